"""Bodies that nothing but the words beside them tell from people and places: "Ingrid Orlow AS", "the operator,
Tarnray,", "Doctors Across Rivers, a medical charity"."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.analysis.dates.expressions import WEEKDAY
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.companies import FORM_BEHIND, without_legal_form
from quotes.lexicon.nouns import ORGANIZATION, STATE_HEADS, sense_of, singular
from quotes.lexicon.person_names import PARTICLE, POSSESSIVE, TITLES, fold, is_given_name
from quotes.lexicon.relations import UNOFFICIAL
from quotes.lexicon.word_lists import alternatives, words

_OF_PLACES = STATE_HEADS | frozenset(["city", "parish", "resort", "township"])
"""Nouns for a body that is a place."""
_OPENING = r"(?:\A|[.!?][”\"’]?\s+|[\n\r]\s*)"
_NO_LINK = r"(?!(?:at|by|for|from|in|of|on|to|with)\b)"
_NO_VERB = r"(?<!\bto )(?<!\bnot )(?<!\bwill )(?<!\bcould )(?<!\bwould )"
_NOUN_BEFORE = re.compile(rf"{_NO_VERB}\b(?:(?<!\w )|(?=[a-z]))([A-Za-z][a-z-]+) \Z")
"""A noun, and not what somebody does: to "fund" Orlow; with a capital it stands behind no word: Space "Agency"."""
_APPOSED_TO = re.compile(rf"{_OPENING}(?:The|Its|Their|An?) (?:{_NO_LINK}[\w’'-]+ ){{0,3}}([a-z-]+), \Z")
"""Who is named next: The pilots’ union, (Tarn Flyers,)."""
_OWNED_BY_WHAT = re.compile(
    r"\b(?:at|by|for|from|of|with) (?:the|its|their) (?:[\w-]+ ){0,2}[\w-]+['’]s? (?:[a-z-]+ )?([a-z-]+), \Z"
)
"""Who is named next as the body that has something: A spokesman for the dam’s operator, (Tarnray,)."""
_APPOSED = re.compile(
    rf", (?:an?|the|its) (?:{_NO_LINK}[\w’'-]+ ){{0,4}}?([a-z-]+)(?:[,.;:]| (?:based|for|in|of|on|that|which|with)\b)"
)
_SHORTENED = re.compile(r"\s(?:Bros|Co|Corp|Inc|Ltd)\Z")
"""A legal form that is printed short, before its full stop."""
_BEGIN_CLUBS = words("bodies/begin_clubs")
_CLUB_BEFORE = re.compile(rf"(?<![\w’'-])({alternatives('bodies/clubs')}) \Z")
_PARTNERS = re.compile(r" & [A-ZÀ-Þ]")
_WHICH = re.compile(r", which\b")
_TEAM_BEHIND = re.compile(r"['’]s?\s(?:[a-z]+\s)?(?:skipper|goalkeeper|striker|midfielder|defender|winger|flanker)\b")
"""Behind the name of a side: Horna"’s skipper"."""
_NEXT = re.compile(r",?\s(?:and|&|or)\b|,\s[A-ZÀ-Þ]|\s[A-ZÀ-Þ]")
"""Behind the first of two people and more."""
_SHARES = re.compile(r"\b[Ss](?:hares|tock) (?:in|of) \Z")
_OF_A_DAY = re.compile(rf"\b{WEEKDAY}['’]s \Z")
"""Before a newspaper: "told Saturday’s" Abendkurier."""
_OF_A_PAPER = re.compile(
    r"(?:\b[Ii]n an? (?:[a-z-]+ )?editorial(?: [a-z]+)?, "
    r"|['’]s (?:official|state|state-run) )(?:[A-ZÀ-Þ][\w ]{1,30}['’]s )?\Z"
)
"""Before a newspaper: In an editorial, Tarn’s (Dan Bao); Tarn’s official (Dan Bao)."""
_SPOKEN_FOR = re.compile(r" spokes(?:man|woman|person) [A-ZÀ-Þ]")
_THE_FIRM = re.compile(r"\b[Tt]he (?:firm|company|chain|retailer)\b")
_BY_ITS = re.compile(r"\s(?:also\s)?[a-z]+\s(?:in|on|through|via)\sits\s")
"""Behind a body that says something in its report."""
_CAPITALS_BEFORE = re.compile(rf"(?:(?!\S+-[a-z])[A-ZÀ-Þ][\w’'&-]* (?:(?:{PARTICLE}|and|for|of) )*){{1,4}}\Z")
_PERSON_BEFORE = re.compile(r"\b([a-z-]+),? \Z")
_PERSON_BEHIND = re.compile(r",? \(?\d\d[,)]|, (?:an? |the )?(?:[a-z-]+ ){0,3}who\b|, who\b")
HALF = 2
"""Words of the second half of the name of a company: a trade and its legal form."""
REACH = 60
"""Code points before a name in which what it is told to be stands."""


def with_legal_forms(names: list[NameMention], text: str) -> list[NameMention]:
    """``names``, in order, with the legal form behind a company's name as its end: "Ida Holm" of "Ida Holm AB"."""
    out: list[NameMention] = []
    for n in names:
        if out and n.start < out[-1].end:
            continue
        printed = text[n.start : n.end]
        form = FORM_BEHIND.match(text, n.end) if n.type != "place" and not printed.isupper() else None
        if form is not None or (
            n.type == "person" and without_legal_form(printed) != printed and not printed.isupper()
        ):
            n = replace(n, end=form.end() if form else n.end, type="organization")
        if out and _is_half(out[-1], n, text):
            n = replace(n, start=out.pop().start)
        if n.type == "organization" and _SHORTENED.search(text, n.start, n.end) and text.startswith(".", n.end):
            n = replace(n, end=n.end + 1)
        out.append(n)
    return out


def _is_half(first: NameMention, n: NameMention, text: str) -> bool:
    """Whether ``first``, "and" and ``n`` with its legal form are one name: "Tarn Iron" and "Steel Co"."""
    printed = text[n.start : n.end].split()
    if n.type != "organization" or len(printed) != HALF or without_legal_form(" ".join(printed)) != printed[0]:
        return False
    joined = text[first.end : n.start] == " and " and first.type != "place"
    return joined and not is_given_name(fold(text[first.start : first.end].split()[0]))


def with_clubs(names: list[NameMention], text: str) -> list[NameMention]:
    """``names``, in order, with those of clubs whole: "FC" Horna; and no person called "Dinamo Horna"."""
    out: list[NameMention] = []
    for n in names:
        club = _CLUB_BEFORE.search(text, max(0, n.start - 6), n.start) if not text[n.start : n.end].isupper() else None
        if club is not None and n.type != "place":
            while out and out[-1].end > club.start(1):
                out.pop()
            n = replace(n, start=club.start(1), type="organization")
        first, *more = text[n.start : n.end].split()
        out.append(replace(n, type="organization") if more and fold(first) in _BEGIN_CLUBS else n)
    return out


def with_partners(names: list[NameMention], regions: TextRegions) -> list[NameMention]:
    """``names``, in order, with those of firms whole that partners joined by "&" gave their names: the law firm "Pace"
    & "Umber"."""
    text = regions.text
    if "&" not in text:
        return names
    firms = {text[n.start : n.end] for n in names if _PARTNERS.search(text, n.start, n.end)}
    out: list[NameMention] = []
    for n in names:
        first = out[-1] if out and text[out[-1].end : n.start].strip(" ") in ("", "&") else n
        whole = replace(n, start=first.start, type="organization")
        is_known = first.type == "organization" or text[whole.start : whole.end] in firms
        if _PARTNERS.search(text, whole.start, whole.end) and _is_firm(whole, regions, is_known=is_known):
            n = whole
            if first.end < n.end:
                out.pop()
        out.append(n)
    return out


def _is_firm(whole: NameMention, regions: TextRegions, *, is_known: bool) -> bool:
    """Whether names joined by "&" are those of partners: what stands beside them tells a body, or the first is one's or
    they are ``is_known`` as one name, and they are neither a couple nor two people: "Ana & Ivo Brandt"."""
    if _is_told(whole, regions):
        return True
    left, _, right = regions.text[whole.start : whole.end].partition(" & ")
    couple = " " not in left and is_given_name(fold(left))
    people = " " in left and " " in right and is_given_name(fold(right.split()[0]))
    return is_known and not couple and not people


def with_apposed_bodies(names: tuple[NameMention, ...], regions: TextRegions) -> tuple[NameMention, ...]:
    """``names`` with those of bodies whole that an apposition tells to be such, from the beginning of the sentence: "a
    medical charity" behind Doctors Across "Rivers". A noun for a place tells nothing."""
    out: list[NameMention] = []
    for n in names:
        noun = _APPOSED.match(regions.text, n.end) if n.type != "person" else None
        if noun is not None and _is_body_noun(noun.group(1)):
            opening = max(regions.sentence_start(n.start), out[-1].end if out else 0)
            before = _CAPITALS_BEFORE.match(regions.text, opening, n.start)
            n = replace(n, start=opening if before else n.start, type="organization")
        out.append(n)
    return tuple(out)


def _is_body_noun(noun: str) -> bool:
    return noun in ORGANIZATION and noun not in _OF_PLACES


def told_bodies(names: tuple[NameMention, ...], regions: TextRegions, borne: set[str], called: set[str]) -> set[str]:
    """The folded words of those names of persons that the words beside them tell to be bodies, in one place at least.
    Never one that begins with a given name, that is one word of a full name (``borne``), or whose last word somebody is
    ``called`` by alone: "director of the agency Tarnev Orlow", "Orlow said"; that may be a partner of the body, where
    one is named in full. A given name tells nothing against a firm for which a spokesman speaks, or what says
    something in its report: "William Brandt spokesman Ivo Orlow"."""
    found, alone, called = set[str](), called, called - _surnames(names, regions.text)
    for n in names:
        if n.type != "person":
            continue
        printed = POSSESSIVE.sub("", regions.text[n.start : n.end])
        words = [fold(word) for word in printed.split()]
        is_open = words and not is_given_name(words[0]) and words[0] not in TITLES
        is_known = words[-1:] and words[-1] in (called if len(words) > 1 else borne)
        if is_open and not is_known and _is_told(n, regions):
            found.add(fold(printed))
        if len(words) > 1 and words[-1] not in alone and _is_told_firmly(n, regions.text):
            found.add(fold(printed))
    return found


def is_told_here(n: NameMention, regions: TextRegions) -> bool:
    """Whether the words beside one word tell in this very place that it is a body, whoever else bears it: "carpet maker
    Orlow", beside the founder, Ida Orlow."""
    return " " not in regions.text[n.start : n.end] and _is_told(n, regions)


def _surnames(names: tuple[NameMention, ...], text: str) -> set[str]:
    """The last folded words of the names of people that begin with a given name."""
    people = (text[n.start : n.end].split() for n in names if n.type == "person")
    return {fold(words[-1]) for words in people if len(words) > 1 and is_given_name(fold(words[0]))}


def _is_told(n: NameMention, regions: TextRegions) -> bool:
    text = regions.text
    first = max(0, n.start - REACH)
    behind = _APPOSED.match(text, n.end)
    nouns = [_NOUN_BEFORE.search(text, first, n.start)]
    if text.startswith(",", n.end):
        nouns.append(_APPOSED_TO.search(text, first, n.start) or _OWNED_BY_WHAT.search(text, first, n.start))
    if any(m is not None and fold(m.group(1)) in ORGANIZATION for m in nouns):
        return True
    if nouns[0] is not None and is_of_several(fold(nouns[0].group(1))) and not _NEXT.match(text, n.end):
        return True
    if behind is not None and _is_body_noun(behind.group(1)):
        return True
    if _TEAM_BEHIND.match(text, n.end):
        return True
    if _OF_A_DAY.search(text, first, n.start) or _OF_A_PAPER.search(text, first, n.start):
        return True
    opens = regions.sentence_start(n.start) == n.start
    return (opens and _WHICH.match(text, n.end) is not None) or _SHARES.search(text, first, n.start) is not None


def _is_told_firmly(n: NameMention, text: str) -> bool:
    """Whether ``n`` says something in its report; or somebody is named behind it who speaks for it, in a text that
    tells of a firm."""
    if _BY_ITS.match(text, n.end):
        return True
    return _SPOKEN_FOR.match(text, n.end) is not None and _THE_FIRM.search(text) is not None


def is_of_several(noun: str) -> bool:
    """Whether a folded noun tells what several do: the "analysts" Falk-Orlow are a firm."""
    one = singular(noun)
    return one != noun and one not in UNOFFICIAL and sense_of(one).known and sense_of(one).sort == "person"


def founders(names: tuple[NameMention, ...], text: str) -> set[str]:
    """The folded words of those names of persons that the words beside them tell to be a person's, in one place at
    least, whatever companies are called: "The founder, Ingrid Orlow,"."""
    found = set[str]()
    for n in names:
        before = _PERSON_BEFORE.search(text, max(0, n.start - REACH), n.start) if n.type == "person" else None
        sense = sense_of(before.group(1)) if before else None
        is_noun = sense is not None and sense.known and sense.sort == "person"
        if n.type == "person" and (is_noun or _PERSON_BEHIND.match(text, n.end)):
            found.add(fold(POSSESSIVE.sub("", text[n.start : n.end])))
    return found
