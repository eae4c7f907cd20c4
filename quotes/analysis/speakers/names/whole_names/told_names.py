"""Names of bodies that the engine saw half or not at all, made whole by what the article tells elsewhere: the short
form in brackets behind a name, and the source that consists of nothing but the name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.mentions import Names
from quotes.lexicon.body_kinds import OF_THE_STATE, kinds_of
from quotes.lexicon.nouns import ORGANIZATION, sense_of, sense_of_phrase, singular
from quotes.lexicon.person_names import TITLES, fold, is_given_name
from quotes.lexicon.places import country_of, country_of_adjective
from quotes.lexicon.proper_names import is_common
from quotes.lexicon.word_lists import words
from quotes.model import START, Stretch

_SHORT = re.compile(r"[(\[](?<=\s.)(?P<letters>[A-Z]{2,8})[)\]]")
_RUN_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][\w&’'-]*\s(?:(?:and|de|for|in|of|on|the|to)\s){0,2}){0,8}[A-ZÀ-Þ][\w&’-]*\Z")
_CAPITAL = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ]")
LONGEST = 90
"""Code points of a name in full before its short form."""
_RUN = re.compile(
    r"(?:[Tt]he\s)?(?P<run>[A-ZÀ-Þ][\w&-]*(?:\s(?:(?:for|of|on|the)\s){0,2}[A-ZÀ-Þ][\w&-]*)+)(?=\Z|,|\s[(\[]|\s(?:at|in)\s)"
)
_SENTENCE_HEAD = re.compile(r"(?:\A|[.!?][”\"’')]*\s+|[“\"]|[\n\r]\s*)\Z")
_COMPOUND = re.compile(r"[A-ZÀ-Þ]\w+-[a-z]+\Z")
_NUMBERS = words("roles/numbers")
_LINK = re.compile(r"\s(?:for|of|on)\s")
_OF_ONE_STATE = OF_THE_STATE - {"city", "country"}
"""Kinds of body that every state has, and that are called without its adjective as well."""


def with_short_forms(names: Sequence[NameMention], text: str) -> list[NameMention]:
    """``names`` with each body named whole where its initials stand in brackets behind it: "Harbour Data Services’"
    (HDS). What was taken for the name of a person, there or by the initials, is the body's; a place stays one."""
    full = {m["letters"]: where for m in _SHORT.finditer(text) if (where := _spelt_out(text, m)) is not None}
    if not full:
        return list(names)
    known = Names(tuple(names))
    wholes = list[NameMention]()
    for where in full.values():
        over = [n for n in known.within(where.start - LONGEST, where.end) if n.end > where.start]
        start = min([where.start, *(n.start for n in over)])
        if not any(n.end > where.end or (n.type == "place" and n.start <= where.start) for n in over):
            wholes.append(NameMention(start, where.end, "organization", 0.9))
    bodies = (
        replace(n, type="organization") if n.type == "person" and text[n.start : n.end] in full else n for n in names
    )
    return _merged(list(bodies), wholes)


def _merged(names: Sequence[NameMention], wholes: Sequence[NameMention]) -> list[NameMention]:
    """``names`` with ``wholes`` in place of those that overlap them."""
    starts = sorted((n.start, n.end) for n in wholes)
    kept = list(wholes)
    for n in names:
        i = bisect_left(starts, (n.end, 0)) - 1
        if i < 0 or starts[i][1] <= n.start:
            kept.append(n)
    return sorted(kept, key=START)


def _spelt_out(text: str, short: re.Match[str]) -> Stretch | None:
    """The words before ``short`` whose initials it has; None where there are none, or they may be a person's name."""
    end = short.start() - 1
    end -= text.endswith(("'", "’"), 0, end)
    run = _RUN_BEFORE.search(text, max(0, end - LONGEST), end)
    if run is None:
        return None
    for capital in reversed(list(_CAPITAL.finditer(text, run.start(), run.end()))):
        initials = "".join(m[0] for m in _CAPITAL.finditer(text, capital.start(), run.end()))
        if len(initials) >= len(short["letters"]):
            first = fold(text[capital.start() : run.end()].split()[0])
            person = is_given_name(first) or first in TITLES
            return Stretch(capital.start(), run.end()) if initials == short["letters"] and not person else None
    return None


def with_sources(names: Sequence[NameMention], text: str, sources: Sequence[Stretch]) -> list[NameMention]:
    """``names``, with that of a body whole where a source is nothing but a run of capitalised words around it, the last
    of them a noun for a body or the end of its name: "the American Brewing" "Associations"."""
    known, wholes = Names(tuple(names)), dict[int, NameMention]()
    for source in sources:
        run = _RUN.match(text, source.start, source.end)
        inside = known.within(run.start("run") - len("the "), run.end("run")) if run else []
        if run is None or not inside or any(n.type == "person" or n.end > run.end("run") for n in inside):
            continue
        whole = Stretch(*run.span("run"))
        if _is_body(text, whole, inside) or _is_called_after_a_place(text, whole, source, inside):
            start = min(run.start("run"), inside[0].start)
            wholes[start] = NameMention(start, run.end("run"), "organization", 0.9)
    return _merged(names, list(wholes.values()))


def _is_body(text: str, run: Stretch, inside: Sequence[NameMention]) -> bool:
    """Whether ``run`` with the names ``inside`` it is the name of one body."""
    printed = text[run.start : run.end]
    plain = [fold(word) for word in printed.split()]
    head = fold(_LINK.split(printed, maxsplit=1)[0].split()[-1])
    if sense_of(singular(head)).sort == "person" or (head in TITLES and head not in ORGANIZATION):
        return False
    if printed.isupper() or not any(n.type == "organization" for n in inside):
        return False
    is_end = inside[-1].end == run.end and inside[-1].type == "organization"
    if (
        inside[0].start == run.start
        and inside[0].type == "organization"
        and country_of(text[inside[-1].start : run.end])
    ):
        return True  # "Tarn" "Radio" "Kenya"
    several = is_end and " " in text[inside[-1].start : run.end]
    if not several and "person" in (sense_of_phrase(plain[-2:]).sort, sense_of(singular(plain[-1])).sort):
        return False
    if any(_is_no_part(word) for word in _outside(text, run, inside)) or any(map(_COMPOUND.search, printed.split())):
        return False
    if country_of_adjective(plain[0]) is not None and kinds_of(plain[-1]) & _OF_ONE_STATE:
        return False
    is_noun = plain[-1] in ORGANIZATION or singular(plain[-1]) in ORGANIZATION
    return is_end or is_noun or sense_of_phrase(plain[-2:]).sort == "organization"


def _is_called_after_a_place(text: str, run: Stretch, source: Stretch, inside: Sequence[NameMention]) -> bool:
    """Whether ``run``, words and the place that ends it, is a whole ``source``: several words or a noun for a body,
    "Police Tarn"; or else one that opens no sentence or is a label, "Heritage Tarn: …". What is called so and is a
    place, "Upper Tarn", speaks no less."""
    place, words = inside[0], text[run.start : inside[0].start].split()
    if run.start != source.start or len(inside) > 1 or place.type != "place" or place.end != run.end:
        return False
    bodies = all(fold(word) in ORGANIZATION or not (is_common(word) or _is_no_part(word)) for word in words)
    if not words or not bodies:
        return False
    sure = len(words) > 1 or fold(words[0]) in ORGANIZATION or text.startswith(":", source.end)
    return sure or _SENTENCE_HEAD.search(text, max(0, run.start - 5), run.start) is None


def _is_no_part(word: str) -> bool:
    """Whether a capitalised word before or behind the name of a body is not of it: a given name, a title, a number, an
    agency, or "Tarn-based"."""
    folded = fold(word)
    is_title = folded in TITLES and folded not in ORGANIZATION
    if is_given_name(folded) or is_title or folded in _NUMBERS or _COMPOUND.search(word):
        return True
    return word.isupper() and len(word) > 1 and country_of_adjective(word) is None


def _outside(text: str, run: Stretch, inside: Sequence[NameMention]) -> list[str]:
    """The words with a capital of ``run`` that none of the names ``inside`` it has."""
    found = re.finditer(r"[A-ZÀ-Þ]\S*", text[run.start : run.end])
    places = [(m.start() + run.start, m.group()) for m in found]
    return [word for at, word in places if not any(n.start <= at < n.end for n in inside)]
