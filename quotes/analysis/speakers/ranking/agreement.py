"""What in a mention agrees with a candidate, sex, sort and words, or speaks against it: as numbers for the ranker."""

from __future__ import annotations

import math

from quotes.analysis.speakers.entities import Entity, with_owners
from quotes.analysis.speakers.mentions import FIRST, IT, THEY, Mention
from quotes.lexicon.nouns import document_kind, role_word

AGREEMENT_FEATURES = (
    "sex agrees",
    "sex odds",
    "sex unknown",
    "pronouns near",
    "person",
    "organization",
    "group",
    "anonymous",
    "document",
    "sort agrees",
    "same head",
    "words introduced",
    "head introduced",
    "words named",
    "head and word introduced",
)
"""What ``agreement_features`` tells, in its order."""
TYPE_FEATURES = (
    "definite person",
    "indefinite person",
    "owned person",
    "it and organization",
    "it and document",
    "they and group",
    "they and organization",
    "they and person",
    "first and person",
    "first and organization",
)
"""What ``type_features`` tells, in its order."""
_SORTS = ("person", "organization", "group", "anonymous", "document")
_ONE_OF_SORTS = {one: tuple(float(one == sort) for sort in _SORTS) for one in _SORTS}
_NO_SORT = (0.0,) * len(_SORTS)
_NO_INTERACTION = (0.0, 0.0, 0.0)


def agreement_features(m: Mention, e: Entity) -> list[float]:
    """The numbers of AGREEMENT_FEATURES for the candidate ``e`` of ``m``."""
    return [*_sex(e, m.sense.gender_score), *_sort(m, e), *_introduced(m, e)]


def type_features(m: Mention, e: Entity) -> list[float]:
    """The numbers of TYPE_FEATURES: what sort of somebody "the …", "it", "they", and "I" or "we" stand for."""
    return [
        *(_definiteness(m) if m.kind == "description" and e.type == "person" else _NO_INTERACTION),
        *_of_the_type(m, e),
    ]


def introduced_so(m: Mention, e: Entity) -> float:
    """How well the words beside a name match a description, 0 (not at all) to 2 (its head and all its words)."""
    words, head, _, _ = _introduced(m, e)
    return words + head


def titles_agree(m: Mention, e: Entity) -> float:
    """+1 where a title at the mention tells the sex of the candidate, -1 where it tells the other."""
    if m.name is None or not m.sense.gender_score:
        return 0.0
    odds = m.sense.gender_score * e.gender_score
    return 1.0 if odds > 1 else -1.0 if odds < -1 else 0.0


def _sex(e: Entity, sex: int) -> list[float]:
    if not sex:
        return [0.0] * 4
    odds = sex * max(-4.0, min(4.0, e.gender_score))
    return [
        float(odds > 1) - float(odds < -1),
        -math.log1p(math.exp(-odds)),
        float(abs(odds) <= 1),
        sex * max(-2.0, min(2.0, e.near_pronouns)) * float(abs(e.gender_score) <= 1),
    ]


def _sort(m: Mention, e: Entity) -> list[float]:
    """What sort of somebody the candidate is, and whether the mention is of the same sort or head."""
    return [
        *_ONE_OF_SORTS.get(e.type, _NO_SORT),
        float(_sorts_agree(m, e)),
        float(bool(m.head) and document_kind(m.head) == document_kind(e.head)),
    ]


def _sorts_agree(m: Mention, e: Entity) -> bool:
    if m.sense.sort == "person":
        return e.type in ("person", "anonymous")
    return m.sense.sort == e.type


def _introduced(m: Mention, e: Entity) -> list[float]:
    if m.kind != "description":
        return [0.0] * 4
    head = role_word(m.head)
    words = {role_word(w) for w in m.words} - {head}
    told = [(phrase, with_owners(phrase)) for phrase in e.introduced]
    best = max((len(words & whole) / len(words) for _, whole in told), default=0.0) if words else 0.0
    titled = any(head in phrase for phrase in e.introduced)
    both = any(head in phrase and words & whole for phrase, whole in told)
    return [best, float(titled), len(m.words & e.words) / max(1, len(m.words)), float(both)]


def _definiteness(m: Mention) -> tuple[float, float, float]:
    return float(m.definite == "the"), float(m.definite == "a"), float(m.definite == "own")


def _of_the_type(m: Mention, e: Entity) -> list[float]:
    """What sort of somebody "it", "they", and "I" or "we" stand for."""
    return [
        float(m.head in IT and e.type == "organization"),
        float(m.head in IT and e.type == "document"),
        float(m.head in THEY and e.type == "group"),
        float(m.head in THEY and e.type == "organization"),
        float(m.head in THEY and e.type == "person"),
        float(m.head in FIRST and e.type == "person"),
        float(m.head in FIRST and e.type == "organization"),
    ]
