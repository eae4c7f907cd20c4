"""States, seats of government and companies that the engine took for people."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.name_types import with_types
from quotes.analysis.speakers.text_regions import TextRegions
from tests.support.analysis.marked import speakers_of
from tests.support.analysis.name_types import types
from tests.support.growth import assert_linear


@pytest.mark.parametrize("name", ["Ankara", "Türkiye", "N’Djamena", "Phnom Penh", "Togo", "Siemens", "Morgan Stanley"])
def test_states_seats_and_known_companies_are_organisations(name: str) -> None:
    assert types(f"{name} said the ships would stay.", name) == ["organization"]


@pytest.mark.parametrize("name", ["Horna Eagles", "Tarn Valley Tigers", "Neue Zeitung", "Tarnev Rundschau"])
def test_a_word_for_a_team_or_a_paper_at_the_end_makes_a_body(name: str) -> None:
    assert types(f"{name} said the game was off.", name) == ["organization"]


def test_a_body_that_is_told_is_one_by_its_first_word_too() -> None:
    text = "The media firm Orlowi Universal fell. Orlowi said no."
    places = re.finditer(r"Orlowi Universal|Orlowi(?= said)", text)
    names = tuple(NameMention(m.start(), m.end(), "person", 0.9) for m in places)
    assert [n.type for n in with_types(names, TextRegions(text, ()))] == ["organization", "organization"]


def test_a_firm_called_after_somebody_is_not_that_person() -> None:
    text = "Anna Orlow Media fell. Anna Orlow wept. Peter Holm Media came."
    names = ("Anna Orlow Media", "Anna Orlow wept", "Peter Holm Media")
    marked = tuple(
        NameMention(text.index(n), text.index(n) + len(n.removesuffix(" wept")), "person", 0.9) for n in names
    )
    assert [n.type for n in with_types(marked, TextRegions(text, ()))][:2] == ["organization", "person"]


def test_a_surname_or_a_given_name_keeps_a_person() -> None:
    assert types("Ana Wolves met Liyan Sun.", "Ana Wolves", "Liyan Sun") == ["person", "person"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Harbour Safety Norway", "organization"), ("Sten Orlow Norway", "person"), ("Orlow Norway", "person")],
)
def test_a_country_at_the_end_makes_a_body(name: str, kind: str) -> None:
    assert types(f"{name} said the ships would stay.", name) == [kind]


@pytest.mark.parametrize("name", ["Orlow Pharma", "Brandt & Falk", "Ivanic Shipping Ltd", "Tarn Airlines"])
def test_a_trade_or_partners_make_a_company(name: str) -> None:
    assert types(f"{name} said the ships would stay.", name) == ["organization"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Jordan said so.", "Jordan"),
        ("Jordan, 41, said so.", "Jordan"),
        ("Anna Gold said so.", "Anna Gold"),
        ("Ivo Brandt said so.", "Ivo Brandt"),
    ],
)
def test_titles_ages_and_given_names_keep_people(text: str, name: str) -> None:
    assert types(text, name) == ["person"]


def test_who_bears_the_word_as_a_name_keeps_it() -> None:
    assert types("Anna Ford came. Ford said so.", "Anna Ford", "Ford said"[:4]) == ["person", "person"]


def test_a_noun_for_a_body_before_a_name_makes_it_one() -> None:
    assert types("The law firm Tarnev Orlow said so.", "Tarnev Orlow") == ["organization"]
    assert types("The firm Anna Orlow runs said so.", "Anna Orlow") == ["person"]


def test_a_name_with_an_adjective_of_its_own_is_a_state() -> None:
    assert types("Marenia said so. Marenian ships left.", "Marenia") == ["organization"]
    assert types("Marenia said so. The ships left.", "Marenia") == ["person"]
    assert types("Diana said so. A Dianan ship left.", "Diana") == ["person"]


def test_a_word_that_names_a_body_elsewhere_names_it_here() -> None:
    text = "ORN flies. ORN said so. ORN is late."
    kinds = ((0, "organization"), (11, "person"), (24, "organization"))
    names = [NameMention(i, i + 3, kind, 0.9) for i, kind in kinds]
    assert {n.type for n in with_types(tuple(names), TextRegions(text, ()))} == {"organization"}


def test_a_body_before_the_full_name_of_somebody_called_by_surname_is_not_its_name() -> None:
    text = "The director of the agency Tarvan Orlow spoke. Orlow left."
    names = (NameMention(27, 39, "person", 0.9), NameMention(47, 52, "person", 0.9))
    assert [(text[n.start : n.end], n.type) for n in with_types(names, TextRegions(text, ()))] == [
        ("Tarvan Orlow", "person"),
        ("Orlow", "person"),
    ]
    assert types("The agency Tarvan Orlow closed.", "Tarvan Orlow") == ["organization"]


def test_a_legal_form_behind_it_makes_a_company_everywhere() -> None:
    text = "Tarnev, Inc., sails on. So Tarnev said."
    names = tuple(NameMention(m.start(), m.end(), "person", 0.9) for m in re.finditer("Tarnev", text))
    assert [n.type for n in with_types(names, TextRegions(text, ()))] == ["organization"] * 2


@pytest.mark.parametrize(
    ("text", "body", "kind"),
    [
        ("Judge Tarn's ruling came late.", "Tarn", "person"),
        ("TARN RESOLUTION PASSES. Anna Tarn said so.", "TARN", "person"),
        ("ORN RESOLUTION PASSES. Anna Tarn said so.", "ORN", "organization"),
        ("The Tarn ruling came late.", "Tarn", "organization"),
    ],
)
def test_a_surname_is_no_body(text: str, body: str, kind: str) -> None:
    names = [NameMention(text.index(body), text.index(body) + len(body), "organization", 0.9)]
    if "Anna Tarn" in text:
        names.append(NameMention(text.index("Anna"), text.index("Anna") + 9, "person", 0.9))
    assert with_types(tuple(names), TextRegions(text, ()))[0].type == kind


def test_names_joined_by_hyphens_take_time_in_step_with_their_number() -> None:
    def work(text: str) -> Callable[[], object]:
        regions = TextRegions(text, ())
        return lambda: with_types((), regions)

    assert_linear(work, "Anna-", 2_000)


@pytest.mark.parametrize(
    ("text", "people", "kinds"),
    [
        ("Norvolt Energy rose. Norvolt, it said", ["Norvolt Energy", "Norvolt,"], ["organization"] * 2),
        ("The fashion house Delacroix rose. Delacroix, it said", ["Delacroix", "Delacroix,"], ["organization"] * 2),
        ("Brandt Shipping fell. Lars Brandt left. Brandt, it said", ["Lars Brandt", "Brandt,"], ["person"] * 2),
        ("Brandt Shipping fell. Mr Brandt left. Brandt, it said", ["Brandt left", "Brandt,"], ["person"] * 2),
    ],
)
def test_a_company_is_meant_by_its_first_word(text: str, people: list[str], kinds: list[str]) -> None:
    names = [(text.index(p), text.index(p) + len(p.strip(",").removesuffix(" left"))) for p in people]
    marked = tuple(NameMention(start, end, "person", 0.9) for start, end in names)
    assert [n.type for n in with_types(marked, TextRegions(text, ()))] == kinds


@pytest.mark.parametrize(
    ("before", "behind", "kind"),
    [
        ("Sisters ", "", "person"),
        ("", " Ines left.", "person"),
        ("", "", "organization"),
        ("Sisters of ", "", "organization"),
    ],
)
def test_a_given_name_beside_a_relative_in_full_is_a_person(before: str, behind: str, kind: str) -> None:
    text = f"{before}Ines and Ana Brandt sing.{behind}"
    names = [NameMention(m.start(), m.end(), "organization", 0.9) for m in re.finditer("Ines", text)]
    if behind:
        names[1] = replace(names[1], type="person")
    whole = text.index("Ana Brandt")
    names.append(NameMention(whole, whole + 10, "person", 0.9))
    assert with_types(tuple(sorted(names, key=lambda n: n.start)), TextRegions(text, ()))[0].type == kind


def test_the_short_form_of_a_body_is_nobodys_name() -> None:
    marked = (
        "The <p>Tarner Zeitung</p> (<p>TZ</p>) printed it. “Ours,” <s><p>TZ</p></s> said.\n\nThe <o>South "
        "Coast Council</o> wept. “It is late.” — <s><p>SouthCoastCouncil</p></s>"
    )
    assert speakers_of(marked) == ["Tarner Zeitung", "South Coast Council"]


def test_letters_behind_a_given_name_are_those_of_who_is_asked() -> None:
    assert speakers_of("<p>Ana Brandt</p> (<p>AB</p>) came. “It is late,” <s><p>Ana Brandt</p></s> said.") == [
        "Ana Brandt"
    ]
