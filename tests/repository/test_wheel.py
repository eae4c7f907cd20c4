"""The wheel is whole: installed into a clean environment, `on-record` extracts, migrates and serves."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.load.ports import free_port
from tests.support import ROOT
from tests.support.live import SECONDS, kill_all, until

LINE = '{"id": "a1", "text": "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday."}\n'


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=2 * SECONDS)
    (built,) = folder.glob("*.whl")
    return built


@contextmanager
def installed(wheel: Path, extra: str = "") -> Iterator[Path]:
    """A folder with an environment, as ``venv``, in which nothing is but the wheel with an extra and what they require,
    in the versions that are tested."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as folder:
        place = Path(folder)
        python = place / "venv" / "bin" / "python"
        uv = [sys.executable, "-m", "uv"]
        subprocess.run([*uv, "venv", "--quiet", "--python", sys.executable, str(place / "venv")], check=True)
        options = ["--python", str(python), "--constraints", str(ROOT / "requirements.txt"), "--only-binary", ":all:"]
        install = [*uv, "pip", "install", "--quiet", *options, f"on-record{extra} @ {wheel.as_uri()}"]
        done = subprocess.run(install, capture_output=True, text=True, timeout=5 * SECONDS)
        if done.returncode:
            pytest.skip(f"What it requires cannot be had here: {done.stderr[-300:]}")
        yield place


@pytest.fixture(scope="module")
def library(wheel: Path) -> Iterator[Path]:
    """`pip install on-record`."""
    with installed(wheel) as place:
        yield place


@pytest.fixture(scope="module")
def service(wheel: Path) -> Iterator[Path]:
    """`pip install '.[mcp]'`."""
    with installed(wheel, "[mcp]") as place:
        yield place


def environment(place: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(place), "XDG_DATA_HOME": str(place / "data")}


def on_record(place: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return subprocess.run(
        [str(place / "venv" / "bin" / "on-record"), *arguments],
        input=given,
        text=True,
        cwd=place,
        env=environment(place),
        capture_output=True,
        timeout=SECONDS,
    )


def test_package_and_its_parts_require_what_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = project["optional-dependencies"]
    pinned = {name_of(line) for line in (ROOT / "requirements.in").read_text().splitlines() if line[:1].isalpha()}
    required = {name_of(line) for line in (*project["dependencies"], *parts["service"], *parts["mcp"])}
    assert required - {"on-record"} == pinned and {name_of(line) for line in parts["spacy"]} == {"spacy"}


def name_of(requirement: str) -> str:
    return re.split(r"[\[<>=]", requirement)[0]


@pytest.mark.slow
def test_has_everything_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (("models", "quotes/models"), ("migrations", "quotes/migrations"), ("schemas", "schemas")):
        listed = subprocess.run(["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True)
        assert {f"{inside}{name.removeprefix(folder)}" for name in listed.stdout.split()} <= names
    assert {"quotes/py.typed", "schemas/py.typed"} <= names


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--engine", "fast")])
def test_library_extracts(library: Path, options: tuple[str, ...]) -> None:
    done = on_record(library, "extract", *options, given=LINE)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["quotations"][0]["speaker"]["name"] == "Ilsa Brandt"


@pytest.mark.slow
@pytest.mark.parametrize(("command", "extra"), [("serve", "service"), ("ingest", "service"), ("mcp", "mcp")])
def test_library_names_the_extra_that_it_lacks(library: Path, command: str, extra: str) -> None:
    done = on_record(library, command, given=LINE)
    assert done.returncode == 1 and f"pip install '.[{extra}]'" in done.stderr


@pytest.mark.slow
def test_library_is_a_spacy_component(library: Path) -> None:
    script = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('on_record'); "
        "print(nlp('“The ferry sails tonight,” harbour master Ilsa Brandt said.')._.speakers[0].name)"
    )
    python = str(library / "venv" / "bin" / "python")
    done = subprocess.run(
        [python, "-c", script], cwd=library, env=environment(library), capture_output=True, text=True, timeout=SECONDS
    )
    assert done.stdout.strip() == "Ilsa Brandt", done.stderr


@pytest.mark.slow
def test_serves(service: Path) -> None:
    port, folder = free_port(), service / "data" / "on-record"
    own = {"ON_RECORD_PORT": str(port), "ON_RECORD_WORKERS": "1"}
    with (service / "log").open("wb") as log:
        server = subprocess.Popen(
            [str(service / "venv" / "bin" / "on-record"), "serve"],
            cwd=service,
            env=environment(service) | own,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )

    def answers() -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=SECONDS) as answer:
                return answer.status == 200
        except OSError:
            return False

    try:
        assert until(answers), (service / "log").read_text()
        assert (folder / "record.sqlite3").is_file()
        ping = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
        headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/mcp", json.dumps(ping).encode(), headers)
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
            assert "find_speakers" in answer.read().decode()
    finally:
        server.terminate()
        server.wait(SECONDS)
        kill_all(folder)


@pytest.mark.slow
def test_client_is_a_wheel_of_its_own(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT / "on_record_client", check=True, capture_output=True, timeout=2 * SECONDS)
    (wheel,) = tmp_path.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    files = {file.name for file in (ROOT / "on_record_client").iterdir() if file.suffix in (".py", ".typed")}
    assert names == {f"on_record_client/{name}" for name in files}
    script = "import on_record_client, sys; assert 'quotes' not in sys.modules; print(on_record_client.__file__)"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(wheel)}
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stdout.startswith(str(wheel)), done.stderr
