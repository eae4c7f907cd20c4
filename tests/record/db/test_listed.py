"""What has one of many values is found by one statement, however many they are."""

from __future__ import annotations

from sqlalchemy import select

from quotes.record import Record
from quotes.record.db.listed import among
from quotes.record.db.session import articles, quotations
from tests.record.db.test_session import statements
from tests.support.stories import Said, story


def test_texts_and_numbers(record: Record) -> None:
    for number in range(3):
        record.articles.save("default", *story(Said("Ana Lopes", f"The strait's {number}"), uri=f"u:'\"{number}é"))
    by_uri, by_serial = (
        select(at).where(among(at, "wanted")).order_by(at) for at in (articles.c.uri, quotations.c.serial)
    )
    with record._store.reading("default") as session, statements(record) as sent:
        serials = [row.serial for row in session.rows(select(quotations.c.serial).order_by(quotations.c.serial))]
        del sent[:]
        for wanted in ([], ["u:'\"1é"], ["u:'\"1é", "u:x", "u:'\"2é", "u:'\"1é"]):
            assert [row.uri for row in session.rows(by_uri, wanted=wanted)] == sorted(set(wanted) - {"u:x"})
        for numbers in ([], serials[1:], [serials[0], serials[0], -1]):
            assert [row.serial for row in session.rows(by_serial, wanted=numbers)] == sorted({*numbers} - {-1})
        assert len(sent) == 6 and len(set(sent)) == 2
        if session.dialect == "sqlite":
            plan = session._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sent[-1]}", ("default", "[1]"))
            assert "USING INTEGER PRIMARY KEY" in plan.all()[0].detail
