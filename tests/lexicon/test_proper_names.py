"""What is a proper name of a person or a body, by the kinds of its words."""

from __future__ import annotations

import pytest

from quotes.lexicon.proper_names import is_common, is_organization_name, is_person_name, without_article
from quotes.lexicon.word_lists import entries


@pytest.mark.parametrize(
    "printed", ["Ana Brandt", "Brandt", "Bill Hale", "Will Orlow", "ANA BRANDT", "May", "Clement", "McAlden", "VanHale"]
)
def test_people_are_named(printed: str) -> None:
    assert is_person_name(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "Nobody",
        "President",
        "Attorney General",
        "Senators",
        "Section",
        "Retrial",
        "BUDGETS FOR ALL",
        "AldenWorks",
        "HARBOUR'S COMMENT",
        "HARBOUR INFORMATION",
        "",
    ],
)
def test_pronouns_roles_and_matters_are_no_people(printed: str) -> None:
    assert not is_person_name(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "Alden Bank",
        "Brandt campaign",
        "the Council",
        "Congress",
        "G-7",
        "Trade and Industry Department",
        "PORT ALDEN COUNCIL",
        "NATO",
        "Council on Training",
        "Alden Geological Survey",
        "All Alden Airways",
        "Department of Trade",
        "Department of Health and Human Services",
        "Office of the Attorney General",
    ],
)
def test_organisations_are_named(printed: str) -> None:
    assert is_organization_name(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "the bank",
        "Its embassy",
        "Section 12",
        "Senator Brandt today",
        "Senators",
        "Inspector General",
        "Bakeries",
        "Clean Harbours Act",
        "Department of Trade Authorization",
        "Harbour Tax Credit",
        "The project",
        "Brandt's company",
        "NEW HARBOUR CLINICS",
        "AMENDMENT",
        "Notification",
        "Department of Trade Inspector",
        "the Committee",
        "Administration",
        "State Government",
        "SENATE PANEL",
        "Article II of the Charter",
        "H-1B",
        "Alden Papers No. 4",
        "Department of Trade White Paper",
        "Trade Committee (Committee",
        "the regime - called the Council of Order",
        "the Red Lion and Alden government",
        "The Duchy of Alden and the Port Authority",
        "Aldenco the U.S. Harbour Court",
        "Trade Department and Harbour Service",
        "",
    ],
)
def test_descriptions_roles_laws_and_headlines_are_no_organisations(printed: str) -> None:
    assert not is_organization_name(printed)


@pytest.mark.parametrize(("word", "common"), [("President", True), ("Baker", True), ("Sunday", True), ("Orlow", False)])
def test_titles_nouns_and_days_are_common_words(word: str, common: bool) -> None:
    assert is_common(word) is common


def test_a_body_is_listed_without_its_article() -> None:
    printed = ["the Alden Bank", "The Alden Bank", "Theatre Alden", "Bank of the Alden"]
    assert [without_article(p) for p in printed] == ["Alden Bank", "Alden Bank", "Theatre Alden", "Bank of the Alden"]


def test_well_known_bodies_are_named() -> None:
    assert [name for name in entries("bodies/known") if not is_organization_name(name.title())] == []


@pytest.mark.parametrize("printed", ["Alden ' Guild", "Alden Guild ’", "Alden '' Guild"])
def test_a_lone_mark_is_no_word_of_a_name(printed: str) -> None:
    assert is_organization_name(printed)
