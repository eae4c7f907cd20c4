"""Categories of sources: given by editors, kept through merges, gone with whom they are about."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.corrections import Editor
from quotes.record.model.source_reports import ReportFilter
from quotes.record.speakers import categories
from tests.support.stories import Said, story

KIM = Editor("kim")


@pytest.fixture
def ids(record: Record) -> dict[str, str]:
    """The ids of three people and a group by name."""
    said = [Said("Ana Lopes", "The strait is open"), Said("Anna Lopes", "It stays open"), Said("Bo Hale", "We sail")]
    group = Said("fishermen", "We wait at the quay", type="group")
    article = record.articles.save("default", *story(*said, group, uri="u:1")).article
    return {speaker.name: speaker.id for speaker in article.speakers}


def given(record: Record) -> dict[str, str]:
    """Category by name, of those who have one."""
    sources = record.quotations.sources("default", ReportFilter()).sources
    return {source.name: source.category for source in sources if source.category}


def test_given_changed_and_taken_away(record: Record, ids: dict[str, str]) -> None:
    lopes, hale = ids["Ana Lopes"], ids["Bo Hale"]
    assert record.speakers.categorize("default", {lopes: "elected", hale: "industry"}, KIM) == (2, 0)
    assert given(record) == {"Ana Lopes": "elected", "Bo Hale": "industry"}
    assert record.speakers.categorize("default", {lopes: "elected", hale: ""}, KIM) == (1, 0)
    assert given(record) == {"Ana Lopes": "elected"}


def test_whoever_is_none_is_passed_over(record: Record, ids: dict[str, str]) -> None:
    nobody = {"0" * 32: "x", "no id": "x", ids["fishermen"]: "x"}
    assert record.speakers.categorize("default", nobody, KIM) == (0, 3)
    assert given(record) == {}


def test_of_merged_profiles_the_one_that_stays_tells(record: Record, ids: dict[str, str]) -> None:
    lopes, other = ids["Ana Lopes"], ids["Anna Lopes"]
    record.speakers.categorize("default", {other: "industry"}, KIM)
    record.corrections.merge("default", other, lopes, KIM)
    assert set(given(record).values()) == {"industry"}
    record.speakers.categorize("default", {lopes: "elected"}, KIM)
    assert set(given(record).values()) == {"elected"}
    record.speakers.categorize("default", {lopes: ""}, KIM)
    assert given(record) == {}


def test_nothing_is_left_of_whom_was_erased(record: Record, ids: dict[str, str]) -> None:
    record.speakers.categorize("default", dict.fromkeys(ids.values(), "elected"), KIM)
    record.erasure.erase_speaker("default", ids["Bo Hale"], KIM)
    assert given(record) == {"Ana Lopes": "elected", "Anna Lopes": "elected"}
    record.erasure.erase_article("default", record.articles.find("default", "u:1")[0].id, KIM)
    with record._store.reading("default") as session:
        assert categories.categories(session) == {}


@pytest.mark.parametrize("category", ["x" * 101, "a\0b"])
def test_what_no_category_can_be_is_refused(record: Record, ids: dict[str, str], category: str) -> None:
    with pytest.raises(errors.InvalidInput):
        record.speakers.categorize("default", {ids["Bo Hale"]: category}, KIM)
    assert given(record) == {}
