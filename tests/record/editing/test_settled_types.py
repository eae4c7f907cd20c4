"""What an editor says a profile is, now and in later articles, and taking that back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.corrections import Editor, Named, QuotationFix
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import ShownType, SpeakerFilter
from tests.support.record.consistency import faults, profiles
from tests.support.stories import Said, story

KIM = Editor("kim")


def told(record: Record, uri: str, *said: Said) -> list[str]:
    """Keep an article; the profiles of its speakers."""
    return [s.id for s in record.articles.save("default", *story(*said, uri=uri)).article.speakers]


def credited(record: Record) -> dict[str, str | None]:
    """Whose the words of the record are."""
    found = record.quotations.search("default", QuotationFilter(), limit=100).items
    return {q.spans[0].exact: q.speaker.id if q.speaker else None for q in found}


def roles(record: Record, speaker: str) -> list[tuple[str, int]]:
    return [(held.role, held.articles) for held in record.speakers.roles("default", speaker).items]


def undo_last(record: Record) -> None:
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)


def test_a_company_that_was_taken_for_a_person(record: Record) -> None:
    (orlow,) = told(record, "u:1", Said("Orlow Tarn", "We build the pier"))
    typed = record.corrections.settle_type("default", orlow, "organization", KIM)
    assert typed is not None and (typed.id, typed.type, typed.statements) == (orlow, "organization", 1)
    assert told(record, "u:2", Said("Orlow Tarn", "The pier is ours")) == [orlow]
    assert told(record, "u:3", Said("Orlow Tarn", "It opens in May", type="organization")) == [orlow]
    assert told(record, "u:1", Said("Orlow Tarn", "We build the pier"), Said("Bo Larsen", "Yes, so it is"))[0] == orlow
    assert [s.id for s in record.speakers.search("default", SpeakerFilter(type="organization")).items] == [orlow]
    assert faults(record) == []
    with pytest.raises(errors.InvalidInput):
        record.corrections.settle_type("default", orlow, "organization", KIM)


def test_a_type_undone(record: Record) -> None:
    (orlow,) = told(record, "u:1", Said("Orlow Tarn", "We build the pier"))
    before = profiles(record)
    record.corrections.settle_type("default", orlow, "organization", KIM)
    record.corrections.settle_type("default", orlow, "group", KIM)
    assert record.speakers.search("default", SpeakerFilter()).items == ()
    with pytest.raises(errors.Conflict):
        record.corrections.undo("default", record.corrections.log("default").items[1].id, KIM)
    undo_last(record)
    assert record.speakers.read("default", orlow).type == "organization"
    record.corrections.undo("default", record.corrections.log("default").items[1].id, KIM)
    assert profiles(record) == before
    assert told(record, "u:2", Said("Orlow Tarn", "The pier is ours")) == [orlow]
    assert told(record, "u:3", Said("Orlow Tarn", "It opens in May", type="organization")) != [orlow]


def test_one_of_several_of_a_name_undone(record: Record) -> None:
    """Each takes over what was noted of the name; to undo the second leaves what holds of the third."""
    words = ("We build the pier", "The pier is ours", "It opens in May")
    stories = (story(Said("Orlow Tarn", said), uri=f"u:{number}") for number, said in enumerate(words))
    kept = [record.articles.save("default", *each).article for each in stories]
    (first,) = {article.speakers[0].id for article in kept}
    others = [record.corrections.split("default", first, [article.id], KIM).id for article in kept[1:]]
    for speaker in (first, *others):
        record.corrections.settle_type("default", speaker, "organization", KIM)
    log = record.corrections.log("default").items
    record.corrections.undo("default", log[1].id, KIM)
    types = [record.speakers.read("default", speaker).type for speaker in (first, *others)]
    assert types == ["organization", "person", "organization"]
    (later,) = told(record, "u:9", Said("Orlow Tarn", "It rains again"))
    assert record.speakers.read("default", later).type == "organization"


def test_no_speaker_outranks_every_later_analysis(record: Record) -> None:
    words = "We build the pier"
    (tarn,) = told(record, "u:1", Said("Orlow Tarn", words))
    larsen, _ = told(record, "u:2", Said("Bo Larsen", "It rains again"), Said("Orlow Tarn", "The pier is ours"))
    assert record.corrections.settle_type("default", tarn, "none", KIM) is None
    assert credited(record) == {words: None, "It rains again": larsen, "The pier is ours": None}
    kept = record.quotations.search("default", QuotationFilter(q="pier build")).items[0]
    assert kept.mention is not None and kept.mention.exact == "Orlow Tarn"
    with pytest.raises(errors.Gone, match="not a speaker"):
        record.speakers.read("default", tarn)
    article, analysis = story(Said("Orlow Tarn", "It opens in May"), Said("Orlow Tarn", words), uri="u:3")
    saved = record.articles.save("default", article, analysis).article
    assert [q.speaker for q in saved.quotations] == [None, None] and saved.speakers == ()
    record.articles.reanalyse("default", saved.id, replace(analysis, pipeline_version="test-2"))
    assert [s.id for s in record.speakers.search("default", SpeakerFilter()).items] == [larsen]
    assert faults(record) == []


def test_no_speaker_undone(record: Record) -> None:
    tarn, larsen = told(record, "u:1", Said("Orlow Tarn", "We build the pier", "mayor"), Said("Bo Larsen", "Yes it is"))
    told(record, "u:2", Said("Orlow Tarn", "We build the pier"))
    said = record.quotations.search("default", QuotationFilter(speaker=larsen)).items[0].id
    record.corrections.correct_quotation("default", said, QuotationFix(speaker=tarn), KIM)
    before = (profiles(record), credited(record), roles(record, tarn))
    record.corrections.settle_type("default", tarn, "none", KIM)
    assert set(credited(record).values()) == {None}
    undo_last(record)
    assert (profiles(record), credited(record), roles(record, tarn)) == before
    assert faults(record) == []
    assert told(record, "u:3", Said("Orlow Tarn", "It opens in May")) == [tarn]


def test_the_log_tells_what_is_no_speaker_by_the_name_that_it_had(record: Record) -> None:
    (silo,) = told(record, "u:1", Said("Greta Silo", "The pier is ours"))
    assert told(record, "u:2", Said("G. Silo", "The pier is built")) == [silo]
    record.corrections.settle_type("default", silo, "none", KIM)
    assert record.desk.subjects("default", [silo])[silo].words == "Greta Silo"
    undo_last(record)
    assert record.speakers.read("default", silo).name == "Greta Silo"


def test_no_speaker_undone_after_a_new_version(record: Record) -> None:
    words = (Said("Orlow Tarn", "We build the pier", "mayor"), Said("Bo Larsen", "Yes it is"))
    tarn, larsen = told(record, "u:1", *words)
    record.corrections.settle_type("default", tarn, "none", KIM)
    told(record, "u:1", *words, Said("Orlow Tarn", "It opens in May"), Said("Bo Larsen", "It rains again"))
    undo_last(record)
    assert credited(record) == {
        "We build the pier": tarn,
        "Yes it is": larsen,
        "It opens in May": tarn,
        "It rains again": larsen,
    }
    assert record.speakers.read("default", tarn).name == "Orlow Tarn"
    assert faults(record) == []
    assert told(record, "u:1", *words) == [tarn, larsen]


def test_no_speaker_undone_where_no_article_has_the_words_any_more(record: Record) -> None:
    (tarn,) = told(record, "u:1", Said("Orlow Tarn", "We build the pier"))
    record.corrections.settle_type("default", tarn, "none", KIM)
    told(record, "u:1", Said("Bo Larsen", "The pier is ours"))
    undo_last(record)
    with pytest.raises(errors.Gone, match="No article of the record shows this speaker now"):
        record.speakers.read("default", tarn)
    assert told(record, "u:2", Said("Orlow Tarn", "The pier is built")) == [tarn]


@pytest.mark.parametrize("type_", ["none", "organization"])
def test_undone_where_another_of_the_name_was_made_meanwhile(record: Record, type_: ShownType) -> None:
    (berger,) = told(record, "u:1", Said("Vik Berger", "Glass is what we need"))
    record.corrections.settle_type("default", berger, type_, KIM)
    typed = record.corrections.log("default").items[0].id
    (lund,) = told(record, "u:2", Said("Per Lund", "It rained"))
    said = record.quotations.search("default", QuotationFilter(speaker=lund)).items[0].id
    record.corrections.correct_quotation("default", said, QuotationFix(speaker=Named("Vik Berger")), KIM)
    record.corrections.undo("default", typed, KIM)
    again = record.speakers.read("default", berger)
    assert (again.name, again.type, again.statements) == ("Vik Berger", "person", 1)
    assert credited(record)["It rained"] not in (None, berger)  # two of one name, for an editor to merge


def test_a_surname_of_one_article_becomes_a_lasting_body(record: Record) -> None:
    (tarn,) = told(record, "u:1", Said("Tarnco", "We build the pier"))
    record.corrections.settle_type("default", tarn, "organization", KIM)
    assert told(record, "u:2", Said("Tarnco", "We build the pier")) == [tarn]
    assert record.speakers.read("default", tarn).statements == 1
    undo_last(record)
    assert record.speakers.read("default", tarn).provisional


def test_followers_are_told(record: Record) -> None:
    (tarn,) = told(record, "u:1", Said("Orlow Tarn", "We build the pier"))
    record.corrections.settle_type("default", tarn, "none", KIM)
    last = record.changes.after("default", None, 200)[0][-1]
    assert (last.kind, last.subject, last.data) == ("speaker.typed", tarn, {"type": "none"})


def test_what_was_settled_of_the_erased_is_forgotten(record: Record) -> None:
    (tarn,) = told(record, "u:1", Said("Orlow Tarn", "We build the pier"))
    record.corrections.settle_type("default", tarn, "organization", KIM)
    record.erasure.erase_speaker("default", tarn, KIM)
    with record._store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM settled_names").scalar_one() == 0
    assert "Tarn" not in str([(c.before, c.after) for c in record.corrections.log("default").items])
