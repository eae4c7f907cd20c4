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
        ("a man waiting outside a", "a man waiting"),
        ("Harbour regulators this month", "Harbour regulators"),
        ("a Harbour Office source)", "a Harbour Office source"),
        ("a source (a pilot)", "a source (a pilot)"),
        ("Twelve conservation charities [CCs]", "Twelve conservation charities"),
        ("Her centre-left Harbour Democrats", "Harbour Democrats"),
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
        ("one of the Danish rowers", "anonymous"),
        ("a man waiting outside a bank", "anonymous"),
        ("divers studying the wreck", "group"),
        ("a handful of lawmakers", "group"),
        ("almost 300,000 people", "group"),
        ("another 7%", "group"),
        ("the court in Port Alden", "organization"),
        ("the Danish Consulate General in Port Alden", "organization"),
        ("state radio", "organization"),
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


def test_what_somebody_holds_up_is_no_owner_cut_off() -> None:
    marked = "“Sail on,” read <s>one fan’s</s> banner.\n\n“Home,” was <s>one fan’s</s> wish."
    assert speakers_of(marked) == ["one fan’s banner", "one fan’s"]


@pytest.mark.parametrize("source", ["<s>he then</s>", "<s>Above the quay, he</s>"])
def test_a_pronoun_with_what_was_done_is_the_pronoun(source: str) -> None:
    assert speakers_of(f"<p>Ivo Hale</p> came. “It rains,” {source} said.") == ["Ivo Hale"]


def test_a_spokeswoman_for_a_minister_is_not_the_minister() -> None:
    marked = "“It rains,” said <s>a spokeswoman for the Harbour Minister, <p>Ivo Hale</p></s>."
    assert speakers_of(marked) == ["a spokeswoman for the Harbour Minister, Ivo Hale"]
    assert speakers_of(marked.replace("Harbour Minister", "harbour")) == ["Ivo Hale"]


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
