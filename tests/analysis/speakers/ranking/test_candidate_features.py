"""All that is seen of one candidate: a number for each feature."""

from __future__ import annotations

from tests.support.analysis.candidate_rows import candidate_rows


def test_every_row_has_a_number_for_each_feature() -> None:
    rows = candidate_rows(
        "<r>Mayor</r> <p>Ana Orr</p> met <p>Ivo Holm</p>, a harbour pilot.\n\n“It pours,” <s>she</s> said."
    )
    assert set(rows["she"]) == {"Ana Orr", "Ivo Holm", "nobody"}
    for name, row in rows["she"].items():
        assert row["new"] == float(name == "nobody")
        assert row["mention she"] == float(name == "nobody")  # what the mention tells of itself counts once
        if name != "nobody":
            assert row["person"] == 1.0
