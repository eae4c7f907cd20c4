"""The names of erased people, kept as keyed hashes: enough to know a name again, and not to read it.

A person's name is known again in every form that could be the same person's (a left-out middle name, an initial or
several, a nickname, a short form, another spelling of the given name), since a quotation withheld from a namesake is
the lesser evil. A bare surname, an alias
or an acronym says who is meant in its own article only, so it is known again in the articles that they stood in.

The key is made at random for each newsroom and lies in the record, so that a restored or moved record still knows whom
it must not name. Whoever holds the whole record can test a name they already suspect, not list the names.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from sqlalchemy import bindparam, select

from quotes.lexicon.name_keys import PersonKey, nicknames, organization_key, person_key, split_initials
from quotes.lexicon.stems import tokens
from quotes.record.db.session import NewsroomSession, erased_marks

Name = tuple[str, str]
"""The type of a speaker and a printed name."""

_MIDDLE = 3
"""Middle names that are looked at; their forms double with each."""

_DIMINUTIVE = re.compile(r"(?<=..)(?:ie|ey|y|i)$")
_LONGEST_SHORT = 5
"""Letters of the longest short form without an ending of its own (Chris)."""
_ENOUGH_SOUNDS = 3
_SOUNDS = (("ph", "f"), ("ck", "k"), ("x", "ks"), ("c", "k"), ("q", "k"), ("z", "s"), ("ge", "je"), ("v", "f"))
_BATCH = 500
_KNOWN = select(erased_marks.c.mark, erased_marks.c.erasure_id).where(
    erased_marks.c.mark.in_(bindparam("marks", expanding=True))
)


def remember(
    session: NewsroomSession, erasure: str, whole: Iterable[Name], bound: Iterable[Name], articles: Iterable[str]
) -> None:
    """Keep the marks of an erased person: ``whole`` names, known again everywhere, and ``bound`` ones, known again in
    ``articles`` (identities)."""
    key = session.erasure_key() or session.make_erasure_key()
    plain = {mark for type_, name in whole for mark in _left_by(type_, name)}
    plain |= {_form(name) for _, name in bound} | {f"article {identity}" for identity in articles}
    session.add(erased_marks, ({"mark": _hashed(key, mark), "erasure_id": erasure} for mark in sorted(plain)))


def erased_among(session: NewsroomSession, identity: str | None, printed: Iterable[Name]) -> frozenset[Name]:
    """Those of the ``printed`` names that are an erased person's, in the article of this identity; None: in none, where
    a person is called by a form alone that says who is meant in its own articles, and says so everywhere."""
    key = session.erasure_key()
    wanted = list(dict.fromkeys(printed))
    if key is None or not wanted:
        return frozenset()
    here = _hashed(key, f"article {identity}")
    whole = {name: {_hashed(key, mark) for mark in _sought_by(*name)} for name in wanted}
    bound = {name: _hashed(key, _form(name[1])) for name in wanted}
    erasures = _erasures(session, [here, *bound.values(), *(mark for marks in whole.values() for mark in marks)])
    return frozenset(
        name
        for name in wanted
        if any(mark in erasures for mark in whole[name])
        or (identity is None and name[0] == "person" and bound[name] in erasures)
        or erasures.get(here, set()) & erasures.get(bound[name], set())
    )


def _erasures(session: NewsroomSession, marks: Sequence[str]) -> Mapping[str, set[str]]:
    """The erasures that left each of these hashed marks; those that none left are missing."""
    found: dict[str, set[str]] = defaultdict(set)
    every = sorted(set(marks))
    for at in range(0, len(every), _BATCH):
        for row in session.rows(_KNOWN, marks=every[at : at + _BATCH]):
            found[row.mark].add(row.erasure_id)
    return dict(found)


def _hashed(key: bytes, mark: str) -> str:
    return hmac.new(key, mark.encode(), hashlib.sha256).hexdigest()[:32]


def _form(name: str) -> str:
    """The mark of a printed form, in whatever article it is bound to."""
    return "form " + (" ".join(tokens(name)) or name)


def _left_by(type_: str, name: str) -> Iterator[str]:
    """The marks of an erased whole name."""
    if type_ == "organization":
        yield f"body {organization_key(name)}"
        return
    for key in _readings(name):
        for generation in {key.generation, ""}:
            for given, (how, middle) in product(_given_left(key.given), _middle_left(key.middle[:_MIDDLE])):
                yield _person(key, generation, given, how, middle)


def _sought_by(type_: str, name: str) -> Iterator[str]:
    """The marks, one of which an erased name left if ``name`` can be the same person's."""
    if type_ == "organization":
        yield f"body {organization_key(name)}"
    for key in _readings(name):
        for given, (how, middle) in product(_given_sought(key.given), _middle_sought(key.middle[:_MIDDLE])):
            yield _person(key, key.generation, given, how, middle)


def _readings(name: str) -> Iterator[PersonKey]:
    """A whole name as it is, and with its initials one by one."""
    if key := person_key(name):
        yield key
        if apart := split_initials(name, key):
            yield apart


def _person(key: PersonKey, generation: str, given: str, how: str, middle: Sequence[str]) -> str:
    return f"person {key.surname}|{generation}|{given}|{how}|{' '.join(middle)}"


def _given_left(given: str) -> set[str]:
    """The marks of a given name, its nicknames, and its short forms and spellings: ">" for the beginnings of a name,
    "<" for what a short form leaves of one, "%" for a name's consonants."""
    called = {given, *nicknames(given)}
    return {
        *_part_left(given),
        *(f"={name}" for name in called if len(name) > 1),
        *(f">{beginning}" for name in called for beginning in _beginnings(name)),
        *(f"<{stem}" for stem in _short_stems(given)),
        *(f"%{consonants}" for name in called for consonants in _consonants(name)),
    }


def _given_sought(given: str) -> set[str]:
    return {
        *_part_sought(given),
        *(f">{stem}" for stem in _short_stems(given)),
        *(f"<{beginning}" for beginning in _beginnings(given)),
        *(f"%{consonants}" for consonants in _consonants(given)),
    }


def _beginnings(given: str) -> Iterator[str]:
    """What a short form may leave of a name: edith -> ed, edi, edit."""
    return (given[:length] for length in range(2, len(given)))


def _short_stems(given: str) -> Iterator[str]:
    """What a name has left of a longer one if it is a short form: edie -> ed, robbie -> rob, alex -> alex."""
    if ending := _DIMINUTIVE.search(given):
        stem = given[: ending.start()]
        yield stem
        if stem[-1] == stem[-2] and len(stem) > 2:
            yield stem[:-1]
    elif 3 <= len(given) <= _LONGEST_SHORT:
        yield given


def _consonants(given: str) -> Iterator[str]:
    """The sounds that spellings of one name share, where there are enough of them to tell names apart: Katharine and
    Catherine, Steven and Stephen."""
    plain = given
    for spelled, sound in _SOUNDS:
        plain = plain.replace(spelled, sound)
    skeleton = re.sub(r"(.)\1+", r"\1", plain[:1] + re.sub("[aeiouyhw]", "", plain[1:]))
    if len(skeleton) >= _ENOUGH_SOUNDS:
        yield skeleton


def _middle_left(middle: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every beginning of the middle names, and the whole of them: a longer row of names is the same up to there."""
    for count in range(len(middle) + 1):
        for forms in product(*map(_part_left, middle[:count])):
            yield "up to", forms
    for forms in product(*map(_part_left, middle)):
        yield "whole", forms


def _middle_sought(middle: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for forms in product(*map(_part_sought, middle)):
        yield "up to", forms
    for count in range(len(middle)):
        for forms in product(*map(_part_sought, middle[:count])):
            yield "whole", forms


def _part_left(name: str) -> tuple[str, str]:
    """The marks of a name or an initial: "=" for the name itself, "!" where nothing but an initial is known, "~" for
    what an initial asks for."""
    return (f"={name}" if len(name) > 1 else f"!{name}", f"~{name[0]}")


def _part_sought(name: str) -> tuple[str, ...]:
    return (f"={name}", f"!{name[0]}") if len(name) > 1 else (f"~{name}",)
