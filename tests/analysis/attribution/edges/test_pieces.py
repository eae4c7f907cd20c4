"""Pieces of a content that are one, and those that lead to the words or on from them."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.edges.pieces import around_marks, whole_pieces
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch


def whole(text: str, cue: str, *content: str, source: str | None = None) -> list[str]:
    def place(part: str) -> Stretch:
        return Stretch(text.index(part), text.index(part) + len(part))

    found = Attribution(tuple(place(c) for c in content), place(cue), place(source) if source else None, 0.9, 0.9)
    return [text[c.start : c.end] for c in whole_pieces(Prose(text, quoted_stretches(text)), found)]


def test_a_word_in_marks_is_part_of_its_clause() -> None:
    text = "Holm said there would be no “tide-borne” ferries on the lake."
    assert whole(text, "said", "there would be no", "ferries on the lake") == [
        "there would be no “tide-borne” ferries on the lake"
    ]


def test_whom_the_words_tell_of_may_hear_something_in_them() -> None:
    text = "The lock was asked for by pilots, who heard from Tarn that locks help, Holm said."
    parts = ("The lock was asked for by pilots", "from Tarn that locks help")
    assert whole(text, "said", *parts) == [text.removesuffix(", Holm said.")]


def test_words_in_marks_of_another_paragraph_are_none() -> None:
    text = "Holm said there would be no\n“tide-borne”\nferries on the lake."
    assert len(whole(text, "said", "there would be no", "ferries on the lake")) == 2


def test_what_opens_a_clause_is_part_of_it() -> None:
    text = "At the same time, the port plans a lock, Holm said."
    assert whole(text, "said", "At the same time", "the port plans a lock") == [
        "At the same time, the port plans a lock"
    ]
    text = "The port is full, and the lock is old, Holm said."
    assert len(whole(text, "said", "The port is full", "the lock is old")) == 2


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor offered Ida Holm “a warm bed”.", "offered", ["Ida Holm", "“a warm bed”"]),
        ("Of her years at sea, Holm said, “a warm bed”.", "said", ["Of her years at sea", "“a warm bed”"]),
        ("Holm wished for “a warm bed” and thanked them.", "wished for", ["“a warm bed”", "and"]),
        ("Holm called it “a warm bed”, referring to the lock.", "called", ["“a warm bed”", "referring to"]),
        ("Holm described it as “a warm bed”.", "described", ["it as", "“a warm bed”"]),
        ("Holm praised “a warm bed”. Or, “a bed”.", "praised", ["“a warm bed”", "Or,"]),
        (
            "Holm mourned her crew – “a warm bed” – and set up a fund.",
            "mourned",
            ["“a warm bed”", " – and set up a fund"],
        ),
        ("As Holm was told by Lund, the pier is “a warm bed”.", "was told by", ["Holm", "“a warm bed”"]),
    ],
)
def test_what_leads_to_words_or_on_from_them_is_none(text: str, cue: str, content: list[str]) -> None:
    source = "Holm" if text.startswith("Of") else None
    assert whole(text, cue, *content, source=source) == ["“a warm bed”"]


@pytest.mark.parametrize("marks", [": “We sail.”", " – “We sail.”", ". “We sail.”"])
def test_what_a_sentence_in_marks_is_about_is_no_part_of_it(marks: str) -> None:
    for cue, kept in (("summed up", ["“We sail.”"]), ("said", ["the mood", "“We sail.”"])):
        assert whole(f"Holm {cue} the mood{marks}", cue, "the mood", "“We sail.”") == kept
    text = "Holm made out where the smoke came from: “It is the bow.”"
    asked, marked = "where the smoke came from", "“It is the bow.”"
    assert whole(text, "made out", asked, marked) == [marked]
    text = text.replace("made out", "told them")
    assert whole(text, "told them", asked, marked) == [marked]
    assert len(whole(text.replace("told them", "asked"), "asked", asked, marked)) == 2
    text = "Holm issued an order: “We sail.”"
    assert around(text, "issued", "an order: “We sail.”") == "“We sail.”"
    assert whole("Holm praised the mood: “at last” full.", "praised", "the mood", "“at last”") == [
        "the mood",
        "“at last”",
    ]


def test_what_a_speaker_comes_to_is_no_part_of_the_words() -> None:
    text = "Turning to the harbour, Holm said that it was full."
    assert whole(text, "said", "Turning to the harbour", "that it was full", source="Holm") == ["that it was full"]
    text = "Turning to the harbour was a mistake, Holm said, and a late one."
    first = "Turning to the harbour was a mistake"
    assert whole(text, "said", first, "and a late one", source="Holm") == [first, "and a late one"]


def test_what_the_sentence_says_of_whom_a_clause_quotes_is_no_part_of_the_words() -> None:
    text = "Holm, who said she saw “nothing like it”, sold the lock."
    said = "she saw “nothing like it”"
    assert whole(text, "said", said, "sold the lock", source="who") == [said]
    text = "Holm said she saw “nothing like it”, sold the lock and left."
    assert len(whole(text, "said", said, "sold the lock", source="Holm")) == 2


def test_words_before_those_in_marks_stay() -> None:
    text = "Holm said the lock was “a warm bed”."
    assert whole(text, "said", "the lock was", "“a warm bed”") == ["the lock was", "“a warm bed”"]


@pytest.mark.parametrize("marked", ["“The Tern”", "“Big Three”", "so-called “toy”", "known as “toy”"])
def test_titles_and_terms_are_nobodys(marked: str) -> None:
    text = f"Holm said there would be no {marked} ferries on the lake."
    before = f"there would be no {marked}".split(" “")[0]
    assert len(whole(text, "said", before, "ferries on the lake")) == 2


def around(text: str, cue: str, content: str) -> str:
    at, start = text.index(cue), text.index(content)
    piece = Stretch(start, start + len(content))
    found = Attribution((piece,), Stretch(at, at + len(cue)), None, 0.9, 0.9)
    kept = around_marks(Prose(text, quoted_stretches(text)), found, piece)
    return text[kept.start : kept.end]


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("gave thanks to", "Lund “for his help”", "“for his help”"),
        ("described it as", "“a blow” and", "“a blow”"),
        ("described it as", "“a blow” but thanked the crew", "“a blow”"),
        ("called it", "“a blow”, referring to", "“a blow”"),
        ("was asked and", "“We sail,” was her curt reply", "“We sail,”"),
        ("said", "“the lock” was the harbour", "“the lock” was the harbour"),
        ("said", "Lund “for years” sailed", "Lund “for years” sailed"),
        ("believes", "Lund “was wrong”", "Lund “was wrong”"),
        ("said", "it was “a blow” and loved by all", "it was “a blow” and loved by all"),
        ("called the lock", "“a blow” on Monday", "“a blow”"),
        ("called", "the lock “a blow” late Monday night", "the lock “a blow”"),
        ("concluded", "her letter with “a blow”", "“a blow”"),
        ("began", "by saying “a blow”", "“a blow”"),
        ("said", "it was “a blow” on Monday", "it was “a blow” on Monday"),
    ],
)
def test_what_stands_around_marks(cue: str, content: str, expected: str) -> None:
    assert around(f"Holm {cue} {content}.", cue, content) == expected
