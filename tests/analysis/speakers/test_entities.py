"""The people and organisations of an article, and the places where they are named."""

from __future__ import annotations

import pytest

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers.entities import Entity, EntitySet, Occurrence
from quotes.analysis.speakers.mentions import content_words
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.person_names import parse_name
from quotes.model import Stretch

TEXT = "Mayor Ana Orr spoke of Ivo Holm. Reporters told Holm that Orr’s plan fell. “Go,” Orr said."


def entity_set(*sources: Stretch) -> EntitySet:
    return EntitySet(TextRegions(TEXT, quoted_stretches(TEXT)), list(sources))


def person(entities: EntitySet, name: str) -> Entity:
    return entities.add_person(parse_name(name), TEXT.find(name))


def occurrence(words: str, at: int = 0) -> Occurrence:
    start = TEXT.index(words, at)
    return entity_set(Stretch(TEXT.rindex("Orr"), TEXT.rindex("Orr") + 3)).occurrence(start, start + len(words))


def test_what_the_words_around_a_name_tell() -> None:
    first, second, told = occurrence("Ana Orr"), occurrence("Ivo Holm"), occurrence("Holm", TEXT.index("told"))
    assert first.initial and first.verb and not first.complement
    assert second.complement and not second.verb and not second.initial
    assert told.told and told.sentence == 1
    assert occurrence("Orr", TEXT.index("that")).owner
    assert occurrence("Orr", TEXT.index("”")).source


def test_people_are_found_by_parts_of_their_names() -> None:
    entities = entity_set()
    orr = person(entities, "Ana Orr")
    entities.add_nickname(orr, "rusty")
    assert entities.people_named(("orr",)) == [(orr, "surname")]
    assert entities.people_named(("rusty",)) == [(orr, "given name")]
    assert entities.people_named(("ivo", "orr")) == [] == entities.people_named(())
    assert entities.is_part("ana") and not entities.is_part("holm")


@pytest.mark.parametrize(
    ("known", "printed", "name"),
    [
        ("Orr", "Ana Orr", "Ana Orr"),
        ("Ana Orr", "Ana Maria Orr", "Ana Maria Orr"),
        ("Ana Orr", "Orr", "Ana Orr"),
        ("ANA ORR", "Ana Orr", "Ana Orr"),
        ("Ana Orr", "Stumpy Ana Orr", "Ana Orr"),
    ],
)
def test_the_fuller_name_is_taken(known: str, printed: str, name: str) -> None:
    entities = entity_set()
    entity = person(entities, known)
    entities.take_fuller_name(entity, parse_name(printed))
    assert entity.name == name


def test_organisations_are_found_by_words_and_letters() -> None:
    entities = entity_set()
    board = entities.add_other("organization", "the Port Alden Board", 0)
    entities.add_acronym(board, "ALBO")
    for words in ("Alden Port Board", "PAB", "albo"):
        assert entities.organisation(content_words(words)) is board
    assert entities.organisation(content_words("Board")) is None


def test_places_are_kept_in_order() -> None:
    entities = entity_set()
    orr = person(entities, "Ana Orr")
    for start in (TEXT.rindex("Orr"), TEXT.index("Orr")):
        orr.add(entities.occurrence(start, start + 3), "Orr")
    assert [o.start for o in orr.occurrences] == sorted(o.start for o in orr.occurrences)
    assert orr.last_before(TEXT.index("spoke")) == 0 and orr.last_before(2) == -1
    after = orr.first_after(TEXT.index("spoke"))
    assert after is not None and after.start == TEXT.rindex("Orr")
    assert orr.forms == {"Orr": 2}
