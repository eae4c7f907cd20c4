"""Other names of one person: the name that the article says somebody is also known by, and slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.entities import NAMESAKES, Entity, EntitySet
from quotes.lexicon.person_names import (
    COURTESY,
    PersonName,
    fold,
    is_given_name,
    parse_name,
    same_given,
    squeezed,
)

_PHRASE = (
    r"(?:\bknown (?:(?!for\b|that\b)\w+ ){0,6}(?:as|by)(?: the \w+(?: \w+)?)?|\bnicknamed"
    r"|(?:\bwhom|\b(?:an?|the) [a-z]+ (?:every(?:one|body)|fans|friends|locals)) (?:[\w’'-]+ ){0,5}call(?:s|ed)?"
    r"|\ba\.?k\.?a\.?,?|[,(] ?(?:née|nee|born)"
    r"|\breal name(?: is| was|,|:)?"
    r"|\bbirth name(?: is| was)?|\bgoes by(?: the \w+(?: of)?)?)\s[\"“'‘]?"
)
"""What stands before another name of the person named or described just before."""
_CALLS = re.compile(r"known|nicknamed|call|k\.?a|née|nee|born|name|goes")
"""Stands in all such words; without it they are not looked for, which takes ten times as long."""
_ALSO = re.compile(rf"{_PHRASE}(?:{COURTESY}\.? )?$")
_IN_MARKS = re.compile(r"[\"“'‘](?P<name>[A-ZÀ-Þ][\w’-]*(?: [A-ZÀ-Þ][\w’-]*){0,2})[\"”'’]")
_CALLED_SO = re.compile(
    r", as (?:(?:he|she) (?:is|was) (?:\w+ ){0,2}(?:called|known)|(?:[\w’'-]+ ){1,5}calls? (?:him|her))\b"
)
"""What stands behind another name of somebody named before."""
_REAL = re.compile(r"\breal name\b")
"""Those of them behind which the name stands that somebody has beside one of the stage."""
_HANDLE = re.compile(r" \(@(\w{2,30})\)")
_BRACKETED = re.compile(r"\(([A-Z][a-z]+)\) (?=[A-Z])")
LONGEST_GIVEN = 20
"""Code points before a surname in which its given name is looked for."""
LONGEST_PHRASE = 50
"""Code points before a name in which words as "known as" are looked for."""
SENTENCE_REACH = 160
"""Code points before such words in which the person is named."""
MOST_ALIASES = 20
"""So many are joined; a made-up text of thousands must not take minutes."""
LEAST_LETTERS = 5
"""Letters of a surname from which on one slip makes no other name of it ("Lang", "Long")."""


def join_aliases(entity_set: EntitySet, full: Iterable[NameMention], lone: Iterable[NameMention]) -> None:
    """Make one of each two people of whom the article says that the one is known by the other's name, or signs with a
    handle that is the other's; the full name of who has one alone stays. ``full``, ``lone``: the mentions of full names
    and of names of one word."""
    joined, text = 0, entity_set.regions.text
    own = [n for n in lone if (e := entity_set.at.get(n.start)) is not None and len(e.parts) == 1]
    for start, end, unseen in (*((n.start, n.end, None) for n in (*full, *own)), *_unseen_in_marks(entity_set)):
        other = entity_set.at.get(start) or unseen
        before = _also_before(text, start)
        if before and "call" in before[0] and text[end : end + 1].isspace():
            before = None  # whom they called on, or what: "whom they call Orlow a friend of"
        handle, called = _HANDLE.match(text, end), _CALLED_SO.match(text, end)
        if not (before or handle or called) or other is None or joined == MOST_ALIASES:
            continue
        if before is not None:
            owner = _named_before(entity_set, max(0, start - LONGEST_PHRASE) + before.start(), other)
        else:
            owner = _with_handle(entity_set, handle.group(1), other) if handle else _called_so(entity_set, start, other)
        if owner is not None and other in entity_set.entities:  # else it was joined before
            real = before is not None and _REAL.search(before[0]) is not None and _is_used(other, owner)
            entity_set.absorb(*((other, owner) if real or len(owner.parts) < 2 else (owner, other)))
            joined += 1


def _unseen_in_marks(entity_set: EntitySet) -> list[tuple[int, int, Entity | None]]:
    """The names of one word that stand in marks behind such words where nobody saw a name, with the places and whose
    they are elsewhere: known as “Miss Mimi”."""
    called = {form: e for e in entity_set.entities if e.type == "person" and len(e.parts) == 1 for form in e.forms}
    text = entity_set.regions.text
    found = (m for m in _IN_MARKS.finditer(text) if called and m.start("name") not in entity_set.at)
    return [(*m.span("name"), called.get(m["name"])) for m in found if _also_before(text, m.start("name"))]


def _also_before(text: str, at: int) -> re.Match[str] | None:
    """The words right before ``at`` that tell another name of somebody."""
    phrase = text[max(0, at - LONGEST_PHRASE) : at]
    return _ALSO.search(phrase) if _CALLS.search(phrase) else None


def _called_so(entity_set: EntitySet, at: int, other: Entity) -> Entity | None:
    """Whom the name of ``other`` at ``at`` is told to be another name of, by words behind it: the one person named so
    far."""
    before = {id(e): e for e in entity_set.entities if e.type == "person" and e is not other and e.order < at}
    return next(iter(before.values())) if len(before) == 1 else None


def _is_used(real: Entity, stage: Entity) -> bool:
    """Whether the article calls somebody by the ``real`` name more often than by that of the ``stage``."""
    return len(real.occurrences) > len(stage.occurrences)


def _with_handle(entity_set: EntitySet, handle: str, other: Entity) -> Entity | None:
    """The one person beside ``other`` whose full name the ``handle`` of a post repeats: "@idaholm" of Ida Holm."""
    whole = squeezed(handle)
    found = [e for e in entity_set.entities if e is not other and len(e.parts) > 1 and squeezed(e.name) == whole]
    return found[0] if len(found) == 1 and found[0].type == "person" else None


def add_bracketed_names(entity_set: EntitySet) -> None:
    """Give those with a surname alone the given name that the article has in brackets: "Coach (Ivo) Brandt"."""
    text = entity_set.regions.text
    for e in entity_set.entities:
        if e.type == "person" and len(e.parts) == 1:
            near = ((max(0, o.start - LONGEST_GIVEN), o.end) for o in e.occurrences[:MOST_ALIASES])
            found = (_BRACKETED.search(text, *place) for place in near)
            given = next((m.group(1) for m in found if m and is_given_name(fold(m.group(1)))), None)
            if given is not None:
                entity_set.take_fuller_name(e, parse_name(f"{given} {e.name}"))


def _named_before(entity_set: EntitySet, at: int, other: Entity) -> Entity | None:
    """Who is named last in the sentence before ``at``; where nobody is, the only person named so far."""
    sentence = entity_set.regions.sentence_start(at)
    before = [
        (o.start, e)
        for e in entity_set.entities
        if e.type == "person" and e is not other
        for o in e.occurrences
        if o.end <= at
    ]
    near = [p for p in before if p[0] >= max(sentence, at - SENTENCE_REACH)]
    if near:
        return max(near, key=lambda p: p[0])[1]
    only = {id(e): e for _, e in before}
    return next(iter(only.values())) if len(only) == 1 else None


def misspelt(entity_set: EntitySet, name: PersonName) -> Entity | None:
    """The person whose full name ``name`` is but for one slip of the pen in the surname ("Jarek Kudja" for Kujda), or
    for the order of three names and more ("Park Ji Won", "Ji Won Park")."""
    for e in entity_set.entities[-NAMESAKES:]:
        if e.type != "person" or len(e.parts) < 2:
            continue
        if len(name.parts) > 2 and sorted(name.parts) == sorted(e.parts):
            return e
        a, b = name.parts[-1], e.parts[-1]
        same = len(name.parts[0]) > 1 and same_given(name.parts[0], e.parts[0])
        if same and min(len(a), len(b)) >= LEAST_LETTERS and slips(a, b) == 1:
            return e
    return None


def slips(a: str, b: str) -> int:
    """The letters to change, add, drop or swap (near or far) to make ``a`` of ``b``, as far as 2; the first letter must
    agree."""
    if a[:1] != b[:1] or abs(len(a) - len(b)) > 1:
        return 2
    if sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2:
        return 1
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    tails = [(a[i + 1 :], b[i + 1 :]), (a[i + 1 :], b[i:]), (a[i:], b[i + 1 :])]
    return 0 if a == b else 1 if any(x == y for x, y in tails) else 2


def corrected_surname(entity_set: EntitySet, part: str, at: int, people: list[Entity]) -> str | None:
    """The surname that a lone ``part`` at ``at``, which nobody bears, nearly is: a slip of the pen ("Wines" for Leslie
    Wimes). One of four letters only where its bearer is named in this paragraph or the one before."""
    if len(part) < LEAST_LETTERS - 1 or entity_set.is_part(part) or (len(part) < LEAST_LETTERS and is_given_name(part)):
        return None
    near = [e for e in people if slips(part, e.parts[-1]) == 1]
    if len(part) < LEAST_LETTERS:
        near = [e for e in near if _is_near(entity_set, e, at)]
    found = {e.parts[-1] for e in near}
    return found.pop() if len(found) == 1 else None


def _is_near(entity_set: EntitySet, e: Entity, at: int) -> bool:
    i = e.last_before(at)
    return i >= 0 and entity_set.regions.paragraph(at) - e.occurrences[i].paragraph <= 1
