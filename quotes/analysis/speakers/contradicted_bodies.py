"""Which bodies cannot be meant by a description: those of another kind, of another state, or one of several."""

from __future__ import annotations

import re

from quotes.analysis.speakers.contradictions import Phrase, states_of
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import Mention, content_words
from quotes.lexicon.body_kinds import OF_THE_STATE, OF_TRADES, kinds_of
from quotes.lexicon.nouns import ORGANIZATION, STATE_HEADS, role_word, same_body_groups
from quotes.lexicon.person_names import fold
from quotes.lexicon.places import country_of, country_of_adjective
from quotes.lexicon.word_lists import alternatives

_PUBLIC = OF_THE_STATE | {"party"}
"""Kinds of body of which one may be meant without a name."""
_LEAGUE = re.compile(rf"\b(?:{alternatives('subjects/leagues')})\b")
_NAME_HEAD = re.compile(r"(?<=\w) (?:of|for|on|in) ")
"""What parts the head of a body's name from the rest: "Council" of "Council of Ferries"."""


def fitting_bodies(m: Mention, options: list[Entity], capitals: Phrase) -> list[Entity]:
    """Those of ``options`` that the body described by ``m`` can be: no state or town but by a noun for one, none of
    another name, and none whose name tells of another kind ("the party" is no Council). ``capitals``: the folded proper
    names printed in the description ("KNZ bank"), places left out."""
    states = states_of(m.words)
    fitting = [
        e
        for e in options
        if not (e.is_place and (m.head not in STATE_HEADS or (states and country_of(e.name) not in states)))
        and (e.is_place or capitals <= e.words | frozenset(_letters(e.name)))
        and (m.definite == "the" or m.owner or is_told_so(m, e))
        and not _of_another_kind(m, e)
        and not _is_of_another_state(m, e)
    ]
    return [e for e in fitting if not _is_called_another(m, e) and not _owns(m, e)]


def is_told_so(m: Mention, e: Entity) -> bool:
    """Whether the name of ``e`` or its introduction has a word of ``m``, which "the" does not mark as known: "local
    police", "Tarnland’s ministry of transport" is no band of rebels named before."""
    kinds, noun = kinds_of(m.head), role_word(m.head)
    return bool(m.words & e.words or kinds & e.kinds) or any(noun in phrase for phrase in e.introduced)


def is_one_of_several(m: Mention, options: list[Entity]) -> bool:
    """Whether "the bank" stands for one of several banks, none of which is named more often before than the others."""
    told = kinds_of(m.head) - (OF_TRADES if len(kinds_of(m.head)) > 1 else frozenset())
    named = (e for e in options if told & e.kinds and fold(e.name) not in ORGANIZATION)
    alike = sorted((e.last_before(m.start) + 1 for e in named), reverse=True)
    told_of_any = m.definite == "the" and (len(m.words) == 1 or is_of_any(m))
    return told_of_any and len(alike) > 1 and 0 < alike[0] == alike[1]


def is_of_any(m: Mention) -> bool:
    """Whether what stands before the noun of the body ``m`` may be said of any: "the loss-making group", "the German
    airline", "the League Two side"; not "the Tarn side", whose name it may be, nor "Tarn’s side"."""
    *before, _ = m.label.split()[1:] or [""]
    told = (w for w in before if w[0].isupper() and country_of_adjective(w) is None and not w.endswith("-based"))
    return bool(before) and " of " not in m.label and (not any(told) or _LEAGUE.search(" ".join(before)) is not None)


def is_any_body(m: Mention) -> bool:
    """Whether ``m`` describes some body by its kind alone, "the company", and not one of which a country has but one:
    "the police"."""
    kinds = kinds_of(m.head)
    return m.definite == "the" and content_words(m.label) == {m.head} and bool(kinds) and not kinds & _PUBLIC


def _is_called_another(m: Mention, e: Entity) -> bool:
    """Whether the article calls ``e`` another kind of body than ``m``: a union is no airline, though both may be
    companies."""
    told, known = kinds_of(m.head) - OF_TRADES, e.kinds - OF_TRADES
    return bool(told) and bool(known) and not told & known


def _is_of_another_state(m: Mention, e: Entity) -> bool:
    """Whether ``m`` and the name of ``e`` tell of two states: "the French foreign ministry", British Foreign Office."""
    said, named = states_of(content_words(m.label)), states_of(e.words)
    return bool(said) and bool(named) and not said & named


def _owns(m: Mention, e: Entity) -> bool:
    """Whether ``m`` has no words but those of the owner that the name of ``e`` begins with: "Tarn police" are not the
    Tarn Police Department’s River Division."""
    owner, possessive, _ = e.name.replace("’", "'").partition("'s ")
    return bool(possessive) and m.words <= content_words(owner)


def _of_another_kind(m: Mention, e: Entity) -> bool:
    """Whether the noun that heads the name of ``e`` is for another kind of body than the noun of ``m``."""
    head = _NAME_HEAD.split(e.name)[0].rpartition(" ")[2]
    said, named = same_body_groups(m.head), same_body_groups(fold(head))
    return bool(said) and bool(named) and not said & named


def _letters(name: str) -> tuple[str, ...]:
    """The first letters of the capitalised words of ``name`` as one folded word: its acronym."""
    return ("".join(w[0] for w in name.split() if w[0].isupper()).lower(),)
