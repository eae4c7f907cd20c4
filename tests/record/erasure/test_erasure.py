"""Erasing people and articles: nothing of them is left, and no save brings them back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.corrections import CorrectionFilter
from quotes.record.model.speakers import ExternalId, SpeakerFilter
from tests.support.record.erasing import HOME, KIM, SHIPS, erase, named, told
from tests.support.stories import Said, story


def test_an_erased_person_is_gone_and_what_they_said_is_nobodys(record: Record) -> None:
    ships, home = told(
        record,
        "u:1",
        Said("Ana Quintela", SHIPS, "trade minister", aliases=("Quintela",), position=("a ban", "oppose")),
        Said("Bo Larsen", HOME),
    )
    lost = erase(record, "Ana Quintela")
    for call in (
        lambda: record.speakers.read("default", lost),
        lambda: record.speakers.roles("default", lost),
        lambda: record.speakers.positions("default", lost),
        lambda: record.erasure.erase_speaker("default", lost, KIM),
    ):
        with pytest.raises(errors.Gone):
            call()
    assert named(record) == {"Bo Larsen"}
    for wanted in (SpeakerFilter(q="quintela"), SpeakerFilter(role="minister")):
        assert record.speakers.search("default", wanted).items == ()
    found = record.quotations.read("default", ships)
    assert (found.speaker, found.mention, found.candidates, found.needs_review) == (None, None, (), False)
    assert found.spans[0].exact == SHIPS and found.evidence.chain == ()
    article = record.articles.read("default", found.article.id)
    assert [s.name for s in article.speakers] == ["Bo Larsen"] and article.positions == ()
    assert "Quintela" in article.text, "the text stays"
    assert record.quotations.read("default", home).speaker.name == "Bo Larsen"
    assert record.quotations.check("default", SHIPS, "Ana Quintela").verdict == "other_speaker"


def test_nobody_is_renamed_to_a_form_of_an_erased_name(record: Record) -> None:
    told(record, "u:1", Said("Ana Quintela", SHIPS, aliases=("Quintela",)), Said("Bo Larsen", HOME))
    told(record, "u:2", Said("Brack", "We wait for the pilots"))
    told(record, "u:3", Said("Port Alden Quay Board", "The quay is closed", type="organization"))
    people = {s.name: s.id for s in record.speakers.search("default", SpeakerFilter()).items}
    for name in ("Brack", "Bo Brack"):
        record.corrections.rename("default", people["Bo Larsen"], name, KIM)
    for name in ("Ana Quintela", "Brack"):
        record.erasure.erase_speaker("default", people[name], KIM)
    for name in ("Quintela", "quintela", "Brack", "Ana Quintela", "A. Quintela"):
        with pytest.raises(errors.InvalidInput, match="was erased") as caught:
            record.corrections.rename("default", people["Bo Larsen"], name, KIM)
        assert [f.field for f in caught.value.fields] == ["name"]
    renamed = record.corrections.log("default", CorrectionFilter(people["Bo Larsen"])).items[0]
    with pytest.raises(errors.Conflict, match="was erased since"):
        record.corrections.undo("default", renamed.id, KIM)
    record.corrections.rename("default", people["Bo Larsen"], "Bo Larsen Brack", KIM)
    record.corrections.rename("default", people["Port Alden Quay Board"], "Brack", KIM)


def test_somebody_whose_articles_were_all_retracted_can_be_erased(record: Record) -> None:
    (ships,) = told(record, "u:1", Said("Ana Quintela", SHIPS))
    quotation = record.quotations.read("default", ships)
    record.articles.retract("default", quotation.article.id)
    record.erasure.erase_speaker("default", quotation.speaker.id, KIM)
    told(record, "u:1", Said("Ana Quintela", SHIPS))
    assert named(record) == set()


def test_another_newsroom_keeps_its_own(record: Record) -> None:
    told(record, "u:1", Said("Ana Quintela", SHIPS))
    theirs = record.articles.save("other", *story(Said("Ana Quintela", SHIPS))).article.speakers[0].id
    with pytest.raises(errors.NotFound):
        record.erasure.erase_speaker("default", theirs, KIM)
    erase(record, "Ana Quintela")
    assert record.speakers.read("other", theirs).statements == 1
    assert record.articles.save("other", *story(Said("Ana Quintela", HOME), uri="u:9")).article.speakers[0].id == theirs


def words_left(path: Path) -> set[str]:
    """Those of the words that tell of Ana Quintela which stand anywhere in the files of an SQLite record."""
    found = b"".join(p.read_bytes() for p in path.parent.glob("record.db*")).lower()
    return {word for word in ("quintela", "strait", "minist", "q4711") if word.encode() in found}


def test_on_sqlite_not_a_byte_is_left(empty_record: Path, tmp_path: Path, open_record: Callable[..., Record]) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(empty_record.read_bytes())
    record = open_record(f"sqlite:///{path}")
    for i in range(60):  # enough that pages split and are moved
        told(record, f"u:{i}", *(Said(f"Speaker Nr{i}{j} Number", f"Saying {i} {j} " * 20) for j in range(5)))
        if i % 3 == 0:
            said = Said("Ana Quintela", f"{SHIPS}, and that is number {i}", "trade minister", aliases=("Quintela",))
            told(record, f"q:{i}", said, Said("Bo Larsen", f"{HOME} {i}"))
    quintela = record.speakers.search("default", SpeakerFilter(q="Ana Quintela")).items[0].id
    record.corrections.rename("default", quintela, "Ana de Quintela", KIM)
    record.corrections.attach_ids("default", quintela, [ExternalId("wikidata", "Q4711")], KIM)
    assert words_left(path) == {"quintela", "strait", "minist", "q4711"}
    record.erasure.erase_speaker("default", quintela, KIM)
    assert "q4711" not in words_left(path)
    for i in range(0, 60, 3):
        record.erasure.erase_article("default", record.articles.find("default", f"q:{i}")[0].id, KIM)
    assert words_left(path) == set()
