"""Days that a lead or the introduction of a transcript tells of the words behind it: every article was made up here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from quotes.analysis.dates import with_introduced_days
from quotes.model import Quotation, SpeakerRef, SpeakerType, StatementDate
from tests.support.analysis.reports import quotation

WRITTEN = date(2021, 6, 4)  # a Friday
MONDAY = StatementDate(date(2021, 5, 31), "day", "Monday")


def behind_lead(
    tag: str, kind: SpeakerType = "anonymous", between: str = "\n\n", who: SpeakerType = "person"
) -> StatementDate | None:
    """The day of words in the paragraph behind a lead of Monday by somebody described; ``tag``: who speaks there."""
    text = f"Harbour to close\n\nThe harbour will close, its master said on Monday.{between}“It is old,” {tag}."
    lead = quotation(text, "The harbour will close", "said", "its master", "its master")
    words = quotation(text, "It is old,", "said", "Lopes", "Ana Lopes")
    lead = replace(lead, said_on=MONDAY, speaker=SpeakerRef("s1", "its master", kind))
    words = replace(words, speaker=SpeakerRef("s2", "Ana Lopes", who))
    return with_introduced_days(text, [lead, words], WRITTEN)[1].said_on


def test_who_is_named_behind_a_lead_that_describes_him_spoke_on_its_day() -> None:
    assert behind_lead("Ana Lopes said") == MONDAY


def test_nobody_else_did() -> None:
    assert behind_lead("Ana Lopes had said") is None
    assert behind_lead("Ana Lopes said", kind="person") is None
    assert behind_lead("Ana Lopes said", who="organization") is None
    assert behind_lead("Ana Lopes said", between=" ") is None
    assert behind_lead("Ana Lopes said", between="\n\nIt rained.\n\n") is None


def told_behind(behind: str, kind: SpeakerType = "person") -> StatementDate | None:
    """The day of words that a sentence behind them may tell."""
    text = f"“It is old,” said Ana Lopes.{behind}"
    words = quotation(text, "It is old,", "said", "Ana Lopes", "Ana Lopes")
    words = replace(words, speaker=SpeakerRef("s1", "Ana Lopes", kind))
    return with_introduced_days(text, [words], WRITTEN)[0].said_on


def test_a_sentence_behind_words_may_tell_when_somebody_was_speaking() -> None:
    assert (
        told_behind("\n\nThe harbour master was speaking outside the council on Monday, minutes after it met.")
        == MONDAY
    )
    assert told_behind(" She was responding to a question in Tarn on Monday.") == MONDAY
    assert told_behind("\n\nMs Lopes made the comments in a letter on Monday.") == MONDAY


def test_no_other_sentence_behind_them_does() -> None:
    assert told_behind("\n\nShe was speaking after the council met on Monday.") is None
    assert told_behind("\n\nJo Orre was speaking in Tarn on Monday.") is None
    assert told_behind("\n\nIt rained.\n\nShe was speaking in Tarn on Monday.") is None
    assert told_behind("\n\nShe was sailing to Tarn on Monday.") is None
    assert told_behind("\n\nThe harbour master was speaking in Tarn on Monday.", kind="organization") is None


def turns(introduction: str, heads: tuple[str, ...] = ("LOPES", "ORLOW")) -> list[StatementDate | None]:
    """The days of the turns of a transcript behind an introduction."""
    text = introduction + "".join(f"\n\n{head}: I sail at {n} in the morning." for n, head in enumerate(heads, 1))
    said: list[Quotation] = []
    for n, head in enumerate(heads, 1):
        q = quotation(text, f"I sail at {n} in the morning.", head, head, head)
        colon = text.index(head) + len(head)
        said.append(replace(q, cue=replace(q.mention, start=colon, end=colon + 1, exact=":")))  # type: ignore[type-var]
    return [q.said_on for q in with_introduced_days(text, said, WRITTEN)]


@pytest.mark.parametrize(
    "introduction",
    [
        "The harbour master spoke to the Post on Monday.",
        "From Monday's sitting of the council",
        "The inquest heard evidence on Monday. Extracts:",
    ],
)
def test_the_introduction_of_a_transcript_dates_its_turns(introduction: str) -> None:
    assert turns(introduction) == [MONDAY, MONDAY]


def test_no_other_paragraph_does() -> None:
    assert turns("The harbour will close on Monday.") == [None, None]
    assert turns("She spoke on Monday and on Tuesday.") == [None, None]
    assert turns("She spoke to the Post.") == [None, None]
    assert turns("She spoke on Monday.", ("LOPES",)) == [None]
