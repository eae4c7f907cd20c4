"""Words that stand twice, of which only one place names who said them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.analysis.attribution import Attribution
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import MOST_TOLD, Decision, place_of
from quotes.lexicon.person_names import WORD, fold
from quotes.model import Stretch

REPEATED = 0.9
"""The probability of who says again, by name, the words of somebody described before."""
LEAST_REPEATED = 4
"""Words between marks that are nobody else's by chance."""


def with_speakers_of_repeated_words(decided: dict[Stretch, Decision], article: ArticleState) -> dict[Stretch, Decision]:
    """``decided`` with those as the speaker who are described, or not mentioned, or may be the topic, where their
    words between marks stand again as those of somebody named: "a councillor has said", and further on “…,” Ida
    Holm said; "Ferry: “…”"."""
    told = [(a, place) for a in article.reading.attributions if (place := place_of(a, article.regions)) in decided]
    said = [quoted_words(a, article) for a, _ in told]
    named = _NgramIndex()
    for (a, place), stretches in zip(told, said, strict=True):
        e = decided[place].best
        if e is not None and (e.type == "person" or place.start in article.entity_set.at) and a.source is not None:
            named.add(stretches, e)
    out = dict(decided)
    for (a, place), stretches in zip(told, said, strict=True):
        best, options = decided[place].best, decided[place].options
        topic = best is not None and _may_be_topic(a, best, article)
        again = {
            id(e): e
            for ws in stretches
            for words, e in named.holding(ws)
            if (e is not best and e.type == "person" if topic else ws != words)
        }
        if len(again) == 1 and (
            best is None or best.type == "anonymous" or topic or (id(best) in again and options[0][1] < REPEATED)
        ):
            e = next(iter(again.values()))
            out[place] = Decision(((e, REPEATED), *(o for o in options if o[0] is not e))[:MOST_TOLD])
    return out


def _may_be_topic(a: Attribution, e: Entity, article: ArticleState) -> bool:
    """Whether ``e``, of whom nothing but a colon tells that the words of ``a`` are theirs, may be their topic: no
    person, or one named nowhere else."""
    colon = a.cue is not None and not a.verbatim and article.text[a.cue.start : a.cue.end].strip() == ":"
    return colon and (e.type != "person" or len(e.occurrences) == 1)


def quoted_words(a: Attribution, article: ArticleState) -> list[str]:
    """The words between marks of ``a``, folded, in stretches of at least ``LEAST_REPEATED`` words."""
    inside = [c for c in a.content if article.regions.quotation((c.start + c.end) // 2) >= 0]
    split = [[fold(w.group()) for w in WORD.finditer(article.text, c.start, c.end)] for c in inside]
    return [f" {' '.join(words)} " for words in split if len(words) >= LEAST_REPEATED]


class _NgramIndex:
    """Words, and whose they are, by each run (n-gram) of ``LEAST_REPEATED`` of them. Which of them hold some words is
    looked up: to search all for all takes quadratic time."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], dict[tuple[str, Entity], None]] = {}

    def add(self, stretches: Sequence[str], e: Entity) -> None:
        """``stretches`` of words, a space before and behind each word, are those of ``e``."""
        for words in stretches:
            said = words[1:-1].split(" ")
            for at in range(len(said) - LEAST_REPEATED + 1):
                self._found.setdefault(tuple(said[at : at + LEAST_REPEATED]), {})[words, e] = None

    def holding(self, words: str) -> Iterator[tuple[str, Entity]]:
        """What holds ``words``, of which there are at least ``LEAST_REPEATED``."""
        first = tuple(words[1:-1].split(" ")[:LEAST_REPEATED])
        return (found for found in self._found.get(first, ()) if words in found[0])
