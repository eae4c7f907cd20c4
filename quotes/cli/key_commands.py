"""The commands on keys to the service: make, list and revoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quotes.api_keys import SCOPES
from quotes.api_keys import make as make_key
from quotes.cli.messages import plain_errors
from quotes.cli.record import open_record

if TYPE_CHECKING:
    from quotes.record import Record


@click.group()
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
