"""The commands on the record: erase and export."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Literal

import click

from quotes.cli.messages import plain_errors
from quotes.settings import Settings

if TYPE_CHECKING:
    from quotes.record import Record


@click.command()
@click.argument("speaker_id")
@click.option("--newsroom", help="The newsroom; default: that of the settings.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@click.pass_obj
def erase(settings: Settings, speaker_id: str, newsroom: str | None, yes: bool) -> None:
    """Erase the person with this id for good, and drop cached analyses.

    Their words stay, without a speaker. The texts of articles are not changed.
    """
    from quotes.record.model.corrections import Editor
    from quotes.redis.analysis_cache import open_cache
    from quotes.redis.link import link_to_redis

    record, tenant = open_record(settings), newsroom or settings.default_newsroom
    if not yes:
        click.confirm(f"Erase {_described(record, tenant, speaker_id)}? This cannot be undone.", abort=True, err=True)
    with plain_errors():
        record.erasure.erase_speaker(tenant, speaker_id, Editor(getpass.getuser()))
    cache = open_cache(settings, link_to_redis(settings), record.erasure.count)
    dropped = cache.forget_all()
    cache.close()
    record.close()
    click.echo("Erased. Backups made earlier still contain this person.", file=sys.stderr)
    if not dropped:
        stay = (
            "Redis is not reachable: cached analyses may name this person. A server drops them when it finds Redis "
            f"again, or when it starts; in {settings.cache_seconds} seconds they are gone in any case."
        )
        click.echo(stay, file=sys.stderr)


@click.command()
@click.option("--corrections", is_flag=True, help="Export the corrected articles as gold records for evaluate.")
@click.option("--reviewed", is_flag=True, help="With --corrections: only articles whose every quotation was reviewed.")
@click.option("--speakers", is_flag=True, help="Export the speakers' profiles.")
@click.option("--speaker", help="Only quotations of the speaker with this id.")
@click.option("--format", "form", type=click.Choice(["ndjson", "csv", "xlsx"]), default="ndjson", show_default=True)
@click.option("--newsroom", help="The newsroom; default: that of the settings.")
@click.pass_obj
def export(
    settings: Settings,
    corrections: bool,
    reviewed: bool,
    speakers: bool,
    speaker: str | None,
    form: Literal["ndjson", "csv", "xlsx"],
    newsroom: str | None,
) -> None:
    """Print the record: one quotation per line, or a table.

    For example, gold records for evaluate: python app.py export --corrections > gold.jsonl
    """
    from quotes.exchange.export import TABLES, export_parts
    from quotes.record.model.exports import ExportOf
    from quotes.record.model.quotations import QuotationFilter

    what: ExportOf = "corrections" if corrections else "speakers" if speakers else "quotations"
    if form != "ndjson" and what not in TABLES:
        raise click.UsageError("Corrections cannot be exported as a table. Leave out --format.")
    record, tenant = open_record(settings), newsroom or settings.default_newsroom
    wanted = QuotationFilter(speaker=speaker, act="any", scraps=True, reviewed=reviewed or None)
    with plain_errors():
        if speaker:
            record.speakers.must_exist(tenant, speaker)
        site = settings.public_url or f"http://127.0.0.1:{settings.port}"
        for line in export_parts(record, tenant, what, form, wanted, site):
            sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _described(record: Record, newsroom: str, speaker_id: str) -> str:
    with plain_errors():
        profile = record.speakers.read(newsroom, speaker_id)
    return f"{profile.name} ({profile.type}, {profile.statements} statements in {profile.articles} articles)"


def open_record(settings: Settings) -> Record:
    """The record of the settings, brought to the current revision. Ends the command where it is down."""
    from quotes.record import Record

    record = Record(settings.record_url)
    with plain_errors():
        record.migrate(settings.default_newsroom)
    return record
