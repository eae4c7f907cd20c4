"""Labels of publishers."""

from __future__ import annotations

from quotes.lexicon.stems import stems
from quotes.record.text_index.labels import publisher_label, publishers_column


def test_a_label_is_no_word() -> None:
    label = publisher_label("Alden Courier")
    assert label == publisher_label("Alden Courier") != publisher_label("alden courier")
    assert stems(label) != [label]


def test_each_once_in_one_order() -> None:
    both = publishers_column(["Post", None, "Courier", "Post", ""])
    assert both == publishers_column(["Courier", "Post"])
    assert both.split() == sorted([publisher_label("Post"), publisher_label("Courier")])
    assert publishers_column([None]) == ""
