"""Texts as the patterns of roles look at them."""

from __future__ import annotations

from quotes.analysis.attribution import NameMention
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.roles.role_text import RoleText


def page(text: str, *people: str) -> RoleText:
    names = tuple(NameMention(text.index(p), text.index(p) + len(p), "person", 0.9) for p in people)
    return RoleText(text, quoted_stretches(text), names)
