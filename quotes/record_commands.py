"""The commands that work on what is kept: erase and export."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from quotes.errors import OnRecordError
from quotes.settings import Settings

if TYPE_CHECKING:
    from quotes.record import Record

_T = TypeVar("_T")


@click.command()
@click.argument("speaker_id")
@click.option("--newsroom", help="Whose record it is in; without it that of the settings.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erase(settings: Settings, speaker_id: str, newsroom: str | None, yes: bool) -> None:
    """Erase the person with this id from the record, for good; cached analyses are dropped.

    What they said stays, credited to nobody. The texts of articles stay as they are.
    """
    from quotes.cache import open_cache
    from quotes.record.shapes import Editor

    record, room = _record(settings), newsroom or settings.default_newsroom
    if not yes:
        click.confirm(f"Erase {_described(record, room, speaker_id)}? This cannot be undone.", abort=True, err=True)
    _or_say(lambda: record.erase_speaker(room, speaker_id, Editor(getpass.getuser())))
    cache = open_cache(settings)
    cache.forget_all()
    cache.close()
    record.close()
    click.echo("Erased. Backups made before still hold them.", file=sys.stderr)


def _described(record: Record, newsroom: str, speaker_id: str) -> str:
    profile = _or_say(lambda: record.speaker(newsroom, speaker_id))
    return f"{profile.name} ({profile.type}, {profile.statements} statements in {profile.articles} articles)"


def _record(settings: Settings) -> Record:
    """The record, brought to the current revision."""
    from quotes.record import Record

    record = Record(settings.record_url)
    _or_say(record.migrate)
    return record


def _or_say(work: Callable[[], _T]) -> _T:
    """What ``work`` gives; an error of ours ends the command with its words."""
    try:
        return work()
    except OnRecordError as error:
        raise click.ClickException(error.detail) from None
