"""Given names alone beside a relative: the surname that both share, and when it is not told."""

from __future__ import annotations

import time

import pytest

from quotes.analysis.speakers.names.families import with_family_names
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.person_names import parse_name
from tests.support.analysis.marked import read_marked, speakers_of


@pytest.mark.parametrize(
    ("pair", "name"),
    [
        ("The couple, <p>Anna</p> and <p>Peter Brandt</p>, sail", "Anna Brandt"),
        ("<p>Anna</p> and <p>Peter Brandt</p> sail. The Brandts are old", "Anna Brandt"),
        ("The brothers <p>Paul</p> and <p>Peter Brandt</p> sail", "Paul Brandt"),
        ("<p>Anna</p> and <p>Peter Brandt</p> sing", "Anna"),
        ("Her sister, <p>Anna</p>, and <p>Brandt</p> sail", "Anna"),
        ("Twins <p>Anna</p>, <p>Paul</p> and <p>Peter Brandt</p> sail", "Anna Brandt"),
        ("<p>Anna</p>, <p>Paul Orlow</p> and <p>Peter Brandt</p>, her brother, sail", "Anna"),
        ("The brothers <p>Orlow</p> and <p>Peter Brandt</p> sail", "Orlow"),
        ("<p>Anna</p> sailed with her husband <p>Peter Brandt</p>", "Anna"),
    ],
)
def test_a_couple_has_one_surname(pair: str, name: str) -> None:
    one = name.split()[0]
    assert speakers_of(f"{pair}.\n\n“It rains,” <s><p>{one}</p></s> said.") == [name]


@pytest.mark.parametrize(("given", "name"), [("Anna", "Anna Brandt"), ("Jean", "Brandt")])
def test_mr_and_mrs_are_a_couple_where_it_is_clear_who_is_which(given: str, name: str) -> None:
    marked = (
        f"The farm is of <p>{given}</p> and <p>Zyx Brandt</p>.\n\n“It rains,” said <s>Mrs <p>Brandt</p></s>.\n\n"
        f"“It does,” said <s>Mr <p>Brandt</p></s>. <p>{given}</p> laughed."
    )
    assert name in speakers_of(marked)


@pytest.mark.parametrize(("initial", "name"), [("M", "Modupe Brandt"), ("K", "K. Brandt")])
def test_whom_the_article_calls_by_an_initial_shares_the_surname(initial: str, name: str) -> None:
    marked = (
        f"They asked it of <p>Modupe</p> and <p>Taiwo Brandt</p>.\n\n<s><p>{initial}. BRANDT</p></s>:\n\n“It rains.”"
    )
    assert speakers_of(marked) == [name]


def test_who_is_named_but_once_shares_the_surname_behind() -> None:
    once = "<p>Kirsten</p> and <p>Anne Lund</p> own it.\n\n“It rains,” <s><p>Lund</p></s> said."
    again = f"{once} <p>Kirsten</p> sings."
    assert [*speakers_of(once), *speakers_of(again)] == [None, "Anne Lund"]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("<p>Ivo Brandt</p>, 67, met his younger brother, the hooker <p>Viliam</p>", "Viliam Brandt"),
        ("<p>Ivo Brandt</p> and his sister <p>Anna</p> sail", "Anna Brandt"),
        ("<p>Ivo Brandt</p> sails. His son <p>Tom</p> does not", "Tom Brandt"),
        ("<p>Ivo Brandt</p>’s daughter <p>Anna</p> sails", "Anna Brandt"),
        ("<p>Ivo Brandt</p> sails with <p>Anna</p>, 64, his sister", "Anna Brandt"),
        ("<p>Ivo van der Brandt</p> sails with his brother <p>Tom</p>", "Tom van der Brandt"),
        ("<p>Ivo Brandt</p> and his wife <p>Anna</p> sail. “Yes,” said Mrs <p>Brandt</p>", "Anna Brandt"),
        ("<p>Ivo Brandt</p> and his wife <p>Anna</p> sail", "Anna"),
        ("<p>Ivo Brandt</p> told <p>Paul Orlow</p> where his sister <p>Anna</p> sails", "Anna"),
        ("<p>Ivo Brandt</p> sails. His brother told <p>Viliam</p>", "Viliam"),
        ("<p>Ivo Brandt</p> sails with his sister-in-law <p>Anna</p>", "Anna"),
        ("<p>Ivo Brandt</p> sails with his cousin <p>Anna</p>", "Anna"),
        ("<p>Boris Volkov</p> sails with his sister <p>Irina</p>", "Irina"),
        ("<p>Kim Min-ho</p> sails with his brother <p>Jae</p>", "Jae"),
        ("<p>Ivo Brandt</p> and <p>Anna Holm</p> sail. His sister <p>Anna</p> does not", "Anna Holm"),
    ],
)
def test_the_kin_of_somebody_has_his_surname(told: str, name: str) -> None:
    given = name.split()[0]
    assert speakers_of(f"{told}.\n\n“It rains,” <s><p>{given}</p></s> said.")[-1] == name


def test_the_bare_surname_stays_that_of_who_is_printed_in_full() -> None:
    marked = "<p>Ana Brandt</p> told her brother <p>Otto</p> to sail.\n\n“It rains,” <s><p>Brandt</p></s> said."
    assert speakers_of(marked) == ["Ana Brandt"]


def test_thousands_of_given_names_take_no_minutes() -> None:
    began = time.process_time()
    row = ", ".join(f"<p>Anna</p>, his sister <p>Ann{'a' * (i % 9)}</p>" for i in range(1500))
    assert speakers_of(f"<p>Ivo Brandt</p>, {row} sail. “No,” <s><p>Brandt</p></s> said.") == ["Ivo Brandt"]
    assert time.process_time() - began < 20


def test_the_end_of_a_name_is_no_given_name() -> None:
    text, reading = read_marked("Rebel <p>Wilson</p> and <p>Peter Brandt</p> sail. The Brandts are old.")
    found = with_family_names([(n, parse_name(text[n.start : n.end])) for n in reading.names], TextRegions(text, ()))
    assert [name.full for _, name in found] == ["Wilson", "Peter Brandt"]


def test_the_wife_of_the_only_man_has_his_surname_where_a_woman_is_called_by_it() -> None:
    marked = (
        "<p>Laura Denholt</p> was 17 when <p>David Pell</p> was born.\n\n“I lost it all,” <s>he</s> said.\n\nHis wife, "
        "<p>Joanna</p>, found Ms <p>Denholt</p>. “I pressed it,” said <s>Mrs <p>Pell</p></s>."
    )
    assert speakers_of(marked)[-1] == "Joanna Pell"
