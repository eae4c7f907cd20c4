"""Mentions -> the people of this article: which name, description or pronoun is who."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from quotes.analysis.attribution import Attribution, Reading
from quotes.analysis.deadline import watched
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.names.unnamed import shown_type, small_words
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import Decision, place_of
from quotes.analysis.speakers.resolution.resolver import Resolver
from quotes.lexicon.person_names import fold, parse_name
from quotes.model import Candidate, Span, Speaker, SpeakerType, Stretch


@dataclass(frozen=True, slots=True)
class Grounds:
    """What makes a choice easy or hard, for the confidence.

    ``kind``: "name", "pronoun", "description" or "unsourced". ``speaker_score``: the log-probability that the words
    are those of the chosen, by the words and their surroundings alone. ``lead``: the log-odds of the chosen against the
    runner-up. ``full_name``: whether the article gives more than one word of the name. ``namesakes``: others of the
    article with the same surname. ``places``: how often the chosen is named or meant.
    """

    kind: str
    type: SpeakerType
    speaker_score: float
    lead: float
    full_name: bool
    namesakes: int
    places: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Who the source of one attribution is: an index into the speakers, or None where it is doubtful.

    ``candidates``: the likeliest, best first, wherever there was a doubt. ``probability``: that the first of them, or
    ``speaker``, is who the mention stands for. ``chain``: the steps of the reasoning, in words. ``via``: an index, too.
    ``grounds``: where somebody is chosen.
    """

    speaker: int | None
    candidates: tuple[Candidate, ...]
    probability: float
    chain: tuple[str, ...]
    via: int | None = None
    grounds: Grounds | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """The speakers of the article, and one choice for each attribution of the reading, in its order."""

    speakers: tuple[Speaker, ...]
    choices: tuple[Choice, ...]


def resolve(
    text: str,
    quoted: tuple[QuotedStretch, ...],
    reading: Reading,
    title: str = "",
    checkpoint: Callable[[], None] = lambda: None,
) -> Resolution:
    """Who is who in ``text``, whose headline is ``title``. Speaker ids are "s1", "s2", … in order of first mention.
    ``checkpoint`` is called on the way."""
    resolver = Resolver(text, quoted, reading, title, checkpoint)
    article, decided = resolver.article, resolver.resolve()
    sure = {id(e): e for d in decided.values() if (e := d.best) is not None}
    entities = sorted(sure.values(), key=lambda e: e.order)
    place = {id(e): i for i, e in enumerate(entities)}
    small = small_words(text)
    bodies = frozenset(fold(e.name) for e in article.entity_set.entities if e.type == "organization")
    speakers = tuple(_speaker(text, i, e, shown_type(e, small, bodies)) for i, e in enumerate(entities))
    choices = tuple(_choice(article, a, decided, place) for a in watched(reading.attributions, checkpoint))
    told = (_told_by(a.via, decided, place) for a in reading.attributions)
    return Resolution(  # nobody tells his own words
        speakers,
        tuple(c if via in (None, c.speaker) else replace(c, via=via) for c, via in zip(choices, told, strict=True)),
    )


def _told_by(via: Stretch | None, decided: dict[Stretch, Decision], place: dict[int, int]) -> int | None:
    e = decided[via].best if via else None
    return place[id(e)] if e else None


def _choice(article: ArticleState, a: Attribution, decided: dict[Stretch, Decision], place: dict[int, int]) -> Choice:
    at = place_of(a, article.regions)
    if at is None:
        return Choice(None, (), 0.0, ("no speaker is mentioned",))
    d = decided[at]
    listed = tuple(Candidate(e.name, e.type, round(p, 4)) for e, p in d.options if e is not None)
    probability = d.options[0][1] if d.options else 0.0
    e = d.best
    if e is None:
        return Choice(None, listed, probability, ("it is unclear who is meant",))
    chain = _chain(article, at, e) if a.source is not None else _chain_unsourced(article, e)
    grounds = _grounds(article, a, at, d, e)
    return Choice(place[id(e)], listed if len(listed) > 1 else (), probability, chain, grounds=grounds)


def _grounds(article: ArticleState, a: Attribution, at: Stretch, d: Decision, e: Entity) -> Grounds:
    kind = article.mention(at).kind if a.source is not None else "unsourced"
    scores = article.speaker_scores.of_content(a.content)
    second = d.options[1][1] if len(d.options) > 1 else 0.001
    lead = math.log(max(d.options[0][1], 0.001) / max(second, 0.001))
    return Grounds(kind, e.type, scores.of(e), lead, len(e.parts) > 1, article.namesakes(e), len(e.occurrences))


def _chain_unsourced(article: ArticleState, e: Entity) -> tuple[str, ...]:
    first = article.regions.paragraph(e.order) + 1
    return ("no speaker is mentioned", f"the words around it point to {e.name}, named in paragraph {first}")


def _chain(article: ArticleState, source: Stretch, e: Entity) -> tuple[str, ...]:
    """The steps from the mention at ``source`` to ``e``, in words."""
    m = article.mention(source)
    first = article.regions.paragraph(e.order) + 1
    if m.kind == "description" and article.authored.get(m.start) is e:
        told = "named" if e.forms else "first mentioned"
        return (f"“{m.label}” is by {e.name}, {told} in paragraph {first}",)
    if m.kind == "pronoun":
        i = e.last_before(source.start)
        if i < 0:
            return (f"“{m.head}” is {e.name}, named in paragraph {first}",)
        return (f"“{m.head}” is {e.name}, last mentioned in paragraph {e.occurrences[i].paragraph + 1}",)
    if m.kind == "name" and e.type == "person" and m.name:
        people = article.entity_set.people_named(parse_name(m.label).parts)
        how = next((how for person, how in people if person is e), "name")
        if how == "full name" and len(e.parts) == 1:
            how = "only printed name"
        return (f"{how} of {e.name}, named in paragraph {first}",)
    if m.kind == "name":
        return (f"names {e.name}, named in paragraph {first}",)
    if e.type == "person" or e.forms:
        return (f"description of {e.name}, named in paragraph {first}",)
    return (f"not named; first mentioned in paragraph {first}",)


def _speaker(text: str, i: int, e: Entity, type_: SpeakerType) -> Speaker:
    aliases = tuple(form for form in e.forms if form != e.name)
    roles = tuple(Span.of(text, r.start, r.end) for r in sorted(set(e.roles), key=lambda r: (r.start, r.end)))
    return Speaker(f"s{i + 1}", e.name, type_, aliases, roles)
