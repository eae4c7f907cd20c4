"""Checking a quotation: exact, part of a longer one, altered, somebody else's, or not on record."""

from __future__ import annotations

from datetime import date

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.checks import Difference
from quotes.record.quotations.check import COMMON
from tests.support.stories import Said, story

LONG = (
    "The harbour will stay open through the winter, and no ship that carries grain will be turned away, "
    "because people inland depend on every single cargo that we unload here"
)


@pytest.fixture
def filled(record: Record) -> Record:
    """A few statements, among them a wire copy and one that two people made."""
    for i in range(3):
        said = [Said("Ana Lopes", LONG, "harbour minister"), Said("Bo Larsen", "We wait")]
        record.articles.save("default", *story(*said, uri=f"u:{i}", published=date(2021, 1, 3 - i)))
    record.articles.save("default", *story(Said("Ana Lopes", "Peace is not for sale"), uri="v:1"))
    record.articles.save("default", *story(Said("Bo Larsen", "Peace is not for sale"), uri="v:2"))
    return record


def test_the_very_words_are_exact(filled: Record) -> None:
    for words in (LONG, LONG + ".", f"“{LONG},”", LONG.replace(" ", "  \n"), "the" + LONG[3:]):
        checked = filled.quotations.check("default", words)
        assert (checked.verdict, len(checked.matches)) == ("exact", 1), words
        (match,) = checked.matches
        assert (match.score, match.differences, match.cut_before, match.same_speaker) == (1.0, (), "", None)
        assert match.quotation.speaker.name == "Ana Lopes" and len(match.quotation.sources) == 3
    assert filled.quotations.check("default", "we wait").verdict == "exact"


def test_ones_own_words_are_found_among_those_of_many(filled: Record) -> None:
    for number, name in enumerate([f"Ana{'abcdefghijklmnopqrstuvwxyz'[i]} Marsh" for i in range(26)] + ["Ivo Hale"]):
        filled.articles.save("default", *story(Said(name, "Thank you"), uri=f"t:{number}"))
    for name in ("Ivo Hale", "Hale"):
        checked = filled.quotations.check("default", "Thank you.", name)
        assert checked.verdict == "exact" and checked.matches[0].quotation.speaker.name == "Ivo Hale"
    assert filled.quotations.check("default", "Thank you.", "Bo Larsen").verdict == "other_speaker"


def test_a_part_is_an_excerpt_and_what_was_cut_is_shown(filled: Record) -> None:
    checked = filled.quotations.check("default", "no ship that carries grain will be turned away", "Ana Lopes")
    assert checked.verdict == "excerpt"
    match = checked.matches[0]
    assert match.cut_before == "The harbour will stay open through the winter, and"
    assert match.cut_after.startswith(", because people inland") and match.same_speaker is True
    assert filled.quotations.check("default", "carries grain").verdict == "excerpt"
    assert filled.quotations.check("default", "arries grain").verdict == "not_on_record", "whole words only"


def test_altered_words_come_with_the_difference(filled: Record) -> None:
    checked = filled.quotations.check("default", LONG.replace("no ship", "no boat").replace("single ", ""))
    assert checked.verdict == "altered"
    match = checked.matches[0]
    assert match.differences == (Difference("ship", "boat"), Difference("single", ""))
    assert 0.9 < match.score < 1
    assert filled.quotations.check("default", "Peace was not for sale").matches[0].differences == (
        Difference("is", "was"),
    )
    shouted = filled.quotations.check("default", "Peace is NOT for sale").matches[0]
    assert (shouted.kind, shouted.differences) == ("altered", (Difference("not", "NOT"),))


def test_somebody_elses_words_are_told(filled: Record) -> None:
    checked = filled.quotations.check("default", LONG, "Bo Larsen")
    assert (checked.verdict, checked.matches[0].quotation.speaker.name) == ("other_speaker", "Ana Lopes")
    both = filled.quotations.check("default", "Peace is not for sale", "Larsen")
    assert both.verdict == "exact"
    assert [m.quotation.speaker.name for m in both.matches] == ["Bo Larsen", "Ana Lopes"]


def test_what_nobody_said_is_not_on_record(filled: Record) -> None:
    for words in ("Nothing of the kind was ever said by anybody at all", "winter harbour grain ship", "sale"):
        expected = "excerpt" if words == "sale" else "not_on_record"
        assert filled.quotations.check("default", words).verdict == expected
    assert filled.quotations.check("other", LONG).verdict == "not_on_record"


def test_what_was_said_comes_before_what_was_denied(filled: Record) -> None:
    filled.articles.save("default", *story(Said("Cy Holm", "The mill will close", act="denied"), uri="d:1"))
    filled.articles.save("default", *story(Said("Di Holm", "The mill will close"), uri="d:2"))
    checked = filled.quotations.check("default", "The mill will close")
    assert [match.quotation.act for match in checked.matches] == ["statement", "denied"]
    assert filled.quotations.check("default", "The mill will close", "Cy Holm").matches[0].quotation.act == "denied"


def test_retracted_words_are_not_on_record(filled: Record) -> None:
    for uri in ("v:1", "v:2"):
        filled.articles.retract("default", filled.articles.find("default", uri)[0].id)
    assert filled.quotations.check("default", "Peace is not for sale").verdict == "not_on_record"
    assert filled.quotations.check("default", "Peace was not for sale").verdict == "not_on_record"


def test_a_row_of_common_words_is_found_among_many_that_share_each_run_of_them(record: Record) -> None:
    often = [Said("Bo Larsen", f"Take the grain down {n} the grain down south") for n in range(COMMON + 10)]
    record.articles.save("default", *story(*often, uri="u:1"))
    record.articles.save("default", *story(Said("Ana Lopes", "We shall take the grain down south in May"), uri="u:2"))
    checked = record.quotations.check("default", "take the grain down south")
    assert (checked.verdict, checked.matches[0].quotation.speaker.name) == ("excerpt", "Ana Lopes")
    whole = record.quotations.check("default", "shall take the grain down south")
    assert (whole.verdict, whole.matches[0].cut_before, whole.matches[0].cut_after) == ("excerpt", "We", "in May")


def test_words_that_cannot_be_checked_are_refused_by_name(filled: Record) -> None:
    for words in ("", "…!", "\0", "word " * 401):
        with pytest.raises(errors.InvalidInput) as caught:
            filled.quotations.check("default", words)
        assert caught.value.fields[0].field == "words"
