"""Which people a description may stand for."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import resolve_marked, speakers_of


def test_of_two_described_alike_the_nearer_one_is_meant() -> None:
    marked = (
        "“It leaks,” <s>a spokesman for <o>Tarn Air</o></s> said.\n\n"
        "“It holds,” <s>another spokesman, for <o>Falk</o></s> said.\n\n"
        "“It always did,” <s>the spokesman</s> said."
    )
    assert speakers_of(marked)[-1] == "another spokesman, for Falk"


def test_what_is_described_as_anothers_is_not_his() -> None:
    marked = (
        "<p>Ada Reuss</p> sued. “It leaks,” <s>a lawyer for <p>Ada Reuss</p></s> said.\n\n"
        "<p>Karl Hale</p> kept away. “It holds,” <s>his lawyer</s> said."
    )
    assert speakers_of(marked)[-1] != "a lawyer for Ada Reuss"


@pytest.mark.parametrize("who", ["a judge", "a federal judge", "a harbour spokesman"])
def test_somebody_new_is_not_the_one_named_before(who: str) -> None:
    marked = (
        "“It leaks,” said the pastor, <p>Karl Hale</p>. “It leaks,” <s><p>Hale</p></s> said again.\n\n"
        f"But <s>{who}</s> said it held."
    )
    assert "Karl Hale" not in speakers_of(marked)[-1:]


@pytest.mark.parametrize("called", ["the Guinean", "the 38-year-old", "the world No. 38"])
def test_a_people_or_a_rank_is_whom_the_paragraph_names(called: str) -> None:
    marked = (
        "<p>Ivo Brandt</p> coaches. “At last,” said <s><p>Ivo Brandt</p></s>.\n\n"
        f"<p>Sekou Kolie</p> scored twice. “I heard them sing,” said <s>{called}</s>."
    )
    assert speakers_of(marked) == ["Ivo Brandt", "Sekou Kolie"]


@pytest.mark.parametrize(
    ("named", "speaker"),
    [("<p>Ivo Brandt</p> casts bells.", "Ivo Brandt"), ("<p>Ivo Brandt</p> met <p>Ana Lopes</p>.", "the bellfounder")],
)
def test_a_noun_that_no_list_has_is_who_alone_is_named_before(named: str, speaker: str) -> None:
    resolution = resolve_marked(f"{named} “It is warm,” <s>the bellfounder</s> said.")
    (choice,) = resolution.choices
    found = [s.name for s in resolution.speakers] or [c.name for c in choice.candidates]
    assert found[0] == speaker


def test_whom_he_speaks_of_is_not_the_one_of_an_age() -> None:
    marked = "<p>Ivo Brandt</p> won.\n\nHe thanked <p>Sekou Kolie</p>. “At last,” said <s>the 38-year-old</s>."
    assert speakers_of(marked) != ["Sekou Kolie"]


def test_anothers_spokesman_is_somebody_new() -> None:
    marked = (
        "“It leaks,” <s>a <o>Tarn Air</o> spokesman</s> said.\n\n"
        "“It holds,” <s>a spokesman for <o>Falk</o></s> said.\n\n"
        "“It always did,” <s>the spokesman</s> said."
    )
    assert speakers_of(marked) == ["a Tarn Air spokesman", "a spokesman for Falk", "a spokesman for Falk"]


def test_a_name_that_the_engine_took_for_none_is_nobody_elses() -> None:
    marked = (
        "“I went back,” <s><p>Joel Amsden</p></s> said. <s>The aquarium's new owner, Blue Arch Leisure,</s> said it "
        "wished the staff well."
    )
    assert speakers_of(marked)[-1] != "Joel Amsden"


def test_one_of_several_without_names_is_no_other() -> None:
    marked = (
        "“It leaks,” <s>a sailor</s> said.\n\n“It holds,” <s>another sailor</s> said.\n\n"
        "“It sank,” <s>a second source</s> said.\n\n“It did,” <s>the second source</s> said."
    )
    assert speakers_of(marked) == ["a sailor", "another sailor", "a second source", "a second source"]


def test_another_man_is_nobody_named() -> None:
    marked = "“Who are you?” <s>Congressman <p>Bo Ethridge</p></s> asked.\n\n“Students,” <s>another man</s> said."
    assert speakers_of(marked)[-1] == "another man"


def test_who_spoke_in_the_sentence_before_is_the_editor() -> None:
    marked = (
        "<p>Ken Bly</p> was held hostage. <s>Mr <p>Boris Lund</p></s>, sorry for what he wrote of <p>Ken Bly</p>, said "
        "it was right. “I see no reason to go,” <s>the Lantern editor</s> said."
    )
    assert speakers_of(marked)[-1] == "Boris Lund"


def test_a_pilot_behind_another_is_a_third() -> None:
    marked = "“No,” said <s>a pilot</s>. “Never,” said <s>another pilot</s>. “Well,” said <s>a pilot</s>."
    names = speakers_of(marked)
    assert names[1] == "another pilot" and names[2] != "another pilot"


def test_the_27_year_old_is_of_the_sex_that_the_words_tell() -> None:
    marked = (
        "<p>Ida Holm</p> ran for the club of <p>Otto Falk</p>. “He asked me,” <s><p>Holm</p></s> said.\n\n<p>Falk</p> "
        "has denied it.\n\n<s>The 27-year-old</s> believes she “had no choice”."
    )
    assert speakers_of(marked)[-1] == "Ida Holm"


@pytest.mark.parametrize("said", ["<s>the judge</s> said.", "said <s>the judge</s>.", "<s>the referee</s> told him."])
def test_who_is_judged_or_told_is_not_the_one_who_speaks(said: str) -> None:
    marked = f"<p>Ivo Brandt</p>, a baker, was jailed on Monday.\n\n“You put lives at risk,” {said}"
    assert speakers_of(marked) != ["Ivo Brandt"]


def test_a_judge_told_to_be_one_is_the_judge() -> None:
    jailed = "<p>Ivo Brandt</p> was jailed by <r>Judge</r> <p>Ida Holm</p>.\n\n"
    marked = f"{jailed}“You put lives at risk,” <s>the judge</s> said."
    assert speakers_of(marked) == ["Ida Holm"]


def test_whose_life_somebody_praises_is_not_who_is_told() -> None:
    marked = "<p>Ida Holm</p> sang on Monday. <s>The singer</s> praised her “good” life, and sang again."
    assert speakers_of(marked) == ["Ida Holm"]


def test_her_husband_is_who_is_named_beside_her_with_her_surname() -> None:
    marked = "<p>Anna</p> and <p>Peter Holm</p> came. “Oh,” <s>Mrs <p>Holm</p></s> said. “Ah,” <s>her husband</s> said."
    assert speakers_of(marked)[1] == "Peter Holm"


def test_the_holder_of_an_office_told_with_whose_it_is_may_be_named_far_below() -> None:
    below = "It rained.\n\n" * 9
    marked = f"“It leaks,” <s>the Tarn mayor</s> said.\n\n{below}Tarn mayor <p>Ivo Holm</p> and <p>Per Lund</p> came."
    assert speakers_of(marked) == ["Ivo Holm"]
    former = f"“It leaks,” <s>the Tarn mayor</s> said.\n\n{below}Former Tarn mayor <p>Ivo Holm</p> came."
    assert speakers_of(former) != ["Ivo Holm"]


def test_who_was_named_is_of_an_age_sooner_than_who_is_named_later() -> None:
    marked = (
        "<l>Tarnia</l>’s <p>Anna Orlow</p> won on Sunday.\n\n“It was over,” <s>the 24-year-old</s> said.\n\n"
        "<p>Ida Falk</p>, the champion, came second. “It rained,” <s><p>Falk</p></s> said."
    )
    assert speakers_of(marked) == ["Anna Orlow", "Ida Falk"]


def test_the_manager_of_something_is_nobody_introduced_otherwise() -> None:
    marked = "<r>Fire chief</r> <p>Ivo Brandt</p> came. <s>The factory’s manager</s> said that all exits were open."
    assert "Ivo Brandt" not in speakers_of(marked)


def test_the_24_year_old_was_named_before() -> None:
    marked = (
        "Tarn’s <p>Ola Prent</p> broke away on the hill.\n\n“I saw the tower,” <s>the 24-year-old</s> said.\n\n"
        "<p>Mira Dahl</p>, the holder, came second. <s>She</s> blamed a bottle: “It fell.”"
    )
    assert speakers_of(marked)[0] == "Ola Prent"


def test_the_son_is_who_is_introduced_as_one() -> None:
    marked = (
        "<p>Ivo Holm</p>, 71, came. His son, <p>Per Ivo Holm</p>, 38, came later.\n\n“It rains,” <s>the elder "
        "<p>Holm</p></s> said.\n\n“It pours,” said <s>the son</s>."
    )
    assert speakers_of(marked) == ["Ivo Holm", "Per Ivo Holm"]


def test_her_brother_is_the_other_twin() -> None:
    marked = (
        "The twins, <p>Anna</p> and <p>Melk</p>, came. “Oh,” <s><p>Anna</p></s> said. “Ah,” said <s>her brother</s>."
    )
    assert speakers_of(marked) == ["Anna", "Melk"]
    friends = marked.replace("The twins,", "Two friends,")
    assert speakers_of(friends)[1] != "Melk"


@pytest.mark.parametrize("who", ["The mayor’s wife", "The mayor’s spokesman", "The mayor’s lawyer"])
def test_whose_somebody_is_is_not_who_that_is(who: str) -> None:
    marked = f"Mayor <p>Ivo Hale</p> fell ill on Monday.\n\n<s>{who}</s> called it “a fever”."
    assert speakers_of(marked) == [who]


@pytest.mark.parametrize(
    ("told", "who", "speaker"),
    [
        ("faces <p>Per Lund</p>, a baker, in the second round", "Her challenger", "Per Lund"),
        ("faces <p>Per Lund</p>, a baker, in the second round", "<p>Hale</p>’s opponent", "Per Lund"),
        ("met the vet, <p>Per Lund</p>, at a fair", "<p>Hale</p>’s opponent", "Hale’s opponent"),
    ],
)
def test_a_rival_is_who_is_told_to_contend(told: str, who: str, speaker: str) -> None:
    marked = f"<p>Ida Hale</p>, the governor, {told}.\n\n“I run,” <s><p>Hale</p></s> said.\n\n"
    assert speakers_of(f"{marked}<s>{who}</s> called it “a race”.")[1] == speaker
