"""The whole names of the people of an article, by their surnames."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.analysis.attribution import NameMention


def full_names(text: str, names: Sequence[NameMention]) -> dict[str, str]:
    """The whole name of each person by the last word of it, in small letters, where the article has one such person."""
    found: dict[str, set[str]] = {}
    for name in names:
        words = text[name.start : name.end].lower().replace("’s", "").replace("'s", "").split()
        if name.type == "person" and len(words) > 1:
            found.setdefault(words[-1], set()).add(" ".join(words))
    longest = {last: max(forms, key=len) for last, forms in found.items()}
    return {last: whole for last, whole in longest.items() if all(_part(form, whole) for form in found[last])}


def _part(form: str, whole: str) -> bool:
    """Whether one name can be a shorter form of the other: the same first word."""
    return form.split()[0] == whole.split()[0]
