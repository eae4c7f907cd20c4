"""Sentences with their content, cue and source marked, for the tests of dates."""

from __future__ import annotations

import re

from quotes.model import Stretch


def marked(sentence: str) -> tuple[str, tuple[Stretch, ...], Stretch | None, Stretch | None]:
    """A sentence with its content in <>, its cue in [] and its source in {}: the bare text and their places."""
    places: dict[str, list[Stretch]] = {"<": [], "[": [], "{": []}
    text, opened = "", 0
    for part in re.split(r"([<>\[\]{}])", sentence):
        if part in places:
            opened = len(text)
        elif part in (">", "]", "}"):
            places[{">": "<", "]": "[", "}": "{"}[part]].append(Stretch(opened, len(text)))
        else:
            text += part
    cue, source = places["["], places["{"]
    return text, tuple(places["<"]), cue[0] if cue else None, source[0] if source else None
