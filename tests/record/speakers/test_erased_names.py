"""No form of an erased name brings anybody back, and nobody else stays away."""

from __future__ import annotations

import pytest

from quotes.record import Record
from tests.support.record.erasing import HOME, SHIPS, credited, erase, named, told
from tests.support.stories import Said, story


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
def test_no_save_brings_back(record: Record, form: str) -> None:
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


def test_no_nickname_brings_back(record: Record) -> None:
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
def test_no_short_form_brings_back(record: Record, erased: str, forms: tuple[str, ...]) -> None:
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


def test_bare_surnames_stay_erased(record: Record) -> None:
    told(record, "u:1", Said("Ana Quintela", SHIPS, aliases=("Quintela",)))
    erase(record, "Ana Quintela")
    (now,) = told(record, "u:1", Said("Quintela", SHIPS))
    assert (credited(record, now), named(record)) == (None, set())
