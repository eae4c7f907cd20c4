"""The people and organisations of an article: its name mentions gathered into one entity for each somebody."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.analysis.deadline import watched
from quotes.analysis.speakers.entities import FAR, NAMESAKES, Entity, EntitySet
from quotes.analysis.speakers.introductions import called_for, introduce, introduce_bodies, notice_ages, notice_pronouns
from quotes.analysis.speakers.mentions import content_words
from quotes.analysis.speakers.names.aliases import add_bracketed_names, join_aliases, misspelt
from quotes.analysis.speakers.names.capitals import without_capitals
from quotes.analysis.speakers.names.families import with_family_names
from quotes.analysis.speakers.names.name_candidates import choose_person, with_corrected_surname
from quotes.analysis.speakers.names.namesakes import surnames_of_two
from quotes.analysis.speakers.names.short_forms import join_short_bodies
from quotes.analysis.speakers.printed_people import people_and_others
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.companies import without_legal_form
from quotes.lexicon.nouns import role_word
from quotes.lexicon.person_names import (
    MAN,
    PARTICLE,
    PARTICLES,
    PEERAGE,
    POSSESSIVE,
    WOMAN,
    PersonName,
    family_of,
    fold,
    gender_score_of,
    is_given_name,
    parse_name,
    plain,
)
from quotes.lexicon.places import country_of
from quotes.lexicon.proper_names import is_common, without_article
from quotes.model import Stretch

_CAPITALISED = re.compile(r"[A-ZÀ-Þ](?<!\w.)[\w’'\-]+")
_NAME_IN_TITLE = re.compile(
    rf"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*\.?(?: [A-ZÀ-Þ][\w’'-]*\.?){{0,3}}(?: {PARTICLE})* [A-ZÀ-Þ][\w’-]+"
)
_OF_SONS = frozenset(["jr", "junior", "sr", "senior", "ii", "iii"])
_OF_A_SON = -4.0
"""Log-odds of being a woman that such a suffix tells: hardly a woman has one."""
MOST_OF_TITLE = 300
"""Code points of a headline in which names are sought."""
_ACRONYM_AFTER = re.compile(r"['’]?[,\s]*[(\[]?(?:or |known as )?(?:the )?[“\"]?([A-Z][A-Z.&]{1,9})[”\"]?[,)\]]")
_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Between the words of a name that a post prints without spaces: HarbourCouncil."""
_OWNED = re.compile(
    r"(?:['’]s?)?\s+((?:presidential |reelection |re-election |transition )?"
    r"(?:campaign|camp|administration|team|office|"
    r"government|foundation|organization))\b"
)


def gather_entities(
    names: tuple[NameMention, ...],
    regions: TextRegions,
    sources: list[Stretch],
    title: str = "",
    checkpoint: Callable[[], None] = lambda: None,
) -> EntitySet:
    """The entities of an article from its name mentions, longest forms first, so that short forms find their full ones.
    ``title``: the headline, where it is no part of the text. ``checkpoint`` is called on the way."""
    people, others = people_and_others(watched(names, checkpoint), regions)
    entity_set = EntitySet(regions, sources, surnames_of_two(people, regions))
    people = with_family_names(people, regions)
    full = [p for p in people if len(p[1].parts) > 1 and not _is_peer(p[1])]
    for n, name in watched(sorted(full, key=lambda p: (-len(p[1].parts), p[0].start)), checkpoint):
        _place(entity_set, n, name)
    for e in watched(entity_set.entities, checkpoint):
        introduce(entity_set, e, e.occurrences)
    surnames = [e for e in entity_set.entities if e.parts][:NAMESAKES]
    lone = [p for p in people if len(p[1].parts) == 1 or _is_peer(p[1])]
    for n, name in watched(sorted(lone, key=lambda p: (not p[1].gender_score, not p[1].titles)), checkpoint):
        lone_name = len(name.parts) == 1
        _place(entity_set, n, with_corrected_surname(entity_set, name, n.start, surnames) if lone_name else name)
    join_aliases(entity_set, [n for n, _ in full], [n for n, _ in lone])
    add_bracketed_names(entity_set)
    _complete_by_title(entity_set, title)
    for n in watched(sorted(others, key=lambda n: (_is_acronym(regions.text, n), n.start)), checkpoint):
        _place_other(entity_set, n)
    join_short_bodies(entity_set)
    _add_unseen(entity_set)
    _add_owned(entity_set)
    _introduce_sole_bearers(entity_set, {n.start for n, _ in full})
    notice_pronouns(entity_set)
    introduce_bodies(entity_set)
    notice_ages(entity_set)
    for e in entity_set.entities:
        e.name = without_capitals(plain(e.name)) if e.type == "person" else plain(_usual_capitals(e))
    return entity_set


def _introduce_sole_bearers(entity_set: EntitySet, seen: set[int]) -> None:
    """Read what introduces each person whose surname nobody else in the article has, also beside short forms of the
    name; ``seen``: the starts of the full names, which were read before."""
    borne = Counter(family_of(e.parts) for e in entity_set.entities if e.type == "person" and e.parts)
    for e in entity_set.entities:
        if e.type == "person" and e.parts and borne[family_of(e.parts)] == 1:
            introduce(entity_set, e, [o for o in e.occurrences if o.start not in seen])


def _place(entity_set: EntitySet, n: NameMention, name: PersonName) -> None:
    """Put one name mention with the person it stands for, or make that person."""
    if not name.parts:
        return
    e = choose_person(entity_set, name, n.start)
    if e is None and len(name.parts) > 1:
        e = _peer(entity_set, name, n.start) if _is_peer(name) else misspelt(entity_set, name)
    if e is None:
        e = entity_set.add_person(name, n.start)
    elif len(name.parts) > 1 and not _is_peer(name):
        entity_set.take_fuller_name(e, name)
    entity_set.add_nickname(e, name.nickname)
    e.order = min(e.order, n.start)
    if len(name.parts) > 1:
        e.named_at = n.start if e.named_at is None else min(e.named_at, n.start)
    if name.suffix in _OF_SONS and not e.forms:
        e.add_gender_odds(_OF_A_SON)
    odds = 6.0 * name.gender_score if name.gender_score else gender_score_of(name.parts) if not e.forms else 0.0
    e.add_gender_odds(odds)
    e.add(entity_set.occurrence(n.start, n.end), POSSESSIVE.sub("", entity_set.regions.text[n.start : n.end]))
    offices = [t for t in name.titles if t not in MAN and t not in WOMAN]
    called = called_for(name.titles[-1], entity_set.regions.text, n.start) if name.titles else ()
    if offices or called:
        e.introduced.append(frozenset(role_word(t) for t in (*offices, *called)))
    entity_set.at[n.start] = e


def _is_peer(name: PersonName) -> bool:
    """Whether ``name`` is a title of nobility with a surname: "Lady Orlow", "Lord van Orlow"."""
    first, *surname = name.parts or ("",)
    return first in PEERAGE and sum(part not in PARTICLES for part in surname) == 1


def _peer(entity_set: EntitySet, name: PersonName, at: int) -> Entity | None:
    """Whom "Lady Orlow" is: the one of that surname and of her sex whom the article names in full."""
    found = choose_person(entity_set, replace(name, parts=name.parts[1:]), at)
    sex = 1 if name.parts[0] in WOMAN else -1
    return found if found is not None and len(found.parts) > 1 and found.gender_score * sex >= 0 else None


def _complete_by_title(entity_set: EntitySet, title: str) -> None:
    """Give those whom the text calls by one name only the full name that the headline has: a run of capitalised words
    that ends with it and begins with a given name, no word of which is a title or a common noun."""
    runs = [
        parse_name(m.group())
        for m in _NAME_IN_TITLE.finditer(title[:MOST_OF_TITLE])
        if not any(is_common(word) or POSSESSIVE.search(word) for word in m.group().split()[:-1])
        and not is_common(m.group().split()[-1])
        and is_given_name(fold(m.group().split()[0]))
    ]
    for e in entity_set.entities:
        if e.type == "person" and len(e.parts) == 1:
            found = {run.parts: run for run in runs if len(run.parts) > 1 and family_of(run.parts) == e.parts[0]}
            if len(found) == 1:
                entity_set.take_fuller_name(e, *found.values())


def _is_acronym(text: str, n: NameMention) -> bool:
    printed = text[n.start : n.end]
    return printed.isupper() and " " not in printed


def _usual_capitals(e: Entity) -> str:
    """The name of a body in the capitals that the article prints most: NASA rather than Nasa."""
    alike = {form: count for form, count in e.forms.items() if fold(form) == fold(e.name)}
    return max(alike, key=lambda form: (alike[form], form == e.name)) if alike else e.name


def _place_other(entity_set: EntitySet, n: NameMention) -> None:
    printed = POSSESSIVE.sub("", entity_set.regions.text[n.start : n.end])
    words = content_words(printed)
    if not words:
        return
    e = entity_set.organisation(words) or entity_set.organisation(content_words(without_legal_form(printed)))
    e = e or entity_set.organisation(content_words(_PARTS.sub(" ", printed)))
    if e is None:
        e = entity_set.add_other("organization", without_article(printed), n.start)
        e.is_place = n.type == "place" or country_of(printed) is not None
        after = _ACRONYM_AFTER.match(entity_set.regions.text, n.end)
        if after:
            entity_set.add_acronym(e, after.group(1))
    elif len(printed) > len(e.name):
        e.name = without_article(printed)
    e.order = min(e.order, n.start)
    e.add(entity_set.occurrence(n.start, n.end), printed)
    entity_set.at[n.start] = e


def _add_unseen(entity_set: EntitySet) -> None:
    """Find the places of known surnames that nobody marked as names."""
    owners: dict[str, Entity] = {}  # the one with most places; what is found here makes them only more
    for e in entity_set.entities:
        if e.type == "person" and e.parts:
            owner = owners.setdefault(family_of(e.parts), e)
            if len(e.occurrences) > len(owner.occurrences):
                owners[family_of(e.parts)] = e
    covered = sorted((o.start, o.end) for e in entity_set.entities for o in e.occurrences)
    for m in _CAPITALISED.finditer(entity_set.regions.text):
        word = fold(m.group())
        if word not in owners:
            continue
        i = bisect_right(covered, (m.start(), FAR)) - 1
        if i >= 0 and covered[i][1] > m.start():
            continue
        owner = owners[word]
        owner.add(
            entity_set.occurrence(m.start(), m.start() + len(POSSESSIVE.sub("", m.group()))),
            POSSESSIVE.sub("", m.group()),
        )
        entity_set.at[m.start()] = owner


def _add_owned(entity_set: EntitySet) -> None:
    """Make organisations of people: "the Clinton campaign", "Trump's team"."""
    text = entity_set.regions.text
    found = []
    for e in entity_set.entities:
        if e.type != "person":
            continue
        for o in e.occurrences:
            m = _OWNED.match(text, o.end)
            if m:
                found.append((o.start, m.end(), m.group(1)))
    for start, end, noun in sorted(found):
        label = text[start:end]
        org = entity_set.organisation(content_words(label))
        if org is None:
            org = entity_set.add_other("organization", label, start, noun.split()[-1])
        org.add(entity_set.occurrence(start, end), label)
