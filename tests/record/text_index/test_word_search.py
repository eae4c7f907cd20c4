"""What somebody typed becomes a search."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.record.text_index.word_search import Search


def test_words_and_phrases_are_quoted_for_each_store() -> None:
    search = Search.of('ships “the straits stay" OPEN ships')
    assert search.terms == ((("ship",),), (("the", "strait", "stay"),), (("open",),))
    assert search.expression("sqlite") == '"ship" AND "the strait stay" AND "open"'
    assert search.expression("postgresql") == "('ship') & ('the' <-> 'strait' <-> 'stay') & ('open')"
    assert Search.of(' "" * ').terms == ()


def test_one_of_two_and_none_of_these() -> None:
    search = Search.of('ferry OR "night boat" tolls -bridge -"last year" well-known')
    assert search.terms == ((("ferri",), ("night", "boat")), (("toll",),), (("well",),), (("known",),))
    assert search.excluded == (("bridg",), ("last", "year"))
    assert search.expression("sqlite") == (
        '(("ferri" OR "night boat") AND "toll" AND "well" AND "known") NOT ("bridg" OR "last year")'
    )
    assert search.expression("postgresql") == (
        "(('ferri') | ('night' <-> 'boat')) & ('toll') & ('well') & ('known') & !('bridg') & !('last' <-> 'year')"
    )


@pytest.mark.parametrize(
    ("typed", "terms"), [("OR ferry", 1), ("ferry OR", 1), ("a OR OR b", 1), ("or", 1), ("- --", 0)]
)
def test_a_stray_operator_changes_nothing(typed: str, terms: int) -> None:
    assert len(Search.of(typed).terms) == terms


def test_what_must_not_occur_alone_is_refused() -> None:
    with pytest.raises(errors.InvalidInput) as caught:
        Search.of("-drug -toll")
    assert caught.value.fields[0].field == "q"


@pytest.mark.parametrize(
    ("typed", "contradicts"),
    [("toll -toll", True), ("Tolls ferry -toll", True), ('ferry "the toll" -toll', False), ("a OR b -a", False)],
)
def test_words_that_must_occur_and_must_not(typed: str, contradicts: bool) -> None:
    assert Search.of(typed).contradicts_itself is contradicts
