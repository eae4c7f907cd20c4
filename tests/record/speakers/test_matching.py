"""One person, one profile: who is matched across articles, and who is not."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.lexicon.name_keys import is_acronym, organization_key, person_key, same_words, variant
from quotes.model import SpeakerType
from quotes.record import Record
from quotes.record.model import SpeakerFilter
from tests.support.stories import Said, story

COUNT = 0


def told(record: Record, name: str, role: str | None = None, type: SpeakerType = "person", *aliases: str) -> str:
    """Keep an article in which ``name`` speaks; the id of the profile."""
    global COUNT
    COUNT += 1
    kept = record.articles.save(
        "default",
        *story(Said(name, f"This is saying number {COUNT}", role, type, aliases), uri=f"u:{COUNT}", publisher=None),
    )
    return kept.article.speakers[0].id


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
    assert told(record, "Darel Ivanić") == told(record, "Darel IVANIC") == told(record, "Darel Kosta Ivanic")
    assert told(record, "J. K. Marsh") == told(record, "J.K. Marsh")


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
    assert len({told(record, name) for name in names}) == len(names)


def test_a_nickname_or_a_left_out_jr_is_matched_where_the_very_role_agrees(record: Record) -> None:
    hale = told(record, "William Hale", "Northland governor")
    assert told(record, "Bill Hale", "governor of Northland") == hale
    assert told(record, "Will Hale", "harbour pilot") != hale
    cole = told(record, "Martin Cole, Jr.", "Sen.")
    assert told(record, "Martin Cole", "Senator") == cole


def test_an_office_without_its_place_is_the_same_office(record: Record) -> None:
    hale = told(record, "William Hale", "United States Senator")
    assert told(record, "Bill Hale", "Sen.") == hale
    clark = told(record, "William Clark", "president of Northwind")
    assert told(record, "Bill Clark", "president") != clark


def test_a_nickname_that_an_article_gives_beside_the_name_is_known_from_then_on(record: Record) -> None:
    hale = told(record, "William Hale", None, "person", "Bill Hale", "Hale")
    assert told(record, "Bill Hale") == hale
    marsh = told(record, "Tom Marsh")
    assert told(record, "Thomas Adam Marsh", None, "person", "Tom Marsh") == marsh
    assert record.speakers.read("default", marsh).name == "Thomas Adam Marsh"


def test_a_name_of_ones_own_goes_before_a_nickname(record: Record) -> None:
    bill = told(record, "Bill Hale", "harbour pilot")
    will = told(record, "William Hale", "student")
    assert told(record, "William Hale", "student", "person", "Bill Hale") == will
    assert told(record, "Bill Hale") == bill


def test_of_two_forms_of_a_name_the_one_in_the_same_office_is_meant(record: Record) -> None:
    told(record, "William Carl Hale", "harbour pilot")
    senator = told(record, "William Adam Hale", "Senator")
    assert told(record, "Bill Hale", "U.S. Senator") == senator


def test_two_possible_people_are_told_apart_by_role_or_not_at_all(record: Record) -> None:
    adam = told(record, "John Adam Hale", "mayor of Port Alden")
    ben = told(record, "John Carl Hale", "harbour pilot")
    assert told(record, "John Hale", "Port Alden mayor") == adam
    assert ben != adam


def test_without_a_role_two_possible_people_are_neither(record: Record) -> None:
    adam, ben = told(record, "John Adam Hale"), told(record, "John Carl Hale")
    assert told(record, "John Hale") not in (adam, ben)


def test_a_doubt_between_two_profiles_stays_with_its_article_as_a_suggestion(record: Record) -> None:
    pair = {told(record, "John Adam Hale"), told(record, "John Carl Hale")}
    doubtful = record.speakers.read("default", told(record, "John Hale"))
    assert doubtful.provisional and {s.id for s in doubtful.suggestions} == pair


def test_one_name_with_roles_that_cannot_be_one_life_is_two_people(record: Record) -> None:
    here = told(record, "Lena Brandt", "mayor of Port Alden")
    there = told(record, "Lena Brandt", "mayor of Kessel")
    pupil = told(record, "Lena Brandt", "student")
    assert len({here, there, pupil}) == 3
    assert told(record, "Lena Brandt", "Port Alden mayor") == here
    assert told(record, "Lena Brandt", "the mayor of Kessel") == there
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
    bell = printed("Robert Bell", date(2021, 1, 1), "Courier")
    assert printed("Robert Bell Jr.", date(2021, 1, 2), "Courier") != bell


def test_a_bare_surname_is_provisional_with_suggestions(record: Record) -> None:
    full = told(record, "Darel Ivanić", "spokesman")
    bare = told(record, "Ivanic")
    profile = record.speakers.read("default", bare)
    assert profile.provisional and [s.id for s in profile.suggestions] == [full]
    assert not record.speakers.read("default", full).provisional
    only = SpeakerFilter(q="ivanic", provisional=False)
    assert [s.id for s in record.speakers.search("default", only).items] == [full]
    assert [s.id for s in record.speakers.search("default", SpeakerFilter(q="ivanic")).items] == [full, bare]


def test_a_profile_is_shown_under_its_fullest_living_name(record: Record) -> None:
    hale = told(record, "John Hale")
    kept = record.articles.save("default", *story(Said("John Quincy Hale", "Something longer was said"), uri="full"))
    assert record.speakers.read("default", hale).name == "John Quincy Hale"
    record.articles.retract("default", kept.article.id)
    assert record.speakers.read("default", hale).name == "John Hale"
    brandt = told(record, "Commodore Lena Brandt")
    assert record.speakers.read("default", brandt).name == "Lena Brandt"
    told(record, "Rear Admiral Lena Brandt")
    assert record.speakers.read("default", brandt).name == "Lena Brandt"


@pytest.mark.parametrize(
    "odd",
    [
        "To\u00admas Weller",  # a soft hyphen
        "Tomas\u200b Weller",  # a space of no width
        "\u202eTomas Weller",  # from here on right to left
        "\u0422omas Weller",  # a Cyrillic letter
        "Tomas Weller\u0399",  # a Greek one
        "\uff34omas Weller",  # full width
    ],
)
def test_an_odd_form_of_a_name_does_not_rename_its_profile(record: Record, odd: str) -> None:
    for name in ("Tomas Weller", odd, "Tomas Weller"):
        told(record, name)
        shown = {s.name for s in record.speakers.search("default", SpeakerFilter(), limit=200).items}
        assert "Tomas Weller" in shown
        assert not any(sign in name for name in shown for sign in "\u00ad\u200b\u202e")


def test_a_name_printed_with_unseen_signs_alone_is_shown_without_them(record: Record) -> None:
    told(record, "Ivo\u200b Bran\u00addt")
    assert [s.name for s in record.speakers.search("default", SpeakerFilter()).items] == ["Ivo Brandt"]


def test_organizations_by_name_and_by_an_acronym_that_was_given(record: Record) -> None:
    body = told(record, "World Harbour Organization", None, "organization", "WHO", "the World Harbour Organization")
    assert told(record, "the World Harbour Organization’s", None, "organization") == body
    assert told(record, "WHO", None, "organization") == body
    assert told(record, "Northwind Energy Inc.", None, "organization") == told(
        record, "Northwind Energy", None, "organization"
    )
    assert told(record, "F.B.X.", None, "organization") == told(record, "FBX", None, "organization")
    assert told(record, "Hale campaign", None, "organization") == told(record, "Hale’s campaign", None, "organization")
    assert told(record, "Its embassy", None, "organization") != told(record, "Its embassy", None, "organization")
    assert told(record, "the government", None, "organization") != told(record, "the government", None, "organization")
    alone = told(record, "ACE", None, "organization")
    assert told(record, "Alden Coal Exchange", None, "organization", "ACE") == alone
    assert told(record, "Alden Corn Exchange", None, "organization") != alone
    assert told(record, "Alden Coal Exchange", None, "person") != alone


@pytest.mark.parametrize("type", ["group", "anonymous", "document"])
def test_groups_anonymous_sources_and_documents_belong_to_their_article(record: Record, type: SpeakerType) -> None:
    first, second = (told(record, "two officials", None, type) for _ in range(2))
    assert first != second
    assert record.speakers.search("default", SpeakerFilter()).items == ()
    profile = record.speakers.read("default", first)
    assert profile.provisional and profile.statements == 1


def test_a_revision_keeps_the_speakers_bound_to_the_article(record: Record) -> None:
    first = record.articles.save("default", *story(Said("two officials", "It was late", type="anonymous"), uri="u"))
    second = record.articles.save(
        "default", *story(Said("two officials", "It was very late", type="anonymous"), uri="u", opening="Later.")
    )
    assert first.article.speakers[0].id == second.article.speakers[0].id


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


@pytest.mark.parametrize(
    "printed",
    [
        "Senator Lena Brandt today",
        "SEN.",
        "Section 12",
        "Harbour Safety Act",
        "The Harbour Committee today",
        "Documents and letters available",
        "Each of the ports",
        "More than four million people",
        "E",
    ],
)
def test_what_names_no_organization_founds_no_profile(record: Record, printed: str) -> None:
    assert record.speakers.read("default", told(record, printed, None, "organization")).provisional


@pytest.mark.parametrize("printed", ["WHO", "Port Alden police", "Brandt campaign", "Time magazine", "3N", "AFL-CIO"])
def test_what_names_one_does(record: Record, printed: str) -> None:
    assert not record.speakers.read("default", told(record, printed, None, "organization")).provisional


def test_a_campaign_is_known_by_whose_it_is(record: Record) -> None:
    def said(name: str, published: date) -> str:
        global COUNT
        COUNT += 1
        words = f"This is saying number {COUNT}"
        kept = record.articles.save(
            "default", *story(Said(name, words, None, "organization"), uri=f"c:{COUNT}", published=published)
        )
        return kept.article.speakers[0].id

    brandt = said("Lena Brandt’s campaign", date(2024, 3, 1))
    assert said("the Brandt camp", date(2024, 5, 1)) == brandt
    assert said("Cole campaign", date(2024, 5, 1)) != brandt
    first = said("Martin Cole's campaign", date(2004, 3, 1))
    assert said("Ivo Cole's campaign", date(2024, 4, 1)) != first
    assert said("Hale campaign", date(2004, 3, 1)) != said("Ana Hale's campaign", date(2024, 3, 1))
