"""`python app.py evaluate GOLD`: the engine, or a file of predictions, measured against gold articles."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from quotes.errors import InvalidInput, OnRecordError
from quotes.evaluation import KINDS, as_prediction, evaluate, evaluate_pages, failed, read_gold, twin
from quotes.evaluation.gold_records import read_lines
from quotes.evaluation.pages import PageReport
from quotes.evaluation.report import Report
from quotes.model import Analysis

Analyser = Callable[[Mapping[str, Any]], Analysis]
"""From a record {"id", "text", "title", "published", "publisher"} to its analysis; raises OnRecordError."""

_ARTICLE_KEYS = ("id", "text", "title", "published", "publisher", "language")


def run_pages(gold: Path, pages: Path, analyser: Callable[[], Analyser], *, as_json: bool = False) -> int:
    """Measure web pages against the articles of ``gold`` and print the report; the exit status as that of ``run``.

    ``pages``: one JSON object a line, by the id of the gold article: {"html"}, which the engine reads, or the analysis
    of a page.
    """

    def measured() -> PageReport:
        records, lines = list(read_lines(gold)), list(read_lines(pages))
        read_gold(records)
        analyse = analyser() if any("html" in line for line in lines) else None
        answers = {}
        for number, line in enumerate(tqdm(lines, desc="pages", disable=not sys.stderr.isatty()), 1):
            if not isinstance(line.get("id"), str):
                raise InvalidInput(f"{pages.name}, record {number}: no id. Give the id of the gold article.")
            answers[line["id"]] = _page_answer(line, analyse) if analyse and "html" in line else line
        return evaluate_pages(records, answers)

    return _printed(measured, as_json)


def run(
    gold: Path,
    analyser: Callable[[], Analyser],
    *,
    predictions: Path | None = None,
    twins: bool = False,
    as_json: bool = False,
    write: Path | None = None,
) -> int:
    """Evaluate and print the report; the exit status: 0, or 2 where a file cannot be taken (said on standard error).

    ``analyser`` loads the engine; it is not called where ``predictions`` (a file of predictions or of analyses, one
    JSON object a line, by id) is given. ``twins``: also read the twins of the articles. ``write``: put the predictions
    there.
    """
    if predictions and twins:
        return _refuse("--twins needs the engine; leave --predictions out.")

    def measured() -> Report:
        records = list(read_lines(gold))
        read_gold(records)
        answers = read_predictions(predictions) if predictions else _analyse(records, analyse := analyser(), "articles")
        twin_answers = {kind: _analyse(_twin_records(kind, records), analyse, kind) for kind in KINDS} if twins else {}
        report = evaluate(records, answers, twin_predictions=twin_answers)
        if write:
            lines = (json.dumps({"id": key, **answer}, ensure_ascii=False) for key, answer in answers.items())
            write.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return report

    return _printed(measured, as_json)


def _printed(measured: Callable[[], Report | PageReport], as_json: bool) -> int:
    """Print what is ``measured``, or why a file cannot be taken; the exit status."""
    try:
        report = measured()
    except OnRecordError as error:
        return _refuse(error.detail)
    except OSError as error:
        return _refuse(f"{error.filename}: {error.strerror}.")
    click.echo(json.dumps(report.as_json(), indent=2) if as_json else report.as_text(), nl=as_json)
    return 0


def read_predictions(path: Path) -> dict[str, dict[str, Any]]:
    """The predictions of a file by id. A line may also be what `extract` writes.

    Raises InvalidInput naming the line.
    """
    found: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(read_lines(path), 1):
        key = line.get("id")
        if not isinstance(key, str):
            raise InvalidInput(f"{path.name}, record {number}: no id. Give the id of the gold article.")
        try:
            if "quotations" in line:
                line = as_prediction(line)
            elif "quotes" not in line:
                line = failed(str(line["error"]))
        except (KeyError, TypeError) as error:
            raise InvalidInput(
                f"{path.name}, record {number}: neither a prediction (quotes) nor an analysis (quotations): {error}."
            ) from error
        found[key] = line
    return found


def _analyse(records: Iterable[Mapping[str, Any]], analyse: Analyser, label: str) -> dict[str, dict[str, Any]]:
    """The predictions of the engine by id; an article it refuses, or breaks on, is one that failed."""
    answers = {}
    for record in tqdm(list(records), desc=label, disable=not sys.stderr.isatty()):
        try:
            answers[record["id"]] = as_prediction(analyse({k: record[k] for k in _ARTICLE_KEYS if k in record}))
        except Exception as error:  # as in extract: one article that fails does not stop the others
            why = error.detail if isinstance(error, OnRecordError) else f"{type(error).__name__}: {error}"
            click.echo(f"{record['id']} failed: {why}", err=True)
            answers[record["id"]] = failed(why)
    return answers


def _page_answer(page: Mapping[str, Any], analyse: Analyser) -> Mapping[str, Any]:
    """The analysis of a page as JSON, or its error."""
    try:
        return dataclasses.asdict(analyse({k: page[k] for k in ("html", *_ARTICLE_KEYS) if page.get(k) is not None}))
    except Exception as error:  # as in _analyse
        why = error.detail if isinstance(error, OnRecordError) else f"{type(error).__name__}: {error}"
        click.echo(f"{page['id']} failed: {why}", err=True)
        return {"error": why}


def _twin_records(kind: str, records: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    records = list(records)
    twins = (twin(kind, article) for article in read_gold(records))
    return [{**record, "text": t.text} for record, t in zip(records, twins, strict=True)]


def _refuse(why: str) -> int:
    click.echo(why, err=True)
    return 2
