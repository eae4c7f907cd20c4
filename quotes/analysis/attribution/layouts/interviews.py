"""Interviews whose questions stand in bold, or as headings, with the answers below, or which print Q and A."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.interviewees import interviewee, is_announced
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.attribution.layouts.transcripts.turn_heads import BRACKETED_NOTE, QUESTION
from quotes.model import START, Stretch

_ANSWER = re.compile(r"(?P<name>A|ANSWER|Answer)(?P<cue>[.:])\s+(?=\S)")
_ASKS = re.compile(r"\?[\"”’)]*\s*\Z")
_YOU = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s|[Mm]yself)\b")
_SELF = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Mm]yself)\b")
_EXPLAINS = re.compile(
    r"\b(?:explain\w*|explainer|need\sto\sknow|what\s(?:we\sknow|to\sknow)|at\sa\sglance|FAQs?|your\squestions"
    r"|answer\w*\s(?:your|the|some|these|key|common)\s(?:\w+\s)?questions)\b",
    re.IGNORECASE,
)
"""What stands before the questions that a paper answers itself."""
_BARE_QUESTION = re.compile(r"[A-ZÀ-Þ][^“”\"«»‘:\n\r]{4,250}\?\s*")
_LONGEST_INTRODUCTION = 3000  # code points
_MARKED = re.compile(r"[“\"][^”\"\n]*[”\"]")
_CREDIT = re.compile(r"\b(?:photo|picture|image|photograph)(?:graph)?s?(?:\sby\b|\s?[:/])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Interview:
    """The answers as attributions, and the questions: words without marks in them are nobody's."""

    answers: list[Attribution] = field(default_factory=list)
    questions: list[Stretch] = field(default_factory=list)


def read_interview(
    text: str, paragraphs: Sequence[Stretch], bold: Sequence[Stretch], names: Sequence[NameMention]
) -> Interview:
    """The interview that ``text`` is or holds, empty where it is none: at least two questions to somebody, and answers
    in which somebody talks of himself. The answers are those of whom the introduction is about, of nobody where that is
    not clear. ``paragraphs``, ``bold`` and ``names`` in the order of the text."""
    begins = {p.start for p in paragraphs}
    heads = [b for b in bold if b.start in begins]
    questions = [b for b in heads if _ASKS.search(text, b.start, b.end)]
    if not heads:
        heads = questions = _bare_questions(text, paragraphs)
    if len(questions) < 2:
        return Interview()
    headings = {h.start for h in heads}
    told = [_answer(text, paragraphs, headings, q, after) for q, after in pairwise([*questions, None]) if q]
    asked = [(q, answer) for q, answer in zip(questions, told, strict=True) if answer]
    first = questions[0].start
    if len(asked) < 2 or _is_explained(text, first) or not _is_talk(text, asked, is_announced(text, first)):
        return Interview()
    source = interviewee(text, Stretch(first, asked[-1][1][-1].end), names)
    put = [h for h in heads if first <= h.start <= questions[-1].start]
    answers = [
        Attribution(words, None, source, SURE, SURE, verbatim=True)
        for _, answer in asked
        for words in _parted(answer, put)
    ]
    return Interview(answers, put)


def _bare_questions(text: str, paragraphs: Sequence[Stretch]) -> list[Stretch]:
    """The paragraphs that are but a question, without a mark, in a text that begins with telling of an interview."""
    ends = "?" in text and [p for p in paragraphs if _ASKS.search(text, max(p.start, p.end - 10), p.end)]
    asked = [p for p in ends or () if _BARE_QUESTION.fullmatch(text, p.start, p.end)]
    return asked if asked and is_announced(text, asked[0].start) else []


def _answer(
    text: str, paragraphs: Sequence[Stretch], headings: Collection[int], question: Stretch, after: Stretch | None
) -> list[Stretch]:
    """The paragraphs between a ``question`` and the one ``after`` it, without headings, captions and notes; behind
    the last question one, and those after it in which somebody talks."""
    found: list[Stretch] = []
    for at in range(bisect_left(paragraphs, question.start, key=START), len(paragraphs)):
        p = paragraphs[at]
        if after is not None and p.start >= after.start:
            break
        start = max(p.start, question.end)
        words = text[start : p.end]
        place = Stretch(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        heading = p.start in headings and p.start != question.start
        if after is None and found and (heading or not _talks(text, place)):
            break
        if place.start < place.end and not (heading or _CREDIT.search(words) or BRACKETED_NOTE.fullmatch(words)):
            found.append(place)
    return found


def _parted(answer: Sequence[Stretch], heads: Sequence[Stretch]) -> list[tuple[Stretch, ...]]:
    """The paragraphs of an answer, parted where one of ``heads`` stands between them: not all that is put to somebody
    is a question."""
    return [tuple(part) for _, part in groupby(answer, lambda p: bisect_left(heads, p.start, key=START))]


def _is_talk(text: str, asked: Sequence[tuple[Stretch, list[Stretch]]], announced: bool) -> bool:
    """Whether most questions are put to somebody, and in the answers one talks of himself rather than to the reader, as
    a paper does that answers its own questions. Where nobody says "I", all questions must be put to somebody; where the
    interview is ``announced``, none."""
    put = sum(bool(_YOU.search(text, q.start, q.end)) for q, _ in asked)
    first, to_reader = _voices(text, asked)
    alone = any(_SELF.search(_MARKED.sub("", text[p.start : p.end])) for _, words in asked for p in words)
    most = announced or (2 * put >= len(asked) if alone else put == len(asked))
    return most and 3 * first >= len(asked) and first > to_reader


def _is_explained(text: str, first: int) -> bool:
    """Whether the text before the question at ``first`` says that a paper explains something."""
    return _EXPLAINS.search(text, max(0, first - _LONGEST_INTRODUCTION), first) is not None


def _is_for_readers(text: str, asked: Sequence[tuple[Stretch, list[Stretch]]]) -> bool:
    """Whether more answers speak to the reader than of who answers."""
    first, to_reader = _voices(text, asked)
    return to_reader > first


def _voices(text: str, asked: Sequence[tuple[Stretch, list[Stretch]]]) -> tuple[int, int]:
    """In how many answers somebody talks of himself, and in how many somebody speaks to the reader and not so."""
    talks = [[(place, _talks(text, place)) for place in answer] for _, answer in asked]
    first = sum(any(talk for _, talk in answer) for answer in talks)
    to_reader = sum(
        any(not talk and _YOU.search(text, p.start, p.end) is not None for p, talk in answer) for answer in talks
    )
    return first, to_reader


def _talks(text: str, place: Stretch) -> bool:
    return bool(_I.search(_MARKED.sub("", text[place.start : place.end])))


def answers(text: str, paragraphs: Sequence[Stretch], names: Sequence[NameMention]) -> list[Attribution]:
    """The answers of an interview in questions and answers, by the one whom its introduction is about; of nobody
    where that is not clear or a paper answers its readers. The questions are nobody's, and not told as anybody's
    words."""
    asked = [(m, p.end) for p in paragraphs if (m := QUESTION.match(text, p.start, p.end))]
    answered = [(m, p.end) for p in paragraphs if (m := _ANSWER.match(text, p.start, p.end))]
    if len(asked) < 2 or len(answered) < 2:
        return []
    first = asked[0][0].start()
    told = [
        (Stretch(q.start(), end), [_words(text, m, stop)]) for (q, end), (m, stop) in zip(asked, answered, strict=False)
    ]
    explained = _is_explained(text, first) or _is_for_readers(text, told)
    source = None if explained else interviewee(text, Stretch(first, answered[-1][1]), names)
    return [
        *(Attribution((_words(text, m, end),), None, None, SURE, SURE) for m, end in asked),
        *(Attribution((_words(text, m, end),), None, source, SURE, SURE, verbatim=True) for m, end in answered),
    ]


def _words(text: str, head: re.Match[str], end: int) -> Stretch:
    return Stretch(head.end(), head.end() + len(text[head.end() : end].rstrip()))
