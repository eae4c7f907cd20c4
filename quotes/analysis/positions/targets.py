"""What a position is about: the words of the article that may name the target, and what speaks for each of them.

Candidates are the names in the quotation, and plain noun phrases in it ("the harbour plan"). Which one is
taken is decided by a linear model over the named numbers made here (``quotes.analysis.positions.model``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions.passages import others
from quotes.analysis.positions.stance_features import Features, Words
from quotes.lexicon.stems import stem
from quotes.model import Quotation, Stretch

LONGEST = 8
"""Words of a noun phrase."""

_WORD = re.compile(r"[^\W_]+(?:[-.&/][^\W_]+)*(?:['’][^\W_]+)?|[“”\"]|[^\w\s]")
_FURTHER = re.compile(
    r"\s(that|to|in|for|on|with|over|against|between|about|from|who|which|of)(?:\s[^\s,.;:!?“”\"()\n]+){1,11}+(?=[\s,.;:!?“”\"()]|$)"
)
"""What belongs to a noun phrase and makes clear what it is: "the notion" / "the notion that the harbour pays"."""
_OPENING = frozenset("the a an this that these those his her its their our my your any all some no".split())
_CLOSED = frozenset(
    "is are was were be been being am has have had having do does did will would can could should must may might shall "
    "and or but nor so yet if when while because although though unless until since than then as at by for from in "
    "into on onto with without about against over under after before during through toward towards between among "
    "out up off down to that who whom which whose what where why how i you he she it we they him them me us himself "
    "herself themselves itself not never there here very really just also only even more most too again ever still "
    "already now said says".split()
)
_JOINTS = frozenset("of".split())
_VERBS_BEHIND = frozenset("is are was were has have had will would can could should must does did do may might".split())
_POINTING = frozenset("for against of on with by to about at in behind".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of the article that may be the target, and what speaks for them."""

    start: int
    end: int
    features: Features


def candidates(
    text: str, quotation: Quotation, room: Stretch, names: Sequence[NameMention], known: Words
) -> list[Candidate]:
    """What the passage ``room`` of the quotation may be about, in the order of the text. ``names``: all names of the
    article, in order."""
    low = bisect_left(names, room.start, key=lambda n: n.start)
    high = bisect_left(names, room.end, key=lambda n: n.start)
    inside = others(text, quotation, names[low:high])
    stances = _stances(text, room, known)
    phrases = list(_noun_phrases(text, max(room.start, quotation.spans[0].start), room.end))
    out = [
        Candidate(n.start, n.end, _of_name(text, n, room, quotation, stances, i) | _held(n, phrases))
        for i, n in enumerate(inside)
    ]
    taken = {(c.start, c.end) for c in out}
    for i, p in enumerate(phrases):
        if (p.start, p.end) not in taken:
            speaks = _of_phrase(text, p, room, quotation, stances, inside, i)
            further = _FURTHER.match(text, p.end, room.end)
            out.append(Candidate(p.start, p.end, speaks | ({f"goes on {further.group(1)}": 1.0} if further else {})))
            if further:
                out.append(Candidate(p.start, further.end(), _prolonged(speaks, further)))
    return sorted(out, key=lambda c: (c.start, c.end))


def _noun_phrases(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Runs of words between the small words of the language, "of" apart, each from its article or possessive on."""
    run: list[re.Match[str]] = []
    for m in _WORD.finditer(text, start, end):
        word = m.group().lower()
        closes = not word[0].isalnum() or word in _CLOSED
        opens = word in _OPENING and not (run and run[-1].group().lower() in _JOINTS)
        if (closes or opens) and run:
            if opens and len(run) > 2 and run[-1].group().endswith("ing") and run[-2].group().lower() in _JOINTS:
                run = run[:-2]  # "accused the minister of hiding a report"
            yield from _phrase(run)
            run = []
        if not closes or (opens and word != "that"):
            run.append(m)
    yield from _phrase(run)


def _phrase(run: list[re.Match[str]]) -> Iterator[Stretch]:
    while run and run[-1].group().lower() in _JOINTS | _OPENING:
        run = run[:-1]
    while run and run[0].group().lower() in _JOINTS:
        run = run[1:]
    if run and len(run) <= LONGEST and any(len(m.group()) > 2 for m in run):
        yield Stretch(run[0].start(), run[-1].end())


def _stances(text: str, room: Stretch, known: Words) -> list[tuple[int, int]]:
    """Where words of stance or evaluation stand."""
    every = frozenset().union(*known.lists.values())
    return [m.span() for m in _WORD.finditer(text, room.start, room.end) if stem(m.group().lower()) in every]


def _of_name(
    text: str, name: NameMention, room: Stretch, quotation: Quotation, stances: list[tuple[int, int]], order: int
) -> Features:
    out = _placed(text, name.start, name.end, room, quotation, stances)
    return out | {"name": 1.0, f"name {name.type}": 1.0, f"name {min(order, 3)}": 1.0}


def _held(name: NameMention, phrases: Sequence[Stretch]) -> Features:
    """Whether a name only tells more of something else: "the Alden harbour treaty"."""
    holding = [p for p in phrases if p.start <= name.start and name.end < p.end]
    return {"name in a phrase": 1.0} if holding else {}


def _of_phrase(
    text: str,
    phrase: Stretch,
    room: Stretch,
    quotation: Quotation,
    stances: list[tuple[int, int]],
    names: Sequence[NameMention],
    order: int,
) -> Features:
    out = _placed(text, phrase.start, phrase.end, room, quotation, stances)
    words = [m.group().lower() for m in _WORD.finditer(text, phrase.start, phrase.end)]
    out |= {"phrase": 1.0, f"phrase {min(order, 3)}": 1.0, f"words {min(len(words), 5)}": 1.0}
    out[f"opens {words[0]}" if words[0] in _OPENING else "opens bare"] = 1.0
    if len(words) == 1 and words[0].endswith(("ly", "ing", "ed")):
        out["one verbal word"] = 1.0
    if words[0].endswith(("ing", "ed", "ly")):
        out["opens verbal"] = 1.0
    if any(n.start < phrase.end and phrase.start < n.end for n in names):
        out["with name"] = 1.0
        out["ends in name"] = float(any(n.end >= phrase.end > n.start for n in names))
    if any(s >= phrase.start and e <= phrase.end for s, e in stances):
        out["holds stance"] = 1.0
    return out


def _prolonged(speaks: Features, further: re.Match[str]) -> Features:
    """Of a noun phrase with what belongs to it: what speaks for the phrase, apart from what speaks for it alone."""
    words = further.group().count(" ")
    out = {f"prolonged {name}": value for name, value in speaks.items()}
    return out | {f"prolonged by {further.group(1)}": 1.0, f"prolonged {min(words, 10)}": 1.0, "prolonged": 1.0}


def _placed(
    text: str, start: int, end: int, room: Stretch, quotation: Quotation, stances: list[tuple[int, int]]
) -> Features:
    """What the place of a candidate tells, its own words aside."""
    out: Features = {}
    content = quotation.spans[0].start
    if start < content:
        out["before the words"] = 1.0
    elif start - content <= 5:
        out["opens the words"] = 1.0
        if room.start < content and any(s < content for s, _ in stances):
            out["opens after a stance"] = 1.0
    before = re.search(r"(\w+)\W{1,2}$", text[max(0, start - 25) : start])
    behind = re.match(r"(?:['’]s)?\W{1,2}(\w+)", text[end : end + 25])
    if before and before.group(1).lower() in _POINTING:
        out[f"after {before.group(1).lower()}"] = 1.0
    if behind and behind.group(1).lower() in _VERBS_BEHIND:
        out["before a verb"] = 1.0
    if re.match(r"['’]s?\b", text[end : end + 2]):
        out["possessive"] = 1.0
    gaps = [(start - e, "behind") for _, e in stances if e <= start] + [
        (s - end, "before") for s, _ in stances if s >= end
    ]
    if gaps:
        gap, side = min(gaps)
        out[f"{side} stance {'close' if gap <= 2 else 'near' if gap <= 30 else 'far'}"] = 1.0
    out["along"] = min(1.0, (start - room.start) / 300)
    return out
