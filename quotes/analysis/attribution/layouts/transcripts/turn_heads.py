"""The heads of turns: which paragraphs begin with who speaks, and whether people talk there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.lexicon.person_names import PARTICLE, TITLES, fold, name_in_print
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_NAME = name_in_print("{0,4}", rf"(?:{PARTICLE}|of|for)")
# "++" takes a word whole: cut in all ways, one long word of capitals would take minutes.
_CAPITALS = r"(?:(?:Mc|Mac|Van|Von|De|Di|Du|La|Le)?[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*+(?:s(?=\.))?\.? ?){1,5}(?:#?\d{1,2})?"
_ASIDE = r"(?:\s*[(\[][^()\[\]\n\r:]{1,40}[)\]])"  # (voice-over), (through translator), (R), (Leeds North)
_TITLE = r"(?:\s*,\s*(?P<office>[^\s,:“”\"()][^\n\r:“”\"()]{1,79}))"
TURN_IN_CAPITALS = re.compile(
    rf"[\"“‘']?(?P<name>{_CAPITALS})(?P<title>{_ASIDE}*{_TITLE}?{_ASIDE}*)\s*(?P<cue>:)(?:\s+(?=\S)|\s*\Z)"
)
_TURN = re.compile(
    rf"[\"“‘']?(?:(?P<before>The(?:\s[A-Z][\w’'-]+){{1,3}}),\s(?:the\s)?)?(?P<name>{_NAME})(?P<title>{_ASIDE}*)\s*(?P<cue>:)(?:\s+(?=\S)|\s*\Z)"
)
# Of a debate: Ida Holm (Centre), rapporteur. – (SV) Madam President, ...
_TURN_OF_DEBATE = re.compile(
    rf"(?P<name>{_NAME})(?P<title>{_ASIDE}*{_TITLE}?{_ASIDE}*)\.\s(?P<cue>[–—])\s+(?:\([A-Z]{{2}}\)\s+)?(?=\S)"
)
IN_BRACKETS = re.compile(rf"\s*\(({_NAME})\)")
QUESTION = re.compile(r"(?P<name>Q|QUESTION|Question)(?:[.:]\s+|\s{2,})(?=\S)")
# Who is not named: UNIDENTIFIED FEMALE, HOST, AUDIENCE MEMBER 2.
_NOBODY = re.compile(
    r"(?:UNIDENTIFIED|UNKNOWN|UNNAMED)\b.*|(?:THE )?(?:(?:MALE|FEMALE|AUDIENCE|STUDIO|NEWS|TV|PRESS) )?"
    rf"(?:{alternatives('people/unnamed_turns')})(?: (?:\d+|#\d+|[A-Z]))?",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    rf"(?:(?:the|madame?|mr|mister)\.?\s(?:{alternatives('titles/of_chairs')})|(?:madame?|mr|mister)\.?\s(?:president|mayor))",
    re.IGNORECASE,
)
"""Who leads and is not named: Madam Speaker, THE CHAIR."""
_HONOURED = re.compile(
    rf"(?:{alternatives('titles/of_turns')})\b\.?",
    re.IGNORECASE,
)
_ASKED = re.compile(r"WH(?:AT|EN|ERE|O|Y|ICH)|HOW(?: MUCH)?|TIME|DATE|PLACE", re.IGNORECASE)  # boxes beside a report
_LABEL = re.compile(alternatives("people/labels", "people/notices"), re.IGNORECASE)
TALK = re.compile(r"\b(?:I|we|my|our|us|me)\b|\bI['’]\w|\bwe['’]\w|\?|\bthank", re.IGNORECASE)
_AGE = re.compile(r"\d\d")
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Madam)\.? [\w ]+,")  # Madam President,
BRACKETED_NOTE = re.compile(r"\s*[\[(][^\[\]()]*[\])]\s*")
"""A note of who wrote it down: [ENDS], (Applause.)"""
MARKED = re.compile(r"[“”\"«»]")
_LEAST_MODERATED = 3  # turns of a talk that somebody leads
_LEAST_TALK = 4  # one of so many turns must have words that only somebody who talks uses


@dataclass(frozen=True, slots=True)
class Turn:
    """The head of a turn, and where its paragraph ends. ``name``: who speaks. ``key``: the last word of the name, by
    which its turns are the same person's. ``alone``: whether the head stands alone on its line. ``below``: the
    paragraphs that go on with the turn."""

    head: re.Match[str]
    name: Stretch
    key: str
    end: int
    alone: bool
    below: tuple[Stretch, ...] = ()

    @property
    def label(self) -> str:
        """The name of who speaks as it is printed, there or before."""
        return self.head.string[self.name.start : self.name.end]


def find_heads(text: str, paragraphs: Sequence[Stretch]) -> list[Turn]:
    """Paragraphs that begin with a name in capitals, at least two; else with names before a stop and a dash; else with
    names beside which a moderator or the like has a turn, or that come again, or behind which something stands in
    brackets."""
    capitals = _matched(text, paragraphs, TURN_IN_CAPITALS)
    asked = [p for p in paragraphs if QUESTION.match(text, p.start, p.end)]
    if len(capitals) >= 2 or (capitals and asked) or any(_hosts(turn) for turn in capitals):
        return capitals
    debate = [t for t in _matched(text, paragraphs, _TURN_OF_DEBATE) if " " in t.label or _leads(t)]
    if len(debate) >= 2 and 2 * _talking(text, debate) >= len(debate):
        return debate
    mixed = _matched(text, paragraphs, _TURN)
    if len(mixed) >= _LEAST_MODERATED and (_is_moderated(text, mixed) or _is_exchange(text, mixed)):
        return mixed
    names = Counter(turn.key for turn in mixed)
    labels = {turn.label for turn in mixed}
    titled = {turn.key for turn in mixed if _HONOURED.match(turn.label)}
    if len(mixed) < 4 or len(labels if titled else names) < 2 or max(names.values()) < 2:
        return _introduced(text, mixed)
    return [turn for turn in mixed if names[turn.key] >= 2 or turn.key in titled]


def _hosts(turn: Turn) -> bool:
    """Whether somebody opens a programme: IDA HOLM, HOST:"""
    office = turn.head["office"]
    return turn.alone and bool(turn.below) and office is not None and _NOBODY.fullmatch(office.strip()) is not None


def _is_moderated(text: str, turns: Sequence[Turn]) -> bool:
    """Whether one of ``turns`` is that of somebody who leads the talk, and most have words of people who talk: no list
    of "Host:", "Date:" and "Price:"."""
    leads = any(is_unnamed(turn) for turn in turns)
    return leads and 2 * _talking(text, turns) >= len(turns)


def _is_exchange(text: str, turns: Sequence[Turn]) -> bool:
    """Whether ``turns`` are but those of two people by turns, first with their full names, one right below the other,
    and most have words of people who talk."""
    keys = [turn.key for turn in turns]
    in_turn = len(set(keys)) == len(set(keys[:2])) == 2 and all(a == b for a, b in zip(keys, keys[2:], strict=False))
    beside = all(not text[a.end : b.head.start()].strip() for a, b in pairwise(turns))
    return in_turn and beside and all(" " in t.label for t in turns[:2]) and 2 * _talking(text, turns) >= len(turns)


def _introduced(text: str, turns: Sequence[Turn]) -> list[Turn]:
    """Those of ``turns`` whose speakers have brackets behind their name once (but no age), where these are two at
    least, all talk, begin as a sentence does and quote nobody: Ida Holm (Norrland) (Ind): I thank him; with
    those whose titles stand before their names. None elsewhere."""
    keys = {turn.key for turn in turns if turn.head["title"].strip() and not _AGE.search(turn.head["title"])}
    found = [turn for turn in turns if turn.key in keys or _HONOURED.match(turn.label)]
    until = [*(turn.head.start() for turn in found[1:]), *(turn.end for turn in found[-1:])]
    words = [(turn.key, text[turn.head.end() : end]) for turn, end in zip(found, until, strict=True)]
    talk = {key for key, said in words if TALK.search(said)}
    told = any(said[:1].islower() or MARKED.search(said) for _, said in words)
    return found if len(keys) >= 2 and talk >= keys and not told else []


def _talking(text: str, turns: Sequence[Turn]) -> int:
    """How many of ``turns`` have words that only people who talk use."""
    return sum(bool(TALK.search(text, t.head.end(), t.end) or _ADDRESS.match(text, t.head.end())) for t in turns)


def _matched(text: str, paragraphs: Sequence[Stretch], form: re.Pattern[str]) -> list[Turn]:
    marks = "–—" if form is _TURN_OF_DEBATE else ":"  # what stands behind the name
    marked = ((i, p) for i, p in enumerate(paragraphs) if any(text.find(mark, p.start, p.end) >= 0 for mark in marks))
    found = ((i, form.match(text, p.start, p.end)) for i, p in marked)
    heads = [(i, m, _named(text, m)) for i, m in found if m and not _LABEL.fullmatch(m["name"].strip())]
    labels = [text[name.start : name.end] for _, _, name in heads]
    keys, turns = _keys(labels), []
    ends = [*(i for i, _, _ in heads[1:]), len(paragraphs)]
    for (i, m, name), label, following in zip(heads, labels, ends, strict=False):
        alone = m.end() >= paragraphs[i].end or not text[m.end() : paragraphs[i].end].strip()
        below = tuple(p for p in paragraphs[i + 1 : following] if not is_aside(text, p)) if alone else ()
        turns.append(Turn(m, name, keys[label], paragraphs[i].end, alone, below))
    return turns


def _keys(labels: Sequence[str]) -> dict[str, str]:
    """The last word of each of ``labels``; that of the only one it begins, where it is but a given name."""
    last = {label: label.split()[-1].casefold() for label in labels}
    begun: dict[str, set[str]] = {}
    for label, key in last.items():
        if " " in label:
            begun.setdefault(label.split()[0], set()).add(key)
    return {
        label: next(iter(begun[label])) if len(begun.get(label, ())) == 1 and key not in begun[label] else key
        for label, key in last.items()
    }


def _named(text: str, head: re.Match[str]) -> Stretch:
    """Who speaks: the name, or that in brackets behind an office (The Minister of Fisheries (Ida Holm)) or a part
    (REPORTER (Ida Holm))."""
    start, end = head.span("name")
    inner = IN_BRACKETS.fullmatch(text, *head.span("title"))
    if inner and (text[start:end].lower().startswith("the ") or _is_nameless(text[start:end].strip())):
        return Stretch(*inner.span(1))
    return Stretch(start, start + len(text[start:end].rstrip()))


def is_talk(text: str, found: Sequence[Turn]) -> bool:
    """Whether people talk there: no box of WHAT and WHEN, no notes under headings."""
    heads = [text[t.name.start : t.name.end] for t in found]
    if all(_ASKED.fullmatch(head) for head in heads):
        return False
    if any(
        t.head["title"].strip() or _NOBODY.fullmatch(h) or _HONOURED.match(h) for t, h in zip(found, heads, strict=True)
    ):
        return True
    talk = sum(bool(TALK.search(text, t.head.end(), t.below[-1].end if t.below else t.end)) for t in found)
    return talk * _LEAST_TALK >= len(found)


def is_unnamed(turn: Turn) -> bool:
    """Whether the head only says that a reporter or the like speaks."""
    return _leads(turn) or _is_nameless(turn.label)


def _is_nameless(label: str) -> bool:
    return _NOBODY.fullmatch(label) is not None or _OFFICE.fullmatch(label) is not None


def _leads(turn: Turn) -> bool:
    """Whether the turn is that of who leads a debate and is not named: President. – The debate is closed."""
    return turn.head.re is _TURN_OF_DEBATE and fold(turn.label) in TITLES


def is_aside(text: str, paragraph: Stretch) -> bool:
    """Whether the paragraph is a note in brackets: [ENDS], (Applause.)"""
    return bool(BRACKETED_NOTE.fullmatch(text, paragraph.start, paragraph.end))
