"""The files around the code that name versions and checks agree with the code."""

from __future__ import annotations

import re
import tomllib

import yaml

import on_record_client
from quotes import __version__
from tests.support import ROOT


def test_version_has_dated_entry() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    newest = re.search(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest
    assert (__version__, str(citation["date-released"])) == newest.groups()
    assert citation["version"] == __version__ == on_record_client.__version__


def test_entries_are_short() -> None:
    entries = re.findall(r"^- .*$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert entries and max(map(len, entries)) <= 120
    assert not re.search(r"^  \S", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)  # one line an entry


def test_workflow_covers_supported_pythons() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["tests"]
    assert any(step.get("run") == ".ci/run" for step in job["steps"])
    supported = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    first, after = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", supported).groups()
    assert job["strategy"]["matrix"]["python"] == [f"3.{minor}" for minor in range(int(first), int(after))]


def test_hooks_are_those_of_lint() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe
    commands = re.findall(r"^\t@\$\(BIN\)/(.+)$", recipe[1], re.MULTILINE)
    assert [hook["entry"].removeprefix(".venv/bin/") for hook in hooks] == commands


def test_templates_are_whole_forms() -> None:
    for form in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"):
        content = yaml.safe_load(form.read_text(encoding="utf-8"))
        if form.name != "config.yml":
            asked = [part["id"] for part in content["body"] if part["type"] != "markdown"]
            assert content["name"] and content["description"] and len(asked) == len(set(asked)) > 0, form.name


def test_notice_names_every_requirement() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8").lower()
    files = [(ROOT / f"{name}.in").read_text("utf-8") for name in ("requirements", "requirements-ray")]
    names = [name for text in files for name in re.findall(r"^([a-z0-9-]+)(?:\[.*\])?==", text, re.MULTILINE)]
    assert len(names) > 30
    assert [name for name in names if not re.search(rf"\b{name}\b", notice)] == []
