"""The words that stand for a speaker, read by themselves."""

from __future__ import annotations

import pytest

from quotes.lexicon.person_names import fold
from tests.support.analysis.marked import resolve_marked, speakers_of


def test_a_source_inside_a_name_is_the_whole_name() -> None:
    assert speakers_of("It rains, said <p>Ivo “<s>Rusty</s>” Brandt</p>.") == ["Ivo “Rusty” Brandt"]


def test_a_combining_mark_at_the_end_belongs_to_the_name() -> None:
    assert speakers_of("It rains, <s><p>Ana Dupre</p>\u0301</s> said.") == ["Ana Dupré"]
    assert fold("Dupre\u0301’s") == "dupre"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A TU(W) leader", "A TU(W) leader"),
        ("A society, which", "A society"),
        ("a reader Monday", "a reader"),
        ("a man who saw it all", "a man who saw it all"),
        ("A close friend of the dead man", "A close friend of the dead man"),
    ],
)
def test_a_description_is_called_by_its_own_words(source: str, name: str) -> None:
    resolution = resolve_marked(f"It rains, <s>{source}</s> said.")
    best = resolution.choices[0].candidates[0] if resolution.choices[0].candidates else resolution.speakers[0]
    assert best.name == name


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


def test_a_title_alone_is_read_with_the_name_behind_it() -> None:
    assert speakers_of("It rains, <s>Mr.</s> <p>Lopes</p> said.") == ["Lopes"]


@pytest.mark.parametrize(
    "source",
    [
        "her brother, the surgeon Dr <p>Ana Lopes</p>",
        "her sister, deputy police chief <p>Ana Lopes</p>",
        "his <p>Ophelia</p>, dance student <p>Ana Lopes</p>",
    ],
)
def test_a_name_behind_what_somebody_is_heads(source: str) -> None:
    assert speakers_of(f"It rains, <s>{source}</s> said.") == ["Ana Lopes"]


def test_two_people_of_two_states_are_two_people() -> None:
    marked = "“It leaks,” said <s><l>Tarnia</l>’s <p>Marta Ilves</p> and <l>Falkia</l>’s <p>Juhan Sepp</p></s>."
    assert speakers_of(marked) == ["Marta Ilves and Juhan Sepp"]


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


def test_the_analyst_of_a_firm_with_two_names_is_one_person() -> None:
    marked = "“It leaks,” said <s><p>Falk Bruun</p> & Reuss analyst <p>Ana Brandt</p></s>."
    assert speakers_of(marked) == ["Ana Brandt"]
    assert speakers_of("“It leaks,” said <s><p>Ivo Hale</p> & <p>Ana Brandt</p></s>.") == ["Ivo Hale and Ana Brandt"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("<p>Ana Brandt</p> herself", "Ana Brandt"),
        ("harbour officials here", "harbour officials"),
        ("a new report*", "a new report"),
        ("among sailors", "sailors"),
        ("the <o>Ferry Board</o> in its annual report", "Ferry Board"),
        ("<o>Ferry Board on</o>", "Ferry Board"),
        ("one of the pilots to reporters", "one of the pilots"),
        ("<p>Ana Brandt</p> while driving her car", "Ana Brandt"),
    ],
)
def test_a_speaker_is_called_without_the_scraps_around(source: str, name: str) -> None:
    assert speakers_of(f"“It leaks,” said <s>{source}</s>.") == [name]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("<s>The operator, <o>Tarnray</o></s>,", "Tarnray"),
        ("<s>The publisher</s>, <o>Tarn Books</o>,", "Tarn Books"),
        ("<s>A union</s>, <o>Tarn Books</o> and others,", "A union"),
    ],
)
def test_a_body_described_and_named_is_called_by_its_name(source: str, name: str) -> None:
    assert speakers_of(f"{source} said it rains.") == [name]


@pytest.mark.parametrize("source", ["the Economist", "The Falkton Citizen", "the Sedby Star"])
def test_a_paper_called_like_somebody_is_a_body(source: str) -> None:
    marked = f"“It is long,” <s>Colonel <p>Ivo Marsh</p></s> said.\n\n“It is folly,” <s>{source}</s> wrote."
    assert speakers_of(marked)[-1] in (source, source.removeprefix("The ").removeprefix("the "))


def test_an_economist_is_no_paper() -> None:
    marked = "“It is long,” the economist <s><p>Ivo Marsh</p></s> said.\n\n“It is folly,” <s>the economist</s> wrote."
    assert speakers_of(marked)[-1] == "Ivo Marsh"


@pytest.mark.parametrize(
    "told", ["who identified himself only as", "who gave his name as", "identified only as", "who asked to be known as"]
)
def test_somebody_described_is_called_by_the_name_told_behind(told: str) -> None:
    marked = f"“We ran,” said <s>the official</s>, {told} <p>Yakub</p>.\n\n“Then we hid,” <s>the official</s> said."
    assert speakers_of(marked) == ["Yakub", "Yakub"]
