"""Letters quoted in prose whose last words are a signature: It ends: “… Yours sincerely, Ida Holm.”"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.signers import Signers
from quotes.analysis.attribution.layouts.transcripts import SURE
from quotes.analysis.quotation import QuotedStretch
from quotes.lexicon.nouns import PERSON, WRITINGS
from quotes.lexicon.person_names import fold, name_in_print
from quotes.lexicon.relations import RELATIONS
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_CLOSING = re.compile(
    rf"(?<=[.!?…])\s+(?:(?i:{alternatives('writings/closings')})(?:\s\w+)?|Your\s(?:\w+\s)?(?P<whose>\w+)),"
    rf"\s+(?P<name>{name_in_print('{0,3}')})\Z"
)
_LONGEST = 120  # code points at the end of quoted words in which their signature stands


def signed_letters(
    text: str,
    paragraphs: Sequence[Stretch],
    quoted: Sequence[QuotedStretch],
    names: Sequence[NameMention],
    attributions: Sequence[Attribution],
) -> Iterator[Attribution]:
    """Quoted words that end in a signature, without it, by who signs; and those of ``attributions`` in the same
    paragraph whose source is but a letter, or "it", by the same, where nobody else signs there. Nothing of words that
    somebody who has a name is told to have said. ``paragraphs``, ``quoted`` and ``names`` in the order of the text."""
    signers = Signers(text, names)
    begins = [p.start for p in paragraphs]
    people = [n.start for n in names if n.type == "person"]
    signed: dict[int, list[tuple[Stretch, Stretch]]] = {}
    for q in quoted:
        found = _CLOSING.search(text, max(q.start, q.end - _LONGEST), q.end - text.endswith(".", q.start, q.end))
        source = signers.seen(Stretch(*found.span("name"))) if found and _closes(found) else None
        if found and source:
            words = Stretch(q.start, found.start())
            signed.setdefault(bisect_right(begins, q.start), []).append((words, source))
    for a in attributions if signed else ():
        letters = signed.get(bisect_right(begins, a.content[0].start), [])
        own = next(((w, s) for w, s in letters if any(w.start < c.end and c.start < w.end for c in a.content)), None)
        if own and (a.source is None or _is_letter(text, a.source, people)):
            yield replace(a, content=(own[0],), source=own[1], probability=SURE, source_probability=SURE)
        elif len(letters) == 1 and a.source and _is_letter(text, a.source, people):
            yield replace(a, source=letters[0][1], probability=SURE, source_probability=SURE)


def _closes(found: re.Match[str]) -> bool:
    """Whether no somebody is told about what is his: Your loving son, but not: Your bus leaves, Ida."""
    return found["whose"] is None or fold(found["whose"]) in PERSON | RELATIONS


def _is_letter(text: str, source: Stretch, people: Sequence[int]) -> bool:
    """Whether ``source`` is "it", or described as a writing without a name; ``people``: where their names begin."""
    printed = text[source.start : source.end]
    named = bisect_right(people, source.end - 1) > bisect_right(people, source.start - 1)
    return not named and (fold(printed) == "it" or any(fold(word) in WRITINGS for word in printed.split()))
