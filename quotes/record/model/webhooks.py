"""Where changes are sent, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quotes.record.model.follows import Topic
from quotes.record.model.recorded_changes import ChangeKind, RecordedChange


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where changes are sent, without the secrets. ``kinds``: of the changes; none: all. ``topic``: what new words must
    have to do with, None: anything. ``delivered``: the number of the last change it has; ``failures``: tries that
    failed in a row, of the change after that."""

    id: str
    owner: str
    url: str
    kinds: tuple[ChangeKind, ...]
    topic: Topic | None
    made_at: datetime
    delivered: int
    failures: int
    disabled_at: datetime | None
    disabled_why: str | None


@dataclass(frozen=True, slots=True)
class WebhookTry:
    """One try to deliver the change of this ``number``. ``status``: None where there was no answer; ``failure``: None
    where it was delivered."""

    id: str
    number: int
    tried_at: datetime
    milliseconds: int
    status: int | None
    failure: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """A change that is to be sent now: where, signed by which secrets, after how many failures."""

    webhook: str
    url: str
    secrets: tuple[str, ...]
    failures: int
    change: RecordedChange
