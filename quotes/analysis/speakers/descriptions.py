"""Speakers who are described and not named: what they are, and whom the words before "who" describe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.analysis.speakers.entities import Entity, EntitySet
from quotes.analysis.speakers.mentions import Mention, Names
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.names.lists import head_of_list
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.body_kinds import OF_TRADES, kinds_of
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import PersonName, fold
from quotes.lexicon.proper_names import is_organization_name, without_article
from quotes.lexicon.relations import ANY_OF_FAMILY
from quotes.lexicon.word_lists import words
from quotes.model import SpeakerType, Stretch

_ANTECEDENT = re.compile(r"(?:[\w.’'\-]+\s+){0,6}[\w’'\-]+[,\s–—-]{1,4}$")
_APPOSED = re.compile(r"(?:,|\s(?:is|was))\s+$")
_APPOSED_BODY = re.compile(r"\A(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) [^,]*[a-z], (?P<name>(?:[A-ZÀ-Þ][\w&.’'-]*\s?)+)\Z")
"""A body described, with its name behind a comma: The mining company, Tarn Works."""
_OF_PEOPLE = re.compile(r"\s(?:about|among|by|for|from|in|of|on|with)\s")
LONGEST_NAME = 40
"""Code points before the words in which a name begins that reaches into them."""
_SHORT_FORM = re.compile(r"\s[(\[]([A-Z]\w{1,8})[)\]]")
"""What several or a body are called by from there on: "twelve conservation charities" [CCs]."""
AHEAD = 6
"""Paragraphs behind a description in which a first naming of somebody counts."""
MOST_NAMED_SOON = 6
"""So many first named there may be meant."""
_KIN_ACTS = re.compile(
    r"(?:\A|(?<=[.!?”\"\n\r]\s)|(?<=[\n\r]))(?:[A-ZÀ-Þ][\w-]+(?:['’]s?)|His|Her|Their)\s(?:(?:elder|eldest|older|younger|youngest)\s)?"
    rf"(?P<kin>{ANY_OF_FAMILY})(?:,\s[^.;:,“”\"]{{2,60}},)?\s[a-z]+"
)
"""The kin of somebody at the head of a sentence, with a verb right behind: no name stands there."""
KIN_REACH = 2000
"""Code points of a paragraph before a pronoun in which kin are looked for: the time stays bounded."""
_SOME = re.compile(r"(?:some|many|several|few|others)\b", re.IGNORECASE)  # "some here", "many in the town"
_CAPITALISED = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*")
_DETERMINERS = words("function/determiners_and_numbers")
_FUNCTION_WORDS = words("function/in_descriptions")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody whom nobody known of the article is, and who is no entity before that is decided: of ``type``, called
    ``label`` where ``mention`` stands. ``person``: the name of a person who is named there."""

    mention: Mention
    type: SpeakerType
    label: str
    person: PersonName | None = None


def create_entity(entity_set: EntitySet, new: Newcomer) -> Entity:
    """A new entity of ``entity_set`` for ``new``."""
    m = new.mention
    if new.person is not None:
        return entity_set.add_person(new.person, m.start)
    apposed = _APPOSED_BODY.search(new.label) if new.type == "organization" else None
    bare = without_article(apposed["name"] if apposed else new.label)
    named = (
        new.type == "organization"
        and " " in bare
        and bare.split()[-1][0].isupper()
        and (apposed or is_organization_name(bare))
    )
    label = bare if named else new.label
    e = entity_set.add_other(new.type, label, m.start, m.head)
    e.gender_score = 4.0 * m.sense.gender_score
    short = _SHORT_FORM.match(entity_set.regions.text, m.end)
    if short is not None:
        entity_set.add_acronym(e, short.group(1))
    return e


def people_named(m: Mention, names: Names, entity_set: EntitySet) -> list[Entity]:
    """The people whom ``m`` names, each once; none where no two names stand there."""
    named = [entity_set.at.get(n.start) for n in names.within(m.start, m.end) if n.type == "person"]
    people = [e for e in named if e is not None and e.type == "person"]
    return list(dict.fromkeys(people)) if len(people) > 1 else []


def names_of_all(m: Mention, names: Names, entity_set: EntitySet) -> str:
    """The full names of the two and more people whom ``m`` names; "" where it names fewer."""
    full = list(dict.fromkeys(e.name for e in people_named(m, names, entity_set)))
    return f"{', '.join(full[:-1])} and {full[-1]}" if len(full) > 1 else ""


def named_soon(
    m: Mention, entities: Sequence[Entity], regions: TextRegions, types: Sequence[SpeakerType]
) -> list[Entity]:
    """Those of ``types`` whom the article names first soon after ``m``: "an expert" may be introduced below."""
    paragraph = regions.paragraph(m.start)
    found = [
        e
        for e in entities
        if e.type in types
        and e.occurrences
        and e.occurrences[0].start >= m.end
        and e.occurrences[0].paragraph <= paragraph + AHEAD
    ]
    return sorted(found, key=lambda e: e.occurrences[0].start)[:MOST_NAMED_SOON]


def kin_before(m: Mention, regions: TextRegions, names: Names) -> bool:
    """Whether somebody of no name acts before ``m``, a pronoun or an age, in its paragraph, who is told by a word for
    kin that suits it, with nobody named between: "Brandt’s sister wept. “No,” she said"."""
    if m.kind == "pronoun" and not m.sense.gender_score:
        return False
    start = max(regions.paragraphs[regions.paragraph(m.start)], m.start - KIN_REACH)
    last = None
    for found in _KIN_ACTS.finditer(regions.text, start, m.start):
        if regions.quotation(found.start()) < 0:
            last = found
    sex = m.sense.gender_score
    if last is None or (sex and sense_of(last["kin"].lower()).gender_score != sex):
        return False
    between = names.within(last.start("kin"), m.start)
    return not any(n.type == "person" and regions.quotation(n.start) < 0 for n in between)


_HANDLE = re.compile(r"(?:\A|\s)(?:@\w|user\s\S+\Z)")
"""Who posts under no name of theirs: "@harbourwatch", "user bluefin88"."""


def type_of(m: Mention) -> SpeakerType:
    """What kind of speaker a description tells of."""
    if m.sense.plural or m.sense.sort == "group":
        return "document" if m.sense.sort == "document" else "group"
    if (_SOME.match(m.label) and not m.sense.known) or not any(map(str.isalpha, m.label)):  # "some hundred", "61%"
        return "group"
    if m.sense.sort == "person" or _HANDLE.search(m.label):
        return "anonymous"
    if m.sense.sort == "organization":
        return "organization"
    is_body = _is_capitalised(m) or bool(kinds_of(m.head) - OF_TRADES)
    return "organization" if is_body and not m.sense.known else "document"


def _is_capitalised(m: Mention) -> bool:
    """Whether the head of the described ``m`` is printed with a capital."""
    return bool(m.head) and any(fold(w.group()) == m.head for w in _CAPITALISED.finditer(m.label))


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom the words at ``place``, just before "who", describe."""

    who: Entity | Newcomer
    place: Stretch


def _people_at_end(text: str, phrase: Stretch, last: int, names: Names, *, determined: bool) -> int | None:
    """Where those begin whom the end of ``phrase`` describes: the whole of it, the last complement of what is no person
    ("Green lawmakers" in "the point of contention for Green lawmakers"), or its ``last`` word alone where a name stands
    before it. None where no word for several ends a phrase that begins with a name."""
    start, end = phrase.start, phrase.end
    noun = sense_of(fold(text[last:end]))
    if not determined and _is_named_in(names, start, end):
        return last if noun.plural else None
    m = read_mention(text, phrase, names)
    *_, preposition = (None, *_OF_PEOPLE.finditer(text, m.start, m.end))
    if preposition is None or (m.sense.known and m.sense.sort not in ("document", "thing")):
        return start
    if not (noun.known and noun.plural and noun.sort == "group"):
        return start
    return last if _is_named_in(names, preposition.end(), end) else preposition.end()


def _is_named_in(names: Names, start: int, end: int) -> bool:
    """Whether a name reaches into [start, end)."""
    return any(n.end > start for n in names.within(start - LONGEST_NAME, end))


def antecedent(m: Mention, regions: TextRegions, names: Names, entity_set: EntitySet) -> Antecedent | None:
    """Whom the words just before "who" describe: the person they are an apposition of, else somebody described."""
    opening = regions.sentence_start(m.start)
    before = _ANTECEDENT.search(regions.text[max(opening, m.start - 70) : m.start])
    if before is None:
        return None
    start = m.start - len(before.group())
    words = list(re.finditer(r"\S+", before.group()))
    first = next((w for w in reversed(words) if w.group().lower() in _DETERMINERS or w.group()[0].isdigit()), None)
    if first is None:
        first = words[-1]
        for w in reversed(words[-3:]):
            if w.group().lower() in _FUNCTION_WORDS:
                break
            first = w
    last = start + words[-1].start()
    start += first.start()
    end = start + len(regions.text[start : m.start].rstrip(" ,–—-"))
    if any(n.end >= end for n in names.within(start, m.start)):
        return None
    phrase = Stretch(start, end)
    people = _people_at_end(regions.text, phrase, last, names, determined=first.group().lower() in _DETERMINERS)
    if people is None:
        return None
    head = head_of_list(regions.text, people)
    start = people if head is None or head < opening else head
    place = Stretch(start, end)
    owner = _APPOSED.search(regions.text[max(opening, start - 60) : start])
    if owner:
        end = start - len(owner.group())
        person = next((entity_set.at.get(n.start) for n in names.within(end - 40, end) if n.end == end), None)
        if person is not None and person.type == "person":
            return Antecedent(person, place)
    inner = read_mention(regions.text, Stretch(start, m.start), names)
    if inner.kind != "description" or not inner.words:
        return None
    known = entity_set.organisation(inner.words)
    return Antecedent(known or Newcomer(inner, type_of(inner), inner.label), place)
