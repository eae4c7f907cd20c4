"""What is left in quotations of somebody who is erased."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.model.corrections import PositionFix, QuotationFix
from tests.support.record.erasing import HOME, KIM, SHIPS, erase, told
from tests.support.stories import Said


def test_no_settled_target_names_them(record: Record) -> None:
    _, home = told(record, "u:1", Said("Ana Quintela", SHIPS, aliases=("Quintela",)), Said("Bo Larsen", HOME))
    on_both = (PositionFix("Quintela’s plan", "oppose"), PositionFix("the toll", "support"))
    record.corrections.correct_quotation("default", home, QuotationFix(positions=on_both), KIM)
    erase(record, "Ana Quintela")
    assert [p.target for p in record.quotations.read("default", home).positions] == ["the toll"]
    assert "Quintela" not in repr(record.corrections.log("default").items)
    told(record, "u:1", Said("Bo Larsen", HOME), Said("Cy Moss", "One thing more"))
    assert [p.target for p in record.quotations.read("default", home).positions] == ["the toll"]
