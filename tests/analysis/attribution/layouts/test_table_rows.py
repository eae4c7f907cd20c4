"""Tables with a column of names and one of quoted words."""

from __future__ import annotations

import pytest

from tests.support.analysis.layouts import said

HEAD = "We asked them all.\n\nCandidate\tParty\tIn their words\n"


def test_words_in_a_cell_are_of_who_stands_in_the_row() -> None:
    rows = "Ida Holm\tCivic List\t“It shall run all night.”\nCentre\tPer Lund\t”I have never seen it.”\nBo Vik\t–"
    assert said(HEAD + rows, "Ida Holm", "Per Lund", "Bo Vik") == [
        ("Ida Holm", "It shall run all night."),
        ("Per Lund", "I have never seen it."),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "Ida Holm\tCivic List\t“It shall run all night.”",
        "Ida Holm\tPer Lund\t“We sail.”\nPer Lund \tBo Vik\t“We wait.”",
        "Ida Holm\t“We sail.”\t“We wait.”\nPer Lund\t“We sail.”\t“We wait.”",
        "Ida Holm\tof “The Sail”\nPer Lund\tof “The Wait”",
        "Civic List\t“We sail.”\nCentre\t“We wait.”",
    ],
)
def test_other_rows_tell_nothing(rows: str) -> None:
    people = [name for name in ("Ida Holm", "Per Lund", "Bo Vik") if name in rows]
    assert said(HEAD + rows, *people) == []
