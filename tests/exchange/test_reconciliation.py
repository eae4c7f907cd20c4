"""A name is matched by itself only where it can mean nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.exchange.reconciliation import CERTAIN, Candidate, NameQuery, Wanted, candidates, properties_of
from quotes.record import Record
from quotes.record.model.corrections import Editor
from quotes.record.model.speakers import ExternalId
from tests.support.stories import Said, story


@pytest.fixture
def record(record: Record) -> Record:
    people = ["Ilsa Brandt", "Tobias Renner", "Tomas Renner", "Maria Vale", "Mary Vale"]
    for day, name in enumerate(people, 1):
        said = Said(name, f"{name} wants the bridge.", "harbour master")
        record.articles.save("default", *story(said, uri=f"https://desk.example/{day}", published=date(2024, 3, day)))
    record.articles.save("default", *story(Said("Quill", "I say nothing."), uri="https://desk.example/8"))
    bank = Said("Alden Bank", "The bank lends.", type="organization")
    record.articles.save("default", *story(bank, uri="https://desk.example/9"))
    return record


def best(record: Record, name: str, **more: object) -> Candidate | None:
    found = candidates(record, "default", NameQuery(name, **more))  # type: ignore[arg-type]
    return found[0] if found else None


@pytest.mark.parametrize("name", ["Ilsa Brandt", "ilsa brandt", "Brandt, Ilsa", "Dr Ilsa Brandt", "Alden Bank"])
def test_whole_name_matches(record: Record, name: str) -> None:
    found = best(record, name)
    assert found and found.match and found.score == CERTAIN


@pytest.mark.parametrize(
    "name", ["Brandt", "I. Brandt", "Ilse Brandt", "Ilsa Brand", "Renner", "T. Renner", "Tobais Renner", "Quill"]
)
def test_less_is_only_a_candidate(record: Record, name: str) -> None:
    found = best(record, name)
    assert found is None or (not found.match and found.score < CERTAIN)


def test_misspelled_name_is_found(record: Record) -> None:
    found = best(record, "Ilsa Brandtt")
    assert found and found.speaker.name == "Ilsa Brandt"


def test_two_of_a_name_are_never_matched(record: Record) -> None:
    said = Said("Ilsa Brandt", "The orchard is ripe.", "pastry chef of Lorn")
    record.articles.save("default", *story(said, uri="https://desk.example/20", published=date(2024, 5, 1)))
    whole = [c for c in candidates(record, "default", NameQuery("Ilsa Brandt")) if c.speaker.name == "Ilsa Brandt"]
    assert len([c for c in whole if c.match]) == (1 if len(whole) == 1 else 0)


def test_known_by_surname_elsewhere_leaves_doubt(record: Record) -> None:
    record.articles.save("default", *story(Said("Brandt", "Somebody said this."), uri="https://desk.example/21"))
    found = [c.speaker.provisional for c in candidates(record, "default", NameQuery("Ilsa Brandt"))]
    assert best(record, "Ilsa Brandt").match == (True not in found)  # type: ignore[union-attr]


def test_identifier_settles_it(record: Record) -> None:
    renner = best(record, "Tomas Renner").speaker.id  # type: ignore[union-attr]
    record.corrections.attach_ids("default", renner, [ExternalId("wikidata", "Q1")], Editor("Kim"))
    found = best(record, "Renner", external_ids=("wikidata:Q1",))
    assert found and found.match and found.speaker.id == renner


def test_one_word_may_be_a_surname(record: Record) -> None:
    record.articles.save(
        "default", *story(Said("Lorn", "We build ships.", type="organization"), uri="https://desk.example/22")
    )
    assert not best(record, "Lorn").match  # type: ignore[union-attr]
    assert best(record, "Lorn", type="organization").match  # type: ignore[union-attr]


def test_type_is_kept_to(record: Record) -> None:
    assert candidates(record, "default", NameQuery("Alden Bank", "person")) == ()


def test_other_newsroom_has_nobody(record: Record) -> None:
    assert candidates(record, "other", NameQuery("Ilsa Brandt")) == ()


def test_properties_are_told(record: Record) -> None:
    brandt = best(record, "Ilsa Brandt").speaker.id  # type: ignore[union-attr]
    record.corrections.attach_ids("default", brandt, [ExternalId("wikidata", "Q2")], Editor("Kim"))
    wanted = [
        Wanted("role", on=date(2024, 3, 1)),
        Wanted("identifier", scheme="wikidata"),
        Wanted("first_quoted"),
        Wanted("statements"),
        Wanted("names"),
    ]
    rows = properties_of(record, "default", [brandt, "0" * 32], wanted)
    assert rows[brandt] == {
        "role": [{"str": "harbour master"}],
        "identifier": [{"str": "Q2"}],
        "first_quoted": [{"date": "2024-03-01T00:00:00Z"}],
        "statements": [{"float": 1.0}],
        "names": [{"str": "Ilsa Brandt"}],
    }
    assert set(rows["0" * 32]) == set(rows[brandt]) and not any(rows["0" * 32].values())


def test_merged_speaker_is_the_survivor(record: Record) -> None:
    gone, kept = (best(record, f"{name} Renner").speaker.id for name in ("Tobias", "Tomas"))  # type: ignore[union-attr]
    record.corrections.merge("default", gone, kept, Editor("Kim"))
    assert properties_of(record, "default", [gone], [Wanted("statements")]) == {gone: {"statements": [{"float": 2.0}]}}
