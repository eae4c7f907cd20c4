"""The words of a quotation as it is printed in one line: its parts, what parts them, and marks round what was
quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.analysis.quotation.joints import joints
from quotes.model import QuotedSpan
from quotes.record.model.quotations import RecordedQuotation

OMISSION = " … "
_STRAIGHT_OPENING = re.compile(r'(?:(?<=[\s(\[—–])|^)"(?=\w)')
_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "’"})


@dataclass(frozen=True, slots=True)
class Words:
    """One part of a quotation: what is printed before it, its words, and whether marks belong round them: they stood
    between marks, or were spoken or written so (a turn of a transcript, a post)."""

    joint: str
    words: str
    quoted: bool


def words_of(text: str, begins: int, kind: str, spans: Sequence[QuotedSpan]) -> tuple[Words, ...]:
    """The parts of a quotation of that kind in ``text``, which begins at code point ``begins`` of the article."""
    before = joints(text, [(span.start - begins, span.end - begins) for span in spans], OMISSION)
    return tuple(Words(joint, span.exact, is_direct(kind, span)) for joint, span in zip(before, spans, strict=True))


def is_direct(kind: str, span: QuotedSpan) -> bool:
    """Whether the words of a span of a quotation are the speaker's own: marked, or of a turn in a transcript."""
    return span.quoted or kind == "direct"


def joined(quotation: RecordedQuotation) -> tuple[Words, ...]:
    """The parts of a quotation of the record."""
    return words_of(quotation.paragraph.exact, quotation.paragraph.start, quotation.kind, quotation.spans)


def shortened(parts: Sequence[Words], longest: int) -> tuple[Words, ...]:
    """The first parts, of at most ``longest`` characters together; what is cut ends with an ellipsis behind a word."""
    out: list[Words] = []
    left = longest
    for part in parts:
        left -= len(part.joint)
        if len(part.words) <= left:
            out.append(part)
            left -= len(part.words)
            continue
        whole_words = part.words[: max(left, 0)].rpartition(" ")[0] or part.words[: max(left, 0)]
        out.append(replace(part, words=f"{whole_words}…"))
        break
    return tuple(out)


def marked(parts: Sequence[Words]) -> str:
    """The parts as one text, with marks round those that were quoted."""
    return "".join(part.joint + (f"“{within_marks(part.words)}”" if part.quoted else part.words) for part in parts)


def within_marks(words: str) -> str:
    """Words as they are printed between double marks: double marks among them become single ones."""
    return _STRAIGHT_OPENING.sub("‘", words).translate(_SINGLE)
