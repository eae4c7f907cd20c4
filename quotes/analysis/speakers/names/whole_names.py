"""Name mentions made whole: fragments joined, missed given names and surnames added, what is no name left out, and what
is two names cut."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Set
from dataclasses import replace
from itertools import pairwise

from quotes.analysis.attribution import NameMention, NameType
from quotes.analysis.dates.expressions import MONTH, WEEKDAY
from quotes.analysis.speakers.mentions import Names
from quotes.analysis.speakers.names.glued_names import split_glued
from quotes.analysis.speakers.names.missed_words import LONGEST, extended
from quotes.analysis.speakers.names.role_words import without_occupation
from quotes.analysis.speakers.names.told_bodies import with_clubs, with_legal_forms, with_partners
from quotes.analysis.speakers.names.told_names import with_short_forms, with_sources
from quotes.analysis.speakers.names.unnamed import small_words
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.companies import DESIGNATORS, SURNAMES_TOO, TRADES, is_known_organization
from quotes.lexicon.nouns import ORGANIZATION, PERSON, sense_of
from quotes.lexicon.offices import EXCLUSIVE, PORTFOLIOS
from quotes.lexicon.person_names import (
    COURTESY,
    PARTICLE,
    PARTICLES,
    SIGNS,
    SUFFIXES,
    TITLES,
    fold,
    is_family_first,
    is_given_name,
)
from quotes.lexicon.places import country_of, country_of_adjective
from quotes.lexicon.proper_names import NOT_NAMES, is_common, is_company_spelling
from quotes.lexicon.word_lists import alternatives, words
from quotes.model import START, Stretch

_NICKNAMED = re.compile(
    r"[A-ZÀ-Þ][a-zà-þ]+(?: [A-Z][\w.]*)? (?:[\"“‘'(](?:the )?[A-Z][a-z]{1,9}(?: [A-Z][a-z]{1,9})?[\"”’')]) "
    r"[A-ZÀ-Þ][\w’'-]+(?=[\s,.;:’'\"”)]|$)"
)
_SIGN = re.compile(f"[{SIGNS}]")
_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"  # an empty line ends a name
_CAPITALS = re.compile(
    rf"(?<![\w.])(?:\d+[a-z]\w*)?[A-ZÀ-Þ][\w{SIGNS}.’'\-]*(?:{_GAP}(?:{PARTICLE}{_GAP})*[A-ZÀ-Þ][\w{SIGNS}.’'\-]*)*"
)
_BETWEEN = re.compile(r"\.?[^\S\n]{1,2}|\.?[^\S\n]?[\-‐‑\n][^\S\n]?|\.\s?|['’]")
_LOWER_END = re.compile(r"(?:\s+[a-z]+)+$")
_GLUED = re.compile(r"\(\w{1,3}\)\s\w")
"""Letters in brackets that belong to the word before them: "the TU(W) leader"."""
_COMPLEMENT = re.compile(
    rf"\s+(?:of|for|on)(?:\s+the)?(?!\s+(?:{WEEKDAY}|{MONTH}))(?:\s+(?:and\s+)?[A-Z][\w’'-]+){{1,5}}"
)
_OWNER = re.compile(r"(?<![\w.’'-])((?!The )(?:[A-Z][\w.&-]*[^\S\n])*([A-Z][\w-]*)['’]s )\Z")
_PARTED = re.compile(r"\s(?:of|for)\s")
_REST_OF_BODY = re.compile(r"(?:( and (?:[A-Z][\w-]+ )?[A-Z][\w-]+)| ([A-Z][\w-]+))(?![\w-]| [A-Z])")
_HALF_BEFORE = re.compile(r"(?:\b[Tt]he|[a-zà-þ’'s]) ([A-Z][\w-]+ and )\Z")
"""The first half of a name in front of the second: "the Storm and " before "Thunder Corps"."""
_CAPITALISED_WORD = re.compile(r" ([A-Z][a-z]+)(?![\w’'-]| [A-Z])")
_CAPITALISED_END = re.compile(r"(?: [A-Z][\w-]*['’]?s?){0,3} ([A-Z][a-z]+)(?![\w’'-]| [A-Z])")
"""The last of several such words, possessives among them."""
_DESCRIBED = re.compile(r"(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat) (?:[\w-]+ ){0,3}")
_SENTENCE_HEAD = re.compile(r"(?:\A|[.!?][”\"’')]*\s+|[\n\r]\s*)\Z")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][\w’'-]*")
_DETERMINED = re.compile(r"\b(?:[Tt]he|an?|[Ii]ts|[Tt]his|[Tt]hat)\s\Z")
_THE = re.compile(r"\b[Tt]he (?:\d\d-year-old )?\Z")
_COMPOUND = re.compile(rf"[-‐‑]({alternatives('names/compounds')})\b")
"""What makes a name part of an adjective: "Leh-based"."""
OF_PLACES = frozenset(["based", "born", "bound", "headquartered"])
"""Those of them before which a place stands."""
_REST_OF_WORD = re.compile(r"\S*")
_CONTRACTED = re.compile(r"['’](?:s|re|ll|ve|d|t|m|em)\b", re.IGNORECASE)
_STATE = re.compile(r"[DRI]-[A-Z][\w.]*|[A-Z][a-z]{1,4}\.")
_SMALL_WORD_AFTER = re.compile(r" ([a-z-]+)")
_OPEN_END = re.compile(r"\s(?:on|in|at|to|by|from|with|and|of|for)\Z")
_NOUN_BEFORE = re.compile(r"(?:[A-Z][\w-]*\s)(?:[a-z-]+\s)?([a-z]+)\s(?=[A-Z])")
_STATE_BEFORE = re.compile(r"([A-Z][\w.]*(?:\s[A-Z]\w*)?)['’]s\s(?=[A-Z])")
_COURTESY = re.compile(rf"\b{COURTESY}\.?[ \u00a0]([A-ZÀ-Þ][a-zà-þ][\w’-]*)(?<!’s)")
_FIELD = re.compile(rf"\son\s(?!{WEEKDAY}|{MONTH})[A-Z][\w-]+(?:\s[A-Z][\w-]+){{0,2}}")
"""What a body is for, behind its noun: Committee" on Climate Change"."""
LONGEST_FIELD = 60
LONGEST_DETERMINER = 6
"""Code points before a noun in which its determiner is looked for."""


def whole_names(
    names: tuple[NameMention, ...], regions: TextRegions, sources: list[Stretch]
) -> tuple[NameMention, ...]:
    """``names`` as they should have been marked, in the order of the text and without overlaps."""
    text, small = regions.text, small_words(regions.text)
    names = _of_one_type(names, text)
    lines = [line for n in sorted(names, key=lambda n: (n.start, n.end)) for line in _lines(n, text)]
    people = [n.start for n in lines if n.type == "person"]
    worded = [_to_words(n, text, _next(people, n.end, len(text))) for n in lines]
    kept = _joined(_with_given(worded, text), text)
    kept = [n for n in kept if not _are_none(text[n.start : n.end].split()) and not _is_of_a_people(n, text)]
    kept = [n for n in kept if not _is_common_noun(n, text) and not _is_of_an_office(n, text)]
    kept = _without_headline_nouns(kept, regions, small)
    kept = with_short_forms(with_sources(_whole_bodies(kept, text), text, sources), text)
    kept = with_partners(kept, regions)
    nicknamed = [m.span() for m in _NICKNAMED.finditer(text)]
    kept = [n for n in kept if not any(s < n.end and n.start < e for s, e in nicknamed)]
    kept += [NameMention(s, e, "person", 0.9) for s, e in nicknamed]
    kept = [_without_descriptor(n, text) if n.type == "organization" else n for n in kept]
    kept += _with_courtesy(kept, text)
    kept = _by_sources(sorted(kept, key=START), text, sources, small)
    out: list[NameMention] = []
    for i, n in enumerate(kept):
        before = out[-1].end if out else 0
        after = kept[i + 1].start if i + 1 < len(kept) else len(text)
        n = _with_trade(n, text, after)
        out.append(extended(n, regions, before, after) if n.type == "person" else n)
    out = with_legal_forms([without_occupation(n, text, small) if n.type == "person" else n for n in out], text)
    return split_glued(with_clubs(out, text), text)


def _of_one_type(names: tuple[NameMention, ...], text: str) -> tuple[NameMention, ...]:
    """``names`` with a lone word as a person's everywhere that is one's in most places: the engine goes wrong once."""
    printed = Counter(text[n.start : n.end] for n in names)
    people = Counter(text[n.start : n.end] for n in names if n.type == "person")
    return tuple(
        replace(n, type="person") if n.type == "organization" and 2 * people[word] > printed[word] + 1 else n
        for n, word in ((n, text[n.start : n.end]) for n in names)
    )


def _without_headline_nouns(names: list[NameMention], regions: TextRegions, small: frozenset[str]) -> list[NameMention]:
    """``names`` without a common noun for somebody with which the headline opens, printed in ``small`` letters further
    on and nowhere inside a sentence with a capital: "Airline to refund pilgrims"."""
    text = regions.text
    first = names[0] if names and regions.opens_with_headline() else None
    noun = text[first.start : first.end] if first else ""
    if first is None or first.start or noun.lower() not in small & (ORGANIZATION | PERSON):
        return names
    return names if noun in _CAPITAL_INSIDE.findall(text) else names[1:]


def _is_common_noun(n: NameMention, text: str) -> bool:
    """Whether ``n`` is a noun in capitals for any body: "the NGO"."""
    printed = text[n.start : n.end]
    before = text[max(0, n.start - LONGEST_DETERMINER) : n.start]
    return printed.isupper() and fold(printed) in ORGANIZATION and bool(_DETERMINED.search(before))


def _is_of_an_office(n: NameMention, text: str) -> bool:
    """Whether ``n`` is the field of an office and no body: "Interior" of "Interior minister"."""
    holder = _SMALL_WORD_AFTER.match(text, n.end) if n.type != "person" else None
    if holder is None or not all(fold(word) in PORTFOLIOS for word in text[n.start : n.end].split()):
        return False
    return holder.group(1) in TITLES or sense_of(holder.group(1)).sort == "person"


def _is_of_a_people(n: NameMention, text: str) -> bool:
    """Whether ``n`` tells which country somebody is from and is no name: "the Slovenian said"."""
    return (
        n.type == "person"
        and country_of_adjective(text[n.start : n.end]) is not None
        and _THE.search(text, max(0, n.start - LONGEST_DETERMINER), n.start) is not None
    )


def _whole_bodies(names: list[NameMention], text: str) -> list[NameMention]:
    """``names`` with those of bodies whole: "Prime Minister’s" "Bureau", "Alliance of Motion Picture" "and Television
    Producers", "Consortium of Investigative" "Journalists", "Storm and" "Thunder Corps"."""
    out: list[NameMention] = []
    for i, n in enumerate(names):
        if out and n.start < out[-1].end:  # it is part of what is whole now
            continue
        after = names[i + 1].start if i + 1 < len(names) else len(text)
        n = _with_body_noun(n, text, after) if n.type != "person" else n
        if n.type != "organization":
            out.append(n)
            continue
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


def _without_descriptor(n: NameMention, text: str) -> NameMention:
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


def _with_courtesy(names: list[NameMention], text: str) -> list[NameMention]:
    """The surnames behind "Mr" and the like that none of ``names`` touches: "Mr Irish"."""
    taken = sorted((n.start, n.end) for n in names)
    added = []
    for m in _COURTESY.finditer(text):
        i = bisect_left(taken, (m.end(), 0)) - 1
        free = i < 0 or taken[i][1] <= m.start()
        if free and not _is_office(m.group(1)):
            added.append(NameMention(m.start(1), m.end(1), "person", 0.9))
    return added


def _is_office(word: str) -> bool:
    """Whether a capitalised word is a noun for a person and for no people: "Mr. President", not "Mr Irish"."""
    sense = sense_of(fold(word))
    person = sense.known and sense.sort == "person" and country_of_adjective(word) is None
    return person or fold(word) in TITLES


def _lines(n: NameMention, text: str) -> list[NameMention]:
    """``n`` cut at empty lines: the names under a letter are not one."""
    printed = text[n.start : n.end]
    if "\n" not in printed and not printed[:1].isspace():
        return [n] if printed else []
    parts = re.finditer(r"\S(?:.|\n(?!\s*\n))*", printed)
    return [replace(n, start=n.start + m.start(), end=n.start + m.end()) for m in parts]


def _next(starts: list[int], at: int, end: int) -> int:
    """The first of ``starts``, which are in order, from ``at`` on; ``end`` where there is none."""
    i = bisect_left(starts, at)
    return starts[i] if i < len(starts) else end


def _to_words(n: NameMention, text: str, person: int) -> NameMention:
    """``n`` from the beginning of its first word to the end of its last. ``person``: where the next person's name
    begins, which is no part of a body's."""
    start, end = n.start, n.end
    last = _REST_OF_WORD.match(text, end, end + 20).end()  # type: ignore[union-attr]  # it matches everywhere
    joint = _COMPOUND.search(text, start, last)
    last = last if joint is None else joint.start()
    end = min(end, last)
    while start > 0 and start > n.start - 20 and (_is_letter(text[start - 1]) or _inside_word(text, start - 1)):
        start -= 1
    while end < last and (_is_letter(text[end]) or _inside_word(text, end)):
        end += 1
    if n.type != "place" and not text[start : start + 1].islower():
        cut = _LOWER_END.search(text, start, end)
        end = cut.start() if cut and cut.start() > start else end
    if n.type == "organization":
        more = _COMPLEMENT.match(text, end, person)
        last = fold(text[start:end].split()[-1]) if text[start:end].split() else ""
        if more and sense_of(last).sort == "organization":
            end = more.end()
    is_place = joint is not None and n.type == "organization" and joint.group(1) in OF_PLACES
    return NameMention(start, end, "place" if is_place else n.type, n.probability)


def _is_letter(sign: str) -> bool:
    """Whether ``sign`` is a letter, a figure, the underscore of a user's name, or belongs to the one before it (a
    combining mark, a soft hyphen)."""
    return sign.isalnum() or sign == "_" or bool(_SIGN.match(sign))


def _inside_word(text: str, at: int) -> bool:
    """Whether the sign at ``at`` joins two parts of a name: a hyphen, or an apostrophe that is no possessive's."""
    if not (0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()):
        return False
    return text[at] in "-‐‑" or (text[at] in "'’" and not _CONTRACTED.match(text, at))


def _joined(names: list[NameMention], text: str) -> list[NameMention]:
    """``names`` with overlapping ones, and fragments of one person's name that only a sign parts, made one."""
    out: list[NameMention] = []
    for n in names:
        last = out[-1] if out else None
        if last and n.start < last.end:
            out[-1] = replace(last, end=max(last.end, n.end))
        elif last and last.type == n.type == "person" and _are_one(last, n, text):
            out[-1] = replace(last, end=n.end)
        else:
            out.append(n)
    return out


def _with_given(names: list[NameMention], text: str) -> list[NameMention]:
    """``names`` with a given name that was taken for a place ("Usman" "Hasib") as a person's."""
    out = list(names)
    for i, (a, b) in enumerate(pairwise(names)):
        word = text[a.start : a.end]
        before_surname = b.type == "person" and " " not in text[b.start : b.end] and text[a.end : b.start] == " "
        if a.type == "place" and before_surname and is_given_name(fold(word)) and country_of(word) is None:
            out[i] = replace(a, type="person")
    return out


def _are_one(a: NameMention, b: NameMention, text: str) -> bool:
    between = text[a.end : b.start]
    if "\n" in between and min(len(text[n.start : n.end].split()) for n in (a, b)) > 1:
        return False  # two names in a list or under a letter
    return bool(_BETWEEN.fullmatch(between)) and ("." not in between or len(text[a.start : a.end].split()[-1]) <= 2)


def _with_trade(n: NameMention, text: str, after: int) -> NameMention:
    """``n`` with the trade of a company that stands behind its own name: "Norvolt" "Energy", "Lumen" "Foods". Not where
    that may be a surname behind a given name: "Ana" "Gold"."""
    own = text[n.start : n.end]
    trade = _CAPITALISED_WORD.match(text, n.end, after) if n.type != "place" and own.isalpha() else None
    if trade is None or fold(trade.group(1)) not in TRADES | DESIGNATORS:
        return n
    if is_given_name(fold(own)) and fold(trade.group(1)) in SURNAMES_TOO:
        return n
    return n if fold(own) in TITLES else replace(n, end=trade.end(), type="organization")


def _are_none(printed: list[str]) -> bool:
    """Whether the words of a name are none: each alone is none, or they are an office ("PRIME MINISTER")."""
    folded = [fold(word) for word in printed]
    office = bool(folded) and folded[-1] in EXCLUSIVE and all(word in TITLES for word in folded)
    return (office and not is_given_name(folded[-1])) or all(_is_none(word) for word in printed)


def _is_none(word: str) -> bool:
    """Whether a word alone is no name: a common word, a title, or an abbreviated American state ("D-Md.")."""
    folded = fold(word)
    return folded in NOT_NAMES or folded in _BARE_TITLES or bool(_STATE.fullmatch(word))


_BARE_TITLES = words("titles/bare")
_NUMBERS = words("roles/numbers")


def _by_sources(names: list[NameMention], text: str, sources: list[Stretch], small: Set[str]) -> list[NameMention]:
    """``names`` set right by the sources: cut where they run over an edge of one, and those added that nobody marked: a
    run of capitalised words that a source consists of."""
    known = Names(tuple(names))
    changed: dict[NameMention, NameMention] = {}
    added: dict[tuple[int, int], NameMention] = {}
    tagged, tagged_words = {n.start for n in names}, {word for n in names for word in text[n.start : n.end].split()}
    for source in sources:
        for n in known.within(source.start - 40, source.start):
            if n.end == source.end and not _inside_word(text, source.start - 1):
                changed[n] = replace(n, start=source.start)
        for n in known.within(source.start, source.end):
            if n.end > source.end and text[source.end : source.end + 1] in " '’" and not _is_named_on(n, text, source):
                changed[n] = replace(n, end=source.end)
        run = _run_of_capitals(text, source, small)
        if run is None or (run == source and run.start not in tagged and _only_opens(text, run, tagged_words)):
            continue
        over = [n for n in known.within(max(0, source.start - 60), run.end) if n.end > run.start and n not in changed]
        if not over:
            sort: NameType = "organization" if is_company_spelling(text[run.start : run.end]) else "person"
            added[(run.start, run.end)] = NameMention(run.start, run.end, sort, 0.5)
        elif len(over) == 1 and over[0].type == "person" and run.start <= over[0].start and over[0].end <= run.end:
            start = over[0].start if _opens_with_noun(text, run, over[0]) else run.start
            changed[over[0]] = replace(over[0], start=start, end=run.end)
    kept = [changed.get(n, n) for n in names]
    return _joined(sorted([n for n in kept if n.end > n.start] + list(added.values()), key=START), text)


def _only_opens(text: str, run: Stretch, tagged: Set[str]) -> bool:
    """Whether ``run`` is one word, in none of the ``tagged`` names and no given name, that has its capital from the
    sentence it opens ("Management said")."""
    word = text[run.start : run.end]
    if " " in word or word in tagged or is_given_name(fold(word)) or not word[1:].islower():
        return False
    if is_known_organization(word) or country_of(word) is not None:
        return False
    return _SENTENCE_HEAD.search(text, max(0, run.start - 5), run.start) is not None


def _opens_with_noun(text: str, run: Stretch, n: NameMention) -> bool:
    """Whether the first word of ``run`` stands before a full name ``n``, is none that people are given, and has its
    capital from the sentence it opens ("Headliner Ana Brandt")."""
    words, name = text[run.start : n.start].split(), text[n.start : n.end].split()
    if not words or len(name) < 2 or _SENTENCE_HEAD.search(text, max(0, run.start - 5), run.start) is None:
        return False
    first = fold(words[0])
    return not is_given_name(first) and first not in PARTICLES and not is_family_first((first, *map(fold, name)))


def _is_named_on(n: NameMention, text: str, source: Stretch) -> bool:
    """Whether the one word of a person's name behind an edge of a source is its surname: "Ana" of "Ana Brandt"."""
    rest = text[source.end : n.end].split()
    return n.type == "person" and len(rest) == 1 and rest[0][:1].isupper() and not is_common(rest[0])


def _run_of_capitals(text: str, source: Stretch, small: Set[str]) -> Stretch | None:
    """The name that ends the core of a source by its capitals alone, titles and common nouns before it left out.

    ``small``: the words that the text prints in small letters; one of them alone at the head of a sentence is no name,
    nor is a lone word after "the" ("the Portuguese").
    """
    m = _CAPITALS.match(text, source.start, source.end) or _CAPITALS.search(text, source.start, source.end)
    if (
        m is None
        or _GLUED.match(text, m.end())
        or text[m.end() : source.end].lstrip("'’s")[:1] not in ("", ",", "(", ";", "-", "–", ".")
    ):
        return None
    words = [(w.start() + m.start(), w.end() + m.start()) for w in re.finditer(r"\S+", m.group())]
    while words and is_common(text[slice(*words[0])]):
        words.pop(0)
    if (
        not words
        or len(words) > LONGEST + 1
        or any(is_common(text[slice(*w)]) and fold(text[slice(*w)]) not in PARTICLES | SUFFIXES for w in words)
    ):
        return None
    last = fold(text[slice(*words[-1])])
    if last in _NUMBERS:
        return None
    if len(words) == 1 and text[source.start : words[0][0]].lower() == "the ":
        return None
    if len(words) == 1 and _DESCRIBED.fullmatch(text, source.start, words[0][0]) and country_of_adjective(last):
        return None
    opens = len(words) == 1 and words[0][0] == source.start
    if opens and sense_of(last).plural and not text[words[-1][1] :].startswith(("'", "’")):
        return None
    if len(last) < 2 or (opens and last in small):
        return None
    return Stretch(words[0][0], words[-1][1])
