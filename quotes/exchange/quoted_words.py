"""The words of a quotation as it is printed in one line: its parts, what parts them, and marks round what was
quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.analysis.quotation.joints import joints
from quotes.model import QuotedSpan
from quotes.record.model import RecordedQuotation

OMISSION = " … "


@dataclass(frozen=True, slots=True)
class Words:
    """One part of a quotation: what is printed before it, its words, and whether they stood between marks."""

    joint: str
    words: str
    quoted: bool


def words_of(text: str, begins: int, spans: Sequence[QuotedSpan]) -> tuple[Words, ...]:
    """The parts of a quotation in ``text``, which begins at code point ``begins`` of the article."""
    before = joints(text, [(span.start - begins, span.end - begins) for span in spans], OMISSION)
    return tuple(Words(joint, span.exact, span.quoted) for joint, span in zip(before, spans, strict=True))


def joined(quotation: RecordedQuotation) -> tuple[Words, ...]:
    """The parts of a quotation of the record."""
    return words_of(quotation.paragraph.exact, quotation.paragraph.start, quotation.spans)


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
    return "".join(part.joint + (f"“{part.words}”" if part.quoted else part.words) for part in parts)
