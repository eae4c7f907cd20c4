"""The names of an article: those in a stretch of it, and the whole names of people by their surnames."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from quotes.analysis.attribution import NameMention
from quotes.lexicon.person_names import TITLES, fold
from quotes.model import START, Stretch


def names_in(names: Sequence[NameMention], stretch: Stretch) -> Iterator[NameMention]:
    """Those of ``names``, which stand in order, that have a part in a stretch."""
    first = bisect_left(names, stretch.start, key=START)
    for i in range(max(0, first - 1), len(names)):
        if names[i].start >= stretch.end:
            return
        if names[i].end > stretch.start:
            yield names[i]


def full_names(text: str, names: Sequence[NameMention]) -> dict[str, str]:
    """The whole name of each person by the last word of it, in small letters, where the article has one such person."""
    found: dict[str, set[str]] = {}
    for name in names:
        words = text[name.start : name.end].lower().replace("’s", "").replace("'s", "").split()
        if name.type == "person" and len(words) > 1:
            found.setdefault(words[-1], set()).add(" ".join(words))
    longest = {last: max(forms, key=len) for last, forms in found.items()}
    return {last: whole for last, whole in longest.items() if all(_part(form, whole) for form in found[last])}


def printed_name(text: str, names: Sequence[NameMention], phrase: Stretch, whole: Mapping[str, str]) -> Stretch | None:
    """Where the article first prints the whole name of the person that ``phrase`` calls by title and surname ("Mr.
    Hale"); the phrase itself where it is no such call, None where the article has no whole name."""
    *titles, last = text[phrase.start : phrase.end].replace("’", "'").split()
    if len(titles) > 1 or not all(fold(title) in TITLES for title in titles) or last.endswith("'s"):
        return phrase
    if last.lower() in whole:
        of_one = (name for name in names if text[name.start : name.end].lower() == whole[last.lower()])
        return next((Stretch(name.start, name.end) for name in of_one), phrase)
    return phrase if not titles else None


def _part(form: str, whole: str) -> bool:
    """Whether one name can be a shorter form of the other: the same first word."""
    return form.split()[0] == whole.split()[0]
