"""The forms of English verbs."""

from __future__ import annotations

from quotes.lexicon.word_lists import entries, words

_IRREGULAR = {forms.split()[0]: frozenset(forms.split()) for forms in entries("stance/forms/irregular")}
_DOUBLED = words("stance/forms/doubled")
"""Verbs whose last letter is doubled ("banned")."""
_EITHER = frozenset("cancel label".split())
"""Verbs whose last letter is doubled in Britain."""


def inflections(verb: str) -> set[str]:
    """The forms of a verb, itself included."""
    if verb in _IRREGULAR:
        return set(_IRREGULAR[verb])
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    found = {verb, third, verb + "ed", verb + "ing"}
    doubled = {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    if verb in _DOUBLED:
        return {verb, third, *doubled}
    return found | doubled if verb in _EITHER else found
