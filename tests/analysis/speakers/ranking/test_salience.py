"""How much the article is about a candidate where the mention stands."""

from __future__ import annotations

from tests.support.analysis.candidate_rows import candidate_rows


def test_the_subject_of_the_sentence_before_and_who_is_named_most() -> None:
    rows = candidate_rows(
        "<p>Ana Orr</p> came. It rained. <p>Orr</p> met <p>Eva Holm</p>. “It pours,” <s>she</s> said."
    )
    orr, holm = rows["she"]["Ana Orr"], rows["she"]["Eva Holm"]
    assert (orr["subject of the sentence before"], holm["subject of the sentence before"]) == (1, 0)
    assert (orr["most mentioned"], holm["most mentioned"]) == (1, 0)
    assert orr["in the headline"] == holm["in the headline"] == 1


def test_who_stands_only_in_the_words_and_who_after_them() -> None:
    rows = candidate_rows(
        "<p>Eva Holm</p> and <p>Ida Reuss</p> came.\n\n“<p>Ana Orr</p> left,” <s>she</s> said of <p>Reuss</p>."
    )
    assert [rows["she"][name]["in content only"] for name in ("Ana Orr", "Eva Holm")] == [1, 0]
    assert [rows["she"][name]["after"] for name in ("Ida Reuss", "Eva Holm")] == [1, 0]
