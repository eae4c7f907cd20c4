"""The articles in which a profile appears, as the editor's desk shows them."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.corrections import Editor
from quotes.record.model.quotations import QuotationFilter
from tests.support.stories import Said, kept


def test_the_articles_of_a_profile_with_name_roles_and_count(record: Record) -> None:
    for i in range(3):
        kept(record, f"u:{i}", Said("John Hale", f"Saying {i}", "mayor" if i < 2 else "pilot"), Said("John Hale", "Ay"))
    hale = record.quotations.search("default", QuotationFilter()).items[0].speaker.id
    page = record.desk.appearances("default", hale, limit=2)
    assert [(a.article.uri, a.name, a.roles, a.quotations) for a in page.items] == [
        ("u:2", "John Hale", ("pilot",), 2),
        ("u:1", "John Hale", ("mayor",), 2),
    ]
    rest = record.desk.appearances("default", hale, page.next, limit=2)
    assert ([a.article.uri for a in rest.items], rest.next) == (["u:0"], None)
    with pytest.raises(errors.NotFound):
        record.desk.appearances("default", "0" * 32)


def test_what_a_split_makes_of_the_names(record: Record) -> None:
    for i, name in enumerate(("Jim Harlan Jr.", "Jim Harlan Jr.", "James Harlan")):
        kept(record, f"u:{i}", Said(name, f"Saying {i}", "Gov.", aliases=("James Harlan",)))
    harlan = record.quotations.search("default", QuotationFilter()).items[0].speaker.id
    last, *_, first = (a.article.id for a in record.desk.appearances("default", harlan).items)
    assert record.desk.names_after_split("default", harlan, [last]) == ("Jim Harlan Jr.", "James Harlan")
    assert record.desk.names_after_split("default", harlan, [first]) == ("Jim Harlan Jr.", "Jim Harlan Jr.")
    record.corrections.rename("default", harlan, "Jim Harlan the Younger", Editor("kim"))
    names = record.desk.names_after_split("default", harlan, [last])
    assert names == ("Jim Harlan the Younger", "James Harlan")
    assert record.corrections.split("default", harlan, [last], Editor("kim")).name == "James Harlan"
