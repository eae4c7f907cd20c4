"""Who cannot be meant by a description."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import speakers_of


def test_an_office_held_before_a_relative_is_introduced_is_not_the_relatives() -> None:
    marked = (
        "“Flour is dear,” <s>President <p>Orlow</p></s> said on Monday.\n\nHis wife, <p>Petra Orlow</p>, nodded. "
        "“It is,” <s><p>Petra Orlow</p></s> said."
    )
    assert speakers_of(marked) == ["Orlow", "Petra Orlow"]


def test_the_president_is_not_the_prime_minister_who_spoke_last() -> None:
    marked = (
        "<r>Prime Minister</r> <s><p>Ana Lopes</p></s> said she would go. <p>Lopes</p> had said so before; "
        "<p>Lopes</p> and her party were tired. <r>President</r> <p>Darel Ivanic</p> would not sign. Then <p>Lopes</p> "
        "met the press. “The rest is for others,” <s><p>Lopes</p></s> said. <s>The president</s> thanked her."
    )
    assert speakers_of(marked)[-1] == "Darel Ivanic"


def test_a_minister_is_not_the_one_of_another_portfolio() -> None:
    marked = (
        "The <r>transport minister</r>, <s><p>Ana Lopes</p></s>, dismissed it, hours after <s>the fisheries "
        "minister</s> threatened to go.\n\n“He never asked me,” <s>the transport minister</s> said."
    )
    first, second, third = speakers_of(marked)
    assert (first, third) == ("Ana Lopes", "Ana Lopes")
    assert second != "Ana Lopes"


def test_a_delegate_described_is_not_that_of_another_state() -> None:
    marked = "“It rains,” <s>the delegate of <l>France</l></s> said.\n\n“No,” <s>the delegate of <l>Spain</l></s> said."
    assert speakers_of(marked)[1] != "the delegate of France"


def test_the_prime_minister_is_no_minister_of_a_field() -> None:
    marked = "<s><p>Ana Lopes</p>, <r>minister for ferries</r></s>, said so.\n\n“No,” <s>the prime minister</s> said."
    assert speakers_of(marked)[1] != "Ana Lopes"


def test_of_two_coaches_the_visiting_one_is_nobody_unless_told() -> None:
    two = "Harlund coach <p>Mads Toft</p> met Vestby coach <p>Emre Aydin</p>.\n\n“No,” <s>the visiting coach</s> said."
    one = "Harlund coach <p>Mads Toft</p> met the press.\n\n“No,” <s>the visiting coach</s> said."
    assert [*speakers_of(two), *speakers_of(one)] == [None, "Mads Toft"]


def test_who_leaves_an_office_still_holds_it() -> None:
    marked = (
        "Chief executive <p>Grant Whitlow</p> will step down and be replaced by his deputy, <p>Siobhan Kerr</p>.\n\n"
        "“I am tired,” <s>the outgoing chief executive</s> said."
    )
    assert speakers_of(marked) == ["Grant Whitlow"]


def test_the_one_of_an_age_is_whose_age_was_told() -> None:
    marked = (
        "The suspect, named as <p>Ivan Brod</p>, 41, was held.\n\n“No,” <s>the 41-year-old</s> told the judge. "
        "<s>Police chief <p>Ana Marin</p></s> said it was over."
    )
    assert speakers_of(marked) == ["Ivan Brod", "Ana Marin"]


def test_who_was_mayor_then_is_not_the_mayor() -> None:
    marked = (
        "In 2010 the then mayor, <p>Bo Ek</p>, promised a tram.\n\nThe current mayor, <p>Lisa Dahl</p>, dropped it.\n\n"
        "“It was a dream,” <s>the mayor</s> said."
    )
    assert speakers_of(marked) == ["Lisa Dahl"]


def test_the_mayor_is_who_is_introduced_as_one_and_not_who_spoke_last() -> None:
    marked = (
        "Residents came on Monday. <r>Mayor</r> <p>Anselm Quint</p> stayed.\n\n“The well is not clean,” "
        "<s><p>Grace Mourin</p></s> told him.\n\n“I have no excuse,” <s>the mayor</s> replied."
    )
    assert speakers_of(marked) == ["Grace Mourin", "Anselm Quint"]


def test_of_two_mayors_each_is_the_one_of_the_town() -> None:
    marked = (
        "<p>Franz Ober</p>, the mayor of <l>Hintal</l>, had a map. <p>Gerda Plan</p>, the mayor of <l>Vorsee</l>, had "
        "brought a geologist.\n\n“Maps lie,” <s>the mayor of <l>Vorsee</l></s> said.\n\n"
        "“Geologists do,” <s>the mayor of <l>Hintal</l></s> said."
    )
    assert speakers_of(marked) == ["Gerda Plan", "Franz Ober"]


def test_the_lawyer_of_one_side_is_not_that_of_the_other() -> None:
    marked = (
        "<r>Prosecutor</r> <p>Leo Iturbe</p> asked for nine years, <r>defence lawyer</r> <p>Camila Rold</p> for "
        "none.\n\n“He kept two ledgers,” <s>the prosecution lawyer</s> said.\n\n“He had two shops,” <s>the defence "
        "lawyer</s> said."
    )
    assert speakers_of(marked)[0] != "Camila Rold"
    assert speakers_of(marked)[1] == "Camila Rold"


def test_who_is_named_to_an_office_is_the_incoming_and_who_is_replaced_the_outgoing() -> None:
    marked = (
        "<o>Tarn Bank</o> named <p>Priya Desh</p> as chief executive on Monday, replacing <p>Colm Tiern</p>.\n\n"
        "“I inherit a weak roof,” <s>the incoming chief executive</s> said.\n\n"
        "“Nobody needs the old driver,” <s>the outgoing chief executive</s> said."
    )
    assert speakers_of(marked) == ["Priya Desh", "Colm Tiern"]


def test_a_successor_may_hold_the_office_by_now() -> None:
    marked = (
        "Former bishop <p>Edward Garn</p> criticised his successor, <p>Olive Heald</p>.\n\n"
        "“I was right,” <s>the bishop</s> said."
    )
    assert speakers_of(marked) == ["Olive Heald"]


def test_the_engineer_is_who_is_introduced_as_one() -> None:
    marked = (
        "The caller is <p>Anouk Delac</p>, a teacher. An engineer, <p>Lionel Fav</p>, is climbing.\n\n“It is cold,” "
        "<s><p>Delac</p></s> reports.\n\n“I can see them,” <s>the engineer</s> says."
    )
    assert speakers_of(marked) == ["Anouk Delac", "Lionel Fav"]


def test_the_coach_of_a_club_is_whom_the_article_calls_that_clubs() -> None:
    marked = (
        "Harrow <r>coach</r> <p>Iwan Prosser</p> praised his men. His opposite number, Stenmoor's <p>Faleo Tuima</p>, "
        "had no complaints.\n\n“We lost our heads,” <s>the Stenmoor coach</s> said."
    )
    assert speakers_of(marked) == ["Faleo Tuima"]


def test_the_swede_is_not_the_german() -> None:
    marked = (
        "<p>Pia Lund</p> won. The German, <p>Otto Wolff</p>, was second.\n\n“I slept,” <s><p>Wolff</p></s> said.\n\n"
        "“I flew,” said <s>the Swede</s>."
    )
    assert speakers_of(marked) == ["Otto Wolff", "Pia Lund"]


def test_the_kenyan_is_who_is_told_to_be_from_kenya() -> None:
    marked = (
        "<l>Kenya</l>'s <p>Daniel Kip</p> won, with <l>Norway</l>'s <p>Henrik Sand</p> second.\n\n“The wind said no,” "
        "<s>the Kenyan</s> said."
    )
    assert speakers_of(marked) == ["Daniel Kip"]


@pytest.mark.parametrize("who", ["the prime minister", "the president", "The French leader"])
def test_the_holder_of_an_office_is_nobody_of_another_trade(who: str) -> None:
    marked = f"“It is long,” <s><p>Kaj Rann</p>, a ministry spokesman,</s> said.\n\n“Enough,” <s>{who}</s> told them."
    assert speakers_of(marked)[-1] != "Kaj Rann"


def test_the_president_is_no_senator_though_nobody_else_is_named() -> None:
    marked = "“It is wrong,” <s><r>Senator</r> <p>Hale Reid</p></s> said.\n\n“Enough,” <s>the president</s> said."
    assert speakers_of(marked)[-1] != "Hale Reid"


@pytest.mark.parametrize("who", ["the foreign minister", "the UK foreign minister"])
def test_the_minister_of_a_field_is_who_is_introduced_as_one(who: str) -> None:
    marked = f"US President <p>Per Orlow</p> raved.\n\n“Not so,” <s>{who}</s> said."
    assert speakers_of(marked)[-1] != "Per Orlow"


def test_the_leader_of_a_body_is_who_is_told_to_lead_it_and_no_voter() -> None:
    marked = (
        "The challenger <p>Morgan Tsva</p>, leader of the Movement for Ports (MFP), lost.\n\n<p>Noel Guku</p>, a young "
        "MFP voter, wept.\n\n“It is on the people,” <s>the MFP leader</s> said."
    )
    assert speakers_of(marked) == ["Morgan Tsva"]


def test_the_mayors_son_is_not_the_mayor() -> None:
    said = "<s><p>Jarek Orlow</p></s>, the mayor’s son, said: “It rains.”\n\n“It stays,” <s>the mayor</s> said."
    assert speakers_of(said) != ["Jarek Orlow", "Jarek Orlow"]
    assert speakers_of(said.replace("the mayor’s son", "the mayor")) == ["Jarek Orlow", "Jarek Orlow"]


@pytest.mark.parametrize(
    "told",
    [
        "Mayor <p>Rosa Feld</p> came. The referee’s wife, <p>Ida Orlow</p>, wept.",
        "<p>Ida Orlow</p>, a spokesman for the referee, wept.",
        "<p>Ida Orlow</p>, wife of the referee, wept.",
    ],
)
def test_whoever_has_a_wife_or_a_spokesman_is_none_of_those_with_another_trade(told: str) -> None:
    assert speakers_of(f"{told}\n\n“It stays,” <s>the referee</s> said.")[0] in (None, "the referee")


def test_an_american_witness_is_a_new_one_behind_two_of_them() -> None:
    marked = (
        "“It sank,” <s><p>Mads Toft</p>, a witness,</s> said.\n\n"
        "“It did,” <s><p>Emre Aydin</p>, a witness,</s> said.\n\n"
        "“I swam,” <s>an American witness at the pier</s> said."
    )
    assert speakers_of(marked)[-1] == "an American witness at the pier"
