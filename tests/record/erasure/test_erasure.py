"""Erasing people and articles: nothing of them is left, and no save brings them back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quotes import errors
from quotes.model import Candidate
from quotes.record import Record
from quotes.record.model import Editor, ExternalId, PositionFix, QuotationFilter, QuotationFix, SpeakerFilter
from tests.support.stories import Said, story

SHIPS = "No ship of ours has left the strait"
HOME = "All our engineers are returning home on schedule"
KIM = Editor("kim@courier.example", "Ana Quintela asked for it")


def told(record: Record, uri: str, *said: Said) -> list[str]:
    """Keep an article; the ids of its quotations."""
    return [q.id for q in record.articles.save("default", *story(*said, uri=uri)).article.quotations]


def named(record: Record) -> set[str]:
    return {s.name for s in record.speakers.search("default", SpeakerFilter(), limit=200).items}


def erase(record: Record, name: str) -> str:
    (found,) = [s for s in record.speakers.search("default", SpeakerFilter(), limit=200).items if s.name == name]
    record.erasure.erase_speaker("default", found.id, KIM)
    return found.id


def credited(record: Record, quotation: str) -> str | None:
    speaker = record.quotations.read("default", quotation).speaker
    return speaker.name if speaker else None


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


@pytest.mark.parametrize(
    "form",
    [
        "Ana Quintela",
        "ANA QUINTELA",
        "Ana María Quintela",
        "Ana M. Quintela",
        "A. Quintela",
        "Senator Ana Quintéla",
    ],
)
def test_no_save_brings_an_erased_person_back(record: Record, form: str) -> None:
    (ships,) = told(record, "u:1", Said("Ana Quintela", SHIPS, aliases=("Quintela",)))
    erase(record, "Ana Quintela")
    told(record, "u:1", Said(form, SHIPS), Said("Bo Larsen", HOME))  # a revision of the same article
    (again,) = told(record, "u:2", Said(form, "Something else altogether", "trade minister"))
    assert (credited(record, ships), credited(record, again)) == (None, None)
    article = record.quotations.read("default", ships).article.id
    record.articles.reanalyse(
        "default", article, story(Said(form, SHIPS), Said("Bo Larsen", HOME), pipeline="test-2")[1]
    )
    record.articles.retract("default", article)
    told(record, "u:1", Said(form, SHIPS))
    assert named(record) == set()


def test_a_nickname_does_not_bring_back_either(record: Record) -> None:
    told(record, "u:1", Said("William Q. Sand", SHIPS))
    erase(record, "William Q. Sand")
    for i, form in enumerate(("Bill Sand", "Bill Quentin Sand", "W. Sand", "Willie Q. R. Sand")):
        told(record, f"u:{i + 2}", Said(form, f"Saying {i}"))
    assert named(record) == set()
    told(record, "u:9", Said("Bill R. Sand", "I have another middle name"))
    assert named(record) == {"Bill R. Sand"}


@pytest.mark.parametrize(
    ("erased", "forms"),
    [
        (
            "Ottoline R. Vance",
            ("O. R. Vance", "O.R. Vance", "OR Vance", "O. Vance", "Dr. O.R. Vance", "O. R. B. Vance"),
        ),
        ("Jasper Ronald Tull", ("J. R. Tull", "J.R. Tull", "JR Tull", "J. Ronald Tull")),
        ("Edith Moor", ("E. J. Moor", "Edie Moor", "Edy Moor", "E.J.P. Moor")),
        ("E. J. Moor", ("Edith Moor", "Edith Jane Moor", "EJ Moor", "E. Moor")),
        (
            "Katherine M. Zell",
            ("K. M. Zell", "Kit Zell", "Katharine Zell", "Catherine Zell", "Kathy Zell", "Kath Zell"),
        ),
        ("Hattie Pryor", ("Harriet Pryor", "Harriett Pryor")),
        ("Alexander Wynn", ("Alex Wynn", "Aleksander Wynn", "Alexandre Wynn")),
        ("Stephen Orr", ("Steven Orr", "Stevie Orr")),
    ],
)
def test_no_short_form_and_no_spelling_brings_back(record: Record, erased: str, forms: tuple[str, ...]) -> None:
    told(record, "u:1", Said(erased, SHIPS))
    erase(record, erased)
    for i, form in enumerate(forms):
        told(record, f"u:{i + 2}", Said(form, f"Saying {i}"))
    assert named(record) == set()


@pytest.mark.parametrize(
    ("erased", "others"),
    [
        ("Ottoline R. Vance", ("O. S. Vance", "OS Vance", "Orla Vance", "R. Vance")),
        ("Edith Moor", ("Otto Moor", "Elsa Moor", "I. J. Moor")),
        ("Al Tull", ("Bo Tull", "L. Tull")),
    ],
)
def test_those_of_other_names_stay(record: Record, erased: str, others: tuple[str, ...]) -> None:
    told(record, "u:1", Said(erased, SHIPS))
    erase(record, erased)
    for i, other in enumerate(others):
        told(record, f"u:{i + 2}", Said(other, f"Saying {i}"))
    assert len(named(record)) == len({other.replace("O. S.", "OS") for other in others})


def test_other_people_of_the_surname_stay(record: Record) -> None:
    told(record, "u:1", Said("Ana Quintela", SHIPS, aliases=("Quintela",)))
    erase(record, "Ana Quintela")
    told(record, "u:2", Said("Otto Quintela", HOME), Said("Ana Quintela Jr.", "I am the son"))
    told(record, "u:3", Said("Quintela", "Nobody knows who I am"))
    assert named(record) == {"Otto Quintela", "Ana Quintela Jr.", "Quintela"}


def test_a_bare_surname_stays_erased_where_the_person_stood(record: Record) -> None:
    told(record, "u:1", Said("Ana Quintela", SHIPS, aliases=("Quintela",)))
    erase(record, "Ana Quintela")
    (now,) = told(record, "u:1", Said("Quintela", SHIPS))
    assert (credited(record, now), named(record)) == (None, set())


def test_a_namesake_keeps_what_is_theirs(record: Record) -> None:
    (first,) = told(record, "u:1", Said("John Hale", "We fish", "pilot"))
    (second,) = told(record, "u:2", Said("John Hale", "We build", "mayor"))
    hale = record.quotations.read("default", first).speaker.id
    other = record.corrections.split("default", hale, [record.quotations.read("default", second).article.id], KIM)
    record.erasure.erase_speaker("default", hale, KIM)
    assert (credited(record, first), credited(record, second)) == (None, "John Hale")
    told(record, "u:2", Said("John Hale", "We build", "mayor"), Said("Bo Larsen", HOME))
    assert record.speakers.read("default", other.id).statements == 1
    (third,) = told(record, "u:3", Said("John Hale", "We do not know which"))
    assert credited(record, third) is None


def test_merged_profiles_are_erased_with_the_one_they_went_into(record: Record) -> None:
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


def test_candidates_and_evidence_name_no_erased_person(record: Record) -> None:
    told(record, "u:1", Said("Ana Quintela", SHIPS))
    article, analysis = story(Said(None, HOME), Said("Bo Larsen", "It was she"), uri="u:2")
    doubtful, other = analysis.quotations
    options = (Candidate("Ana Quintela", "person", 0.4), Candidate("Cy Moss", "person", 0.3))
    why = replace(other.evidence, chain=("not Ana Quintela, named in paragraph 1", "names Bo Larsen"))
    analysis = replace(analysis, quotations=(replace(doubtful, candidates=options), replace(other, evidence=why)))
    kept = record.articles.save("default", article, analysis).article
    erase(record, "Ana Quintela")
    for again in (False, True):
        if again:
            record.articles.reanalyse("default", kept.id, analysis)
        stored = record.articles.read("default", kept.id)
        assert [c.name for c in stored.quotations[0].candidates] == ["Cy Moss"]
        assert stored.quotations[1].evidence.chain == ("names Bo Larsen",)


def test_somebody_whose_articles_were_all_retracted_can_be_erased(record: Record) -> None:
    (ships,) = told(record, "u:1", Said("Ana Quintela", SHIPS))
    quotation = record.quotations.read("default", ships)
    record.articles.retract("default", quotation.article.id)
    record.erasure.erase_speaker("default", quotation.speaker.id, KIM)
    told(record, "u:1", Said("Ana Quintela", SHIPS))
    assert named(record) == set()


def test_organisations_are_erased_and_the_nameless_are_not(record: Record) -> None:
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


def test_another_newsroom_keeps_its_own(record: Record) -> None:
    told(record, "u:1", Said("Ana Quintela", SHIPS))
    theirs = record.articles.save("other", *story(Said("Ana Quintela", SHIPS))).article.speakers[0].id
    with pytest.raises(errors.NotFound):
        record.erasure.erase_speaker("default", theirs, KIM)
    erase(record, "Ana Quintela")
    assert record.speakers.read("other", theirs).statements == 1
    assert record.articles.save("other", *story(Said("Ana Quintela", HOME), uri="u:9")).article.speakers[0].id == theirs


def test_an_erased_article_leaves_its_id(record: Record) -> None:
    ships, home = told(record, "u:1", Said("Ana Quintela", SHIPS), Said("Bo Larsen", HOME))
    told(record, "u:1", Said("Ana Quintela", SHIPS))
    told(record, "u:2", Said("Bo Larsen", "Somewhere else"))
    article = record.quotations.read("default", ships).article.id
    record.corrections.correct_quotation("default", ships, QuotationFix(right=True), KIM)
    record.erasure.erase_article("default", article, KIM)
    for call in (
        lambda: record.articles.read("default", article),
        lambda: record.articles.retract("default", article),
        lambda: record.erasure.erase_article("default", article, KIM),
        lambda: record.quotations.read("default", ships),
        lambda: record.quotations.read("default", home),
    ):
        with pytest.raises(errors.Gone):
            call()
    assert named(record) == {"Bo Larsen"}
    assert record.quotations.check("default", SHIPS).verdict == "not_on_record"
    assert record.quotations.search("default", QuotationFilter(q="strait")).items == ()
    assert [c.kind for c in record.corrections.log("default").items] == ["article_erased", "right"]
    assert "Quintela" not in repr(record.corrections.log("default").items)
    assert told(record, "u:1", Said("Ana Quintela", SHIPS)) != [ships], "it may be kept again, as a new article"


def words_left(path: Path) -> set[str]:
    """Those of the words that tell of Ana Quintela which stand anywhere in the files of an SQLite record."""
    found = b"".join(p.read_bytes() for p in path.parent.glob("record.db*")).lower()
    return {word for word in ("quintela", "strait", "minist", "q4711") if word.encode() in found}


def test_on_sqlite_not_a_byte_is_left(
    sqlite_template: Path, tmp_path: Path, open_record: Callable[..., Record]
) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(sqlite_template.read_bytes())
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


@pytest.mark.parametrize("target", ["Ana Quintela", "Ana M. Quintela’s plan", "Quintela", "the Quintela plan"])
def test_no_position_of_others_names_an_erased_person(record: Record, target: str) -> None:
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


def test_nor_does_what_editors_settled(record: Record) -> None:
    _, home = told(record, "u:1", Said("Ana Quintela", SHIPS, aliases=("Quintela",)), Said("Bo Larsen", HOME))
    on_both = (PositionFix("Quintela’s plan", "oppose"), PositionFix("the toll", "support"))
    record.corrections.correct_quotation("default", home, QuotationFix(positions=on_both), KIM)
    erase(record, "Ana Quintela")
    assert [p.target for p in record.quotations.read("default", home).positions] == ["the toll"]
    assert "Quintela" not in repr(record.corrections.log("default").items)
    told(record, "u:1", Said("Bo Larsen", HOME), Said("Cy Moss", "One thing more"))
    assert [p.target for p in record.quotations.read("default", home).positions] == ["the toll"]


def test_no_position_is_on_an_erased_organisation(record: Record) -> None:
    told(record, "u:1", Said("Alden Bank", SHIPS, type="organization"))
    (home,) = told(record, "u:2", Said("Bo Larsen", HOME, position=("the Alden Bank", "oppose")))
    assert len(record.quotations.read("default", home).positions) == 1
    erase(record, "Alden Bank")
    assert record.quotations.read("default", home).positions == ()
    (again,) = told(record, "u:3", Said("Bo Larsen", SHIPS, position=("the Alden Bank’s toll", "oppose")))
    assert record.quotations.read("default", again).positions == ()


def test_an_erased_article_leaves_the_index(tmp_path: Path, open_record: Callable[..., Record]) -> None:
    """SQLite's index keeps deleted words in its pages until it is written anew."""
    file = tmp_path / "record.sqlite3"
    record = open_record(f"sqlite:///{file}")
    record.migrate()
    word = "zyzzogeton"
    article = record.articles.save("default", *story(Said("Ana Lopes", f"We saw a {word} at sea"))).article.id
    record.articles.save("default", *story(Said("Bo Larsen", "We saw nothing at all")))
    record.erasure.erase_article("default", article, KIM)
    record.close()
    assert [f.name for f in tmp_path.iterdir() if word[:8].encode() in f.read_bytes()] == []
