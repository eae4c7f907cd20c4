"""Which sentences may show a stance by their words, so that the others need not be parsed.

Each kind of sentence of ``verb_frames`` and ``predicate_frames`` has words without which it shows none: that which the
stance is found at, and others anywhere in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set

from quotes.analysis.positions import stance_words as lists
from quotes.analysis.positions.clauses import DUTIES
from quotes.analysis.positions.stance import IN_FAVOUR
from quotes.lexicon.word_lists import words

_WORD = re.compile(r"\w+?(?=n['’]t\b)|\w+")  # "isn't" is "is", "n" and "t"; "'ll" is "ll"


def _forms(*verbs: Iterable[str]) -> frozenset[str]:
    """All forms of verbs."""
    wanted = {verb for group in verbs for verb in group}
    return frozenset(form.strip("'") for form, verb in lists.FORMS.items() if verb in wanted)


def _joints(*pairs: tuple[str, str]) -> dict[str, set[str]]:
    """For each word, what may join its target."""
    found: dict[str, set[str]] = {}
    for word, joint in pairs:
        found.setdefault(word, set()).add(joint)
    return found


_STANCE = (
    _forms(lists.DIRECT, (verb for verb, _ in lists.PREPOSITIONAL), lists.DEMANDS, lists.INSISTS, lists.URGES)
    | _forms(lists.DEEDS, lists.LEAVES, lists.NAMINGS)
    | {word for word, _ in (*lists.NOUNS, *lists.SIDES, *lists.STANDINGS)} - {"for"}
    | lists.BAD
    | lists.GOOD
    | lists.POOR
    | lists.FINE
    | lists.ENDINGS
    | words("stance/forms/triggers")
)
"""Words of which each sentence that shows a stance has one."""
_JOINED: Mapping[str, Set[str]] = _joints(
    *((form, joint) for verb, joint in lists.PREPOSITIONAL for form in _forms({verb})),
    *lists.NOUNS,
    *((word, joint) for word, joint in lists.STANDINGS if joint),
)
_BE = _forms({"be"})
_DEED = _forms(lists.DEEDS - lists.BRINGS)
_DEED_OF_OTHERS = _DEED | _forms(lists.LEAVES, (verb for verb, _ in lists.ASKED))
_BRINGS = _forms(lists.BRINGS)
_PUT = _forms({"put"})
_COMMANDS = lists.DEEDS | lists.LEAVES | {verb for verb, _ in (*lists.PREPOSITIONAL, *lists.ASKED)} | {"put"}
_ASKS = _forms(lists.URGES, lists.INSISTS)
_WILLS = lists.PROMISES | _forms(lists.WILLS) | {"going", "gonna", "will", "ll", "wo", "would", "d"}
_HAS_TO = _forms({"have", "need"})
_NEEDS = DUTIES | _forms({"need"}) | {"has"}
_NAMINGS = _forms(lists.NAMINGS)
_TO = frozenset({"to"})
_NOT = frozenset("not cannot t never neither nor hardly".split())
_FINDINGS: tuple[tuple[Set[str], ...], ...] = (
    (_forms(lists.DIRECT, lists.DEMANDS),),
    (frozenset(noun for noun, _ in lists.SIDES),),
    (_ASKS, _DEED_OF_OTHERS),
    (_ASKS, _BRINGS, lists.WANTED),
    (_ASKS, _PUT, _TO, lists.ENDINGS),
    (_DEED_OF_OTHERS, DUTIES),
    (_DEED_OF_OTHERS, _HAS_TO, _TO),
    (_DEED, _WILLS),
    (_BRINGS, lists.WANTED, DUTIES | _WILLS | _HAS_TO),
    (_PUT, _TO, lists.ENDINGS),
    (_forms(lists.SPEAKS) | _BE, IN_FAVOUR, frozenset({"in"})),
    (_forms({"need"}), lists.WANTED),
    (_BE | _HAS_TO, frozenset({"there"}), lists.WANTED, _NEEDS),
    (lists.BAD, _BE | _NAMINGS),
    (lists.GOOD, _NAMINGS),
    (lists.RIGHT, _BE, _NOT),
    (frozenset({"welcome"}), _BE),
    (lists.WEIGHED, lists.POOR | lists.FINE, _BE | _NAMINGS),
)
"""By kind of sentence: sets of words of each of which one is needed, the first for the word the stance is found at."""
FOUND_AT = frozenset({"for", "against"}.union(_COMMANDS, _JOINED, *(first for first, *_ in _FINDINGS)))
"""Words, without the mark of "'s", at one of which each stance is found."""
_STANDS = re.compile(
    rf"\b(?:{'|'.join(sorted(_BE))})\b(?:\W+(?:{'|'.join(sorted(lists.LIGHT))}))*\W+(?:for|against)\b", re.IGNORECASE
)
_COMMAND_WITHIN = 8
"""Words among which the verb of a command stands: more than ``verb_frames`` looks at, which counts them otherwise."""
_SOMEBODY = frozenset("i he she we they".split())
"""Whose verb is no command."""
_NO_COMMAND_BEHIND = DUTIES | words("stance/forms/before_no_command")


def _may_command(order: Sequence[str]) -> bool:
    """Whether the first words of a sentence may hold the verb of a command."""
    for number, word in enumerate(order):
        if word in _SOMEBODY:
            return False
        if word in _COMMANDS and (not number or order[number - 1] not in _NO_COMMAND_BEHIND):
            return True
    return False


def may_show_stance(part: str, sentence: str) -> bool:
    """Whether the words of a ``sentence`` may show a stance that is found at a word of a ``part`` of it."""
    order = _WORD.findall(part.lower())
    here = frozenset(order)
    if _STANCE.isdisjoint(here):
        return False
    everywhere = here if part == sentence else frozenset(_WORD.findall(sentence.lower()))
    return (
        any(not _JOINED[word].isdisjoint(everywhere) for word in here & _JOINED.keys())
        or any(
            not first.isdisjoint(here) and not any(other.isdisjoint(everywhere) for other in others)
            for first, *others in _FINDINGS
        )
        or _may_command(order[:_COMMAND_WITHIN])
        or _STANDS.search(sentence) is not None
    )
