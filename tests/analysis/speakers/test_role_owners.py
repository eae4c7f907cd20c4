"""Whose a printed role is."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import resolve_marked


def test_the_name_in_an_apposition_is_the_speaker_and_the_role_his() -> None:
    marked = "“No comment,” said <s>the ministry’s <r>spokesman</r>, <p>Ivo Brandt</p></s>."
    resolution = resolve_marked(marked)
    assert [(s.name, [r.exact for r in s.roles]) for s in resolution.speakers] == [("Ivo Brandt", ["spokesman"])]


def test_a_role_after_the_name_inside_the_source_is_his() -> None:
    marked = "“No,” said <s>Sen. <p>Ted Marlow</p> (R-Drenov), also <r>a presidential hopeful</r>,</s> on Friday."
    assert [[r.exact for r in s.roles] for s in resolve_marked(marked).speakers] == [["a presidential hopeful"]]


def test_a_role_beside_another_name_is_not_the_speakers() -> None:
    marked = "<s><p>Ivo Brandt</p></s> said on Monday that the <r>Lord Mayor</r>, <p>Ann Field</p>, was ill."
    assert resolve_marked(marked).speakers[0].roles == ()


def test_an_office_is_not_that_of_who_holds_another() -> None:
    marked = "<r>Senator</r> <p>Ana Lopes</p> spoke. It rains, <s>the <r>Governor</r></s> said."
    held = [r.exact for s in resolve_marked(marked).speakers for r in s.roles]
    assert "Governor" not in held


@pytest.mark.parametrize(
    ("marked", "held"),
    [
        ("<p>Ivo Brandt</p> and the <r>President</r> agreed. “No,” said <s><p>Ivo Brandt</p></s>.", []),
        ("In a letter to the <r>mayor</r>, <p>Ivo Brandt</p> asked. “No,” said <s><p>Ivo Brandt</p></s>.", []),
        ("They wrote to the <r>mayor</r>, <p>Ivo Brandt</p>, too. “No,” said <s><p>Ivo Brandt</p></s>.", ["mayor"]),
        ("The <r>mayor</r>, <p>Ivo Brandt</p>, came. “No,” said <s><p>Ivo Brandt</p></s>.", ["mayor"]),
        ("Asked about the <r>prime minister</r>, <s><p>Ivo Brandt</p></s> said: “No.”", []),
        ("After meeting the <r>pope</r>, <s><p>Ivo Brandt</p></s> said: “No.”", []),
        ("After a walk with the <r>prime minister</r> in Alden, <s><p>Ivo Brandt</p></s> said: “No.”", []),
        ("Asked about the <r>mayor</r>, <s><p>Ivo Brandt</p></s>, the <r>head pilot</r>, said: “No.”", ["head pilot"]),
        ("In Alden the <r>mayor</r>, <s><p>Ivo Brandt</p></s>, said: “No.”", ["mayor"]),
        ("“No,” the <r>mayor</r>, <s><p>Ivo Brandt</p></s> said.", ["mayor"]),
        ("<s><p>Ivo Brandt</p></s>, the <r>mayor</r>’s son, said: “No.”", []),
        ("<s><p>Ivo Brandt</p>, the <r>mayor</r>’s son</s>, said: “No.”", []),
        ("<s><r>Queen</r> Ida’s son, Duke <p>Ivo Brandt</p></s>, said: “No.”", []),
        ("Turning to the <r>prosecutor</r>, Judge <s><p>Ivo Brandt</p></s> said: “No.”", []),
        ("<p>Ivo Brandt</p>’s <r>deputy</r> left. “No,” <s><p>Ivo Brandt</p></s> said.", []),
    ],
)
def test_a_role_of_somebody_else_near_the_name(marked: str, held: list[str]) -> None:
    assert [r.exact for s in resolve_marked(marked).speakers for r in s.roles] == held


def test_who_thanks_her_is_somebody_else() -> None:
    marked = (
        "<p>Ana Lopes</p> will decide. The <r>prime minister</r> thanked her. “Yes,” said <s><p>Ana Lopes</p></s>."
        " “Soon,” <s><p>Lopes</p></s> said."
    )
    assert [r.exact for s in resolve_marked(marked).speakers for r in s.roles] == []
