"""Who cannot be meant by a description: the holder of another office, of the same one at another time or elsewhere."""

from __future__ import annotations

import re
from itertools import pairwise

from quotes.analysis.speakers.entities import Entity, with_owners
from quotes.analysis.speakers.mentions import Mention, content_words
from quotes.lexicon.nouns import PERSON, role_word
from quotes.lexicon.offices import COMING, DEPUTIES, EXCLUSIVE, FORMER, OFFICES, PORTFOLIOS
from quotes.lexicon.person_names import fold
from quotes.lexicon.places import country_of, country_of_adjective
from quotes.lexicon.relations import RELATIONS, UNOFFICIAL

Phrase = frozenset[str]
_SIDES = frozenset("away home opposing other rival visiting".split())
"""What tells the one of two in the same office from the other."""
_OF_CLAUSES = frozenset("had has have is said told was will".split())
"""What stands in a clause, and not in the title or the apposition that tells who somebody is."""
_LONGEST_TITLE = 6
"""Words beside a name that tell a trade; more tell a life, which may have led to the office."""
_LEAVING = frozenset(["outgoing", "departing"])
"""Who still holds an office, or held it until now."""
_OPPOSITES = (
    (frozenset(["prosecution", "prosecutor", "prosecuting"]), frozenset(["defence", "defense", "defending"])),
    (frozenset(["elder", "older", "sr", "senior"]), frozenset(["younger", "jr", "junior"])),
    (frozenset(["incoming"]), _LEAVING),
    (frozenset(["home"]), frozenset(["visiting", "away"])),
)
"""Words that are never said of one and the same."""


def uncontradicted(m: Mention, options: list[Entity]) -> list[Entity]:
    """Those of ``options`` whom the article does not introduce as somebody else than ``m`` describes: "the president"
    is not the prime minister where there is a president, "the fisheries minister" not the one of transport, "the
    mayor" not the former one, "the governor" not the lieutenant governor, "the Spanish minister" not the French one."""
    head = _head(m)
    kept = [e for e in options if not _is_another(m, e, head)]
    if len(kept) < len(options) and any(_belongs_to(m, e, head) for e in options):
        kept = [e for e in kept if e.type != "person" or not _is_told_otherwise(e, head)]
    plain = [e for e in kept if any(head in phrase and not phrase & DEPUTIES for phrase in e.introduced)]
    sole = _sole(m, kept, head, plain)
    if sole is not None:
        kept = [e for e in kept if e is sole or e.type != "person"]
    if plain and not m.words & DEPUTIES:
        kept = [e for e in kept if e in plain or not any(head in phrase for phrase in e.introduced)]
    kept = _without_trades_that_are_no_office(m, kept, head)
    if head not in EXCLUSIVE:
        return kept
    bearer = _is_office_alone(m) or any(head in phrase for e in kept for phrase in e.introduced)
    words = PORTFOLIOS & {role_word(w) for w in m.words}
    return [
        e
        for e in kept
        if not (bearer and introduced_as_another(e, head)) and not (words and _of_another_portfolio(e, head, words))
    ]


def _without_trades_that_are_no_office(m: Mention, kept: list[Entity], head: str) -> list[Entity]:
    """``kept`` without those whom the article gives a trade that is no office: "the prime minister", "the French
    leader" is no spokesman, whoever else is named."""
    if head not in EXCLUSIVE | {"leader"} or not _is_office_alone(m):
        return kept
    if m.words & PORTFOLIOS - {"prime"}:  # the minister of a field is told to be one sooner than a leader
        return [e for e in kept if e.type != "person" or not _is_told_otherwise(e, head)]
    return [e for e in kept if e.type != "person" or not is_of_another_trade(e, head)]


def _is_office_alone(m: Mention) -> bool:
    """Whether ``m`` tells of an office that somebody holds now, and but of what state or field: "the UK foreign
    minister"."""
    more = (w for w in m.words - {m.head, "prime"} if w not in PORTFOLIOS and not states_of(frozenset([w])))
    return m.definite == "the" and not any(more) and not _time(m.words)


def _is_told_otherwise(e: Entity, head: str) -> bool:
    """Whether ``e`` is introduced by nouns for somebody, and by ``head`` nowhere."""
    told = {w for phrase in e.introduced for w in phrase}
    return head not in told and bool(told & (PERSON | OFFICES) - UNOFFICIAL)


def is_of_another_trade(e: Entity, head: str) -> bool:
    """Whether ``e`` is introduced by a noun for somebody's trade, and by none for what ``head`` is or for an office."""
    titles = (phrase for phrase in e.introduced if len(phrase) <= _LONGEST_TITLE and not phrase & _OF_CLAUSES)
    told = {w for phrase in titles for w in phrase if w in PERSON}
    return bool(told - UNOFFICIAL) and not told & (OFFICES | {head})


def _sole(m: Mention, kept: list[Entity], head: str, plain: list[Entity]) -> Entity | None:
    """Who alone of ``kept`` is told to be what ``m`` says with "the": from the country of "the Australian", of the club
    of "the Stenmoor coach", with every word of "the mayor of Vordersee"; or who alone is introduced, before, with the
    office or trade of ``m`` (those ``plain``)."""
    if m.definite != "the":
        return None
    country = country_of_adjective(m.head)
    if country is not None:
        told = [[e for e in kept if _is_from(e, country)]]
    else:
        words = content_words(m.label)
        capitals = frozenset(fold(w) for w in m.label.split()[1:] if w[0].isupper())
        of_body = [e for e in kept if capitals and _is_of_body(e, capitals, head)]
        exact = [e for e in kept if len(words) > 1 and any(_is_no_other(words, phrase) for phrase in e.introduced)]
        trade = head in OFFICES or (head in PERSON and head not in RELATIONS and len(words) == 1)
        holders = plain if trade and not m.words & DEPUTIES and all(e.order < m.start for e in plain) else []
        told = [of_body, exact, holders]
    return next((found[0] for found in told if len(found) == 1), None)


def _is_of_body(e: Entity, names: Phrase, head: str) -> bool:
    """Whether an introduction of ``e`` has all ``names`` of the body that is told of, and no noun for something else
    than ``head``: a voter of the MDC is not its leader."""
    told = (phrase for phrase in e.introduced if names <= phrase)
    return any(head in phrase or not phrase & PERSON for phrase in told)


def _is_no_other(told: Phrase, phrase: Phrase) -> bool:
    """Whether the words beside a name hold all that are ``told``, and the title of nobody else: not those of "the
    Pakistani president met Prime Minister" Blair."""
    return told <= with_owners(phrase) and not (phrase & EXCLUSIVE) - told


def _is_another(m: Mention, e: Entity, head: str) -> bool:
    if _other_time(m, e, head) or _other_state(m, e, head) or _shadows(m, e, head) or _belongs_to(m, e, head):
        return True
    return _on_the_other_side(m, e) or _is_of_another_people(m, e)


def _on_the_other_side(m: Mention, e: Entity) -> bool:
    """Whether ``e`` is introduced by the opposite of a word of ``m``: "the prosecution lawyer" is not the defence's."""
    told = frozenset[str]().union(*e.introduced)
    said = m.words | {m.head}
    return any((said & one and told & other) or (said & other and told & one) for one, other in _OPPOSITES)


def _head(m: Mention) -> str:
    """The office of ``m``: "ex-president" and "president-elect" are that of president."""
    return role_word(re.sub(r"^ex-|-(?:elect|designate)$", "", m.head))


def _time(words: Phrase) -> str:
    """Whether the words tell of a "former" holder of an office, a "coming" one, or of neither ("")."""
    if any(w in FORMER or w.startswith("ex-") for w in words):
        return "former"
    return "coming" if any(w in COMING or w.endswith("-elect") for w in words) else ""


def _other_time(m: Mention, e: Entity, head: str) -> bool:
    """Whether ``e`` is introduced as the holder of the office of ``m`` at another time only."""
    held = [
        _time(phrase)
        for phrase in e.introduced
        if any(w in (head, f"ex-{head}", f"{head}-elect", "predecessor") for w in phrase)
    ]
    if m.words & _LEAVING:
        return bool(held) and all(time == "coming" for time in held)
    return bool(held) and _time(m.words | {m.head}) not in held


def _shadows(m: Mention, e: Entity, head: str) -> bool:
    """Whether ``e`` is introduced with the office of ``m`` only as one that somebody of the opposition shadows."""
    held = [phrase for phrase in e.introduced if head in phrase]
    return "shadow" not in m.words and bool(held) and all("shadow" in phrase for phrase in held)


def _belongs_to(m: Mention, e: Entity, head: str) -> bool:
    """Whether ``e`` is introduced as somebody whom the one in the office of ``m`` has, "the mayor’s son", and never in
    that office."""
    told = frozenset[str]().union(*e.introduced)
    return m.definite == "the" and f"{head}'s" in told and head not in told


def _other_state(m: Mention, e: Entity, head: str) -> bool:
    """Whether ``m`` names a state and ``e`` is introduced or described in the same office as of other states only."""
    said = states_of(content_words(m.label)) | _states_of_two_words(m.label)
    introduced = e.introduced if e.type == "person" else [e.words]
    held = [states for phrase in introduced if head in phrase and (states := states_of(phrase))]
    return bool(said) and bool(held) and not any(said & states for states in held)


def is_compatriot(m: Mention, e: Entity) -> bool:
    """Whether ``m`` names a nationality, "the Australian", and ``e`` is introduced with that country."""
    country = country_of_adjective(m.head)
    return country is not None and _is_from(e, country)


def _is_of_another_people(m: Mention, e: Entity) -> bool:
    """Whether ``m`` names a nationality, "the Swede", and ``e`` is introduced with those of others only: "the German"
    Otto Wolff."""
    country = country_of_adjective(m.head)
    told = {state for phrase in e.introduced for w in phrase if (state := country_of_adjective(w)) is not None}
    return country is not None and bool(told) and country not in told and not _is_from(e, country)


def _is_from(e: Entity, country: str) -> bool:
    """Whether ``e`` is introduced with the ``country``: "Kenya's Ida Holm", "the Kenyan runner Ida Holm"."""
    return any(country in states_of(phrase) for phrase in e.introduced)


def states_of(words: Phrase) -> frozenset[str]:
    """The states that ``words`` name, or tell somebody or something to be of: "France", "French"."""
    found = (country_of_adjective(w) or country_of(w) for w in words)
    return frozenset(state for state in found if state is not None)


def _states_of_two_words(label: str) -> frozenset[str]:
    """The states in ``label`` whose names are two words: "the representative of the United States"."""
    found = (country_of(f"{a} {b}") for a, b in pairwise(label.split()))
    return frozenset(state for state in found if state is not None)


def introduced_as_another(e: Entity, head: str) -> bool:
    """Whether ``e`` is introduced with other titles than ``head`` only; a premier is a minister."""
    titles = {_office(w) for phrase in e.introduced for w in phrase if w in EXCLUSIVE}
    return bool(titles) and _office(head) not in titles


def _office(title: str) -> str:
    """What a folded ``title`` of an office is compared as."""
    return "minister" if title == "premier" else title


def _of_another_portfolio(e: Entity, head: str, words: Phrase) -> bool:
    """Whether ``e`` is introduced as a ``head`` of other fields than ``words`` only."""
    held = [PORTFOLIOS & phrase for phrase in e.introduced if head in phrase]
    if "pm" in words:  # who is minister of a field that is not listed, or of none told, is no prime minister either
        return bool(held) and not any(words & h for h in held)
    return any(held) and not any(words & h for h in held)


def is_unmatched(m: Mention, options: list[Entity]) -> bool:
    """Whether ``m`` names a state or a side that nobody is introduced with, where several are introduced in its office:
    "the Turkish president" after two presidents, "the visiting coach" after two coaches; "a Turkish witness" is new."""
    head = _head(m)
    holders = [e for e in options if any(head in phrase for phrase in e.introduced)]
    states, side = states_of(m.words), m.words & _SIDES
    if m.definite == "a" or len(holders) < 2 or not (states or side):
        return False
    phrases = [phrase for e in holders for phrase in e.introduced]
    return not any(states & states_of(phrase) or side & phrase for phrase in phrases)
