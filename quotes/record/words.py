"""Words as the record compares them: without accents, case, marks and punctuation, and for searching by their stems."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from anyascii import anyascii

from quotes.lexicon.stems import stem as english_stem

MAX_TERMS = 32
"""Terms of one search; the rest is not looked at."""

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
_PHRASE = re.compile(r'"([^"]*)"?|([^"]+)')


def plain(text: str) -> str:
    """``text`` in small ASCII letters; other scripts are transliterated."""
    return (text if text.isascii() else anyascii(text)).lower()


INDEXED = 200
"""Characters of a key or name that is stored for look-ups: both stores can index so many, and no real one has more."""


def tokens(text: str) -> list[str]:
    """The words of ``text``, plain, without apostrophes: "Don’t, Zoë!" -> dont, zoe."""
    return [word.replace("'", "") for word in _WORD.findall(plain(text))]


def stem(word: str) -> str:
    """The English stem of a plain word, of no more than ``INDEXED`` letters."""
    return english_stem(word[:INDEXED]).replace("'", "")


def stems(text: str) -> list[str]:
    """The stems of the words of ``text``, in order, in letters a-z and digits only."""
    return [stem(word) for word in _WORD.findall(plain(text))]


def words_key(texts: Iterable[str]) -> str:
    """What two pieces of writing share when their words are the same: 32 hexadecimal digits."""
    exact = "\n".join(texts)
    said = " ".join(tokens(exact)) or exact
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


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
