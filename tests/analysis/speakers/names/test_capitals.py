"""Names in capitals, as other texts print them."""

from __future__ import annotations

import pytest

from quotes.analysis.speakers.names.capitals import without_capitals


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("BRANDT-HOLM", "Brandt-Holm"),
        ("ÅSA O’BERG", "Åsa O’Berg"),
        ("IDA MCLUND", "Ida McLund"),
        ("J.D. HOLM", "J.D. Holm"),
        ("JD HOLM", "JD Holm"),
        ("JO HOLM JR.", "Jo Holm Jr."),
        ("PER DE LA HOLM III", "Per De La Holm III"),
        ("MBH", "MBH"),
        ("S_AND_YY", "S_AND_YY"),
        ("McLUND", "McLUND"),
        ("Ida Holm", "Ida Holm"),
        ("LINDA Holm", "Linda Holm"),
        ("JD Holm", "JD Holm"),
        ("MBH Holm", "MBH Holm"),
    ],
)
def test_capitals_stay_where_a_word_begins(capitals: str, name: str) -> None:
    assert without_capitals(capitals) == name
