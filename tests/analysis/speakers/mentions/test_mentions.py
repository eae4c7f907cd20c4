"""The words of a mention, and the names of a text by their places."""

from __future__ import annotations

from quotes.analysis.speakers.mentions import Names, content_words
from tests.support.analysis.marked import read_marked

MARKED = "<p>Ana Brandt</p> met <p>Ray “Stumpy” Kole</p> of <o>Tarn Board</o>."


def test_words_that_carry_meaning_are_kept_folded() -> None:
    assert content_words("The Mayor of Dupré") == {"mayor", "dupre"}


def test_names_are_found_by_where_they_stand() -> None:
    text, reading = read_marked(MARKED)
    names = Names(tuple(reversed(reading.names)))
    assert [text[n.start : n.end] for n in names.within(0, len(text))] == [
        "Ana Brandt",
        "Ray “Stumpy” Kole",
        "Tarn Board",
    ]
    assert names.within(1, text.index("Ray")) == []
    assert names.end_of_first(0, 5) == len("Ana Brandt")
    assert names.end_of_first(1, 5) == 1


def test_a_part_of_a_persons_name_stands_in_it() -> None:
    text, reading = read_marked(MARKED)
    names = Names(tuple(reading.names))
    nickname, board = text.index("Stumpy"), text.index("Board")
    around = names.around(nickname, nickname + len("Stumpy"))
    assert around is not None and text[around.start : around.end] == "Ray “Stumpy” Kole"
    assert names.around(board, len(text) - 1) is None  # a body's
