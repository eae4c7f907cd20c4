"""Transcripts: paragraphs that begin with who speaks (``NAME, TITLE: words``, ``Q. words``, ``Name (Group). – …``)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from quotes.analysis.attribution import Attribution, NameMention, RoleMention
from quotes.analysis.attribution.layouts.turn_speakers import Cast, names_in_capitals, told_in_brackets
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.person_names import PARTICLE, TITLES, fold, name_in_print
from quotes.lexicon.word_lists import alternatives
from quotes.model import START, Stretch

SURE = 0.97
"""Probability of both parts of an attribution by layout: 53 of 57 are right on PolNeAR, train and dev together."""

_NAME = name_in_print("{0,4}", rf"(?:{PARTICLE}|of|for)")
# "++" takes a word whole: cut in all ways, one long word of capitals would take minutes.
_CAPITALS = r"(?:(?:Mc|Mac|Van|Von|De|Di|Du|La|Le)?[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*+(?:s(?=\.))?\.? ?){1,5}(?:#?\d{1,2})?"
_ASIDE = r"(?:\s*[(\[][^()\[\]\n\r:]{1,40}[)\]])"  # (voice-over), (through translator), (R), (Leeds North)
_TITLE = r"(?:\s*,\s*(?P<office>[^\s,:“”\"()][^\n\r:“”\"()]{1,79}))"
_TURN_IN_CAPITALS = re.compile(
    rf"[\"“‘']?(?P<name>{_CAPITALS})(?P<title>{_ASIDE}*{_TITLE}?{_ASIDE}*)\s*(?P<cue>:)(?:\s+(?=\S)|\s*\Z)"
)
_TURN = re.compile(rf"[\"“‘']?(?P<name>{_NAME})(?P<title>{_ASIDE}*)\s*(?P<cue>:)(?:\s+(?=\S)|\s*\Z)")
# Of a debate: Ida Holm (Centre), rapporteur. – (SV) Madam President, ...
_TURN_OF_DEBATE = re.compile(
    rf"(?P<name>{_NAME})(?P<title>{_ASIDE}*{_TITLE}?{_ASIDE}*)\.\s(?P<cue>[–—])\s+(?:\([A-Z]{{2}}\)\s+)?(?=\S)"
)
_IN_BRACKETS = re.compile(rf"\s*\(({_NAME})\)")
QUESTION = re.compile(r"(?P<name>Q|QUESTION|Question)(?:[.:]\s+|\s{2,})(?=\S)")
_ASKS = re.compile(r"(?:Q|QUESTION)[.:]?\s")
# Who is not named: UNIDENTIFIED FEMALE, HOST, AUDIENCE MEMBER 2.
_NOBODY = re.compile(
    r"(?:UNIDENTIFIED|UNKNOWN|UNNAMED)\b.*|(?:THE )?(?:(?:MALE|FEMALE|AUDIENCE|STUDIO|NEWS|TV|PRESS) )?"
    rf"(?:{alternatives('people/unnamed_turns')})(?: (?:\d+|#\d+|[A-Z]))?",
    re.IGNORECASE,
)
_HONOURED = re.compile(
    rf"(?:{alternatives('titles/of_turns')})\b\.?",
    re.IGNORECASE,
)
_ASKED = re.compile(r"WH(?:AT|EN|ERE|O|Y|ICH)|HOW(?: MUCH)?|TIME|DATE|PLACE", re.IGNORECASE)  # boxes beside a report
_LABEL = re.compile(alternatives("people/labels"), re.IGNORECASE)
_TALK = re.compile(r"\b(?:I|we|my|our|us|me)\b|\bI['’]\w|\bwe['’]\w|\?|\bthank", re.IGNORECASE)
_AGE = re.compile(r"\d\d")
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Madam)\.? [\w ]+,")  # Madam President,
_SENTENCE = re.compile(r"[a-z]+\W+\w+|\w+\W+[a-z]+")  # two words at least: no score, no tally of votes
_FOLLOW_US = re.compile(r"Follow .{1,60}? on (?:Twitter|X|Facebook|Instagram|Threads|Bluesky)\b")
_IN_FULL = re.compile(
    r"\b(?:full|complete|entire|whole|verbatim)\b[^.:\n]{0,40}"
    r"\b(?:exchange|transcript|text|testimony|debate|hearing|record|remarks|interview|conversation)\b",
    re.IGNORECASE,
)
BRACKETED_NOTE = re.compile(r"\s*[\[(][^\[\]()]*[\])]\s*")
"""A note of who wrote it down: [ENDS], (Applause.)"""
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_MARKED = re.compile(r"[“”\"«»]")
_LONGEST_INTRODUCTION = 1000  # code points
_LEAST_MODERATED = 3  # turns of a talk that somebody leads
_LEAST_TALK = 4  # one of so many turns must have words that only somebody who talks uses


@dataclass(frozen=True, slots=True)
class _Turn:
    """The head of a turn, and where its paragraph ends. ``name``: who speaks. ``alone``: whether the head stands alone
    on its line. ``below``: the paragraphs that go on with the turn."""

    head: re.Match[str]
    name: Stretch
    end: int
    alone: bool
    below: tuple[Stretch, ...] = ()

    @property
    def label(self) -> str:
        """The name of who speaks as it is printed, there or before."""
        return self.head.string[self.name.start : self.name.end]

    @property
    def key(self) -> str:
        """The last word of the name, by which its turns are the same person's."""
        return self.label.split()[-1].casefold()


@dataclass(frozen=True, slots=True)
class Transcript:
    """The turns of a text as attributions, and the names of who speaks there with the roles printed behind them.
    ``notes``: paragraphs that look like turns though nobody talks there (PROS: …, CONS: …)."""

    turns: list[Attribution] = field(default_factory=list)
    names: list[NameMention] = field(default_factory=list)
    roles: list[RoleMention] = field(default_factory=list)
    notes: list[Stretch] = field(default_factory=list)


def read_transcript(
    text: str, paragraphs: Sequence[Stretch], quoted: Sequence[QuotedStretch], names: Sequence[NameMention]
) -> Transcript:
    """The transcript that ``text`` is or holds, empty where it is none. ``paragraphs`` without what they open with (see
    openers); ``names``: those that the engine saw, in the order of the text. A turn of somebody unnamed has no source.
    """
    found = _heads(text, paragraphs)
    if not found:
        return Transcript()
    if not _is_talk(text, found):
        return Transcript(notes=[Stretch(t.head.start(), t.end) for t in found])
    begin = found[0].head.start()
    cast = Cast(text, begin, names)
    inner = [(t.label, m) for t in found if (m := _IN_BRACKETS.fullmatch(text, *t.head.span("title")))]
    told = told_in_brackets([(label, Stretch(*m.span(1))) for label, m in inner], names)
    turns = _with_rest(text, paragraphs, found)
    found = [replace(turn, name=told.get(turn.label) or cast.bearer(turn.name)) for turn in turns]
    attributions = [a for turn in found if (a := _attribution(text, turn, quoted))]
    sources = sorted({(a.source.start, a.source.end) for a in attributions if a.source})
    capitals = [(start, end) for start, end in sources if text[start:end].isupper()]
    surnames = frozenset(fold(text[start:end].split()[-1]) for start, end in capitals)
    printed = [*names_in_capitals(text, begin, surnames), *capitals]
    speakers = [NameMention(start, end, "person", SURE) for start, end in printed]
    return Transcript(attributions, speakers, list(_offices(found, {start for start, _ in sources})))


def _offices(turns: Sequence[_Turn], speak: Collection[int]) -> Iterator[RoleMention]:
    """The offices behind the names, which begin at ``speak``, in the heads of ``turns``: NAME, OFFICE: words."""
    for turn in turns:
        office = turn.head.groupdict().get("office")
        if office and turn.name.start in speak:
            start = turn.head.start("office")
            yield RoleMention(start, start + len(office.rstrip(" .,;")), turn.name)


def _heads(text: str, paragraphs: Sequence[Stretch]) -> list[_Turn]:
    """Paragraphs that begin with a name in capitals, at least two; else with names before a stop and a dash; else with
    names beside which a moderator or the like has a turn, or that come again, or behind which something stands in
    brackets."""
    capitals = _matched(text, paragraphs, _TURN_IN_CAPITALS)
    asked = [p for p in paragraphs if QUESTION.match(text, p.start, p.end)]
    if len(capitals) >= 2 or (capitals and asked):
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


def _is_moderated(text: str, turns: Sequence[_Turn]) -> bool:
    """Whether one of ``turns`` is that of somebody who leads the talk, and most have words of people who talk: no list
    of "Host:", "Date:" and "Price:"."""
    leads = any(_NOBODY.fullmatch(text[t.name.start : t.name.end]) for t in turns)
    return leads and 2 * _talking(text, turns) >= len(turns)


def _is_exchange(text: str, turns: Sequence[_Turn]) -> bool:
    """Whether ``turns`` are but those of two people with full names by turns, one right below the other, and most have
    words of people who talk."""
    keys = [turn.key for turn in turns]
    in_turn = len(set(keys)) == len(set(keys[:2])) == 2 and all(a == b for a, b in zip(keys, keys[2:], strict=False))
    beside = all(not text[a.end : b.head.start()].strip() for a, b in pairwise(turns))
    return in_turn and beside and all(" " in t.label for t in turns) and 2 * _talking(text, turns) >= len(turns)


def _introduced(text: str, turns: Sequence[_Turn]) -> list[_Turn]:
    """Those of ``turns`` whose speakers have brackets behind their name once (but no age), where these are two at
    least, all talk, begin as a sentence does and quote nobody: Ida Holm (Norrland) (Ind): I thank him; with
    those whose titles stand before their names. None elsewhere."""
    keys = {turn.key for turn in turns if turn.head["title"].strip() and not _AGE.search(turn.head["title"])}
    found = [turn for turn in turns if turn.key in keys or _HONOURED.match(turn.label)]
    until = [*(turn.head.start() for turn in found[1:]), *(turn.end for turn in found[-1:])]
    words = [(turn.key, text[turn.head.end() : end]) for turn, end in zip(found, until, strict=True)]
    talk = {key for key, said in words if _TALK.search(said)}
    told = any(said[:1].islower() or _MARKED.search(said) for _, said in words)
    return found if len(keys) >= 2 and talk >= keys and not told else []


def _talking(text: str, turns: Sequence[_Turn]) -> int:
    """How many of ``turns`` have words that only people who talk use."""
    return sum(bool(_TALK.search(text, t.head.end(), t.end) or _ADDRESS.match(text, t.head.end())) for t in turns)


def _matched(text: str, paragraphs: Sequence[Stretch], form: re.Pattern[str]) -> list[_Turn]:
    marks = "–—" if form is _TURN_OF_DEBATE else ":"  # what stands behind the name
    marked = ((i, p) for i, p in enumerate(paragraphs) if any(text.find(mark, p.start, p.end) >= 0 for mark in marks))
    found = ((i, form.match(text, p.start, p.end)) for i, p in marked)
    heads = [(i, m) for i, m in found if m and not _LABEL.fullmatch(m["name"].strip())]
    turns = []
    for (i, m), (following, _) in pairwise([*heads, (len(paragraphs), None)]):
        if m is not None:
            alone = m.end() >= paragraphs[i].end or not text[m.end() : paragraphs[i].end].strip()
            below = paragraphs[i + 1 : following] if alone else ()
            turns.append(
                _Turn(m, _named(text, m), paragraphs[i].end, alone, tuple(p for p in below if not _is_aside(text, p)))
            )
    return turns


def _with_rest(text: str, paragraphs: Sequence[Stretch], turns: Sequence[_Turn]) -> Iterator[_Turn]:
    """``turns`` with the paragraphs between them that go on with what one says: those that name none of the speakers
    and quote nobody, where somebody talks in them or all of it is announced as a full transcript. Behind the last turn
    only there."""
    first = turns[0].head.start()
    full = _IN_FULL.search(text, max(0, first - _LONGEST_INTRODUCTION), first) is not None
    keys = {turn.key for turn in turns}
    begins = [p.start for p in paragraphs]
    for turn, after in pairwise([*turns, None]):
        if turn is None or turn.alone or (after is None and not full):
            yield from [turn] if turn else []
            continue
        at = bisect_left(begins, turn.end)
        until = len(begins) if after is None else bisect_left(begins, after.head.start())
        rest: list[Stretch] = []
        for p in paragraphs[at:until]:
            words = text[p.start : p.end]
            if _is_aside(text, p):
                continue
            named = any(word.casefold() in keys for word in _WORD.findall(words))
            if named or _ASKS.match(words) or _MARKED.search(words) or not (full or _TALK.search(words)):
                break
            rest.append(p)
        yield replace(turn, below=tuple(rest))


def _is_aside(text: str, paragraph: Stretch) -> bool:
    """Whether the paragraph is a note in brackets: [ENDS], (Applause.)"""
    return bool(BRACKETED_NOTE.fullmatch(text, paragraph.start, paragraph.end))


def _named(text: str, head: re.Match[str]) -> Stretch:
    """Who speaks: the name, or that in brackets behind an office (The Minister for Ports (Dana Wills))."""
    start, end = head.span("name")
    inner = _IN_BRACKETS.fullmatch(text, *head.span("title"))
    if inner and text[start:end].lower().startswith("the "):
        return Stretch(*inner.span(1))
    return Stretch(start, start + len(text[start:end].rstrip()))


def _is_talk(text: str, found: Sequence[_Turn]) -> bool:
    """Whether people talk there: no box of WHAT and WHEN, no notes under headings."""
    heads = [text[t.name.start : t.name.end] for t in found]
    if all(_ASKED.fullmatch(head) for head in heads):
        return False
    if any(
        t.head["title"].strip() or _NOBODY.fullmatch(h) or _HONOURED.match(h) for t, h in zip(found, heads, strict=True)
    ):
        return True
    talk = sum(bool(_TALK.search(text, t.head.end(), t.below[-1].end if t.below else t.end)) for t in found)
    return talk * _LEAST_TALK >= len(found)


def _attribution(text: str, turn: _Turn, quoted: Sequence[QuotedStretch]) -> Attribution | None:
    source = None if _is_unnamed(turn) else turn.name
    cue = Stretch(*turn.head.span("cue"))
    below = tuple(Stretch(p.start, p.start + len(text[p.start : p.end].rstrip())) for p in turn.below)
    if turn.alone and below:
        return Attribution(below, cue, source, SURE, SURE, verbatim=source is not None)
    start, end = turn.head.end(), turn.end
    last = bisect_left(quoted, end, key=START) - 1
    if last >= 0 and quoted[last].start <= start < quoted[last].end:
        end = quoted[last].end
    content = Stretch(start, start + len(text[start:end].rstrip()))
    if not below and not _SENTENCE.search(text, content.start, content.end):
        return None
    said = Attribution((content, *below), cue, source, SURE, SURE, verbatim=source is not None)
    return said if below else _continued(text, said, quoted)


def _is_unnamed(turn: _Turn) -> bool:
    """Whether the head only says that a reporter or the like speaks."""
    return _leads(turn) or _NOBODY.fullmatch(turn.label) is not None


def _leads(turn: _Turn) -> bool:
    """Whether the turn is that of who leads a debate and is not named: President. – The debate is closed."""
    return turn.head.re is _TURN_OF_DEBATE and fold(turn.label) in TITLES


def _continued(text: str, turn: Attribution, quoted: Sequence[QuotedStretch]) -> Attribution:
    """The turn with the paragraphs that go on with it: each opens with a mark because the one before closed none."""
    content = list(turn.content)
    for q in quoted[bisect_right(quoted, content[-1].end, key=START) :]:
        if (
            not q.continued
            or text[q.start] in "(["
            or _TURN_IN_CAPITALS.match(text, q.start)
            or _FOLLOW_US.match(text, q.start)
            or "\n" in text[content[-1].end : q.start].strip()
        ):
            break
        content.append(Stretch(q.start, q.end))
    return replace(turn, content=tuple(content))
