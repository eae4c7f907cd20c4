"""Who said what stands between quotation marks: of gold articles whose every quoted stretch was read by people.

The names of the counts are "stretches.found" and so on; of utterances by the kind of their mention "name.right".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.evaluation.counts import Ranked, is_pronoun
from quotes.evaluation.figures import Figure, Totals, figure, harmonic
from quotes.evaluation.gold import GoldArticle, GoldSpeaker, GoldStretch, PredictedQuotation, Prediction
from quotes.evaluation.name_matching import content_words, is_speaker
from quotes.evaluation.slices import names
from quotes.evaluation.spans import Pair, Spans, covered

BOUNDARY = 2
"""Characters that a start or an end may be off."""
REVIEW_BELOW = 0.7
PRECISIONS = (95, 98)
BANDS = (0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
MENTIONS = ("name", "pronoun", "description", "organization", "group", "anonymous", "document", "no mention")
"""Kinds of utterances: of persons by the words that stand for them, of others by what they are; and those for whose
speaker no words stand."""

OUTCOMES = (
    "right",
    "right source, somebody else named",
    "right source, nobody named",
    "other source, somebody else named",
    "other source, nobody named",
    "no source found",
    "no source printed",
    "not found",
)
"""What becomes of an utterance whose speaker is known; where it is not right, what went wrong."""

_MARKS = frozenset("\"“”'‘’«")


@dataclass(frozen=True, slots=True)
class Band:
    """The quoted stretches that are named with a confidence in [low, high): how many, and the share right in per
    cent."""

    low: float
    high: float
    count: int
    right: float


@dataclass(frozen=True, slots=True)
class Trust:
    """How far the confidence can be trusted. ``named_at``: the share in per cent of all utterances that is named at the
    lowest confidence down to which so many of a hundred are right. ``wrong`` ones ``in_review`` have less than 0.7."""

    bands: tuple[Band, ...]
    named_at: dict[int, float]
    utterances: int
    wrong: int
    in_review: int


def count_stretches(article: GoldArticle, predicted: Prediction) -> Counter[str]:
    """The counts of one article; of its stretches only those on which all readers agree."""
    stretches = article.stretches or ()
    counts: Counter[str] = Counter()
    for quotation in predicted.quotations:
        for place, quoted in zip(quotation.content, quotation.quoted or [True] * len(quotation.content), strict=True):
            hit = [s for s in stretches if _overlaps(place, s.span)]
            start = place[0]
            if quoted and (hit or _MARKS & set(article.text[max(0, start - 1) : start + 1])):
                counts["stretches.predicted"] += 1
                counts["stretches.utterances"] += any(s.kind == "utterance" for s in hit)
    for stretch in stretches:
        if stretch.agreed:
            covering = [q for q in predicted.quotations if _covers(q, stretch)]
            counts += _decoy(covering) if stretch.kind != "utterance" else _utterance(article, stretch, covering)
    return counts


def ranked_stretches(article: GoldArticle, predicted: Prediction) -> list[Ranked]:
    """The stretches that a named quotation covers and whose speaker is known, as (least confidence, right); a decoy is
    never right."""
    ranked = []
    for stretch in article.stretches or ():
        who = _speaker(article, stretch)
        named = [q for q in predicted.quotations if q.speaker and _covers(q, stretch)]
        if stretch.agreed and named and (who or stretch.kind != "utterance"):
            right = who is not None and all(is_speaker(who, q.speaker) for q in named)
            ranked.append((min(q.confidence for q in named), right))
    return ranked


def stretch_figures(totals: Totals) -> dict[str, Figure]:
    """The figures of all stretches by name."""

    def share(name: str, part: str, of: str) -> dict[str, Figure]:
        return {name: figure(100 * totals.share(f"stretches.{part}", f"stretches.{of}"), totals[f"stretches.{of}"])}

    p = totals.share("stretches.right", "stretches.predicted")
    r = totals.share("stretches.right", "stretches.known")
    known = totals["stretches.known"]
    return {
        **share("quotations P", "utterances", "predicted"),
        **share("quotations R", "found", "gold"),
        **share("boundaries", "exact", "found"),
        **share("speaker on found", "right", "known_found"),
        **share("whole name on found", "whole", "known_found"),
        "end to end P": figure(100 * p, known),
        "end to end R": figure(100 * r, known),
        "end to end F1": figure(harmonic(p, r), known),
        **share("decoys attributed", "decoys_attributed", "decoys"),
        **share("dates right", "date_right", "dated"),
        **share("dates invented", "date_invented", "undated"),
        **share("no days among them", "date_coarse", "undated"),
        **share("occasions right", "occasion_right", "occasion"),
        **share("occasions invented", "occasion_invented", "no_occasion"),
        **share("occasions right of given", "occasion_right", "occasion_given"),
    }


def mention_figures(totals: Totals) -> dict[str, dict[str, Figure]]:
    """By kind of mention: the share of its utterances that are found, and that are found and named rightly."""
    return {
        kind: {
            key: figure(100 * totals.share(f"{kind}.{key}", f"{kind}.gold"), totals[f"{kind}.gold"])
            for key in ("found", "right")
        }
        for kind in MENTIONS
    }


def outcomes(totals: Totals) -> dict[str, int]:
    """How many utterances of known speakers came out how, by each of ``OUTCOMES``."""
    return {name: int(totals[f"outcome.{name}"][0]) for name in OUTCOMES}


def trust(ranked: Sequence[Ranked], utterances: int) -> Trust:
    """How far the confidence of (confidence, right) pairs can be trusted, of so many ``utterances`` in all."""
    bands = []
    for low, high in pairwise(BANDS):
        members = [right for confidence, right in ranked if low <= confidence < high]
        if members:
            bands.append(Band(low, min(high, 1.0), len(members), 100 * sum(members) / len(members)))
    named_at = {}
    for wanted in PRECISIONS:
        best = right = 0
        for n, (_, is_right) in enumerate(sorted(ranked, reverse=True), 1):
            right += is_right
            best = right if right / n >= wanted / 100 else best
        named_at[wanted] = 100 * best / max(1, utterances)
    wrong = [confidence for confidence, is_right in ranked if not is_right]
    return Trust(tuple(bands), named_at, utterances, len(wrong), sum(c < REVIEW_BELOW for c in wrong))


def _decoy(covering: Sequence[PredictedQuotation]) -> Counter[str]:
    return Counter({"stretches.decoys": 1, "stretches.decoys_attributed": int(any(q.speaker for q in covering))})


def _utterance(article: GoldArticle, stretch: GoldStretch, covering: Sequence[PredictedQuotation]) -> Counter[str]:
    start, end = stretch.span
    exact = any(abs(s - start) <= BOUNDARY and abs(e - end) <= BOUNDARY for q in covering for s, e in q.content)
    counts = Counter({"gold": 1, "found": int(bool(covering)), "exact": int(exact)})
    if covering:
        counts += _date(stretch, covering) + _occasion(stretch, covering)
    who = _speaker(article, stretch)
    kinds: Counter[str] = Counter()
    if who:
        named = [q for q in covering if q.speaker]
        right = bool(named) and all(is_speaker(who, q.speaker) for q in named)
        whole = right and any(content_words(q.speaker or "") >= content_words(who.name) for q in named)
        counts += Counter(known=1, known_found=int(bool(covering)), right=int(right), whole=int(whole))
        kind = _mention(article, stretch, who)
        kinds.update({f"{kind}.gold": 1, f"{kind}.found": int(bool(covering)), f"{kind}.right": int(right)})
        kinds[f"outcome.{'right' if right else _what_went_wrong(article, stretch, covering)}"] += 1
    return Counter({f"stretches.{key}": n for key, n in counts.items()}) + kinds


def _date(stretch: GoldStretch, covering: Sequence[PredictedQuotation]) -> Counter[str]:
    """Of a found utterance on whose date all readers agree, or on its having none. The readers noted days alone, so a
    week, month or year that is given counts as invented, and apart as no day."""
    given = [q.said_on for q in covering if q.said_on]
    if not stretch.date_agreed:
        return Counter()
    if stretch.said_on:
        return Counter(dated=1, date_right=int(stretch.said_on in given))
    coarse = all(q.precision != "day" for q in covering if q.said_on)
    return Counter(undated=1, date_invented=int(bool(given)), date_coarse=int(bool(given) and coarse))


def _occasion(stretch: GoldStretch, covering: Sequence[PredictedQuotation]) -> Counter[str]:
    given = [q.occasion for q in covering if q.occasion]
    if not stretch.occasion_read:
        return Counter()
    if stretch.occasion:
        right = any(covered([stretch.occasion], *place) for place in given)
        return Counter(occasion=1, occasion_right=int(right), occasion_given=int(bool(given)))
    return Counter(no_occasion=1, occasion_invented=int(bool(given)), occasion_given=int(bool(given)))


def _mention(article: GoldArticle, stretch: GoldStretch, who: GoldSpeaker) -> str:
    """The kind of the words that stand for the speaker, by the attribution that holds most of the stretch."""
    source = _printed_source(article, stretch)
    if not source:
        return "no mention"
    if who.type != "person":
        return who.type
    words = " ".join(article.text[s:e] for s, e in source)
    return "pronoun" if is_pronoun(words) else "name" if names(words, who.name) else "description"


def _what_went_wrong(article: GoldArticle, stretch: GoldStretch, covering: Sequence[PredictedQuotation]) -> str:
    """Which of ``OUTCOMES`` an utterance is that is not right."""
    printed = _printed_source(article, stretch)
    if not covering:
        return "not found"
    if not printed:
        return "no source printed"
    found = [place for q in covering for place in q.source]
    if not found:
        return "no source found"
    source = "right source" if any(covered(printed, *place) for place in found) else "other source"
    return f"{source}, {'somebody else' if any(q.speaker for q in covering) else 'nobody'} named"


def _printed_source(article: GoldArticle, stretch: GoldStretch) -> Spans:
    """The source of the attribution that holds most of the stretch; empty where none is printed."""
    best = max(article.attributions, key=lambda a: covered(a.content, *stretch.span), default=None)
    return best.source if best is not None and covered(best.content, *stretch.span) else ()


def _speaker(article: GoldArticle, stretch: GoldStretch) -> GoldSpeaker | None:
    return article.speakers.get(stretch.speaker or "") if stretch.kind == "utterance" else None


def _covers(quotation: PredictedQuotation, stretch: GoldStretch) -> bool:
    start, end = stretch.span
    return covered(quotation.content, start, end) >= 0.5 * (end - start)


def _overlaps(place: Pair, span: Pair) -> bool:
    return min(place[1], span[1]) - max(place[0], span[0]) >= 0.5 * min(place[1] - place[0], span[1] - span[0])
