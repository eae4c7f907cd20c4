"""The commands backup and restore."""

from __future__ import annotations

from pathlib import Path

import click

from quotes.cli.messages import plain_errors
from quotes.settings import Settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup(settings: Settings, file: Path) -> None:
    """Back up an SQLite record to a new FILE. The server may be running."""
    from quotes.record.db import backup

    with plain_errors():
        written = backup.backup(settings.record_url, file)
    click.echo(f"Backed up the record to {file}: {written} bytes, verified.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def restore(settings: Settings, file: Path) -> None:
    """Replace the record with the backup FILE. Stop the server first. The old record is kept beside it."""
    from quotes.record.db import backup

    with plain_errors():
        kept = backup.restore(settings.record_url, file)
    click.echo(f"Restored the record from {file}." + (f" The old record is in {kept}." if kept else ""))
