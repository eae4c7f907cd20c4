"""Names as the record compares them across articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from anyascii import anyascii

from quotes.lexicon.person_names import NICKNAMES, PARTICLES, POST_NOMINALS, TITLES, fold, parse_name, plain, same_given
from quotes.lexicon.stems import tokens
from quotes.lexicon.word_lists import pairs, words

_HEADED = re.compile(r"(.*?)\b(department|ministry|committee|subcommittee) (?:of|on) (?:the )?(\w.*)")
_OWNED = re.compile(r"(.*?\w)(?: presidential)? (?:campaign|camp)")
_CALLED = pairs("bodies/called")
_GENERATIONS = {"junior": "jr", "senior": "sr"}
_LEGAL = words("bodies/legal_forms")
SMALL = words("names/small")
"""Words that a name has in small letters."""
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")
LONGEST_RUN = 6
"""Words of the longest name that is looked for among other words."""
_MOST_INITIALS = 4
_AROUND = ",;:!?()[]\"'“”‘’"
_ARTICLE = re.compile(r"^(?:al|el|ul|ar|as|ash|an)-(?=\w)")


@dataclass(frozen=True, slots=True)
class PersonKey:
    """A whole name of a person, taken apart and folded: given name or initials, middle names, surname, jr, sr, iii."""

    given: str
    middle: tuple[str, ...]
    surname: str
    generation: str

    def __str__(self) -> str:
        words = " ".join((self.given, *self.middle, self.surname))
        return f"{words}, {self.generation}" if self.generation else words

    @property
    def sort_name(self) -> str:
        """Surname first, for lists."""
        return " ".join((self.surname, self.given, *self.middle, self.generation)).strip()

    @property
    def bucket(self) -> str:
        """What every name has in common that could be the same person's, but for a nickname."""
        return f"{self.surname}|{self.given[0]}"

    @property
    def buckets(self) -> set[str]:
        """The buckets of every name that could be the same person's."""
        return {f"{self.surname}|{initial}" for initial in {self.given[0]} | _initials(self.given)}


@lru_cache(maxsize=16_384)
def person_key(printed: str) -> PersonKey | None:
    """The parts of a person's printed name; None for a bare surname or given name, which names nobody for good."""
    name = parse_name(anyascii(printed))
    parts = [part.replace("'", "") for part in name.parts]
    parts = [part for part in parts if part]
    while len(parts) > 2 and len(parts[0]) == 1 == len(parts[1]):  # J. K. Rowling is J.K. Rowling
        parts[:2] = [parts[0] + parts[1]]
    if len(parts) < 2 or (len(parts[-1]) < 2 and printed.rstrip().endswith(".")):  # "Joseph R.", but Malcolm X
        return None
    given, *middle = [piece for part in parts[:-1] for piece in part.split("-") if piece]
    surname = _ARTICLE.sub("", parts[-1])
    generation = "" if name.suffix in POST_NOMINALS else _GENERATIONS.get(name.suffix, name.suffix)
    return PersonKey(given, tuple(part for part in middle if part not in PARTICLES), surname, generation)


def split_initials(printed: str, key: PersonKey) -> PersonKey | None:
    """``key`` with initials that were read as one given name taken apart again, None where there are none: "H. M. Vale"
    and "HM Vale" are h, m; "Al Vale" is no A. L."""
    letters = key.given
    if not 2 <= len(letters) <= _MOST_INITIALS:
        return None
    set_apart = r"\b" + r"[.\s-]*".join(letters.upper()) + r"\b"
    if not re.search(set_apart, anyascii(printed)):
        return None
    return replace(key, given=letters[0], middle=(*letters[1:], *key.middle))


def same_words(a: PersonKey, b: PersonKey) -> bool:
    """Whether two whole names agree but for a middle name that one leaves out or shortens. Jr. and Sr. are apart, and
    so are a given name and its initial, unless a whole middle name agrees (J. Edgar Hoover)."""
    if a.surname != b.surname or a.generation != b.generation or not _same_middle(a.middle, b.middle):
        return False
    if a.given == b.given:
        return True
    initial = 1 in (len(a.given), len(b.given)) and a.given[0] == b.given[0]
    return initial and any(len(name) > 1 for name in set(a.middle) & set(b.middle))


def variant(a: PersonKey, b: PersonKey) -> bool:
    """Whether two whole names could be one person's by a nickname, an initial or a left-out Jr.: not enough alone."""
    if a.surname != b.surname or (a.generation and b.generation and a.generation != b.generation):
        return False
    return same_given(a.given, b.given) and _same_middle(a.middle, b.middle)


def _same_middle(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether middle names agree from the first on, as far as both have them: H. W. is not W."""
    return all(p == q or (1 in (len(p), len(q)) and p[0] == q[0]) for p, q in zip(a, b, strict=False))


def nicknames(given: str) -> set[str]:
    """The given names that may stand for this one, itself among them where it has any: bill -> will, william, …"""
    return {name for group in NICKNAMES if given in group for name in group}


def _initials(given: str) -> set[str]:
    return {name[0] for name in nicknames(given)}


def organization_key(printed: str) -> str:
    """The name of an organisation without article, legal form and possessive, its head behind: "the Alden Bank's" ->
    alden bank, "Department of Trade" -> trade department, "Brandt's presidential camp" -> brandt campaign."""
    plain = _DOTTED.sub(lambda m: m.group().replace(".", ""), _POSSESSIVE.sub("", printed))
    words = [word for word in tokens(plain) if word != "the"]
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    key = " ".join(words)
    if headed := _HEADED.fullmatch(key):
        key = f"{headed[1]}{headed[3]} {headed[2]}"
    elif owned := _OWNED.fullmatch(key):
        owner = parse_name(owned[1]).parts
        key = f"{' '.join(owner) or owned[1]} campaign"
    return _CALLED.get(key, key)


def campaign_of(key: str) -> PersonKey | str | None:
    """Whose campaign it is, by an ``organization_key``: a whole name, or a surname; None for no campaign."""
    owner = key.removesuffix(" campaign")
    if owner == key or not owner:
        return None
    return person_key(owner) or (owner if " " not in owner else None)


def display_name(type_: str, printed: str) -> str:
    """A printed name as lists and pages show it: without signs that are not seen, a person's without the titles before
    it."""
    seen = plain(printed)
    return (parse_name(seen).full or seen) if type_ == "person" else seen


def is_acronym(short: str, name: str) -> bool:
    """Whether ``short`` is made of the first letters of the words of ``name``: WHO, World Health Organization."""
    letters = re.sub(r"^[Tt]he ", "", short).replace(".", "")
    if not (2 <= len(letters) <= 8 and letters.isascii() and letters.isupper()):
        return False
    words = tokens(name)
    every = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in SMALL)
    return letters.lower() in (every, main)


def is_name(alias: str) -> bool:
    """Whether a printed form is a name at all, and no title or description ("the minister")."""
    words = [word for word in re.findall(r"[^\W_]+", alias) if fold(word) not in PARTICLES | SMALL]
    return bool(words) and all(not word[0].islower() for word in words) and any(fold(w) not in TITLES for w in words)


def name_runs(words: str) -> Iterator[str]:
    """Every run of words that a name in ``words`` could be, without possessives: "Ana Lopes’s plan" -> Ana, Ana Lopes,
    Ana Lopes plan, Lopes, …"""
    single = [word.strip(_AROUND) for word in _POSSESSIVE.sub("", words).split()]
    for start in range(len(single)):
        for end in range(start + 1, min(len(single), start + LONGEST_RUN) + 1):
            yield " ".join(single[start:end])


def grams(word: str) -> set[str]:
    """The runs of three letters of a plain word with its ends marked: what misspelled names still share."""
    marked = f"^{word}$"
    return {marked[i : i + 3] for i in range(len(marked) - 2)}
