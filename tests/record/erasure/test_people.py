"""Erasing people and organisations: what goes with them."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.corrections import Editor, PositionFix, QuotationFix
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.erasing import HOME, KIM, SHIPS, erase, named, told
from tests.support.stories import Said


def test_merged_profiles_go_too(record: Record) -> None:
    told(record, "u:1", Said("Bill Quill", "We build", "mayor"))
    told(record, "u:2", Said("Wilhelmina Sand", "We fish", "pilot"))
    people = {s.name: s.id for s in record.speakers.search("default", SpeakerFilter()).items}
    record.corrections.merge("default", people["Bill Quill"], people["Wilhelmina Sand"], Editor("kim"))
    with pytest.raises(errors.Moved):
        record.erasure.erase_speaker("default", people["Bill Quill"], KIM)
    erase(record, "Wilhelmina Sand")
    for id_ in people.values():
        with pytest.raises(errors.Gone):
            record.speakers.read("default", id_)
    told(record, "u:3", Said("Bill Quill", "I am back"), Said("Wilhelmina Sand", "And so am I"))
    assert named(record) == set()


def test_organisations_but_not_the_nameless(record: Record) -> None:
    told(record, "u:1", Said("Alden Bank", SHIPS, type="organization"), Said("a neighbour", HOME, type="anonymous"))
    erase(record, "Alden Bank")
    told(record, "u:2", Said("the Alden Bank plc", "We are open", type="organization"))
    assert named(record) == set()
    article = record.articles.find("default", "u:1")[0].id
    (neighbour,) = record.articles.read("default", article).speakers
    with pytest.raises(errors.InvalidInput):
        record.erasure.erase_speaker("default", neighbour.id, KIM)
    for id_ in ("0" * 32, "x"):
        with pytest.raises(errors.NotFound):
            record.erasure.erase_speaker("default", id_, KIM)
        with pytest.raises(errors.NotFound):
            record.erasure.erase_article("default", id_, KIM)


def test_positions_go_with_the_person(record: Record) -> None:
    said = (Said("Ana Quintela", SHIPS, position=("the ban", "oppose")), Said("Bo Larsen", HOME))
    ships, _ = told(record, "u:1", *said)
    record.corrections.correct_quotation(
        "default", ships, QuotationFix(positions=(PositionFix("the toll", "support"),)), KIM
    )
    quintela = record.quotations.read("default", ships).speaker.id
    assert [p.target for p in record.speakers.positions("default", quintela).items] == ["the toll"]
    erase(record, "Ana Quintela")
    assert "the toll" not in repr(record.corrections.log("default").items)
    larsen = record.speakers.search("default", SpeakerFilter(q="larsen")).items[0].id
    record.corrections.correct_quotation("default", ships, QuotationFix(speaker=larsen), KIM)
    assert record.speakers.positions("default", larsen).items == ()


def test_reasons_that_tell_of_them_go(record: Record) -> None:
    ships, home = told(record, "u:1", Said("Wilhelmina Q. Zarkov", SHIPS), Said("Bo Larsen", HOME))
    (other,) = told(record, "u:2", Said("Cy Moss", HOME))
    zarkov = record.quotations.read("default", ships).speaker.id
    record.corrections.rename("default", zarkov, "Mina Zarkov", Editor("kim", "she asked for it"))
    for quotation, reason in (
        (ships, "Zarkov confirmed"),
        (home, "Ms Zarkov says so"),
        (home, "heard"),
        (other, "A Zarkov"),
    ):
        record.corrections.correct_quotation("default", quotation, QuotationFix(right=True), Editor("kim", reason))
    erase(record, "Mina Zarkov")
    assert [c.reason for c in record.corrections.log("default").items] == [None, "A Zarkov", "heard", None, None, None]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Alexander Prokosch", "Alec"),
        ("Alexander Prokosch", "Xander"),
        ("Mohammed Haddadin", "Mo"),
        ("Wilhelmina Zarkov", "Wilma"),
    ],
)
def test_no_nickname_brings_them_back(record: Record, name: str, short: str) -> None:
    told(record, "u:1", Said(name, SHIPS))
    erase(record, name)
    told(record, "u:2", Said(f"{short} {name.split()[-1]}", HOME))
    assert named(record) == set()
