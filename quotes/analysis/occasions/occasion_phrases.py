"""Phrases that say where, to whom or through what somebody spoke, and the medium that their words name.

"told reporters in Athens", "in an interview with Alden Television", "on Twitter", "addressing parliament". A phrase is
only a candidate: whether some words were said on that occasion is for the ranker to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.analysis.dates.expressions import MONTH, PART_OF_DAY, WEEKDAY
from quotes.lexicon.word_lists import alternatives, entries
from quotes.model import START, Medium

# What one speaks or writes in, by medium: the first that a phrase holds is its medium.
_MEDIA_NOUNS: tuple[Medium, ...] = (
    "interview",
    "press conference",
    "court",
    "parliament",
    "social post",
    "letter",
    "statement",
    "speech",
    "broadcast",
    "report",
)
_LISTS = {medium: f"occasions/{medium.replace(' ', '_')}" for medium in _MEDIA_NOUNS}
_NOUNS = {medium: alternatives(name) for medium, name in _LISTS.items()}
_NOUNS["social post"] += "|(?-i:X)"  # the network, but not the letter
_NOUNS["parliament"] += r"|prime\sminister['’]s\squestions"
_OTHER = alternatives("occasions/other")
_SAID = re.compile(r"\w+['’]?")
_FIRST_WORDS = {medium: {_SAID.findall(entry.lower())[0] for entry in entries(name)} for medium, name in _LISTS.items()}
_FIRST_WORDS["social post"].add("x")
_FIRST_WORDS["parliament"].add("prime")
"""The first words of those nouns, in small letters: where none stands, no noun is looked for."""
_AT_NOUN = "noun"
_NOUNS_BEGIN = {_SAID.findall(entry.lower())[0] for entry in entries("occasions/other")}.union(*_FIRST_WORDS.values())
# "the Alden Post" is a paper
_MEDIA: tuple[tuple[Medium, re.Pattern[str]], ...] = tuple(
    (medium, re.compile(rf"\b(?!(?-i:Post)\b)(?:{words})\b(?!-\w)", re.IGNORECASE)) for medium, words in _NOUNS.items()
)
_NO_MONTH = (
    r"(?:(?<![Ii]n )(?<!late )(?<!early )(?<!mid-)|(?!March\b))"  # "in March", "in late March": no demonstration
)
_NOUN = _NO_MONTH + "(?i:" + "|".join((*_NOUNS.values(), _OTHER)) + r")\b(?!-\w)"

_STOP = (
    rf"(?!(?:{alternatives('occasions/barred')}"
    rf"|this\s(?:week|month|year)|last|earlier|yesterday|today|tomorrow|{WEEKDAY})\b)"
)
_LETTERS = r"[^\s,;:.!?()\"“”‘«»—–…]"
_WORD = rf"(?:{_STOP}(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen)\.|{_LETTERS}+(?:\.{_LETTERS}+)*))"
_NAMED = rf"(?:{_STOP}(?:[A-Z]\.|[A-Z0-9&]{_LETTERS}*))"  # a word of a name
_TITLE = r"(?:[“\"‘'][A-Z0-9][^”\"’'\n]{1,50}[”\"’'])"  # a show or a paper in quotation marks
_THE = (
    r"(?:(?:an?|the|his|her|their|its|our|my|this|that|another|one|two|both|some|several|\w+['’]s?)"
    rf"(?:\s(?:{WEEKDAY}(?:\s{PART_OF_DAY})?|{MONTH}\.?\s\d{{1,2}})(?=\s[\w“\"‘']))?)"
)
_NAME = rf"(?:(?!{MONTH}\b(?! [A-Z])){_NAMED}(?: (?:of|the|and|for|de|la|al)(?: the)? {_NAMED}| {_NAMED}){{0,6}})"
_THING = (
    rf"(?:(?:{_THE} )?(?:{_NAME}|{_TITLE})(?: {_NOUN})?|{_THE} (?:{_WORD} ){{0,3}}?{_NOUN}|{_THE} {_WORD}(?: {_WORD})?"
    rf"|{_NOUN})"
)
_IN = r"(?:with|to|at|in|on|of|from|by|for|outside|inside|near|aboard|before)"
_NO_TAIL = rf"(?!(?:in|of) {MONTH}\b|on (?:the )?condition\b|to [a-z]+[b-rt-z] (?:an?|the|his|her|its|their)\b)"
"""Nothing of an occasion: told the Post on the condition of anonymity, at a debate to launch the plan."""
_TAIL = re.compile(rf"(?: {_NO_TAIL}{_IN} {_THING}){{0,2}}")
"""What may go on with a phrase. No part of the patterns of the phrases: to compile it eight times took a quarter of the
start of every command."""

_TOLD = re.compile(
    r"\b(?:told|tells|tell|telling|informed|informing|assured|assuring|briefed|briefing|addressed|addressing)\s"
    rf"(?:(?:him|her|them|us|me)\b|(?:{_THE} )?{_NAME}(?: {_NOUN})?|(?:{_THE} )?(?:{_WORD} ){{0,3}}?{_NOUN}"
    rf"|(?:{_THE} )?{_WORD}(?: {_WORD}){{0,2}}(?= (?:that|in|at|on|during|to|how|he|she|they|it|there|of)\b|[,.:;]))"
)
_IN_SOMETHING = re.compile(
    rf"\b(?!(?i:at (?:{_NOUNS['social post']})\b))"  # a company that is told of: took aim at Facebook
    rf"(?:[Ii]n|[Aa]t|[Dd]uring|[Oo]n|[Vv]ia|[Tt]hrough|[Oo]ver|[Uu]nder|[Ff]rom|[Bb]y|[Bb]efore)"
    rf" (?:{_THE} )?(?:{_WORD} ){{0,4}}?{_NOUN}"
)
_AFTER_SOMETHING = re.compile(
    rf"\b(?:[Aa]fter|[Bb]efore|[Ff]ollowing|[Aa]head of) (?:{_THE} )?(?:{_WORD} ){{0,3}}?"
    rf"(?i:{alternatives('occasions/spoken_of_after')})\b"
)
_TO_SOMEBODY = re.compile(
    r"\b[Tt]o (?:(?:reporters|journalists|parliament|lawmakers|supporters)\b"
    rf"|{_THE} (?:{_WORD} ){{0,2}}?{_NOUN})"
)
_ON_SHOW = re.compile(rf"\b(?:[Oo]n|[Ii]n|[Tt]o|[Ff]rom) (?:{_THE} )?(?:{_NAME} )?{_TITLE}")
_ON_NAME = re.compile(rf"\b(?:on|to|in|with|at) (?:the )?{_NAME}")
_SPOKE_AT = re.compile(
    r"\b(?:[Ss]peaking|[Ss]poke|[Ww]riting|[Tt]estifying|[Tt]estified|[Aa]ppearing|[Aa]ppeared|[Qq]uoted|[Ii]nterviewed"
    r"|[Cc]ited|[Ww]rote|[Pp]osted|[Ss]hared|[Tt]alking|[Tt]alked|[Rr]eached|[Cc]ontacted|[Aa]sked|[Cc]ampaigning|[Aa]ddressing|[Vv]isiting)"
    rf"(?: \w+ly| live)?(?: (?:to|at|in|on|before|with|by|via|during|through|outside|from|for))? {_THING}"
)
_ISSUED = re.compile(
    r"\b(?:issued|issuing|released|published|posted|sent|read|gave|delivered|took\sto|circulated|used)\s"
    rf"(?:{_THE} )?(?:{_WORD} ){{0,3}}?{_NOUN}"
)
_PAPER = re.compile(rf"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|\w+['’]s?) (?:{_WORD} ){{0,3}}?{_NOUN}")
_ONE_WORD = re.compile(
    r"\b(?:tweeted|tweets|retweeted|blogged|emailed|texted|backstage|under oath|on air|on condition of anonymity|on X"
    r"|on Capitol Hill|by (?:tele)?phone|over the (?:tele)?phone|by e-?mail)\b",
    re.IGNORECASE,
)
_IS_NOUN = re.compile(_NOUN)
_COMPOUND = re.compile(rf" {_NOUN}")
_OUTLET = re.compile(r" (?:network|station|channel|programme|show)\b(?!-)")
_OUTLETS = frozenset(("agency", "channel", "magazine", "network", "newspaper", "paper", "programme", "station"))
_CALLED = re.compile(rf" {_NAME}(?=[,.;:]| (?:that|on|in|at|how|he|she|it|they|there)\b)")
"""What such a noun goes on with: a telephone (interview), the television (network), the newspaper (Alden Post)."""
_ATTRIBUTE = re.compile(rf" (?:an?|of) (?:{_NAMED} ){{0,4}}(?=[A-Z]){_NAMED}\Z")
_ITS_NOUN = re.compile(rf"(?: {_STOP}[a-z]{_LETTERS}*){{1,3}}(?=,)")
_LONGEST_NAME = 60  # code points
"""A name that is but part of a noun: to a Northern Alden (harbour task force), of European (mayors)."""
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("told", _TOLD),
    ("speaking", _SPOKE_AT),
    ("issued", _ISSUED),
    ("show", _ON_SHOW),
    ("in", _IN_SOMETHING),
    ("after", _AFTER_SOMETHING),
    ("to", _TO_SOMEBODY),
    ("one word", _ONE_WORD),
    ("paper", _PAPER),
    ("name", _ON_NAME),
)
"""The patterns, those first whose phrases win over others that overlap them. ``_TAIL`` may go on where they end."""
_WITHOUT_TAIL = ("show", "one word")
_OPENINGS = {
    "told": "told tells tell telling informed informing assured assuring briefed briefing addressed addressing",
    "speaking": "speaking spoke writing testifying testified appearing appeared quoted interviewed cited wrote posted"
    " shared talking talked reached contacted asked campaigning addressing visiting",
    "issued": "issued issuing released published posted sent read gave delivered took circulated used",
    "show": "on in to from",
    "in": "in at during on via through over under from by before",
    "after": "after before following ahead",
    "to": "to",
    "one word": "tweeted tweets retweeted blogged emailed texted backstage under on by over",
    "paper": "a an the his her their its",
    "name": "on to in with at",
}
"""The words that a phrase of each pattern begins with; that of a paper also with an owner, "Alden's"."""
_KINDS_OF = {
    word: tuple(kind for kind, openings in _OPENINGS.items() if word in openings.split())
    for word in " ".join(_OPENINGS.values()).split()
}
_KINDS_OF |= {word + mark: ("one word", "paper") for word in _OPENINGS["one word"].split() for mark in "'’"}
for _word in _NOUNS_BEGIN:  # what a noun begins with is looked up with what a phrase does
    _KINDS_OF[_word] = (*_KINDS_OF.get(_word, ()), _AT_NOUN)
    for _owner in (_word + "'", _word + "’"):
        _KINDS_OF[_owner] = (*_KINDS_OF.get(_owner, ("paper",)), _AT_NOUN)
_OWNER = ("paper",)
_SPACES_BEFORE_NOUN = {"paper": 4, "in": 8}
"""Spaces up to the noun, at most, of phrases that have one."""
_LONGEST = 200  # code points in which they are counted
_NEWSROOM = re.compile(
    r"\b(?:told|tells|telling|speaking to|spoke to|spoke with|with) (?:us\b|this (?:news)?paper|this reporter)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OccasionPhrase:
    """``text[start:end]`` and the pattern of ``KINDS`` that found it."""

    start: int
    end: int
    kind: str


def occasion_phrases(text: str, barred: Sequence[tuple[int, int]] = ()) -> list[OccasionPhrase]:
    """The phrases of ``text`` that may name an occasion, in its order; none overlaps another or starts in a stretch of
    ``barred`` (the quoted ones, in order)."""
    taken = bytearray(len(text) + 1)
    for start, end in barred:
        taken[start:end] = b"\1" * (end - start)
    found: list[OccasionPhrase] = []
    beginnings = _beginnings(text)
    for kind, pattern in KINDS:
        last = 0
        for at in beginnings[kind]:
            match = pattern.match(text, at) if at >= last else None
            if match is None:
                continue
            start, last = match.start(), _end(match, kind)
            if not taken[start] and not (kind != "show" and any(taken[start:last])):
                taken[start:last] = b"\1" * (last - start)
                found.append(OccasionPhrase(start, last, kind))
    return sorted(found, key=START)


def _end(match: re.Match[str], kind: str) -> int:
    """Where the phrase of this kind ends that begins with ``match``."""
    if kind in _WITHOUT_TAIL:
        return match.end()
    text, head = match.string, _whole_noun(match.string, match.end(), kind)
    tail = _TAIL.match(text, head)
    return _whole_noun(text, tail.end(), "in") if tail and tail.end() > head else head


def _whole_noun(text: str, end: int, kind: str) -> int:
    """Where the noun ends of which ``end`` may be but the middle."""
    more, last = _OUTLET if kind == "told" else _COMPOUND, text.rfind(" ", 0, end) + 1
    while _IS_NOUN.fullmatch(text, last, end) and (found := more.match(text, end)):
        last, end = end + 1, found.end()
    called = _CALLED.match(text, end) if text[last:end].lower() in _OUTLETS else None
    if called is None and _ATTRIBUTE.search(text, max(0, end - _LONGEST_NAME), end):
        called = _ITS_NOUN.match(text, end)
    return called.end() if called else end


def _beginnings(text: str) -> dict[str, list[int]]:
    """Where a phrase of each pattern may begin: to try all ten at every letter takes three times as long."""
    found: dict[str, list[int]] = {kind: [] for kind in (*_OPENINGS, _AT_NOUN)}
    for word in _SAID.finditer(text):
        said = word[0].lower()
        for kind in _KINDS_OF.get(said) or (_OWNER if said[-1] in "'’" else ()):
            found[kind].append(word.start())
    for kind, most in _SPACES_BEFORE_NOUN.items():
        found[kind] = _before_nouns(text, found[kind], found[_AT_NOUN], most)
    return found


def _before_nouns(text: str, starts: Sequence[int], nouns: Sequence[int], most: int) -> list[int]:
    """Those of ``starts`` that have the next of ``nouns`` behind them with at ``most`` so many spaces between."""
    kept, at = [], 0
    for start in starts:
        while at < len(nouns) and nouns[at] < start:
            at += 1
        if at < len(nouns) and text.count(" ", start, min(nouns[at], start + _LONGEST)) <= most:
            kept.append(start)
    return kept


def media(words: str, publisher: str | None) -> list[Medium]:
    """The media that the words of a phrase name, the most telling first; none where they settle nothing.

    Words said to ``publisher``, who printed them, or to "us" are said to the newsroom itself.
    """
    said = {word.rstrip("'’") for word in _SAID.findall(words.lower())}
    found = [m for m, pattern in _MEDIA if not said.isdisjoint(_FIRST_WORDS[m]) and pattern.search(words)]
    if _TOLD.match(words):  # "told the magazine": in which way is not said
        found = [medium for medium in found if medium not in ("report", "broadcast")]
    names_publisher = bool(publisher) and bool(re.search(rf"\b{re.escape(publisher or '')}\b", words))
    return ["to the newsroom", *found] if names_publisher or _NEWSROOM.match(words) else found
