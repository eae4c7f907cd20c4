"""Which body "the firm", "the airline" or "the publication" is."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import resolve_marked, speakers_of

TOLD = "<o>Brandt Cables</o> and <o>Falkwerk</o> met <p>Ivo Hale</p>.\n\n"


@pytest.mark.parametrize("noun", ["firm", "company", "manufacturer", "private firm"])
def test_a_bare_noun_is_the_body_that_spoke_last(noun: str) -> None:
    marked = f"{TOLD}<s><o>Falkwerk</o></s> called it “a leak”. It rained.\n\nBut <s>the {noun}</s> said “no”."
    assert speakers_of(marked) == ["Falkwerk", "Falkwerk"]


def test_it_is_the_body_whose_spokesman_spoke_last() -> None:
    marked = (
        "<o>Orlow Airlines</o> flies to <l>Tarn</l>.\n\n<s>A spokesman for <o>Nordwind</o></s> said “no”.\n\n"
        "<s>The carrier</s> called it “a leak”. <o>Nordwind Airways</o> has two planes."
    )
    assert speakers_of(marked)[1] == "Nordwind Airways"


def test_it_is_the_subject_of_its_own_sentence() -> None:
    marked = f"{TOLD}<o>Falkwerk</o> earned less than <o>Brandt Cables</o>, “far less”, <s>the company</s> said."
    assert speakers_of(marked) == ["Falkwerk"]


def test_it_is_not_who_spoke_last_where_the_noun_introduces_another() -> None:
    before = "<s><o>Falkwerk</o></s> called it “a leak”. The law firm <o>Holm Partners</o> came."
    assert speakers_of(f"{TOLD}{before}\n\n<s>The firm</s> said “no”.")[1] != "Falkwerk"


def test_it_is_the_body_that_is_based_there() -> None:
    marked = f"{TOLD}The Tarn-based <o>Orlow</o> met <o>Falkwerk</o>. <s><o>Falkwerk</o></s> said “no”.\n\n"
    assert speakers_of(f"{marked}<s>The Tarn-based firm</s> said “yes”.")[1] == "Orlow"


@pytest.mark.parametrize("noun", ["airline", "police", "ministry"])
def test_it_is_no_body_of_another_kind(noun: str) -> None:
    marked = f"<o>Falkwerk Bank</o> opens. <s><o>Falkwerk Bank</o></s> said “no”.\n\n“Yes,” <s>the {noun}</s> said."
    assert speakers_of(marked)[1] != "Falkwerk Bank"


def test_the_last_to_speak_is_no_paper_where_airlines_are_told_of() -> None:
    marked = (
        "<o>Orlow Airlines</o> and <o>Nordwind Airways</o> met. <s><o>Nordwind Airways</o></s> said “no”. "
        "<s><o>Tarn Herald</o></s> called it “a leak”.\n\n“Yes,” <s>the airline</s> said."
    )
    assert speakers_of(marked)[2] == "Nordwind Airways"


def test_an_acronym_that_is_a_noun_is_no_name() -> None:
    marked = "<s><o>River Watch</o></s> said “no” to <o>Orlow Airlines</o>.\n\n“Yes,” <s>the NGO</s> said."
    assert speakers_of(marked) == ["River Watch", "River Watch"]


def test_the_chain_tells_of_whom_it_is_a_description() -> None:
    marked = f"{TOLD}<s><o>Falkwerk</o></s> called it “a leak”.\n\n<s>The firm</s> said “no”."
    assert resolve_marked(marked).choices[1].chain == ("description of Falkwerk, named in paragraph 1",)


@pytest.mark.parametrize(
    ("marked", "certain"),
    [
        ("A report in the <o>Courier</o> came. <s>The paper</s> called it “a lie”. <s>The firm</s> said “no”.", False),
        ("<o>Nordwind Airways</o> came. <s>The airline</s> called it “a lie”. <s>The firm</s> said “no”.", True),
    ],
)
def test_who_was_just_called_another_kind_of_body_is_not_meant_for_certain(marked: str, certain: bool) -> None:
    assert (resolve_marked(marked).choices[1].probability == 1.0) is certain


def test_nothing_is_certain_where_another_body_is_named_since() -> None:
    marked = (
        f"{TOLD}<s><o>Falkwerk</o></s> called it “a leak”. It sells to <o>Brandt Cables</o>. <s>The firm</s> said “no”."
    )
    assert resolve_marked(marked).choices[1].probability < 1.0


def test_the_ministry_is_the_one_printed_with_capitals_before_and_no_department() -> None:
    marked = (
        "The Transport Ministry was surprised by the <o>Harbour Department</o>.\n\n“They used old drafts,” <s>the "
        "ministry</s> said."
    )
    assert speakers_of(marked) == ["Transport Ministry"]


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("Falkwerk Energy", "the loss-making group"),
        ("Falkwerk Energy", "the German firm"),
        ("Tarn Rovers", "the second-tier side"),
        ("Tarn Rovers", "the League Two club"),
    ],
)
def test_what_may_be_said_of_any_body_is_said_of_the_only_one_named(body: str, who: str) -> None:
    marked = f"<o>{body}</o> have sold <p>Ivo Hale</p>’s shares. It rained.\n\n“No,” <s>{who}</s> said."
    assert speakers_of(marked) == [body]


def test_nobody_is_the_only_one_of_two() -> None:
    marked = "<o>Tarn Rovers</o> met <o>Horna Rovers</o>. It rained.\n\n“No,” <s>the second-tier side</s> said."
    assert speakers_of(marked) == [None]
