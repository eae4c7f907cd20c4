"""Positions: what a speaker supports or opposes, shown by the words of one quotation. Precision goes before recall."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from quotes.attribution import NameMention
from quotes.positions.features import Features, Statement, features
from quotes.positions.keys import full_names, target_key
from quotes.positions.model import PositionModel, load_model
from quotes.positions.passages import others, passages, sentences
from quotes.positions.targets import Candidate, candidates
from quotes.shapes import Position, Quotation, Span, Stance, Stretch


def find_positions(text: str, quotations: Sequence[Quotation], names: Sequence[NameMention]) -> tuple[Position, ...]:
    """The positions that the ``quotations`` of ``text`` show, in their order, at most one for each passage.

    ``names``: all names in ``text``, in order. Nothing is returned whose probability lies under the threshold of the
    model, and nothing whose target cannot be named in words of the article.
    """
    model, whole = load_model(), full_names(text, names)
    every = (
        position(text, quotation, passage, names, whole, model)
        for quotation in quotations
        if quotation.speaker is not None
        for passage in passages(text, quotation)
    )
    return tuple(p for p in every if p is not None)


def position(
    text: str,
    quotation: Quotation,
    passage: Stretch,
    names: Sequence[NameMention],
    whole: Mapping[str, str],
    model: PositionModel,
    found: Features | None = None,
) -> Position | None:
    """The position that one passage shows, or None. ``whole``: see ``keys.full_names``. ``found``: the features of the
    passage, where they were made before."""
    if quotation.speaker is None:
        return None
    if found is None:
        found = features(statement(text, quotation, passage, names), model.words)
    stance, confidence = best_stance(found, quotation, model)
    if confidence < model.threshold:
        return None
    where = clearest(text, quotation, passage, names, stance, model)
    target = best_target(candidates(text, quotation, where, names, model.words), model)
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
    """What the stance model looks at: the words of a passage of the quotation, its cue and the names of others."""
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


def best_stance(found: Features, quotation: Quotation, model: PositionModel) -> tuple[Stance, float]:
    """The likelier stance, and the probability that the speaker takes it: that of the words times that of the
    speaker's being the right one."""
    odds = {stance: linear.probability(found) for stance, linear in model.stances.items()}
    stance = max(odds, key=lambda s: odds[s])
    return stance, odds[stance] * quotation.confidence


def clearest(
    text: str,
    quotation: Quotation,
    passage: Stretch,
    names: Sequence[NameMention],
    stance: Stance,
    model: PositionModel,
) -> Stretch:
    """The sentence of the passage that shows the stance best: what is supported or opposed is looked for there, since
    the next sentence may take the other side of something else."""
    parts = sentences(text, passage.start, passage.end)
    if len(parts) == 1:
        return passage

    def clarity(part: Stretch) -> float:
        return model.stances[stance].probability(features(statement(text, quotation, part, names), model.words))

    return max(parts, key=clarity)


def best_target(found: Sequence[Candidate], model: PositionModel) -> Candidate | None:
    """The likeliest target; None where none is likely enough."""
    best, odds = None, model.target_threshold
    for candidate in found:
        chance = model.target.probability(candidate.features)
        if chance > odds:
            best, odds = candidate, chance
    return best
