"""The names of bodies from their first word to their last: "Prime Minister’s Bureau", not "Security firm Falk Box"."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.analysis.dates.expressions import MONTH, WEEKDAY
from quotes.lexicon.companies import DESIGNATORS, SURNAMES_TOO, TRADES
from quotes.lexicon.nouns import ORGANIZATION, sense_of
from quotes.lexicon.person_names import TITLES, fold, is_given_name
from quotes.lexicon.places import country_of
from quotes.lexicon.speech_verbs import ANY_FORM

_OWNER = re.compile(r"(?<![\w.’'-])((?!The )(?:[A-Z][\w.&-]*[^\S\n])*([A-Z][\w-]*)['’]s )\Z")
_PARTED = re.compile(r"\s(?:of|for)\s")
_REST_OF_BODY = re.compile(r"(?:( and (?:[A-Z][\w-]+ )?[A-Z][\w-]+)| ([A-Z][\w-]+))(?![\w-]| [A-Z])")
_HALF_BEFORE = re.compile(r"(?:\b[Tt]he|[a-zà-þ’'s]) ([A-Z][\w-]+ and )\Z")
"""The first half of a name in front of the second: "the Storm and " before "Thunder Corps"."""
_CAPITALISED_WORD = re.compile(r" ([A-Z][a-z]+)(?![\w’'-]| [A-Z])")
_CAPITALISED_END = re.compile(r"(?: [A-Z][\w-]*['’]?s?){0,3} ([A-Z][a-z]+)(?![\w’'-]| [A-Z])")
"""The last of several such words, possessives among them."""
_OPEN_END = re.compile(r"\s(?:on|in|at|to|by|from|with|and|of|for)\Z")
_NOUN_BEFORE = re.compile(r"(?:[A-Z][\w-]*\s)(?:[a-z-]+\s)?([a-z]+)\s(?=[A-Z])")
_STATE_BEFORE = re.compile(r"([A-Z][\w.]*(?:\s[A-Z]\w*)?)['’]s\s(?=[A-Z])")
_FIELD = re.compile(rf"\son\s(?!{WEEKDAY}|{MONTH})[A-Z][\w-]+(?:\s[A-Z][\w-]+){{0,2}}")
"""What a body is for, behind its noun: Committee" on Climate Change"."""
LONGEST_FIELD = 60
_BRANCH = re.compile(
    rf" (?P<country>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:(?P<speaks>(?: (?:ha[ds]|also))? (?:{ANY_FORM})\b)|[,.;:)]|\Z)"
)
"""Behind the name of a body: its country, and a verb by which it says something."""
_SOURCE_BEFORE = re.compile(r"\b(?:according to|by|told|quoted by) \Z", re.IGNORECASE)


def with_whole_bodies(names: list[NameMention], text: str) -> list[NameMention]:
    """``names`` with those of bodies whole: "Prime Minister’s" "Bureau", "Guild of Ferry Crews" "and Harbour
    Producers", "Consortium of Inland" "Skippers", "Storm and" "Thunder Corps"."""
    out: list[NameMention] = []
    for i, n in enumerate(names):
        if out and n.start < out[-1].end:  # it is part of what is whole now
            continue
        after = names[i + 1].start if i + 1 < len(names) else len(text)
        n = _with_body_noun(n, text, after) if n.type != "person" else n
        if n.type != "organization":
            out.append(n)
            continue
        n = _with_country(n, text)
        before = out[-1].end if out else 0
        start = min(_start_with_owner(n, text), _start_with_half(n, text, before))
        while out and out[-1].end > start:
            start = min(start, out.pop().start)
        rest = _REST_OF_BODY.match(text, n.end, after) if _PARTED.search(text, n.start, n.end) else None
        end = rest.end() if rest and (rest.group(1) or _is_of_body(rest.group(2))) else n.end
        out.append(NameMention(start, end, n.type, n.probability))
    return out


def _with_body_noun(n: NameMention, text: str, after: int) -> NameMention:
    """``n``, a place or a body, with the noun for a body that ends its name: "Tarn Airport" "Police", "East Tarn"
    "Teachers’ Union"."""
    noun = _CAPITALISED_END.match(text, n.end, after)
    if noun is None or fold(noun.group(1)) not in ORGANIZATION:
        return n
    more = _FIELD.match(text, noun.end(), noun.end() + LONGEST_FIELD)
    return replace(n, end=more.end() if more else noun.end(), type="organization")


def _with_country(n: NameMention, text: str) -> NameMention:
    """``n``, a body, with the country behind it whose branch it is, where it speaks or is the source: "Tarn Radio"
    "Kenya" said; a report by "Tarn Radio" "Kenya",."""
    branch = _BRANCH.match(text, n.end)
    if branch is None or country_of(branch["country"]) is None:
        return n
    named = _SOURCE_BEFORE.search(text, max(0, n.start - LONGEST_FIELD), n.start)
    return replace(n, end=branch.end("country")) if branch["speaks"] or named else n


def _is_of_body(word: str) -> bool:
    """Whether a capitalised word can end the name of a body that has "of" or "for" in it."""
    sense = sense_of(fold(word))
    return sense.known and sense.sort in ("group", "organization")


def _start_with_owner(n: NameMention, text: str) -> int:
    """Where the name of a body begins that is called by whose it is: "Prime Minister’s Bureau", "St Ida’s NHS
    Trust"."""
    owner = _OWNER.search(text, max(0, n.start - 60), n.start)
    first = fold(text[n.start : n.end].split()[0])
    if owner is None:
        return n.start
    of_a_saint = owner.group(1).startswith(("St ", "St. ")) and _is_of_body(text[n.start : n.end].split()[-1])
    if not of_a_saint and (sense_of(first).sort != "organization" or sense_of(fold(owner.group(2))).sort != "person"):
        return n.start
    return owner.start(1)


def _start_with_half(n: NameMention, text: str, before: int) -> int:
    """Where the name of a body begins that has "and" in it. ``before``: where the name before it ends; what is a name
    of its own is no half of another."""
    more = text[n.start : n.end].split()[1:]
    half = _HALF_BEFORE.search(text, max(before, n.start - 60), n.start) if more and _is_of_body(more[-1]) else None
    return n.start if half is None else half.start(1)


def without_descriptor(n: NameMention, text: str) -> NameMention:
    """The name of a body without a small word at its end ("Congress on"), and without what it is described by:
    "Security firm Falk Box", "Tarnev’s Falk Box" where Tarnev is a state."""
    open_end = _OPEN_END.search(text, n.start, n.end)
    if open_end is not None:
        n = replace(n, end=open_end.start())
    noun = _NOUN_BEFORE.match(text, n.start, n.end)
    if noun is not None and fold(noun.group(1)) in ORGANIZATION:
        return replace(n, start=noun.end())
    owner = _STATE_BEFORE.match(text, n.start, n.end)
    return replace(n, start=owner.end()) if owner and country_of(owner.group(1)) is not None else n


def with_trade(n: NameMention, text: str, after: int) -> NameMention:
    """``n`` with the trade of a company that stands behind its own name: "Norvolt" "Energy", "Lumen" "Foods". Not where
    that may be a surname behind a given name: "Ana" "Gold"."""
    own = text[n.start : n.end]
    trade = _CAPITALISED_WORD.match(text, n.end, after) if n.type != "place" and own.isalpha() else None
    if trade is None or fold(trade.group(1)) not in TRADES | DESIGNATORS:
        return n
    if is_given_name(fold(own)) and fold(trade.group(1)) in SURNAMES_TOO:
        return n
    return n if fold(own) in TITLES else replace(n, end=trade.end(), type="organization")
