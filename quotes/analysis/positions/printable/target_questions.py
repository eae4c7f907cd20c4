"""What may be open about the target of a stance: its name, and the phrase that stands for it in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions import stance_words as lists
from quotes.analysis.positions.printable.specific_phrases import tells_which
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.positions.target_phrases.back_references import ABOUT
from quotes.analysis.positions.targets import Target
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.places import country_of
from quotes.lexicon.word_lists import words
from quotes.model import Stretch

_SOBER = frozenset("fair historic landmark necessary right".split())
"""Words of praise that also tell which thing is meant: "fair trade", "the landmark ruling"."""
_EVILS = words("targets/agreed/evils")
_GOODS = words("targets/agreed/goods")
_KINDS_OF = words("targets/agreed/kinds")
_ASIDES = words("targets/clarity/asides")
_LOADED = lists.BAD | lists.POOR | lists.FINE | (lists.GOOD - _SOBER)
"""Words beside a noun that are somebody's opinion of it, which no record repeats as a fact."""
_FOR_WHOM = frozenset("for of with".split())
"""Prepositions behind a good that make it somebody's: "freedom for Alden", but not "calm in Alden"."""
_BY_WHICH = frozenset("at during in on via".split())
FARTHEST = 10
"""Words between a word of stance and its target."""
LONGEST = 11
"""Words of a target, beyond which the parser is wrong too often about where it ends; it is right about "-ing"."""
_MARKS = frozenset(',"“”')
"""Marks in a target by which it may be cut, or be another's words that are not meant: "the “dreams” of a truce"."""
_WHOLE_WORD = re.compile(r"[^\W\d]{3}")
_BETWEEN = frozenset(": ; over than".split())


def about_target(
    sentence: Sentence, found: FoundStance, target: Target, names: Sequence[NameMention], name: str
) -> dict[str, bool]:
    """What the name of the target leaves open, wherever the article has it. ``names``: those in the sentence and in the
    target; ``name``: the words of the target as they would be printed."""
    elsewhere = target.name != target.place
    return {
        "target is unclear": not target.is_clear,
        "target is a surname": _is_surname(target.name, name, names),
        "target is unknown": _is_unknown(target.name, name, names),
        "target is so-called": "so-called" in name.lower(),
        "target has marks": not elsewhere and bool(_MARKS & set(name)),
        "target is long": not elsewhere and len(name.split()) > LONGEST and sentence.words[found.target].tag != "VBG",
        "target has no name": elsewhere and not target.is_only and not _is_named(sentence.words[found.target], name),
    }


def about_phrase(
    sentence: Sentence, found: FoundStance, target: Target, indices: Sequence[int], names: Sequence[NameMention]
) -> dict[str, bool]:
    """What the phrase for the target in the sentence leaves open, the most of it only where that is what would be
    printed. ``indices``: the words of the phrase; ``names``: those in the sentence and in the target."""
    here, lone = target.name == target.place, target.is_lone or target.is_only
    return {
        "target is far": _is_far(sentence, found, indices),
        "target is spoilt": _is_spoilt(sentence, indices),
        "target holds a surname": here and _has_surname(sentence, indices, names),
        "target has an owner before": here and _has_owner_before(sentence, indices),
        "target may be any": here and not tells_which(sentence, indices, found.target, lone=lone),
        "nobody differs": _is_agreed(sentence, found, indices),
    }


def _is_named(head: Word, name: str) -> bool:
    """Whether the words that name a target elsewhere are its name, with the noun that stands for it: "the bill", told
    of before as "the Ferry Bill"."""
    titles = {word.lower() for word in name.split() if word[0].isupper() and not name.isupper()}
    return head.tag.startswith("NNP") or (head.lower in titles and head.lower not in ABOUT)


def _has_owner_before(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether an owner stands shortly before a phrase: Hale's “ruinous ways of war”; but not "the Anglers' League
    rejects the tax", where a verb parts them."""
    before = sentence.words[max(0, indices[0] - 3) : indices[0]]
    owners = [word.index for word in before if word.tag == "POS"]
    return bool(owners) and not any(word.tag[:2] in ("VB", "MD", "IN") for word in before if word.index > owners[-1])


def _is_agreed(sentence: Sentence, found: FoundStance, indices: Sequence[int]) -> bool:
    """Whether nobody could be of another mind: against an evil or for a good, without a word on whose or which it is:
    "rejects all forms of violence", "called for religious tolerance"; but not "press freedom", "crime in Alden"."""
    head = sentence.words[found.target]
    if head.lower in _KINDS_OF:
        inner = [w for of in sentence.below(head.index, "prep") for w in sentence.below(of.index, "pobj")]
        head = inner[0] if inner else head
    if found.stance == "support" and head.lower in _EVILS:  # what only an opponent calls so
        return True
    if head.lower not in (_EVILS if found.stance == "oppose" else _GOODS):
        return False
    inside = [sentence.words[i] for i in indices]
    named = any(w.tag.startswith("NNP") or w.tag == "CD" for w in inside)
    if found.stance == "oppose":
        return not named
    of_what = any(w.lower in _FOR_WHOM for w in sentence.below(head.index, "prep"))
    return not (any(w.relation in ("compound", "nmod", "poss") for w in inside) or (named and of_what))


def _is_spoilt(sentence: Sentence, indices: Sequence[int]) -> bool:
    """Whether a phrase has a word of opinion in it ("the disastrous ferry tax"), or at its end where the stance was
    told ("the sale of the docks in a tweet")."""
    inside = [sentence.words[i] for i in indices]
    if any(w.relation == "amod" and w.lower in _LOADED for w in inside):
        return True
    if inside[0].tag == "VBG" and any(w.tag == "RB" and w.head == inside[0].index for w in inside):
        return True  # "dealing effectively with the crisis"
    ends = (w for w in inside if w.relation == "pobj" and w.index == indices[-1])
    return any(w.lower in _ASIDES and sentence.words[w.head].lower in _BY_WHICH for w in ends)


def _is_unknown(place: Stretch, name: str, names: Iterable[NameMention]) -> bool:
    """Whether a target is a country, of which nobody knows what in it is meant, a short form or a number ("CHIP",
    "S. 2642"), or "the" with one word in capitals that names nobody and nothing: "the Flag", "the Bill"."""
    if country_of(name) or (name.isupper() and name.isalpha()) or not _WHOLE_WORD.search(name):
        return True
    first, *others = name.split()
    alone = first.lower() == "the" and len(others) == 1 and others[0].istitle()
    return alone and not any(n.start < place.end and place.start < n.end for n in names)


def _is_far(sentence: Sentence, found: FoundStance, indices: Sequence[int]) -> bool:
    """Whether so much stands between the word of stance and its target that the parser may have taken another's; or the
    target is only what was left behind: "backs Hale over | Kellers"."""
    between = sentence.words[found.word + 1 : indices[0]]
    return len(between) > FARTHEST or any(w.lower in _BETWEEN for w in between)


def _has_surname(sentence: Sentence, indices: Sequence[int], names: Sequence[NameMention]) -> bool:
    """Whether a phrase speaks of somebody by one name alone: "attacking Kellers"; but "the Kellers campaign"."""
    parts = [w for i in indices if (w := sentence.words[i]).tag == "NNP" and w.relation in ("dobj", "pobj", "conj")]
    return any(n.type == "person" and n.start == w.start and n.end <= w.end for n in names for w in parts)


def _is_surname(place: Stretch, name: str, names: Iterable[NameMention]) -> bool:
    """Whether a target is a person of whom only one name is printed."""
    return len(name.split()) == 1 and any(
        n.type == "person" and n.start < place.end and place.start < n.end for n in names
    )
