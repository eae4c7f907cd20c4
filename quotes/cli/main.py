"""The command line: `python app.py COMMAND`. Each command loads only what it needs."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import structlog

from quotes import __version__
from quotes.analysis import analyse
from quotes.analysis.article import from_record, with_html_map
from quotes.analysis.deadline import time_limit
from quotes.analysis.engine import load_attributor
from quotes.api_keys import SCOPES
from quotes.api_keys import make as make_key
from quotes.cli.archive import ENGINE, archive
from quotes.cli.deliver import deliver
from quotes.cli.messages import plain_errors
from quotes.cli.progress import Progress
from quotes.cli.record import erase, export, open_record
from quotes.errors import Gone, OnRecordError, Outdated
from quotes.exchange.cms_hooks import SYSTEMS, secret_for
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
from quotes.observability import logs
from quotes.settings import Settings, SettingsError, documentation
from schemas.analysis import AnalysisSchema

if TYPE_CHECKING:
    from quotes.record import Record

_log = structlog.get_logger("on_record.commands")

Answer = Callable[[Entry], Mapping[str, Any]]
"""The answer of a command to one article; raises OnRecordError."""

FILES = click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
OK_IF_FAILED = click.option(
    "--ok-if-failed", is_flag=True, help="Exit with status 0 even where articles failed; else it is 1."
)


@click.group(invoke_without_command=True)
@click.version_option(__version__, prog_name="On Record")
@click.pass_context
def main(context: click.Context) -> None:
    """On Record: who said what. Without a command, start the server."""
    try:
        context.obj = Settings.from_environment()
    except SettingsError as error:
        raise click.ClickException(str(error)) from None
    logs.configure("WARNING")
    if context.invoked_subcommand is None:
        context.invoke(serve)


@main.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Start the server; to give no command does the same."""
    from quotes.server.launch import serve

    serve(settings)


@main.command()
@FILES
@ENGINE
@OK_IF_FAILED
@click.pass_obj
def extract(settings: Settings, files: tuple[Path, ...], engine: Engine | None, ok_if_failed: bool) -> None:
    """Analyse articles and print one analysis per line.

    FILES are JSON lines (.jsonl, .ndjson, .json), or one article per file (.html or plain text); all may be gzipped
    (.gz). Without FILES, JSON lines are read from standard input. Nothing is saved, and Redis is not used.
    """
    analyser, schema = _analyser(settings, engine), AnalysisSchema()

    def answer(entry: Entry) -> Mapping[str, Any]:
        article = entry.article
        if isinstance(article, OnRecordError):
            raise article
        found: dict[str, Any] = schema.dump(analyser(article))
        return found if entry.id is None else found | {"id": entry.id}

    _end(_answer_all(settings, files, answer), ok_if_failed)


@main.command()
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
    analyser, record = _analyser(settings, engine), open_record(settings)
    newsroom = settings.default_newsroom

    def answer(entry: Entry) -> Mapping[str, Any]:
        if told := answer_retraction(entry, lambda retraction: record.articles.retract_uri(newsroom, retraction)):
            return told
        return answer_saved(entry, record.articles.save_analysed(newsroom, identified_article(entry), analyser))

    _end(_answer_all(settings, files, answer), ok_if_failed)


@main.command()
@click.pass_obj
def work(settings: Settings) -> None:
    """Run a worker, which analyses batches until you stop it. Start one per spare core."""
    from quotes.jobs import rq_worker

    logs.configure(settings.log_level)
    open_record(settings).close()
    with plain_errors():
        rq_worker.run(settings)


@main.command()
@click.argument("system", type=click.Choice(SYSTEMS))
@click.option("--newsroom", help="The newsroom whose record it posts into; default: that of the settings.")
@click.pass_obj
def hooks(settings: Settings, system: str, newsroom: str | None) -> None:
    """Print the address to which a content management system posts, and the secret with which it signs."""
    from quotes.redis.secret import secret_of

    tenant = newsroom or settings.default_newsroom
    click.echo(f"/v1/hooks/{system}?newsroom={tenant}", err=True)
    with plain_errors():
        click.echo(secret_for(secret_of(settings), system, tenant))


@main.command()
@click.option("--newsroom", help="The newsroom whose record is read; default: that of the settings.")
@click.pass_obj
def mcp(settings: Settings, newsroom: str | None) -> None:
    """Serve the Model Context Protocol on standard input and output. Clients can read the record, not change it."""
    from quotes.mcp.server import run_stdio

    run_stdio(open_record(settings), newsroom or settings.default_newsroom)


@main.command()
@click.pass_obj
def reanalyse(settings: Settings) -> None:
    """Analyse saved articles of all newsrooms again with the current models. Corrections by editors stay."""
    analyser, record = _analyser(settings), open_record(settings)
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


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup(settings: Settings, file: Path) -> None:
    """Back up an SQLite record to a new FILE. The server may be running."""
    from quotes.record.db import backup

    with plain_errors():
        written = backup.backup(settings.record_url, file)
    click.echo(f"Backed up the record to {file}: {written} bytes, verified.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def restore(settings: Settings, file: Path) -> None:
    """Replace the record with the backup FILE. Stop the server first. The old record is kept beside it."""
    from quotes.record.db import backup

    with plain_errors():
        kept = backup.restore(settings.record_url, file)
    click.echo(f"Restored the record from {file}." + (f" The old record is in {kept}." if kept else ""))


main.add_command(archive)
main.add_command(deliver)
main.add_command(erase)
main.add_command(export)


@main.group()
@click.pass_context
def keys(context: click.Context) -> None:
    """Make, list and revoke keys to the service."""
    context.obj = open_record(context.obj)


@keys.command()
@click.option("--owner", required=True, help="Who uses the key; corrections made with it carry this name.")
@click.option("--newsroom", help="Its newsroom; a new name makes a new one. Default: that of the settings.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    default=("extract", "read"),
    show_default=True,
    help=f"What the key may do; repeat the option for several: {', '.join(SCOPES)}.",
)
@click.pass_context
def make(context: click.Context, owner: str, newsroom: str | None, scopes: tuple[str, ...]) -> None:
    """Make a key and print it. It is shown only once: the record keeps a hash of it."""
    record: Record = context.obj
    newsroom = newsroom or context.find_root().obj.default_newsroom
    with plain_errors():
        key, kept = make_key(record.keys, newsroom, owner, scopes)
    click.echo(key)
    opens = ", ".join(sorted(kept.scopes))
    click.echo(
        f"Key {kept.id} of {owner} in {kept.newsroom}, scopes {opens}. It is not shown again.",
        err=True,
    )


@keys.command(name="list")
@click.pass_obj
def list_keys(record: Record) -> None:
    """List all keys as tab-separated values, including revoked ones, without the keys themselves."""
    click.echo("id\tnewsroom\towner\tscopes\tmade\tlast used\trevoked")
    with plain_errors():
        found = record.keys.all()
    for key in found:
        moments = (f"{m:%Y-%m-%d %H:%M}Z" if m else "-" for m in (key.made_at, key.used_at, key.revoked_at))
        click.echo("\t".join((key.id, key.newsroom, key.owner, ",".join(sorted(key.scopes)), *moments)))


@keys.command()
@click.argument("key_id")
@click.pass_obj
def revoke(record: Record, key_id: str) -> None:
    """Revoke the key with this id, and the sessions started with it. Takes effect within a second."""
    with plain_errors():
        key = record.keys.revoke(key_id)
    click.echo(f"Revoked key {key.id} of {key.owner}.")


@main.command()
@click.option("--markdown", is_flag=True, help="Print the table of docs/settings.md: every setting with its default.")
@click.pass_obj
def settings(settings: Settings, markdown: bool) -> None:
    """Print the current settings, with secrets masked."""
    if markdown:
        click.echo(documentation(), nl=False)
        return
    for variable, value in settings.shown().items():
        click.echo(f"{variable}={value}")


@main.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--predictions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Measure this file.",
)
@click.option(
    "--twins",
    is_flag=True,
    help="Also measure variants: other quotation marks, no paragraphs and so on.",
)
@click.option(
    "--pages",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Measure only how well the article is found in these web pages (or in analyses of them).",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), help="Write the predictions to this file.")
@click.pass_obj
def evaluate(
    settings: Settings,
    gold: Path,
    predictions: Path | None,
    twins: bool,
    pages: Path | None,
    as_json: bool,
    write: Path | None,
) -> None:
    """Measure the answers against the articles of GOLD and print a report."""
    from quotes.cli import evaluate

    def analyser() -> Callable[[Mapping[str, Any]], Analysis]:
        analyse_one, limits = _analyser(settings), settings.article_limits
        return lambda data: analyse_one(from_record(data, limits))

    if pages:
        sys.exit(evaluate.run_pages(gold, pages, analyser, as_json=as_json))
    sys.exit(evaluate.run(gold, analyser, predictions=predictions, twins=twins, as_json=as_json, write=write))


def _analyser(settings: Settings, engine: Engine | None = None) -> Callable[[Article], Analysis]:
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


def run(prog_name: str = "on-record") -> None:
    """Run the command line as a program of this name. Whatever a command writes is for this user alone."""
    os.umask(0o077)
    try:
        main(prog_name=prog_name)
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing in ("", "quotes", "schemas"):
            raise
        extra = missing if missing == "mcp" else "service"
        sys.exit(f"Error: This needs {missing}, which is not installed: pip install '.[{extra}]' in the checkout.")
