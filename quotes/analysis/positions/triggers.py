"""Which sentences may show a stance by their words, so that the others need not be parsed.

Each kind of sentence of ``verb_frames`` and ``predicate_frames`` has words without which it shows none: that which the
stance is found at, and others anywhere in the sentence, or before it, or behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import cached_property
from itertools import pairwise

from quotes.analysis.positions import stance_words as lists
from quotes.analysis.positions.clauses import DUTIES
from quotes.analysis.positions.stance import IN_FAVOUR
from quotes.lexicon.word_lists import words

_WORD = re.compile(r"\w+")  # "'ll" is "ll"
_WORD_BEFORE_NOT = re.compile(r"\w+?(?=n['’]t\b)|\w+")  # "isn't" is "is", "n" and "t"


def _words(text: str) -> list[str]:
    """The words of a text in small letters, in order."""
    small = text.lower()
    return (_WORD_BEFORE_NOT if "n't" in small or "n’t" in small else _WORD).findall(small)


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
_OWN_CLAUSE = _forms({"be", "have", "do"})
"""Verbs wherever they stand, so that what stands behind them joins nothing to a verb before them."""
_IS_STILL = _forms(lists.COPULAS)
_DEED = _forms(lists.DEEDS - lists.BRINGS)
_DEED_OF_OTHERS = _DEED | _forms(lists.LEAVES, (verb for verb, _ in lists.ASKED))
_BRINGS = _forms(lists.BRINGS)
_PUT = _forms({"put"})
_JOINED_VERBS = _forms(verb for verb, _ in lists.PREPOSITIONAL)
_JOINED_NOUNS = frozenset(word for word, joint in (*lists.NOUNS, *lists.STANDINGS) if joint)
_COMMANDS = lists.DEEDS | {verb for verb, _ in lists.ASKED} | {"put"}
_JOINED_COMMANDS = frozenset(verb for verb, _ in lists.PREPOSITIONAL)
_ASKS = _forms(lists.URGES, lists.INSISTS)
_INSISTS = _forms(lists.INSISTS)
_WILLS = lists.PROMISES | _forms(lists.WILLS) | {"going"}
_WILL, _WOULD = frozenset("will ll wo".split()), frozenset("would d".split())
_SETS_OUT = _forms(lists.DEEDS - lists.BRINGS - lists.MAKES - lists.DIRECT.keys())
_OUTLAWS = _forms(lists.OUTLAWS)
_HAS_TO = _forms({"have", "need"})
_NEED = _forms({"need"})
_NEEDS = DUTIES | _NEED | {"has"}
_NAMINGS = _forms(lists.NAMINGS)
_DIRECT = _forms(lists.DIRECT, lists.DEMANDS)
_SIDES = frozenset(noun for noun, _ in lists.SIDES)
_SPEAKS_OR_IS = _forms(lists.SPEAKS) | _BE
_WEIGHS = lists.POOR | lists.FINE
_IN, _FOR, _THERE, _TO = frozenset({"in"}), frozenset({"for"}), frozenset({"there"}), frozenset({"to"})
_ANSWERS = _forms(lists.ANSWERS) - {"said"}  # "said no" tells more often that somebody refused
_YES_OR_NO = frozenset(lists.YES_OR_NO)
_NOT = frozenset("not cannot t never neither nor hardly".split())
FOUND_AT = frozenset({"for", "against", "welcome"}).union(
    _COMMANDS,
    _JOINED_COMMANDS,
    _JOINED,
    *(_ANSWERS, _DIRECT, _SIDES, _ASKS, _DEED_OF_OTHERS, _BRINGS, _PUT, _SPEAKS_OR_IS, _IS_STILL, _NEED, _HAS_TO),
    *(lists.BAD, lists.GOOD, lists.RIGHT, lists.WEIGHED),
)
"""Words, without the mark of "'s", at one of which each stance is found."""
_STANDS = re.compile(
    rf"\b(?:{'|'.join(sorted(_IS_STILL))})\b(?:\W+(?:{'|'.join(sorted(lists.LIGHT))}))*\W+(?:for|against)\b",
    re.IGNORECASE,
)
_COMMAND_WITHIN = 4
"""Words between spaces among which the verb of a command stands; ``verb_frames`` parts them more finely."""
_SOMEBODY = frozenset("i he she we they".split())
"""Whose verb is no command."""
_NO_COMMAND_BEHIND = DUTIES | words("stance/forms/before_no_command")
_FAR_FROM_TO = 5
"""Words behind "to" among which its verb stands: "to be fully lifted"."""
_ALSO_NOUNS = frozenset(
    form
    for form in _DIRECT | _JOINED_VERBS | _DEED_OF_OTHERS | _ASKS
    if form == lists.FORMS.get(form) or (form.endswith("s") and not form.endswith("ss"))
)
"""Forms of verbs that behind some words are nouns: "the attack", "with attacks", but not "with attacking"."""
_BEFORE_NOUNS = words("stance/forms/before_nouns")
_BACK_TO = words("stance/forms/behind_back")
"""Words before which "back" is no verb: "came back to Alden"."""


class StanceWords:
    """The words of a ``sentence`` and those of a ``part`` of it, at which a stance may be found."""

    def __init__(self, part: str, sentence: str) -> None:
        self._sentence = sentence
        self._order = _words(sentence)
        self._all = frozenset(self._order)
        self._part = self._all if part == sentence else frozenset(_words(part))
        self.may_show = self._has_stance() and (self.may_be_taken or self.may_be_owed)

    def _has_stance(self) -> bool:
        """Whether the part has a word of which each sentence that shows a stance has one, or such words together."""
        if not _STANCE.isdisjoint(self._part) or self._has(self._part, _ANSWERS, _YES_OR_NO):
            return True
        return "for" in self._part and self._stands

    @cached_property
    def may_be_taken(self) -> bool:
        """Whether they may show a stance that somebody in the sentence takes."""
        here, verbs = self._part, self._verbs
        return (
            any(map(self._is_joined, here & _JOINED_NOUNS))
            or any(map(self._is_joined_verb, verbs & _JOINED_VERBS))
            or not verbs.isdisjoint(_DIRECT)
            or not here.isdisjoint(_SIDES)
            or self._may_urge()
            or self._may_set_out()
            or (self._has(here, _SPEAKS_OR_IS | _IS_STILL) and self._has(self._all, IN_FAVOUR, _IN))
            or self._has(here, _ANSWERS, _YES_OR_NO)
            or self._stands_before(_NAMINGS, here & lists.BAD)
            or (self._has(here, lists.GOOD) and self._has(self._all, _NAMINGS))
            or (self._has(here, lists.WEIGHED) and self._has(self._all, _WEIGHS, _NAMINGS))
            or self._stands
        )

    @cached_property
    def may_be_owed(self) -> bool:
        """Whether they may show one that whoever speaks takes: they say what ought to be, or judge something."""
        here = self._part
        return (
            self._may_owe()
            or self._stands_before(here & _NEED, lists.WANTED)
            or self._stands_before(here & _NEED, _FOR)
            or (self._has(here, _BE | _HAS_TO) and self._has(self._all, _THERE, lists.WANTED, _NEEDS))
            or self._stands_before(_BE, here & lists.BAD)
            or (self._has(here, lists.RIGHT) and self._has(self._all, _BE, _NOT))
            or ("welcome" in here and self._has(self._all, _BE))
            or (self._has(here, lists.WEIGHED) and self._has(self._all, _WEIGHS, _BE))
            or self._may_command()
        )

    @cached_property
    def _stands(self) -> bool:
        """Whether somebody is for or against something."""
        return ("for" in self._all or "against" in self._all) and _STANDS.search(self._sentence) is not None

    @cached_property
    def _first(self) -> Mapping[str, int]:
        """Where each word of the sentence first stands in its order."""
        return {word: i for i, word in reversed(list(enumerate(self._order)))}

    @cached_property
    def _last(self) -> Mapping[str, int]:
        """Where each word of the sentence last stands in its order."""
        return {word: i for i, word in enumerate(self._order)}

    @cached_property
    def _verbs(self) -> Set[str]:
        """The words of the part without those that are no verbs wherever they stand."""
        order = self._order
        if "back" not in self._all and (self._all.isdisjoint(_ALSO_NOUNS) or self._all.isdisjoint(_BEFORE_NOUNS)):
            return self._part
        pairs = list(enumerate(pairwise(order), 1))
        no_verbs = {(i, w) for i, (before, w) in pairs if w in _ALSO_NOUNS and before in _BEFORE_NOUNS}
        if "back" in self._all:
            no_verbs |= {(i - 1, w) for i, (w, behind) in pairs if w == "back" and behind in _BACK_TO}
        if not no_verbs:
            return self._part
        return self._part & {w for i, w in enumerate(order) if (i, w) not in no_verbs}

    @cached_property
    def _infinitives(self) -> Set[str]:
        """The words shortly behind "to"."""
        tos = [i for i, word in enumerate(self._order) if word == "to"]
        return {word for i in tos for word in self._order[i + 1 : i + 1 + _FAR_FROM_TO]}

    @staticmethod
    def _has(found: Set[str], *groups: Set[str]) -> bool:
        """Whether a word of each of the groups is among those found."""
        return not any(map(found.isdisjoint, groups))

    def _stands_before(self, ones: Set[str], others: Set[str]) -> bool:
        """Whether one of the ``ones`` stands somewhere before one of the ``others``."""
        ones, others = ones & self._all, others & self._all
        if not ones or not others:
            return False
        return min(map(self._first.__getitem__, ones)) < max(map(self._last.__getitem__, others))

    def _is_joined(self, word: str) -> bool:
        """Whether what may join a target to a word stands behind it."""
        return self._stands_before({word}, _JOINED[word])

    def _is_joined_verb(self, verb: str) -> bool:
        """The same, before another verb: "believes it was built in" believes in nothing."""
        is_open = False
        for word in self._order:
            if word == verb:
                is_open = True
            elif is_open and word in _JOINED[verb]:
                return True
            elif word in _OWN_CLAUSE:
                is_open = False
        return False

    def _may_urge(self) -> bool:
        """``verb_frames.urged``."""
        if not self._has(self._verbs, _ASKS):
            return False
        infinitive = self._has(self._infinitives, _DEED_OF_OTHERS)
        return (
            infinitive
            or (self._has(self._verbs, _INSISTS) and self._has(self._all, _DEED_OF_OTHERS))
            or self._has(self._all, _BRINGS, lists.WANTED)
            or self._has(self._all, _PUT, _TO, lists.ENDINGS)
        )

    def _may_set_out(self) -> bool:
        """``verb_frames.out_to``."""
        here, verbs = self._part, self._verbs
        return (
            (self._has(verbs & self._infinitives, _DEED) and self._stands_before(_WILLS, _TO))
            or self._stands_before(_WILL, verbs & _SETS_OUT)
            or self._stands_before(_WOULD, verbs & _OUTLAWS)
            or (self._has(here, _BRINGS) and self._has(self._all, lists.WANTED, _WILLS | _WILL | _WOULD))
            or (self._has(here, _PUT) and self._has(self._all, _TO, lists.ENDINGS))
        )

    def _may_owe(self) -> bool:
        """``verb_frames.owed``."""
        here = self._part
        deeds = self._verbs & (_DEED_OF_OTHERS | _JOINED_VERBS)
        return (
            self._stands_before(DUTIES, deeds)
            or (not deeds.isdisjoint(self._infinitives) and self._stands_before(_HAS_TO, _TO))
            or (self._has(here, _BRINGS) and self._has(self._all, lists.WANTED, DUTIES | _HAS_TO))
            or (self._has(here, _PUT) and self._has(self._all, _TO, lists.ENDINGS))
        )

    def _may_command(self) -> bool:
        """``verb_frames.commanded``: whether the first words of the sentence may hold the verb of a command."""
        before = ""
        for word in _words(" ".join(self._sentence.split(maxsplit=_COMMAND_WITHIN)[:_COMMAND_WITHIN])):
            if word in _SOMEBODY:
                return False
            if word in self._part and before not in _NO_COMMAND_BEHIND and self._commands(word):
                return True
            before = word
        return False

    def _commands(self, word: str) -> bool:
        return word in _COMMANDS or (word in _JOINED_COMMANDS and self._is_joined(word))
