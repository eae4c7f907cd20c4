"""Names set right by the sources of words: cut at the edges of a source, or added where it is a run of capitals."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from quotes.analysis.attribution import NameMention, NameType
from quotes.analysis.speakers.mentions import PRONOUNS, Names
from quotes.analysis.speakers.names.told_bodies import is_of_several
from quotes.analysis.speakers.names.whole_names.courtesy_names import NICKNAMED
from quotes.analysis.speakers.names.whole_names.missed_words import LONGEST
from quotes.analysis.speakers.names.whole_names.word_edges import is_inside_word, joined_fragments
from quotes.lexicon.companies import TRADES, is_known_organization
from quotes.lexicon.nouns import ORGANIZATION, sense_of
from quotes.lexicon.person_names import PARTICLE, PARTICLES, SIGNS, SUFFIXES, fold, is_family_first, is_given_name
from quotes.lexicon.places import country_of, country_of_adjective
from quotes.lexicon.proper_names import is_common, is_company_spelling
from quotes.lexicon.word_lists import words
from quotes.model import START, Stretch

_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"  # an empty line ends a name
_CAPITALS = re.compile(
    rf"(?<![\w.])(?:\d+[a-z]\w*)?[A-ZÀ-Þ][\w{SIGNS}.’'\-]*(?:{_GAP}(?:{PARTICLE}{_GAP})*[A-ZÀ-Þ][\w{SIGNS}.’'\-]*)*"
)
_GLUED = re.compile(r"\(\w{1,3}\)\s\w")
"""Letters in brackets that belong to the word before them: "the TU(W) leader"."""
_BEHIND_NOUN = re.compile(
    r"(?<![\w’'-])(?P<noun>[a-z]+(?:-[a-z]+)?) "
    r"(?P<run>[A-ZÀ-Þ][\w&/’'.-]*(?: (?:[a-z]{2,3} ){0,2}[A-ZÀ-Þ][\w&/’'.-]*){0,7})\Z"
)
_DESCRIBED = re.compile(r"(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat) (?:[\w-]+ ){0,3}")
_SENTENCE_HEAD = re.compile(r"(?:\A|[.!?][”\"’')]*\s+|[\n\r]\s*)\Z")
LONGEST_PRONOUN = 5
"""Code points of a source that may be a pronoun of a speaker: "they"."""
SHORTEST_NAMED = 8
"""Code points of a source that has a noun and a name behind it, at least: "firm Falk"."""
_NUMBERS = words("roles/numbers")


def aligned_with_sources(
    names: list[NameMention], text: str, sources: list[Stretch], small: Set[str]
) -> list[NameMention]:
    """``names`` set right by the sources: cut where they run over an edge of one, and those added that nobody marked: a
    run of capitalised words that a source consists of."""
    known = Names(tuple(names))
    changed: dict[NameMention, NameMention] = {}
    added: dict[tuple[int, int], NameMention] = {}
    tagged, tagged_words = {n.start for n in names}, {word for n in names for word in text[n.start : n.end].split()}
    for source in sources:
        if source.end - source.start <= LONGEST_PRONOUN and text[source.start : source.end].lower() in PRONOUNS:
            continue
        for n in known.within(source.start - 40, source.start):
            nicknamed = NICKNAMED.match(text, n.start, n.end) is not None
            if n.end == source.end and not nicknamed and not is_inside_word(text, source.start - 1):
                changed[n] = replace(n, start=source.start)
        for n in known.within(source.start, source.end):
            if n.end > source.end and text[source.end : source.end + 1] in " '’" and not _is_named_on(n, text, source):
                changed[n] = replace(n, end=source.end)
        body = _body_behind_noun(text, source) if source.end - source.start > SHORTEST_NAMED else None
        if body is not None and not any(n.end > body.start for n in known.within(source.start - 60, body.end)):
            added[(body.start, body.end)] = NameMention(body.start, body.end, "organization", 0.5)
            continue
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
    return joined_fragments(sorted([n for n in kept if n.end > n.start] + list(added.values()), key=START), text)


def _body_behind_noun(text: str, source: Stretch) -> Stretch | None:
    """The capitalised words that end a source, right behind a noun for a body or for several who do one work, which
    tells what bears that name: "a report by the campaign group" Hands off Our Quays; "analysts" Falk//Reuss."""
    named = _BEHIND_NOUN.search(text, source.start, source.end)
    if named is None:
        return None
    noun = fold(named["noun"])
    of_several = is_of_several(noun) and " and " not in named["run"]
    is_body = noun in ORGANIZATION or noun.replace("-", " ") in ORGANIZATION or of_several
    first, *more = [fold(word) for word in named["run"].split()]
    is_body = is_body or (bool(more) and more[-1] in TRADES and not is_given_name(first))
    return Stretch(*named.span("run")) if is_body else None


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
    """Whether the one word of a person's name behind an edge of a source is its surname: "Ana" of "Ana Brandt"; or
    what stands there the country of a body's: "Tarn Radio" of "Tarn Radio Kenya"."""
    rest = text[source.end : n.end].split()
    if n.type == "organization" and country_of(" ".join(rest)) is not None:
        return True
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
