"""Verbs of speech and writing, as patterns: what people do with words that a newspaper quotes."""

from __future__ import annotations

from quotes.lexicon.word_lists import entries

_REGULAR = entries("speech/regular")
_IRREGULAR = [entry.split() for entry in entries("speech/irregular")]
"""Each verb with its forms, itself first."""


def _inflected(verb: str) -> str:
    """``verb`` with its forms: warn, warns, warned, warning; argue, argues, argued, arguing; cry, cries, cried."""
    if verb.endswith("e"):
        return f"{verb}[sd]?|{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb}(?:ing)?|{verb[:-1]}ie[sd]"
    double = f"(?:{verb[-1]})?" if verb in ("admit", "quip", "snap") else ""
    return f"{verb}(?:e?s|{double}ed|{double}ing)?"


BASE_FORM = "(?:" + "|".join([*_REGULAR, *(forms[0] for forms in _IRREGULAR)]) + ")"
"""say, tell, claim …"""

ANY_FORM = "(?:" + "|".join([*map(_inflected, _REGULAR), *(form for verb in _IRREGULAR for form in verb)]) + ")"
"""say, says, said, saying, tell, told, claim, claimed …"""
