"""Countries, their people and their seats of government: what speaks for a state and is no person."""

from __future__ import annotations

from functools import cache, lru_cache

from quotes.lexicon.person_names import fold
from quotes.lexicon.word_lists import entries


@cache
def _table() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Folded country names, adjectives and capitals, each with the folded first name of the country."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for line in entries("places/countries"):
        countries, people, seats = (part.strip() for part in line.split("|"))
        first = _key(countries.split(";")[0])
        names |= {_key(name): names.get(_key(name), first) for name in countries.split(";")}
        adjectives |= {_key(word): adjectives.get(_key(word), first) for word in people.split()}
        capitals |= {_key(seat): capitals.get(_key(seat), first) for seat in seats.split(";") if seat.strip()}
    return names, adjectives, capitals


@lru_cache(20_000)
def _key(name: str) -> str:
    """The folded words of ``name`` with one space or hyphen between each two and without an article."""
    words = [fold(word) for word in name.replace("-", " ").split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def country_of(name: str) -> str | None:
    """The state, by its folded name, for which ``name`` speaks: a country's own name or its seat of government."""
    names, _, capitals = _table()
    return names.get(_key(name)) or capitals.get(_key(name))


def country_of_adjective(word: str) -> str | None:
    """The state, by its folded name, of which ``word`` is the adjective: "Turkish", "US"."""
    return _table()[1].get(_key(word))
