"""The commands that read articles: extract, ingest and reanalyse."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import structlog

from quotes.analysis import analyse
from quotes.analysis.article import with_html_map
from quotes.analysis.deadline import time_limit
from quotes.analysis.engine import load_attributor
from quotes.cli.archive import ENGINE
from quotes.cli.messages import plain_errors
from quotes.cli.progress import Progress
from quotes.cli.record import open_record
from quotes.errors import Gone, OnRecordError, Outdated
from quotes.exchange.input_lines import (
    Entry,
    answer_line,
    answer_retraction,
    answer_saved,
    count_lines,
    entries,
    form_of,
    identified_article,
    open_articles,
)
from quotes.lexicon.nouns import counted
from quotes.model import Analysis, Article, Engine
from quotes.settings import Settings
from schemas.analysis import AnalysisSchema

_log = structlog.get_logger("on_record.commands")

Answer = Callable[[Entry], Mapping[str, Any]]
"""The answer of a command to one article; raises OnRecordError."""

FILES = click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
OK_IF_FAILED = click.option(
    "--ok-if-failed", is_flag=True, help="Exit with status 0 even where articles failed; else it is 1."
)


@click.command()
@FILES
@ENGINE
@OK_IF_FAILED
@click.pass_obj
def extract(settings: Settings, files: tuple[Path, ...], engine: Engine | None, ok_if_failed: bool) -> None:
    """Analyse articles and print one analysis per line.

    FILES are JSON lines (.jsonl, .ndjson, .json), or one article per file (.html or plain text); all may be gzipped
    (.gz). Without FILES, JSON lines are read from standard input. Nothing is saved, and Redis is not used.
    """
    analyser, schema = analyser_of(settings, engine), AnalysisSchema()

    def answer(entry: Entry) -> Mapping[str, Any]:
        article = entry.article
        if isinstance(article, OnRecordError):
            raise article
        found: dict[str, Any] = schema.dump(analyser(article))
        return found if entry.id is None else found | {"id": entry.id}

    _end(_answer_all(settings, files, answer), ok_if_failed)


@click.command()
@FILES
@click.option("--queue", is_flag=True, help="Let the workers of the queue analyse them (python app.py work).")
@ENGINE
@OK_IF_FAILED
@click.pass_obj
def ingest(settings: Settings, files: tuple[Path, ...], queue: bool, engine: Engine | None, ok_if_failed: bool) -> None:
    """Analyse and save articles, and print one line of JSON per article.

    FILES as for extract. An article without a uri gets its id as its uri. With --queue, the articles are stored as one
    batch, which all workers share. If you interrupt the command, run it again to continue where it stopped. What the
    fast engine read, reanalyse reads again with the accurate one.
    """
    if queue:
        from quotes.cli.queue import ingest_by_queue

        with plain_errors():
            failed = ingest_by_queue(settings, open_record(settings), files, engine)
        _end(failed, ok_if_failed)
        return
    analyser, record = analyser_of(settings, engine), open_record(settings)
    newsroom = settings.default_newsroom

    def answer(entry: Entry) -> Mapping[str, Any]:
        if told := answer_retraction(entry, lambda retraction: record.articles.retract_uri(newsroom, retraction)):
            return told
        return answer_saved(entry, record.articles.save_analysed(newsroom, identified_article(entry), analyser))

    _end(_answer_all(settings, files, answer), ok_if_failed)


@click.command()
@click.pass_obj
def reanalyse(settings: Settings) -> None:
    """Analyse saved articles of all newsrooms again with the current models. Corrections by editors stay."""
    analyser, record = analyser_of(settings), open_record(settings)
    version = load_attributor(settings.engine).version
    newsrooms = record.newsrooms()
    stale = ((tenant, found) for tenant in newsrooms for found in record.articles.outdated(tenant, version))
    done = 0
    with Progress("reanalyse", "article") as progress:
        for newsroom, found in stale:
            try:
                analysis = analyser(with_html_map(found.article))
                record.articles.reanalyse(newsroom, found.id, analysis, found.version)
                done += 1
                progress.step()
            except (Gone, Outdated):  # retracted, or revised and so analysed, while it was read
                progress.step()
            except OnRecordError as error:
                click.echo(f"{found.id}: {error.detail}", err=True)
                progress.step(failed=1)
    click.echo(f"Analysed {counted(done, 'article')} again; {progress.failed} failed.")
    _end(progress.failed, False)


def analyser_of(settings: Settings, engine: Engine | None = None) -> Callable[[Article], Analysis]:
    """The analysis by the settings and by ``engine`` (None: theirs), loaded now."""
    attributor = load_attributor(engine or settings.engine)
    return lambda article: analyse(
        article,
        attributor,
        review_below=settings.review_below,
        unknown_below=settings.unknown_below,
        checkpoint=time_limit(settings.analysis_seconds, time.thread_time),
    )


def _entries(settings: Settings, files: tuple[Path, ...]) -> Iterator[Entry]:
    limits = settings.article_limits
    if not files:
        yield from entries(sys.stdin.buffer, "lines", "stdin", limits)
    for path in files:
        with plain_errors(), open_articles(path) as stream:
            yield from entries(stream, form_of(path), path.name, limits)


def _answer_all(settings: Settings, files: tuple[Path, ...], answer: Answer) -> int:
    """Write the answer to every entry as one line of JSON, in the order of input; one that fails gets its error. How
    many failed."""
    out = sys.stdout.buffer
    with plain_errors():
        total = count_lines(files) if files else None
    with Progress(click.get_current_context().info_name or "", "article", total) as progress:
        for entry in _entries(settings, files):
            answered = _answered(entry, answer)
            out.write(answer_line(answered))
            out.flush()
            progress.step(failed="error" in answered)
    return progress.failed


def _end(failed: int, ok_if_failed: bool) -> None:
    """Exit with status 1 where articles failed and that is not ok."""
    if failed and not ok_if_failed:
        sys.exit(1)


def _answered(entry: Entry, answer: Answer) -> Mapping[str, Any]:
    try:
        return answer(entry)
    except OnRecordError as error:
        why = error.detail
    except Exception as error:
        _log.exception("an article failed", line=entry.line)
        why = f"Internal error ({type(error).__name__}); the log has more."
    return {"id": entry.id, "line": entry.line, "error": why}
