"""What the record answers: plain, immutable dataclasses. Nothing here knows SQL or HTTP.

Ids are opaque; a later one sorts after an earlier one. Dates are days; moments are aware datetimes in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Generic, Literal, TypeVar

from quotes.model import (
    Act,
    Article,
    Dateline,
    Kind,
    Medium,
    Position,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
    Stance,
    StatementDate,
)

T = TypeVar("T")

DatedBy = Literal["said_on", "published", "kept"]
SaveStatus = Literal["created", "revised", "unchanged"]
MatchKind = Literal["exact", "excerpt", "altered"]
Verdict = Literal["exact", "excerpt", "altered", "other_speaker", "not_on_record"]
CorrectionKind = Literal[
    "speaker",
    "said_on",
    "right",
    "rejected",
    "positions",
    "added",
    "renamed",
    "external_ids",
    "merged",
    "split",
    "typed",
    "role_rejected",
    "roles_joined",
    "person_erased",
    "article_erased",
]
ShownType = Literal["person", "organization", "group", "none"]
"""What an editor may say that a profile is; none: no speaker."""
ChangeKind = Literal[
    "article.saved",
    "article.retracted",
    "article.erased",
    "quotation.corrected",
    "speaker.renamed",
    "speaker.identified",
    "speaker.merged",
    "speaker.split",
    "speaker.typed",
    "speaker.role_rejected",
    "speaker.roles_joined",
    "speaker.erased",
    "correction.undone",
]
BatchStatus = Literal["receiving", "queued", "working", "finished", "cancelled"]
ExportOf = Literal["quotations", "speakers", "corrections"]
ExportFormat = Literal["ndjson", "csv", "xlsx"]
QuotationOrder = Literal["newest", "best"]
RoleStatus = Literal["held", "acting", "elect", "former"]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; ``next`` is the cursor of the page after it, None on the last."""

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """The article that something was found in."""

    id: str
    uri: str | None
    title: str | None
    published: date | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class ArticleSummary(ArticleRef):
    """An article in a list. ``quotations`` counts those that its current version has."""

    version: int
    kept_at: datetime
    quotations: int


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles: words of the headline in any case, the publisher, the days of publication (both included). All
    that are given must hold."""

    title: str | None = None
    publisher: str | None = None
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True)
class RecordedQuotation(Quotation):
    """A quotation in the record. ``speaker.id`` is the id of the profile.

    ``dated`` is the day look-ups order by and ``dated_by`` says where it comes from: the statement date, the article's
    publication, or, where neither is known, the day the article was first saved. ``paragraph`` is the paragraph (or
    paragraphs) of the article the spans lie in. ``sources`` are the living articles that carry the same words by the
    same speaker, this quotation's own article first. ``positions``: what its words show their speaker to support or
    oppose; of a copy those of the quotation that stands for the statement, found in its own words.
    ``positions_to_check``: what they may show, for editors alone. ``reviewed``: an editor settled something of it.
    ``version`` counts the changes of what the record holds of it.
    """

    article: ArticleRef
    dated: date
    dated_by: DatedBy
    paragraph: Span
    sources: tuple[ArticleRef, ...]
    positions: tuple[Position, ...]
    positions_to_check: tuple[Position, ...] = ()
    reviewed: bool = False
    version: int = field(default=1, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in the record with what was found in it; speakers carry the ids of their profiles.

    ``version`` counts its revisions from 1. It has every field of an ``Analysis`` and can be shown as one.
    """

    id: str
    uri: str | None
    title: str | None
    publisher: str | None
    published: date | None
    modified: str | None
    text: str
    html: str | None
    language: str
    version: int
    kept_at: datetime
    pipeline_version: str
    quotations: tuple[RecordedQuotation, ...]
    speakers: tuple[Speaker, ...]
    positions: tuple[Position, ...]
    dateline: Dateline | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a revision did, as quotation ids in the order of the text: found new, same words but otherwise changed
    (speaker, kind, date, marks around them), no longer there."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """An article of which editors settled something. ``settled``: the ids of those of its quotations that they
    confirmed, corrected or added; what they rejected is not among its quotations."""

    article: StoredArticle
    settled: frozenset[str]


@dataclass(frozen=True, slots=True)
class OutdatedArticle:
    """The current version of an article that another pipeline analysed. The ``html_map`` of ``article`` is None:
    whoever needs it makes it from ``html``."""

    id: str
    version: int
    article: Article


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """One version of an article as it was submitted, with what it changed. ``text`` and ``html`` are None in lists."""

    version: int
    title: str | None
    publisher: str | None
    published: date | None
    modified: str | None
    language: str
    pipeline_version: str
    kept_at: datetime
    changes: Changes
    text: str | None = None
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did to the article of this id. ``changes`` is empty where ``status`` is "unchanged"."""

    status: SaveStatus
    id: str
    uri: str | None
    changes: Changes


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """What saving an article came to, with the article as it is now."""

    status: SaveStatus
    article: StoredArticle
    changes: Changes


@dataclass(frozen=True, slots=True)
class ExternalId:
    """The id of a speaker elsewhere: scheme ("wikidata", "cms") and value ("Q42")."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role a speaker was printed with, its printed variants joined.

    ``role`` is the form printed last of one person, or the one that an editor chose for several roles that are one
    office; ``joined`` are the other forms of that. ``first_seen`` and ``last_seen`` are the dates of the first and the
    last article that prints it, None where none has a date: they bound what was printed, not the time in office.
    ``articles`` counts those articles, ``sources`` names the newest of them (at most 10). ``basis`` says in words how
    it is known that the role was held on the date that was asked for, and is None where no date was.
    """

    id: str
    role: str
    title: str | None
    organization: str | None
    status: RoleStatus
    first_seen: date | None
    last_seen: date | None
    articles: int
    sources: tuple[ArticleRef, ...]
    joined: tuple[str, ...] = ()
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class RecordedPosition:
    """A position in the record, with the quotation that shows it and its date.

    ``said_on``: the statement date, where ``dated`` comes from it. ``by_editor``: an editor put it there.
    ``changed_from``: the same speaker's position before it on the same target, where that was the opposite one and of
    an earlier day.
    """

    id: str
    speaker: str
    speaker_id: str
    quotation: str
    target: str
    target_key: str
    stance: Stance
    evidence: Span
    confidence: float
    dated: date
    dated_by: DatedBy
    article: ArticleRef
    said_on: StatementDate | None = None
    by_editor: bool = False
    changed_from: RecordedPosition | None = None


@dataclass(frozen=True, slots=True)
class PositionFilter:
    """Which positions: on a target that has all words of ``target``, compared by stem; of one ``stance``; ``changed``:
    only those that their speaker changed to. All that are given must hold."""

    target: str | None = None
    stance: Stance | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class PositionsOnTarget:
    """All that a speaker was shown to hold on one target, newest first. ``target`` as printed last."""

    target: str
    target_key: str
    positions: tuple[RecordedPosition, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another profile that may be the same person or organisation, and why; for an editor to decide."""

    id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class SpeakerSummary:
    """A speaker in a list.

    ``role`` is the one printed last. ``statements`` counts what its list shows: no thoughts and no scraps, the same
    words in several articles once. ``provisional``:
    the record does not know who this is beyond one article (a bare surname).
    """

    id: str
    name: str
    type: SpeakerType
    provisional: bool
    role: str | None
    statements: int
    articles: int
    first_quoted: date | None
    last_quoted: date | None


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything about one speaker at a glance. ``names`` are all printed forms, ``roles`` the latest seen first
    (at most 20), ``positions`` the latest (at most 10). ``version`` counts the changes of what the record holds of it:
    names, roles, ids, articles."""

    id: str
    name: str
    type: SpeakerType
    provisional: bool
    names: tuple[str, ...]
    roles: tuple[HeldRole, ...]
    external_ids: tuple[ExternalId, ...]
    statements: int
    thoughts: int
    articles: int
    first_quoted: date | None
    last_quoted: date | None
    positions: tuple[RecordedPosition, ...]
    suggestions: tuple[Suggestion, ...]
    version: int = field(default=1, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class QuotedBeside:
    """A speaker whom articles quote beside another one, and how many do."""

    id: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class SpeakerFilter:
    """Which speakers: ``q`` a name or alias, tolerant of accents and spelling; ``role`` and ``organization`` words of a
    role as printed; ``external_id`` as "scheme:value"; ``quoted``: with a statement that lists show. All that are given
    must hold."""

    q: str | None = None
    role: str | None = None
    organization: str | None = None
    external_id: str | None = None
    type: Literal["person", "organization"] | None = None
    provisional: bool | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class QuotationFilter:
    """Which quotations. All that are given must hold.

    ``from_date``, ``to_date`` (inclusive) and ``on`` are compared with the period of ``dated``: a statement dated to a
    month is found by every day of it. ``q``: words, "phrases" in double quotes, all of which must occur, compared by
    stem; ``OR`` between two: one of both; a minus before one: it must not occur. ``kinds``: one of these; none: any.
    ``act``: statements unless asked otherwise. ``scraps``: also words without marks that are too few to
    be a statement, or but name what was talked of; those of one ``article`` are listed always. ``occasion``: words of
    it as printed, in any case. ``publisher``: a source of it was published there. ``role``: words of a role that its
    article prints with its speaker, by stem. ``target``: shows a position on it. ``reviewed``: an editor confirmed,
    corrected or added it, or none did.
    """

    speaker: str | None = None
    article: str | None = None
    from_date: date | None = None
    to_date: date | None = None
    on: date | None = None
    q: str | None = None
    kinds: tuple[Kind, ...] = ()
    act: Act | Literal["any"] = "statement"
    target: str | None = None
    occasion: str | None = None
    medium: Medium | None = None
    publisher: str | None = None
    role: str | None = None
    needs_review: bool | None = None
    reviewed: bool | None = None
    min_confidence: float | None = None
    scraps: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: what the filter takes, what a reader is shown, and how many quotations have it."""

    value: str
    label: str
    count: int


MOST_COUNTED = 1_000
"""Quotations that a filter finds, the newest, that are counted by facets."""

MOST_LOOKED_AT = 500
"""Quotations with the words or of the publisher of a filter, the newest, that are looked at for a count."""

MOST_WITH_PHRASE = 200
"""The same of a filter that asks for words in a row: to find each of them, many that have these words are read."""


@dataclass(frozen=True, slots=True)
class Overview:
    """How many quotations a filter finds, and of what sort, counted among the newest. ``complete``: all were counted;
    otherwise there are at least so many, and more where they are ``MOST_COUNTED``. ``facets``: by the filter that
    narrows them down ("speaker", "publisher", …), the most frequent values first."""

    count: int
    complete: bool
    facets: Mapping[str, tuple[FacetValue, ...]]


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which statements a source report is about. All that are given must hold."""

    publisher: str | None = None
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """A source of a report. ``role``: one that it is printed with. ``first_quoted``: in the whole record, None
    where no article tells a day."""

    id: str
    name: str
    type: SpeakerType
    role: str | None
    quotations: int
    words: int
    first_quoted: date | None
    category: str | None

    @property
    def named(self) -> bool:
        """Whether it is a person or an organisation, and no group, document or unnamed source."""
        return self.type in ("person", "organization")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """The sums of a month or a publisher (``label``). ``people``, ``organizations``, ``unnamed`` and ``unknown`` are
    the words of each. ``voices``: sources with a name; ``new_voices``: those quoted for the first time."""

    label: str
    quotations: int
    words: int
    people: int
    organizations: int
    unnamed: int
    unknown: int
    voices: int
    new_voices: int


@dataclass(frozen=True, slots=True)
class SourceReport:
    """Who is quoted. ``sources``: those with a name and the most words first. ``share_of_few``: the share of all words
    that the ten most quoted of them have, 0..1."""

    total: ReportLine
    months: tuple[ReportLine, ...]
    publishers: tuple[ReportLine, ...]
    sources: tuple[QuotedSource, ...]
    share_of_few: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the record (``said``) in whose place the checked words have others (``given``); either may be empty."""

    said: str
    given: str


@dataclass(frozen=True, slots=True)
class CheckMatch:
    """A quotation that checked words were found in.

    ``kind``: "exact" (marks, spaces, the case of the first letter and a closing comma or full stop aside), "excerpt" (a
    part of it, exactly) or "altered". ``score``: the share of the words that agree, 0..1. ``cut_before``,
    ``cut_after``: what of the quotation stands before and after the checked words. ``same_speaker``: whether the name
    that was given is its speaker's; None where none was given.
    """

    kind: MatchKind
    score: float
    quotation: RecordedQuotation
    differences: tuple[Difference, ...]
    cut_before: str
    cut_after: str
    same_speaker: bool | None


MOST_CHECKED_WORDS = 400
"""Words of a question that are checked at once."""


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """Words to check, and who is said to have said them, None where that is open."""

    words: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether words are on record. ``verdict`` tells of the first match; "other_speaker" where the words are found, but
    not from the one named. ``matches``: the best first, those of the named speaker before others."""

    verdict: Verdict
    matches: tuple[CheckMatch, ...]


class Unset(Enum):
    """Stands for what a correction leaves as it is, where None has a meaning of its own."""

    UNSET = "unset"


UNSET = Unset.UNSET


@dataclass(frozen=True, slots=True)
class PositionFix:
    """A position that an editor finds in a quotation."""

    target: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Named:
    """A person or an organisation by their whole name: the profile that a save of the article would find under it, or a
    new one."""

    name: str
    type: Literal["person", "organization"] = "person"


@dataclass(frozen=True, slots=True)
class QuotationFix:
    """What an editor settles about a quotation; one thing at a time or several.

    ``speaker``: the id of a profile, somebody by name, None for nobody known. ``said_on``: the date, None where the
    text does not settle it. ``right``: it is as it should be. ``rejected``: these are nobody's words. ``positions``:
    those that it shows, in place of what the analysis found; none at all where it shows none.
    """

    speaker: str | Named | Unset | None = UNSET
    said_on: StatementDate | Unset | None = UNSET
    right: bool = False
    rejected: bool = False
    positions: tuple[PositionFix, ...] | Unset = UNSET


@dataclass(frozen=True, slots=True)
class Editor:
    """Who corrects, and why if they say so."""

    name: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction in the log. ``subject``: the id of the quotation or speaker. ``before`` and ``after``: what
    had been settled and what was, in plain values."""

    id: str
    kind: CorrectionKind
    subject: str
    editor: str
    reason: str | None
    made_at: datetime
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    undone_at: datetime | None
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class CorrectionFilter:
    """Which corrections: of one quotation or speaker (``subject``: its id), by one ``editor``, of one ``kind``, made on
    the days ``from_date`` to ``to_date`` (inclusive, UTC). All that are given must hold."""

    subject: str | None = None
    editor: str | None = None
    kind: CorrectionKind | None = None
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """A change of the record, in ids: what it is now is to be read where they lead. ``number`` counts those of the
    newsroom; ``subject``: the id of the article, quotation, speaker or correction."""

    number: int
    kind: ChangeKind
    subject: str
    made_at: datetime
    data: Mapping[str, Any]


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


@dataclass(frozen=True, slots=True)
class AccessKey:
    """A key to the service, without the key itself. ``owner``: whose it is, and the editor of what it corrects.

    ``used_at``: when it was last used, to the minute; None: never. ``revoked_at``: since when it opens nothing.
    """

    id: str
    newsroom: str
    owner: str
    scopes: frozenset[str]
    made_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None
