"""What heads a source."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import resolve_marked, speakers_of


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        ("every senator of the north", "group"),
        ("a close friend", "anonymous"),
        ("the writer and broadcaster", "anonymous"),
        ("the coast guard", "organization"),
        ("some here", "group"),
        ("one picket", "anonymous"),
        ("a guard", "anonymous"),
        ("one of the Danish rowers", "anonymous"),
        ("a man waiting outside a bank", "anonymous"),
        ("divers studying the wreck", "group"),
        ("a handful of lawmakers", "group"),
        ("almost 300,000 people", "group"),
        ("another 7%", "group"),
        ("the court in Port Alden", "organization"),
        ("the Danish Consulate General in Port Alden", "organization"),
        ("state radio", "organization"),
        ("his own research", "document"),
    ],
)
def test_what_sort_of_somebody_is_described(source: str, type_: str) -> None:
    resolution = resolve_marked(f"It rains, <s>{source}</s> said.")
    best = resolution.choices[0].candidates[0] if resolution.choices[0].candidates else resolution.speakers[0]
    assert best.type == type_


def test_a_name_in_a_clause_heads_nothing() -> None:
    assert speakers_of("It rains, <s>a reporter who joined <p>Ana Lopes</p></s> said.") != ["Ana Lopes"]


@pytest.mark.parametrize(
    "source",
    [
        "a senior official travelling with harbour secretary <p>Ana Lopes</p> in Port Alden",
        "The <p>Ana Lopes</p> Foundation",
        "the letter addressed to chairman <p>Ana Lopes</p> (in Port Alden)",
        "an aide interviewed by <p>Ana Lopes</p>",
    ],
)
def test_a_name_in_what_describes_somebody_else_heads_nothing(source: str) -> None:
    assert "Ana Lopes" not in speakers_of(f"It rains, <s>{source}</s> said.")


@pytest.mark.parametrize(
    "source", ["a man known to the guard as <p>Ana Lopes</p>", "the retired pilot <p>Ana Lopes</p>"]
)
def test_a_name_that_is_said_of_somebody_heads(source: str) -> None:
    assert speakers_of(f"It rains, <s>{source}</s> said.") == ["Ana Lopes"]


def test_whom_a_firm_acts_for_did_not_write_its_letter() -> None:
    letter = "A letter from the law firm <o>Pace & Umber</o>, which acts for the landlord, <p>Bosk</p>,"
    marked = f"<s>{letter}</s> says it rains."
    assert speakers_of(marked) == ["Pace & Umber"]


@pytest.mark.parametrize("source", ["<p>Ana Lopes</p>‘s mother", "a source inside <o>Tarn Board</o>"])
def test_whose_and_where_somebody_is_names_nobody(source: str) -> None:
    assert not set(speakers_of(f"It rains, <s>{source}</s> said.")) & {"Ana Lopes", "Tarn Board"}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the <o>Tarnev Echo</o> newspaper", "Tarnev Echo"),
        ("the <o>Nordal</o> building society", "Nordal"),
        ("the state-run <o>Falk</o> company that built it", "Falk"),
    ],
)
def test_a_body_is_named_where_a_noun_behind_its_name_tells_what_it_is(source: str, name: str) -> None:
    assert speakers_of(f"“It leaks,” said <s>{source}</s>.") == [name]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the Economist", "the Economist"),
        ("The Falkton Citizen", "Falkton Citizen"),
        ("the Sedby Star", "Sedby Star"),
    ],
)
def test_a_paper_called_like_somebody_is_a_body(source: str, name: str) -> None:
    marked = f"“It is long,” <s>Colonel <p>Ivo Marsh</p></s> said.\n\n“It is folly,” <s>{source}</s> wrote."
    assert speakers_of(marked)[-1] == name


def test_an_economist_is_no_paper() -> None:
    marked = "“It is long,” the economist <s><p>Ivo Marsh</p></s> said.\n\n“It is folly,” <s>the economist</s> wrote."
    assert speakers_of(marked)[-1] == "Ivo Marsh"


def test_a_spokeswoman_for_a_minister_is_not_the_minister() -> None:
    marked = "“It rains,” said <s>a spokeswoman for the Harbour Minister, <p>Ivo Hale</p></s>."
    assert speakers_of(marked) == ["a spokeswoman for the Harbour Minister, Ivo Hale"]
    assert speakers_of(marked.replace("Harbour Minister", "harbour")) == ["Ivo Hale"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Norway’s <o>Tarn Echo</o> newspaper", "Tarn Echo"),
        ("the official <o>Tarnua</o> news agency", "Tarnua"),
        ("the <o>TKZ</o> party", "TKZ"),
        ("the <o>TKZ</o> agency", "the TKZ agency"),
        ("the influential <o>Tarn Edge</o> magazine", "Tarn Edge"),
    ],
)
def test_a_body_between_what_it_is_called_by_is_called_by_its_name(source: str, name: str) -> None:
    assert speakers_of(f"“It rains,” <s>{source}</s> said.") == [name]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the <o>Bank of Norland</o> governor, <p>Ana Lopes</p>,", "Ana Lopes"),
        ("<o>Council of Ferries</o>’ president <p>Ana Lopes</p>", "Ana Lopes"),
        ("the <o>Bank of Norland</o> governor", "the Bank of Norland governor"),
        ("a senior <o>US Department of Ports</o> official", "a senior US Department of Ports official"),
        ("the <o>Bank of Norland</o> in a letter", "Bank of Norland"),
        ("the <o>Bank of Norland</o>", "Bank of Norland"),
    ],
)
def test_an_office_behind_the_name_of_its_body_heads(source: str, name: str) -> None:
    assert speakers_of(f"<s>{source}</s> said: “It rains.”") == [name]


def test_the_head_of_state_is_the_president() -> None:
    marked = "President <p>Ana Lopes</p> met governor <p>Per Lund</p>.\n\n“No,” said <s>the head of state</s>."
    assert speakers_of(marked) == ["Ana Lopes"]


def test_the_name_at_the_end_of_a_description_with_a_clause_heads() -> None:
    source = "the woman who opened the port of Holm, former Secretary of State <p>Ana Lopes</p>,"
    assert speakers_of(f"<p>Per Lund</p> left. “No,” said <s>{source}</s> on Monday.") == ["Ana Lopes"]
