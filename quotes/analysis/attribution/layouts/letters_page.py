"""Letters to the editor: a heading, the words, and on a line of its own who signs, with his place beside or below.

Sir – The shelter faces the wrong way.
Per Lund
Tarn
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.signers import Signers
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.lexicon.person_names import name_in_print
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_PAGE = re.compile(
    r"(?:(?:your|our|more|the|readers?[’']?s?|today[’']s)\s){0,2}letters"
    r"(?:\s(?:page|to\sthe\s(?:editor|paper)|from\sreaders))?\W*",
    re.IGNORECASE,
)
"""The heading of a page of letters; not of a report on stolen letters."""
_FEWEST = 2
"""Letters of a page that do not greet the editor: under one text alone a name may be that of a picture."""
_GREETING = re.compile(
    r"(?:(?:Dear\s)?(?:Sir|Madam|Editor|The\sEditor|SIR|EDITOR)(?:,?\s(?:or|and)\sMadam)?|To\sthe\seditor)\s?(?:[,:]|[—–―-])[\s—–―-]*",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    rf"(?P<name>(?:(?:Mrs?|Ms|Dr|Prof|Rev)\.?\s)?{name_in_print('{1,3}')})"
    r"(?:\s\([^()]{1,12}\))?(?:,\s(?P<place>[^\n\r“”\".:;!?]{2,60}))?[.,]?\s*\Z"
)
_PLACE = re.compile(r"[A-ZÀ-Þ][^\n\r“”\".:;!?]{1,60}\.?\s*\Z")
_CLOSING = re.compile(rf"(?:{alternatives('writings/closings')}|yours)(?:\s\w+)?(?:,\setc\.?)?,?", re.IGNORECASE)
"""Above the signature: Yours, etc.,"""
_MOST_OF_HEADING = 10  # words
_ENDS = tuple(".!?…”’\"'")


@dataclass(frozen=True, slots=True)
class LettersPage:
    """The letters of an article, and the names of those who sign them and of their places."""

    letters: tuple[Attribution, ...]
    names: tuple[NameMention, ...]


def read_letters(text: str, paragraphs: Sequence[Stretch], names: Sequence[NameMention]) -> LettersPage:
    """The letters that greet the editor or stand on a page of letters, each by the person whose name alone is the line
    below it. Linear time. ``paragraphs``, which lines are, and ``names`` in the order of the text."""
    lines = [_without_space(text, p) for p in paragraphs]
    on_page = any(_PAGE.fullmatch(text, line.start, line.end) for line in lines[:2])
    signers = Signers(text, names)
    letters, seen = list[Attribution](), list[NameMention]()
    words: list[Stretch] = []
    greeted = any_greeted = False
    below = None
    for at, line in enumerate(lines):
        if line == below or (words and _CLOSING.fullmatch(text, line.start, line.end)):
            continue
        greeting = _GREETING.match(text, line.start, line.end)
        if greeting:
            words, greeted = [Stretch(greeting.end(), line.end)] if greeting.end() < line.end else [], True
            any_greeted = True
        elif not greeted and not on_page:
            continue
        elif text[line.start : line.end].endswith(_ENDS) or text.count(" ", line.start, line.end) > _MOST_OF_HEADING:
            words.append(line)
        else:
            signed = _signed(text, lines, at, signers) if words else []
            if signed:
                letters.append(
                    Attribution(tuple(words), None, Stretch(signed[0].start, signed[0].end), SURE, SURE, verbatim=True)
                )
                seen += signed
                below = lines[at + 1] if len(signed) > 1 and signed[1].start > line.end else None
            words, greeted = [], False
    if not any_greeted and len(letters) < _FEWEST:
        return LettersPage((), ())
    return LettersPage(tuple(letters), tuple(seen))


def _without_space(text: str, paragraph: Stretch) -> Stretch:
    return Stretch(paragraph.start, paragraph.start + len(text[paragraph.start : paragraph.end].rstrip()))


def _signed(text: str, lines: Sequence[Stretch], at: int, signers: Signers) -> list[NameMention]:
    """The name of the signature that the line ``at`` is and its place; none where it is none: a heading may look like a
    name."""
    line = lines[at]
    found = _SIGNATURE.match(text, line.start, line.end)
    if found is None:
        return []
    name, place = found.span("name"), found.span("place") if found["place"] else None
    below = lines[at + 1] if at + 1 < len(lines) else None
    if place is None and below and _PLACE.match(text, below.start, below.end):
        place = below.start, below.end
    if place is None and signers.seen(Stretch(*name)) is None:
        return []
    return [NameMention(*name, "person", SURE), *([NameMention(*place, "place", SURE)] if place else [])]
