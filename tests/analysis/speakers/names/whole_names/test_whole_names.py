"""Names are whole and nothing more, whatever it takes."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.whole_names import whole_names
from quotes.analysis.speakers.text_regions import TextRegions
from tests.support.analysis.marked import speakers_of


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("It rains, the army’s <s>Storm and <o>Thunder Corps</o></s> said.", "Storm and Thunder Corps"),
        ("<o>Tarncom</o> and <s><o>Thunder Corps</o></s> said it rains.", "Thunder Corps"),
        ("It rains, <s><o>Tarn Airport</o> Police</s> said.", "Tarn Airport Police"),
        ("It rains, <s><p>Changdu</s> Orlow</p> said.", "Changdu Orlow"),
        ("It rains, the user <s>S_AND_<p>YY</p></s> said.", "S_AND_YY"),
        ("<p>Tarnis</p> left. <p>Tarnis</p> slept. <p>Tarnis</p> ate. <s><o>Tarnis</o></s> said so.", "Tarnis"),
        ("It rains, <s><p>THE HON ANA LOPES</p></s> said.", "Ana Lopes"),
        ("It rains, said <s>the judge, A. <p>Oscar Lopes</p></s>.", "A. Oscar Lopes"),
        ("“It rains,” said <s>the <o>Harbour Board</o> of <p>Saint Odo</p></s>.", "Harbour Board of Saint Odo"),
        ("“It rains,” said <s><o>the League of</o> Coopers</s>.", "League of Coopers"),
        ("“It rains,” <s>the <o>Tarn Stock Exchange (TSE</o>)</s> said.", "Tarn Stock Exchange"),
        ("“It rains,” said <s><o>Tarn Ferries Inc</o>.</s>", "Tarn Ferries Inc."),
    ],
)
def test_a_name_is_whole_and_nothing_more(marked: str, name: str) -> None:
    assert speakers_of(marked) == [name]


@pytest.mark.parametrize(
    ("text", "tagged", "whole", "kind"),
    [
        ("Shares of Lumen Foods fell.", "Lumen", "Lumen Foods", "organization"),
        ("Norvolt Energy will build it.", "Norvolt", "Norvolt Energy", "organization"),
        ("Ana Gold said so.", "Ana", "Ana Gold", "person"),
        ("Norvolt energy is dear.", "Norvolt", "Norvolt", "person"),
        ("Glaciologist Tor Vik said so.", "Glaciologist Tor Vik", "Tor Vik", "person"),
        ("Bargeman Wilf Ostler said so.", "Bargeman Wilf Ostler", "Wilf Ostler", "person"),
        ("Mother-of-two Ana Brandt said so.", "Mother-of-two Ana Brandt", "Ana Brandt", "person"),
        ("Norman Wilf Ostler said so.", "Norman Wilf Ostler", "Norman Wilf Ostler", "person"),
    ],
)
def test_trades_belong_to_names_and_occupations_do_not(text: str, tagged: str, whole: str, kind: str) -> None:
    at = text.index(tagged)
    (found,) = whole_names((NameMention(at, at + len(tagged), "person", 0.9),), TextRegions(text, ()), [])
    assert (text[found.start : found.end], found.type) == (whole, kind)
