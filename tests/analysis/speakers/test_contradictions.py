"""Who cannot be meant by a description."""

from __future__ import annotations

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
