"""How likely each option of a question is."""

from __future__ import annotations

from tests.support.analysis.marked import resolve_marked, speakers_of


def test_a_doubtful_surname_is_less_sure_than_a_clear_one() -> None:
    doubtful = "<p>Martin Orlow</p> met <p>Petra Orlow</p>.\n\n“It is late,” <s><p>Orlow</p></s> said."
    clear = "<p>Martin Orlow</p> met <p>Petra Hanse</p>.\n\n“It is late,” <s><p>Orlow</p></s> said."
    unsure, sure = resolve_marked(doubtful).choices[0], resolve_marked(clear).choices[0]
    assert unsure.probability < sure.probability
    assert {c.name for c in unsure.candidates} == {"Martin Orlow", "Petra Orlow"}


def test_a_given_name_of_the_other_sex_outweighs_who_was_named_last() -> None:
    marked = (
        "“I think of the drivers,” <s><p>Maeve Strach</p></s> told the inquest. The coroner, <s><p>Hamish Aucht</p></s>"
        ", asked whether the brakes had been tested. “Not since May,” <s>she</s> said."
    )
    assert speakers_of(marked) == ["Maeve Strach", "Hamish Aucht", "Maeve Strach"]


def test_she_is_not_the_man_named_last_where_a_woman_was_named() -> None:
    marked = (
        "“I needed it,” says <s><p>Hana Svobo</p></s>, 44.\n\nHer landlord is a town. Mayor <s><p>Radim Kolar</p></s> "
        "admits that the rent is “a gesture”.\n\n“They left me a pole,” <s>she</s> says."
    )
    assert speakers_of(marked)[-1] == "Hana Svobo"
