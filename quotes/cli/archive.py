"""`python app.py archive`: archives past one machine, by Ray. Needs the extra ``ray``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import click

from quotes.cli.messages import plain_errors
from quotes.cli.record import open_record
from quotes.lexicon.nouns import counted
from quotes.model import Engine
from quotes.settings import Settings

ENGINE = click.option(
    "--engine",
    type=click.Choice(get_args(Engine)),
    help="The network that reads the articles; default: that of the settings.",
)
"""Of every command that reads articles."""


@click.group()
def archive() -> None:
    """Read an archive on as many machines as there are, with Ray."""


@archive.command()
@click.argument("files", nargs=-1, required=True)
@click.argument("out")
@ENGINE
@click.pass_obj
def analyse(settings: Settings, files: tuple[str, ...], out: str, engine: Engine | None) -> None:
    """Analyse the articles of FILES and write the analyses into the folder OUT as Parquet.

    FILES are JSON lines (.jsonl, .ndjson, .json), Parquet (.parquet) or WARC (.warc), JSON lines and WARC also gzipped
    (.gz), or folders of such files. An engine works on each core of this machine, or of those of the Ray cluster that
    RAY_ADDRESS names. If you interrupt the command, run it again to continue where it stopped.
    """
    with _extra(), plain_errors():
        from quotes.archive.analysed_lines import tally
        from quotes.archive.analysing import analyse_archive
        from quotes.archive.cluster import connected
        from quotes.archive.reader import Reading

        with connected():
            analyse_archive([_place(file) for file in files], _place(out), Reading.of(settings, engine))
        lines, failed = tally(_place(out))
    click.echo(f"{counted(lines, 'line')} of the archive are in {out}; {failed} failed and have an error there.")


@archive.command()
@click.argument("analyses")
@click.option("--newsroom", help="The newsroom; default: that of the settings.")
@click.pass_obj
def load(settings: Settings, analyses: str, newsroom: str | None) -> None:
    """Save what analyse wrote into the folder ANALYSES, in the archive's order, many articles at once.

    The record becomes what ingest makes of the same archive. On PostgreSQL people are told apart on all cores. What
    failed is printed as lines of JSON. If you interrupt the command, run it again to continue where it stopped.
    """
    with _extra(), plain_errors():
        from quotes.archive.cluster import connected
        from quotes.archive.loading import load_archive

        record, became = open_record(settings), Counter[str]()
        with connected():
            for loaded in load_archive(_place(analyses), record, newsroom or settings.default_newsroom):
                became[loaded.status] += 1
                if loaded.error is not None:
                    click.echo(json.dumps({"id": loaded.line.id, "error": loaded.error}, ensure_ascii=False))
        record.close()
    told = ", ".join(f"{count} {status}" for status, count in sorted(became.items()))
    click.echo(f"{counted(became.total(), 'line')} of the archive: {told or 'nothing to save'}.", err=True)


def _place(path: str) -> str:
    """A path as every process of this machine can take it; what has a scheme (s3://) stays."""
    return path if "://" in path else str(Path(path).resolve())


@contextmanager
def _extra() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("ray", "pyarrow", "warcio"):
            raise
        told = "This needs the extra \"ray\": make ray, or pip install '.[ray]' in the checkout."
        raise click.ClickException(told) from None
