"""How good the answers are: predictions measured against gold articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quotes.errors import InvalidInput
from quotes.evaluation.calibration import calibrate, judged
from quotes.evaluation.counts import Ranked, count_article
from quotes.evaluation.figures import SEED, Figure, Sample, Totals, figure, harmonic, measures, slice_figures
from quotes.evaluation.gold import GoldArticle, Prediction
from quotes.evaluation.gold_records import gold_article, prediction
from quotes.evaluation.pages import Answers, PageReport, measure_pages
from quotes.evaluation.predictions import as_prediction, failed
from quotes.evaluation.report import Report, StretchReport, TwinFigures
from quotes.evaluation.slices import SLICES, count_slices
from quotes.evaluation.stretches import (
    count_stretches,
    mention_figures,
    outcomes,
    ranked_stretches,
    stretch_figures,
    trust,
)
from quotes.evaluation.twins import KINDS, twin

__all__ = [
    "KINDS",
    "Figure",
    "PageReport",
    "Report",
    "as_prediction",
    "evaluate",
    "evaluate_pages",
    "failed",
    "read_gold",
    "twin",
]

RESAMPLES = 1000

Predictions = Mapping[str, Mapping[str, Any]]
"""Predictions by the id of their article."""


def read_gold(records: Iterable[Mapping[str, Any]]) -> list[GoldArticle]:
    """The gold articles of JSON records ``{"id", "text", "attributions", …}``.

    Raises InvalidInput naming the record, the field and the remedy; also for an id that comes twice, or no record.
    """
    articles: dict[str, GoldArticle] = {}
    for number, record in enumerate(records, 1):
        try:
            article = gold_article(record)
        except InvalidInput as error:
            raise InvalidInput(f"Gold record {number}: {error.detail}", *error.fields) from error
        if article.id in articles:
            raise InvalidInput(f"Gold record {number}: the id {article.id!r} comes twice. Give every article its own.")
        articles[article.id] = article
    if not articles:
        raise InvalidInput("There is no gold article. Give one JSON object a line.")
    return list(articles.values())


def evaluate(
    gold: Iterable[Mapping[str, Any]],
    predictions: Predictions,
    *,
    twin_predictions: Mapping[str, Predictions] | None = None,
    resamples: int = RESAMPLES,
) -> Report:
    """Measure predictions against gold records.

    An article without a prediction counts as failed. ``twin_predictions``: by kind of twin, the predictions for the
    twins of the same articles. Intervals come from ``resamples`` resamples of the articles, drawn by ``SEED``.
    Raises InvalidInput where a gold record or a prediction cannot be read.
    """
    articles = read_gold(gold)
    answers = _answers(articles, predictions)
    counted = [count_article(a, p) for a, p in zip(articles, answers, strict=True)]
    ranked: list[list[Ranked]] = [rank for _, rank in counted]
    sample = Sample(len(articles), resamples)
    totals = sample.totals([counts for counts, _ in counted])
    by_slice = sample.totals([count_slices(a, p) for a, p in zip(articles, answers, strict=True)])
    return Report(
        articles=len(articles),
        attributions=sum(len(a.attributions) for a in articles),
        failed=sum(p.failed for p in answers),
        resamples=resamples,
        seed=SEED,
        measures=measures(totals, sample, ranked),
        slices={name: slice_figures(by_slice, name) for name in SLICES},
        calibration=calibrate([r for a, p in zip(articles, answers, strict=True) for r in judged(a, p)]),
        stretches=_stretch_report(sample, articles, answers),
        twins={
            kind: _twin_figures(kind, articles, twin_answers, sample, totals)
            for kind, twin_answers in (twin_predictions or {}).items()
        },
    )


def evaluate_pages(gold: Iterable[Mapping[str, Any]], answers: Answers) -> PageReport:
    """Measure the analyses of web pages, by id, against the gold records of the articles that stand on them.

    Raises InvalidInput where a gold record or an analysis cannot be read.
    """
    return measure_pages(read_gold(gold), answers, RESAMPLES)


def _stretch_report(
    sample: Sample, articles: Sequence[GoldArticle], answers: Sequence[Prediction]
) -> StretchReport | None:
    """The figures of quoted stretches; None where the gold has none."""
    if all(article.stretches is None for article in articles):
        return None
    pairs = list(zip(articles, answers, strict=True))
    totals = sample.totals([count_stretches(article, answer) for article, answer in pairs])
    ranked = [pair for article, answer in pairs for pair in ranked_stretches(article, answer)]
    utterances = int(totals["stretches.known"][0])
    return StretchReport(stretch_figures(totals), mention_figures(totals), outcomes(totals), trust(ranked, utterances))


def _answers(articles: Sequence[GoldArticle], predictions: Predictions) -> list[Prediction]:
    answers = []
    for article in articles:
        try:
            answers.append(prediction(predictions.get(article.id, failed("no prediction"))))
        except InvalidInput as error:
            raise InvalidInput(f"Prediction for {article.id!r}: {error.detail}", *error.fields) from error
    return answers


def _twin_figures(
    kind: str, articles: Sequence[GoldArticle], predictions: Predictions, sample: Sample, original: Totals
) -> TwinFigures:
    twins = [twin(kind, article) for article in articles]
    counts: list[Counter[str]] = [
        count_article(a, p)[0] for a, p in zip(twins, _answers(twins, predictions), strict=True)
    ]
    totals = sample.totals(counts)
    f1, before = (
        harmonic(t.share("segments.right", "segments.attributed"), t.share("segments.right", "segments.gold"))
        for t in (totals, original)
    )
    return TwinFigures(figure(f1, totals["segments.gold"]), figure(before - f1, totals["segments.gold"]))
