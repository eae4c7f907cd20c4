"""What an editor points out in an article -> the quotation that it is: its spans, split at the quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.quotation.spans import cut_at_marks, kind_of
from quotes.errors import FieldError, InvalidInput
from quotes.model import START, Act, Evidence, Quotation, QuotedSpan, Stretch

MOST_PLACES = 50
"""Places of the same words that are told apart: a bound for what a page lists."""


def quotation_of(text: str, stretches: Sequence[Stretch], act: Act = "statement") -> Quotation:
    """The quotation that ``stretches`` of ``text`` are, in the order of the text, without a speaker.

    Each is split where quotation marks stand: the marks, and white space at the edges, belong to no span. Its id is
    empty, its confidence 1. Raises InvalidInput on "spans" where one lies outside the text, overlaps another, or holds
    no word.
    """
    quoted = quoted_stretches(text)
    spans: list[QuotedSpan] = []
    end = 0
    for i, stretch in enumerate(sorted(stretches, key=START)):
        if not 0 <= stretch.start < stretch.end <= len(text):
            raise InvalidInput("This is not in the article.", FieldError(f"spans.{i}", "Give offsets into its text."))
        if stretch.start < end:
            raise InvalidInput("Two parts overlap.", FieldError(f"spans.{i}", "Give each word once."))
        end = stretch.end
        found = list(cut_at_marks(text, stretch, quoted))
        if not found:
            raise InvalidInput(
                "A stretch has no word in it.", FieldError(f"spans.{i}", "Give a stretch with a word in it.")
            )
        spans += found
    if not spans:
        raise InvalidInput("Nothing was pointed out.", FieldError("spans", "Give at least one stretch of the text."))
    return Quotation(
        id="",
        kind=kind_of(spans),
        act=act,
        spans=tuple(spans),
        cue=None,
        mention=None,
        speaker=None,
        candidates=(),
        via=None,
        said_on=None,
        occasion=None,
        confidence=1.0,
        needs_review=False,
        evidence=Evidence("editor"),
    )


def places_of(text: str, words: str) -> list[Stretch]:
    """Where ``words`` stand in ``text``, letter for letter but for the kind and length of white space; in order, not
    overlapping, the first ``MOST_PLACES``. Linear in both."""
    kept = [i for i, c in enumerate(text) if not c.isspace() or (i and not text[i - 1].isspace())]
    plain = "".join(" " if text[i].isspace() else text[i] for i in kept)
    wanted = " ".join(words.split())
    found: list[Stretch] = []
    at = plain.find(wanted) if wanted else -1
    while at >= 0 and len(found) < MOST_PLACES:
        found.append(Stretch(kept[at], kept[at + len(wanted) - 1] + 1))
        at = plain.find(wanted, at + len(wanted))
    return found
