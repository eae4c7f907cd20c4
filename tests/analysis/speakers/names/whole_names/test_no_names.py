"""What is taken for a name and is none."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention, NameType
from quotes.analysis.speakers.names.whole_names import whole_names
from quotes.analysis.speakers.text_regions import TextRegions
from tests.support.analysis.marked import resolve_marked, speakers_of


@pytest.mark.parametrize(
    ("text", "tagged", "kind", "left"),
    [
        ("“No,” the Slovenian said.", "Slovenian", "person", []),
        ("“No,” Mr German said.", "German", "person", ["German"]),
        ("Interior minister Ana Lopes came.", "Interior", "organization", []),
        ("Interior said no.", "Interior", "organization", ["Interior"]),
        ("“No,” the East Tarn Teachers’ Union said.", "East Tarn", "place", ["East Tarn Teachers’ Union"]),
        ("THE Tui Ofa of Tarn, Ratu Ivo Brandt, came.", "Tui Ofa", "person", []),
        ("The Tarn Runner X3 phone came.", "Tarn Runner X3", "person", []),
        ("“No,” Adv. Brandt said.", "Adv", "person", []),
        ("“No,” Det Snr Sgt Brandt said.", "Snr", "person", []),
        ("“No,” Chief (Barr.) Brandt said.", "Barr", "person", []),
        ("“No,” Snr Brandt said.", "Snr", "person", ["Snr"]),
        ("In East Tarn Prime Minister Brandt said no.", "East Tarn", "place", ["East Tarn"]),
    ],
)
def test_a_people_and_the_field_of_an_office_are_no_names_and_a_body_is_whole(
    text: str, tagged: str, kind: NameType, left: list[str]
) -> None:
    at = text.index(tagged)
    found = whole_names((NameMention(at, at + len(tagged), kind, 0.9),), TextRegions(text, ()), [])
    assert [text[n.start : n.end] for n in found] == left


def test_a_title_in_capitals_is_no_name() -> None:
    marked = "<p>Ana Lopes</p>:\n\n“Go on.”\n\n<s>PRIME <p>MINISTER</p></s>:\n\n“It rains.”"
    resolution = resolve_marked(marked)
    assert not any(s.type == "person" and "MINISTER" in s.name for s in resolution.speakers)


@pytest.mark.parametrize(
    "marked",
    [
        "<p>Ana White</p> ran.\n\n“It rains,” <s><p>White</p></s> said. “It does,” said <s><p>White</p></s>.",
        "<p>Ana White</p>, who commands here, came.\n\n“It rains,” <s><p>Adm</p>. <p>White</p></s> said. “It pours,” "
        "said <s><p>Hon</p>. <p>White</p></s>.",
        "So said the skipper <p>Ana</p> “Flash” <s><p>White</p></s>: “It rains.”\n\n“It pours,” <s>Flash</s> said.",
        "<p>Kai St White</p> ran, and <p>Ana St White</p>.\n\n“It rains,” <s>Ms <l>St White</l></s> said. “It pours,” "
        "said <s>Ms <l>St White</l></s>.",
    ],
)
def test_a_surname_that_is_a_word_or_a_place_and_a_title_before_it(marked: str) -> None:
    assert {name.split()[-1] for name in speakers_of(marked) if name} == {"White"}
    assert len({*speakers_of(marked)}) == 1


def test_the_office_of_a_place_is_no_name() -> None:
    marked = "<s><p>Custos</p> of <o>Tarn</o> Dr <p>Ana Brandt</p></s> wrote: “It rains.” “It pours,” <s>she</s> said."
    assert "Custos" not in speakers_of(marked)


def test_a_noun_with_which_a_headline_opens_is_no_name() -> None:
    marked = (
        "<o>Airline</o> to refund pilgrims\n\n<o>Tarn Air</o> will refund them.\n\n“All of them,” <s>the airline</s> "
        "said."
    )
    assert speakers_of(marked) == ["Tarn Air"]
