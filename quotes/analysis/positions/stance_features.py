"""What a quotation's words say of a stance, as named numbers for the linear model of ``model.py`` beside it.

The same numbers are made in training and at run time. Words count as their English Snowball stems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p

from quotes.lexicon.stems import stem
from quotes.model import Kind, SpeakerType, Stretch

Features = dict[str, float]

MOST_WORDS = 80
"""Words of a quotation that are looked at: later ones change little and cost time."""
NAME = "#"
"""What every word of a name counts as."""
REACH = 3
"""Words over which a negation reaches on."""
NEAR = 5
"""Words between a name and an evaluation that are taken together."""

_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")
_NEGATIONS = frozenset(
    "not no never nothing nobody none neither nor without cannot hardly refuse refuses refused refusing refusal "
    "decline declines declined declining withheld withhold withholding avoid avoided avoiding avoids stopped "
    "hesitancy".split()
)
_MODALS = frozenset("should must need needs ought".split())
_FIRST = frozenset("i we my our us me".split())
_THIRD = frozenset("he she him her his they them their".split())
_PLAIN_CUES = frozenset("said says say".split())


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of the model: for each list ("support", "oppose", "good", "bad") its stems; and how pleasant
    single words are, from -4 to 4."""

    lists: Mapping[str, frozenset[str]]
    valence: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage of a quotation as the model sees it, offsets in code points of ``words`` and of ``cue``.

    ``others``: where names of others than the speaker begin. ``names`` and ``cue_names``: where any names stand. What
    somebody is called tells nothing of a stance, so every word of a name counts as the same word.
    """

    words: str
    cue: str
    others: tuple[int, ...]
    names: tuple[Stretch, ...]
    cue_names: tuple[Stretch, ...]
    kind: Kind
    thought: bool
    speaker_type: SpeakerType


def is_negation(word: str) -> bool:
    """Whether a word in lower case turns what follows round."""
    return word in _NEGATIONS or word.endswith("n't")


def words_of(text: str, names: Sequence[Stretch]) -> tuple[list[str], list[int]]:
    """The words of a text in lower case with straight apostrophes, those of names as ``NAME``; and where they begin."""
    inside = {place for name in names for place in range(name.start, name.end)}
    plain = text.lower().replace("’", "'")
    if len(plain) != len(text):  # a letter whose small form is two letters: offsets must hold
        plain = text
    found = [(m.start(), m.group()) for m in _WORD.finditer(plain)]
    return [NAME if start in inside else word for start, word in found], [start for start, _ in found]


@dataclass(frozen=True, slots=True)
class _Zone:
    """The words of the cue or of the passage, their stems, and which of them a negation shortly before turns round."""

    name: str
    words: Sequence[str]
    stems: Sequence[str]
    turned: Sequence[bool]

    @classmethod
    def of(cls, name: str, words: Sequence[str]) -> _Zone:
        turned = [False] * len(words)
        for i, word in enumerate(words):
            if is_negation(word):
                turned[i + 1 : i + 1 + REACH] = [True] * len(turned[i + 1 : i + 1 + REACH])
        return cls(name, words, [stem(w) for w in words], turned)


def features(statement: Statement, known: Words) -> Features:
    """The named numbers of a statement."""
    cue = _Zone.of("cue", words_of(statement.cue, statement.cue_names)[0])
    words, starts = words_of(statement.words, statement.names)
    said = _Zone.of("said", words[:MOST_WORDS])
    out: Features = {}
    _phrases(cue, 1.0, out)
    _phrases(said, 1 / (1 + len(said.words) / 12) ** 0.5, out)
    _listed(cue, known, out)
    at = _listed(said, known, out)
    _valence(cue, known, out)
    _valence(said, known, out)
    _directed(said.words, starts, statement.others, at, out)
    _shape(statement, cue.words, said.words, out)
    return out


def _phrases(zone: _Zone, weight: float, out: Features) -> None:
    """Single stems, marked where negated, and pairs."""
    name, before = zone.name, ""
    for one, turned in zip(zone.stems, zone.turned, strict=True):
        out[f"{name}:!{one}" if turned else f"{name}:{one}"] = weight
        if before:
            out[f"{name}:{before} {one}"] = weight
        before = one
    for i, one in enumerate(zone.stems[:2]):
        out[f"{name} {i}:{one}"] = 0.7


def _listed(zone: _Zone, known: Words, out: Features) -> dict[str, list[int]]:
    """How many words of each list there are, negated ones apart; the places of those that are not."""
    at: dict[str, list[int]] = {}
    for name, wanted in known.lists.items():
        hits = [i for i, one in enumerate(zone.stems) if one in wanted]
        straight = [i for i in hits if not zone.turned[i]]
        if straight:
            out[f"{zone.name} {name}"] = 1 + 0.3 * min(len(straight) - 1, 3)
            at[name] = straight
        if len(straight) < len(hits):
            out[f"{zone.name} not {name}"] = 1.0
    return at


def _valence(zone: _Zone, known: Words, out: Features) -> None:
    """How pleasant and unpleasant the words are, in sum and at their strongest."""
    found = [(known.valence.get(w), turned) for w, turned in zip(zone.words, zone.turned, strict=True)]
    values = [v * (-0.7 if turned else 1) for v, turned in found if v is not None]
    for name, sign in (("pleasant", 1), ("unpleasant", -1)):
        sided = [sign * v for v in values if sign * v > 0]
        if sided:
            out[f"{zone.name} {name}"] = 0.4 * log1p(sum(sided))
            out[f"{zone.name} most {name}"] = max(sided) / 4


def _directed(
    words: Sequence[str], starts: Sequence[int], names: Iterable[int], at: Mapping[str, list[int]], out: Features
) -> None:
    """Which evaluations stand near the name of somebody else, before or behind it, and beside "he", "she", "they"."""
    index = {start: i for i, start in enumerate(starts[: len(words)])}
    named = [index[n] for n in names if n in index]
    third = [i for i, w in enumerate(words) if w in _THIRD]
    out["names"] = min(len(named), 3) / 3
    for kind, places in (("name", named), ("third", third)):
        if not places:
            continue
        out[f"has {kind}"] = 0.5
        for name, hits in at.items():
            out[f"{name} with {kind}"] = 0.7
            if any(0 < h - p <= NEAR for h in hits for p in places):
                out[f"{kind} then {name}"] = 0.7
            if any(0 < p - h <= NEAR for h in hits for p in places):
                out[f"{name} then {kind}"] = 0.7


def _shape(statement: Statement, cue: Sequence[str], words: Sequence[str], out: Features) -> None:
    """What kind of statement it is, by whom."""
    out[f"speaker {statement.speaker_type}"] = 0.6
    out[f"kind {statement.kind}"] = 0.5
    out["thought"] = 0.3 * statement.thought
    out["length"] = log(1 + len(words)) / 5
    out["cue length"] = min(len(cue), 6) / 6
    if cue and not _PLAIN_CUES.intersection(cue):
        out["telling cue"] = 0.5
    if _MODALS.intersection(words):
        out["modal"] = 0.7
    if _FIRST.intersection(words):
        out["first person"] = 0.5
