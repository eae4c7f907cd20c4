"""The ranker over the options of a question: what is seen of each, and how likely it is."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from quotes.analysis.attribution import UNLIKE, Attribution
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import Mention
from quotes.analysis.speakers.ranking.agreement import introduced_so
from quotes.analysis.speakers.ranking.candidate_features import candidate_features, features_of_nobody
from quotes.analysis.speakers.ranking.entity_features import Options, seen_together
from quotes.analysis.speakers.ranking.mention_context import MentionContext, visible_before
from quotes.analysis.speakers.ranking.ranker import load_rankers
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import MOST_TOLD, Decision, Question
from quotes.analysis.speakers.speaker_scores import FLOOR
from quotes.model import Stretch

DOUBTED = 0.3
"""The probability of the first of several whom nothing tells apart: under UNDECIDED."""
SEX_COUNTS = 0.8
"""How much of the log-odds of being of the other sex counts against a candidate; chosen on world-train."""
CLEARLY, BESIDE_CLEAR = 3.0, 3.0
"""Log-odds from which on a candidate is clearly of that sex, and how much those of each other count then. Set, not
fitted: on world-train it changes nothing."""


class OptionRanker:
    """Weighs the options of the questions of one article. It changes nothing."""

    def __init__(self, article: ArticleState) -> None:
        self._article = article
        self._rankers = load_rankers()

    def question(
        self,
        a: Attribution,
        m: Mention,
        kind: str,
        options: list[Entity],
        label: str,
        hows: dict[int, str] | None = None,
        new: bool = True,
    ) -> Question:
        """The question which of ``options`` the mention ``m``, the source of ``a``, stands for, with what is seen of
        each. ``hows``: in which way a name names each, by its identity. ``new``: whether it may be none of them."""
        if len(options) == 1 and not new:
            return Question(kind, m, tuple(options), (), label)
        matches = [introduced_so(m, e) for e in options] if kind == "description" else []
        best = max(matches, default=0.0)
        matched = [e for e, match in zip(options, matches, strict=False) if best > 0.6 and match == best]
        together = seen_together(m, options, self._article.history.last, matched, self._article.text)
        context = self._context(a, m, together)
        if m.kind == "pronoun":
            places = {id(e): visible_before(context, e) for e in options}
            options = sorted(options, key=lambda e: -(o.start if (o := places[id(e)]) else -1))
        first = min((e.order for e in options), default=0)
        starts = [e.occurrences[at - 1].start if (at := together.places[id(e)]) else -1 for e in options]
        latest = max(starts, default=0)
        own = self._article.entity_at(m.name.start) if m.name else None
        affinities = self._affinities(m, options, together.places) if m.end > m.start else [0.0] * len(options)
        scores = self._article.speaker_scores.of_content(a.content)
        alone = matched[0] if len(matched) == 1 else None
        rows, rank = [], 0
        for e, affinity, start in zip(options, affinities, starts, strict=True):
            how = (hows or {}).get(id(e), "")
            standing = (e.order == first, start == latest, e is alone)
            rows.append(tuple(candidate_features(context, e, rank, how, own is e, affinity, scores.of(e), standing)))
            rank += not m.sense.gender_score or e.gender_score * m.sense.gender_score > -1
        if new:
            rows.append(
                tuple(features_of_nobody(context, len(options), kind == "description" and best < 0.3, scores.nobody))
            )
        return Question(kind, m, (*options, None) if new else tuple(options), tuple(rows), label)

    def answer(self, q: Question) -> Decision:
        """The options of ``q`` with their probabilities, the best first; nothing is settled by it."""
        if not q.rows:
            sure = self._rankers.single.get(q.sole, 0.9)
            return Decision(tuple((e, sure) for e in q.options))
        if len(q.rows) == 1:
            p = np.ones(1)
        else:
            p = self._rankers.by_kind[q.kind].probabilities(q.rows)
            p = _of_the_sex(q, p) if q.kind == "he" else p
        if q.kind == "name":
            p = p * self._rankers.single.get("name", 1.0)
        if q.shared:
            p = p * DOUBTED / p.max()
        order = np.argsort(-p, kind="stable")
        return Decision(tuple((q.options[i], float(p[i])) for i in order[:MOST_TOLD]))

    def _affinities(self, m: Mention, options: list[Entity], places: Mapping[int, int]) -> list[float]:
        """For each option the encoder's log-probability, among the options, of its best place near the mention.
        ``places``: how many of each, by its identity, end before the mention."""
        if not options:
            return []
        near = []
        for e in options:
            n = places[id(e)]
            near.append([Stretch(o.start, o.end) for o in e.occurrences[max(0, n - 2) : n] or e.occurrences[:1]])
        places_near = [place for of_e in near for place in of_e]
        found = iter(self._article.reading.affinities(Stretch(m.start, m.end), places_near))
        best = [max((next(found) for _ in of_e), default=UNLIKE) for of_e in near]
        total = max(best) + math.log(sum(math.exp(b - max(best)) for b in best))
        return [max(FLOOR, b - total) for b in best]

    def _context(self, a: Attribution, m: Mention, options: Options) -> MentionContext:
        regions = self._article.regions
        content = tuple((c.start, c.end) for c in a.content)
        paragraph = regions.paragraph(m.start)
        opening = regions.paragraphs[paragraph] - 2
        anchor = min((s for s, t in content if opening <= s and t <= m.start), default=m.start)
        return MentionContext(
            m,
            regions,
            self._article.history,
            content,
            anchor,
            regions.sentence(m.start),
            paragraph,
            regions.quotation(m.start),
            self._article.enclosing(m.start),
            self._article.mention_order.subjects(m, anchor, content),
            self._article.mentions_in_all,
            self._article.most_mentioned,
            options,
        )


def _of_the_sex(q: Question, p: np.ndarray) -> np.ndarray:
    """``p``, the probabilities of the options of a "he" or "she", with less for who is of the other sex by name, titles
    and nouns."""
    sex = q.mention.sense.gender_score
    odds = [0.0 if e is None else sex * e.gender_score for e in q.options]
    counts = SEX_COUNTS if max(odds) < CLEARLY else BESIDE_CLEAR
    weighed: np.ndarray = p * np.exp(counts * np.clip(odds, -4.0, 0.0))
    shares: np.ndarray = weighed / weighed.sum()
    return shares
