"""A search for words in quotations, as somebody typed it and as the store is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from quotes.errors import FieldError, InvalidInput
from quotes.lexicon.stems import stems

MAX_TERMS = 32
"""Terms of one search; the rest is not looked at."""

Phrase = tuple[str, ...]
"""Stems in a row."""

_TYPED = re.compile(r'(?<!\S)(-?)"([^"]*)"?|([^\s"]+)|"([^"]*)"?')
_OR = "OR"


@dataclass(frozen=True, slots=True)
class Search:
    """A search for words. Of every one of ``terms`` one phrase must occur, and none of ``excluded``."""

    terms: tuple[tuple[Phrase, ...], ...]
    excluded: tuple[Phrase, ...] = ()

    @classmethod
    def of(cls, query: str) -> Search:
        """Read what somebody typed: words and phrases in double quotes of any kind, all of which must occur; ``OR`` in
        capitals between two of them: one of both; a minus before one: it must not occur.

        Any text is understood, but InvalidInput is raised on field "q" where it only says what must not occur.
        """
        terms: list[tuple[Phrase, ...]] = []
        excluded: list[Phrase] = []
        either = False
        for minus, phrases in _typed(re.sub(r"[“”„«»‟]", '"', query)):
            if phrases == [(_OR,)]:
                either = bool(terms)
                continue
            if minus:
                excluded += [tuple(stem for phrase in phrases for stem in phrase)]
            elif either and phrases:
                terms[-1] = (*terms[-1], tuple(stem for phrase in phrases for stem in phrase))
            else:
                terms += [(phrase,) for phrase in phrases]
            either = either and not phrases
        if excluded and not terms:
            raise InvalidInput("The search has only excluded words.", FieldError("q", "Add a word that must occur."))
        return cls(tuple(dict.fromkeys(terms))[:MAX_TERMS], tuple(dict.fromkeys(excluded))[:MAX_TERMS])

    @classmethod
    def in_a_row(cls, stemmed: Phrase) -> Search:
        """The search for these stems in a row."""
        return cls(((stemmed,),))

    @property
    def has_phrase(self) -> bool:
        """Whether words must occur in a row."""
        return any(len(phrase) > 1 for term in self.terms for phrase in term)

    @property
    def contradicts_itself(self) -> bool:
        """Whether some of the words must occur and must not, so that nothing can be found."""
        return any(set(term) <= set(self.excluded) for term in self.terms)

    def labelled(self, label: str) -> Search:
        """The same among what has this label (see ``labels``)."""
        return replace(self, terms=(*self.terms, ((label,),)))

    def expression(self, dialect: str) -> str:
        """The search in the language of the store. Stems hold nothing but letters and digits, labels a sign of their
        own besides; they are quoted."""
        if dialect == "sqlite":
            wanted = " AND ".join(_either(term, " OR ", _sqlite) for term in self.terms)
            return f"({wanted}) NOT {_either(self.excluded, ' OR ', _sqlite)}" if self.excluded else wanted
        wanted = " & ".join(_either(term, " | ", _postgresql) for term in self.terms)
        return " & ".join((wanted, *(f"!{_postgresql(phrase)}" for phrase in self.excluded)))


def _typed(query: str) -> Iterator[tuple[bool, list[Phrase]]]:
    """What was typed, in order: whether a minus stands before it, and its phrases (the word OR as itself)."""
    for minus, quoted, loose, glued in _TYPED.findall(query):
        if loose == _OR:
            yield False, [(_OR,)]
        elif loose.startswith("-"):
            if phrase := tuple(stems(loose)):
                yield True, [phrase]
        elif loose:
            yield False, [(stem,) for stem in stems(loose)]
        elif phrase := tuple(stems(quoted or glued)):
            yield bool(minus), [phrase]


def _either(phrases: tuple[Phrase, ...], between: str, written: Callable[[Phrase], str]) -> str:
    words = between.join(map(written, phrases))
    return f"({words})" if len(phrases) > 1 else words


def _sqlite(phrase: Phrase) -> str:
    return '"' + " ".join(phrase) + '"'


def _postgresql(phrase: Phrase) -> str:
    return "(" + " <-> ".join(f"'{word}'" for word in phrase) + ")"
