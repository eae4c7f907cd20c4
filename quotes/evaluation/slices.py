"""The measures by slice: how well attributions of one sort are found, credited and named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quotes.evaluation.counts import LONG, is_pronoun, match_relations
from quotes.evaluation.gold import GoldArticle, Prediction
from quotes.evaluation.name_matching import content_words, is_speaker
from quotes.evaluation.spans import Spans, kind_of, words_in

_ONE_LINE_WORDS = 300
"""An article of more words than this in one line has lost its paragraphs."""

_SINGLE_MARK = re.compile(r"(?<![\w'])[‘'](?=\w)")


@dataclass(frozen=True, slots=True)
class _Item:
    """One attribution, gold or predicted, as the slices look at it; ``speaker`` is a name."""

    text: str
    content: Spans
    source: Spans
    kind: str
    speaker: str | None


def _mention(item: _Item) -> str:
    return " ".join(item.text[s:e] for s, e in item.source)


def _interrupted(item: _Item) -> bool:
    gaps = zip(item.content, item.content[1:], strict=False)
    return any(words_in(item.text, [(a[1], b[0])]) for a, b in gaps)


def names(mention: str, speaker: str | None) -> bool:
    """Whether a mention is a name: a capitalised word of it is one of the speaker's name; without a speaker, any but an
    article."""
    capitals = set(re.findall(r"\b[A-Z]\w*", mention))
    if speaker:
        return bool({w.lower() for w in capitals} & content_words(speaker)) and not speaker.islower()
    return bool(capitals - {"The", "A", "An", "His", "Her", "Their", "Its"})


def _is_name(item: _Item) -> bool:
    return names(_mention(item), item.speaker)


def _single_marks(item: _Item) -> bool:
    start = item.content[0][0] if item.content else 0
    return any(_SINGLE_MARK.match(item.text, at) for at in (start - 1, start) if at >= 0)


def _one_line(item: _Item) -> bool:
    return "\n" not in item.text.strip() and words_in(item.text, [(0, len(item.text))]) > _ONE_LINE_WORDS


SLICES: dict[str, Callable[[_Item], bool]] = {
    "all": lambda item: True,
    "direct": lambda item: item.kind == "direct",
    "mixed": lambda item: item.kind == "mixed",
    "indirect": lambda item: item.kind == "indirect",
    "interrupted": _interrupted,
    "pronoun mentions": lambda item: is_pronoun(_mention(item)),
    "description mentions": lambda item: bool(item.source) and not is_pronoun(_mention(item)) and not _is_name(item),
    "name mentions": lambda item: bool(item.source) and not is_pronoun(_mention(item)) and _is_name(item),
    "no mention": lambda item: not item.source,
    "single marks": _single_marks,
    "no paragraphs": _one_line,
    f"long ({LONG} words and more)": lambda item: words_in(item.text, item.content) >= LONG,
    f"short (under {LONG} words)": lambda item: words_in(item.text, item.content) < LONG,
}
"""Every slice by name. A slice takes gold attributions for recall and predicted ones for precision."""


def count_slices(article: GoldArticle, predicted: Prediction) -> Counter[str]:
    """The counts of one article by slice: "direct.gold", "direct.right" and so on.

    Of the gold attributions in a slice ``found`` counts those whose content was found, ``right`` those with the right
    source too, ``named`` the found ones whose speaker is known, ``resolved`` those of them named rightly. ``predicted``
    counts the predictions in the slice, ``predicted_right`` those that were matched with the right source.
    """
    counts: Counter[str] = Counter()
    true, given = list(_gold_items(article)), list(_predicted_items(article, predicted))
    matches = match_relations(article.attributions, predicted.quotations)
    by_gold = {m.gold: m for m in matches}
    right_predictions = {m.predicted for m in matches if m.same_source}
    for name, belongs in SLICES.items():
        for i in _members(true, belongs):
            counts[f"{name}.gold"] += 1
            if i in by_gold:
                counts[f"{name}.found"] += 1
                counts[f"{name}.right"] += by_gold[i].same_source
                who = article.speakers.get(article.attributions[i].speaker or "")
                counts[f"{name}.named"] += who is not None
                guess = given[by_gold[i].predicted].speaker
                counts[f"{name}.resolved"] += who is not None and is_speaker(who, guess)
        for j in _members(given, belongs):
            counts[f"{name}.predicted"] += 1
            counts[f"{name}.predicted_right"] += j in right_predictions
    return counts


def _members(items: Sequence[_Item], belongs: Callable[[_Item], bool]) -> Iterator[int]:
    return (i for i, item in enumerate(items) if belongs(item))


def _gold_items(article: GoldArticle) -> Iterator[_Item]:
    for a in article.attributions:
        who = article.speakers.get(a.speaker or "")
        yield _Item(article.text, a.content, a.source, a.kind, who.name if who else None)


def _predicted_items(article: GoldArticle, predicted: Prediction) -> Iterator[_Item]:
    for q in predicted.quotations:
        yield _Item(article.text, q.content, q.source, kind_of(q.content, article.segments), q.speaker)
