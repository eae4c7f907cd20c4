"""The articles in which a profile appears, as the editor's desk shows them."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.record import Record
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
