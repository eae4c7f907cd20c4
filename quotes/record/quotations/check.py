"""Check a quotation: were these words said, by whom, exactly or altered, or never."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, func, select, union, union_all

from quotes.errors import FieldError, InvalidInput
from quotes.lexicon.name_keys import organization_key, person_key, same_words, variant
from quotes.lexicon.stems import stems, tokens, words_key
from quotes.record.db.session import (
    SOME_FOUND,
    NewsroomSession,
    fingerprints,
    names,
    quotation_spans,
    quotations,
    source,
    speakers,
)
from quotes.record.model.checks import MOST_CHECKED_WORDS, Checked, CheckMatch, CheckQuestion, Verdict
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.quotations.diff import Comparison, compare
from quotes.record.quotations.read import quotations_by_id
from quotes.record.text_index.fingerprints import RUN, hashes
from quotes.record.text_index.word_search import Search

ALIKE = 0.6
"""Least share of agreeing words for an altered quotation; under it, it is another one."""

CANDIDATES = 25
"""Quotations that are compared word by word."""

COMMON = 300
"""Quotations looked at for one fingerprint; a run of words that more have in common tells little."""

NAMESAKES = 200
"""Speakers of the name asked for whose very words are looked for apart: many may have said "Thank you"."""

MATCHES = 5

_BATCH = 16
_BY_HASH = union_all(
    *(
        select(
            select(fingerprints.c.hash, fingerprints.c.serial)
            .where(fingerprints.c.hash == bindparam(f"hash_{i}"))
            .limit(COMMON)
            .subquery(f"hits_{i}")
        )
        for i in range(_BATCH)
    )
)
_LEADS = (quotations.c.gone.is_(None), quotations.c.copy_of.is_(None))
_SAME_WORDS = select(quotations.c.serial).where(quotations.c.words_key == bindparam("key"), *_LEADS).limit(CANDIDATES)
_SAME_WORDS_BY = _SAME_WORDS.where(quotations.c.speaker_id.in_(bindparam("speakers", expanding=True)))
_CALLED = union(
    select(names.c.speaker_id).where(names.c.key.in_(bindparam("keys", expanding=True))),
    select(names.c.speaker_id).where(names.c.bucket >= bindparam("from"), names.c.bucket < bindparam("to")),
).limit(NAMESAKES)
_numbered = source("quotations", "numbered", by_serial=True)
_LEAD_IDS = select(func.coalesce(_numbered.c.copy_of, _numbered.c.id)).where(
    _numbered.c.serial.in_(bindparam("serials", expanding=True)), _numbered.c.gone.is_(None)
)
"""The ids of the quotations that stand for the statements of the living ones with these serials."""
_COMPARED = (
    select(quotations.c.id, quotations.c.act, speakers.c.name, speakers.c.type, quotation_spans.c.exact)
    .join(quotation_spans, quotation_spans.c.quotation_id == quotations.c.id)
    .outerjoin(speakers, speakers.c.id == quotations.c.speaker_id)
    .where(quotations.c.id.in_(_LEAD_IDS))
    .order_by(quotations.c.id, quotation_spans.c.place)
)


@dataclass(frozen=True, slots=True)
class _Alike:
    """A quotation by its id, whether it was said at all, and how the words that are looked for stand to it."""

    id: str
    is_said: bool
    comparison: Comparison
    same_speaker: bool | None


def check(session: NewsroomSession, questions: Sequence[CheckQuestion]) -> tuple[Checked, ...]:
    """Look for the words of each question in the record, said by its name if one is given. Raises InvalidInput on field
    "words" where there is no word in them, or too many."""
    found = [_best(session, question.words, question.name) for question in questions]
    ids = dict.fromkeys(one.id for some in found for one in some)
    read = {quotation.id: quotation for quotation in quotations_by_id(session, list(ids))}
    return tuple(_checked(some, read) for some in found)


def _checked(found: Sequence[_Alike], read: Mapping[str, RecordedQuotation]) -> Checked:
    if not found:
        return Checked("not_on_record", ())
    verdict: Verdict = "other_speaker" if found[0].same_speaker is False else found[0].comparison.kind
    return Checked(verdict, tuple(_match(one.comparison, read[one.id], one.same_speaker) for one in found))


def _match(comparison: Comparison, quotation: RecordedQuotation, same_speaker: bool | None) -> CheckMatch:
    return CheckMatch(
        kind=comparison.kind,
        score=comparison.score,
        quotation=quotation,
        differences=comparison.differences,
        cut_before=comparison.cut_before,
        cut_after=comparison.cut_after,
        same_speaker=same_speaker,
    )


def _best(session: NewsroomSession, words: str, name: str | None) -> list[_Alike]:
    """The quotations that are most like the words, the likest first; of equal ones what was said before what was
    thought or denied."""
    count = len(tokens(words))
    if not 0 < count <= MOST_CHECKED_WORDS:
        raise InvalidInput(
            "Too many words to check, or none.", FieldError("words", f"Give 1 to {MOST_CHECKED_WORDS} words.")
        )
    serials, cut = _candidates(session, words)
    found = _alike(session, [*(_own_words(session, words, name) if name else ()), *serials], words, name)
    if cut and all(one.comparison.kind == "altered" for one in found):
        known = {one.id for one in found}
        in_a_row = _alike(session, _in_a_row(session, stems(words)), words, name)
        found += [one for one in in_a_row if one.id not in known]
    order = {"exact": 0, "excerpt": 1, "altered": 2}
    found.sort(
        key=lambda one: (
            one.same_speaker is False,
            order[one.comparison.kind],
            not one.is_said,
            -one.comparison.score,
            one.id,
        )
    )
    return found[:MATCHES]


def _alike(session: NewsroomSession, serials: Sequence[int], words: str, name: str | None) -> list[_Alike]:
    """The quotations of these serials that are alike enough. Only what is compared is read of each."""
    rows = session.rows(_COMPARED, serials=list(dict.fromkeys(serials))) if serials else ()
    found = []
    for id_, spans in groupby(rows, lambda row: row.id):
        own = list(spans)
        comparison = compare(words, [row.exact for row in own])
        if comparison.score >= ALIKE:
            same = None if name is None else _is_called(own[0].name, own[0].type, name)
            found.append(_Alike(id_, own[0].act == "statement", comparison, same))
    return found


def _own_words(session: NewsroomSession, words: str, name: str) -> list[int]:
    """The serials of the quotations that have the very words, by speakers who are printed under ``name`` or bear it as
    their surname."""
    key, words_of_name = person_key(name), tokens(name)
    surname = key.surname if key else words_of_name[-1] if words_of_name else ""
    if not surname:
        return []
    keys = [str(key or surname), " ".join(words_of_name), organization_key(name)]
    span = {"from": f"{surname}|", "to": f"{surname}|~"}
    speakers = [row.speaker_id for row in session.rows(_CALLED, keys=keys, **span)]
    if not speakers:
        return []
    return [row.serial for row in session.rows(_SAME_WORDS_BY, key=words_key([words]), speakers=speakers)]


def _candidates(session: NewsroomSession, words: str) -> tuple[list[int], bool]:
    """The serials of the quotations that could hold the words: those with the same, then those that share most runs of
    three words, or for a few words those that have them in a row; and whether so many share one that some were left
    out."""
    found = [row.serial for row in session.rows(_SAME_WORDS, key=words_key([words]))]
    wanted = stems(words)
    hits = _by_hash(session, hashes(wanted))
    votes = Counter(row.serial for row in hits)
    found += [serial for serial, _ in votes.most_common(CANDIDATES)]
    if len(wanted) < 2 * RUN and len(found) < CANDIDATES:
        return [*found, *_in_a_row(session, wanted)], False
    return found, len(votes) > CANDIDATES or any(n >= COMMON for n in Counter(row.hash for row in hits).values())


def _in_a_row(session: NewsroomSession, wanted: Sequence[str]) -> list[int]:
    """The serials of quotations that have these stems in a row."""
    expression = Search.in_a_row(tuple(wanted)).expression(session.dialect)
    return [row.serial for row in session.rows(SOME_FOUND[session.dialect], words=expression, most=CANDIDATES)]


def _by_hash(session: NewsroomSession, wanted: Sequence[int]) -> list[Any]:
    rows: list[Any] = []
    for at in range(0, len(wanted), _BATCH):
        batch = list(wanted[at : at + _BATCH])
        batch += [-1] * (_BATCH - len(batch))
        rows += session.rows(_BY_HASH, **{f"hash_{i}": hash_ for i, hash_ in enumerate(batch)})
    return rows


def _is_called(speaker: str | None, type_: str | None, name: str) -> bool:
    """Whether ``name`` can be the name of a speaker: the whole name, a form of it, or the surname alone."""
    if speaker is None:
        return False
    if type_ == "organization":
        return organization_key(speaker) == organization_key(name)
    theirs, ours = person_key(speaker), person_key(name)
    if theirs and ours:
        return same_words(theirs, ours) or variant(theirs, ours)
    return tokens(name)[-1:] == tokens(speaker)[-1:]
