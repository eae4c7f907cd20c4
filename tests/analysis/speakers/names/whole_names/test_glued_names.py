"""Names that stand side by side with nothing between them are two."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.whole_names.glued_names import split_glued
from tests.support.analysis.marked import name_of, resolve_marked

LETTER = "We ask for an answer.\n\nSincerely,\n\n"


def cut(text: str, *tagged: str) -> list[str]:
    marked, at = [], 0
    for words in tagged:
        at = text.index(words, at)
        marked.append(NameMention(at, at + len(words), "person", 0.9))
        at += len(words)
    return [text[n.start : n.end] for n in split_glued(marked, text)]


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        (f"{LETTER}Harold Reade Diana Feldt\n\nMayor", ["Harold Reade Diana Feldt"], ["Harold Reade", "Diana Feldt"]),
        ("said Ivo Brandt Jr. Ivo Brandt runs", ["Ivo Brandt Jr. Ivo Brandt"], ["Ivo Brandt Jr.", "Ivo Brandt"]),
        (f"{LETTER}Harold P. Reade Diana Feldt", ["Harold P. Reade Diana Feldt"], ["Harold P. Reade", "Diana Feldt"]),
        (
            f"{LETTER}Harold Reade Diana Feldt Bruno Quell\n",
            ["Harold Reade Diana Feldt Bruno Quell"],
            ["Harold Reade", "Diana Feldt", "Bruno Quell"],
        ),
        (f"{LETTER}Diana Maria Feldt\n", ["Diana Maria Feldt"], ["Diana Maria Feldt"]),
        (f"{LETTER}Diana Maria Rosa Feldt\n", ["Diana Maria Rosa Feldt"], ["Diana Maria Rosa Feldt"]),
        (f"{LETTER}Harold P. Reade Jr.\n", ["Harold P. Reade Jr."], ["Harold P. Reade Jr."]),
        (f"{LETTER}Diana Feldt von Reade\n", ["Diana Feldt von Reade"], ["Diana Feldt von Reade"]),
        ("Then Harold Reade Diana Feldt spoke.", ["Harold Reade Diana Feldt"], ["Harold Reade Diana Feldt"]),
        (
            "Harold Reade met Diana Feldt. Signed: Harold Reade Diana Feldt, Kessel",
            ["Harold Reade", "Diana Feldt", "Harold Reade Diana Feldt"],
            ["Harold Reade", "Diana Feldt", "Harold Reade", "Diana Feldt"],
        ),
    ],
)
def test_two_signatures_in_one_line_are_two_people(text: str, tagged: list[str], names: list[str]) -> None:
    assert cut(text, *tagged) == names


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        (
            "Brandt, Quell Reade, Hale Bring In a Bill\n\nOtto Quell and Ida Reade spoke.",
            ["Brandt", "Quell Reade", "Hale", "Otto Quell", "Ida Reade"],
            ["Brandt", "Quell", "Reade", "Hale", "Otto Quell", "Ida Reade"],
        ),
        (
            "Hale, Quell Reade Bring In a Bill\n\nSenators Hale, Quell, Reade spoke.",
            ["Hale", "Quell Reade", "Hale", "Quell", "Reade"],
            ["Hale", "Quell", "Reade", "Hale", "Quell", "Reade"],
        ),
        (
            "Hale, Quell Reade came. To Quell it was Reade who spoke.",
            ["Hale", "Quell Reade", "Quell", "Reade"],
            ["Hale", "Quell Reade", "Quell", "Reade"],
        ),
        ("Quell Reade, a pilot, met Otto Quell.", ["Quell Reade", "Otto Quell"], ["Quell Reade", "Otto Quell"]),
        (
            "So did Quell Reade. Otto Quell and Ida Reade spoke.",
            ["Quell Reade", "Otto Quell", "Ida Reade"],
            ["Quell Reade", "Otto Quell", "Ida Reade"],
        ),
    ],
)
def test_surnames_in_a_list_that_lacks_a_comma_are_two_people(text: str, tagged: list[str], names: list[str]) -> None:
    assert cut(text, *tagged) == names


@pytest.mark.parametrize(
    ("tagged", "names"),
    [
        ("Brandt Amendment", ["Brandt"]),
        ("Quell Nomination BRANDT", ["Quell", "BRANDT"]),
        ("Harbour Wall Provision", []),
        ("Ida Reade Ministries", ["Ida Reade"]),
        ("Ida Resolution Reade-Hale", ["Ida", "Reade-Hale"]),
    ],
)
def test_what_is_called_after_a_person_is_none(tagged: str, names: list[str]) -> None:
    assert cut(f"On {tagged} they agreed.", tagged) == names


def test_the_letters_of_an_office_are_no_given_name() -> None:
    text = "The report of IG Reade came. We asked the IG. So did JD Feldt, and the JD Feldt Fund paid."
    assert cut(text, "IG Reade", "JD Feldt") == ["Reade", "JD Feldt"]
    assert cut("IG Reade, the Inspector General (IG), came.", "IG Reade") == ["Reade"]


@pytest.mark.parametrize(
    ("text", "tagged", "left"),
    [
        ("So did MK Tsivi Reade.", ["MK Tsivi Reade"], ["Tsivi Reade"]),
        ("So did Green MEP Tsivi Reade.", ["Green MEP Tsivi Reade"], ["Tsivi Reade"]),
        ("So did IDA DEL READE.", ["IDA DEL READE"], ["IDA DEL READE"]),
        ("So did KT Tsivi Reade.", ["KT Tsivi Reade"], ["KT Tsivi Reade"]),
        ("So did UNESCO Ida Reade.", ["UNESCO Ida Reade"], ["UNESCO Ida Reade"]),
        ("So did OPEC Ida Reade.", ["OPEC Ida Reade"], ["Ida Reade"]),
        ("Ida Reade won. MVP Reade ran.", ["Ida Reade", "MVP Reade"], ["Ida Reade", "Reade"]),
        ("Ida Reade won. JD Reade ran.", ["Ida Reade", "JD Reade"], ["Ida Reade", "JD Reade"]),
        ("IDA READE: We ran. TOM READE: So did I.", ["IDA READE", "TOM READE"], ["IDA READE", "TOM READE"]),
        ("Chief Inspector Ida Reade came. CI Reade ran.", ["Ida Reade", "CI Reade"], ["Ida Reade", "Reade"]),
        ("The head Ato Girmo Feldt came. Ato Girmo ran.", ["Girmo Feldt", "Ato Girmo"], ["Girmo Feldt", "Girmo"]),
        ("Don Ida Feldt came. Don Ida ran.", ["Don Ida Feldt", "Don Ida"], ["Don Ida Feldt", "Ida"]),
        ("The head Ing. Ida Feldt came. Ing. Feldt ran.", ["Ida Feldt", "Ing. Feldt"], ["Ida Feldt", "Feldt"]),
        ("The head DI Ida Feldt came. DI Feldt ran.", ["Ida Feldt", "DI Feldt"], ["Ida Feldt", "Feldt"]),
        ("There Ida Girmo Feldt came. Ida Feldt ran.", ["Girmo Feldt", "Ida Feldt"], ["Girmo Feldt", "Ida Feldt"]),
    ],
)
def test_a_title_in_letters_or_one_that_stands_before_the_whole_name_is_none(
    text: str, tagged: list[str], left: list[str]
) -> None:
    assert cut(text, *tagged) == left


def test_a_name_before_a_name_is_no_title() -> None:
    text = "There Opec Ida Reade came. Opec Reade ran."
    assert cut(text, "Opec", "Ida Reade", "Opec Reade") == ["Opec", "Ida Reade", "Opec Reade"]


def test_words_over_two_signatures_are_those_of_both() -> None:
    marked = "“We ask for an answer,” wrote\n\n<s><p>Harold Reade Diana Feldt</p></s>\n\nin Kessel."
    resolution = resolve_marked(marked)
    kinds = {speaker.name: speaker.type for speaker in resolution.speakers}
    assert [kinds[name_of(resolution, choice)] for choice in resolution.choices] == ["group"]


def test_a_name_of_thousands_of_words_is_no_row_of_people() -> None:
    row = " ".join(["Harold Reade Diana Feldt"] * 2_000)
    assert cut(f"{LETTER}{row}\n", row) == [row]
