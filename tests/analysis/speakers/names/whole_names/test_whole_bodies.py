"""Where the name of a body begins and ends."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.whole_names import whole_names
from quotes.analysis.speakers.text_regions import TextRegions
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
    ("text", "tagged", "whole"),
    [
        ("The Prime Minister’s Bureau said so.", [("Bureau", "organization")], ["Prime Minister’s Bureau"]),
        ("Orlow’s Bureau said so.", [("Orlow", "person"), ("Bureau", "organization")], ["Orlow", "Bureau"]),
        ("the Alliance of Mills and Dam Builders said", [("Alliance of Mills", "organization")],
         ["Alliance of Mills and Dam Builders"]),
        ("the League of Tarn and Ivo Hale said", [("League of Tarn", "organization"), ("Ivo Hale", "person")],
         ["League of Tarn", "Ivo Hale"]),
        ("Tarn Radio Kenya reports that", [("Tarn Radio", "organization"), ("Kenya", "place")], ["Tarn Radio Kenya"]),
        ("a report by Falk Post Kenya, no", [("Falk Post", "organization"), ("Kenya", "place")], ["Falk Post Kenya"]),
        ("He told Falk Post Kenya was fine.", [("Falk Post", "organization"), ("Kenya", "place")],
         ["Falk Post", "Kenya"]),
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


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("<o>Security firm Falk Box</o>", "Falk Box"),
        ("<o>Anti-fraud consultancy Nordal Signs</o>", "Nordal Signs"),
        ("<o>Portugal’s Falk Box</o>", "Falk Box"),
        ("<o>Lisbon-based Falk Box</o>", "Falk Box"),
        ("<o>University of Tarn</o>", "University of Tarn"),
    ],
)
def test_a_body_is_called_without_what_describes_it(marked: str, name: str) -> None:
    assert speakers_of(f"“It leaks,” said <s>{marked}</s>.") == [name]
