"""What is known of a text, looked up by place."""

from __future__ import annotations

from tests.support.analysis.role_texts import page


def test_look_ups_by_place() -> None:
    text = "“Ana Orr left,” said Jon Falk."
    read = page(text, "Ana Orr", "Jon Falk")
    assert read.in_quotation(3) and not read.in_quotation(text.index("said"))
    assert read.holds_person(0, 5) and not read.holds_person(text.index("said"), text.index("Jon"))
    assert read.names_at(text.index("Jon")) and not read.names_at(text.index("said"))
