"""Who a mention stands for: names and their parts, descriptions, pronouns, organisations, groups and documents."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution, NameMention, Reading, no_affinities
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers import resolve
from quotes.model import Stretch
from tests.support.analysis.marked import resolve_marked, speakers_of

AGENCY = (
    "PORT ALDEN, June 3. Engineers who serviced the radars are returning home, <r>Foreign Ministry spokesman</r> "
    "<s><p>Darel Ivanic</p></s> stated on Thursday.\n\n"
    "“All our engineers are returning home on schedule,” <s><p>Ivanic</p></s> stressed.\n\n"
    "“Nobody was asked to stay,” <s>the spokesman</s> affirmed. <r>Deputy Trade Minister</r> <s><p>Ana "
    "Lopes</p></s> said "
    "in an interview that talks would go on. “We have time,” <s>she</s> added."
)


def test_surname_description_and_pronoun_go_to_the_full_name() -> None:
    assert speakers_of(AGENCY) == ["Darel Ivanic", "Darel Ivanic", "Darel Ivanic", "Ana Lopes", "Ana Lopes"]


def test_the_evidence_says_in_words_how_each_mention_was_resolved() -> None:
    chains = [" ".join(c.chain) for c in resolve_marked(AGENCY).choices]
    assert chains[0] == "full name of Darel Ivanic, named in paragraph 1"
    assert chains[1] == "surname of Darel Ivanic, named in paragraph 1"
    assert chains[2] == "description of Darel Ivanic, named in paragraph 1"
    assert "Ana Lopes" in chains[4] and "paragraph 3" in chains[4]


def test_a_surname_alone_is_no_full_name() -> None:
    text = "“We sail,” said Ms. <s><p>Aldous</p></s>. “At six,” said <s><p>Aldous</p></s>."
    told = ("only printed name of Aldous, named in paragraph 1",)
    assert [choice.chain for choice in resolve_marked(text).choices] == [told, told]


def test_speakers_carry_roles_aliases_and_ids_in_order_of_first_mention() -> None:
    first, second = resolve_marked(AGENCY).speakers
    assert (first.id, first.name, first.type, first.aliases) == ("s1", "Darel Ivanic", "person", ("Ivanic",))
    assert [r.exact for r in first.roles] == ["Foreign Ministry spokesman"]
    assert [r.exact for r in second.roles] == ["Deputy Trade Minister"]


def test_every_attribution_gets_a_choice_in_the_order_of_the_reading() -> None:
    text = "“Go,” said Ana Lopes. “Stay,” said Darel Ivanic."
    sources = [Stretch(text.index(n), text.index(n) + len(n)) for n in ("Darel Ivanic", "Ana Lopes")]
    names = tuple(NameMention(s.start, s.end, "person", 0.9) for s in sources)
    attributions = (*(Attribution((), None, s, 0.9, 0.9) for s in sources), Attribution((), None, None, 0.9, 0.0))
    resolution = resolve(text, quoted_stretches(text), Reading(attributions, names, (), no_affinities))
    assert [c.speaker for c in resolution.choices] == [1, 0, None]
    assert resolution.choices[2].chain == ("no speaker is mentioned",)


@pytest.mark.parametrize(
    ("introduced", "later", "full"),
    [
        ("<r>President</r> <p>Suwarno</p>", "<p>Suwarno</p>", "Suwarno"),
        ("<p>Liang Weiguo</p>", "<p>Liang</p>", "Liang Weiguo"),
        ("<p>Kang Min-jae</p>", "Mr. <p>Kang</p>", "Kang Min-jae"),
        ("<p>Andrés Felipe Ortega Lozano</p>", "<p>Ortega Lozano</p>", "Andrés Felipe Ortega Lozano"),
        ("<p>Andrés Felipe Ortega Lozano</p>", "<p>Ortega</p>", "Andrés Felipe Ortega Lozano"),
        ("<p>Maria de la Cruz Peña</p>", "<p>De la Cruz</p>", "Maria de la Cruz Peña"),
        ("<p>Ursula van den Broek</p>", "<p>Van den Broek</p>", "Ursula van den Broek"),
        ("<p>Karim al-Hadad</p>", "<p>al-Hadad</p>", "Karim al-Hadad"),
        ("<r>Sheikh</r> <p>Karim bin Faisal al-Hadad</p>", "Sheikh <p>Karim</p>", "Karim bin Faisal al-Hadad"),
        ("Lt. Gen. <p>Oleh Bondar</p>", "Gen. <p>Bondar</p>", "Oleh Bondar"),
        ("Archbishop <p>Tomas Rehak</p>", "<p>Rehak</p>", "Tomas Rehak"),
        ("PM <p>Ilse Sandvik</p>", "Prime Minister <p>Sandvik</p>", "Ilse Sandvik"),
        ("Chancellor <p>Jürgen Köhl</p>", "<p>Kohl</p>", "Jürgen Köhl"),
        ("Pope <p>Anselm</p>", "<p>Anselm</p>", "Pope Anselm"),
        ("<p>Ngozi Adébáyò-Cole</p>", "Dr <p>Adebayo-Cole</p>", "Ngozi Adébáyò-Cole"),
    ],
)
def test_names_of_the_world(introduced: str, later: str, full: str) -> None:
    marked = f"On Monday {introduced} spoke to reporters.\n\n“We shall see,” <s>{later}</s> said."
    assert speakers_of(marked) == [full]


@pytest.mark.parametrize(
    "odd", ["", " ", "“", "<s></s>", "<s> </s>", "<s>—</s>", "<s>’s</s>", "<s><p></p></s>", "<s>and</s>"]
)
def test_odd_sources_never_raise(odd: str) -> None:
    assert len(resolve_marked(f"Before. {odd} said so.").choices) == odd.count("<s>")
