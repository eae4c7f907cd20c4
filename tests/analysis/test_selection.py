"""Words that an editor points out: found whatever the white space, split at the quotation marks."""

from __future__ import annotations

import pytest

from quotes.analysis.selection import MOST_PLACES, places_of, quotation_of
from quotes.errors import InvalidInput
from quotes.model import Stretch


def test_places_are_found_whatever_the_white_space():
    text = "He said:\r\n\r\nyes \u00a0 sir. Yes sir, yes sir."
    assert [text[s.start : s.end] for s in places_of(text, " yes\tsir ")] == ["yes \u00a0 sir", "yes sir"]
    assert places_of(text, "") == places_of("", "yes") == []
    assert len(places_of("yes " * 1000, "yes")) == MOST_PLACES


def test_marks_and_spaces_belong_to_no_span():
    text = "She said “it is, ‘as they say’, late” and left. “So”"
    whole = quotation_of(text, [Stretch(0, len(text))])
    assert [(s.exact, s.quoted) for s in whole.spans] == [
        ("She said", False),
        ("it is, ‘as they say’, late", True),
        ("and left.", False),
        ("So", True),
    ]
    inner = quotation_of(text, [Stretch(text.index("is,"), text.index("late") + 6)])
    assert [(s.exact, s.quoted) for s in inner.spans] == [("is, ‘as they say’, late", True)]
    for wrong in ([], [Stretch(3, 3)], [Stretch(0, 999)], [Stretch(-1, 2)], [Stretch(9, 10)]):
        with pytest.raises(InvalidInput):
            quotation_of(text, wrong)
