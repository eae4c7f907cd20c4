"""A search for words in quotations, as somebody typed it and as the store is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.lexicon.stems import stems

MAX_TERMS = 32
"""Terms of one search; the rest is not looked at."""

_PHRASE = re.compile(r'"([^"]*)"?|([^"]+)')


@dataclass(frozen=True, slots=True)
class Search:
    """A search for words: every term, which is a word or a phrase, as its stems, must occur."""

    terms: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, query: str) -> Search:
        """Read what somebody typed: words, and phrases in double quotes of any kind. Any text at all is understood."""
        terms: list[tuple[str, ...]] = []
        for phrase, loose in _PHRASE.findall(re.sub(r"[“”„«»‟]", '"', query)):
            terms += [tuple(stems(phrase))] if phrase else [(word,) for word in stems(loose)]
        return cls(tuple(term for term in dict.fromkeys(terms) if term)[:MAX_TERMS])

    def expression(self, dialect: str) -> str:
        """The search in the language of the store. Stems hold nothing but letters and digits, and are quoted."""
        if dialect == "sqlite":
            return " AND ".join('"' + " ".join(term) + '"' for term in self.terms)
        return " & ".join("(" + " <-> ".join(f"'{word}'" for word in term) + ")" for term in self.terms)
