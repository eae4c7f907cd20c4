"""The people and organisations of an article: one entity for each somebody."""

from __future__ import annotations

import time

from tests.support.analysis.marked import resolve_marked, speakers_of


def test_the_headline_completes_a_surname() -> None:
    marked = "“It rains,” <s><p>Orlow</p></s> said. <s>He</s> shrugged."
    assert speakers_of(marked, "Storm takes roof off Martin Orlow’s mill") == ["Martin Orlow", "Martin Orlow"]
    assert speakers_of(marked, "Mayor Orlow weathers storm") == ["Orlow", "Orlow"]
    assert speakers_of(marked, "Martin Orlow and Petra Orlow weather storm") == ["Orlow", "Orlow"]


def test_a_headline_of_thousands_of_names_takes_no_minutes() -> None:
    headline = " ".join(["Anna"] * 4000)
    began = time.process_time()
    assert speakers_of(f"<p>{headline}</p>\n\n“It rains,” <s><p>Anna Holm</p></s> said.") == ["Anna Holm"]
    assert time.process_time() - began < 5


def test_a_body_is_called_in_the_capitals_that_are_printed_most() -> None:
    marked = "<o>Ntra</o> met. <o>NTRA</o> left. “It rains,” <s><o>NTRA</o></s> said."
    assert speakers_of(marked) == ["NTRA"]


def test_a_body_under_a_post_is_the_one_named_with_spaces() -> None:
    marked = "The <o>Horna Council</o> met. “It rains,” <s>HornaCouncil</s> wrote."
    assert speakers_of(marked) == ["Horna Council"]


def test_signs_that_are_not_seen_are_no_part_of_a_name() -> None:
    assert speakers_of("“It rains,” <s><p>Mo\u00adritz Ant\u00adhuber</p></s> said.") == ["Moritz Anthuber"]
    assert speakers_of("“It rains,” <s>the <o>Tarn\u00adkirch Bank</o></s> said.") == ["Tarnkirch Bank"]
    assert speakers_of("“It rains,” <s>a dock\u00ader</s> said.") == ["a docker"]


def test_organisations_and_their_spokespeople_stay_apart() -> None:
    marked = (
        "The <o>Alden Harbour Authority</o> (AHA) has closed the port. "
        "“It is not safe,” <s>the <o>AHA</o></s> wrote.\n\n"
        "“We are sorry,” said <s>a spokeswoman for the <o>AHA</o></s>. "
        "“We always are,” <s>the <o>Authority</o>’s <r>director</r>, <p>Jon Falk</p></s>, said."
    )
    resolution = resolve_marked(marked)
    named = [resolution.speakers[c.speaker] for c in resolution.choices if c.speaker is not None]
    assert [(s.name, s.type) for s in named] == [
        ("Alden Harbour Authority", "organization"),
        ("a spokeswoman for the AHA", "anonymous"),
        ("Jon Falk", "person"),
    ]


def test_a_short_form_goes_to_the_organisation() -> None:
    marked = "<s>The <o>Drenov Evening Post</o></s> reported a fire. <s>The <o>Post</o></s> said nobody was hurt."
    assert speakers_of(marked) == ["Drenov Evening Post"] * 2


def test_a_campaign_is_not_its_candidate() -> None:
    marked = (
        "<p>Ruth Calder</p> spoke in Drenov. <s><p>Calder</p>’s campaign</s> denied it. “False,” <s>the "
        "campaign</s> said."
        " “All of it,” <s><p>Calder</p></s> said."
    )
    assert speakers_of(marked) == ["Calder’s campaign", "Calder’s campaign", "Ruth Calder"]


def test_an_acronym_may_leave_out_words_at_the_end() -> None:
    marked = (
        "The <o>Tarnev Center for Disease Control and Prevention</o> closed.\n\n"
        "“We open soon,” <s>the <o>CDC</o></s> said."
    )
    assert speakers_of(marked) == ["Tarnev Center for Disease Control and Prevention"]


def test_a_junior_is_a_man_whatever_the_given_name_tells() -> None:
    marked = (
        "<p>Joyce L. Quarrie Jr.</p> wept. A fedora of <p>Michael Quarrie</p> was sold.\n\n“I lived off it,” <s>Mr. "
        "<p>Quarrie</p></s> said."
    )
    assert speakers_of(marked) != ["Michael Quarrie"]
