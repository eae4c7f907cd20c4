"""Names of people as newspapers print them: titles, given names, surnames with their particles, suffixes, nicknames."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from quotes.lexicon.word_lists import alternatives, entries, words
from quotes.model_files import model_file

SIGNS = "\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff"
"""What belongs to the letter before it: combining marks, and signs that are not seen (soft hyphen, zero width)."""
WORD = re.compile(rf"(?:[^\W_][{SIGNS}]*)+(?:[.'’\-‐‑](?:[^\W_][{SIGNS}]*)+)*\.?")
PARENTHESIS = re.compile(r"\([^()]{0,60}\)")
NICKNAME = re.compile(r"(?<=\s)[\"“‘'](?!\s)((?:the )?[^\W\d_]{2,12}(?: [^\W\d_]{2,12})?)[\"”’'](?=\s)", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?:['’‘]s|(?<=s)['’]|['’](?=$))$", re.IGNORECASE)
POSSESSED = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])(?=\s)")
"""The sign of an owner before what is owned."""

MAN = words("titles/man")
WOMAN = words("titles/woman")
PEERAGE = words("titles/peerage")
REGNAL = PEERAGE | words("titles/regnal")
"""Titles that are part of a name of one word: "King Ludo", "Lord van Orlow"; "Sultan Al Orlow" is a given name."""
TITLES = words("titles/man", "titles/woman", "titles/other")
COURTESY_TITLES = frozenset(title.lower() for title in entries("titles/courtesy"))
COURTESY = f"(?:{alternatives('titles/courtesy')})"
"""The same as a pattern, as they are printed: Mr, Dr …"""
TITLES_BEHIND = words("titles/behind")
"""Titles behind a name of one word: "Hasan Bey"; some are surnames as well."""
RANKS_OF = words("titles/of_ranks")
"""What stands before a rank and is a title only there: "Wing Commander", "Lance Corporal"."""
_BEHIND_TITLES = words("titles/behind_titles")
_NAMES_TOO = words("titles/names_too")
_OF_RESPECT = words("titles/of_respect")
SUFFIXES = words("names/generations", "names/post_nominals")
GENERATIONS = words("names/generations")
"""What tells two bearers of one name apart, behind it: "jr", "iii"."""
POST_NOMINALS = words("names/post_nominals")
"""Letters behind a name that are an honour or a profession and no part of it."""
PARTICLES = words("names/particles")
PARTICLE = f"(?:{alternatives('names/particles')})"
"""The same as a pattern: de, van, bin …"""
CAPITALISED = r"[A-ZÀ-Þ][\w.’'-]*"
"""A pattern for a word of a name as it is printed, or for an initial."""
AND_ANOTHER = re.compile(r"\s(?:and|&)\s(?=[A-ZÀ-Þ])")
"""Between a given name and another name, whose surname may be that of both: "Anna and Peter Brandt"."""
NICKNAMES = tuple(frozenset(group.split()) for group in entries("names/nicknames"))


_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
    | dict.fromkeys("‐‑", "-")
    | {"’": "'", ".": None}
)
"""Letters whose stroke is no combining mark, and signs of one meaning."""

_UNSEEN = frozenset(
    chr(number)
    for first, last in (
        (0x034F, 0x034F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xE0100, 0xE01EF),
    )
    for number in range(first, last + 1)
)
"""Signs that are not seen although Unicode does not call them format characters (Cf): joiners, fillers, variants."""


def name_in_print(more: str, joints: str = PARTICLE) -> str:
    """A pattern for a name as it is printed: a word with a capital and ``more`` of them ("{0,4}"), ``joints`` (a
    pattern of small words) between."""
    return f"{CAPITALISED}(?: (?:{joints} )*{CAPITALISED}){more}"


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """``word`` in lower case, without accents, full stops, signs that are not seen and a possessive ending: what equal
    names have in common."""
    word = POSSESSIVE.sub("", word)
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not _is_sign(c))
    return word.lower().translate(_LETTERS)


def squeezed(name: str) -> str:
    """The letters of ``name``, folded and without anything between: "idaholm" of "Ida Holm" and of "@IdaHolm"."""
    return "".join(c for c in fold(name) if c.isalnum())


def _is_sign(c: str) -> bool:
    return bool(unicodedata.combining(c)) or _is_unseen(c)


def _is_unseen(c: str) -> bool:
    return c in _UNSEEN or unicodedata.category(c) == "Cf"


def plain(name: str) -> str:
    """``name`` composed and without signs that are not seen."""
    if name.isascii():
        return name
    return unicodedata.normalize("NFC", "".join(c for c in name if not _is_unseen(c)))


def is_disguised(name: str) -> bool:
    """Whether ``name`` looks like another one: a word of letters of two scripts (a Cyrillic "Т" before "omas"), or
    letters that only look like others (full width)."""
    if name.isascii():
        return False
    if any(c.isalpha() and unicodedata.decomposition(c).startswith("<") for c in name):
        return True
    return any(len(_scripts(word)) > 1 for word in re.split(r"[\W\d_]+", name))


def _scripts(word: str) -> set[str]:
    """The scripts of the letters of a word: "LATIN", "CYRILLIC"."""
    return {unicodedata.name(c, "").partition(" ")[0] for c in word if unicodedata.category(c) in ("Lu", "Ll", "Lt")}


@dataclass(frozen=True, slots=True)
class PersonName:
    """One printed form of a person's name. ``parts``: its folded words without titles, suffixes and a nickname in
    marks.

    ``full``: the words of the name as printed, titles and possessive cut off. ``suffix``: folded "jr", "iii" or "".
    ``gender_score``: +1 or -1 where a title settles it (Mrs., Sir), else 0. ``titles``: the folded titles.
    ``nickname``: the folded nickname in marks ("stumpy" of Ray “Stumpy” Kole), or "".
    """

    full: str
    parts: tuple[str, ...]
    suffix: str
    titles: tuple[str, ...]
    gender_score: int
    nickname: str = ""


@lru_cache(maxsize=5_000)
def parse_name(printed: str) -> PersonName:
    """Read the name ``printed`` (a name mention, with or without titles). Never raises; ``parts`` may be empty."""
    clean = PARENTHESIS.sub(lambda m: " " * len(m.group()), printed)
    bare = NICKNAME.sub(lambda m: " " * len(m.group()), clean)
    words = [(m.start(), m.end(), fold(m.group())) for m in WORD.finditer(bare)]
    first = 0
    folded = tuple(word for _, _, word in words)
    while first < len(words) - 1 and _is_title(folded[first:], first=not first):
        first += 1
    while first and all(word in SUFFIXES for _, _, word in words[first:]):
        first -= 1
    last = len(words)
    while last > first + 1 and words[last - 1][2] in SUFFIXES:
        last -= 1
    titles = tuple(w[2] for w in words[:first])
    if first and titles[-1] in REGNAL and sum(w[2] not in PARTICLES for w in words[first:last]) == 1:
        first -= 1
    kept = words[first:last]
    end = len(words)
    while end > last and words[end - 1][2] in POST_NOMINALS:
        end -= 1
    full = clean[words[first][0] : words[end - 1][1]] if words else clean.strip()
    gender_score = next((1 if t in WOMAN else -1 for t in titles if t in WOMAN or t in MAN), 0)
    suffix = words[last][2] if last < len(words) else ""
    called = NICKNAME.search(clean)
    return PersonName(
        POSSESSIVE.sub("", re.sub(r"\s+", " ", full)),
        tuple(w[2] for w in kept),
        suffix,
        titles,
        gender_score,
        fold(called.group(1)) if called else "",
    )


def _is_title(folded: tuple[str, ...], *, first: bool) -> bool:
    """Whether the first of these words is a title before the others; "Tan" is one before "Sri" only, else a family
    name, "Sri" behind one only, else a given name (where it is the ``first`` word), and "Don" before a given name and
    a surname only."""
    word, following = folded[:2]
    if word in RANKS_OF:
        return following in TITLES
    if word in _BEHIND_TITLES:
        return not first
    if word in _NAMES_TOO:
        named = len(folded) > 2 and (is_given_name(following) or not is_given_name(word)) and following not in PARTICLES
        return following in TITLES or (named and not is_family_first(folded))
    return (is_title(word) or word in _OF_RESPECT) and (word != "tan" or following == "sri")


def is_title(word: str) -> bool:
    """Whether a folded word is a title, alone or with what makes another of it: "mayor-elect", "auditor-general",
    "undersheriff"."""
    bare = word.removesuffix("-elect").removesuffix("-general")
    return bare in TITLES or bare.removeprefix("under") in TITLES


def is_any_title(word: str) -> bool:
    """Whether a folded word is a title, or one beside certain words only: "sqn", "seri", "don"."""
    return is_title(word) or word in RANKS_OF | _BEHIND_TITLES | _NAMES_TOO


@cache
def _given_names() -> dict[str, float]:
    path = model_file("given_names.json")
    return dict(json.loads(path.read_text(encoding="ascii")))


def gender_score_of(parts: tuple[str, ...]) -> float:
    """Log-odds, -4 to 4, that the bearer of a full name is a woman, by the given name; 0 where it is not known.

    A single name counts less: it may be a surname."""
    table = _given_names()
    if len(parts) == 1:
        return 0.4 * table.get(parts[0], 0.0)
    for part in parts[1:] if is_family_first(parts) else parts[:-1]:
        if len(part) > 1 and part not in _OF_EITHER:
            return table.get(part, table.get(part.split("-")[0], 0.0))
    return 0.0


_OF_EITHER = frozenset(["sunday"])
"""Given names of girls in one country, and of boys in another."""


def is_given_name(part: str) -> bool:
    """Whether a folded word is known as a given name."""
    return part in _given_names()


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for i, group in enumerate(NICKNAMES):
        for name in group:
            groups.setdefault(name, set()).add(i)
    return {name: frozenset(of) for name, of in groups.items()}


def same_given(a: str, b: str) -> bool:
    """Whether two folded given names may be one: equal, an initial, or a nickname of the same name."""
    if a == b or (len(min(a, b, key=len)) == 1 and a[:1] == b[:1]):
        return True
    groups = _nicknames()
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (two parts and more each) may be one person's: "Donald J. Trump", "Don Trump"."""
    if a == b:
        return True
    if a[-1] != b[-1] or not same_given(a[0], b[0]):
        return False
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    middle = longer[1:-1]
    return all(any(same_given(p, q) for q in middle) for p in shorter[1:-1])


FAMILY_FIRST = words("names/family_first")
"""Family names of China, Korea, Vietnam and of Chinese in South-East Asia, which stand before the given name."""
_SYLLABLE = (
    r"(?:ng|zh|ch|sh|th|tr|ph|kh|gh|nh|hs|ts|ky|gy|chw|[ghks]w|[bcdfghjklmnpqrstvwxyz])?[aeiouy]{1,3}"
    r"(?:ng|nh|n|ck|k|p|t|m|h|l|r|w|c)?"
)
_ONE_SYLLABLE = re.compile(_SYLLABLE)
_GIVEN_SYLLABLES = re.compile(rf"{_SYLLABLE}(?:['-]?{_SYLLABLE})?")
_PINYIN = re.compile(r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiou]{1,3}(?:ng|n)?){1,2}")


def is_family_first(parts: tuple[str, ...]) -> bool:
    """Whether a full name puts the family first: "Kim Min-ho", "Lim Wei Ling", "Xi Jinping". A given name of a single
    word without hyphen counts only where it may be two syllables of pinyin and the family name is nobody's first name
    in English ("Kim Lane")."""
    if not 1 < len(parts) < 5 or parts[0] not in FAMILY_FIRST:
        return False
    given = parts[1:]
    if not all(_GIVEN_SYLLABLES.fullmatch(part) for part in given):
        return False
    if len(given) > 1:
        return not any(len(part) == 1 for part in given)
    return "-" in given[0] or (bool(_PINYIN.fullmatch(given[0])) and parts[0] not in _FIRST_NAMES)


_FIRST_NAMES = words("names/first_too")


def lacks_syllable(parts: tuple[str, ...]) -> bool:
    """Whether these are a family name that stands first and one syllable of a given name, of two words most often:
    "Goh Teck" of "Goh Teck Soon"."""
    return len(parts) == 2 and parts[0] in FAMILY_FIRST and _ONE_SYLLABLE.fullmatch(parts[1]) is not None


def family_of(parts: tuple[str, ...]) -> str:
    """The family name of a full name."""
    return parts[0] if is_family_first(parts) else parts[-1]


def part_of(short: tuple[str, ...], full: tuple[str, ...]) -> str:
    """How ``short`` names the bearer of ``full``: "full name", "surname", "given name", "part of the name", "" (no)."""
    n = len(short)
    if not n:
        return ""
    if short == full or (n > 1 and len(full) > 1 and same_person(short, full)):
        return "full name"
    if n >= len(full):
        return ""
    if n == 1 and is_family_first(full):
        return "surname" if short[0] == full[0] else "given name" if short[0] in full else ""
    if short == full[-n:]:
        return "surname"
    if n == 1 and same_given(short[0], full[0]) and len(short[0]) > 1:
        return "given name"
    if any(short == full[i : i + n] for i in range(len(full) - n + 1)) and (n > 1 or short[0] not in PARTICLES):
        return "part of the name"
    return ""
