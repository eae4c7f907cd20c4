"""How far back a candidate is named last."""

from __future__ import annotations

from tests.support.analysis.candidate_rows import candidate_rows


def test_the_distance_goes_from_the_words_back_to_the_last_naming() -> None:
    rows = candidate_rows("<p>Ana Orr</p> met <p>Eva Holm</p>. Then <p>Orr</p> left.\n\n“It pours,” <s>she</s> said.")
    orr, holm = rows["she"]["Ana Orr"], rows["she"]["Eva Holm"]
    assert orr["distance none"] == 0.0 and orr["same paragraph"] == 0.0
    assert (orr["distance one sentence"], holm["distance two sentences"]) == (1, 1)
    assert (orr["rank first"], holm["rank second"]) == (1, 1)
    assert (orr["last verb"], holm["last verb"]) == (1, 0)


def test_who_is_named_only_in_the_words_is_at_no_distance() -> None:
    rows = candidate_rows("<p>Eva Holm</p> spoke. It rained.\n\n“<p>Ana Orr</p> left, and Holm did,” <s>she</s> said.")
    assert rows["she"]["Ana Orr"]["distance none"] == 1.0
    assert rows["she"]["Eva Holm"]["distance none"] == 0.0
