"""What is shown in place of a person or an organisation whose words are no proper name."""

from __future__ import annotations

import pytest

from quotes.analysis.speakers.entities import EntitySet
from quotes.analysis.speakers.names.unnamed import shown_type, small_words
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.person_names import parse_name
from quotes.model import SpeakerType

TEXT = "Retrial was refused. A retrial is for the court. Orlow said so, the Council too. Moor Alden rose in moor."


def shown(name: str, type_: SpeakerType, introduced: bool = False) -> str:
    entities = EntitySet(TextRegions(TEXT, ()), [])
    at = max(TEXT.find(name), 0)
    person = type_ == "person"
    e = entities.add_person(parse_name(name), at) if person else entities.add_other(type_, name, at)
    e.add(entities.occurrence(at, at + len(name)))
    if introduced:
        e.introduced.append(frozenset(["mayor"]))
    return shown_type(e, small_words(TEXT), frozenset(["alden"]))


@pytest.mark.parametrize(
    ("name", "type_", "as_what"),
    [
        ("Orlow", "person", "person"),
        ("Council", "organization", "organization"),
        ("Court", "organization", "organization"),
        ("Retrial", "person", "document"),
        ("Nobody", "person", "anonymous"),
        ("President", "person", "anonymous"),
        ("Alden", "person", "document"),
        ("Senators", "organization", "group"),
        ("the firm", "organization", "organization"),
        ("Section 12", "organization", "document"),
        ("Recruiting Command", "person", "organization"),
        ("AldenWorks", "person", "organization"),
        ("the crowd", "group", "group"),
        ("Norwegians", "person", "group"),
    ],
)
def test_only_names_are_people_and_organisations(name: str, type_: SpeakerType, as_what: str) -> None:
    assert shown(name, type_) == as_what


def test_a_title_before_a_word_makes_it_a_name() -> None:
    assert shown("Alden", "person", introduced=True) == "person"
    assert shown("President", "person", introduced=True) == "anonymous"


def test_a_word_of_the_article_is_no_name_where_it_opens_a_sentence() -> None:
    assert small_words(TEXT) >= {"retrial", "court"} and "orlow" not in small_words(TEXT)
