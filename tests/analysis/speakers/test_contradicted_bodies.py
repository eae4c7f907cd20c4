"""Which bodies cannot be meant by a description."""

from __future__ import annotations

import pytest

from quotes.analysis.speakers.contradicted_bodies import is_of_any
from quotes.analysis.speakers.mentions import Names
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.model import Stretch
from tests.support.analysis.marked import speakers_of


def test_a_party_is_no_council() -> None:
    marked = "<s><o>Central Council of Ferries</o></s> said so.\n\n“No,” <s>the {}</s> said."
    assert speakers_of(marked.format("party"))[1] != "Central Council of Ferries"
    assert speakers_of(marked.format("board"))[1] == "Central Council of Ferries"


def test_the_airline_is_not_the_union() -> None:
    marked = (
        "Crews at <o>Skyvarda</o> will strike.\n\n“We regret it,” <s>the airline</s> said.\n\n"
        "<s><o>CabinOne</o></s>, the union, said it had no choice."
    )
    assert speakers_of(marked) == ["Skyvarda", "CabinOne"]


@pytest.mark.parametrize(
    ("first", "said", "who"),
    [
        ("<o>Alda Bank</o> bought <o>Reed Bank</o>.", "the bank", None),
        ("<o>Alda Bank</o> bought <o>Reed Bank</o>. <o>Alda Bank</o> is old.", "the bank", "Alda Bank"),
        ("The harbour is full. It rains.", "the company", None),
        ("The harbour is full. It rains.", "the police", "the police"),
        ("The harbour is full. It rains.", "the Tarn company", "the Tarn company"),
        ("<o>Tarnwind</o>, an airline, bought <o>Reed Bank</o>.", "the charity", None),
    ],
)
def test_a_body_told_by_its_kind_alone_is_the_one_of_that_kind_or_nobody(
    first: str, said: str, who: str | None
) -> None:
    assert speakers_of(f"{first} “It rains,” <s>{said}</s> said.") == [who]


@pytest.mark.parametrize("told", ["Airline <o>Tarnray</o> fell.", "The old airline, <o>Tarnray</o>, fell."])
def test_what_stands_before_the_name_of_a_body_tells_its_kind(told: str) -> None:
    marked = f"{told} <o>Kessel</o> rose. <o>Kessel</o> sang.\n\n“It rains,” <s>the airline</s> said."
    assert speakers_of(marked) == ["Tarnray"]


@pytest.mark.parametrize("source", ["local police", "Tarnland’s ministry of transport", "UEFO’s appeals committee"])
def test_a_body_described_anew_is_no_other_named_before(source: str) -> None:
    marked = f"“We fired,” the <s><o>Vandars</o></s> said.\n\n“Two died,” <s>{source}</s> said."
    assert speakers_of(marked) == ["Vandars", source]


def test_the_police_of_a_town_are_no_division_of_a_department() -> None:
    marked = "The <o>Tarn Police Department’s River Division</o> rose. “He laughed,” <s>Tarn police</s> said."
    assert speakers_of(marked) == ["Tarn police"]


@pytest.mark.parametrize(
    ("said", "of_any"),
    [
        ("the loss-making group", True),
        ("the German airline", True),
        ("the League Two side", True),
        ("the Tarn side", False),
        ("the foreign ministry", False),
        ("the side", False),
    ],
)
def test_what_may_be_said_of_any_body(said: str, of_any: bool) -> None:
    assert is_of_any(read_mention(said, Stretch(0, len(said)), Names(()))) is of_any
