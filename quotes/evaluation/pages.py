"""Whole web pages: is the article found on them, and nothing else?"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from quotes.errors import InvalidInput
from quotes.evaluation.figures import Figure, Sample, Totals, figure
from quotes.evaluation.gold import GoldArticle

Answers = Mapping[str, Mapping[str, Any]]
"""By the id of the page: its analysis as JSON, with the canonical ``text``; or {"error"}."""


@dataclass(frozen=True, slots=True)
class PageReport:
    """Figures in per cent. ``kept``: paragraphs of the articles that stand whole in the canonical texts; ``outside``:
    quotations none of whose words stand in the article; ``found``: words between marks that some quotation has."""

    pages: int
    refused: int
    kept: Figure
    outside: Figure
    found: Figure

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return dataclasses.asdict(self)

    def as_text(self) -> str:
        """The report for a terminal."""
        names = {
            "paragraphs of the article kept": self.kept,
            "quotations outside the article": self.outside,
            "utterances found": self.found,
        }
        rows = (
            f"{name:32}{f.value:5.1f} ({f.low:.1f}–{f.high:.1f}) of {f.of}"
            for name, f in names.items()
            if f.value is not None
        )
        return "\n".join([f"{self.pages} pages, {self.refused} refused.", *rows]) + "\n"


def measure_pages(gold: Iterable[GoldArticle], answers: Answers, resamples: int) -> PageReport:
    """Measure the answers for pages against the articles that stand on them. Raises InvalidInput where there are none,
    or an answer has no text."""
    articles = {article.id: article for article in gold}
    counts = []
    for id_, answer in answers.items():
        if id_ not in articles or answer.get("error"):
            counts.append(Counter(refused=1))
        else:
            counts.append(_count(articles[id_], answer))
    if not counts:
        raise InvalidInput("There is no page. Give one JSON object a line.")
    totals = Sample(len(counts), resamples).totals(counts)
    return PageReport(
        pages=len(counts),
        refused=sum(c["refused"] for c in counts),
        kept=_figure(totals, "kept", "paragraphs"),
        outside=_figure(totals, "outside", "quotations"),
        found=_figure(totals, "found", "utterances"),
    )


def _count(article: GoldArticle, answer: Mapping[str, Any]) -> Counter[str]:
    try:
        text = _plain(answer["text"])
        spans = [[_plain(span["exact"]) for span in q["spans"]] for q in answer["quotations"]]
    except (KeyError, TypeError) as error:
        raise InvalidInput(f"The answer for {article.id!r} is no analysis of a page: {error}.") from error
    whole = _plain(article.text)
    paragraphs = [p for p in map(_plain, article.text.split("\n")) if p]
    said = " ".join(exact for exacts in spans for exact in exacts)
    utterances = [s.span for s in article.stretches or () if s.agreed and s.kind == "utterance"]
    return Counter(
        paragraphs=len(paragraphs),
        kept=sum(p in text for p in paragraphs),
        quotations=len(spans),
        outside=sum(not any(exact in whole for exact in exacts) for exacts in spans),
        utterances=len(utterances),
        found=sum(_plain(article.text[start:end]) in said for start, end in utterances),
    )


def _figure(totals: Totals, part: str, of: str) -> Figure:
    return figure(100 * totals.share(part, of), totals[of])


def _plain(text: str) -> str:
    return " ".join(text.split())
