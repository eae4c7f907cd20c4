"""Roles as printed: titles, offices and occupations, beside a person's name or instead of it.

``patterns`` lists the ways in which newspapers print one before or behind a name; what the network tags, and
descriptions that stand for somebody ("the New York businessman said"), come after, and the resolver says whose these
are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from quotes.analysis.attribution import Reading, RoleMention
from quotes.analysis.deadline import watched
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.roles.patterns import PATTERNS
from quotes.analysis.roles.phrases import Pair, is_role_noun, role_phrase
from quotes.analysis.roles.role_text import RoleText
from quotes.analysis.roles.roles_behind import is_clause, predicate_of_pronoun
from quotes.analysis.roles.scraps import in_heading, whole_role
from quotes.lexicon.nouns import role_word, singular
from quotes.lexicon.offices import RANKS
from quotes.lexicon.person_names import fold
from quotes.lexicon.word_lists import alternatives
from quotes.model import START, Stretch

_DESCRIBED = re.compile(
    r"[Tt](?<!\w.)he\s((?:[\w.’'-]+\s){0,5}?([a-z][\w-]+)(?:\s(?:of|from|for)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})?)"
    r"(?=[,.;:!?”\"]|['’]s\b|\s(?:[a-z]+(?:ed|s)|" + alternatives("roles/behind_described") + r")\b|\s\w+ly\b)"
)
_HELD_BY_NOBODY = re.compile(rf"(?:{alternatives('roles/held_by_nobody')})\s")
"""What is described so holds no office yet, or is praised or counted rather than named."""
_SCRAP = re.compile(
    r"(?:(?:[Dd]r|DR|[Hh]on(?:ou?rable)?|HON(?:OU?RABLE)?)\.?|(?:SENS|REPS|GOVS)\.?|(?:Dr|Sen|Rep|Gov)s?\.?['’]s"
    r"|[Mm]embers?)"
)
"""A title of courtesy, what a headline leaves of several people's, and a member of what is not said."""
_WORD_UP_TO = re.compile(r"[^\W_]+(?:-[^\W_]+)*-?\Z")
_REST_OF_WORD = re.compile(r"[^\W_]*(?:-[^\W_]+)*")
LONGEST_WORD = 30
"""Code points of a word before a place inside it that are looked at."""
_NAMESAKE = re.compile(
    r"\b(?:no relation|not related|unrelated|(?:share[sd]?|sharing) (?:a|his|her|the) (?:\w+ )?name)\s"
    r"(?:of|to|with)\s(?:the\s)?\Z"
)
"""Before the role of another person of the name."""
_BARE_RANKS = RANKS | frozenset("doctor dr prof professor".split())
"""Ranks and degrees: alone they tell less of somebody than any office does."""


def find_roles(
    text: str, quoted: tuple[QuotedStretch, ...], reading: Reading, checkpoint: Callable[[], None] = lambda: None
) -> tuple[RoleMention, ...]:
    """The roles of the people of ``text``, in its order; ``holder`` is the name beside a role or the pronoun it is said
    of, None where the resolver must say who is described. Those of one holder never overlap. What the reading tells of
    a holder (the head of a turn) is taken as it is. Calls ``checkpoint`` on the way."""
    page = RoleText(text, quoted, reading.names)
    told = [r for r in reading.roles if r.holder is not None]
    found = [
        RoleMention(start, end, Stretch(name.start, name.end))
        for name in watched(page.people, checkpoint)
        for start, end in _apart({_behind_owner(text, role) for pattern in PATTERNS for role in pattern(page, name)})
    ]
    for pronoun, (start, end) in predicate_of_pronoun(text):
        if not page.in_quotation(start):
            found.append(RoleMention(start, end, Stretch(*pronoun)))
    taken = sorted((r.start, r.end) for r in found)
    for start, end in _apart(_behind_owner(text, role) for role in watched(_unheld(page, reading), checkpoint)):
        i = bisect_left(taken, (end, -1))
        if not any(e > start for _, e in taken[max(0, i - 3) : i]):
            found.append(RoleMention(start, end))
    behind = _behind_cues(found, reading)
    cut = (replace(r, start=start, end=end) for r in behind for start, end in [whole_role(page, r.start, r.end)])
    whole = (r for r in cut if r.start < r.end and not in_heading(text, r.start, r.end))
    kept = (r for r in whole if not _SCRAP.fullmatch(text, r.start, r.end) and not _is_of_namesake(text, r))
    others = [r for r in kept if not any(t.start < r.end and r.start < t.end for t in told)]
    return tuple(sorted([*others, *told], key=lambda r: (r.start, r.end)))


def role_shown(roles: Sequence[str]) -> str | None:
    """The one of somebody's printed ``roles``, in the order of the text, that is shown: the first, but one of several
    words rather than a rank alone ("Adm."), and "Justice" rather than what was said of two ("Justices"). A clause that
    tells what somebody does ("runs the bank") is none that could stand behind a name."""
    roles = [role for role in roles if not is_clause(role)]
    if not roles:
        return None
    first = fold(roles[0])
    if role_word(first) in _BARE_RANKS:
        return next((role for role in roles if " " in role), roles[0])
    return next((role for role in roles if fold(role) == singular(first)), roles[0])


def _is_of_namesake(text: str, role: RoleMention) -> bool:
    """Whether ``role`` is that of another person of the name: "no relation to the finance minister"."""
    before = _NAMESAKE.search(text, max(0, role.start - LONGEST_WORD), role.start)
    return before is not None or "namesake" in text[role.start : role.end].lower()


def _behind_cues(roles: Sequence[RoleMention], reading: Reading) -> Iterator[RoleMention]:
    """``roles`` without the verbs of saying that stand before them: “…,” shrugs coach Bo Lind."""
    cues = sorted((a.cue.start, a.cue.end) for a in reading.attributions if a.cue)
    for role in roles:
        at = bisect_right(cues, (role.start, role.end)) - 1
        begins = at >= 0 and cues[at][0] == role.start and cues[at][1] < role.end
        yield replace(role, start=cues[at][1] + 1) if begins else role


def _behind_owner(text: str, role: Pair) -> Pair:
    """``role`` without the "s" of the owner whose name stands before it: "Orlow’s deputy, Kit Sand"."""
    start, end = role
    owned = start > 0 and text[start - 1] in "'’" and text.startswith("s ", start)
    return (start + 2, end) if owned else role


def _apart(roles: Iterable[Pair]) -> list[Pair]:
    """``roles`` without those that overlap a longer one."""
    kept: list[Pair] = []
    for role in sorted(set(roles), key=lambda r: (r[0], -r[1])):
        if not kept or kept[-1][1] <= role[0]:
            kept.append(role)
        elif role[1] - role[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = role
    return kept


def _unheld(page: RoleText, reading: Reading) -> Iterator[Pair]:
    """The roles beside no name: those the network tags, sources that describe, and the descriptions of the text, but
    for those in the turns of a transcript: whoever speaks there describes somebody else."""
    turns = sorted((piece for a in reading.attributions if a.verbatim for piece in a.content), key=START)
    for start, end in _described(page, reading):
        i = bisect_left(turns, end, key=START) - 1
        if i < 0 or turns[i].end <= start:
            yield start, end


def _described(page: RoleText, reading: Reading) -> Iterator[Pair]:
    """The same, those in turns too."""
    text = page.text
    sources = [
        a.source for a in reading.attributions if a.source and not page.holds_person(a.source.start, a.source.end)
    ]
    tagged = [_whole_words(page, r.start, r.end) for r in reading.roles if r.holder is None]
    for place in [*tagged, *sources]:
        role = role_phrase(text, place.start, place.end)
        if role is not None:
            yield role
    for m in _DESCRIBED.finditer(text):
        if _HELD_BY_NOBODY.match(m.group(1)):
            continue
        if is_role_noun(m.group(2)) and not page.in_quotation(m.start()) and not page.holds_person(m.start(), m.end()):
            role = role_phrase(text, m.start(1), m.end(1))
            if role is not None:
                yield role


def _whole_words(page: RoleText, start: int, end: int) -> Stretch:
    """The stretch with the words whole that it cuts, for the network tags pieces of words; empty where those are a
    person's name: "Sen" of "Senor"."""
    text = page.text
    before = _WORD_UP_TO.search(text, max(0, start - LONGEST_WORD), start) if text[start].isalnum() else None
    behind = _REST_OF_WORD.match(text, end) if text[end - 1].isalnum() else None
    whole = Stretch(before.start() if before else start, behind.end() if behind else end)
    is_name = (whole.start, whole.end) != (start, end) and page.holds_person(whole.start, whole.end)
    return Stretch(start, start) if is_name else whole
