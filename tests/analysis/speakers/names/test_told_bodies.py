"""Bodies that the words beside their names tell to be such."""

from __future__ import annotations

import re
import time

import pytest

from quotes.analysis.attribution import NameMention, NameType
from quotes.analysis.speakers.names.name_types import with_types
from quotes.analysis.speakers.names.told_bodies import with_apposed_bodies, with_clubs, with_legal_forms
from quotes.analysis.speakers.text_regions import TextRegions
from tests.support.analysis.marked import resolve_marked, speakers_of


def tagged(text: str, name: str, type_: NameType = "person") -> tuple[NameMention, ...]:
    """Every place of ``name``, as the engine tags it."""
    return tuple(NameMention(m.start(), m.end(), type_, 0.9) for m in re.finditer(name, text))


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("according to rail analysts Orlow-Fell.", "Orlow-Fell", "organization"),
        ("said analysts Orlow and Fell.", "Orlow", "person"),
        ("said the sisters Orlow.", "Orlow", "person"),
        ("They beat Orlow, and Orlow’s young skipper wept.", "Orlow", "organization"),
        ("They beat Orlow, and Orlow’s coach wept.", "Orlow", "person"),
        ("A spokesman for the port’s operator, Kelang Orlow, said no.", "Kelang Orlow", "organization"),
        ("A lawyer for the mayor’s brother, Kelang Orlow, said no.", "Kelang Orlow", "person"),
        ("In an editorial, Kelang Orlow said no.", "Kelang Orlow", "organization"),
        ("In a speech, Kelang Orlow said no.", "Kelang Orlow", "person"),
        ("Marenia’s official Kelang Orlow said no.", "Kelang Orlow", "organization"),
        ("Marenia’s coach Kelang Orlow said no.", "Kelang Orlow", "person"),
        ("Anna Orlow warned in its weekly report.", "Anna Orlow", "organization"),
        ("Anna Orlow warned in her weekly report.", "Anna Orlow", "person"),
        ("The firm fell. Anna Orlow spokesman Per Lund said no.", "Anna Orlow", "organization"),
        ("She fell. Anna Orlow spokesman Per Lund said no.", "Anna Orlow", "person"),
    ],
)
def test_what_several_do_is_done_by_a_firm_of_one_name(text: str, name: str, type_: NameType) -> None:
    found = with_types(tagged(text, name), TextRegions(text, ()))
    assert {n.type for n in found} == {type_}


def test_a_partner_is_told_from_the_firm_that_bears_the_surname() -> None:
    marked = (
        "The law firm <p>Kelang Orlow</p> fell. <p>Anna Orlow</p>, a partner, wept. “Oh,” <s><p>Orlow</p></s> said."
        "\n\n“We stay,” <s><p>Kelang Orlow</p></s> said."
    )
    assert speakers_of(marked) == ["Anna Orlow", "Kelang Orlow"]


@pytest.mark.parametrize("form", ["& Co", "AS", "AB", "GmbH", "S.p.A.", "sp. z o.o.", "Pty Ltd", "A.Ş.", "SARL"])
def test_a_legal_form_makes_a_company_of_a_person(form: str) -> None:
    text = f"Ingrid Orlow {form} said so."
    (found,) = with_legal_forms([*tagged(text, "Ingrid Orlow")], text)
    assert (text[found.start : found.end], found.type) == (f"Ingrid Orlow {form}", "organization")


@pytest.mark.parametrize("text", ["Ingrid Orlow as she left.", "INGRID ORLOW AS SHE LEFT.", "Ingrid Orlow ASAP."])
def test_other_words_are_no_legal_form(text: str) -> None:
    names = [*tagged(text, "(?i:ingrid orlow)")]
    assert with_legal_forms(names, text) == names


def test_a_company_with_two_trades_is_one() -> None:
    text = "Tarn’s Orlow Iron and Steel Co said so. Ana Iron and Steel Co said so."
    found = with_legal_forms(
        sorted(
            [*tagged(text, "Orlow Iron|Ana Iron"), *tagged(text, "Steel Co", "organization")], key=lambda n: n.start
        ),
        text,
    )
    assert [text[n.start : n.end] for n in found] == ["Orlow Iron and Steel Co", "Ana Iron", "Steel Co"]


def test_a_company_is_not_its_founder() -> None:
    marked = (
        "<p>Ingrid Orlow</p> AS is sold. The founder, <p>Ingrid Orlow</p>, died.\n\n"
        "“We stay,” <s><p>Ingrid Orlow</p></s> AS said. “I sewed,” <s><p>Ingrid Orlow</p></s> said."
    )
    assert speakers_of(marked) == ["Ingrid Orlow AS", "Ingrid Orlow"]


def test_the_maker_that_bears_the_name_of_its_founder_is_a_body_where_it_is_told_to_be_one() -> None:
    marked = (
        "Carpet maker <s><p>Orlow</p></s> said it would “shut a mill”. Its founder, <p>Ida Orlow</p>, objected. “No,” "
    )
    resolution = resolve_marked(f"{marked}<s><p>Orlow</p></s> said.")
    assert [(s.name, s.type) for s in resolution.speakers] == [("Orlow", "organization"), ("Ida Orlow", "person")]


def test_a_company_without_a_founder_is_meant_by_its_bare_name() -> None:
    marked = "<p>Ingrid Orlow</p> AS is sold.\n\n“We stay,” <s><p>Ingrid Orlow</p></s> said."
    assert speakers_of(marked) == ["Ingrid Orlow AS"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Airline Tarnray fell.", "organization"),
        ("The pilots’ union, Tarnray, struck.", "organization"),
        ("Tarnray, a medical charity, left.", "organization"),
        ("Tarnray, which makes boats, fell.", "organization"),
        ("Shares in Tarnray fell.", "organization"),
        ("At the union, Tarnray, 40, was loved.", "person"),
        ("The company, Tarnray said, fell.", "person"),
        ("Tarnray, a union leader, left.", "person"),
        ("A letter to Tarnray, which she lost, came.", "person"),
        ("Tarnray, the capital, fell.", "person"),
        ("Tarnray, an official at the central bank, left.", "person"),
        ("Mr Tarnray, a medical charity, left.", "person"),
        ("She will not fund Tarnray.", "person"),
        ("She told Saturday’s Tarnray.", "organization"),
        ("She told Saturday Tarnray.", "person"),
        ("US Army Tarnray came.", "person"),
        ("16:20 – Operator Tarnray says so.", "organization"),
        ("She wants to house Tarnray.", "person"),
    ],
)
def test_the_words_beside_a_name_tell_a_body(text: str, kind: str) -> None:
    assert [n.type for n in with_types(tagged(text, "Tarnray"), TextRegions(text, ()))] == [kind]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("the law firm <o>Pace</o> & <p>Umber</p>", "Pace & Umber"),
        ("<o>Pace &</o> <p>Umber</p>", "Pace & Umber"),
        ("<p>Falk Pace & Umber</p>", "Falk Pace & Umber"),
    ],
)
def test_partners_are_a_firm(marked: str, name: str) -> None:
    assert speakers_of(f"“It leaks,” <s>{marked}</s> wrote.") == [name]


def test_partners_are_a_firm_where_an_apposition_tells_it() -> None:
    assert speakers_of("The agency, <s><p>Pace</p> & <p>Umber</p></s>, said it rains.") == ["Pace & Umber"]


def test_a_couple_and_two_people_are_no_firm() -> None:
    couple = resolve_marked("“It leaks,” <s><p>Ana</p> & <p>Ivo Brandt</p></s> wrote.")
    two = resolve_marked("“It leaks,” <s><p>Ana Brandt & Ivo Hale</p></s> wrote.")
    assert [s.type for s in (*couple.speakers, *two.speakers)] != ["organization"] * 2
    assert "organization" not in [s.type for s in couple.speakers]


def test_a_given_name_begins_no_body() -> None:
    text = "Ana Orlow, a medical charity, left."
    assert with_types(tagged(text, "Ana Orlow"), TextRegions(text, ()))[0].type == "person"


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("Doctors Across Rivers, a medical charity, left.", "Rivers", "Doctors Across Rivers"),
        ("We left Rivers, a medical charity, alone.", "Rivers", "Rivers"),
        ("Doctors Across Rivers, a small town, left.", "Rivers", None),
    ],
)
def test_a_body_told_by_what_stands_behind_is_read_whole(text: str, name: str, whole: str | None) -> None:
    (found,) = with_apposed_bodies(tagged(text, name, "place"), TextRegions(text, ()))
    assert (text[found.start : found.end] if found.type == "organization" else None) == whole


def test_thousands_of_capitals_take_no_minutes() -> None:
    text = "Doctors " * 20_000 + "Rivers, a medical charity, left."
    began = time.process_time()
    with_apposed_bodies(tagged(text, "Doctors|Rivers", "place"), TextRegions(text, ()))
    with_types(tagged(text, "Doctors|Rivers"), TextRegions(text, ()))
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("FC Horna won.", "Horna", "FC Horna"),
        ("The FC Horna won.", "Horna", "FC Horna"),
        ("The SS Horna sank.", "Horna", None),
    ],
)
def test_the_letters_of_a_club_belong_to_its_name(text: str, name: str, whole: str | None) -> None:
    (found,) = with_clubs([*tagged(text, name)], text)
    assert (text[found.start : found.end] if found.type == "organization" else None) == whole


def test_a_trust_called_after_a_saint_is_one() -> None:
    marked = "<o>St Ida</o>’s <o>Health Trust</o> spoke. “It rains,” <s><o>St Ida</o>’s <o>Health Trust</o></s> said."
    assert speakers_of(marked) == ["St Ida’s Health Trust"]


def test_a_surname_of_the_article_is_no_body() -> None:
    text = "Anna Orlow came. Her fund Orlow keeps."
    names = (*tagged(text, "Anna Orlow"), *tagged(text, "Orlow(?= keeps)"))
    assert [n.type for n in with_types(names, TextRegions(text, ()))] == ["person", "person"]
