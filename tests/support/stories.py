"""Articles with their analyses, made by hand from who said what: no model is needed to fill a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quotes.lexicon.target_keys import target_key
from quotes.model import (
    Act,
    Analysis,
    Article,
    Evidence,
    Medium,
    Occasion,
    Position,
    Quotation,
    QuotedSpan,
    Span,
    Speaker,
    SpeakerRef,
    SpeakerType,
    Stance,
    StatementDate,
)
from quotes.record import Record
from quotes.record.editing.review_queue import QueueFilter

PUBLISHED = date(2021, 6, 3)


@dataclass(frozen=True)
class Said:
    """One sentence of a story: ``name`` (None: nobody known) said ``words``, in marks or not, by the verb ``cue``."""

    name: str | None
    words: str
    role: str | None = None
    type: SpeakerType = "person"
    aliases: tuple[str, ...] = ()
    act: Act = "statement"
    said_on: StatementDate | None = None
    confidence: float = 0.9
    quoted: bool = True
    position: tuple[str, Stance] | None = None
    occasion: tuple[str, Medium | None] | None = None
    cue: str = "said"


def story(
    *said: Said,
    uri: str | None = None,
    published: date | None = PUBLISHED,
    publisher: str | None = "Alden Courier",
    title: str | None = "A title",
    modified: str | None = None,
    pipeline: str = "test-1",
    opening: str = "It was a quiet day.",
    html: str | None = None,
) -> tuple[Article, Analysis]:
    """An article with a paragraph for each sentence, and the analysis that finds exactly these."""
    text = opening
    quotations: list[Quotation] = []
    speakers: dict[tuple[str, str], Speaker] = {}
    positions: list[Position] = []
    for i, s in enumerate(said):
        text += "\n\n" + ("“" if s.quoted else "")
        start = len(text)
        text += s.words
        end = len(text)
        text += ("” " if s.quoted else ", ") + (s.role + " " if s.role else "")
        role = Span.of(text, len(text) - len(s.role) - 1, len(text) - 1) if s.role else None
        mention = None
        ref = None
        if s.name:
            speaker = speakers.setdefault(
                (s.name, s.type), Speaker(f"s{len(speakers) + 1}", s.name, s.type, s.aliases, ())
            )
            mention = (len(text), len(text) + len(s.name))
            text += s.name
            if role:
                speakers[s.name, s.type] = speaker = Speaker(
                    speaker.id, s.name, s.type, speaker.aliases, (*speaker.roles, role)
                )
            ref = SpeakerRef(speaker.id, s.name, s.type, s.role)
        text += f" {s.cue}"
        cue = Span.of(text, len(text) - len(s.cue), len(text))
        occasion = None
        if s.occasion:
            words, medium = s.occasion
            occasion = Occasion(len(text) + 1, len(text) + 1 + len(words), words, medium)
            text += " " + words
        text += "."
        if s.position:
            evidence = Span.of(text, start, end)
            target, stance = s.position
            positions.append(Position(s.name or "", f"q{i}", target, target_key(target, {}), stance, evidence, 0.9))
        quotations.append(
            Quotation(
                id=f"q{i}",
                kind="direct" if s.quoted else "indirect",
                act=s.act,
                spans=(QuotedSpan(start, end, text[start:end], s.quoted),),
                cue=cue,
                mention=Span.of(text, *mention) if mention else None,
                speaker=ref,
                candidates=(),
                via=None,
                occasion=occasion,
                said_on=s.said_on,
                confidence=s.confidence,
                needs_review=s.confidence < 0.75,
                evidence=Evidence("model", ("named beside it",)),
            )
        )
    article = Article(text, title, uri, published, publisher, modified, html=html)
    analysis = Analysis(
        "a", tuple(quotations), tuple(speakers.values()), tuple(positions), None, None, "en", (), pipeline
    )
    return article, analysis


def found_in(text: str, *said: Said, pipeline: str = "test-1") -> Analysis:
    """An analysis of ``text`` that finds exactly these words in it, each where it stands first."""
    speakers = {s.name: Speaker(f"s{i}", s.name, s.type, s.aliases) for i, s in enumerate(said) if s.name}
    quotations = []
    for i, s in enumerate(sorted(said, key=lambda s: text.index(s.words))):
        start = text.index(s.words)
        quotations.append(
            Quotation(
                id=f"q{i}",
                kind="direct",
                act=s.act,
                spans=(QuotedSpan(start, start + len(s.words), s.words, True),),
                cue=None,
                mention=None,
                speaker=SpeakerRef(speakers[s.name].id, s.name, s.type) if s.name else None,
                candidates=(),
                via=None,
                occasion=None,
                said_on=s.said_on,
                confidence=s.confidence,
                needs_review=False,
                evidence=Evidence("model"),
            )
        )
    return Analysis("a", tuple(quotations), tuple(speakers.values()), (), None, None, "en", (), pipeline)


def kept(record: Record, uri: str, *said: Said, **about: object) -> list[str]:
    """Keep an article; the ids of its quotations."""
    return [q.id for q in record.articles.save("default", *story(*said, uri=uri, **about)).article.quotations]


def walked(record: Record, wanted: QueueFilter) -> list[str]:
    """The words of the queue, taken one at a time."""
    words, cursor = [], None
    while (page := record.desk.queue("default", wanted, cursor)).items:
        words.append(page.items[0].spans[0].exact)
        cursor = page.next
    return words


def save(record: Record, uri: str, *said: Said) -> str:
    """Save an article in which this is said; its id."""
    return record.articles.save("default", *story(*said, uri=uri)).article.id
