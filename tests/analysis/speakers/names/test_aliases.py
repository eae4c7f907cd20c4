"""One person under another name: known as, slips of the pen, titles of rank and nobility, partners in full."""

from __future__ import annotations

import pytest

from quotes.analysis.speakers.names.aliases import slips
from tests.support.analysis.marked import speakers_of


@pytest.mark.parametrize(
    "phrase",
    [
        "who is better known as",
        "also known as",
        "known to his friends in the band as",
        "a.k.a.",
        "who goes by the name of",
        "nicknamed",
    ],
)
def test_the_other_name_of_somebody_is_theirs(phrase: str) -> None:
    marked = f"<p>Ivo Brandt</p>, {phrase} <p>Tom Harrow</p>, sings.\n\n“It rains,” <s><p>Harrow</p></s> said."
    assert speakers_of(marked) == ["Ivo Brandt"]


@pytest.mark.parametrize(("called", "name"), [("Harrow", "Tom Harrow"), ("Sparrow", "Grim Sparrow")])
def test_of_a_stage_name_and_the_real_one_that_stays_which_the_article_uses(called: str, name: str) -> None:
    marked = (
        "<p>Grim Sparrow</p>, whose real name is <p>Tom Harrow</p>, sings.\n\n"
        f"“It rains,” <s><p>{called}</p></s> said. “It does,” <s><p>{called}</p></s> said."
    )
    assert speakers_of(marked) == [name] * 2


def test_somebody_described_is_the_only_one_named() -> None:
    marked = (
        "<p>Ana Orlow</p> paints.\n\nThe artist is known as <p>Mia Falk</p>.\n\n“It rains,” <s><p>Falk</p></s> said."
    )
    assert speakers_of(marked) == ["Ana Orlow"]


def test_of_two_named_before_nobody_gets_the_other_name() -> None:
    marked = (
        "<p>Ana Orlow</p> met <p>Ivo Brandt</p>.\n\nThe artist is known as <p>Mia Falk</p>.\n\n"
        "“It rains,” <s><p>Falk</p></s> said."
    )
    assert speakers_of(marked) == ["Mia Falk"]


@pytest.mark.parametrize("written", ["Jaro Kudjla", "Kudjla", "Jaro Kujdl"])
def test_a_slip_of_the_pen_makes_nobody_new(written: str) -> None:
    marked = f"<p>Jaro Kujdla</p> plays.\n\n“It rains,” said <s><p>{written}</p></s>."
    assert speakers_of(marked) == ["Jaro Kujdla"]


def test_a_short_surname_is_a_slip_only_close_by() -> None:
    near = "<p>Jaro Moyl</p> plays.\n\n“It rains,” said <s><p>Mayl</p></s>."
    far = "<p>Jaro Moyl</p> plays.\n\nIt is late.\n\nIt is cold.\n\n“It rains,” said <s><p>Mayl</p></s>."
    assert [*speakers_of(near), *speakers_of(far)] == ["Jaro Moyl", "Mayl"]


def test_slips_are_counted_as_far_as_two() -> None:
    counted = [slips("kujda", "kujda"), slips("kujda", "kudja"), slips("brand", "brandt"), slips("orlow", "arlow")]
    assert counted == [0, 1, 1, 2]
    assert [slips("kulibana", "kulabina"), slips("brandt", "bradnt"), slips("brandt", "bnadrt")] == [1, 1, 2]


@pytest.mark.parametrize("title", ["Supt", "Det Insp", "Wing Commander", "Revd", "DCP"])
def test_a_rank_is_no_given_name(title: str) -> None:
    marked = f"<p>Ivo Brandt</p> came.\n\n“It rains,” <s><p>{title} Brandt</p></s> said."
    assert speakers_of(marked) == ["Ivo Brandt"]


def test_a_lady_is_she_who_bears_the_surname() -> None:
    marked = "“It rains,” <s><p>Lady Harrow</p></s> said.\n\n<p>Anna Harrow</p> was speaker."
    assert speakers_of(marked) == ["Anna Harrow"]


def test_two_who_speak_together_have_their_full_names() -> None:
    marked = "<p>Ivo Brandt</p> and <p>Ana Orlow</p> wrote.\n\nIt rains, <s><p>Brandt</p> and <p>Orlow</p></s> said."
    assert speakers_of(marked) == ["Ivo Brandt and Ana Orlow"]


def test_one_name_with_an_apposition_is_no_pair() -> None:
    marked = "It rains, said <s><p>Ana Orlow</p>, a partner of <p>Falk</p> and <p>Ivo Brandt</p></s>."
    assert speakers_of(marked) == ["Ana Orlow"]


def test_a_given_name_in_brackets_is_of_the_name() -> None:
    marked = "“Coach (Ivo) <p>Brandt</p> came,” Orlow said.\n\n“It rains,” <s><p>Brandt</p></s> said."
    assert speakers_of(marked) == ["Ivo Brandt"]


def test_a_source_cut_before_an_age_is_read_on() -> None:
    marked = "<p>Ana Orlow</p>, 41, sings.\n\n“It rains,” said <s>the</s> 41-year-old."
    assert speakers_of(marked) == ["Ana Orlow"]


def test_who_has_one_name_gets_the_full_one() -> None:
    marked = "“It rains,” says <s><p>JK</p></s>, also known as <p>Jason Orlow</p>. “It pours,” <s><p>JK</p></s> says."
    assert speakers_of(marked) == ["Jason Orlow", "Jason Orlow"]


@pytest.mark.parametrize(("handle", "who"), [("@ivobrandt", "Ivo Brandt"), ("@brandt2", "Ivi Brandt")])
def test_who_signs_with_the_handle_of_somebody_named_is_that_somebody(handle: str, who: str) -> None:
    marked = f"<p>Ivo Brandt</p> sings.\n\n“It rains” — <s><p>Ivi Brandt</p></s> ({handle})"
    assert speakers_of(marked) == [who]


@pytest.mark.parametrize(
    "phrase",
    [
        "a singer whom everybody here calls",
        "the singer everybody in Upper Tarn calls",
        "nicknamed",
        "known at home as",
    ],
)
def test_a_name_of_one_word_may_be_the_other_name(phrase: str) -> None:
    marked = f"<p>Ana Orlow</p>, {phrase} <p>Mimi</p>, sings. <p>Ivo Holm</p> drums.\n\n“No,” <s><p>Mimi</p></s> said."
    assert speakers_of(marked) == ["Ana Orlow"]


def test_who_is_called_on_has_a_name_of_her_own() -> None:
    marked = "<p>Ana Orlow</p> calls <p>Mimi</p>, known for songs.\n\n“It rains,” <s><p>Mimi</p></s> said."
    assert speakers_of(marked) == ["Mimi"]


def test_whom_somebody_calls_something_has_a_name_of_his_own() -> None:
    marked = "<p>Ana Orlow</p> is the rival fans call <p>Mimi</p> a friend of.\n\n“It rains,” <s><p>Mimi</p></s> said."
    assert speakers_of(marked) == ["Mimi"]


def test_a_nickname_in_marks_is_one_though_nobody_saw_a_name_there() -> None:
    marked = (
        "<p>Ana Orlow</p>, better known in Tarn as ‘Miss Mimi’, sings. <p>Ivo Holm</p> drums.\n\n"
        "“It rains,” <s><p>Miss Mimi</p></s> said."
    )
    assert speakers_of(marked) == ["Ana Orlow"]


def test_a_name_told_twice_is_joined_once() -> None:
    marked = (
        "<p>Ana Orlow</p>, nicknamed <p>Mimi</p>, sings. <p>Ana Orlow</p>, nicknamed <p>Mimi</p>, and known as “Mimi”, "
        "sings again.\n\n“It rains,” <s><p>Mimi</p></s> said."
    )
    assert speakers_of(marked) == ["Ana Orlow"]


@pytest.mark.parametrize("behind", ["as everybody here calls him", "as he is known", "as he is often called"])
def test_the_other_name_may_stand_before_the_words_that_tell_it(behind: str) -> None:
    marked = f"<p>Ivo Holm</p> drums.\n\n<p>Bobo</p>, {behind}, sings too. “It rains,” <s><p>Bobo</p></s> said."
    assert speakers_of(marked) == ["Ivo Holm"]


def test_a_title_behind_a_given_name_is_no_surname() -> None:
    marked = (
        "<p>Ivo Holm</p> drums. <p>Ana Bey</p> sings.\n\n“It rains,” said <s><p>Ivo Bey</p></s>. "
        "“No,” said <s><p>Ana Bey</p></s>."
    )
    assert speakers_of(marked) == ["Ivo Holm", "Ana Bey"]


def test_two_names_of_one_person_are_no_pair() -> None:
    marked = "<s>The boxer listed as <p>Ivo Brandt</p>, and known at home as <p>Iwo Brandt</p>,</s> said it rained."
    assert speakers_of(marked) == ["Ivo Brandt"]
