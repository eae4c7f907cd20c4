"""Signed quotations: the name behind a dash or on the next line."""

from __future__ import annotations

from tests.support.analysis.layouts import said


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
