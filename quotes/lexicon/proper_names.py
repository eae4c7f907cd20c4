"""Whether printed words are the proper name of a person or a body, by the kinds of their words."""

from __future__ import annotations

import re
from itertools import pairwise

from quotes.lexicon.body_kinds import kinds_of
from quotes.lexicon.companies import is_known_organization
from quotes.lexicon.name_keys import SMALL
from quotes.lexicon.nouns import GROUP, MATTERS, ORGANIZATION, sense_of, singular
from quotes.lexicon.person_names import PARTICLES, SUFFIXES, fold, is_given_name, is_title
from quotes.lexicon.word_lists import words

LONGEST_BODY = 12
"""Words in the name of an organisation; what is longer is a clause."""
LONGEST_ACRONYM = 4
"""Letters of a word in capitals that may be short for other words; longer ones are those of a headline."""
NOT_NAMES = words("names/none", "titles/of_respect")
"""Folded words that are written with capitals and are nobody's name."""
_POINTING = words("names/pointing")
"""Words that point at somebody and open no name."""
_JOINING = words("names/joining")
"""Small words that no person's name has."""
_WORD = re.compile(r"[\w’'.&/-]+")
_OWNED = re.compile(r"(?<=\w)['’]s?\s+(?!campaign\b|camp\b)[a-z]")
_THING = re.compile(r"\w{3}(?:tion|sion|ment|ness)")
_ROMAN = re.compile(r"[ivxlc]+")
_BROKEN = re.compile(r"\s[-–—]\s|\([^)]*$|\sand\sthe\s|\sand\s.*\s[a-z]+$|[A-Z][a-z]+\sthe\s(?:U\.S\.|United)\s")
"""An aside, a bracket that does not close, another body beside the first ("the Red Lion and Alden government")."""
_WRITING = re.compile(r"\b(?:White|Green|Blue) Papers?\b|\bNo\. \d+$")
"""Of a writing, even where a body's name opens it."""
_DESIGNATION = re.compile(r"(?!G-)[A-Z]{1,2}-\d+[A-Z]?")
"""Of a visa, an aircraft, a bill: "H-1B"."""
_COMPANY_SPELLING = re.compile(r"(?:[A-Z][a-z]{2,})+[A-Z][a-z]+")
_SITE = re.compile(r"(?:[\w-]+(?:\.[a-z]{2,4}){1,2}|\d+[a-z]\w*[A-Z]\w*)")
"""How sites are called: "Alden.com", "7to5Pad"."""
_ALONE = words("bodies/alone")
"""Nouns by which, without another word, one body of a country is meant."""
_POWERS, _POWER_OF = words("bodies/powers"), words("bodies/powers_of")
_LAWS = words("nouns/law")
"""Matters that are none of a body's field: "Department of Defense Authorization"."""


def is_person_name(printed: str) -> bool:
    """Whether a person is named: "Ana Brandt", "Brandt", but not "Nobody", "President", "Attorney General", "Section"
    or the words of a headline ("BALANCED BUDGETS FOR ALL")."""
    plain = [fold(word).strip("'") for word in _WORD.findall(printed)]
    if not plain or _JOINING & set(plain):
        return False
    if is_given_name(plain[0]):
        return True
    if is_company_spelling(printed) or _is_of_a_heading(printed, plain):
        return False
    return plain[0] not in _POINTING and not all(map(_is_role, plain)) and not _is_matter(plain)


def is_organization_name(printed: str) -> bool:
    """Whether an organisation is named, not described, and no law, date, role or clause: "Alden Bank", "Brandt
    campaign", but not "the bank", "Its embassy", "Section 12", "Clean Harbours Act", "Senators", "Brandt's company" or
    "Senator Brandt today"."""
    words = [word for word in _WORD.findall(printed) if word.lower() not in ("the", "a", "an")]
    if not words or len(words) > LONGEST_BODY:
        return False
    if not (words[0][0].isupper() or words[0][0].isdigit() or _SITE.fullmatch(printed)):
        return False
    if is_known_organization(printed) or _SITE.fullmatch(printed):
        return True
    plain = [folded for word in words if (folded := fold(word).strip("'"))]
    if (
        not plain
        or _is_any_body(plain)
        or _BROKEN.search(printed)
        or _WRITING.search(printed)
        or _DESIGNATION.fullmatch(words[0])
    ):
        return False
    pointing = plain[0] in _POINTING and not (len(words) > 2 and all(map(_has_capital, words)) and kinds_of(plain[-1]))
    if pointing or len(plain[0]) < 2 > len(words) - 1 or all(map(_is_role, plain)) or _is_matter(plain):
        return False
    if (_is_holder(plain) and " of the " not in printed) or _is_pair(plain):
        return False
    return _ends_as_a_name(words, printed) and not _is_of_a_headline(words, plain)


def _has_capital(word: str) -> bool:
    return word[:1].isupper()


def is_common(word: str) -> bool:
    """Whether a capitalised word is a title or a common noun and no name."""
    folded = fold(word)
    return is_title(folded) or folded in NOT_NAMES or folded in SUFFIXES or sense_of(folded).known


def without_article(printed: str) -> str:
    """The name of a body as lists show it: "Alden Bank" of "the Alden Bank"."""
    return re.sub(r"^(?:[Tt]he|THE)\s+", "", printed)


def is_company_spelling(printed: str) -> bool:
    """Whether one word is spelled as companies and sites spell theirs ("AldenWorks", "alden.com") and not as surnames
    ("McAlden")."""
    if _SITE.fullmatch(printed):
        return True
    head = re.split(r"(?<=[a-z])(?=[A-Z])", printed)[0]
    return _COMPANY_SPELLING.fullmatch(printed) is not None and fold(head) not in PARTICLES | {"fitz"}


def _is_of_a_heading(printed: str, plain: list[str]) -> bool:
    """Whether these are words of a heading in capitals: "BRANDT'S COMMENT", "BACKGROUND INFORMATION"."""
    if not printed.isupper() or len(plain) < 2:
        return False
    owned = any(word.endswith("'s") for word in map(fold, _WORD.findall(printed)[:-1]))
    return owned or _THING.search(plain[-1]) is not None


def _is_any_body(plain: list[str]) -> bool:
    """Whether nothing but nouns tell of a body, of which there are many: "Committee", "State Government"."""
    if len(plain) == 1:
        return plain[0] in ORGANIZATION and plain[0] not in _ALONE
    return plain[-1] in _POWERS and all(word in _POWER_OF for word in plain[:-1])


def _is_holder(plain: list[str]) -> bool:
    """Whether somebody of a body is told, and not the body: "Department of Trade Inspector"."""
    before = next((i for i, word in enumerate(plain) if word == "of" and i and is_body_noun(plain[i - 1])), None)
    last = sense_of(plain[-1])
    return before is not None and len(plain) > before + 2 and last.known and last.sort == "person"


def _is_pair(plain: list[str]) -> bool:
    """Whether two bodies are named side by side: "Trade Department and Harbour Service"."""
    at = plain.index("and") if "and" in plain else 0
    return at > 1 and plain[at - 1] in ORGANIZATION and plain[-1] in ORGANIZATION and len(plain) > at + 2


def _ends_as_a_name(words: list[str], printed: str) -> bool:
    """Whether the words are capitalised as a name; the last may be a small noun for a body, unless somebody owns it."""
    small = [word for word in words[1:] if word[0].islower() and fold(word) not in SMALL]
    ends_well = not words[-1][0].islower() or sense_of(fold(words[-1])).sort == "organization"
    return ends_well and not _OWNED.search(printed) and 2 * len(small) <= len(words)


def _is_of_a_headline(words: list[str], plain: list[str]) -> bool:
    """Whether long words in capitals alone are printed, none of which is a noun for a body beside others: "NEW VA
    CLINICS", "AMENDMENT", but not "NATO" or "PORT ALDEN COUNCIL"."""
    letters = [word for word in words if word[0].isalpha() and word not in SMALL]
    parts = [part for word in letters for part in word.split("-")]  # "AFL-CIO" is two short ones
    if not all(word.isupper() for word in letters) or max(map(len, parts), default=0) <= LONGEST_ACRONYM:
        return False
    if len(words) == 1:
        return sense_of(plain[0]).known or "-" in plain[0]
    return plain[-1] not in ORGANIZATION


def is_body_noun(word: str) -> bool:
    """Whether a folded word is a noun for one body: "council", "Airways"."""
    return word in ORGANIZATION or bool(kinds_of(word))


def _is_role(word: str) -> bool:
    """Whether a folded word is a noun for people or for several bodies, or is short for one: "president", "pharmacies",
    "sen"."""
    if word in GROUP or word.endswith("ians") or word in ("sen", "sens", "rep", "reps", "gov", "govs"):
        return True
    one = sense_of(singular(word))
    return one.known and (one.sort == "person" or (one.sort == "organization" and singular(word) != word))


def _is_matter(plain: list[str]) -> bool:
    """Whether the words name a law, a measure, a writing or an event: by the first, by the last or by the one before a
    number, or by the ending of a single one, unless a noun for a body heads them ("Council on Training")."""
    ends = [word for word in plain if not word[0].isdigit()] or plain
    if plain[0] in MATTERS and (len(plain) == 1 or plain[1][0].isdigit() or _ROMAN.fullmatch(plain[1])):
        return True
    if len(plain) == 1 and _THING.search(plain[0]) and not is_body_noun(plain[0]):
        return True
    headed = any(is_body_noun(word) for word, next_ in pairwise(plain) if next_ in ("of", "for", "on"))
    return ends[-1] in _LAWS or (ends[-1] in MATTERS and not headed)
