"""What an article tells of somebody beside the name."""

from __future__ import annotations

from tests.support.analysis.marked import speakers_of


def test_the_coach_of_a_club_is_not_the_club() -> None:
    marked = (
        "<s>The coach of <p>Altamar</p></s> called it robbery.\n\n“They see one colour,” <s>the Altamar coach</s> said."
    )
    assert "Altamar" not in speakers_of(marked)


def test_who_holds_an_office_of_a_state_is_called_by_the_office() -> None:
    marked = (
        "The Drenov minister <p>Ilsa Brandt</p> wrote to the Alden ambassador to Kessel <p>Ana Lopes</p>.\n\n"
        "“We will see,” <s>the ambassador</s> said."
    )
    assert speakers_of(marked) == ["Ana Lopes"]
