"""What the record has, as the tools answer it."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.mcp.answers import (
    NOBODY,
    ArticleAnswer,
    ChangeOfPosition,
    ChangesOfPosition,
    Day,
    Difference,
    External,
    FoundSpeaker,
    Match,
    Position,
    Quotation,
    Role,
    Source,
    SpeakerAnswer,
    Who,
    Words,
)
from quotes.model import StatementDate
from quotes.record.model.articles import ArticleRef
from quotes.record.model.checks import CheckMatch
from quotes.record.model.positions import PositionsOnTarget, RecordedPosition
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.model.saved_articles import StoredArticle
from quotes.record.model.speakers import HeldRole, Profile, SpeakerSummary

LONGEST_PARAGRAPH = 1500
"""Characters of a paragraph that is told whole; a longer one is left out: an answer has bounds."""


def source(ref: ArticleRef) -> Source:
    """An article of the record."""
    return Source(ref.id, ref.uri, ref.title, ref.published, ref.publisher)


def quotation(q: RecordedQuotation) -> Quotation:
    """A quotation of the record."""
    who = Who(q.speaker.id, q.speaker.name, q.speaker.type, q.speaker.role) if q.speaker else None
    return Quotation(
        id=q.id,
        words=tuple(Words(span.exact, span.quoted) for span in q.spans),
        attribution=who.name if who else NOBODY,
        speaker=who,
        act=q.act,
        day=_day(q),
        occasion=q.occasion.exact if q.occasion else None,
        article=source(q.article),
        other_articles=tuple(source(ref) for ref in q.sources if ref.id != q.article.id),
        confidence=round(q.confidence, 3),
        needs_review=q.needs_review,
        reviewed_by_editor=q.reviewed,
        paragraph=q.paragraph.exact if len(q.paragraph.exact) <= LONGEST_PARAGRAPH else None,
    )


def _day(q: RecordedQuotation) -> Day:
    if isinstance(q.said_on, StatementDate):
        return Day(q.said_on.date, q.said_on.precision, "said_on", q.said_on.exact or None)
    return Day(q.dated, "day", q.dated_by, None)


def found_speaker(found: SpeakerSummary) -> FoundSpeaker:
    """A speaker in a list."""
    return FoundSpeaker(
        id=found.id,
        name=found.name,
        type=found.type,
        role=found.role,
        known_beyond_one_article=not found.provisional,
        statements=found.statements,
        articles=found.articles,
        first_quoted=found.first_quoted,
        last_quoted=found.last_quoted,
    )


def speaker(profile: Profile, roles: Sequence[HeldRole]) -> SpeakerAnswer:
    """A profile, with these of its roles."""
    return SpeakerAnswer(
        id=profile.id,
        name=profile.name,
        type=profile.type,
        printed_names=profile.names,
        roles=tuple(
            Role(r.role, r.organization, r.status, r.first_seen, r.last_seen, r.articles, r.basis) for r in roles
        ),
        external_ids=tuple(External(e.scheme, e.value) for e in profile.external_ids),
        known_beyond_one_article=not profile.provisional,
        statements=profile.statements,
        articles=profile.articles,
        first_quoted=profile.first_quoted,
        last_quoted=profile.last_quoted,
        may_be_the_same_as=tuple(other.id for other in profile.suggestions),
    )


def position(p: RecordedPosition) -> Position:
    """A position of the record."""
    return Position(
        id=p.id,
        speaker=p.speaker,
        target=p.target,
        stance=p.stance,
        evidence=p.evidence.exact,
        quotation=p.quotation,
        date=p.dated,
        dated_by=p.dated_by,
        article=source(p.article),
        confidence=round(p.confidence, 3),
        set_by_editor=p.by_editor,
    )


def changes(groups: Sequence[PositionsOnTarget], most: int) -> ChangesOfPosition:
    """Where the positions on one target turned into their opposite: at most so many, the newest first."""
    turned = [(p.changed_from, p) for group in groups for p in group.positions if p.changed_from is not None]
    turned.sort(key=lambda pair: pair[1].dated, reverse=True)
    return ChangesOfPosition(
        tuple(ChangeOfPosition(after.target, position(before), position(after)) for before, after in turned[:most])
    )


def match(found: CheckMatch) -> Match:
    """A quotation that checked words were found in."""
    return Match(
        kind=found.kind,
        quotation=quotation(found.quotation),
        differences=tuple(Difference(d.said, d.given) for d in found.differences),
        cut_before=found.cut_before,
        cut_after=found.cut_after,
        same_speaker=found.same_speaker,
    )


def article(stored: StoredArticle, most: int) -> ArticleAnswer:
    """An article of the record with at most so many of its quotations."""
    return ArticleAnswer(
        id=stored.id,
        uri=stored.uri,
        title=stored.title,
        published=stored.published,
        publisher=stored.publisher,
        version=stored.version,
        quotations=tuple(quotation(q) for q in stored.quotations[:most]),
        left_out=max(0, len(stored.quotations) - most),
    )
