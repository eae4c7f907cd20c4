"""Signed quotations: the name behind a dash or on the next line."""

from __future__ import annotations

import pytest

from tests.support.analysis.layouts import reading, said


def test_signed_quotations() -> None:
    text = "Readers wrote to us.\n\n“The ferry is never late.” – Ines Abara\n\n“I miss the old one.” – Per Lindqvist"
    assert said(text) == [("Ines Abara", "The ferry is never late."), ("Per Lindqvist", "I miss the old one.")]
    assert said("Words of the week: “The ferry is late.” — Ines Abara") == [("Ines Abara", "The ferry is late.")]
    assert said("“The ferry is late.” — Ines dos Reis") == [("Ines dos Reis", "The ferry is late.")]


def test_signed_quotations_in_a_row_need_no_paragraphs() -> None:
    text = "Readers wrote to us: “The ferry is never late.” – Ines Abara “I miss the old one.” – Per Lindqvist"
    assert said(text) == [("Ines Abara", "The ferry is never late."), ("Per Lindqvist", "I miss the old one.")]
    assert said("Readers wrote: “The ferry is never late.” – Ines Abara\n\nThe ferry is white.") == []


def test_a_signature_on_the_next_line() -> None:
    text = "“The ferry is never late.”\nInes Abara, pilot\n\n“I miss the old one.”\rPer Lund (reader)\r\rIt was white."
    assert said(text, "Ines Abara", "Per Lund") == [
        ("Ines Abara", "The ferry is never late."),
        ("Per Lund", "I miss the old one."),
    ]
    assert said("“The ferry is never late.”\n\nInes Abara\n\nThe pilot of the ferry.", "Ines Abara") == []
    assert said("“The ferry is never late.”\nInes Abara steers it.", "Ines Abara") == []


NOTICE = "A notice hung on the door. Per Lund read it.\n\n“The boat is lost.\n\n“Bring a coat.”\n\n{}"


@pytest.mark.parametrize(
    "signature",
    ["Ines Abara\nHarbour pilot", "Ines Abara, pilot\n\nIt was late.", "– Ines Abara", "Ines Abara\n\nLate."],
)
def test_a_signature_apart_from_the_paragraphs_that_it_signs(signature: str) -> None:
    found = reading(NOTICE.format(signature), ("Per Lund", "Ines Abara")).attributions
    text = NOTICE.format(signature)
    assert [text[a.source.start : a.source.end] for a in found if a.source] == ["Ines Abara"]
    assert [[text[c.start : c.end] for c in a.content] for a in found] == [["The boat is lost.", "Bring a coat."]]


@pytest.mark.parametrize(
    "line", ["Ines Abara steers the ferry.", "Ines Abara, pilot, waves. Photo: Per Dahl", "HARBOUR"]
)
def test_a_line_below_that_is_no_signature(line: str) -> None:
    assert said(NOTICE.format(line), "Per Lund", *(["Ines Abara"] if "Ines" in line else [])) == []


def test_a_caption_between_words_that_go_on_is_no_signature() -> None:
    text = "“We lost,” Per Lund said. “Twice.”\n\n“It hurt.”\n\nInes Abara, pilot\n\n“We go on.”"
    assert said(text, "Per Lund", "Ines Abara") == []


def test_a_name_at_the_end_between_the_marks_signs() -> None:
    text = "A card was left by Ines Abara, known on the quay as Bo.\n\n“{}”\n\nPer Lund said nothing."
    assert said(text.format("You are not here. Bo"), "Ines Abara", "Bo") == [("Ines Abara", "You are not here.")]
    assert said(text.format("You are not here. — Bo"), "Ines Abara", "Bo") == [("Ines Abara", "You are not here.")]
    assert said(text.format("Who is not here? Bo."), "Ines Abara", "Bo") == []
    assert said(text.format("Thank you, Bo"), "Ines Abara", "Bo") == []


@pytest.mark.parametrize(
    ("handle", "who"),
    [
        ("@pilot_i", "Ines Abara"),
        ("@lund_per", "Per Lund"),
        ("@PerLund", "Per Lund"),
        ("@lundfan", "@lundfan"),
        ("@nobody", "@nobody"),
    ],
)
def test_a_handle_is_whose_the_article_or_its_own_letters_say(handle: str, who: str) -> None:
    text = f"Ines Abara, who posts as @pilot_i, fought with Per Lund.\n\n“No boats today.” — {handle}\n\nIt was late."
    assert said(text, "Ines Abara", "Per Lund") == [(who, "No boats today.")]
