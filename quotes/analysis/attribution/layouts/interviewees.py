"""Whom the introduction of an interview is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from quotes.analysis.attribution import NameMention
from quotes.analysis.segmentation import sentence_starts
from quotes.model import START, Stretch

_ASKED = re.compile(
    r"(?:\b(?:[Ww]e|I)\s(?:\w+\s)?(?:spoke|talked|sat\sdown|caught\sup|met)(?:\sup)?(?:\s(?:to|with))?"
    r"|\b[Ii]nterview(?:ed)?(?:\swith)?|\b[Ww]e\s(?:asked|interviewed)|\b[Ww]itness,?)\s(?:[\w’'-]+,?\s){0,5}\Z"
)
"""Before the name of who answers: We spoke to the pilot,"""
_ALIAS = re.compile(
    r"(?:\b(?:born|née?|aka|known\s(?:\w+\s){0,3}as|real\sname(?:\s(?:is|was))?)|\()\s\Z", re.IGNORECASE
)
"""Before another name of the same: Lady Wren, born"""
_TALKS_TO = r"(?:(?:spoke|speaks|talked|talks|sat\sdown)\s(?:to|with)|(?:told|tells))"
_ASKS = re.compile(
    rf"\b(?:(?:[Hh]e|[Ss]he|who)\s(?:\w+\s)?{_TALKS_TO}|[Aa]s\stold\sto|(?:questioned|examined)\sby"
    r"|(?:[Ii]nterview(?:ed)?|[Ww]ords)\s(?:was\s)?(?:conducted\s)?by)"
    r"\s(?:[\w.’'-]+\s){0,5}\Z"
)
"""Before the name of who asks: She spoke to"""
_ANSWERS_US = re.compile(
    rf"\b{_TALKS_TO}\s(?:to\s|with\s)?(?:us|me|our|this\s(?:news)?paper)\b"
    r"|\banswer(?:s|ed)\s(?:our|my)\squestions\b|\b[Ww]e\s(?:\w+\s)?(?:asked|interviewed|met)\b"
    r"|\b(?:[Ww]e|I)\s(?:\w+\s)?(?:spoke|talked|sat\sdown|caught\sup)\s(?:to|with)\b|\b[Ii]nterview\swith\b"
)
"""What tells that an interview follows: She spoke to us from a bus."""
_DESCRIBED = re.compile(
    r"(?:(?!(?:after|against|and|as|before|by|for|from|her|his|if|in|on|since|their|to|when|while|with)\b)[\w’'-]+,?\s){0,8}",
    re.IGNORECASE,
)
"""Between the beginning of a sentence and the name of its subject: The cellist"""
_OWNS = re.compile(r"['’]s?\s|,?\s(?:and|or)\b")
_DEPENDENT = re.compile(r"\b(?P<whose>her|his|their)\s(?:[\w’'-]+,?\s){1,5}\Z", re.IGNORECASE)
"""Before the name of who is but somebody's somebody: her former teacher,"""
_PRONOUN = re.compile(r"(?:She|He)\b")
_SEX = {"her": "She", "his": "He"}
_MOST = 40  # names of people in an introduction; bounds the time
_LONGEST = 80  # code points before a name that are looked at
_LONGEST_INTRODUCTION = 1000  # code points before the first question


def is_announced(text: str, end: int) -> bool:
    """Whether ``text[:end]`` ends in an introduction that says that somebody spoke to the paper."""
    return _ANSWERS_US.search(text, max(0, end - _LONGEST_INTRODUCTION), end) is not None


def interviewee(text: str, interview: Stretch, names: Sequence[NameMention]) -> Stretch | None:
    """The fullest name of the one whom ``text`` introduces before the ``interview``, or, where it names nobody there,
    behind it: the only person named there, the one to whom the paper spoke, or the subject of a sentence in which all
    others are but hers or his. None where that is not clear. Who asks is not meant. ``names`` in the order of the
    text."""
    before = [n for n in names if n.type == "person" and n.end <= interview.start]
    behind = [n for n in names if n.type == "person" and n.start >= interview.end] if not before else []
    people = [n for n in before or behind if not (_precedes(_ASKS, text, n) or _precedes(_ALIAS, text, n))]
    end = interview.start if before else len(text)
    if not 0 < len(people) <= _MOST:
        return None
    fullest = _fullest(text, people)
    if len(fullest) == 1:
        return fullest[0]
    asked = [n for n in fullest if _precedes(_ASKED, text, n)]
    if asked:
        return asked[0] if len(asked) == 1 else None
    return _subject(text, end, fullest)


def _precedes(phrase: re.Pattern[str], text: str, name: NameMention | Stretch) -> re.Match[str] | None:
    return phrase.search(text, max(0, name.start - _LONGEST), name.start)


def _fullest(text: str, people: Sequence[NameMention]) -> list[Stretch]:
    """The first of the fullest names of each person, in the order of the text."""
    found: list[tuple[frozenset[str], Stretch]] = []
    for n in sorted(people, key=lambda n: -len(text[n.start : n.end].split())):
        words = frozenset(text[n.start : n.end].split())
        if not any(words <= known for known, _ in found):
            found.append((words, Stretch(n.start, n.end)))
    return sorted((place for _, place in found), key=START)


def _subject(text: str, end: int, people: Sequence[Stretch]) -> Stretch | None:
    """The first of ``people``, where she is the subject of her sentence and the others are hers, and no sentence goes
    on with another sex."""
    first, *others = people
    starts = sentence_starts(text)
    begin = starts[bisect_right(starts, first.start) - 1]
    if not _DESCRIBED.fullmatch(text, begin, first.start) or _OWNS.match(text, first.end):
        return None
    whose = [_precedes(_DEPENDENT, text, n) for n in others]
    pronouns = {m["whose"].casefold() for m in whose if m}
    if not all(whose) or len(pronouns) > 1:
        return None
    later = starts[bisect_right(starts, first.start) : bisect_right(starts, end - 1)]
    told = {m[0] for at in later if (m := _PRONOUN.match(text, at))}
    return first if told <= {_SEX.get(pronoun, "They") for pronoun in pronouns} else None
