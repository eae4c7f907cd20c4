"""What is right and what is wrong in one article, as plain counts that can be added up over articles.

The names of the counts are the vocabulary of ``figures``: "segments.right", "roles.gold" and so on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.evaluation.gold import GoldArticle, GoldAttribution, GoldPosition, PredictedQuotation, Prediction
from quotes.evaluation.name_matching import content_words, is_role, is_speaker
from quotes.evaluation.spans import Pair, covered, likeness, touch, words_in

LONG = 5
"""Words from which a segment is long: scare quotes are rare there."""

_PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "who", "his", "her"])

Ranked = tuple[float, bool]
"""A confidence and whether the answer was right."""


@dataclass(frozen=True, slots=True)
class Match:
    """A gold attribution and the prediction taken for it (indices); ``same_source`` where the sources agree too."""

    gold: int
    predicted: int
    same_source: bool


def is_pronoun(words: str) -> bool:
    """Whether a mention is a pronoun and nothing else."""
    return words.strip().lower() in _PRONOUNS


def count_article(article: GoldArticle, predicted: Prediction) -> tuple[Counter[str], list[Ranked]]:
    """All counts of one article, and its attributed long segments as (confidence, right) in order of the text."""
    counts: Counter[str] = Counter(articles=1, failed=int(predicted.failed))
    ranked: list[Ranked] = []
    for segment in article.segments:
        words = words_in(article.text, [segment])
        seen, rank = _segment(article, predicted.quotations, segment)
        groups = ["segments"] * (words >= 1) + ["long"] * (words >= LONG) + ["short"] * (1 <= words < LONG)
        counts.update({f"{group}.{key}": n for group in groups for key, n in seen.items()})
        if rank and words >= LONG:
            ranked.append(rank)
    counts.update({f"roles.{key}": n for key, n in _roles(article, predicted).items()})
    if article.positions is not None:
        counts.update({f"positions.{key}": n for key, n in _positions(article, article.positions, predicted).items()})
    matches = match_relations(article.attributions, predicted.quotations)
    counts["relations.gold"] = len(article.attributions)
    counts["relations.predicted"] = len(predicted.quotations)
    counts["relations.content"] = len(matches)
    counts["relations.right"] = sum(m.same_source for m in matches)
    counts.update(f"{a.kind}.gold" for a in article.attributions)
    counts.update(f"{article.attributions[m.gold].kind}.right" for m in matches if m.same_source)
    return counts, ranked


def _segment(
    article: GoldArticle, quotations: Sequence[PredictedQuotation], segment: Pair
) -> tuple[Counter[str], Ranked | None]:
    """The counts of one quoted segment, and (confidence, right) where somebody is credited with it."""
    half = 0.5 * (segment[1] - segment[0])
    best = max(article.attributions, key=lambda a: covered(a.content, *segment), default=None)
    true = best if best and best.source and covered(best.content, *segment) >= half else None
    covering = [q for q in quotations if covered(q.content, *segment) >= half]
    attributed = [q for q in covering if q.source]
    right = bool(true and attributed) and all(touch(q.source, true.source) for q in attributed if true)
    counts: Counter[str] = Counter(
        gold=bool(true),
        decoy=not true,
        attributed=bool(attributed),
        claimed=any(q.speaker for q in covering),
        decoy_attributed=bool(attributed) and not true,
        found=bool(attributed and true),
        right=right,
    )
    if true:
        counts.update(_naming(article, true, covering))
    return counts, (min(q.confidence for q in attributed), right) if attributed else None


def _naming(article: GoldArticle, true: GoldAttribution, covering: Sequence[PredictedQuotation]) -> Counter[str]:
    """Whether the speaker of a gold segment is named rightly, where the gold standard names one."""
    who = article.speakers.get(true.speaker or "")
    if who is None:
        return Counter()
    named = [q.speaker for q in covering if q.speaker]
    right = bool(named) and all(is_speaker(who, name) for name in named)
    pronoun = len(true.source) == 1 and is_pronoun(article.text[slice(*true.source[0])])
    return Counter(
        named=1,
        resolved=right,
        named_found=bool(covering),
        pronoun=pronoun,
        pronoun_resolved=pronoun and right,
        pronoun_found=pronoun and bool(covering),
    )


def _roles(article: GoldArticle, predicted: Prediction) -> Counter[str]:
    """The roles of the gold persons that the prediction lists too."""
    counts: Counter[str] = Counter()
    for who in article.speakers.values():
        listed = [roles for name, roles in predicted.speakers if who.type == "person" and is_speaker(who, name)]
        if not listed:
            continue
        true = [role for role in who.roles if content_words(role)]
        given = [role for roles in listed for role in roles if content_words(role)]
        counts["gold"] += len(true)
        counts["predicted"] += len(given)
        counts["found"] += sum(any(is_role(t, g) for g in given) for t in true)
        counts["right"] += sum(any(is_role(g, t) for t in true) for g in given)
    return counts


def _positions(article: GoldArticle, positions: Sequence[GoldPosition], predicted: Prediction) -> Counter[str]:
    """The positions of one article in which positions were looked for."""
    counts: Counter[str] = Counter(gold=len(positions), predicted=len(predicted.positions))
    places = [place_of(article.text, p.evidence) for p in positions]
    found: set[int] = set()
    for given in predicted.positions:
        near = [
            i
            for i, true in enumerate(positions)
            if covered([places[i]], *given.evidence)
            and true.speaker in article.speakers
            and is_speaker(article.speakers[true.speaker], given.speaker)
        ]
        same = [i for i in near if positions[i].stance == given.stance]
        counts["matched"] += bool(near)
        counts["right"] += bool(same)
        found.update(same)
    counts["found"] = len(found)
    return counts


def place_of(text: str, evidence: str) -> Pair:
    """Where the evidence stands in the text, white space aside; (0, 0) where it does not."""
    place = re.search(r"\s+".join(re.escape(word) for word in evidence.split()), text)
    return place.span() if place else (0, 0)


def match_relations(attributions: Sequence[GoldAttribution], quotations: Sequence[PredictedQuotation]) -> list[Match]:
    """One prediction at most for each gold attribution whose content is at least half the same.

    Pairs whose sources agree (or are both missing) go first, then those with the likest contents.
    """
    pairs = []
    for i, true in enumerate(attributions):
        for j, given in enumerate(quotations):
            like = likeness(true.content, given.content)
            if like >= 0.5:
                same = touch(true.source, given.source) or not (true.source or given.source)
                pairs.append((same, like, i, j))
    matches: list[Match] = []
    for same, _, i, j in sorted(pairs, reverse=True):
        if all(i != m.gold and j != m.predicted for m in matches):
            matches.append(Match(i, j, same))
    return matches
