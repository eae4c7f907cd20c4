"""Verbs of speech and writing, as patterns: what people do with words that a newspaper quotes."""

from __future__ import annotations

from quotes.lexicon.word_lists import entries, one_of

_REGULAR = entries("speech/regular")
_IRREGULAR = [entry.split() for entry in entries("speech/irregular")]
"""Each verb with its forms, itself first."""


def _inflected(verb: str) -> list[str]:
    """``verb`` with its forms: warns, warned, warning, warn; argues, argued, argue, arguing; crying, cry, cries,
    cried."""
    if verb.endswith("e"):
        return [f"{verb}s", f"{verb}d", verb, f"{verb[:-1]}ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [f"{verb}ing", verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied"]
    doubled = [f"{verb}{verb[-1]}"] if verb in ("admit", "ban", "quip", "snap") else []
    stems = [*doubled, verb]
    return [f"{verb}es", f"{verb}s", *(f"{stem}ed" for stem in stems), *(f"{stem}ing" for stem in stems), verb]


BASE_FORM = f"(?:{one_of([*_REGULAR, *(forms[0] for forms in _IRREGULAR)])})"
"""say, tell, claim …"""

FORMS = (*(form for verb in _REGULAR for form in _inflected(verb)), *(form for verb in _IRREGULAR for form in verb))
"""say, says, said, saying, tell, told, claim, claimed …"""

ANY_FORM = f"(?:{one_of(FORMS)})"
"""The same as a pattern."""

DEED = f"(?:{one_of(form for verb in entries('speech/deeds') for form in _inflected(verb))})"
"""sign, signed, vetoes … : what is done, and says nothing."""
