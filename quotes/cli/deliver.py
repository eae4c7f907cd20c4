"""The command that sends what others follow: changes to webhooks, digests by mail."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import click
import structlog

from quotes.cli.messages import plain_errors
from quotes.cli.record import open_record
from quotes.errors import Unavailable
from quotes.lexicon.nouns import counted
from quotes.observability import logs
from quotes.settings import Settings

if TYPE_CHECKING:
    from quotes.record import Record

PAUSE = 1.0
"""Seconds between two looks where nothing was to be sent."""
_log = structlog.get_logger("on_record.deliver")


@click.command()
@click.option("--once", is_flag=True, help="Try what is due, once, and end.")
@click.pass_obj
def deliver(settings: Settings, once: bool) -> None:
    """Send changes to webhooks and digests by mail, until it is told to stop. Any number may run side by side."""
    logs.configure(settings.log_level)
    with plain_errors():
        works = senders(settings, open_record(settings))
        if not once:
            run(works)
        click.echo(f"{counted(sum(work() for work in works), 'try', 'tries')}.")


def senders(settings: Settings, record: Record) -> list[Callable[[], int]]:
    """What is to be called again and again: each tries what is due and tells how many tries that were."""
    from quotes.exchange.following import Links
    from quotes.mail.digester import Digester
    from quotes.mail.smtp import MailServer
    from quotes.redis.secret import secret_of
    from quotes.webhooks.deliverer import Deliverer

    works = [Deliverer(record, settings.private_receivers).deliver_due]
    if settings.smtp_url:
        links = Links(settings.public_url, secret_of(settings))
        send = MailServer.of(settings.smtp_url).send
        period = timedelta(hours=settings.digest_hours)
        works.append(Digester(record, send, settings.mail_from, links, period).send_due)
    return works


def run(works: Sequence[Callable[[], int]], pause: float = PAUSE) -> None:
    """Send until the process is told to stop."""
    while True:
        if not sum(_tried(work) for work in works):
            time.sleep(pause)


def _tried(work: Callable[[], int]) -> int:
    """How many tries ``work`` made; none where it failed, which holds up nothing else and comes again."""
    try:
        return work()
    except Unavailable as error:
        _log.warning("the record is away", why=error.detail)
    except Exception:
        _log.exception("a round of deliveries failed; what is due is tried again")
    return 0
