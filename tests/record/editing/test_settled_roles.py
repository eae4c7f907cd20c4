"""Roles that an editor rejected or joined: in the profile, its look-ups and reports, later articles, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.corrections import CorrectionFilter, Editor
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.source_reports import ReportFilter
from quotes.record.model.speakers import HeldRole, SpeakerFilter
from tests.support.record.consistency import faults
from tests.support.stories import Said, story

KIM = Editor("kim", "It is her husband's")
SCRAP = "HARBOUR WATCH Mayor"


def told(record: Record, uri: str, day: date, *said: Said) -> list[str]:
    """Keep an article of a day; the profiles of its speakers."""
    return [s.id for s in record.articles.save("default", *story(*said, uri=uri, published=day)).article.speakers]


def roles(record: Record, speaker: str, on: date | None = None) -> dict[str, HeldRole]:
    return {held.role: held for held in record.speakers.roles("default", speaker, on).items}


def reject(record: Record, speaker: str, *words: str) -> None:
    record.corrections.reject_roles("default", speaker, [roles(record, speaker)[w].id for w in words], KIM)


def join(record: Record, speaker: str, into: str, *words: str) -> None:
    held = roles(record, speaker)
    record.corrections.join_roles("default", speaker, [held[w].id for w in words], held[into].id, KIM)


def undo(record: Record, number: int = 0) -> None:
    """Undo the correction that was made so many before the last."""
    record.corrections.undo("default", record.corrections.log("default").items[number].id, KIM)


@pytest.fixture
def moss(record: Record) -> str:
    """Cy Moss, in four articles: senator in three forms, and a mayor by a misreading."""
    told(record, "u:1", date(2021, 1, 5), Said("Cy Moss", "The pier is ours to build", "Sen."))
    told(record, "u:2", date(2021, 2, 5), Said("Cy Moss", "Nobody paid for the old quay", SCRAP))
    told(record, "u:3", date(2021, 3, 5), Said("Cy Moss", "We vote on it in the spring", "Senator"))
    (id_,) = told(record, "u:4", date(2021, 4, 5), Said("Cy Moss", "It rains too much here", "senator from Alden"))
    return id_


def test_a_rejected_role_is_nowhere(record: Record, moss: str) -> None:
    reject(record, moss, SCRAP)
    assert SCRAP not in roles(record, moss)
    assert SCRAP not in roles(record, moss, date(2021, 2, 5))
    profile = record.speakers.read("default", moss)
    assert SCRAP not in {held.role for held in profile.roles}
    assert record.speakers.search("default", SpeakerFilter(role="harbour mayor")).items == ()
    assert record.quotations.search("default", QuotationFilter(role="harbour mayor")).items == ()
    (said,) = record.quotations.search("default", QuotationFilter(q="quay")).items
    assert said.speaker is not None and said.speaker.role is None
    assert record.quotations.read("default", said.id).speaker == said.speaker
    assert record.articles.read("default", said.article.id).speakers[0].roles == ()
    assert SCRAP not in {
        value.label for value in record.quotations.overview("default", QuotationFilter()).facets["role"]
    }
    report = record.quotations.sources("default", ReportFilter(to_date=date(2021, 2, 28)))
    assert [source.role for source in report.sources] == ["Sen."]
    appearances = record.desk.appearances("default", moss).items
    assert appearances and all(SCRAP not in appearance.roles for appearance in appearances)
    assert faults(record) == []


def test_the_current_role_is_the_last_that_an_editor_lets_stand(record: Record, moss: str) -> None:
    assert record.speakers.search("default", SpeakerFilter()).items[0].role == "senator from Alden"
    reject(record, moss, "senator from Alden")
    assert record.speakers.search("default", SpeakerFilter()).items[0].role == "Senator"
    reject(record, moss, "Senator", SCRAP)
    assert record.speakers.search("default", SpeakerFilter()).items[0].role is None


def test_rejected_for_good(record: Record, moss: str) -> None:
    """Another article prints it, the same one comes again and is analysed again, all are retracted and come back."""
    reject(record, moss, SCRAP)
    assert told(record, "u:5", date(2021, 5, 5), Said("Cy Moss", "So much for the tolls", SCRAP)) == [moss]
    again = story(Said("Cy Moss", "Nobody paid for it all", SCRAP), uri="u:2", published=date(2021, 2, 5))
    saved = record.articles.save("default", *again).article
    record.articles.reanalyse("default", saved.id, replace(again[1], pipeline_version="test-2"))
    assert SCRAP not in roles(record, moss)
    for uri in ("u:2", "u:5"):
        record.articles.retract("default", record.articles.find("default", uri)[0].id)
    told(record, "u:6", date(2021, 6, 5), Said("Cy Moss", "We count the ships", SCRAP))
    assert SCRAP not in roles(record, moss)
    assert faults(record) == []


def test_a_rejected_role_speaks_against_no_other(record: Record) -> None:
    """Nobody is mayor of two towns; once one of them is rejected, the other is the same person's."""
    (tarn,) = told(record, "u:1", date(2021, 1, 5), Said("Orlow Tarn", "We build the pier", "mayor of Alden"))
    reject(record, tarn, "mayor of Alden")
    assert told(record, "u:2", date(2021, 1, 9), Said("Orlow Tarn", "It is paid for", "mayor of Drenov")) == [tarn]
    assert told(record, "u:3", date(2021, 1, 12), Said("Orlow Tarn", "It opens in May", "mayor of Alden")) == [tarn]
    assert list(roles(record, tarn)) == ["mayor of Drenov"]


def test_one_office_under_the_form_that_was_chosen(record: Record, moss: str) -> None:
    before = roles(record, moss)
    assert "Sen." not in before and before["Senator"].articles == 2  # which the record joins by itself
    join(record, moss, "senator from Alden", "Senator")
    held = roles(record, moss)
    assert set(held) == {"senator from Alden", SCRAP}
    office = held["senator from Alden"]
    assert (office.first_seen, office.last_seen, office.articles) == (date(2021, 1, 5), date(2021, 4, 5), 3)
    assert [source.uri for source in office.sources] == ["u:4", "u:3", "u:1"] and office.joined == ("Senator",)
    assert "senator from Alden" in roles(record, moss, on=date(2021, 3, 5))
    told(record, "u:5", date(2021, 7, 5), Said("Cy Moss", "So much for the tolls", "Sen."))
    assert roles(record, moss)["senator from Alden"].last_seen == date(2021, 7, 5)
    assert record.speakers.search("default", SpeakerFilter()).items[0].role == "senator from Alden"
    found = record.quotations.search("default", QuotationFilter(role="senator Alden")).items
    assert {q.article.uri for q in found} == {"u:1", "u:3", "u:4", "u:5"}
    assert {q.speaker.role for q in found if q.speaker} == {"Sen.", "Senator", "senator from Alden"}  # as printed
    report = record.quotations.sources("default", ReportFilter())
    assert [source.role for source in report.sources] == ["senator from Alden"]
    assert faults(record) == []


def test_the_form_outlives_the_articles_that_printed_it(record: Record, moss: str) -> None:
    join(record, moss, "senator from Alden", "Senator")
    record.articles.retract("default", record.articles.find("default", "u:4")[0].id)
    assert roles(record, moss)["senator from Alden"].articles == 2
    assert record.speakers.search("default", SpeakerFilter()).items[0].role == "senator from Alden"


def test_offices_in_time_stay_apart_from_former_ones(record: Record, moss: str) -> None:
    told(record, "u:5", date(2021, 7, 5), Said("Cy Moss", "So much for the tolls", "former senator"))
    held = roles(record, moss)
    with pytest.raises(errors.InvalidInput) as caught:
        join(record, moss, "senator from Alden", "former senator")
    assert caught.value.fields[0].field == "roles"
    join(record, moss, "senator from Alden", "Senator")
    assert "senator from Alden" in held
    assert "senator from Alden" in roles(record, moss, on=date(2021, 5, 1))
    assert "senator from Alden" not in roles(record, moss, on=date(2021, 8, 1))  # by then a form of it was former


def test_what_was_settled_is_logged_and_told(record: Record, moss: str) -> None:
    reject(record, moss, SCRAP)
    join(record, moss, "senator from Alden", "Senator")
    joined, rejected = record.corrections.log("default", CorrectionFilter(moss)).items
    assert (rejected.kind, rejected.editor, rejected.reason) == ("role_rejected", "kim", "It is her husband's")
    assert rejected.after["form"] == SCRAP
    assert (joined.kind, joined.after["form"]) == ("roles_joined", "senator from Alden")
    assert list(joined.after["joined"].values()) == ["Senator"]
    last = record.changes.after("default", None, 200)[0][-2:]
    assert [change.kind for change in last] == ["speaker.role_rejected", "speaker.roles_joined"]
    assert [change.data for change in last] == [{"role": rejected.after["role"]}, {"role": joined.after["role"]}]


def test_undone_everything_is_as_it_was(record: Record, moss: str) -> None:
    before = (roles(record, moss), record.speakers.search("default", SpeakerFilter(role="harbour mayor")).items)
    reject(record, moss, SCRAP)
    join(record, moss, "senator from Alden", "Senator")
    told(record, "u:5", date(2021, 2, 5), Said("Bo Larsen", "So it is"), Said("Cy Moss", "And so it stays", SCRAP))
    undo(record, 1)
    undo(record)
    record.articles.retract("default", record.articles.find("default", "u:5")[0].id)
    after = (roles(record, moss), record.speakers.search("default", SpeakerFilter(role="harbour mayor")).items)
    assert after == before
    assert faults(record) == []


def test_an_undo_waits_for_what_was_settled_on_it(record: Record, moss: str) -> None:
    join(record, moss, "senator from Alden", "Senator")
    reject(record, moss, SCRAP)
    reject(record, moss, "senator from Alden")
    assert roles(record, moss) == {}
    with pytest.raises(errors.Conflict):
        undo(record, 2)
    undo(record, 1)  # of another role
    undo(record)
    assert set(roles(record, moss)) == {"senator from Alden", SCRAP}
    undo(record, 2)
    assert set(roles(record, moss)) == {"senator from Alden", "Senator", SCRAP}
    with pytest.raises(errors.Conflict):
        undo(record, 2)


def test_what_cannot_be_settled(record: Record, moss: str) -> None:
    held = roles(record, moss)
    (other,) = told(record, "u:9", date(2021, 1, 1), Said("Bo Larsen", "So it is", "mayor"))
    strange = roles(record, other)["mayor"].id
    corrections, senator = record.corrections, held["Senator"].id
    seen = record.speakers.read("default", moss).version
    for ids in ([], [strange], [senator, strange]):
        with pytest.raises(errors.InvalidInput) as caught:
            corrections.reject_roles("default", moss, ids, KIM)
        assert caught.value.fields[0].field == "roles"
    for ids, into, field in (
        ([senator], strange, "into"),
        ([senator], senator, "roles"),
        ([strange], senator, "roles"),
    ):
        with pytest.raises(errors.InvalidInput) as caught:
            corrections.join_roles("default", moss, ids, into, KIM)
        assert caught.value.fields[0].field == field
    reject(record, moss, SCRAP)
    with pytest.raises(errors.Outdated):
        corrections.reject_roles("default", moss, [senator], KIM, seen)
    with pytest.raises(errors.InvalidInput):
        corrections.reject_roles("default", moss, [held[SCRAP].id], KIM)


def test_merged_and_parted_again(record: Record, moss: str) -> None:
    """What was settled of a profile goes along into the one it is merged into, and what is settled of both stays with
    both when the merge is undone."""
    (cyril,) = told(record, "u:7", date(2021, 2, 9), Said("Cyril Moss", "The tide is out again", SCRAP))
    reject(record, moss, SCRAP)
    join(record, moss, "senator from Alden", "Senator")
    record.corrections.merge("default", moss, cyril, KIM)
    assert set(roles(record, cyril)) == {"senator from Alden"}
    told(record, "u:8", date(2021, 8, 1), Said("Cy Moss", "The tide is in again", "former senator"))
    reject(record, cyril, "former senator")
    undo(record, 1)
    assert set(roles(record, cyril)) == {SCRAP}
    assert set(roles(record, moss)) == {"senator from Alden"}
    assert [fault for fault in faults(record) if "called" not in fault] == []
    undo(record, 3)
    assert set(roles(record, moss)) == {"senator from Alden", SCRAP}


def test_a_profile_that_stays_keeps_what_was_settled_of_it(record: Record, moss: str) -> None:
    (cyril,) = told(record, "u:7", date(2021, 2, 9), Said("Cyril Moss", "The tide is out again", "Senator"))
    told(record, "u:8", date(2021, 2, 9), Said("Cyril Moss", "The tide is in again", "senator from Alden"))
    join(record, moss, "senator from Alden", "Senator")
    join(record, cyril, "Senator", "senator from Alden")
    record.corrections.merge("default", moss, cyril, KIM)
    assert set(roles(record, cyril)) == {"Senator", SCRAP}
    assert faults(record) == []


def test_split_both_keep_what_was_settled(record: Record, moss: str) -> None:
    reject(record, moss, SCRAP)
    join(record, moss, "senator from Alden", "Senator")
    apart = [record.articles.find("default", uri)[0].id for uri in ("u:2", "u:3")]
    other = record.corrections.split("default", moss, apart, KIM).id
    assert set(roles(record, other)) == {"senator from Alden"}
    assert set(roles(record, moss)) == {"senator from Alden"}
    undo(record, 2)  # of the rejection: it is undone in both
    assert set(roles(record, other)) == {"senator from Alden", SCRAP}
    undo(record)
    assert set(roles(record, moss)) == {"senator from Alden", SCRAP}
    assert faults(record) == []


def test_the_decisions_about_the_erased_are_forgotten(record: Record, moss: str) -> None:
    reject(record, moss, SCRAP)
    join(record, moss, "senator from Alden", "Senator")
    record.erasure.erase_speaker("default", moss, KIM)
    with record._store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM roles").scalar_one() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM role_words").scalar_one() == 0
    assert "Alden" not in str([(c.before, c.after) for c in record.corrections.log("default").items])
    with pytest.raises(errors.Conflict):
        undo(record, 1)


def test_of_an_erased_article_nobody_keeps_a_role(record: Record, moss: str) -> None:
    (tarn,) = told(record, "u:7", date(2021, 2, 9), Said("Orlow Tarn", "The tide is out again", "keeper"))
    reject(record, tarn, "keeper")
    record.erasure.erase_article("default", record.articles.find("default", "u:7")[0].id, KIM)
    with record._store.engine.connect() as connection:
        assert connection.exec_driver_sql(f"SELECT count(*) FROM roles WHERE speaker_id = '{tarn}'").scalar_one() == 0
