"""What corrections keep of somebody who is erased."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.corrections import QuotationFix
from quotes.record.model.speakers import ExternalId, SpeakerFilter
from tests.support.record.erasing import HOME, KIM, SHIPS, credited, told
from tests.support.stories import Said


def test_what_corrections_tell_of_an_erased_person_goes_and_stays_gone(record: Record) -> None:
    ships, home = told(record, "u:1", Said("Ana Quintela", SHIPS), Said("Bo Larsen", HOME))
    people = {s.name: s.id for s in record.speakers.search("default", SpeakerFilter()).items}
    quintela = people["Ana Quintela"]
    record.corrections.rename("default", quintela, "Ana de Quintela", KIM)
    record.corrections.attach_ids("default", quintela, [ExternalId("wikidata", "Q4711")], KIM)
    record.corrections.correct_quotation("default", home, QuotationFix(speaker=quintela), KIM)
    assert record.speakers.read("default", quintela).statements == 2
    record.erasure.erase_speaker("default", quintela, KIM)
    log = record.corrections.log("default").items
    assert [c.kind for c in log] == ["person_erased", "speaker", "external_ids", "renamed"]
    assert all("Quintela" not in repr(c) and "Q4711" not in repr(c) for c in log)
    assert quintela not in repr(log[0]) and log[0].editor == KIM.name
    assert (credited(record, ships), credited(record, home)) == (None, None)
    for entry in log:
        if entry.kind != "speaker":
            with pytest.raises(errors.Conflict):
                record.corrections.undo("default", entry.id, KIM)
    record.corrections.undo("default", log[1].id, KIM)  # what the analysis said of the other quotation holds again
    assert credited(record, home) == "Bo Larsen"


def test_an_editor_who_credited_somebody_erased_credited_nobody(record: Record) -> None:
    """The analysis, which the editor overruled, does not come back into its own."""
    _, home = told(record, "u:1", Said("Ana Quintela", SHIPS), Said("Bo Larsen", HOME))
    people = {s.name: s.id for s in record.speakers.search("default", SpeakerFilter()).items}
    record.corrections.correct_quotation("default", home, QuotationFix(speaker=people["Ana Quintela"]), KIM)
    record.erasure.erase_speaker("default", people["Ana Quintela"], KIM)
    told(record, "u:1", Said("Bo Larsen", HOME), Said("Bo Larsen", "One thing more"))
    assert credited(record, home) is None
