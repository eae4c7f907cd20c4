"""Several of one surname, or of one office: who is meant where the article tells, else nobody."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import name_of, resolve_marked, speakers_of

TWO = "<p>Ada Fenwick</p>, a nurse, and <p>Otto Fenwick</p>, a miner, came. "


def test_a_bare_surname_of_two_is_nobodys_with_both_as_candidates() -> None:
    resolution = resolve_marked(TWO + "“It burned,” <s><p>Fenwick</p></s> said.")
    (choice,) = resolution.choices
    assert choice.speaker is None
    assert {c.name for c in choice.candidates} == {"Ada Fenwick", "Otto Fenwick"}


def test_a_family_name_that_two_bear_first_is_nobodys() -> None:
    marked = "<p>Kang Dae-jung</p> met <p>Kang Min-a</p>. “It burned,” <s><p>Kang</p></s> said."
    assert speakers_of(marked) == [None]


def test_the_surname_of_a_couple_is_nobodys_though_one_is_printed_in_full() -> None:
    marked = "The couple <p>Anna</p> and <p>Peter Brandt</p> sail.\n\n“It rains,” <s><p>Brandt</p></s> said."
    assert speakers_of(marked) == [None]


def test_a_courtesy_title_tells_them_apart() -> None:
    assert speakers_of(TWO + "“It burned,” <s>Mr. <p>Fenwick</p></s> said.") == ["Otto Fenwick"]


def test_who_bore_the_surname_alone_before_the_other_came_keeps_it() -> None:
    marked = (
        "<p>Ada Fenwick</p> came. “It burned,” <s><p>Fenwick</p></s> said.\n\n"
        "Her brother, <p>Otto Fenwick</p>, came. “All of it,” <s><p>Fenwick</p></s> said."
    )
    assert speakers_of(marked) == ["Ada Fenwick", "Ada Fenwick"]


def test_who_was_named_by_her_given_name_alone_before_does_not_share_the_surname() -> None:
    marked = (
        "<p>Otto Fenwick</p> wrote to his sister <p>Ada</p> and never came back. “It burned,” <s><p>Fenwick</p></s> "
        "told her. <p>Ada Fenwick</p>’s grandson has the letter."
    )
    assert speakers_of(marked) == ["Otto Fenwick"]


def test_whom_the_article_is_about_keeps_the_surname() -> None:
    about = " ".join(f"<p>Ada Fenwick</p> saw {n} fires." for n in range(6))
    assert speakers_of(f"{about} {TWO}“It burned,” <s><p>Fenwick</p></s> said.") == ["Ada Fenwick"]


def test_a_surname_of_one_is_not_the_given_name_of_another() -> None:
    marked = "<p>Laurent Oberlin</p> met <p>Ada Laurent</p>. “It burned,” <s><p>Laurent</p></s> said."
    assert speakers_of(marked) == ["Ada Laurent"]


@pytest.mark.parametrize(
    "introduced",
    [
        "<p>Otto Fenwick</p>, 80, founded the mill. His son, <p>Tim Fenwick</p>, runs it.",
        "<p>Tim Fenwick</p> runs the mill that his father, <p>Otto Fenwick</p>, founded.",
        "<p>Otto Fenwick Sr.</p> and <p>Tim Fenwick Jr.</p> run the mill.",
        "<p>Otto Fenwick</p>, 80, and <p>Tim Fenwick</p>, 41, run the mill.",
    ],
)
def test_the_elder_and_the_younger(introduced: str) -> None:
    marked = (
        f"{introduced} “It burned,” <s>the younger <p>Fenwick</p></s> said. “No,” <s>the elder <p>Fenwick</p></s> said."
    )
    younger, elder = speakers_of(marked)
    assert (younger or "").startswith("Tim") and (elder or "").startswith("Otto")


def test_nobody_is_the_elder_where_the_article_does_not_say() -> None:
    assert speakers_of(TWO + "“It burned,” <s>the elder <p>Fenwick</p></s> said.") == [None]


@pytest.mark.parametrize(
    ("introduced", "source", "never"),
    [
        ("<p>Ada Reuss</p>, the former mayor, met <p>Otto Hahn</p>.", "the mayor", "Ada Reuss"),
        ("Mayor <p>Ada Reuss</p> met <p>Otto Hahn</p>.", "the former mayor", "Ada Reuss"),
        ("Acting chief <p>Ada Reuss</p> met <p>Otto Hahn</p>, the chief.", "the chief", "Ada Reuss"),
        ("Governor <p>Otto Hahn</p> met Lieutenant Governor <p>Ada Reuss</p>.", "the governor", "Ada Reuss"),
        ("French Foreign Minister <p>Ada Reuss</p> met <p>Otto Hahn</p>.", "the Spanish minister", "Ada Reuss"),
        ("Health Minister <p>Ada Reuss</p> met <p>Otto Hahn</p>.", "her predecessor", "Ada Reuss"),
    ],
)
def test_the_holder_at_another_time_or_elsewhere_is_not_meant(introduced: str, source: str, never: str) -> None:
    resolution = resolve_marked(f"{introduced} “It burned,” <s>{source}</s> said.")
    assert name_of(resolution, resolution.choices[0]) != never


def test_two_presidents_and_a_state_that_neither_is_introduced_with() -> None:
    marked = (
        "President <p>Ada Reuss</p> phoned President <p>Otto Hahn</p>. “Thanks,” <s>the Turkish president</s> said."
    )
    assert speakers_of(marked) == [None]


@pytest.mark.parametrize(
    ("source", "who"), [("Mr <p>Brandt</p> senior", "Derek Brandt"), ("<p>Brandt</p> junior", "Liam Brandt")]
)
def test_the_senior_is_the_parent(source: str, who: str) -> None:
    marked = f"<p>Derek Brandt</p> walked with his son <p>Liam Brandt</p>. “It rains,” said <s>{source}</s>."
    assert speakers_of(marked) == [who]


SON = "<s><p>Karl Brandt Jr.</p></s>"


@pytest.mark.parametrize(
    ("article", "father", "son"),
    [
        (f"“It rains,” said <s>Mayor <p>Karl Brandt</p></s>.\n\n“No,” said {SON}.", "Karl Brandt", "Karl Brandt Jr."),
        (
            f"“It rains,” said <s>Mayor <p>Charles Brandt</p></s>.\n\n“No,” said his son, {SON}.",
            "Charles Brandt",
            "Karl Brandt Jr.",
        ),
        (
            "<p>Karl Brandt Jr.</p>, a pilot, came. “It rains,” said his father, <s><p>Karl Brandt</p></s>.\n\n"
            f"“No,” said {SON}.",
            "Karl Brandt",
            "Karl Brandt Jr.",
        ),
        (
            "<p>Karl Brandt Jr.</p>, the mayor’s son, came. “It rains,” said <s>Mayor <p>Karl Brandt</p></s>.\n\n"
            f"“No,” said {SON}.",
            "Karl Brandt",
            "Karl Brandt Jr.",
        ),
        (
            "<p>Karl Brandt Jr.</p> sails with <p>Karl Brandt</p>. “It rains,” said <s><p>Karl Brandt</p></s>.\n\n"
            f"“No,” said {SON}.",
            "Karl Brandt",
            "Karl Brandt Jr.",
        ),
        (
            "“It rains,” said <s><p>Karl Brandt</p></s>, the owner of the mill.\n\n“No,” said <s><p>Karl Brandt "
            "III</p></s>, the manager of the port.",
            "Karl Brandt",
            "Karl Brandt III",
        ),
        (
            "<p>Karl Brandt</p> met <p>Karl Brandt Jr.</p> “It rains,” said <s>the elder <p>Brandt</p></s>.\n\n“No,” "
            "said <s><p>Brandt Jr.</p></s>.",
            "Karl Brandt",
            "Karl Brandt Jr.",
        ),
    ],
)
def test_a_father_and_a_son_of_one_name_are_two(article: str, father: str, son: str) -> None:
    assert speakers_of(article) == [father, son]


@pytest.mark.parametrize(
    "article",
    [
        f"“It rains,” said {SON}, the mayor.\n\n“It pours,” said <s><p>Karl Brandt</p></s>.",
        f"“It rains,” said <s>Mayor <p>Karl Brandt</p></s>.\n\n“It pours,” said {SON}, the mayor of Alden.",
        f"Mill of <p>Karl Brandt</p> burns\n\n“It rains,” said {SON}.\n\n“It pours,” said <s><p>Brandt</p></s>.",
        f"“It rains,” said {SON}, the miller.\n\nHis daughter, <p>Ada Brandt</p>, misses her father, <p>Karl Brandt"
        "</p>. “It pours,” said <s><p>Karl Brandt</p></s>.",
        f"“It rains,” said {SON} <p>Karl Brandt</p> runs the mill. “It pours,” said <s><p>Karl Brandt</p></s>.",
    ],
)
def test_who_is_printed_with_jr_and_later_without_is_one(article: str) -> None:
    assert speakers_of(article) == ["Karl Brandt Jr."] * 2


def test_a_bare_surname_of_father_and_son_is_nobodys() -> None:
    met = "Mayor <p>Karl Brandt</p> met <p>Karl Brandt Jr.</p>, the mayor’s son, on Monday. "
    assert speakers_of(f"{met}“It rains,” said <s><p>Brandt</p></s>.") == [None]
