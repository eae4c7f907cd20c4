"""One person, one profile: who is matched across articles, and who is not."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.lexicon.name_keys import is_acronym, organization_key, person_key, same_words, variant
from quotes.record import Record
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.profiles import saying
from tests.support.stories import Said, story

SAME = [
    ("Darel Ivanić", "Darel Ivanic"),
    ("Darel Ivanic", "DAREL IVANIC"),
    ("Søren Kjær", "Soren Kjaer"),
    ("John Quincy Hale", "John Hale"),
    ("John Q. Hale", "John Quincy Hale"),
    ("J. K. Marsh", "J.K. Marsh"),
    ("J. Edgar Moss", "John Edgar Moss"),
    ("Senator Lena Brandt", "Lena Brandt"),
    ("Ursula von der Aue", "Ursula Von Der Aue"),
    ("Jean-Luc Moreau", "Jean Luc Moreau"),
    ("Mary O’Dell", "Mary O'Dell"),
    ("Martin Cole Jr.", "Martin Cole, Jr."),
    ("Anna Weiss, PhD", "Anna Weiss"),
    ("George W. Bell", "George Walker Bell"),
]
APART = [
    ("Martin Cole Jr.", "Martin Cole Sr."),
    ("Martin Cole", "Martin Cole Jr."),
    ("George W. Hale", "George H. W. Hale"),
    ("George Walker Hale", "George Herbert Walker Hale"),
    ("John Adam Hale", "John Carl Hale"),
    ("J. Hale", "John Hale"),
    ("Bill Hale", "William Hale"),
    ("Kim Smith-Jones", "Kim Jones"),
    ("Lena Brandt", "Lina Brandt"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_forms_of_one_whole_name_agree(first: str, second: str) -> None:
    a, b = person_key(first), person_key(second)
    assert a and b and same_words(a, b) and same_words(b, a) and a.buckets & b.buckets


@pytest.mark.parametrize(("first", "second"), APART)
def test_names_that_do_not_settle_it_do_not_agree(first: str, second: str) -> None:
    a, b = person_key(first), person_key(second)
    assert a and b and not same_words(a, b) and not same_words(b, a)


def test_forms_of_one_whole_name_are_one_profile(record: Record) -> None:
    assert saying(record, "Darel Ivanić") == saying(record, "Darel IVANIC") == saying(record, "Darel Kosta Ivanic")
    assert saying(record, "J. K. Marsh") == saying(record, "J.K. Marsh")


def test_other_names_and_bare_surnames_are_other_speakers(record: Record) -> None:
    names = [
        "Martin Cole",
        "Martin Cole Jr.",
        "Martin Cole Sr.",
        "Bill Cole",
        "William Cole",
        "W. Cole",
        "Cole",
        "Cole",
        "Martin C.",
    ]
    assert len({saying(record, name) for name in names}) == len(names)


def test_a_nickname_or_a_left_out_jr_is_matched_where_the_very_role_agrees(record: Record) -> None:
    hale = saying(record, "William Hale", "Northland governor")
    assert saying(record, "Bill Hale", "governor of Northland") == hale
    assert saying(record, "Will Hale", "harbour pilot") != hale
    cole = saying(record, "Martin Cole, Jr.", "Sen.")
    assert saying(record, "Martin Cole", "Senator") == cole


def test_an_office_without_its_place_is_the_same_office(record: Record) -> None:
    hale = saying(record, "William Hale", "United States Senator")
    assert saying(record, "Bill Hale", "Sen.") == hale
    clark = saying(record, "William Clark", "president of Northwind")
    assert saying(record, "Bill Clark", "president") != clark


def test_a_nickname_that_an_article_gives_beside_the_name_is_known_from_then_on(record: Record) -> None:
    hale = saying(record, "William Hale", None, "person", "Bill Hale", "Hale")
    assert saying(record, "Bill Hale") == hale
    marsh = saying(record, "Tom Marsh")
    assert saying(record, "Thomas Adam Marsh", None, "person", "Tom Marsh") == marsh
    assert record.speakers.read("default", marsh).name == "Thomas Adam Marsh"


def test_a_name_of_ones_own_goes_before_a_nickname(record: Record) -> None:
    bill = saying(record, "Bill Hale", "harbour pilot")
    will = saying(record, "William Hale", "student")
    assert saying(record, "William Hale", "student", "person", "Bill Hale") == will
    assert saying(record, "Bill Hale") == bill


def test_of_two_forms_of_a_name_the_one_in_the_same_office_is_meant(record: Record) -> None:
    saying(record, "William Carl Hale", "harbour pilot")
    senator = saying(record, "William Adam Hale", "Senator")
    assert saying(record, "Bill Hale", "U.S. Senator") == senator


def test_two_possible_people_are_told_apart_by_role_or_not_at_all(record: Record) -> None:
    adam = saying(record, "John Adam Hale", "mayor of Port Alden")
    ben = saying(record, "John Carl Hale", "harbour pilot")
    assert saying(record, "John Hale", "Port Alden mayor") == adam
    assert ben != adam


def test_without_a_role_two_possible_people_are_neither(record: Record) -> None:
    adam, ben = saying(record, "John Adam Hale"), saying(record, "John Carl Hale")
    assert saying(record, "John Hale") not in (adam, ben)


def test_a_doubt_between_two_profiles_stays_with_its_article_as_a_suggestion(record: Record) -> None:
    pair = {saying(record, "John Adam Hale"), saying(record, "John Carl Hale")}
    doubtful = record.speakers.read("default", saying(record, "John Hale"))
    assert doubtful.provisional and {s.id for s in doubtful.suggestions} == pair


def test_one_name_with_roles_that_cannot_be_one_life_is_two_people(record: Record) -> None:
    here = saying(record, "Lena Brandt", "mayor of Port Alden")
    there = saying(record, "Lena Brandt", "mayor of Kessel")
    pupil = saying(record, "Lena Brandt", "student")
    assert len({here, there, pupil}) == 3
    assert saying(record, "Lena Brandt", "Port Alden mayor") == here
    assert saying(record, "Lena Brandt", "the mayor of Kessel") == there
    assert {s.id for s in record.speakers.read("default", here).suggestions} == {there, pupil}


def test_the_same_publisher_soon_after_means_the_same_nickname(record: Record) -> None:
    def printed(name: str, day: date, publisher: str) -> str:
        kept = record.articles.save("default", *story(Said(name, f"{name} {day}"), published=day, publisher=publisher))
        return kept.article.speakers[0].id

    hale = printed("William Hale", date(2021, 1, 1), "Courier")
    assert printed("Bill Hale", date(2021, 2, 1), "Courier") == hale
    cole = printed("Robert Cole", date(2021, 1, 1), "Courier")
    assert printed("Bob Cole", date(2021, 2, 1), "Post") != cole
    moss = printed("Robert Moss", date(2021, 1, 1), "Courier")
    assert printed("Bob Moss", date(2022, 2, 1), "Courier") != moss
    penn = printed("William Penn", date.min, "Courier")
    assert printed("Bill Penn", date.min, "Courier") == penn
    bell = printed("Robert Bell", date(2021, 1, 1), "Courier")
    assert printed("Robert Bell Jr.", date(2021, 1, 2), "Courier") != bell


def test_a_bare_surname_is_provisional_with_suggestions(record: Record) -> None:
    full = saying(record, "Darel Ivanić", "spokesman")
    bare = saying(record, "Ivanic")
    profile = record.speakers.read("default", bare)
    assert profile.provisional and [s.id for s in profile.suggestions] == [full]
    assert not record.speakers.read("default", full).provisional
    only = SpeakerFilter(q="ivanic", provisional=False)
    assert [s.id for s in record.speakers.search("default", only).items] == [full]
    assert [s.id for s in record.speakers.search("default", SpeakerFilter(q="ivanic")).items] == [full, bare]


def test_keys() -> None:
    assert str(person_key("Sen. Joseph R. Tamm, Jr.")) == "joseph r tamm, jr"
    assert person_key("Pope Marcus") is not None and person_key("Mr. Hale") is None and person_key("") is None
    hale = person_key("John Hale")
    assert hale and hale.sort_name == "hale john"
    george, other = person_key("George W. Hale"), person_key("George Herbert Walker Hale")
    assert george and other and not variant(george, other)
    assert organization_key("The Alden Bank's") == "alden bank"
    assert organization_key("Department of Trade") == organization_key("the Trade Department")
    assert organization_key("Senate Committee on the Harbour") == organization_key("Senate Harbour Committee")
    assert organization_key("Mrs. Brandt’s presidential campaign") == organization_key("the Brandt camp")
    assert organization_key("the U.S.") == organization_key("United States")
    assert is_acronym("FSB", "Federal Security Bureau") and is_acronym("DoD", "x") is False
    assert is_acronym("BoE", "Bank of England") is False and is_acronym("UNHCR", "World Bank") is False
