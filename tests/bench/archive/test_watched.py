"""What is kept of a bar that a terminal showed."""

from __future__ import annotations

from bench.archive.watched import frames

SHOWN = (
    "ingest:   0%|  | 0/8\ringest:  12%|# | 1/8\ringest:  25%|##| 2/8\ringest:  50%|##| 4/8\ringest: 88%|##| 7/8\r"
    "ingest: 100%|##| 8/8, 1 failed\r\ningest: 8 articles in 0:04, 2.0 a second\r\n1 article failed.\r\n"
)


def test_the_bar_at_each_quarter_and_the_closing_lines() -> None:
    assert [line.split("| ")[-1] for line in frames(SHOWN)] == [
        "0/8",
        "2/8",
        "4/8",
        "7/8",
        "8/8, 1 failed",
        "ingest: 8 articles in 0:04, 2.0 a second",
        "1 article failed.",
    ]


def test_nothing_shown_is_nothing() -> None:
    assert frames("") == []
