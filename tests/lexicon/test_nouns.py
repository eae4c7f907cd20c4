"""What a common noun tells of who is described."""

from __future__ import annotations

import pytest

from quotes.lexicon.nouns import Sense, counted, document_kind, role_word, sense_of, singular


@pytest.mark.parametrize(
    ("noun", "sense"),
    [
        ("mayor", Sense("person", False, 0, True)),
        ("spokeswoman", Sense("person", False, 1, True)),
        ("ferrywoman", Sense("person", False, 1, True)),
        ("swede", Sense("person", False, 0, False)),
        ("swedish", Sense("thing", False, 0, False)),
        ("gunman", Sense("person", False, -1, True)),
        ("40-year-old", Sense("person", False, 0, True)),
        ("mayors", Sense("group", True, 0, True)),
        ("ministry", Sense("organization", False, 0, True)),
        ("ministries", Sense("group", True, 0, True)),
        ("letter", Sense("document", False, 0, True)),
        ("people", Sense("group", True, 0, True)),
        ("quillmaker", Sense("person", False, 0, False)),
        ("wanderment", Sense("document", False, 0, False)),
        ("bridge", Sense("thing", False, 0, False)),
    ],
)
def test_listed_nouns_and_endings(noun: str, sense: Sense) -> None:
    assert sense_of(noun) == sense


@pytest.mark.parametrize(
    ("noun", "one"),
    [("women", "woman"), ("parties", "party"), ("bosses", "boss"), ("aides", "aide"), ("status", "status")],
)
def test_the_singular(noun: str, one: str) -> None:
    assert singular(noun) == one


def test_words_for_one_office_are_one() -> None:
    assert role_word("sen") == role_word("senators") == "senator"
    assert role_word("r-tex") == role_word("texas")
    assert role_word("pilot") == "pilot"


def test_words_for_one_document_are_one() -> None:
    assert document_kind("study") == document_kind("report")
    assert document_kind("treaty") != document_kind("report")


def test_one_and_many() -> None:
    assert [counted(n, "article") for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
    assert [counted(n, "quotation") for n in (0, 1, 2)] == ["0 quotations", "1 quotation", "2 quotations"]
    assert [counted(n, "try", "tries") for n in (0, 1, 2)] == ["0 tries", "1 try", "2 tries"]
    assert counted(2, "match", "matches") == "2 matches"
