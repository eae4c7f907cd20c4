"""Positions: what a speaker supports or opposes, shown by the words of one quotation. Precision goes before recall."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.states import States
from quotes.analysis.deadline import watched
from quotes.analysis.positions.model import PositionModel, load_model, probability
from quotes.analysis.positions.network import STANCES, TARGET, Look, Seen, load_network, look_at
from quotes.analysis.positions.passages import full_names, others, passages
from quotes.analysis.positions.stance_features import Features, Statement, Words, features
from quotes.analysis.positions.targets import Candidate, candidates
from quotes.lexicon.target_keys import target_key
from quotes.model import Position, Quotation, Span, Stance, Stretch

LEAST = 0.2
"""The probability of stance and speaker together under which no target is looked for: no target makes up for it."""
LEAST_TARGET = -2.5
"""The log-odds under which nothing is called a target."""
APART = 2.0
"""How much less the log-odds of the last word of a target may be than those of its likeliest word."""
WORDS_FOR: Mapping[Stance, tuple[str, str]] = {"support": ("support", "good"), "oppose": ("oppose", "bad")}
"""The lists whose words speak for a stance."""
_PRONOUNS = frozenset("he she they it we i who".split())
_WORD = re.compile(r"\S+")
_DESCRIBING = ("the ", "a ", "an ", "some ", "many ")


@dataclass(frozen=True, slots=True)
class View:
    """One passage of a quotation with a speaker as the model takes it: the numbers of its words, and where to look in
    the encoder's states."""

    quotation: Quotation
    passage: Stretch
    features: Features
    look: Look


@dataclass(frozen=True, slots=True)
class Weighed:
    """A stance that a passage may show, its likeliest target, and what speaks for both: the numbers that the last
    regression makes a probability of."""

    stance: Stance
    target: Stretch
    reasons: Features


def find_positions(
    text: str,
    quotations: Sequence[Quotation],
    names: Sequence[NameMention],
    states: States,
    checkpoint: Callable[[], None] = lambda: None,
) -> tuple[Position, ...]:
    """The positions that the ``quotations`` of ``text`` show, in their order, at most one for each passage.

    ``names``: all names in ``text``, in order; ``states``: what the encoder made of it. Nothing is returned whose
    probability lies under the threshold of the model, and nothing whose target cannot be named in words of the article.
    """
    model, whole = load_model(), full_names(text, names)
    seeing = views(text, watched(quotations, checkpoint), names, states, model.words)
    seen = load_network().see(states, [view.look for view in seeing])
    every = (
        position(text, view, weighed, whole, model)
        for view, s in watched(zip(seeing, seen, strict=True), checkpoint)
        if (weighed := weigh(text, view, s, names, states, model))
    )
    return tuple(p for p in every if p is not None)


def views(
    text: str, quotations: Iterable[Quotation], names: Sequence[NameMention], states: States, words: Words
) -> list[View]:
    """The passages of the quotations that have a speaker, in order."""
    return [
        View(q, passage, features(statement(text, q, passage, names), words), look)
        for q in quotations
        if q.speaker is not None
        for passage in passages(text, q)
        if (look := look_at(text, q, passage, _within(names, passage.start, passage.end), states))
    ]


def weigh(
    text: str, view: View, seen: Seen, names: Sequence[NameMention], states: States, model: PositionModel
) -> Weighed | None:
    """What one passage may show; None where that is hardly likely, or where nothing can be its target."""
    quotation, passage = view.quotation, view.passage
    if quotation.speaker is None or quotation.speaker.type == "document":  # what it says is its authors' position
        return None
    stance, odds = best_stance(view, seen, model)
    if probability(odds) * quotation.confidence < LEAST or is_denied(view.features, stance):
        return None
    found = candidates(text, quotation, passage, names, model.words)
    target, target_odds = best_target(text, found, seen, states, model)
    if target is None:
        return None
    mention = quotation.mention.exact if quotation.mention else ""
    reasons = {
        "stance": odds,
        "speaker": log(max(quotation.confidence, LEAST)),
        "target": target_odds,
        "described": float(is_description(mention)),
        "further on": float(passage.start > quotation.spans[0].start),
    }
    return Weighed(stance, target, reasons)


def is_description(mention: str) -> bool:
    """Whether a mention describes its speaker and does not name them ("the minister", "some voters")."""
    return mention.lower().startswith(_DESCRIBING) or (mention.islower() and mention not in _PRONOUNS)


def position(
    text: str, view: View, weighed: Weighed, whole: Mapping[str, str], model: PositionModel
) -> Position | None:
    """The position that one passage shows, or None. ``whole``: see ``passages.full_names``."""
    confidence = probability(model.final.odds(weighed.reasons))
    if view.quotation.speaker is None or confidence < model.threshold:
        return None
    words = text[weighed.target.start : weighed.target.end]
    return Position(
        speaker=view.quotation.speaker.name,
        quotation=view.quotation.id,
        target=words,
        target_key=target_key(words, whole),
        stance=weighed.stance,
        evidence=Span.of(text, view.passage.start, view.passage.end),
        confidence=round(confidence, 4),
    )


def statement(text: str, quotation: Quotation, passage: Stretch, names: Sequence[NameMention]) -> Statement:
    """What the regressions of a stance look at: the words of a passage of the quotation, its cue and the names of
    others."""
    start = max(passage.start, quotation.spans[0].start)
    cue = quotation.cue
    named = _within(names, start, passage.end)
    return Statement(
        words=text[start : passage.end],
        cue=cue.exact if cue else "",
        others=tuple(n.start - start for n in others(text, quotation, named)),
        names=tuple(Stretch(n.start - start, n.end - start) for n in named),
        cue_names=tuple(Stretch(n.start - cue.start, n.end - cue.start) for n in _within(names, cue.start, cue.end))
        if cue
        else (),
        kind=quotation.kind,
        thought=quotation.act == "thought",
        speaker_type=quotation.speaker.type if quotation.speaker else "anonymous",
    )


def _within(names: Sequence[NameMention], start: int, end: int) -> Sequence[NameMention]:
    first = bisect_left(names, start, key=lambda n: n.start)
    return names[first : bisect_left(names, end, key=lambda n: n.start)]


def best_stance(view: View, seen: Seen, model: PositionModel) -> tuple[Stance, float]:
    """The likelier stance and its log-odds: the mean of what the regression and the network say of the words."""
    odds = {s: (model.stances[s].odds(view.features) + float(seen.stances[i])) / 2 for i, s in enumerate(STANCES)}
    stance = max(odds, key=lambda s: odds[s])
    return stance, odds[stance]


def is_denied(found: Features, stance: Stance) -> bool:
    """Whether all the words for a stance are turned round by a negation: who does not hate something takes no side."""
    lists = WORDS_FOR[stance]
    straight = any(f"{zone} {name}" in found for zone in ("cue", "said") for name in lists)
    return not straight and any(f"said not {name}" in found for name in lists)


def best_target(
    text: str, found: Sequence[Candidate], seen: Seen, states: States, model: PositionModel
) -> tuple[Stretch | None, float]:
    """The likeliest target and its log-odds: the mean of what the regression and the network say of its words; None
    where there is nothing that can be one."""
    tags = dict(zip(seen.rows.tolist(), seen.tags[:, TARGET].tolist(), strict=True))
    best, most = None, LEAST_TARGET
    for candidate in found:
        looked = [tags[i] for i in range(*states.covering(candidate.start, candidate.end)) if i in tags]
        if looked:
            odds = (model.target.odds(candidate.features) + (sum(looked) / len(looked) + max(looked)) / 2) / 2
            if odds > most:
                best, most = candidate, odds
    return (trimmed(text, best, tags, states) if best else None), most


def trimmed(text: str, target: Candidate, tags: Mapping[int, float], states: States) -> Stretch:
    """A target without the words at its end that the network sees apart from it ("the minister of hiding")."""
    ends, said = [], []
    for m in _WORD.finditer(text, target.start, target.end):
        pieces = [tags[i] for i in range(*states.covering(*m.span())) if i in tags]
        ends.append(m.end())
        said.append(sum(pieces) / len(pieces) if pieces else 0.0)
    return Stretch(target.start, max(e for e, odds in zip(ends, said, strict=True) if odds >= max(said) - APART))
