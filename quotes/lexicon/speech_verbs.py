"""Verbs of speech and writing, as patterns: what people do with words that a newspaper quotes."""

from __future__ import annotations

_REGULAR = (
    "add admit affirm announce answer argue ask assert boast bellow caution claim comment complain concede conclude"
    " confess confirm continue counter cry declare demand explain exclaim groan inform insist interject joke laugh"
    " maintain mention mutter note observe plead post proclaim promise protest quip recall reassure recount remark"
    " repeat report respond scream shout sigh snap sneer state stress suggest testify text thunder tweet urge utter"
    " voice vow warn whisper"
)
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "read": "reads reading",
    "reply": "replies replied replying",
    "retort": "retorts retorted retorting",
    "quote": "quotes quoted quoting",
}


def _inflected(verb: str) -> str:
    """``verb`` with its forms: warn, warns, warned, warning; argue, argues, argued, arguing; cry, cries, cried."""
    if verb.endswith("e"):
        return f"{verb}[sd]?|{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb}(?:ing)?|{verb[:-1]}ie[sd]"
    double = f"(?:{verb[-1]})?" if verb in ("quip", "snap") else ""
    return f"{verb}(?:e?s|{double}ed|{double}ing)?"


BASE_FORM = "(?:" + "|".join([*_REGULAR.split(), *_IRREGULAR]) + ")"
"""say, tell, claim …"""

ANY_FORM = (
    "(?:"
    + "|".join([*(_inflected(v) for v in _REGULAR.split()), *_IRREGULAR, *" ".join(_IRREGULAR.values()).split()])
    + ")"
)
"""say, says, said, saying, tell, told, claim, claimed …"""
