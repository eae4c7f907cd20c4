"""Stretches of text: what is quoted, how far two cover each other."""

from __future__ import annotations

import pytest

from quotes.evaluation.spans import covered, kind_of, length, likeness, quoted_segments, touch, words_in


def test_quoted_segments() -> None:
    def words(text: str) -> list[str]:
        return [text[s:e] for s, e in quoted_segments(text)]

    assert words('He said “yes” and "no" and «so».') == ["yes", "no", "so"]
    assert words("“It goes on.\n“And ends.”") == ["It goes on.", "And ends."]
    assert words("“One “two” three” four") == ["One ", "two"]
    assert words("„Unten” and 'single' and ” alone") == ["Unten"]
    assert words("“ ” “") == []


def test_kind_and_likeness() -> None:
    # Ten code points, of which 10, 9, 1 and 0 are quoted.
    assert [kind_of(((0, 10),), ((0, n),)) for n in (10, 9, 1, 0)] == ["direct", "mixed", "mixed", "indirect"]
    # 5 common of 15 in all.
    assert likeness(((0, 10),), ((5, 15),)) == pytest.approx(1 / 3)
    assert likeness((), ()) == 0.0


def test_covered_and_touch() -> None:
    assert covered(((0, 4), (6, 10)), 2, 8) == 4
    assert touch(((0, 4),), ((3, 5),)) and not touch(((0, 4),), ((4, 5),))
    assert length(((0, 4), (6, 10))) == 8


def test_words_in_spans() -> None:
    assert words_in("The ferry, of all things, sails.", [(0, 9), (26, 32)]) == 3
