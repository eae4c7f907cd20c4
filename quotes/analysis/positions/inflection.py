"""The forms of English verbs."""

from __future__ import annotations

_IRREGULAR = {
    "be": "is are was were am been being 's 're 'm",
    "have": "has having had",
    "get": "gets getting got",
    "go": "goes going went gone",
    "do": "does doing did done",
    **{
        forms.split()[0]: forms
        for forms in (
            "begin begins beginning began begun",
            "build builds building built",
            "come comes coming came",
            "feel feels feeling felt",
            "fight fights fighting fought",
            "give gives giving gave given",
            "hit hits hitting",
            "hold holds holding held",
            "keep keeps keeping kept",
            "know knows knowing knew known",
            "lead leads leading led",
            "make makes making made",
            "overthrow overthrows overthrowing overthrew overthrown",
            "put puts putting",
            "quit quits quitting",
            "say says saying said",
            "see sees seeing saw seen",
            "seek seeks seeking sought",
            "shut shuts shutting",
            "speak speaks speaking spoke spoken",
            "stand stands standing stood",
            "strike strikes striking struck",
            "take takes taking took taken",
            "tear tears tearing tore torn",
            "think thinks thinking thought",
            "throw throws throwing threw thrown",
            "undo undoes undoing undid undone",
            "uphold upholds upholding upheld",
        )
    },
}
_DOUBLED = frozenset("abhor abet ban beg commit drop plan rebel rip scrap slam stop".split())
"""Verbs whose last letter is doubled ("banned")."""
_EITHER = frozenset("cancel label".split())
"""Verbs whose last letter is doubled in Britain."""


def inflections(verb: str) -> set[str]:
    """The forms of a verb, itself included."""
    if verb in _IRREGULAR:
        return {verb, *_IRREGULAR[verb].split()}
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
