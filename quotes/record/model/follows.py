"""What somebody follows, and the mails about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quotes.record.model.quotations import RecordedQuotation


@dataclass(frozen=True, slots=True)
class Topic:
    """What is followed: whose words (the id of a profile), which words (``q``, as a search has them), which position
    (its target). All that is given must hold; one at least is given."""

    speaker: str | None = None
    q: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Follow:
    """A topic that somebody follows. ``speaker_name``: of its speaker, None for nobody or one who is gone. ``mail``:
    where digests go, None where nowhere; ``stopped_why``: why none is sent any more."""

    id: str
    owner: str
    topic: Topic
    speaker_name: str | None
    mail: str | None
    made_at: datetime
    stopped_why: str | None


@dataclass(frozen=True, slots=True)
class DueDigest:
    """One mail that may have to be sent now: to whom, about which follows, after how many failures."""

    mail: str
    follows: tuple[Follow, ...]
    failures: int


@dataclass(frozen=True, slots=True)
class News:
    """New words on what somebody follows: the latest, and how many there are in all."""

    follow: Follow
    latest: tuple[RecordedQuotation, ...]
    count: int
