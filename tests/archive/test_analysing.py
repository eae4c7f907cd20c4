"""An archive analysed by Ray on this machine."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.settings import Settings

pytest.importorskip("quotes.archive.cluster", reason="needs the extra ray: make ray")

import pyarrow as pa
from pyarrow import parquet

from quotes.archive.analysing import analyse_archive, tables_of
from quotes.archive.cluster import connected
from quotes.archive.reader import Reading
from quotes.errors import InvalidInput

TEXT = "“The ferry sails tonight,” harbour master Ilsa Brandt said on day {}."
READING = Reading.of(Settings(), "fast")


@pytest.fixture(scope="module")
def ray() -> Iterator[None]:
    with connected():
        yield


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three files: 20 lines, one of them bad, 10 rows, and something else."""
    folder = tmp_path / "archive"
    folder.mkdir()
    lines = [json.dumps({"uri": f"u:{n}", "text": TEXT.format(n)}) for n in range(19)]
    (folder / "a.jsonl").write_text("\n".join([*lines, "{"]))
    rows = {"uri": [f"r:{n}" for n in range(10)], "text": [TEXT.format(n) for n in range(10)]}
    parquet.write_table(pa.table(rows), folder / "b.parquet")
    (folder / "README.md").write_text("What this is.")
    return folder


def ids(out: Path) -> list[str]:
    """The lines that are written, by file and number, sorted."""
    return sorted(parquet.read_table(out, columns=["id"])["id"].to_pylist())


def test_lines_are_told_apart() -> None:
    first, second = tables_of(io.BytesIO(b"{}\n\n" * 7 + b"a" * 20 + b"\n{}"), "f.jsonl", 10)
    assert first["id"].to_pylist() == [f"f.jsonl:{n}" for n in range(1, 15, 2)] + ["f.jsonl:15"]
    assert (first["body"][7].as_py(), second["line"].to_pylist()) == (None, [16])
    assert "longer than 10" in first["refused"][7].as_py()


@pytest.mark.slow
@pytest.mark.usefixtures("ray")
def test_every_line_once_and_again_nothing(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    analyse_archive([str(archive)], str(out), READING)
    wanted = sorted(
        [f"{archive}/a.jsonl:{n}" for n in range(1, 21)] + [f"{archive}/b.parquet:{n}" for n in range(1, 11)]
    )
    assert ids(out) == wanted
    table = parquet.read_table(out, columns=["error", "analysis"]).to_pylist()
    assert [bool(row["error"]) for row in table].count(True) == 1
    assert all(row["error"] or len(row["analysis"]["quotations"]) == 1 for row in table)
    (archive / "c.jsonl").write_text(json.dumps({"uri": "new", "text": TEXT.format(40)}))
    analyse_archive([str(archive)], str(out), READING)
    assert ids(out) == sorted([*wanted, f"{archive}/c.jsonl:1"])


@pytest.mark.slow
@pytest.mark.usefixtures("ray")
def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="No archive"):
        analyse_archive([str(tmp_path / "none")], str(tmp_path / "out"), READING)
