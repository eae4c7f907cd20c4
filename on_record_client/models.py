"""The answers of the service, each under the name that /openapi.json gives it.

These are types of their own, since the client is installed without the service; a test compares them with the document.
Fields that a newer service adds are passed over, and a new word where there were a few is no error.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What all answers have in common: they cannot be changed."""


class Stretch(Answer, frozen=True, kw_only=True):
    """A [start, end) stretch, without its words."""

    start: int
    end: int


class Span(Stretch, frozen=True, kw_only=True):
    """A stretch of the text with its words: ``exact`` is ``text[start:end]``."""

    exact: str


class QuotedSpan(Span, frozen=True, kw_only=True):
    """A span of a quotation: ``exact`` is ``text[start:end]``; ``quoted``: it stands between quotation marks."""

    quoted: bool
    html: tuple[Stretch, ...] = ()


class SpeakerRef(Answer, frozen=True, kw_only=True):
    """Whose words they are."""

    id: str
    name: str
    type: str
    role: str | None


class Candidate(Answer, frozen=True, kw_only=True):
    """Somebody who might be the speaker, where nobody is named."""

    name: str
    type: str
    confidence: float


class StatementDate(Answer, frozen=True, kw_only=True):
    """When it was said: the first day of a day, week, month or year, and the words that settle it."""

    date: dt.date
    precision: str
    exact: str


class Occasion(Span, frozen=True, kw_only=True):
    """Where, to whom or through what it was said."""

    medium: str | None


class Evidence(Answer, frozen=True, kw_only=True):
    """Why: the method and the steps of the reasoning."""

    method: str
    chain: tuple[str, ...]


class Quotation(Answer, frozen=True, kw_only=True):
    """Words attributed to somebody, letter for letter."""

    id: str
    kind: str
    act: str
    spans: tuple[QuotedSpan, ...]
    cue: Span | None
    mention: Span | None
    speaker: SpeakerRef | None
    candidates: tuple[Candidate, ...]
    said_on: StatementDate | None
    occasion: Occasion | None
    via: SpeakerRef | None
    confidence: float
    needs_review: bool
    evidence: Evidence


class ArticleSpeaker(Answer, frozen=True, kw_only=True):
    """Who speaks in an article."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[Span, ...]


class Position(Answer, frozen=True, kw_only=True):
    """A speaker supports or opposes something, shown by one quotation."""

    speaker: str
    quotation: str
    target: str
    target_key: str
    stance: str
    evidence: Span
    confidence: float


class KnownSpeaker(Answer, frozen=True, kw_only=True):
    """The profiles that have the name of a speaker of an article."""

    speaker: str
    profiles: tuple[str, ...]


class Dateline(Answer, frozen=True, kw_only=True):
    """The place and date an agency report opens with."""

    place: str | None
    date: dt.date | None


class Analysis(Answer, frozen=True, kw_only=True):
    """All that one article was found to say."""

    id: str
    quotations: tuple[Quotation, ...]
    speakers: tuple[ArticleSpeaker, ...]
    positions: tuple[Position, ...]
    dateline: Dateline | None
    language: str
    warnings: tuple[str, ...]
    pipeline_version: str
    known: tuple[KnownSpeaker, ...] = ()
    text: str | None = None


class ArticleRef(Answer, frozen=True, kw_only=True):
    """An article, beside something found in it."""

    id: str
    uri: str | None
    title: str | None
    published: dt.date | None
    publisher: str | None


class RecordedQuotation(Quotation, frozen=True, kw_only=True):
    """A quotation in the record. ``etag``: of the version that was read, for an edit."""

    article: ArticleRef
    dated: dt.date
    dated_by: str
    paragraph: Span
    sources: tuple[ArticleRef, ...]
    positions: tuple[Position, ...]
    etag: str | None = None


class Changes(Answer, frozen=True, kw_only=True):
    """What a version changed, as ids of quotations."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    withdrawn: tuple[str, ...]


class ArticleSummary(ArticleRef, frozen=True, kw_only=True):
    """An article in a list."""

    version: int
    kept_at: dt.datetime
    quotations: int


class StoredArticle(Analysis, frozen=True, kw_only=True):
    """The current version of an article. ``etag``: of the version that was read, for an edit."""

    quotations: tuple[RecordedQuotation, ...]
    text: str
    uri: str | None
    title: str | None
    publisher: str | None
    published: dt.date | None
    modified: str | None
    version: int
    kept_at: dt.datetime
    etag: str | None = None


class Kept(StoredArticle, frozen=True, kw_only=True):
    """A saved article, and what became different."""

    status: str
    changes: Changes


class Batch(Answer, frozen=True, kw_only=True):
    """A batch and how far it is."""

    id: str
    status: str
    engine: str | None
    lines: int
    answered: int
    failed: int
    made_at: dt.datetime
    ended_at: dt.datetime | None
    workers: int | None
    warning: str | None
    results: str


class SpeakerSummary(Answer, frozen=True, kw_only=True):
    """A speaker in a list."""

    id: str
    name: str
    type: str
    provisional: bool
    role: str | None
    statements: int
    articles: int
    first_quoted: dt.date | None
    last_quoted: dt.date | None


class HeldRole(Answer, frozen=True, kw_only=True):
    """A role that a speaker was printed with."""

    id: str
    role: str
    title: str | None
    organization: str | None
    status: str
    first_seen: dt.date | None
    last_seen: dt.date | None
    articles: int
    sources: tuple[ArticleRef, ...]
    joined: tuple[str, ...]
    basis: str | None


class ExternalId(Answer, frozen=True, kw_only=True):
    """The id of a speaker elsewhere."""

    scheme: str
    value: str


class RecordedPosition(Position, frozen=True, kw_only=True):
    """A position in the record, with the quotation that shows it."""

    id: str
    speaker_id: str
    dated: dt.date
    dated_by: str
    article: ArticleRef
    by_editor: bool
    changed_from: RecordedPosition | None


class Suggestion(Answer, frozen=True, kw_only=True):
    """Another profile that may be of the same person or organisation."""

    id: str
    name: str
    reason: str


class Profile(Answer, frozen=True, kw_only=True):
    """Everything about one speaker. ``etag``: of the version that was read, for an edit."""

    id: str
    name: str
    type: str
    provisional: bool
    names: tuple[str, ...]
    roles: tuple[HeldRole, ...]
    external_ids: tuple[ExternalId, ...]
    statements: int
    thoughts: int
    articles: int
    first_quoted: dt.date | None
    last_quoted: dt.date | None
    positions: tuple[RecordedPosition, ...]
    suggestions: tuple[Suggestion, ...]
    etag: str | None = None


class FacetValue(Answer, frozen=True, kw_only=True):
    """One value of a facet, and how many quotations have it."""

    value: str
    label: str
    count: int


class Overview(Answer, frozen=True, kw_only=True):
    """How many quotations there are, and of what sort."""

    count: int
    complete: bool
    facets: dict[str, tuple[FacetValue, ...]]


class Difference(Answer, frozen=True, kw_only=True):
    """Words of the record in whose place the checked words have others."""

    said: str
    given: str


class CheckMatch(Answer, frozen=True, kw_only=True):
    """A quotation that the words were found in."""

    kind: str
    score: float
    quotation: RecordedQuotation
    differences: tuple[Difference, ...]
    cut_before: str
    cut_after: str
    same_speaker: bool | None


class Checked(Answer, frozen=True, kw_only=True):
    """Whether words are on record, and where."""

    verdict: str
    matches: tuple[CheckMatch, ...]


class ManyChecked(Answer, frozen=True, kw_only=True):
    """The same for many words, in the order they were sent."""

    results: tuple[Checked, ...]


class OEmbed(Answer, frozen=True, kw_only=True):
    """A quotation as other pages show it."""

    version: str
    type: str
    title: str
    author_name: str | None
    provider_name: str
    provider_url: str
    html: str
    width: int
    height: int | None


class Correction(Answer, frozen=True, kw_only=True):
    """One correction in the log."""

    id: str
    kind: str
    subject: str
    editor: str
    reason: str | None
    made_at: dt.datetime
    before: dict[str, Any]
    after: dict[str, Any]
    undone_at: dt.datetime | None
    undone_by: str | None


class ArticleVersion(Answer, frozen=True, kw_only=True):
    """One version of an article; its ``text`` and ``html`` are not in lists."""

    version: int
    title: str | None
    publisher: str | None
    published: dt.date | None
    modified: str | None
    language: str
    pipeline_version: str
    kept_at: dt.datetime
    changes: Changes
    text: str | None = None
    html: str | None = None


class Change(Answer, frozen=True, kw_only=True):
    """One change of the record, in ids."""

    number: int
    type: str
    subject: str
    made_at: dt.datetime
    data: dict[str, Any]


class ChangePage(Answer, frozen=True, kw_only=True):
    """Changes in the order in which they were made, and from where to go on."""

    changes: tuple[Change, ...]
    after: str
    more: bool


class ShownTopic(Answer, frozen=True, kw_only=True):
    """What is followed: all that is given must hold."""

    speaker: str | None
    q: str | None
    target: str | None


class Follow(Answer, frozen=True, kw_only=True):
    """What somebody follows, with the address of its feed."""

    id: str
    owner: str
    topic: ShownTopic
    speaker_name: str | None
    mail: str | None
    feed: str
    made_at: dt.datetime
    stopped_why: str | None


class FollowList(Answer, frozen=True, kw_only=True):
    """Everything that is followed."""

    follows: tuple[Follow, ...]


class Webhook(Answer, frozen=True, kw_only=True):
    """An address that changes are sent to, and how far it has come."""

    id: str
    owner: str
    url: str
    types: tuple[str, ...]
    topic: ShownTopic | None
    made_at: dt.datetime
    delivered: int
    failures: int
    disabled_at: dt.datetime | None
    disabled_why: str | None


class WebhookList(Answer, frozen=True, kw_only=True):
    """Every webhook."""

    webhooks: tuple[Webhook, ...]


class MadeWebhook(Webhook, frozen=True, kw_only=True):
    """A new webhook with its secret."""

    secret: str


class Secret(Answer, frozen=True, kw_only=True):
    """A new secret. It is shown once."""

    secret: str


class WebhookTry(Answer, frozen=True, kw_only=True):
    """One try to deliver a change."""

    id: str
    number: int
    tried_at: dt.datetime
    milliseconds: int
    status: int | None
    failure: str | None


class BatchResult(Answer, frozen=True, kw_only=True):
    """What became of one line of a batch: the saved article, or ``error``."""

    line: int
    id: str | None = None
    status: str | None = None
    article: str | None = None
    uri: str | None = None
    changes: Changes | None = None
    error: str | None = None
