"""Merging and splitting profiles, and taking that back."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.db.session import NewsroomSession
from quotes.record.editing import merge_split
from quotes.record.model.corrections import QuotationFix
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from quotes.record.speakers.name_index import Form
from tests.support.record.merging import KIM, sayings, told
from tests.support.stories import Said


def test_a_merge_joins_two_profiles_and_leads_from_one_to_the_other(record: Record) -> None:
    (bill,) = told(record, "u:1", Said("Bill Hale", "We build the pier", "mayor"))
    (william,) = told(record, "u:2", Said("William Hale", "The pier is built and paid for", "governor"))
    told(record, "u:3", Said("Bill Hale", "The pier is built and paid for"))
    merged = record.corrections.merge("default", bill, william, KIM)
    assert (merged.id, merged.statements, merged.articles) == (william, 2, 3)
    assert set(merged.names) == {"Bill Hale", "William Hale"}
    assert {r.role for r in merged.roles} == {"mayor", "governor"}
    with pytest.raises(errors.Moved) as caught:
        record.speakers.read("default", bill)
    assert (caught.value.to, caught.value.status) == (william, 308)
    assert [s.id for s in record.speakers.search("default", SpeakerFilter()).items] == [william]
    assert told(record, "u:4", Said("Bill Hale", "Bring the cranes")) == [william]
    assert told(record, "u:1", Said("Bill Hale", "We build the pier"), Said("Bo Larsen", "Yes"))[0] == william
    for speaker in (bill, "0" * 32):
        with pytest.raises(errors.InvalidInput):
            record.corrections.merge("default", william, speaker, KIM)
    with pytest.raises(errors.InvalidInput):
        record.corrections.merge("default", william, william, KIM)


def test_the_log_tells_of_a_merged_profile_by_the_name_that_it_had(record: Record) -> None:
    (hale,) = told(record, "u:1", Said("William Hale", "We build the pier"))
    (silo,) = told(record, "u:2", Said("Greta Silo", "The pier is ours"), publisher="Courier")
    assert told(record, "u:3", Said("G. Silo", "The pier is built"), publisher="Courier") == [silo]
    record.corrections.merge("default", silo, hale, KIM)
    assert record.desk.subjects("default", [silo])[silo].words == "Greta Silo"
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    assert record.speakers.read("default", silo).name == "Greta Silo"


def test_a_merge_undone_leaves_everything_as_it_was(record: Record) -> None:
    bill, larsen = told(record, "u:1", Said("Bill Hale", "We build", "mayor"), Said("Bo Larsen", "The pier stands"))
    (william,) = told(record, "u:2", Said("William Hale", "The pier is ours", "governor"))
    told(record, "u:3", Said("William Hale", "It opens in May", "governor"), Said("Bill Hale", "It does", "mayor"))
    quotation = record.quotations.search("default", QuotationFilter(speaker=larsen)).items[0].id
    record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=bill), KIM)

    def state() -> list[object]:
        found = record.speakers.search("default", SpeakerFilter()).items
        profiles = [record.speakers.read("default", s.id) for s in found]
        roles = [{(r.role, r.articles) for r in p.roles} for p in profiles]
        names = [set(p.names) for p in profiles]
        return [found, roles, names, [sayings(record, s.id) for s in found]]

    before = state()
    record.corrections.merge("default", bill, william, KIM)
    assert sayings(record, william) == {"We build", "The pier stands", "The pier is ours", "It opens in May", "It does"}
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    assert state() == before
    assert told(record, "u:4", Said("Bill Hale", "Once more")) == [bill]


def test_a_merge_undone_parts_what_was_revised_meanwhile_by_its_names(record: Record) -> None:
    (mira,) = told(record, "u:1", Said("Mira Silo", "We mended the keel"))
    both = (Said("Mira Silo", "We mended the rope"), Said("Greta Silo", "Nobody paid us a penny", "rigger"))
    greta = told(record, "u:2", *both)[1]
    record.corrections.merge("default", greta, mira, KIM)
    told(record, "u:2", *both, Said("Bo Larsen", "It rained"))
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    assert (sayings(record, mira), sayings(record, greta)) == (
        {"We mended the keel", "We mended the rope"},
        {"Nobody paid us a penny"},
    )
    assert [record.speakers.read("default", who).name for who in (mira, greta)] == ["Mira Silo", "Greta Silo"]
    assert told(record, "u:2", *both)[:2] == [mira, greta]


def test_of_two_of_one_name_each_keeps_what_it_had(record: Record) -> None:
    (hale,) = told(record, "u:1", Said("Bill Hale", "We build the pier"))
    told(record, "u:2", Said("Bill Hale", "I fly the mail"))
    pilot = record.corrections.split("default", hale, [record.articles.find("default", "u:2")[0].id], KIM).id
    record.corrections.merge("default", pilot, hale, KIM)
    told(record, "u:2", Said("Bill Hale", "I fly the mail"), Said("Bo Larsen", "He does"))
    told(record, "u:3", Said("Bill Hale", "Nobody knows which of the two I am"))
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    assert sayings(record, hale) == {"We build the pier", "Nobody knows which of the two I am"}
    assert sayings(record, pilot) == {"I fly the mail"}


def test_what_came_while_they_were_one_goes_to_whose_name_it_prints(record: Record) -> None:
    (odette,) = told(record, "u:1", Said("Odette Pavlik", "The toll is fair"))
    (odo,) = told(record, "u:2", Said("Odo Pavlik", "The bridge is old"))
    record.corrections.merge("default", odo, odette, KIM)
    assert told(record, "u:3", Said("Odo Pavlik", "Nobody pays for the new bridge", "minister")) == [odette]
    assert told(record, "u:4", Said("Odette Pavlik", "Drivers pay")) == [odette]
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    assert sayings(record, odo) == {"The bridge is old", "Nobody pays for the new bridge"}
    assert sayings(record, odette) == {"The toll is fair", "Drivers pay"}
    assert told(record, "u:5", Said("Odo Pavlik", "It is built")) == [odo]


def test_of_what_came_meanwhile_only_what_prints_the_others_name_is_looked_at(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    (odette,) = told(record, "u:1", Said("Odette Pavlik", "The toll is fair"))
    (odo,) = told(record, "u:2", Said("Odo Pavlik", "The bridge is old"))
    record.corrections.merge("default", odo, odette, KIM)
    for number in range(5):
        told(record, f"u:new {number}", Said("Odette Pavlik", f"Drivers pay {number} times"))
    told(record, "u:3", Said("Odo Pavlik", "Nobody pays for the new bridge", "minister"))
    looked_at, printed = [], merge_split.printed_forms

    def noted(session: NewsroomSession, article: str) -> list[Form]:
        looked_at.append(article)
        return printed(session, article)

    monkeypatch.setattr(merge_split, "printed_forms", noted)
    record.corrections.undo("default", record.corrections.log("default").items[0].id, KIM)
    assert {record.articles.read("default", article).uri for article in looked_at} == {"u:2", "u:3"}
    assert sayings(record, odo) == {"The bridge is old", "Nobody pays for the new bridge"}
    assert len(sayings(record, odette)) == 6


def test_a_merge_is_undone_after_what_was_said_of_the_type_since(record: Record) -> None:
    (vera,) = told(record, "u:1", Said("Vera Elmer", "The hall is full"))
    (veronika,) = told(record, "u:2", Said("Veronika Elmer", "The hall is empty"))
    record.corrections.merge("default", vera, veronika, KIM)
    merged = record.corrections.log("default").items[0].id
    record.corrections.settle_type("default", veronika, "group", KIM)
    with pytest.raises(errors.Conflict, match="later correction"):
        record.corrections.undo("default", merged, KIM)


def test_a_bare_surname_is_merged_into_its_person_and_stays_there(record: Record) -> None:
    (full,) = told(record, "u:1", Said("Darel Ivanić", "We wait"))
    (bare,) = told(record, "u:2", Said("Ivanić", "The ships come back"))
    record.corrections.merge("default", bare, full, KIM)
    assert sayings(record, full) == {"We wait", "The ships come back"}
    assert told(record, "u:2", Said("Ivanić", "The ships come back"), Said("Bo Larsen", "Do they?"))[0] == full
    (other,) = told(record, "u:3", Said("Ivanić", "Another article"))
    assert other != full
    with pytest.raises(errors.InvalidInput):
        record.corrections.merge("default", full, other, KIM)


def test_a_split_makes_a_namesake_and_is_undone_by_joining_again(record: Record) -> None:
    for i in range(4):
        (hale,) = told(record, f"u:{i}", Said("John Hale", f"Saying {i}", "mayor" if i < 2 else "pilot"))
    wanted = [record.articles.find("default", f"u:{i}")[0].id for i in (2, 3)]
    made = record.corrections.split("default", hale, wanted, KIM)
    assert made.id != hale and [r.role for r in made.roles] == ["pilot"]
    assert [s.id for s in made.suggestions] == [hale]
    assert (sayings(record, hale), sayings(record, made.id)) == ({"Saying 0", "Saying 1"}, {"Saying 2", "Saying 3"})
    assert told(record, "u:2", Said("John Hale", "Saying 2, revised", "pilot")) == [made.id]
    assert told(record, "u:5", Said("John Hale", "A flight", "pilot")) == [made.id]
    assert told(record, "u:6", Said("John Hale", "No role"))[0] not in (hale, made.id)
    for wrong in ([], ["0" * 32], wanted, [record.articles.find("default", f"u:{i}")[0].id for i in (0, 1)]):
        with pytest.raises(errors.InvalidInput):
            record.corrections.split("default", hale, wrong, KIM)
    (split,) = [c for c in record.corrections.log("default").items if c.kind == "split"]
    record.corrections.undo("default", split.id, KIM)
    assert sayings(record, hale) == {"Saying 0", "Saying 1", "Saying 2, revised", "Saying 3", "A flight"}
    with pytest.raises(errors.Moved):
        record.speakers.read("default", made.id)


def test_a_name_of_a_twice_merged_profile_is_still_known(record: Record) -> None:
    moss, lopes, quill = told(
        record, "u:1", Said("Cy Moss", "One"), Said("Ana Lopes", "Two"), Said("Di Quill", "Three")
    )
    record.corrections.merge("default", lopes, quill, KIM)
    record.corrections.merge("default", quill, moss, KIM)
    assert set(record.speakers.read("default", moss).names) == {"Cy Moss", "Ana Lopes", "Di Quill"}
    assert told(record, "u:2", Said("Di Quill", "Four")) == [moss]
    told(record, "u:1", Said("Cy Moss", "One"), Said("Di Quill", "Three"))
    assert sayings(record, moss) == {"One", "Three", "Four"}


def test_what_another_merge_was_built_on_is_undone_after_it(record: Record) -> None:
    people = [
        told(record, f"u:{i}", Said(name, f"Saying {i}"))[0] for i, name in enumerate(("Al Fay", "Bo Lum", "Cy Moss"))
    ]
    record.corrections.merge("default", people[0], people[1], KIM)
    record.corrections.merge("default", people[1], people[2], KIM)
    later, earlier = record.corrections.log("default").items
    with pytest.raises(errors.Conflict):
        record.corrections.undo("default", earlier.id, KIM)
    record.corrections.undo("default", later.id, KIM)
    record.corrections.undo("default", earlier.id, KIM)
    assert [sayings(record, who) for who in people] == [{"Saying 0"}, {"Saying 1"}, {"Saying 2"}]


def test_an_unrelated_merge_since_is_no_hindrance(record: Record) -> None:
    people = [
        told(record, f"u:{i}", Said(name, f"Saying {i}"))[0]
        for i, name in enumerate(("Al Fay", "Bo Lum", "Cy Moss", "Di Quill"))
    ]
    record.corrections.merge("default", people[0], people[1], KIM)
    record.corrections.merge("default", people[2], people[3], KIM)
    _, earlier = record.corrections.log("default").items
    record.corrections.undo("default", earlier.id, KIM)
    assert [sayings(record, people[i]) for i in (0, 1, 3)] == [{"Saying 0"}, {"Saying 1"}, {"Saying 2", "Saying 3"}]


def test_a_name_that_an_editor_gave_wins_over_what_articles_call_another(record: Record) -> None:
    (jim,) = told(record, "u:1", Said("Jim Harlan Jr.", "The dam holds", "Gov.", aliases=("James Harlan",)))
    assert told(record, "u:2", Said("James Harlan", "We build it", "Gov.")) == [jim]
    james = record.corrections.split("default", jim, [record.articles.find("default", "u:2")[0].id], KIM).id
    record.corrections.rename("default", james, "James Harlan", KIM)
    assert told(record, "u:3", Said("James Harlan", "It is done", "Governor")) == [james]
    assert told(record, "u:4", Said("Jim Harlan Jr.", "It is not", "Governor")) == [jim]


def test_a_name_that_an_editor_gave_is_found_though_no_article_prints_it(record: Record) -> None:
    told(record, "u:1", Said("Jim Harlan Jr.", "The dam holds", aliases=("James Harlan",)))
    (ida,) = told(record, "u:2", Said("Ida Sund", "We build it"))
    record.corrections.rename("default", ida, "James Harlan", KIM)
    assert told(record, "u:3", Said("James Harlan", "It is done")) == [ida]
    assert told(record, "u:4", Said("Ida Sund", "It is not")) == [ida]


def test_a_split_takes_the_names_away_that_only_the_other_is_printed_under(record: Record) -> None:
    (james,) = told(record, "u:1", Said("James Harlan", "We build it", "Gov."))
    both = Said("Jim Harlan Jr.", "The dam holds", "Gov.", aliases=("James Harlan",))
    assert told(record, "u:2", both) == [james]
    assert told(record, "u:3", Said("Jim Harlan Jr.", "I am another", "Gov.")) == [james]
    wanted = [record.articles.find("default", uri)[0].id for uri in ("u:1", "u:2")]
    made = record.corrections.split("default", james, wanted, KIM).id
    assert record.speakers.read("default", james).names == ("Jim Harlan Jr.",)
    assert told(record, "u:4", Said("James Harlan", "It is done", "Gov.")) == [made]
