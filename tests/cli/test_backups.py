"""The record is backed up and restored by commands."""

from __future__ import annotations

from pathlib import Path

from quotes.record import Record
from tests.cli.conftest import Run


def test_backup_and_restore(run: Run, tmp_path: Path) -> None:
    instance, copy = tmp_path / "instance", tmp_path / "copy.sqlite3"
    instance.mkdir()
    record = Record(f"sqlite:///{instance / 'record.sqlite3'}")
    record.migrate()
    record.close()
    assert f"{copy.name}: " in run("backup", str(copy)).stdout
    again = run("backup", str(copy))
    assert (again.exit_code, "already exists" in again.stderr) == (1, True)
    assert "The old record is in" in run("restore", str(copy)).stdout
    missing = run("restore", str(tmp_path / "nothing"))
    assert (missing.exit_code, "There is no file" in missing.stderr) == (1, True)
