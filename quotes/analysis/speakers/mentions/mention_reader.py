"""A source of an article -> the mention that stands there, read by itself."""

from __future__ import annotations

import re

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.mentions import HE, OWNERS, PRONOUNS, SHE, THEY, WE, Mention, Names, content_words
from quotes.analysis.speakers.mentions.appositions import apposed_person, body_behind
from quotes.analysis.speakers.mentions.boundaries import behind_opening_clause, with_name_behind, without_scraps
from quotes.analysis.speakers.mentions.coordination import names_several
from quotes.analysis.speakers.mentions.heads import head_noun, named_head, sense_of_core
from quotes.lexicon.body_kinds import kinds_of
from quotes.lexicon.nouns import Sense
from quotes.lexicon.person_names import TITLES, fold, parse_name, plain
from quotes.lexicon.word_lists import words
from quotes.model import Stretch

_CLAUSE = re.compile(r",\s+(?:who|whom|whose|that)\s.*$|,?\s+(?:which|where|including)\s.*$", re.S)
"""What is told by the way of somebody described; a clause without a comma says who it is: "a man who saw it"."""
_RELATIVE_CLAUSE = re.compile(r"(?:who|whom)\s+(?:\S+\s*){1,12}$")
_SUBJECT = re.compile(r"(?:he|she)\s(?!(?:and|or|who|whom|whose)\b)")
"""A pronoun that somebody acts by, with words that a source has not: "he then"."""
_SUBJECT_AT_END = re.compile(r",\s(?:he|she)\Z")
_THEIR_PARTY = re.compile(
    r"(?:[Hh]er|[Hh]is|[Ii]ts|[Tt]heir|[Oo]ur)\s(?:[a-z][\w-]*\s){0,3}([A-Z][\w’-]*(?:\s[A-Z][\w’-]*)+)"
)
"""A name with whose it is: "Her left-wing" Social Democrats."""
_COUNTING = words("function/determiners_and_numbers")


def read_mention(text: str, source: Stretch, names: Names) -> Mention:
    """Read the source at ``source``; ``names``: those of ``text``. Never raises, whatever stands there."""
    known = names.mentions.get(source)
    if known is None:  # one source is asked for by what decides on it, what stands around it and what explains it
        known = names.mentions[source] = _read(text, source, names)
    return known


def _read(text: str, source: Stretch, names: Names) -> Mention:
    start, end = without_scraps(text, source)
    start = behind_opening_clause(text, start, end, names)
    around = names.around(start, end)
    if around is not None:
        start, end = around.start, around.end
    elif start < end and all(fold(w) in TITLES for w in text[start:end].split()):
        start, end = with_name_behind(text, start, end, names)
    said = text[start:end]
    folded = said.lower().strip(" .,'’")
    if folded in PRONOUNS:
        return _pronoun(start, end, folded)
    subject = _RELATIVE_CLAUSE.match(folded) or _SUBJECT.match(folded)
    if subject is not None:
        return _pronoun(start, start + folded.index(" "), folded.split()[0])
    if _SUBJECT_AT_END.search(folded):
        return _pronoun(end - len(folded.split()[-1]), end, folded.split()[-1])
    inside = names.within(start, end)
    if names_several(text, start, end, inside):
        return _described(text, start, end, Stretch(start, end), Sense("group", True, 0, True), "")
    name, core = named_head(text, start, end, inside)
    if name is not None:
        titled = parse_name(text[start : name.end])
        sort = Sense("person" if name.type == "person" else "organization", False, titled.gender_score, True)
        return _named(text, start, end, core, sort, name)
    head = head_noun(text, core)
    sense = sense_of_core(text, core, end, head)
    alone = sense.sort in ("person", "organization") and not sense.plural and "," not in text[start:end]
    apposed = apposed_person(text, end, names, is_person=sense.sort == "person") if alone else None
    if apposed is not None:
        return _named(text, start, end, core, Sense("person", False, sense.gender_score, True), apposed)
    is_body = sense.sort == "organization" or bool(kinds_of(head))  # a publisher may be either
    called = body_behind(text, core, end, names) if is_body and not sense.plural else None
    if called is not None:
        return _named(text, start, end, core, sense, called)
    return _described(text, start, end, core, sense, head)


def _pronoun(start: int, end: int, folded: str) -> Mention:
    gender_score = 1 if folded in SHE else -1 if folded in HE else 0
    plural = folded in THEY | WE | {"these"}
    sort = Sense("person" if gender_score else "group" if plural else "thing", plural, gender_score, True)
    return Mention(start, end, "pronoun", folded, None, sort, "", frozenset(), "", Stretch(start, end), "")


def _named(text: str, start: int, end: int, core: Stretch, sense: Sense, name: NameMention) -> Mention:
    label = text[name.start : name.end]
    return Mention(start, end, "name", "", name, sense, "", content_words(label), label, core, "")


def _described(text: str, start: int, end: int, core: Stretch, sense: Sense, head: str) -> Mention:
    first = re.match(r"\w+", text[core.start : core.end])
    word = first.group().lower() if first else ""
    owner = word if word in OWNERS else ""
    if word in {"the", "this", "that", "these", "those"}:
        definite = "the"
    elif word in {"a", "an", "one", "another", "some", "many", "several"}:
        definite = "a"
    else:
        definite = "own" if owner or re.search(r"['’]s?\s", text[core.start : core.end]) else ""
    said = text[start:end]
    short = _CLAUSE.sub("", said)
    party = _THEIR_PARTY.fullmatch(short)
    short = party.group(1) if party else short
    label = plain(re.sub(r"\s+", " ", short if content_words(short) - _COUNTING else said).strip(" ,–—-"))
    words = content_words(text[core.start : core.end])
    return Mention(start, end, "description", head, None, sense, definite, words, label, core, owner)
