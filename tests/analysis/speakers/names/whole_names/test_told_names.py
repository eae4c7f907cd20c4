"""Names of bodies made whole by a short form in brackets, and by a source that is nothing but the name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.whole_names.told_names import with_short_forms, with_sources
from tests.support.analysis.marked import resolve_marked, speakers_of
from tests.support.growth import assert_linear


@pytest.mark.parametrize(
    ("named", "short", "body"),
    [
        ("<p>Rheinische Nachrichten</p> (RN)", "RN", "Rheinische Nachrichten"),
        ("Harbour Data Services’ (HDS) survey of the", "HDS", "Harbour Data Services"),
        ("Board for the Safety of Ferries [BSF]", "BSF", "Board for the Safety of Ferries"),
        ("Alliance to Mend <p>Our Quays</p> (AMOQ)", "AMOQ", "Alliance to Mend Our Quays"),
    ],
)
def test_the_short_form_in_brackets_tells_the_name_of_a_body(named: str, short: str, body: str) -> None:
    marked = f"The {named} harbour was read. “It rains,” <s><p>{short}</p></s> said."
    resolution = resolve_marked(marked)
    assert [(s.name, s.type) for s in resolution.speakers] == [(body, "organization")]


def test_the_initials_of_somebody_and_of_a_place_name_no_body() -> None:
    for marked in ("<p>Ana Brandt</p> (AB)", "<l>East Tarn Region</l> (ETR)", "the Tarn Harbour Board (XYZ)"):
        assert "organization" not in [s.type for s in resolve_marked(f"{marked} came. <s>He</s> said “no”.").speakers]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the American <o>Brewing Associations</o>, an industry group,", "American Brewing Associations"),
        ("The <o>Office</o> of the Recorder of the <o>Tarn House of Deputies</o>", None),
        ("the Danish <o>Interior Ministry</o>", "Interior Ministry"),
        ("the <o>Harbour</o> Workers", "the Harbour Workers"),
        ("the Tarn-based <o>Harbour Board</o>", "Harbour Board"),
        ("EPN <o>Harbour Board</o>", "Harbour Board"),
    ],
)
def test_a_source_of_capitals_is_the_name_of_a_body(source: str, name: str | None) -> None:
    whole = "Office of the Recorder of the Tarn House of Deputies"
    assert speakers_of(f"According to <s>{source}</s>, “it rains”.") == [name or whole]


@pytest.mark.parametrize(
    ("source", "name", "type_"),
    [
        ("Officials of the <o>Tarn Tigers</o>", "Officials of the Tarn Tigers", "group"),
        ("Judge Mara <o>Orlow Bank</o>", "Orlow Bank", "organization"),  # no body of the judge's name
    ],
)
def test_people_of_a_body_are_no_body(source: str, name: str, type_: str) -> None:
    resolution = resolve_marked(f"According to <s>{source}</s>, “it rains”.")
    assert [(s.name, s.type) for s in resolution.speakers] == [(name, type_)]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The vote:\n\n<s>Heritage <l>Tarnland</l></s>: “It rains.”", "Heritage Tarnland"),
        ("“It rains,” said <s>Heritage <l>Tarnland</l></s>.", "Heritage Tarnland"),
        ("It is late. <s>Heritage <l>Tarnland</l></s> said: “It rains.”", "Tarnland"),
        ("It is late. <s>Frack Free <l>Tarnland</l></s> said: “It rains.”", "Frack Free Tarnland"),
        ("It is late. <s>Police <l>Tarnland</l></s> said: “It rains.”", "Police Tarnland"),
        ("“It rains,” said <s>Senator <l>Tarnland</l></s>.", "Tarnland"),
    ],
)
def test_a_body_may_be_called_after_a_place(marked: str, name: str) -> None:
    assert speakers_of(marked) == [name]


@pytest.mark.parametrize("shape", ["Alden Board (AB) ", "the Alden Board, "])
def test_the_time_grows_no_faster_than_the_text(shape: str) -> None:
    def read(text: str) -> Callable[[], object]:
        names = [NameMention(i, i + 5, "organization", 0.9) for i in range(0, len(text) - 6, len(shape))]
        return lambda: with_sources(with_short_forms(names, text), text, [])

    assert_linear(read, shape, 500)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("<s>The charity</s> Found <p>Kin</p>, which helps, said so.", "Found Kin"),
        ("<s>The union Steel Voice</s>, which has members, said so.", "Steel Voice"),
        ("<s>The contractor, Orlow Build,</s> said so.", "Orlow Build"),
    ],
)
def test_a_body_is_called_by_the_capitals_behind_its_noun(marked: str, name: str) -> None:
    assert [(s.name, s.type) for s in resolve_marked(marked).speakers] == [(name, "organization")]


@pytest.mark.parametrize(
    "marked", ["<s>The team Ana <p>Orlow</p></s> led said so.", "<s>The farmer Tarn Orlow</s> said so."]
)
def test_somebody_behind_a_noun_is_no_body(marked: str) -> None:
    assert "organization" not in [s.type for s in resolve_marked(marked).speakers]
