"""The commands erase and export, as a user runs them."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quotes.cli.main import main
from quotes.evaluation import read_gold
from quotes.record import Record
from quotes.record.model.corrections import Editor, QuotationFix
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from quotes.redis.analysis_cache import AnalysisCache, open_cache
from quotes.redis.link import link_to_redis
from quotes.settings import Settings

TEXT = "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday.\n\n“It is late,” said Otto Sand, a pilot."
Run = Callable[..., Result]


@pytest.fixture
def environment(tmp_path: Path, redis_url: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "ON_RECORD_INSTANCE_DIR": str(tmp_path / "instance"), "REDIS_URL": redis_url}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    def run(*arguments: str, data: bytes = b"") -> Result:
        return CliRunner().invoke(main, arguments, input=data, env=environment, prog_name="app.py")

    line = json.dumps({"id": "a1", "text": TEXT, "published": "2024-03-11"}).encode() + b"\n"
    assert run("ingest", data=line).exit_code == 0
    return run


@pytest.fixture
def record(run: Run, environment: dict[str, str]) -> Record:
    """The record that the commands work on."""
    return Record(Settings.from_environment(environment).record_url)


def brandt(record: Record) -> str:
    return record.speakers.search("default", SpeakerFilter(q="Ilsa Brandt")).items[0].id


def test_a_person_is_erased_once_asked(run: Run, record: Record) -> None:
    refused = run("erase", brandt(record), data=b"n\n")
    assert refused.exit_code == 1 and "Ilsa Brandt (person, 1 statements in 1 articles)" in refused.stderr
    lost = brandt(record)
    erased = run("erase", lost, "--yes")
    assert erased.exit_code == 0 and "Redis" not in erased.stderr
    assert record.speakers.search("default", SpeakerFilter(q="Ilsa Brandt")).items == ()
    again = run("erase", lost, "--yes")
    assert again.exit_code == 1 and "This profile was erased." in again.stderr
    assert "There is no speaker" in run("erase", "x", "--yes").stderr


def test_an_erasure_tells_where_cached_answers_stay(
    run: Run, record: Record, environment: dict[str, str], tmp_path: Path
) -> None:
    lost = brandt(record)
    environment["REDIS_URL"] = f"unix://{tmp_path}/nobody.sock"
    done = run("erase", lost, "--yes")
    assert (done.exit_code, "Redis is not reachable: cached analyses may name this person" in done.stderr) == (0, True)
    assert record.speakers.search("default", SpeakerFilter(q="Ilsa Brandt")).items == ()


def test_a_server_that_starts_drops_what_an_erasure_without_redis_left(
    run: Run, record: Record, environment: dict[str, str], tmp_path: Path
) -> None:
    def opened() -> AnalysisCache:
        settings = Settings.from_environment(environment)
        return open_cache(settings, link_to_redis(settings), record.erasure.count)

    key, lost, there = "on_record:analysis:answer:any", brandt(record), environment["REDIS_URL"]
    before = opened()
    before.keep_answer(key, b"Ilsa Brandt")
    assert before.answer(key) == b"Ilsa Brandt"
    environment["REDIS_URL"] = f"unix://{tmp_path}/nobody.sock"
    assert run("erase", lost, "--yes").exit_code == 0
    environment["REDIS_URL"] = there
    after = opened()
    assert after.answer(key) is None
    before.close()
    after.close()


def test_the_record_is_exported(run: Run, record: Record) -> None:
    said = [json.loads(line) for line in run("export").stdout.splitlines()]
    assert {q["speaker"]["name"] for q in said} == {"Ilsa Brandt", "Otto Sand"}
    hers = run("export", "--speaker", brandt(record), "--format", "csv").stdout.splitlines()
    (row,) = csv.DictReader(hers)
    assert row["speaker"] == "Ilsa Brandt" and row["permalink"].startswith("http://127.0.0.1:")
    assert len(run("export", "--speakers").stdout.splitlines()) == 2
    assert "There is no speaker" in run("export", "--speaker", "x").stderr
    assert run("export", "--corrections", "--format", "csv").exit_code == 2


def test_corrections_are_gold_that_evaluate_reads(run: Run, record: Record, tmp_path: Path) -> None:
    assert run("export", "--corrections").stdout == ""
    for quotation in record.quotations.search("default", QuotationFilter()).items:
        fix = QuotationFix(right=True) if quotation.speaker.name == "Otto Sand" else QuotationFix(speaker=None)
        record.corrections.correct_quotation("default", quotation.id, fix, Editor("kim"))
    gold = tmp_path / "gold.jsonl"
    gold.write_text(run("export", "--corrections", "--reviewed").stdout, encoding="utf-8")
    (article,) = read_gold([json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()])
    assert article.id == "a1" and article.text == TEXT
    speakers = [article.speakers[a.speaker].name if a.speaker else None for a in article.attributions]
    assert speakers == [None, "Otto Sand"]
    measured = run("evaluate", str(gold))
    assert measured.exit_code == 0 and "segments" in measured.stdout
