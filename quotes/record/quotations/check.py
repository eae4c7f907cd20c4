"""Check a quotation: were these words said, by whom, exactly or altered, or never."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select, union, union_all

from quotes.errors import FieldError, InvalidInput
from quotes.lexicon.name_keys import organization_key, person_key, same_words, variant
from quotes.lexicon.stems import stems, tokens, words_key
from quotes.model import SpeakerRef
from quotes.record.db.session import SEARCH, NewsroomSession, fingerprints, names, quotations
from quotes.record.model import MOST_CHECKED_WORDS, Checked, CheckMatch, RecordedQuotation
from quotes.record.quotations.diff import Comparison, compare
from quotes.record.quotations.read import quotations_with
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
_PHRASE = select(quotations.c.serial).where(*_LEADS).limit(CANDIDATES)


def check(session: NewsroomSession, words: str, name: str | None) -> Checked:
    """Look for ``words`` in the record, said by ``name`` if one is given. Raises InvalidInput on field "words" where
    there is no word in them, or too many."""
    count = len(tokens(words))
    if not 0 < count <= MOST_CHECKED_WORDS:
        raise InvalidInput(
            "Too many words to check, or none.", FieldError("words", f"Give 1 to {MOST_CHECKED_WORDS} words.")
        )
    alike, cut = _candidates(session, words)
    matches = _matches(session, [*(_own_words(session, words, name) if name else ()), *alike], words, name)
    if cut and all(match.kind == "altered" for match in matches):
        known = {match.quotation.id for match in matches}
        in_a_row = _matches(session, _in_a_row(session, stems(words)), words, name)
        matches += [match for match in in_a_row if match.quotation.id not in known]
    order = {"exact": 0, "excerpt": 1, "altered": 2}
    matches.sort(key=lambda m: (m.same_speaker is False, order[m.kind], -m.score, m.quotation.id))
    if not matches:
        return Checked("not_on_record", ())
    best = matches[0]
    return Checked("other_speaker" if best.same_speaker is False else best.kind, tuple(matches[:MATCHES]))


def _matches(session: NewsroomSession, serials: Sequence[int], words: str, name: str | None) -> list[CheckMatch]:
    """The quotations of these serials compared with the words, those that are alike enough."""
    matches = (_match(found, words, name) for found in quotations_with(session, list(dict.fromkeys(serials))))
    return [match for match in matches if match.score >= ALIKE]


def _match(found: RecordedQuotation, words: str, name: str | None) -> CheckMatch:
    comparison: Comparison = compare(words, [span.exact for span in found.spans])
    same = None if name is None else _is_called(found.speaker, name)
    return CheckMatch(
        kind=comparison.kind,
        score=comparison.score,
        quotation=found,
        differences=comparison.differences,
        cut_before=comparison.cut_before,
        cut_after=comparison.cut_after,
        same_speaker=same,
    )


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
    phrase = _PHRASE.where(quotations.c.serial.in_(SEARCH[session.dialect].columns(quotations.c.serial)))
    expression = Search.in_a_row(tuple(wanted)).expression(session.dialect)
    return [row.serial for row in session.rows(phrase, words=expression)]


def _by_hash(session: NewsroomSession, wanted: Sequence[int]) -> list[Any]:
    rows: list[Any] = []
    for at in range(0, len(wanted), _BATCH):
        batch = list(wanted[at : at + _BATCH])
        batch += [-1] * (_BATCH - len(batch))
        rows += session.rows(_BY_HASH, **{f"hash_{i}": hash_ for i, hash_ in enumerate(batch)})
    return rows


def _is_called(speaker: SpeakerRef | None, name: str) -> bool:
    """Whether ``name`` can be the name of ``speaker``: the whole name, a form of it, or the surname alone."""
    if speaker is None:
        return False
    if speaker.type == "organization":
        return organization_key(speaker.name) == organization_key(name)
    theirs, ours = person_key(speaker.name), person_key(name)
    if theirs and ours:
        return same_words(theirs, ours) or variant(theirs, ours)
    return tokens(name)[-1:] == tokens(speaker.name)[-1:]
