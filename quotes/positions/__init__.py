"""Positions: what a speaker supports or opposes, shown by the words of one quotation. Precision goes before recall."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotes.attribution import NameMention
from quotes.attribution.states import States
from quotes.positions.features import Features, Statement, Words, features
from quotes.positions.keys import full_names, target_key
from quotes.positions.model import PositionModel, load_model, probability
from quotes.positions.network import STANCES, TARGET, Look, Seen, load_network, look_at
from quotes.positions.passages import others, passages, sentences
from quotes.positions.targets import Candidate, candidates
from quotes.shapes import Position, Quotation, Span, Stance, Stretch


@dataclass(frozen=True, slots=True)
class View:
    """One passage of a quotation with a speaker as the model takes it: the numbers of its words, and where to look in
    the encoder's states."""

    quotation: Quotation
    passage: Stretch
    features: Features
    look: Look


def find_positions(
    text: str, quotations: Sequence[Quotation], names: Sequence[NameMention], states: States
) -> tuple[Position, ...]:
    """The positions that the ``quotations`` of ``text`` show, in their order, at most one for each passage.

    ``names``: all names in ``text``, in order; ``states``: what the encoder made of it. Nothing is returned whose
    probability lies under the threshold of the model, and nothing whose target cannot be named in words of the article.
    """
    model, whole = load_model(), full_names(text, names)
    seeing = views(text, quotations, names, states, model.words)
    seen = load_network().see(states, [view.look for view in seeing])
    every = (position(text, v, s, names, states, whole, model) for v, s in zip(seeing, seen, strict=True))
    return tuple(p for p in every if p is not None)


def views(
    text: str, quotations: Sequence[Quotation], names: Sequence[NameMention], states: States, words: Words
) -> list[View]:
    """The passages of the quotations that have a speaker, in order."""
    return [
        View(q, passage, features(statement(text, q, passage, names), words), look)
        for q in quotations
        if q.speaker is not None
        for passage in passages(text, q)
        if (look := look_at(text, q, passage, _within(names, passage.start, passage.end), states))
    ]


def position(
    text: str,
    view: View,
    seen: Seen,
    names: Sequence[NameMention],
    states: States,
    whole: Mapping[str, str],
    model: PositionModel,
) -> Position | None:
    """The position that one passage shows, or None. ``whole``: see ``keys.full_names``."""
    quotation, passage = view.quotation, view.passage
    stance, confidence = best_stance(view, seen, model)
    if quotation.speaker is None or confidence < model.threshold:
        return None
    where = clearest(text, passage, seen, states, stance)
    target = best_target(candidates(text, quotation, where, names, model.words), seen, states, model)
    if target is None:
        return None
    words = text[target.start : target.end]
    return Position(
        speaker=quotation.speaker.name,
        quotation=quotation.id,
        target=words,
        target_key=target_key(words, whole),
        stance=stance,
        evidence=Span.of(text, passage.start, passage.end),
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
    """The likelier stance, and the probability that the speaker takes it: that of the words, by the mean of what the
    regression and the network say, times that of the speaker's being the right one."""
    odds = {s: (model.stances[s].odds(view.features) + float(seen.stances[i])) / 2 for i, s in enumerate(STANCES)}
    stance = max(odds, key=lambda s: odds[s])
    return stance, probability(odds[stance]) * view.quotation.confidence


def clearest(text: str, passage: Stretch, seen: Seen, states: States, stance: Stance) -> Stretch:
    """The sentence of the passage that shows the stance best: what is supported or opposed is looked for there, since
    the next sentence may take the other side of something else."""
    parts = sentences(text, passage.start, passage.end)
    strongest = seen.rows[seen.tags[:, STANCES.index(stance)].argmax()]
    return next((p for p in parts if states.starts[strongest] < p.end), parts[-1])


def best_target(found: Sequence[Candidate], seen: Seen, states: States, model: PositionModel) -> Candidate | None:
    """The likeliest target, by the regression and, for words that the network looked at, by the mean of both; None
    where none is likely enough."""
    tags = dict(zip(seen.rows.tolist(), seen.tags[:, TARGET].tolist(), strict=True))
    best, most = None, model.target_threshold
    for candidate in found:
        odds = model.target.odds(candidate.features)
        looked = [tags[i] for i in range(*states.covering(candidate.start, candidate.end)) if i in tags]
        if looked:
            odds = (odds + sum(looked) / len(looked)) / 2
        if probability(odds) > most:
            best, most = candidate, probability(odds)
    return best
