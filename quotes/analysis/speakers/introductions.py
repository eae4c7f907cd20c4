"""What an article tells of somebody beside the name: the words that introduce them, their sex, the kind of a body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from quotes.analysis.speakers.entities import Entity, EntitySet, Occurrence
from quotes.analysis.speakers.mentions import SHE
from quotes.analysis.speakers.mentions.appositions import CALLED
from quotes.lexicon.body_kinds import kinds_of
from quotes.lexicon.nouns import LIKE_PARTICIPLES, role_word, sense_of
from quotes.lexicon.offices import NOUNS_OF_TITLES
from quotes.lexicon.person_names import POSSESSIVE, WORD, fold
from quotes.lexicon.relations import ANY_OF_FAMILY
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives, words

_APPOSITION = re.compile(
    r"\s*(?:\(([^()]{1,60})\)|,\s+(?!(?:and|as|but|though|whereas|while)\s)(?:an?\s|the\s|who\s)?([^,.;:“”\"\n()]{3,90}(?:\s\([A-Z]\w{1,8}\))?)(?=[,.;:\n]))"
)
_SAID = re.compile(r"[\w,]\s(?:added|adds|said|says|tells|told)\b(?!\sto\b)")
"""In a clause behind a name that is no apposition: "when Lund left Holm, the director told the Post", "Holm,
tells the pilot"."""
_PREDICATE = re.compile(r"\s+(?:is|was|has been|became|serves as|served as)\s+(?:an?|the)\s+([^,.;:“”\"\n()]{3,70})")
_BACKWARDS = re.compile(r"\s*[\w.’'\-]+(?:\s+[\w.’'\-]+){0,6}")
"""The words right before a name, read from their end: a search for where they begin takes ten times as long."""
_OFFICE_OF_BODY = re.compile(r"(?:^|\s)([\w-]+)\s(?:of|to|for)\s((?:the\s)?(?:[A-Z][\w.’'-]*\s+){1,5}|the\s[a-z-]+\s)$")
"""An office with what it is held of, right before the name: "Ambassador to Turkey" Ana Lopes."""
_OF_FIELD = re.compile(r"\bof (?:[A-Za-z]+\s)?\Z")
"""Before a name, or a title that is none: "Minister of Justice" Ana Lopes."""
_LONGEST_FIELD = 24
_CALLED_SO = re.compile(rf"(?P<role>[\w-]+(?: [\w-]+){{0,2}}){CALLED}\Z")
"""Who tells the name: "the official, who identified himself only as" Yakub."""
_CALLS = re.compile(r"(?:name|identified|called|known|gave|give|goes)\b")
"""Stands in all such words; without it they are not looked for, which takes ten times as long."""
_KIN_BEFORE = re.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){{0,2}}({ANY_OF_FAMILY}), (?:(?:an?|the) )?(?:[a-z-]+ ){{0,3}}"
    r"(?:[A-Z][a-z]+\.? )?\Z"
)
"""Before the name of somebody's kin with a trade or title: "Her son, the surgeon Dr"."""
_AND_OWN = re.compile(r"\s(?:and|with)\s(his|her)\s[a-z]")
"""Behind the name of whose companion comes next: Holm and "her" coach."""
_SHORT_WORD = re.compile(r"[HhSs](?<!\w.)[A-Za-z]{1,2}\b")
"""What may be "he" or "she"."""
_HE_OR_SHE = frozenset(["he", "her", "him", "his", "she"])
MOST_READ = 12
"""Places of one name beside which introductions are looked for."""
_MODIFIERS = re.compile(r"(?<![\w’])(?:[a-z][a-z’'-]+ ){1,3}\Z")
_APPOINTED = re.compile(r"\b(?:appoint|choos|elect|hir|nam|pick|promot|unveil|chose)(?:ed|es|ing|s|en)?\s\Z")
"""Before the name of who is given an office."""
_AS_WHAT = re.compile(r"\s(?:as|to be|to become)\s(?:(?:an?|her|his|its|new|the|their)\s){0,2}([a-z][a-z -]{2,40})")
"""Which office, behind that name."""
_REPLACED = re.compile(r"\b(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|tak(?:e|es|ing) over from|took over from)\s\Z")
"""Before the name of who held the office that somebody else is given."""
_THEN = re.compile(r"\bthen[ -](?:[\w-]+(?: |\Z)){0,3}\Z")
"""Before the office that somebody held at the time told of."""
_APPOSED_BODY = re.compile(r", (?:an?|the|its|one of the) ([^,.;:“”\"\n()]{3,80})(?=[,.;:\n])")
_BODY_BEFORE = re.compile(
    r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) (?:[\w’'-]+ ){0,3}[a-z-]+, |(?<![\w’'-] )[A-Z][a-z-]+ )\Z"
)
"""What a body is before its name: The pilots’ union, (Tarn Flyers,); Airline (Tarnwind)."""
_BASED_BEFORE = re.compile(r"([A-ZÀ-Þ][\w’'-]*-based)\s\Z")
"""Where a body is based, before its name: Tarn-based (Falk Box)."""
_BODY_BEHIND = re.compile(rf" ({alternatives('bodies/behind_a_name')}|party|union)\b(?!-)")
"""What a body is behind its name: the Tarn Flyers (union)."""
_SPEAKS = re.compile(ANY_FORM)
_APPOSED_TITLE = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|['’]s) "
    r"(?P<role>(?:[\w’'-]+ ){0,4}?[\w-]+)(?P<of> (?:for|of) [^,.;:“”\"\n()]{3,60})?, (?:the )?(?:[A-Z][\w.-]*\s){0,3}\Z"
)
"""An office before the name or title of who has it: "The Minister of Ports and Canals, Dr" Ida Holm."""
_AGE_AFTER = re.compile(r",? \(?(?:aged |who is |an? )?(\d\d)\b(?:[,.)]| who|-year-old|-years-old| years old)")
_AGE_BEFORE = re.compile(r"\b(\d\d)-years?-old (?:[\w-]+ ){0,3}\Z")
_PARTING = words("function/parting")
_WHOSE = frozenset(["for", "of", "to"])
"""Before whom somebody works for or belongs to: a spokesman "for" the mayor."""
_DETERMINERS = words("function/determiners")
_PAST = re.compile(rf"(?!{LIKE_PARTICIPLES})[a-z]{{2,}}ed")


def called_for(title: str, text: str, at: int) -> Sequence[str]:
    """The folded nouns by which somebody is called who has the folded ``title`` before the name that begins at ``at``
    in ``text``: "judge" for "justice", but none for the Minister of Justice."""
    nouns = NOUNS_OF_TITLES.get(role_word(title))
    return sorted(nouns) if nouns and not _OF_FIELD.search(text, max(0, at - _LONGEST_FIELD), at) else ()


def introduce(entity_set: EntitySet, e: Entity, places: list[Occurrence]) -> None:
    """Note the words that the article puts beside the name, before it or as an apposition, and the sex they tell."""
    text = entity_set.regions.text
    for o in places[:MOST_READ]:
        near: list[str] = []
        for m in (_APPOSITION.match(text, o.end), _PREDICATE.match(text, o.end)):
            if m and not _SAID.search(m.group()) and not _PAST.match(m.group(2) or "" if m.re is _APPOSITION else ""):
                words = _with_owner((m.group(1) or m.group(m.lastindex or 1)).split())
                e.introduced.append(frozenset(role_word(w.strip(",()")) for w in words if w))
                near += words[:4]
        apposed = text[o.start - 2 : o.start] == ", " and text[o.end : o.end + 1] in (",", ".", ";")
        end = o.start - 2 if apposed else o.start
        first = max(0, o.start - 70, entity_set.regions.sentence_start(o.start))
        before = _BACKWARDS.match(text[first:end][::-1])
        if before:
            words = _last_phrase(entity_set, _with_owner(before.group()[::-1].split()[-5:]))
            if words[-1:] == ["of"]:  # "the coach of" a club is somebody else
                words = []
            was = ["former"] if words and _THEN.search(text, first, end) else []
            called = called_for(words[-1], text, o.start) if words else ()
            e.introduced.append(frozenset(role_word(w) for w in (*words, *called, *was)))
            near += words[-2:]
        kin = _KIN_BEFORE.search(text, first, o.start)
        if kin:  # "her brother" is he from then on
            near.append(kin.group(1).lower())
            e.introduced.append(frozenset([role_word(kin.group(1).lower())]))
        e.introduced += _succession(text, o)
        e.introduced += _office_before(text, first, o)
        office = _OFFICE_OF_BODY.search(text, first, o.start)
        is_of_somebody = office and sense_of(fold(office.group(2).split()[-1])).sort == "person"
        if office and sense_of(fold(office.group(1))).sort == "person" and not is_of_somebody:
            e.introduced.append(frozenset(role_word(fold(w)) for w in (office.group(1), *office.group(2).split())))
        own = _AND_OWN.match(text, o.end)
        if own:
            e.add_gender_odds(2.0 if own.group(1) in SHE else -2.0)
        sexes = [score for w in near if (score := sense_of(w).gender_score)]
        if sexes:  # worth as much as a pronoun can be at most: a husband is no "she"
            e.add_gender_odds(4.0 * sexes[-1])


def _office_before(text: str, first: int, o: Occurrence) -> list[frozenset[str]]:
    """Which office the words from ``first`` to the name at ``o`` tell, with what it is held of."""
    found = _APPOSED_TITLE.search(text, first, o.start) if text.find(", ", first, o.start) >= 0 else None
    if found is None and _CALLS.search(text, first, o.start):
        found = _CALLED_SO.search(text, first, o.start)
    if found is None or (found.start() > first and text.startswith(" ", o.end)):
        return []  # "Turning to the vice-chancellor, Professor Holm said"
    held = found["role"].split()
    if sense_of(fold(held[-1])).sort != "person":
        return []
    of = (found["of"] or "").split() if found.re is _APPOSED_TITLE else []
    was = ["former"] if _THEN.search(text, first, found.end("role")) else []
    return [frozenset(map(role_word, _with_owner([*held, *of, *was])))]


def _with_owner(phrase: list[str]) -> list[str]:
    """The folded words of ``phrase``; of the office of somebody else in it only that it is its owner's: "mayor's",
    "wife" for "the mayor’s wife" and "wife", "of", "mayor's" for "wife of the mayor", who is no mayor."""
    owners = [i for i, w in enumerate(phrase) if POSSESSIVE.search(w) and _is_office(fold(w))]
    behind = owners[-1] + 1 if owners else 0
    told = [f"{role_word(fold(phrase[i]))}'s" for i in owners[-1:]]
    words = [fold(w) for w in phrase[behind:]]
    for i, word in enumerate(words[:-2]):
        if word in _WHOSE and words[i + 1] in _DETERMINERS:
            noun = next((n for n in range(i + 2, min(i + 5, len(words))) if _is_office(words[n])), None)
            if noun is not None:
                return [*told, *words[: i + 1], f"{role_word(words[noun])}'s", *words[noun + 1 :]]
    return [*told, *words]


def _is_office(word: str) -> bool:
    """Whether a folded word is a known noun for one person."""
    sense = sense_of(word)
    return sense.known and sense.sort == "person" and not sense.plural


def _succession(text: str, o: Occurrence) -> list[frozenset[str]]:
    """What somebody becomes or no longer is: "named Ana Orlow as chief executive, replacing Per Brandt"."""
    first = max(0, o.start - 24)
    given = _AS_WHAT.match(text, o.end) if _APPOINTED.search(text, first, o.start) else None
    if given:
        words = [role_word(fold(w)) for w in given.group(1).split()]
        return [frozenset(words), frozenset([*words, "incoming"])]
    if _REPLACED.search(text, first, o.start):
        return [frozenset(["predecessor", "outgoing"])]
    return []


def introduce_bodies(entity_set: EntitySet) -> None:
    """Note the words that the article puts beside the name of each organisation: "the airline Tarn Air", "Tarn Air, the
    airline,", "Tarn Air is an airline"."""
    text = entity_set.regions.text
    for e in entity_set.entities:
        if e.type != "organization":
            continue
        told = {fold(word) for word in WORD.findall(e.name)}
        for o in e.occurrences[:MOST_READ]:
            first = max(0, o.start - 60)
            before = _MODIFIERS.search(text, first, o.start) if text[o.start - 1 : o.start] == " " else None
            if before is None and (o.initial or text.startswith(",", o.end)):
                before = _BODY_BEFORE.search(text, first, o.start)
            based = _BASED_BEFORE.search(text, first, o.start) if text.endswith("-based", first, o.start - 1) else None
            e.introduced += [frozenset([fold(based.group(1))])] if based else []
            after = _APPOSED_BODY.match(text, o.end) or _PREDICATE.match(text, o.end)
            modifiers = [fold(w.strip(",")) for w in before.group().split()] if before else []
            apposed = [fold(w) for w in after.group(1).split()] if after else []
            if any(kinds_of(noun) and _SPEAKS.fullmatch(verb) for noun, verb in pairwise(apposed)):
                apposed = []  # "Tarn Air, the airline said"
            behind = _BODY_BEHIND.match(text, o.end)
            told |= {behind.group(1)} if behind else set()
            for phrase in (frozenset(modifiers if modifiers and kinds_of(modifiers[-1]) else []), frozenset(apposed)):
                if any(kinds_of(word) for word in phrase):
                    e.introduced.append(frozenset(map(role_word, phrase)))
                    told |= phrase
        e.kinds = frozenset(kind for word in told for kind in kinds_of(word))


def _last_phrase(entity_set: EntitySet, words: list[str]) -> list[str]:
    """The words after the last one that parts a title from what stands before it: a preposition, a verb, a name."""
    parting = (i for i, w in enumerate(words) if w in _PARTING or _PAST.fullmatch(w) or entity_set.is_part(w))
    return words[max(parting, default=-1) + 1 :]


def notice_pronouns(entity_set: EntitySet) -> None:
    """Let each "he" and "she" outside quotation marks tell a little of the sex of the person named last before it."""
    regions = entity_set.regions
    named = sorted(
        (
            (o.start, o.sentence, e)
            for e in entity_set.entities
            if e.type == "person"
            for o in e.occurrences
            if o.quotation < 0
        ),
        key=lambda n: n[0],
    )
    starts = [n[0] for n in named]
    for m in _SHORT_WORD.finditer(regions.text):
        if m[0].lower() not in _HE_OR_SHE or regions.quotation(m.start()) >= 0:
            continue
        sentence = regions.sentence(m.start())
        gender_score = 1 if m[0].lower() in SHE else -1
        near: list[Entity] = []
        last = bisect_right(starts, m.start())
        for _, at, e in reversed(named[max(0, last - 8) : last]):
            if at < sentence - 1:
                break
            if e not in near and e.gender_score * gender_score > -1:
                near.append(e)
        if len(near) == 1:
            near[0].near_pronouns += gender_score
    for e in entity_set.entities:
        e.add_gender_odds(0.8 * max(-4.0, min(4.0, e.near_pronouns)))


def notice_ages(entity_set: EntitySet) -> None:
    """Note the ages printed beside the names of people: "Ana Orlow, 41,", "the 41-year-old Orlow"."""
    text = entity_set.regions.text
    for e in entity_set.entities:
        if e.type == "person":
            found = [_AGE_AFTER.match(text, o.end) for o in e.occurrences[:MOST_READ]]
            found += [_AGE_BEFORE.search(text, max(0, o.start - 40), o.start) for o in e.occurrences[:MOST_READ]]
            e.ages = frozenset(int(m.group(1)) for m in found if m)
