"""The short name of a body and the longer names that begin or end with it."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import speakers_of


@pytest.mark.parametrize(
    ("before", "short"),
    [
        ("The <o>Guild’s Rules Committee</o> met.", "Guild"),
        ("The <o>Orlow 3</o> is a phone.", "Orlow"),
        ("The <o>Tarn Trust and Falk Trust</o> merged.", "Falk Trust"),
        ("The <o>Harbour Board</o> Secretary Ivo Hale came.", "Harbour"),
        ("The <o>Ferry Council on Tarn</o> met.", "Ferry Council"),
        ("The <o>Horna Port Office’s Fraud Division</o> met.", "Horna"),
        ("The <o>Portugal Papers</o> were leaked.", "Portugal"),
        ("The <o>Tarn Cable and Rope Works</o> met.", "Cable Works"),
    ],
)
def test_a_body_is_no_part_or_product_of_it(before: str, short: str) -> None:
    assert speakers_of(f"{before} “It leaks,” said <s><o>{short}</o></s>.") == [short]


def test_a_short_name_is_that_of_the_body_named_in_full() -> None:
    assert speakers_of("The <o>Tarn Coast Guard</o> came. “It leaks,” said the <s><o>Coast Guard</o></s>.") == [
        "Tarn Coast Guard"
    ]


def test_the_half_of_a_country_is_that_country() -> None:
    assert speakers_of("It met <l>North Korea</l>. “No,” said the <s><l>North</l></s>.") == ["North Korea"]
    two = "It met <l>South Korea</l> and <l>South Africa</l>. “No,” said the <s><l>South</l></s>."
    assert speakers_of(two) == ["South"]


def test_a_known_company_is_no_product_of_its_name() -> None:
    assert speakers_of("The <o>Google Tarnphone</o> is new. “It leaks,” <s><o>Google</o></s> said.") == ["Google"]


def test_a_paper_named_shortly_is_one_with_its_whole_name() -> None:
    before = "The <o>Tarnev Echo</o> asked on. The <o>Echo</o> had a letter."
    assert speakers_of(f"{before} “It leaks,” <s>the newspaper</s> said.") == ["Tarnev Echo"]
    two = "The <o>Tarnev Echo</o> and the <o>Harbour Echo</o> asked on."
    assert speakers_of(f"{two} “It leaks,” the <s><o>Falk Echo</o></s> said.") == ["Falk Echo"]


def test_letters_before_a_name_are_its_first_words() -> None:
    marked = "<o>The Tarn Harbour Times</o> asked. “It rains,” <s>the <o>TH Times</o></s> wrote."
    assert speakers_of(marked) == ["Tarn Harbour Times"]
    other = "<o>The Tarn Harbour Times</o> asked. “It rains,” <s>the <o>TB Times</o></s> wrote."
    assert speakers_of(other) == ["TB Times"]
    assert speakers_of("“It rains,” <s>the <o>T Times Times</o></s> wrote.") == ["T Times Times"]
