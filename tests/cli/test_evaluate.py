"""The command that evaluates: a file of predictions, the engine, whole pages."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.cli.evaluate import read_predictions, run, run_pages
from quotes.errors import InvalidInput
from quotes.evaluation import KINDS
from quotes.model import Analysis, Article
from tests.support.gold import OPEN, TEXT, gold, quote


def no_engine() -> Any:
    raise AssertionError("the engine was loaded")


def test_predictions_are_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records, answers = tmp_path / "gold.jsonl.gz", tmp_path / "answers.jsonl"
    with gzip.open(records, "wt", encoding="utf-8") as file:
        file.write(json.dumps(gold()) + "\n\n" + json.dumps(gold(id="a2")) + "\n")
    lines = [{"id": "a1", "quotes": [quote(OPEN, "Lopes")]}, {"id": "a2", "line": 2, "error": {"title": "Too large"}}]
    answers.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run(records, no_engine, predictions=answers, as_json=True) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["failed"] == 1
    assert report["measures"]["segments R"]["value"] == 25.0
    assert run(records, no_engine, predictions=answers) == 0
    shown = capsys.readouterr().out
    assert "2 articles, 6 attributions, 1 articles failed" in shown
    assert "pronoun mentions" in shown and "Expected calibration error" in shown


def test_engine_reads_articles_and_twins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records, written = tmp_path / "gold.jsonl", tmp_path / "predictions.jsonl"
    records.write_text(json.dumps(gold()) + "\n" + json.dumps(gold(id="a2", text="x" * 9, attributions=[])) + "\n")
    seen = []

    def read(record: Any) -> Any:
        seen.append(record["text"])
        assert set(record) == {"id", "text"}  # nothing of what is true
        if record["id"] == "a2":
            raise InvalidInput("refused")
        return analyse(Article(record["text"]), load_attributor(), review_below=0.75, unknown_below=0.4)

    assert run(records, lambda: read, twins=True, as_json=True, write=written) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report["twins"]) == set(KINDS)
    assert report["failed"] == 1
    assert TEXT.replace("\n", " ") in seen
    # What was written scores the same.
    assert run(records, no_engine, predictions=written, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["measures"] == report["measures"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no gold article"),
        (b'{"id": "a1"\n', "gold.jsonl, line 1: not JSON"),
        (b"\n[1]\n", "gold.jsonl, line 2: not a JSON object"),
        (b"\xff\xfe", "cannot be read as UTF-8"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_bad_gold_is_refused(content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    assert run(path, no_engine) == 2
    assert said in capsys.readouterr().err


def test_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "none.jsonl", no_engine) == 2
    assert "none.jsonl: No such file" in capsys.readouterr().err


PAGE = "“The slipway opens on Monday,” said Edda Quill.\n\nForty boats wait."


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Gold of two pages and their answers, one of them an error."""
    golden, answers = tmp_path / "gold.jsonl", tmp_path / "answers.jsonl"
    stretch = {"span": [1, 29], "kind": "utterance", "speaker": None, "agreed": True}
    records = [{"id": id_, "text": PAGE, "attributions": [], "quotes": [stretch]} for id_ in ("a1", "a2")]
    golden.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    answer = {"id": "a1", "text": PAGE, "quotations": [{"spans": [{"exact": PAGE[1:29]}]}]}
    lines = (answer, {"id": "a2", "error": "too large"})
    answers.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return golden, answers


def test_analyses_of_pages(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_pages(*files, lambda: pytest.fail("nothing is to be read")) == 0
    assert "2 pages, 1 refused." in capsys.readouterr().out


def test_pages_are_read(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    files[1].write_text(json.dumps({"id": "a1", "html": "<p>a"}) + "\n", encoding="utf-8")
    assert run_pages(*files, lambda: refuse, as_json=True) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["refused"] == 1 and "a1 failed: <p>a is too short." in err
    files[1].write_text('{"html": "<p>a"}\n', encoding="utf-8")
    assert run_pages(*files, lambda: lambda page: pytest.fail("no id")) == 2
    assert "no id" in capsys.readouterr().err


def refuse(page: Mapping[str, Any]) -> Analysis:
    raise InvalidInput(f"{page['html']} is too short.")


def test_twins_need_the_engine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "gold.jsonl", no_engine, predictions=tmp_path / "answers.jsonl", twins=True) == 2
    assert "--twins needs the engine" in capsys.readouterr().err


def test_strange_predictions_are_named(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"id": "a1", "quotes": []}\n{"id": "a2"}\n', encoding="utf-8")
    with pytest.raises(InvalidInput, match="record 2: neither a prediction"):
        read_predictions(path)
    path.write_text('{"quotes": []}\n', encoding="utf-8")
    with pytest.raises(InvalidInput, match="record 1: no id"):
        read_predictions(path)
