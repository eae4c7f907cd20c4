"""Transcripts and signed quotations say by their form who speaks."""

from __future__ import annotations

import time

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.layouts import attributions_by_layout, with_layouts
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch


def layouts(text: str) -> list[Attribution]:
    return sorted(attributions_by_layout(text, quoted_stretches(text)), key=lambda a: a.content[0].start)


def said(text: str) -> list[tuple[str, str]]:
    return [
        (text[a.source.start : a.source.end], text[a.content[0].start : a.content[0].end])
        for a in layouts(text)
        if a.source
    ]


def test_a_transcript_in_capitals() -> None:
    text = "ABARA: We sail tonight.\n\nLINDQVIST: And the tide?\n\nABARA: It will not wait."
    assert said(text) == [
        ("ABARA", "We sail tonight."),
        ("LINDQVIST", "And the tide?"),
        ("ABARA", "It will not wait."),
    ]


def test_an_invitation_to_follow_the_author_is_not_part_of_the_last_turn() -> None:
    text = "“ABARA: We sail tonight.\n\n“LINDQVIST: And the tide?\n\n“{}"
    words = [a.content for a in layouts(text.format("It will not wait."))]
    assert [len(c) for c in words] == [1, 2]
    words = [a.content for a in layouts(text.format("Follow Ines Abara on Twitter @abara."))]
    assert [len(c) for c in words] == [1, 1]


def test_names_that_come_again_make_a_transcript_and_single_ones_do_not() -> None:
    turns = "Ines Abara: We sail tonight.\n\nPer Lindqvist: And the tide?\n\n"
    assert [name for name, _ in said(turns * 2)] == ["Ines Abara", "Per Lindqvist"] * 2
    assert said("Ines Abara: We sail tonight.\n\nCorrection: the ferry is white.") == []


def test_signed_quotations() -> None:
    text = "Readers wrote to us.\n\n“The ferry is never late.” – Ines Abara\n\n“I miss the old one.” – Per Lindqvist"
    assert said(text) == [("Ines Abara", "The ferry is never late."), ("Per Lindqvist", "I miss the old one.")]


def test_signed_quotations_in_a_row_need_no_paragraphs() -> None:
    text = "Readers wrote to us: “The ferry is never late.” – Ines Abara “I miss the old one.” – Per Lindqvist"
    assert said(text) == [("Ines Abara", "The ferry is never late."), ("Per Lindqvist", "I miss the old one.")]
    assert said("Readers wrote: “The ferry is never late.” – Ines Abara\n\nThe ferry is white.") == []


def test_a_tally_of_votes_is_no_transcript() -> None:
    assert said("ABARA: 412\n\nLINDQVIST: 398") == []


def test_the_layout_stands_before_what_the_model_saw_there() -> None:
    layout = Attribution((Stretch(10, 20),), None, Stretch(0, 5), 0.9, 0.9)
    touching = Attribution((Stretch(15, 25),), None, None, 0.9, 0.9)
    apart = Attribution((Stretch(30, 40),), None, None, 0.9, 0.9)
    assert with_layouts([apart, touching], [layout]) == (layout, apart)


def test_the_time_grows_no_faster_than_the_text() -> None:
    def seconds(text: str) -> float:
        began = time.process_time()
        attributions_by_layout(text, quoted_stretches(text))
        return time.process_time() - began

    for shape in ("A" * 10 + " ", "A", "A: ", "“a” – A"):
        short, long = shape * 2_000, shape * 20_000
        assert seconds(long) < 40 * max(seconds(short), 0.01), shape[:10]
