"""No look-up on SQLite reads a whole newsroom where it asks for a part of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from quotes.record import Record
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support.stories import Said, story

BY_DATE = "ix_quotations_by_date"
"""The one index that a list of everything, the newest first, is right to read from its end."""
LAST_CHANGE = "ORDER BY outbox.number DESC"
"""The newest change of a newsroom: one step from the end of the primary key."""
LAST_ID = "SELECT max(quotations.id)"
"""The last id of a newsroom: one step from the end of the index of the ids."""


@pytest.fixture
def filled(tmp_path: Path) -> Record:
    record = Record(f"sqlite:///{tmp_path}/record.db")
    record.migrate()
    for number in range(30):
        said = Said(
            f"Ana Lopes{chr(97 + number % 20)}", f"This is saying number {number} of the harbour", "trade minister"
        )
        record.articles.save("default", *story(said, uri=f"u:{number}", published=date(2024, 1, 1 + number)))
    return record


def test_every_look_up_goes_by_more_than_the_newsroom(filled: Record) -> None:
    engine = filled._store.engine
    asked: dict[str, tuple[object, ...]] = {}

    @event.listens_for(engine, "before_cursor_execute")
    def note(_connection, _cursor, statement, parameters, _context, _many) -> None:
        asked[statement] = parameters

    one = filled.speakers.search("default", SpeakerFilter(q="lopesa")).items[0]
    said = filled.quotations.search("default", QuotationFilter(speaker=one.id, q="harbour")).items[0]
    filled.quotations.search("default", QuotationFilter(q="harbour", from_date=date(2024, 1, 3)))
    filled.quotations.search("default", QuotationFilter(needs_review=True))
    filled.speakers.read("default", one.id)
    filled.speakers.roles("default", one.id, date(2024, 1, 1))
    filled.quotations.read("default", said.id)
    filled.articles.read("default", said.article.id)
    filled.articles.find("default", "u:1")
    filled.quotations.check("default", "This is saying number 4 of the", "Lopese")
    filled.quotations.check("default", "number 4")
    filled.articles.save("default", *story(Said("Bo Larsen", "We wait", "harbour pilot"), uri="u:1"))
    with engine.connect() as connection:
        plans = {
            statement: [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            for statement, parameters in dict(asked).items()
            if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE")) and not isinstance(parameters, list)
        }
    assert len(plans) > 30
    whole = [
        (step, statement)
        for statement, steps in plans.items()
        for step in steps
        if (step.endswith("(newsroom_id=?)") or (step.startswith("SCAN ") and "newsrooms" not in step))
        and BY_DATE not in step
        and LAST_CHANGE not in statement
        and not statement.startswith(LAST_ID)
        and not step.startswith(("SCAN quotation_words VIRTUAL", "SCAN json_each", "SCAN (", "SCAN anon", "SCAN hits_"))
    ]
    assert whole == []
    (shown,) = [steps for statement, steps in plans.items() if "positions.quotation_id IN" in statement][:1]
    assert any("quotation_id=?" in step for step in shown if " positions " in step), "not by all that a speaker holds"
