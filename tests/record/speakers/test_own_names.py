"""Whose own name a whole name is."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.model.corrections import Editor
from tests.support.record.profiles import saying

KIM = Editor("kim")


def called(record: Record, name: str) -> list[str]:
    return [profile.id for profile in record.speakers.called("default", name, "person")]


def test_what_articles_were_taken_to_call_somebody_is_no_own_name(record: Record) -> None:
    jim = saying(record, "Jim Harlan Jr.", "Gov.", "person", "James Harlan")
    assert saying(record, "James Harlan", "Gov.") == jim
    assert (called(record, "jim HARLAN Jr."), called(record, "James Harlan"), called(record, "Harlan")) == (
        [jim],
        [],
        [],
    )


def test_a_middle_name_may_be_left_out_where_articles_do(record: Record) -> None:
    quill = saying(record, "Ana Quill")
    assert saying(record, "Ana Maria Quill") == quill
    assert called(record, "Ana Quill") == called(record, "Ana Maria Quill") == [quill]
    assert called(record, "Ana Petra Quill") == []


def test_names_that_an_editor_settled_are_own_names(record: Record) -> None:
    larsen, lopes = saying(record, "Bo Larsen"), saying(record, "Ana Lopes")
    record.corrections.merge("default", larsen, lopes, KIM)
    record.corrections.rename("default", lopes, "Ana Holm", KIM)
    assert called(record, "Bo Larsen") == called(record, "Ana Holm") == called(record, "Ana Lopes") == [lopes]


def test_a_body_is_found_as_by_an_article(record: Record) -> None:
    union = saying(record, "Harbour Workers Union", None, "organization", "HWU")
    assert [p.id for p in record.speakers.called("default", "HWU", "organization")] == [union]
    assert record.speakers.called("default", "Alden Bank", "organization") == ()
