"""Names that the engine took for a person's and that are a state's, a place's or a company's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.told_bodies import founders, told_bodies, with_apposed_bodies
from quotes.analysis.speakers.names.towns import without_seats, without_towns
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.body_kinds import kinds_of
from quotes.lexicon.companies import DESIGNATORS, SURNAMES_TOO, TRADES, is_known_organization, without_legal_form
from quotes.lexicon.person_names import (
    AND_ANOTHER,
    COURTESY_TITLES,
    POSSESSIVE,
    POST_NOMINALS,
    TITLES,
    fold,
    is_given_name,
    parse_name,
    squeezed,
)
from quotes.lexicon.places import country_of
from quotes.lexicon.proper_names import is_body_noun, is_company_spelling
from quotes.lexicon.relations import SEVERAL_OF_FAMILY

_SMALL_TITLES = frozenset(["former", "then"])
"""Titles that are printed without a capital."""
_TITLES_BEFORE = re.compile(r"(?:[A-Za-zÀ-Þ][\w.’'\-]*\s+){1,4}$")
_WORD_OF_TITLE = re.compile(r"[A-Za-zÀ-Þ][\w.’'\-]*\Z")
_AGED = re.compile(r",? \(?\d\d\b(?! (?:per|miles|km|percent|%))|, an? [a-z-]+(?: [a-z-]+)? who\b|, who ")

_KIN_BEFORE = re.compile(rf"\b{SEVERAL_OF_FAMILY},? \Z", re.IGNORECASE)
_TEAMS_AND_PAPERS = frozenset(["team", "newspaper"])
"""Kinds of body by whose words a name ends that is no person's: Horna Eagles, Neue Zeitung."""
_PAPERS_AND_SURNAMES = frozenset(["daily", "mail", "post", "press", "star", "sun", "weekly"])
"""Words for papers that are surnames, too: Liyan Sun."""
_INCORPORATED = re.compile(r",? (?:Inc|LLC|LLP|Ltd|PLC|Corp|N\.A)\b")
_PERSONAL = frozenset(["sen", "senator", "rep", "representative", "judge", "justice"]) | COURTESY_TITLES
"""Titles that stand before nothing but a person's name."""
_ITS_PEOPLE = re.compile(r"\b([A-ZÀ-Þ][\w-]{1,40}a)n [a-z]")  # "the Marenian fleet", of Marenia; bounded: time
_DATELINE = re.compile(
    r"^(?:\([A-Z]{2,9}\)\s)?([A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,2})"
    r"(?:, [A-Z][\w. ]{1,20})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([^()\n]{2,30}\))?\s?[-–—]{1,2}\s",
    re.MULTILINE,
)


def titles_before(regions: TextRegions, start: int) -> str:
    """The titles printed before a name, each word of them a title."""
    text = regions.text
    last = _WORD_OF_TITLE.search(text[max(0, start - 40) : start].rstrip())
    if not text[start - 1 : start].isspace() or last is None or not _is_title(last[0]):
        return ""  # as before most names
    m = _TITLES_BEFORE.search(text, max(0, start - 40), start)
    kept = list(takewhile(_is_title, reversed(m.group().split()))) if m else []
    return " ".join([*reversed(kept), ""])


def _is_title(word: str) -> bool:
    return fold(word) in TITLES and (word[0].isupper() or fold(word) in _SMALL_TITLES)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A person's name as it stands: its words without titles, whether a title stands before it or in it."""

    name: NameMention
    words: str
    parts: tuple[str, ...]
    titled: bool


def _is_titled_behind(n: NameMention, regions: TextRegions) -> bool:
    """Whether the name ends with letters that only people have behind it: "Simon Achebe KC"."""
    words = regions.text[n.start : n.end].split()
    return len(words) > 2 and words[-1].isupper() and fold(words[-1]) in POST_NOMINALS


def _with_letters_behind(names: tuple[NameMention, ...], regions: TextRegions) -> tuple[NameMention, ...]:
    """``names`` with letters that only people have behind their name joined to the name: "Simon Achebe", "KC"."""
    joined: list[NameMention] = []
    for n in names:
        printed = regions.text[n.start : n.end]
        is_letters = printed.isupper() and fold(printed) in POST_NOMINALS
        if is_letters and joined and regions.text[joined[-1].end : n.start] in (" ", ", "):
            joined[-1] = replace(joined[-1], end=n.end, type="person")
        else:
            joined.append(n)
    return tuple(joined)


def _with_surnames(names: tuple[NameMention, ...], regions: TextRegions) -> tuple[NameMention, ...]:
    """``names`` with the surnames among the organisations told apart: one word behind a title that only people have
    ("Judge Lake"), or in capitals as headings print it and borne by somebody of the article ("BRANDT RESOLUTION")."""
    people = (parse_name(regions.text[n.start : n.end]).parts for n in names if n.type == "person")
    surnames = {parts[-1] for parts in people if len(parts) > 1}

    def is_surname(n: NameMention) -> bool:
        word = POSSESSIVE.sub("", regions.text[n.start : n.end])
        if n.type != "organization" or not word.isalpha() or is_known_organization(word):
            return False
        title = titles_before(regions, n.start).split()
        titled = bool(title) and fold(title[-1]).strip(".") in _PERSONAL
        return titled or (word.isupper() and len(word) > 2 and fold(word) in surnames)

    return tuple(replace(n, type="person") if is_surname(n) else n for n in names)


def _with_short_forms_as_bodies(names: tuple[NameMention, ...], regions: TextRegions) -> tuple[NameMention, ...]:
    """``names`` with the short forms of bodies among the persons told apart: letters that stand somewhere in brackets
    behind the name of the body ("Tarner Zeitung (TZ)"), or its name without spaces, as accounts have it."""
    text = regions.text
    bodies = [text[n.start : n.end] for n in names if n.type != "person"]
    short = {squeezed(body) for body in bodies if " " in body}
    for before, n in pairwise(names):
        between, letters = text[before.end : n.start], text[n.start : n.end]
        whole = text[before.start : before.end].split()
        given = before.type == "person" and is_given_name(fold(whole[0]))  # "Ana Brandt (AB)" is asked questions
        if between == " (" and letters.isupper() and len(whole) > 1 and not given:
            initials = "".join(word[0] for word in whole)
            short |= {squeezed(letters), squeezed("".join(whole))} if initials.upper().endswith(letters) else set()
    return tuple(
        replace(n, type="organization") if n.type == "person" and squeezed(text[n.start : n.end]) in short else n
        for n in names
    )


def _with_given_names(names: tuple[NameMention, ...], regions: TextRegions) -> tuple[NameMention, ...]:
    """``names`` with a given name as a person's that stands before a relative in full, where a word for kin is right
    before it or it is a person's elsewhere: "Sisters Ines and Ana Brandt"."""
    text = regions.text
    people = {n.start: n for n in names if n.type == "person"}
    called = {text[n.start : n.end] for n in people.values()}
    out = list[NameMention]()
    for n in names:
        word = text[n.start : n.end]
        is_given = n.type != "person" and is_given_name(fold(word)) and country_of(word) is None
        beside = AND_ANOTHER.match(text, n.end) if is_given else None
        other = people.get(beside.end()) if beside else None
        if other is not None and len(parse_name(text[other.start : other.end]).parts) > 1:
            kin = word in called or _KIN_BEFORE.search(text, max(0, n.start - 20), n.start)
            n = replace(n, type="person") if kin else n
        out.append(n)
    return tuple(out)


def with_types(names: tuple[NameMention, ...], regions: TextRegions) -> tuple[NameMention, ...]:
    """``names`` with the states, companies and places of datelines among the persons told apart. A title, an age, or a
    person of the article who bears the same word as a name keeps one a person."""
    names = _with_letters_behind(without_towns(without_seats(names, regions), regions), regions)
    names = tuple(replace(n, type="person") if _is_titled_behind(n, regions) else n for n in names)
    names = _with_given_names(_with_surnames(_with_short_forms_as_bodies(names, regions), regions), regions)
    names = with_apposed_bodies(names, regions)
    people = [_printed(n, regions) for n in names if n.type == "person"]
    companies = _called_as_companies(names, people, regions)
    borne = {part for p in people if len(p.parts) > 1 and not _is_body(p.words) for part in p.parts}
    alone = {p.parts[0] for p in people if len(p.parts) == 1}
    told = told_bodies(names, regions, borne, alone)
    own = {part for p in people if fold(p.words) not in told and len(p.parts) > 1 for part in p.parts} & borne
    short = _short_for_companies(names, people, own, told, regions)
    places = {fold(m.group(1)) for m in _DATELINE.finditer(regions.text)} - borne
    states = {fold(m.group(1)) for m in _ITS_PEOPLE.finditer(regions.text)} - borne
    bodies = Counter(fold(regions.text[n.start : n.end]) for n in names if n.type != "person")
    printed = Counter(fold(p.words) for p in people)
    others = {
        p.name
        for p in people
        if not _is_person(p, regions, borne, alone)
        or _is_called_after(p, printed)
        or (not p.titled and (fold(p.words) in places | companies | short | told or _is_state(p, states)))
        or (len(p.parts) == 1 and not p.titled and p.parts[0] not in borne and bodies[p.parts[0]] > printed[p.parts[0]])
    }
    return tuple(replace(n, type="organization") if n in others else n for n in names)


def _called_as_companies(names: tuple[NameMention, ...], people: list[_Printed], regions: TextRegions) -> set[str]:
    """The folded words of the companies that the article prints with a legal form, but for those that it tells to be a
    person's as well: "the founder, Ingrid Orlow"."""
    text = regions.text
    whole = {POSSESSIVE.sub("", text[n.start : n.end]) for n in names if n.type == "organization"}
    found = {fold(bare) for name in whole if (bare := without_legal_form(name)) != name}
    found |= {fold(p.words) for p in people if not p.titled and _INCORPORATED.match(text, p.name.end)}
    return found - (founders(names, text) if found else set())


def _short_for_companies(
    names: tuple[NameMention, ...], people: list[_Printed], borne: set[str], told: set[str], regions: TextRegions
) -> set[str]:
    """The first words of the companies of the article, and of the names that are told to be bodies somewhere, each
    borne by no person: "Norvolt" of "Norvolt Energy", "Delacroix" of "the fashion house Delacroix"."""
    bodies = [POSSESSIVE.sub("", regions.text[n.start : n.end]) for n in names if n.type == "organization"]
    whole = [[fold(word) for word in body.split()] for body in (*bodies, *(p.words for p in people))]
    found = {words[0] for words in whole if len(words) > 1 and words[-1] in TRADES | DESIGNATORS}
    found |= {p.parts[0] for p in people if p.parts and fold(p.words) in told}
    return found - borne - {p.parts[-1] for p in people if p.titled}


def _printed(n: NameMention, regions: TextRegions) -> _Printed:
    words = POSSESSIVE.sub("", regions.text[n.start : n.end])
    before = titles_before(regions, n.start)
    parsed = parse_name(before + words)
    return _Printed(n, words, parsed.parts, bool(parsed.titles))


def _is_person(p: _Printed, regions: TextRegions, borne: set[str], alone: set[str]) -> bool:
    if not p.parts or p.titled or _AGED.match(regions.text, p.name.end):
        return True
    if len(p.parts) == 1 and fold(p.words) in borne:
        return True
    return not _is_body(p.words) or (len(p.parts) > 1 and p.parts[-1] in alone)


def _is_called_after(p: _Printed, printed: Mapping[str, int]) -> bool:
    """Whether a name is that of somebody ``printed`` in full elsewhere with a noun for a body or a trade behind it:
    "Ida Holm Media"."""
    *name, last = fold(p.words).split()
    return len(name) > 1 and (last in TRADES or is_body_noun(last)) and printed.get(" ".join(name), 0) > 0


def _is_state(p: _Printed, states: set[str]) -> bool:
    """Whether a name of one word, none that people are given, has its adjective in the article: "Marenian waters"."""
    return len(p.parts) == 1 and fold(p.words) in states and not is_given_name(p.parts[0])


def _is_body(words: str) -> bool:
    """Whether ``words`` name a state, its government by its seat, or a company: a known one, one that its last word
    tells ("Falk Marine", unless the first is a given name and the last may be a surname: "Ana Gold"; "Harbour Safety
    Norway"), or partners joined by "&"."""
    if country_of(words) is not None or is_known_organization(words) or is_company_spelling(words):
        return True
    folded = [fold(word).strip(",") for word in words.split()]
    if len(folded) < 2:
        return False
    last = folded[-1]
    if last in DESIGNATORS or "&" in folded[1:-1]:
        return True
    if len(folded) > 2 and country_of(last) is not None and not any(map(is_given_name, folded)):
        return True
    is_team_or_paper = bool(kinds_of(last) & _TEAMS_AND_PAPERS) and last not in _PAPERS_AND_SURNAMES
    if is_team_or_paper and not is_given_name(folded[0]):
        return True
    return last in TRADES and not (last in SURNAMES_TOO and is_given_name(folded[0]))
