"""Saves side by side, and editors beside them: one person stays one profile, and every table says the same."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date

import pytest

from quotes import errors
from quotes.model import Analysis, Article
from quotes.record import Record
from quotes.record.model.corrections import Editor, QuotationFix
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from quotes.record.speakers.name_groups import groups_of
from tests.support.newsrooms import make_newsroom
from tests.support.record.consistency import committed, faults, profiles
from tests.support.record.threads import at_once
from tests.support.stories import Said, story

KIM = Editor("Kim")
PEOPLE = ("Ana Lopes", "Bo Lopes", "Ana Moss", "Di Quill", "Bo Quill", "Cy Larsen")
BODIES = ("Harbour Workers Union", "HWU", "Alden Bank")
WORDS = ("The strait stays open", "We wait for the ships", "It was a long winter")
WRITERS, SAVES = 4, 10


@pytest.fixture
def record(url: str, open_record: Callable[..., Record]) -> Record:
    """An empty record that waits long enough for a slow machine."""
    return open_record(url, lock_seconds=60)


def test_groups() -> None:
    assert {*groups_of("person", "William Q. Hale")} == {*groups_of("person", "Bill Hale")} == {"person hale"}
    assert {*groups_of("person", "Hale")} == {*groups_of("group", "protesters")} == set()
    assert {*groups_of("organization", "Harbour Workers Union", ["HWU", "the union"])} == {
        "organization harbour workers union",
        "organization hwu",
    }
    assert {*groups_of("organization", "HWU")} < {*groups_of("organization", "Harbour Workers Union", ["HWU"])}
    assert "organization brandt|campaign" in {*groups_of("organization", "Lena Brandt campaign")}


def test_new_people_in_simultaneous_articles(record: Record) -> None:
    """Each person comes first in several articles that are saved at the same moment."""
    for turn in range(3):
        names = [f"{given} Vale{turn}" for given in ("Ana", "Bo", "Cy")]
        stories = [
            story(*(Said(name, f"{WORDS[i % 3]} in {turn}") for name in names[i % 2 :]), uri=f"u:{turn}:{i}")
            for i in range(WRITERS)
        ]
        saved = at_once(*(lambda s=s: record.articles.save("default", *s) for s in stories))
        assert {answer.status for answer in saved} == {"created"}
    assert faults(record) == []
    found = record.speakers.search("default", SpeakerFilter(), limit=200).items
    assert sorted(s.name for s in found) == sorted(
        f"{given} Vale{turn}" for turn in range(3) for given in ("Ana", "Bo", "Cy")
    )


def test_a_body_and_its_acronym_at_once(record: Record) -> None:
    """Known by its acronym alone, then in full: whoever prints either waits for whoever prints both."""
    before = story(Said("HWU", "We wait", type="organization"), uri="u:0")
    record.articles.save("default", *before)
    both = ("Harbour Workers Union", ("HWU",))
    forms = [both, ("HWU", ()), ("Harbour Workers Union", ()), both, ("HWU", ())]
    stories = [
        story(Said(name, f"Saying {i}", type="organization", aliases=aliases), uri=f"u:{i + 1}")
        for i, (name, aliases) in enumerate(forms)
    ]
    at_once(*(lambda s=s: record.articles.save("default", *s) for s in stories))
    assert faults(record) == []
    assert profiles(record) == in_a_row(record, [before, *stories])


def test_more_names_than_locks(record: Record) -> None:
    """An article of very many people is saved alone, and right."""
    many = [Said(f"Ana Vale{i}", f"Saying number {i}") for i in range(60)]
    stories = [story(*many, uri=f"u:{i}") for i in range(2)]
    at_once(*(lambda s=s: record.articles.save("default", *s) for s in stories))
    assert faults(record) == []
    assert len(record.speakers.search("default", SpeakerFilter(), limit=200).items) == 60


def in_a_row(record: Record, stories: Iterable[tuple[Article, Analysis]]) -> Counter[tuple[str, str, int, int]]:
    """The profiles that one writer makes in another newsroom of what many saved, in the order of their commits."""
    make_newsroom(record, "row")
    told = {article.text: (article, analysis) for article, analysis in stories}
    ids: dict[tuple[str, int], str] = {}
    for *version, text in committed(record):
        if (before := ids.get((version[0], version[1]))) is not None:
            record.articles.reanalyse("row", before, told[text][1])
        else:
            ids[version[0], version[1]] = record.articles.save("row", *told[text]).article.id
    return profiles(record, "row")


def write(record: Record, seed: int) -> list[tuple[Article, Analysis]]:
    """Save, revise and analyse anew what others save, too; what was saved."""
    stories = []
    chance = random.Random(seed)
    for turn in range(SAVES):
        who = chance.sample([*PEOPLE, *BODIES], 3)
        said = [
            Said(
                name,
                chance.choice(WORDS),
                chance.choice(["mayor", None]),
                type="organization" if name in BODIES else "person",
            )
            for name in who
        ]
        shared = chance.random() < 0.7
        uri = f"u:{chance.randrange(6)}" if shared else f"own:{seed}:{turn}"
        told = story(*said, uri=uri, published=date(2021, 6, 1 + int(uri[-1])), opening=f"Day {seed} {turn}.")
        stories.append(told)
        saved = record.articles.save("default", *told)
        if not shared:  # nobody else puts another text in its place meanwhile
            with suppress(errors.Gone, errors.NotFound):
                record.articles.reanalyse("default", saved.article.id, told[1])
    return stories


def edit(record: Record, seed: int) -> None:
    """Merge, undo, credit, retract, erase meanwhile."""
    chance = random.Random(seed)
    for _ in range(SAVES):
        people = record.speakers.search("default", SpeakerFilter(type="person", provisional=False), limit=50).items
        said = record.quotations.search("default", QuotationFilter(), limit=50).items
        with suppress(errors.NotFound, errors.Gone, errors.Moved, errors.Conflict, errors.InvalidInput):
            if len(people) < 2 or not said:
                continue
            one, other = chance.sample(people, 2)
            match chance.randrange(6):
                case 0 | 1:
                    record.corrections.merge("default", one.id, other.id, KIM)
                case 2:
                    for last in record.corrections.log("default").items[:1]:
                        record.corrections.undo("default", last.id, KIM)
                case 3 | 4:
                    record.corrections.correct_quotation(
                        "default", chance.choice(said).id, QuotationFix(speaker=other.id), KIM
                    )
                case 5:
                    record.articles.retract("default", chance.choice(said).article.id)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_writers_at_once_and_one(record: Record, seed: int) -> None:
    """Many writers make the profiles that one makes who saves the same in the order of their commits."""
    saved = at_once(*(lambda n=n: write(record, 10 * seed + n) for n in range(WRITERS)))
    assert faults(record) == []
    assert profiles(record) == in_a_row(record, [told for stories in saved for told in stories])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_writers_and_editors_at_once(record: Record, seed: int) -> None:
    writers = [lambda n=n: write(record, 10 * seed + n) for n in range(WRITERS)]
    *saved, _ = at_once(*writers, lambda: edit(record, seed))
    assert [len(stories) for stories in saved] == [SAVES] * WRITERS
    assert faults(record) == []


def test_erasure_beside_saves(record: Record) -> None:
    """Whoever is erased while others save is in no article saved afterwards, and no letter of the name is left."""
    record.articles.save("default", *story(Said("Zoran Xylander", "It rains"), uri="u:first"))
    (xylander,) = record.speakers.search("default", SpeakerFilter()).items
    stories = [story(Said("Zoran Xylander", WORDS[i % 3]), Said("Bo Quill", "No"), uri=f"u:{i}") for i in range(5)]
    at_once(
        *(lambda s=s: record.articles.save("default", *s) for s in stories),
        lambda: record.erasure.erase_speaker("default", xylander.id, KIM),
    )
    assert [s.name for s in record.speakers.search("default", SpeakerFilter()).items] == ["Bo Quill"]
    assert faults(record) == []
