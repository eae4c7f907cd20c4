"""Where a name begins and ends: titles before it, and lines between names."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention, NameType
from quotes.analysis.speakers.names.whole_names import whole_names
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.model import Stretch
from tests.support.analysis.marked import resolve_marked, speakers_of


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("<s>The <o>Ferry Commission</o> on Tuesday</s> said “no”.", "Ferry Commission"),
        (
            "The <s><o>Joint Ferry</o> Commission on Safe Harbours</s> said “no”.",
            "Joint Ferry Commission on Safe Harbours",
        ),
        ("As <s>7to5Pad</s> wrote, “it rains”.", "7to5Pad"),
        ("As <s>Alden.org</s> wrote, “it rains”.", "Alden.org"),
    ],
)
def test_a_body_begins_and_ends_where_its_name_does(marked: str, name: str) -> None:
    resolution = resolve_marked(marked)
    assert [(s.name, s.type) for s in resolution.speakers] == [(name, "organization")]


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("Sincerely,\n\nHarold Reade\n\nDiana Feldt", ["Harold Reade", "Diana Feldt"], ["Harold Reade", "Diana Feldt"]),
        ("Sincerely,\nHarold Reade\nDiana Feldt", ["Harold Reade", "Diana Feldt"], ["Harold Reade", "Diana Feldt"]),
        ("Sincerely,\n\nHarold Reade\n\nDiana Feldt", ["Harold Reade\n\nDiana Feldt"], ["Harold Reade", "Diana Feldt"]),
        ("so said Diana\nFeldt of Kessel", ["Diana", "Feldt"], ["Diana\nFeldt"]),
        ("the envoy Diana\n\nFeldt said", ["Diana", "Feldt"], ["Diana", "Feldt"]),
    ],
)
def test_names_on_lines_of_their_own_are_not_one(text: str, tagged: list[str], names: list[str]) -> None:
    marked = tuple(NameMention(text.index(t), text.index(t) + len(t), "person", 0.9) for t in tagged)
    found = whole_names(marked, TextRegions(text, ()), [])
    assert [text[n.start : n.end] for n in found] == names


@pytest.mark.parametrize(
    ("text", "tagged", "kind", "whole"),
    [
        ("Good Works\n\nOrlow came.", "Orlow", "person", "Orlow"),
        ("the Tarn-based firm", "Tarn", "place", "Tarn"),
        ("Ivo Ng’ori came.", "Ivo Ng", "person", "Ivo Ng’ori"),
        ("Orlow’s car", "Orlow", "person", "Orlow"),
    ],
)
def test_a_name_ends_where_its_words_do(text: str, tagged: str, kind, whole: str) -> None:
    at = text.index(tagged)
    found = whole_names((NameMention(at, at + len(tagged), kind, 0.9),), TextRegions(text, ()), [])
    assert [text[n.start : n.end] for n in found] == [whole]


def test_a_body_does_not_take_in_the_person_named_behind_it() -> None:
    text = "Head of the Service for Coastal Trade Anton Orlow came."
    marked = [("Service", "organization"), ("Coastal Trade", "organization"), ("Anton Orlow", "person")]
    names = tuple(NameMention(text.index(t), text.index(t) + len(t), kind, 0.9) for t, kind in marked)
    found = whole_names(names, TextRegions(text, ()), [])
    assert [text[n.start : n.end] for n in found] == ["Service for Coastal Trade", "Anton Orlow"]


@pytest.mark.parametrize(
    ("text", "tagged", "whole"),
    [
        ("The Prime Minister’s Bureau said so.", [("Bureau", "organization")], ["Prime Minister’s Bureau"]),
        ("Orlow’s Bureau said so.", [("Orlow", "person"), ("Bureau", "organization")], ["Orlow", "Bureau"]),
        ("the Alliance of Mills and Dam Builders said", [("Alliance of Mills", "organization")],
         ["Alliance of Mills and Dam Builders"]),
        ("the League of Tarn and Ivo Hale said", [("League of Tarn", "organization"), ("Ivo Hale", "person")],
         ["League of Tarn", "Ivo Hale"]),
        ("the Union of Investigative Journalists said", [("Union of Investigative", "organization")],
         ["Union of Investigative Journalists"]),
        ("the NGO said", [("NGO", "organization")], []),
        ("Usman Hasel said", [("Usman", "place"), ("Hasel", "person")], ["Usman Hasel"]),
        ("in The Mirror Linda said", [("Linda", "person")], ["Linda"]),
    ],
)  # fmt: skip
def test_names_of_bodies_and_people_are_read_whole(text: str, tagged: list, whole: list[str]) -> None:
    marked = tuple(NameMention(text.index(t), text.index(t) + len(t), kind, 0.9) for t, kind in tagged)
    assert [text[n.start : n.end] for n in whole_names(marked, TextRegions(text, ()), [])] == whole


def test_a_people_s_adjective_after_an_age_is_no_name() -> None:
    text = "“I rowed,” the 27-year-old Austrian said."
    source = Stretch(text.index("the"), text.index(" said"))
    assert whole_names((), TextRegions(text, ()), [source]) == ()


@pytest.mark.parametrize(
    ("source", "tagged", "name"),
    [
        ("Headliner Jonte Flod", "Jonte Flod", "Jonte Flod"),
        ("Anna Jonte Flod", "Jonte Flod", "Anna Jonte Flod"),
        ("Ong Beng Huat", "Beng Huat", "Ong Beng Huat"),
        ("Ngozi Flod", "Flod", "Ngozi Flod"),
    ],
)
def test_a_capital_at_the_head_of_a_sentence_begins_no_full_name(source: str, tagged: str, name: str) -> None:
    text = f"It rains. {source} said so."
    at, start = text.index(tagged), text.index(source)
    (found,) = whole_names(
        (NameMention(at, at + len(tagged), "person", 0.9),),
        TextRegions(text, ()),
        [Stretch(start, start + len(source))],
    )
    assert text[found.start : found.end] == name


@pytest.mark.parametrize(
    ("text", "tagged", "kind", "left"),
    [
        ("“No,” the Slovenian said.", "Slovenian", "person", []),
        ("“No,” Mr German said.", "German", "person", ["German"]),
        ("Interior minister Ana Lopes came.", "Interior", "organization", []),
        ("Interior said no.", "Interior", "organization", ["Interior"]),
        ("“No,” the East Tarn Teachers’ Union said.", "East Tarn", "place", ["East Tarn Teachers’ Union"]),
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
    ("marked", "name"),
    [
        ("It rains, the army’s <s>Storm and <o>Thunder Corps</o></s> said.", "Storm and Thunder Corps"),
        ("<o>Tarncom</o> and <s><o>Thunder Corps</o></s> said it rains.", "Thunder Corps"),
        ("It rains, <s><o>Tarn Airport</o> Police</s> said.", "Tarn Airport Police"),
        ("It rains, <s><p>Changdu</s> Orlow</p> said.", "Changdu Orlow"),
        ("It rains, the user <s>S_AND_<p>YY</p></s> said.", "S_AND_YY"),
        ("<p>Tarnis</p> left. <p>Tarnis</p> slept. <p>Tarnis</p> ate. <s><o>Tarnis</o></s> said so.", "Tarnis"),
        ("It rains, <s><p>THE HON ANA LOPES</p></s> said.", "Ana Lopes"),
    ],
)
def test_a_name_is_whole_and_nothing_more(marked: str, name: str) -> None:
    assert speakers_of(marked) == [name]


@pytest.mark.parametrize(("text", "kind"), [("the Tarn-based firm", "place"), ("the Tarn-led firm", "organization")])
def test_where_a_firm_is_based_is_a_place(text: str, kind: str) -> None:
    found = whole_names((NameMention(4, 8, "organization", 0.9),), TextRegions(text, ()), [])
    assert [(text[n.start : n.end], n.type) for n in found] == [("Tarn", kind)]


def test_a_name_in_small_letters_is_not_cut_before_its_second_word() -> None:
    text = "It rains — ida holm"
    found = whole_names((NameMention(11, 19, "person", 0.9),), TextRegions(text, ()), [])
    assert [text[n.start : n.end] for n in found] == ["ida holm"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("<o>Security firm Falk Box</o>", "Falk Box"),
        ("<o>Anti-fraud consultancy Nordal Signs</o>", "Nordal Signs"),
        ("<o>Portugal’s Falk Box</o>", "Falk Box"),
        ("<o>University of Tarn</o>", "University of Tarn"),
    ],
)
def test_a_body_is_called_without_what_describes_it(marked: str, name: str) -> None:
    assert speakers_of(f"“It leaks,” said <s>{marked}</s>.") == [name]


def test_a_surname_behind_a_courtesy_title_is_a_name_though_it_is_a_word() -> None:
    text = "<p>Oliver Irish</p> came. “It leaks,” <s>Mr Irish</s> said. “It does,” said <s>Mr Irish</s>."
    assert speakers_of(text) == ["Oliver Irish"] * 2
    assert resolve_marked("“Mr. President, it leaks,” said <s><p>Ana Brandt</p></s>.").speakers[0].name == "Ana Brandt"
    assert whole_names((), TextRegions("Thank you, Mr. President.", ()), []) == ()


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It rains. Management called it a strike.", []),
        ("It rains. Toyota called it a strike.", ["Toyota"]),
        ("It rains. Anna called it a strike.", ["Anna"]),
        ("It rains, and Ekelund called it a strike.", ["Ekelund"]),
    ],
)
def test_a_capital_at_the_head_of_a_sentence_makes_no_name(text: str, names: list[str]) -> None:
    word = next(w for w in ("Management", "Toyota", "Anna", "Ekelund") if w in text)
    source = Stretch(text.index(word), text.index(word) + len(word))
    found = whole_names((), TextRegions(text, ()), [source])
    assert [text[n.start : n.end] for n in found] == names


def test_a_noun_with_which_a_headline_opens_is_no_name() -> None:
    marked = (
        "<o>Airline</o> to refund pilgrims\n\n<o>Tarn Air</o> will refund them.\n\n“All of them,” <s>the airline</s> "
        "said."
    )
    assert speakers_of(marked) == ["Tarn Air"]
