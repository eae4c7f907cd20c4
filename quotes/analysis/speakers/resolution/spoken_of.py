"""Of whom the words themselves speak: "it is time for Mr Brandt to say sorry" is not said by Brandt."""

from __future__ import annotations

import re
from bisect import bisect_left

from quotes.analysis.attribution import Attribution
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.lexicon.person_names import COURTESY, TITLES, fold
from quotes.model import START, Stretch

_AS_ONESELF = re.compile(
    rf"(?:\bI(?:,|\sam|['’]m)|\bme,(?!\s{COURTESY}\b)|\bmy(?:\s\w+)?\sname(?:\sis|['’]s)|\b(?:call(?:ed|s)?|this\sis|it['’]s|as)"
    r"|\b(?:the|not|no|another|a|an|just))\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
"""Before a name that tells who speaks, or that is none of a person: "I’m ", "the (Brandt family)"."""
_TOLD_OF = re.compile(r"['’]s\s[a-z]|\s[a-z]|[.;]")
_IN_PHRASE = re.compile(r"\b(?!(?:and|but|dear|hey|oh|please|sorry|thanks)\s)[a-z]+\s\Z")
"""Behind and before a name in the third person; whoever is spoken to stands apart: "No, Ana"."""
_INNER_MARK = re.compile(r"(?<![\w’'])[‘'“\"](?=\w)")
_ADDRESSED = (",", "?", "!")
"""Behind the name and title of who is spoken to, or of: "No, Mr Orre!"."""
_MARKS = tuple("\"“‘'«„")
_BEFORE = 24
"""Code points before a name that are looked at: two or three words."""


def speak_of(a: Attribution, e: Entity, article: ArticleState) -> bool:
    """Whether the words of ``a`` in the paragraph of its source and those beside it, only those between marks where
    there are any, name the person ``e`` as somebody else than who says them. Words farther off may be another's; those
    of a turn never tell, for many are spoken to there."""
    if e.type != "person" or a.verbatim:
        return False
    regions = article.regions
    near = regions.paragraph(a.source.start) if a.source is not None else 0
    content = [c for c in a.content if abs(regions.paragraph(c.start) - near) <= 1]
    marked = any(regions.quotation(at) >= 0 for c in content for at in (c.start + 1, (c.start + c.end) // 2, c.end - 2))
    return any(_names(c, e, article, marked) for c in content)


def _names(piece: Stretch, e: Entity, article: ArticleState, marked: bool) -> bool:
    """Whether ``piece`` names ``e`` in the third person; ``marked``: of the words between marks alone."""
    text, regions = article.text, article.regions
    first, behind = (bisect_left(e.occurrences, at, key=START) for at in (piece.start, piece.end))
    start = piece.start + text.startswith(_MARKS, piece.start)
    for o in e.occurrences[first:behind]:
        if o.pronoun or o.source or o.end > piece.end or (marked and o.quotation < 0):
            continue
        before = text[max(piece.start, o.start - _BEFORE) : o.start]
        if _AS_ONESELF.search(before) or _INNER_MARK.search(text, max(start, regions.quoted_from(o.start)), o.start):
            continue
        titled = bool(before.split()) and fold(before.split()[-1]) in TITLES
        if _TOLD_OF.match(text, o.end) and (titled or not before or before[-1:] == " "):
            return True
        if titled and text.startswith(_ADDRESSED, o.end):
            return True
        if _IN_PHRASE.search(before):
            return True
    return False
