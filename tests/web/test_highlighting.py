"""A text cut into paragraphs and pieces, every piece with the quotation it belongs to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from quotes.model import Speaker
from quotes.web.highlighting import COLOURS, LINES, look, paragraphs, voices

LENA = Speaker("s1", "Lena Ostrava", "person")
IVO = Speaker("s2", "Ivo Brandt", "person")


def marked(text, quotations):
    said = voices(text, quotations)
    return paragraphs(text, [mark for voice in said for mark in voice.marks])


def drawn(text, quotations):
    """The paragraphs as text: [number:words] for marked pieces, ^number where a label or badge stands."""
    out = []
    for pieces in marked(text, quotations):
        line = ""
        for piece in pieces:
            line += "".join(f"^{o.mark.number}{'!' if o.first else ''}" for o in piece.openings)
            line += f"[{piece.mark.number}:{piece.text}]" if piece.mark else piece.text
        out.append(line)
    return out


def test_each_span_is_marked_and_the_label_stands_before_the_opening_mark(quotation):
    text = "“We go,” Ostrava said. “Now.”\n\nNobody moved."
    assert drawn(text, [quotation(text, ["We go,", "Now."], LENA)]) == [
        "^1!“[1:We go,]” Ostrava said. ^1“[1:Now.]”",
        "Nobody moved.",
    ]


def test_two_apostrophes_stay_behind_the_label(quotation):
    text = "''We go,'' she said."
    assert drawn(text, [quotation(text, ["We go,"], LENA, spans=(span(text, "We go,"),))]) == [
        "^1!''[1:We go,]'' she said."
    ]


def test_a_span_over_a_paragraph_break_is_marked_in_both(quotation):
    text = "She said “we go\n\nand we stay gone” and left."
    assert drawn(text, [quotation(text, ["we go\n\nand we stay gone"], LENA)]) == [
        "She said ^1!“[1:we go]",
        "[1:and we stay gone]” and left.",
    ]


def test_a_quotation_inside_another_is_the_one_that_shows(quotation):
    text = "She said he told her “go home” twice."
    outer = quotation(text, ["he told her “go home” twice"], LENA)
    inner = quotation(text, ["go home"], IVO)
    assert drawn(text, [inner, outer]) == ["She said ^1![1:he told her ]^2![1:“][2:go home][1:” twice]."]


def test_two_quotations_that_begin_together_both_keep_their_label(quotation):
    text = "Go home now, she said."
    outer = quotation(text, ["Go home now"], LENA, id="outer")
    inner = quotation(text, ["Go home"], IVO, id="inner")
    assert drawn(text, [inner, outer]) == ["^2!^1![1:Go home][2: now], she said."]


def test_a_span_that_begins_in_the_gap_between_paragraphs_keeps_its_label(quotation):
    text = "She spoke.\n\nGo home, she said."
    assert drawn(text, [quotation(text, ["\n\nGo home"], LENA)]) == ["She spoke.", "^1![1:Go home], she said."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\nthree", ["one", "two", "three"]),
        ("one\ntwo\n\nthree\n \nfour\n", ["one", "two", "three", "four"]),
        ("   \n\n  ", []),
        ("one line", ["one line"]),
    ],
)
def test_paragraphs_are_those_of_the_analysis(text, expected):
    assert ["".join(piece.text for piece in pieces).rstrip("\n") for pieces in marked(text, [])] == expected


def test_voices_come_in_order_of_first_words_and_the_unknown_last(quotation):
    text = "“One.” “Two.” “Three.” “Four.”"
    said = voices(
        text,
        [
            quotation(text, ["Four."], IVO),
            quotation(text, ["Two."], IVO),
            quotation(text, ["One."], None),
            quotation(text, ["Three."], LENA),
        ],
    )
    assert [(v.speaker.name if v.speaker else None, [m.number for m in v.marks]) for v in said] == [
        ("Ivo Brandt", [2, 4]),
        ("Lena Ostrava", [3]),
        (None, [1]),
    ]
    assert said[-1].look == ""


def test_neighbours_differ_in_colour_and_line_and_forty_speakers_look_different():
    looks = [look(place) for place in range(COLOURS * LINES)]
    assert len(set(looks)) == COLOURS * LINES
    assert all(a.split()[0] != b.split()[0] and a.split()[1] != b.split()[1] for a, b in pairwise(looks))


def span(text, words):
    from quotes.model import QuotedSpan

    start = text.index(words)
    return QuotedSpan(start, start + len(words), words, True)
