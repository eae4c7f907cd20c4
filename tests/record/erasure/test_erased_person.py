"""Which targets name somebody who is erased."""

from __future__ import annotations

import pytest

from quotes.record import Record
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.erasing import HOME, SHIPS, erase, told
from tests.support.stories import Said


@pytest.mark.parametrize("target", ["Ana Quintela", "Ana M. Quintela’s plan", "Quintela", "the Quintela plan"])
def test_no_target_names_them(record: Record, target: str) -> None:
    quintela = Said("Ana Quintela", SHIPS, aliases=("Quintela",))
    told(record, "u:1", quintela, Said("Bo Larsen", HOME, position=(target, "oppose")))
    told(record, "u:2", Said("Cy Moss", "No", position=("Ana Quintela", "support")))
    told(record, "u:3", Said("Cy Moss", "Yes", position=("the Otto Quintela plan", "support")))
    people = {s.name: s.id for s in record.speakers.search("default", SpeakerFilter()).items}
    erase(record, "Ana Quintela")
    assert record.speakers.positions("default", people["Bo Larsen"]).items == ()
    assert [p.target for p in record.speakers.positions("default", people["Cy Moss"]).items] == [
        "the Otto Quintela plan"
    ]
    told(record, "u:1", quintela, Said("Bo Larsen", f"{HOME} now", position=(target, "oppose")))
    told(record, "u:4", Said("Bo Larsen", SHIPS, position=("Ana Quintela", "support")))
    assert record.speakers.positions("default", people["Bo Larsen"]).items == ()


def test_no_target_names_an_organisation(record: Record) -> None:
    told(record, "u:1", Said("Alden Bank", SHIPS, type="organization"))
    (home,) = told(record, "u:2", Said("Bo Larsen", HOME, position=("the Alden Bank", "oppose")))
    assert len(record.quotations.read("default", home).positions) == 1
    erase(record, "Alden Bank")
    assert record.quotations.read("default", home).positions == ()
    (again,) = told(record, "u:3", Said("Bo Larsen", SHIPS, position=("the Alden Bank’s toll", "oppose")))
    assert record.quotations.read("default", again).positions == ()
