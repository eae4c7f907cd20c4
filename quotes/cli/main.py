"""The command line: `python app.py COMMAND`. Each command loads only what it needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from quotes import __version__
from quotes.analysis.article import from_record
from quotes.cli.archive import archive
from quotes.cli.backups import backup, restore
from quotes.cli.deliver import deliver
from quotes.cli.key_commands import keys
from quotes.cli.messages import plain_errors
from quotes.cli.reading import analyser_of, extract, ingest, reanalyse
from quotes.cli.record import erase, export, open_record
from quotes.exchange.cms_hooks import SYSTEMS, secret_for
from quotes.model import Analysis
from quotes.observability import logs
from quotes.settings import Settings, SettingsError, documentation


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
        analyse_one, limits = analyser_of(settings), settings.article_limits
        return lambda data: analyse_one(from_record(data, limits))

    if pages:
        sys.exit(evaluate.run_pages(gold, pages, analyser, as_json=as_json))
    sys.exit(evaluate.run(gold, analyser, predictions=predictions, twins=twins, as_json=as_json, write=write))


for command in (archive, backup, deliver, erase, export, extract, ingest, keys, reanalyse, restore):
    main.add_command(command)


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
