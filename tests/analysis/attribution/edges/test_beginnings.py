"""Words begin behind whom they were told to, how, when and of what; not with the sign or the city before them."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.edges.beginnings import behind_aside, behind_tag, first_word, is_before_that
from quotes.analysis.attribution.prose import Prose
from tests.support.analysis.attributions import place


def begun(text: str, cue: str, content: str) -> str:
    piece = place(text, content)
    given = Attribution((piece,), place(text, cue), None, 0.9, 0.9)
    return text[first_word(Prose(text, ()), given, piece) : piece.end]


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("told ", "them Tarn was full"),
        ("told ", "the council about the storm"),
        ("warned ", "Per Lund bluntly about the storm"),
        ("warned ", "Per Lund on Friday about the storm"),
        ("informed ", "the councils Tuesday of its plan"),
        ("asked ", "Parliament for more time"),
        ("said, ", "in her own way, that the pier was full"),
        ("said ", "Wenesday that the pier was full"),
        ("announced ", "later Monday that the pier was full"),
        ("described ", "in detail how the pier broke"),
    ],
)
def test_words_begin_behind_whom_they_were_told_to(before: str, words: str) -> None:
    ends = {"Tarn was full", "the storm", "its plan", "more time", "that the pier was full", "how the pier broke"}
    assert begun(f"Holm {before}{words}.", before.strip(" ,"), words) in ends


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("told", "the story of the pier"),
        ("told", "her Tarn was full"),
        ("asked", "the way for the ferry"),
        ("told", "the council of sailing home"),
        ("said", "in Tarn, the pier was full"),
    ],
)
def test_what_is_no_listener_stays(cue: str, content: str) -> None:
    assert begun(f"Holm {cue} {content}.", cue, content) == content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("-- The ferry sank", "The ferry sank"),
        ("• The ferry sank", "The ferry sank"),
        ("PORT ALDEN: The ferry sank", "The ferry sank"),
        ("UN: the ferry sank", "UN: the ferry sank"),
    ],
)
def test_the_sign_of_an_entry_and_the_city_of_a_dateline_are_no_words(content: str, words: str) -> None:
    assert begun(f"{content}, Holm said.", "said", content) == words


def test_who_is_warned_stands_before_that() -> None:
    text = "Holm warned her crew that it would rain."
    pieces = (place(text, "her crew"), place(text, "that it would rain"))
    given = Attribution(pieces, place(text, "warned"), None, 0.9, 0.9)
    assert [is_before_that(Prose(text, ()), given, at) for at in (0, 1)] == [True, False]


@pytest.mark.parametrize(
    ("aside", "cut"),
    [(" – mainly directed at ", True), (" – ", False), (" ", False), (" – as a friend – to ", False)],
)
def test_words_begin_behind_an_aside_in_the_middle_of_which_they_were_seen(aside: str, cut: bool) -> None:
    rest = "Tarn, the port – for the crews to sail"
    text = f"Holm repeated calls{aside}{rest}."
    at = behind_aside(Prose(text, ()), place(text, "calls"), place(text, rest))
    assert text[at:] == ("for the crews to sail." if cut else f"{rest}.")


@pytest.mark.parametrize(
    ("joint", "begins"),
    [(", as", "as the tide"), (", but", "but the tide"), (", and", "the tide"), (" as", "the tide"), (",", "the tide")],
)
def test_a_small_word_behind_an_inserted_tag_begins_words(joint: str, begins: str) -> None:
    text = f"It is late, Holm said{joint} the tide turned."
    pieces = (place(text, "It is late"), place(text, "the tide turned"))
    given = Attribution(pieces, place(text, "said"), place(text, "Holm"), 0.9, 0.9)
    assert text[behind_tag(Prose(text, ()), given, 1) :].startswith(begins)
