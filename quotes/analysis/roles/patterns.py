"""How newspapers print a role beside a name. Each pattern takes the text and a person's name and yields stretches.

To add one, write a function of the same shape in the module of its side of the name and put it into PATTERNS;
``python app.py evaluate GOLD`` shows what the roles gain and lose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quotes.analysis.attribution import NameMention
from quotes.analysis.roles.phrases import (
    Pair,
)
from quotes.analysis.roles.role_text import RoleText
from quotes.analysis.roles.roles_before import apposed_before, as_role, before, of_several
from quotes.analysis.roles.roles_behind import after, as_post, joined, predicate, relative

Pattern = Callable[[RoleText, NameMention], Iterator[Pair]]
"""The text and a person's name -> the stretches that print a role of that person."""


PATTERNS: tuple[Pattern, ...] = (
    before,
    apposed_before,
    after,
    relative,
    joined,
    predicate,
    as_role,
    as_post,
    of_several,
)
"""All patterns, in the order in which they are asked."""
