"""The analysis as a spaCy component, for people with a notebook and no server.

``nlp.add_pipe("on_record")`` works in every pipeline, a blank one too; then ``doc._.quotations`` and ``doc._.speakers``
are tuples of ``quotes.model.Quotation`` and ``Speaker``, and ``doc._.span_of(x)`` is the spaCy span of anything with a
``start`` and an ``end`` in code points (a span of a quotation, a mention, a cue, a role).
``doc._.published``, an ISO date to be set before the component runs, dates the statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol, cast

import msgspec
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.model import Analysis, Article, Quotation, Speaker
from quotes.settings import Settings

_KEY = "on_record"
"""Where a doc keeps its analysis: as JSON bytes, so that it still goes through ``to_bytes`` and between processes."""

_DECODER = msgspec.json.Decoder(Analysis)
_DEFAULTS = Settings()


class Placed(Protocol):
    """Anything with a place in the text, in code points, end exclusive."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class OnRecord:
    """Reads each doc's text. ``review_below`` and ``unknown_below``: see ``quotes.analysis.analyse``."""

    review_below: float
    unknown_below: float

    def __call__(self, doc: Doc) -> Doc:
        """Put the analysis of its text on ``doc``. Raises ValueError where ``doc._.published`` is no ISO date."""
        published = date.fromisoformat(doc._.published) if doc._.published else None
        analysis = analyse(
            Article(doc.text, published=published),
            load_attributor(),
            review_below=self.review_below,
            unknown_below=self.unknown_below,
        )
        doc.user_data[_KEY] = msgspec.json.encode(analysis)
        return doc


@Language.factory(
    "on_record",
    assigns=["doc._.quotations", "doc._.speakers"],
    default_config={"review_below": _DEFAULTS.review_below, "unknown_below": _DEFAULTS.unknown_below},
)
def make_component(nlp: Language, name: str, review_below: float, unknown_below: float) -> OnRecord:
    """The component ``on_record`` of a pipeline; the model is loaded with the first text."""
    return OnRecord(review_below, unknown_below)


def _analysis(doc: Doc) -> Analysis | None:
    kept = doc.user_data.get(_KEY)
    return _DECODER.decode(kept) if kept else None


def _quotations(doc: Doc) -> tuple[Quotation, ...]:
    analysis = _analysis(doc)
    return analysis.quotations if analysis else ()


def _speakers(doc: Doc) -> tuple[Speaker, ...]:
    analysis = _analysis(doc)
    return analysis.speakers if analysis else ()


def _span_of(doc: Doc, place: Placed) -> DocSpan:
    """The span of all tokens that ``place`` touches."""
    return cast(DocSpan, doc.char_span(place.start, place.end, alignment_mode="expand"))


Doc.set_extension("published", default=None, force=True)
Doc.set_extension("quotations", getter=_quotations, force=True)
Doc.set_extension("speakers", getter=_speakers, force=True)
Doc.set_extension("span_of", method=_span_of, force=True)
