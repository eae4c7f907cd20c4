"""Articles as the shipped model reads them, with the positions that they are known to show: what
``training.positions`` learns from and measures on."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from quotes.analysis import analyse
from quotes.analysis.attribution import Attributor, Reading
from quotes.analysis.engine import load_attributor
from quotes.analysis.positions import View, statement, views
from quotes.analysis.positions.network import STANCES, TARGET
from quotes.analysis.positions.passages import sentences
from quotes.analysis.positions.stance_features import Features, Words, features
from quotes.evaluation import read_gold
from quotes.evaluation.counts import place_of
from quotes.evaluation.gold import GoldArticle
from quotes.evaluation.name_matching import is_speaker
from quotes.model import Article, Stretch


@dataclass(frozen=True, slots=True)
class Shown:
    """A gold position: who takes it, and where its evidence stands."""

    speaker: Callable[[str], bool]
    stance: str
    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Example:
    """The numbers of a passage or of a sentence in it, and the gold positions that its words touch."""

    features: Features
    touched: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """One article as the shipped model reads it, and its gold positions. ``sentences``: those of the passages that have
    several, which are learnt from too."""

    text: str
    reading: Reading
    views: Sequence[View]
    examples: tuple[Example, ...]
    sentences: tuple[Example, ...]
    gold: tuple[Shown, ...]


def read_articles(path: Path, words: Words) -> list[Read]:
    """The articles of a file that have positions."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        records = [r for r in map(json.loads, lines) if r.get("positions") is not None]
    articles = list(read_gold(records))
    return [read_article(a, words) for a in tqdm(articles, disable=not sys.stderr.isatty())]


def read_article(article: GoldArticle, words: Words) -> Read:
    """The quotations of one article with their numbers."""
    kept = _Keeping(load_attributor())
    text = article.text
    found = analyse(Article(text), kept, review_below=0.0, unknown_below=0.0)
    reading, gold = kept.reading, tuple(_shown(article))
    seeing = views(text, found.quotations, reading.names, reading.states, words)

    def example(known: Features, part: Stretch) -> Example:
        return Example(known, tuple(g for g in gold if g.start < part.end and part.start < g.end))

    def apart(view: View) -> Iterator[Example]:
        parts = sentences(text, view.passage.start, view.passage.end)
        for part in parts if len(parts) > 1 else ():
            yield example(features(statement(text, view.quotation, part, reading.names), words), part)

    return Read(
        text,
        reading,
        seeing,
        tuple(example(v.features, v.passage) for v in seeing),
        tuple(e for v in seeing for e in apart(v)),
        gold,
    )


class _Keeping:
    """An engine that keeps what it read last, since an analysis does not carry it."""

    reading: Reading

    def __init__(self, inner: Attributor) -> None:
        self._inner = inner
        self.version = inner.version

    def read(self, *given: Any) -> Reading:
        """As the engine within."""
        self.reading = self._inner.read(*given)
        return self.reading


def _shown(article: GoldArticle) -> Iterator[Shown]:
    for p in article.positions or ():
        start, end = place_of(article.text, p.evidence)
        who = article.speakers.get(p.speaker)
        yield Shown(partial(is_speaker, who) if who else _nobody, p.stance, p.target, start, end)


def _nobody(name: str) -> bool:
    return False


def tags(r: Read, view: View, touched: Sequence[Shown]) -> np.ndarray:
    """What the network is to see in the pieces of a passage ([pieces, 3]): the words of evidence by their stance, and
    of the target where it stands nearest to the evidence."""
    out = np.zeros((len(view.look.rows), 3), dtype=np.float32)
    for g in touched:
        starts = [m.start() for m in re.finditer(re.escape(g.target), r.text)] if g.target else []
        places = [(STANCES.index(g.stance), g.start, g.end)]
        if starts:
            nearest = min(starts, key=lambda s: abs(s - (g.start + g.end) / 2))
            places.append((TARGET, nearest, nearest + len(g.target)))
        for column, start, end in places:
            first, last = r.reading.states.covering(start, end)
            out[(view.look.rows >= first) & (view.look.rows < last), column] = 1
    return out
