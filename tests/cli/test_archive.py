"""The commands on archives past one machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotes.cli.main import main
from tests.support import ROOT

TEXT = "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday."
HAVE_RAY = find_spec("ray") is not None


@pytest.mark.skipif(HAVE_RAY, reason="the extra is there")
@pytest.mark.parametrize("call", [("analyse", "a.jsonl", "out"), ("load", "out")])
def test_without_the_extra_it_says_what_to_install(call: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, ["archive", *call], env={"PATH": os.environ["PATH"]})
    assert done.exit_code == 1
    assert "'.[ray]'" in done.output


@pytest.mark.slow
@pytest.mark.skipif(not HAVE_RAY, reason="needs the extra ray: make ray")
def test_an_archive_on_this_machine(tmp_path: Path) -> None:
    lines = [json.dumps({"id": 1, "text": TEXT}), "{"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    call = [sys.executable, "app.py", "archive", "analyse", "--engine", "fast"]
    called = [*call, str(tmp_path / "a.jsonl"), str(tmp_path / "out")]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "ON_RECORD_INSTANCE_DIR": str(tmp_path / "i")}
    done = subprocess.run(called, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"2 lines of the archive are in {tmp_path / 'out'}; 1 failed and have an error there.\n"
    call = [sys.executable, "app.py", "archive", "load", str(tmp_path / "out")]
    done = subprocess.run(call, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [f"{tmp_path / 'a.jsonl'}:2"]
    assert done.stderr.splitlines()[-1] == "2 lines of the archive: 1 created, 1 failed."


def test_a_missing_archive(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["archive", "analyse", str(tmp_path)], env={"PATH": os.environ["PATH"]})
    assert done.exit_code == 2
    assert "OUT" in done.output
