"""Narration beside the words of somebody: what of a content no speaker says."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.edges import with_content
from quotes.analysis.attribution.prose import LINE_BREAK, Prose
from quotes.lexicon.clause_words import holds_clause
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_AT_A_PLACE = re.compile(r"\s(?:outside|in front of|at|in|near|across|through|along|around)\s")
_NEXT_SENTENCE = re.compile(r"\s+[A-ZÀ-Þ][\w’'-]*\s+[a-z]")
_AS_ONE_SPEAKS = re.compile(
    rf"(?:{alternatives('speech/as_one_speaks')})\s(?:to|about|on|at|in|with|from)\b", re.IGNORECASE
)
_TOPIC = re.compile(r"\b(?:of|about|as\sto|on|regarding|concerning)\s*\Z", re.IGNORECASE)  # said of (the sinking, “…”)
_FRAME = re.compile(r"\s*:\s*[\"“‘«„'`]")
"""What stands behind a clause of the writer's that leads to words with a cue behind them: The aim was clear: “…,” wrote
Ida Holm."""
_HEADLINE = re.compile(r"[^.,;:…]*[^.,;:…\s]")
_MOST_HEADLINE = 8  # words
_CLEFT = re.compile(
    r"\b(?:what|all|the\s(?:\w+\s){0,2}(?:advice|answer|comment|line|message|part|point|reason|thing|word)s?)\s(?:that\s)?",
    re.IGNORECASE,
)
_IT_WAS = re.compile(r"\b(?:is|was|were)(?:\s(?:simply|just|that))?[:,]?\s*[\"“‘«„'`]?\Z")
"""What a cleft sentence ends with before the words: the last thing she said was (“…”)."""
_NEAR = 5  # code points
_ON_A_TOPIC = re.compile(
    r"(?:about|as\sto|concerning|of|on|regarding)\s|to\s(?:\w+\s)?(?:applause|boos|cheers|gasps|jeers|laughter)\b",
    re.IGNORECASE,
)
_IN_A_WAY = re.compile(r",\s(?:as|at|by|for|from|in|on|with)\s\Z", re.IGNORECASE)
"""What stands before the writer's word on how it was said: “…,” she shouted, in (what may be the last joke)."""
_SECOND_VERB = re.compile(r"\b(?:and|but)\s(?:\w+ly\s)?\w{3,}ed\s\Z")
"""What stands before to whom somebody did something next: called it “…” and urged (the crews)."""
_MOST_ADDRESSED = 4  # words
_CALLS_IT = re.compile(
    r"(?:what|which)\s(?:[\w’'-]+\s){1,4}?(?:has\s|had\s|have\s)?"
    rf"(?:{alternatives('clauses/describes')}|consider(?:s|ed)?|said\s(?:is|was|were))\s(?:as\s)?(?:(?:an?|the)\s)?[\"“‘«„'`]?",
    re.IGNORECASE,
)
"""The writer's words before what somebody calls the thing that he condemns: condemned what it termed a (“…”)."""
_THEN_WORDS = re.compile(r"\s*[,:]\s*[\"“‘«„'`]")


def without_narration(prose: Prose, attribution: Attribution) -> Attribution:
    """``attribution`` without unquoted pieces of its content that are no words of the speaker: a sentence of its own
    beside quoted ones (“We won,” she said. It rained. “At last.”) or beside that of the cue (They won, she said. It
    rained.), the topic of quoted words, what somebody did as he spoke (Reacting to it, she said: “…”), where whole
    sentences were called (“Shame!” outside the court), what leads to words (The aim was clear: “…,” she said; the last
    thing she said was “…”), and a heading in marks above them."""
    attribution = with_content(
        attribution, tuple(_without_more(prose, c, attribution.cue) for c in attribution.content)
    )
    if len(attribution.content) > 1 and _is_heading(prose, *attribution.content[:2]):
        attribution = replace(attribution, content=attribution.content[1:])
    quoted = [c for c in attribution.content if prose.quoted_in(c)]
    if not quoted and len(attribution.content) > 1 and not attribution.verbatim:
        own = tuple(c for c in attribution.content if _is_beside_cue(prose, c, attribution.cue))
        return replace(attribution, content=own or attribution.content)
    if not quoted or len(quoted) == len(attribution.content):
        return attribution
    kept = tuple(c for c in attribution.content if c in quoted or not _is_narration(prose, c, attribution))
    return replace(attribution, content=kept)


def _without_more(prose: Prose, piece: Stretch, cue: Stretch | None) -> Stretch:
    """``piece`` up to the end of whole sentences between marks, where only a place stands behind, or the beginning of
    another sentence behind the ``cue``; and from the marks on in a cleft sentence (was “…”)."""
    inside = prose.all_quoted_in(piece)
    first = inside[0].opening if inside else None
    if first and first.start > piece.start and _is_frame(prose, piece.start, first, cue):
        piece = Stretch(first.start, piece.end)
    last = inside[-1].closing if inside else None
    if last is None or not last.end < piece.end or prose.text[last.start - 1] not in ".!?":
        return piece
    more = _AT_A_PLACE.match(prose.text, last.end)
    if more is None and cue is not None and cue.end <= last.start:
        more = _NEXT_SENTENCE.match(prose.text, last.end)
    return Stretch(piece.start, last.end) if more else piece


def _is_narration(prose: Prose, piece: Stretch, attribution: Attribution) -> bool:
    start, before = prose.before(piece.start)
    after = prose.after(piece.end)
    cue = attribution.cue
    if _TOPIC.search(before) and _THEN_WORDS.match(after):
        return True
    if cue and cue.end <= piece.start and _is_on_the_saying(prose, piece, cue, attribution.content[0]):
        return True
    if cue and _leads_to_words(prose, piece, cue):
        return True
    if (
        cue
        and piece.end < cue.start
        and not before.strip()
        and _AS_ONE_SPEAKS.match(prose.text, piece.start, piece.end)
    ):
        return after.startswith(",")
    own_cue = _is_beside_cue(prose, piece, cue)
    return not own_cue and prose.quoted_in(Stretch(start, piece.end + len(after))) is None


def _is_on_the_saying(prose: Prose, piece: Stretch, cue: Stretch, first: Stretch) -> bool:
    """Whether ``piece`` behind its ``cue`` tells how it was said (she added, with a nod to him: “…”) or of what, behind
    the ``first`` words (“…,” she said about it), or is whom somebody did something to next."""
    words = prose.text[piece.start : piece.end]
    if len(words.split()) <= _MOST_ADDRESSED and _SECOND_VERB.search(prose.text, cue.end, piece.start):
        return not holds_clause(words)
    if first.end <= cue.start and _ON_A_TOPIC.match(prose.text, piece.start):
        return True
    return _IN_A_WAY.search(prose.text, cue.end, piece.start) is not None


def _leads_to_words(prose: Prose, piece: Stretch, cue: Stretch) -> bool:
    """Whether ``piece`` is the writer's and leads to words with their ``cue`` behind them, or in a cleft sentence
    before them: The aim was clear: “…,” (wrote) Ida Holm; the last thing she (said) was “…”."""
    text = prose.text
    if piece.end < cue.start:
        marked = prose.quoted_in(Stretch(piece.end, cue.start))
        if marked and _FRAME.match(text, piece.end) and marked.start - piece.end < _NEAR:
            return True
    marked = prose.quoted_in(Stretch(piece.end, piece.end + len(prose.after(piece.end))))
    return marked is not None and _is_cleft(prose, cue, marked.start)


def _is_frame(prose: Prose, start: int, opening: Stretch, cue: Stretch | None) -> bool:
    """Whether what stands from ``start`` to the ``opening`` mark is the writer's: what she called a (“…”)."""
    if _CALLS_IT.fullmatch(prose.text, start, opening.start):
        return True
    return cue is not None and _is_cleft(prose, cue, opening.end)


def _is_cleft(prose: Prose, cue: Stretch, marked: int) -> bool:
    """Whether the sentence of ``cue`` up to the words in marks at ``marked`` but says that they are what was said."""
    start, lead = prose.before(marked)
    was = _IT_WAS.search(lead)
    is_between = was is not None and start <= cue.start < cue.end <= start + was.start()
    return is_between and _CLEFT.search(lead, 0, cue.start - start) is not None


def _is_heading(prose: Prose, piece: Stretch, following: Stretch) -> bool:
    """Whether ``piece`` is a heading in marks, alone in its line and no sentence, above the paragraph in which the
    ``following`` words stand, which does not begin with marks."""
    text, q = prose.printed, prose.quoted_in(piece)
    if q is None or q.opening is None or q.closing is None or not _HEADLINE.fullmatch(text, q.start, q.end):
        return False
    if len(text[q.start : q.end].split()) > _MOST_HEADLINE:
        return False
    line, end = _line_around(text, q.opening.start, q.closing.end)
    if text[line : q.opening.start].strip() or text[q.closing.end : end].strip() or following.start <= end:
        return False
    return text[_line_around(text, following.start, following.start)[0]].isalnum()


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The start and the end of the lines of ``start`` and ``end``."""
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    last = LINE_BREAK.search(text, end)
    return first, last.start() if last else len(text)


def _is_beside_cue(prose: Prose, piece: Stretch, cue: Stretch | None) -> bool:
    """Whether the cue stands in the sentence of ``piece``."""
    return cue is not None and prose.before(piece.start)[0] <= cue.start < piece.end + len(prose.after(piece.end))
