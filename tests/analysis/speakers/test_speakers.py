"""Who a mention stands for: names and their parts, descriptions, pronouns, organisations, groups and documents."""

from __future__ import annotations

import time

import pytest

from quotes.analysis.attribution import Attribution, NameMention, Reading
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers import resolve
from quotes.model import Stretch
from tests.support.marked import resolve_marked, speakers_of

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
    resolution = resolve(text, quoted_stretches(text), Reading(attributions, names, (), lambda a, b: 0.0))
    assert [c.speaker for c in resolution.choices] == [1, 0, None]
    assert resolution.choices[2].chain == ("no source is printed",)


def test_an_honorific_tells_two_people_with_one_surname_apart() -> None:
    marked = (
        "<p>Martin Orlow</p> and his wife, <p>Petra Orlow</p>, run the mill.\n\n"
        "“Flour is dear,” <s>Mr. <p>Orlow</p></s> said.\n\n“It will be dearer,” <s>Mrs. <p>Orlow</p></s> said."
    )
    assert speakers_of(marked) == ["Martin Orlow", "Petra Orlow"]


def test_a_courtesy_title_that_fits_nobody_named_is_somebody_else() -> None:
    marked = (
        "<p>Petra Orlow</p>, the first lady, opened the mill.\n\n“Flour is dear,” <s>Mr. <p>Orlow</p></s> said.\n\n"
        "“It is,” <s>Mrs. <p>Orlow</p></s> said."
    )
    assert speakers_of(marked) == ["Orlow", "Petra Orlow"]


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


def test_the_coach_of_a_club_is_not_the_club() -> None:
    marked = (
        "<s>The coach of <p>Altamar</p></s> called it robbery.\n\n“They see one colour,” <s>the Altamar coach</s> said."
    )
    assert "Altamar" not in speakers_of(marked)


def test_a_title_tells_two_people_with_one_surname_apart() -> None:
    marked = (
        "<r>Governor</r> <p>Pat Orlow</p> met <r>Senator</r> <p>Kit Orlow</p>.\n\n"
        "“It is late,” <s>Senator <p>Orlow</p></s> said.\n\n“Not yet,” said <s>Governor <p>Orlow</p></s>."
    )
    assert speakers_of(marked) == ["Kit Orlow", "Pat Orlow"]


def test_a_father_and_his_son_of_the_same_name_are_two() -> None:
    marked = (
        "“I ran the mill,” said <s><p>Ivo Brandt, Jr.</p></s>\n\n"
        "“I sold it,” said <s><p>Ivo Brandt III</p></s>, his son."
    )
    resolution = resolve_marked(marked)
    assert len(resolution.speakers) == 2


def test_a_new_section_of_a_live_report_begins_anew() -> None:
    marked = (
        "<s><p>Ivo Brandt</p></s> said the mill was shut. “It is,” <s>he</s> added.\n\n___\n\n2:35 p.m.\n\n"
        "<p>Jon Brandt</p> was in the harbour. “Ships are late,” <s><p>Brandt</p></s> said. “Very,” <s>he</s> said."
    )
    assert speakers_of(marked) == ["Ivo Brandt", "Ivo Brandt", "Jon Brandt", "Jon Brandt"]


def test_a_first_name_tells_two_people_with_one_surname_apart() -> None:
    marked = (
        "<p>Martin Orlow</p> met <p>Petra Orlow</p> at the gate.\n\n"
        "“It is late,” said <s><p>Petra</p></s>.\n\n“It is,” said <s><p>Martin</p></s>."
    )
    assert speakers_of(marked) == ["Petra Orlow", "Martin Orlow"]


def test_a_doubtful_surname_is_less_sure_than_a_clear_one() -> None:
    doubtful = "<p>Martin Orlow</p> met <p>Petra Orlow</p>.\n\n“It is late,” <s><p>Orlow</p></s> said."
    clear = "<p>Martin Orlow</p> met <p>Petra Hanse</p>.\n\n“It is late,” <s><p>Orlow</p></s> said."
    unsure, sure = resolve_marked(doubtful).choices[0], resolve_marked(clear).choices[0]
    assert unsure.probability < sure.probability
    assert {c.name for c in unsure.candidates} == {"Martin Orlow", "Petra Orlow"}


def test_sex_decides_between_two_people() -> None:
    marked = (
        "<r>Mayor</r> <p>Robert Keel</p> met <r>councillor</r> <p>Susan Marsh</p> on Monday.\n\n"
        "“The bridge stays,” <s>she</s> said. “It has to,” <s>he</s> said."
    )
    assert speakers_of(marked) == ["Susan Marsh", "Robert Keel"]


def test_he_goes_on_with_the_speaker_before() -> None:
    marked = (
        "<s><p>Robert Keel</p></s> said the bridge would stay. “It has to,” <s>he</s> said.\n\n"
        "“<p>Tom Brandt</p> wants it gone,” <s>he</s> added. “<p>Brandt</p> is wrong.”"
    )
    assert speakers_of(marked) == ["Robert Keel"] * 3


def test_who_is_named_inside_the_quotation_is_not_its_speaker() -> None:
    marked = "<p>Olga Reyn</p> took the floor.\n\n“<p>Helen Strand</p> lied to this house,” <s>she</s> said."
    assert speakers_of(marked) == ["Olga Reyn"]


def test_who_goes_back_to_the_name_before_it() -> None:
    marked = "Farmers cheered <p>Lena Voss</p>, <s>who</s> said the dam was safe. <p>Karl Dorn</p> stayed away."
    assert speakers_of(marked) == ["Lena Voss"]


def test_who_goes_back_to_a_group() -> None:
    marked = "<p>Lena Voss</p> was cheered by many farmers <s>who</s> say the dam is safe."
    resolution = resolve_marked(marked)
    best = resolution.choices[0].candidates[0] if resolution.choices[0].candidates else resolution.speakers[0]
    assert (best.name, best.type) == ("many farmers", "group")


def test_a_description_goes_to_the_person_introduced_so() -> None:
    marked = (
        "<p>Milo Stanek</p>, a 28-year-old forward from Drenov, scored twice against <p>Paul Adler</p>’s team. "
        "<p>Adler</p> is the coach of Harbour United.\n\n"
        "“I slept badly,” <s>the 28-year-old forward</s> said.\n\n“So did I,” <s>the coach</s> said."
    )
    assert speakers_of(marked) == ["Milo Stanek", "Paul Adler"]


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


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        ("several farmers", "group"),
        ("experts", "group"),
        ("<p>Ann Field</p> and <p>Jon Falk</p>", "group"),
        ("54 percent of voters", "group"),
        ("a source close to the talks", "anonymous"),
        ("one official", "anonymous"),
        ("a letter signed by <p>Ann Field</p>", "person"),
        ("the report", "document"),
        ("a study by Drenov professor <p>Jon Falk</p>", "document"),
        ("the company", "organization"),
        ("police", "organization"),
        ("<p>Ann Field</p>, the mayor,", "person"),
    ],
)
def test_each_kind_of_source_has_its_type(source: str, type_: str) -> None:
    resolution = resolve_marked(f"According to <s>{source}</s>, the dam is safe.")
    assert [s.type for s in resolution.speakers] == [type_]


def test_a_nickname_in_marks_and_a_slip_of_the_pen_are_one_person() -> None:
    marked = (
        "<p>Robert C. “Bobby</p>” Harmsen won. “Thanks,” <s><p>Bobby Harmsen</p></s> said. “Really,” "
        "<s><p>Hamsen</p></s> said."
    )
    assert speakers_of(marked) == ["Robert C. “Bobby” Harmsen"] * 2


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


def test_a_headline_in_capitals_does_not_name_the_speaker() -> None:
    marked = (
        "<s><p>IVANIC</p></s>: ENGINEERS WILL RETURN\n\n<r>Spokesman</r> <p>Darel Ivanic</p> spoke on Monday.\n\n"
        "“They will,” <s><p>Ivanic</p></s> said."
    )
    assert speakers_of(marked) == ["Darel Ivanic", "Darel Ivanic"]


def test_nobody_is_chosen_where_nobody_fits() -> None:
    choice = resolve_marked("It rained. “Enough of this,” <s>she</s> said.").choices[0]
    assert choice.speaker is None
    assert choice.candidates == ()


def test_a_missing_name_mention_is_found_in_the_source() -> None:
    text = "“We are closed,” said <s>Wanda Prill</s>. “For good,” said <s>Prill</s>."
    assert speakers_of(text) == ["Wanda Prill"] * 2


@pytest.mark.parametrize(
    "odd", ["", " ", "“", "<s></s>", "<s> </s>", "<s>—</s>", "<s>’s</s>", "<s><p></p></s>", "<s>and</s>"]
)
def test_odd_sources_never_raise(odd: str) -> None:
    assert len(resolve_marked(f"Before. {odd} said so.").choices) == odd.count("<s>")


def test_a_very_long_article_with_thousands_of_mentions_is_resolved_in_bounded_time() -> None:
    givens, families = ("Ana", "Tom", "Lea", "Ivo"), ("Rusk", "Moor", "Tann", "Peel")
    people = [f"{given} {family}" for given in givens for family in families]
    paragraphs = []
    for i in range(1500):
        name = people[i % 16] if i % 3 == 0 else people[(i - i % 3) % 16].split()[1]
        who = f"<p>{name}</p>" if i % 3 < 2 else "he" if i % 2 else "she"
        words = f"Number {i} is a long enough sentence about the dam and the bridge,"
        paragraphs.append(f"“{words}” <s>{who}</s> said on day {i}.")
    marked = "\n\n".join(paragraphs)
    started = time.process_time()
    resolution = resolve_marked(marked)
    assert len(resolution.choices) == 1500
    assert time.process_time() - started < 30


@pytest.mark.parametrize("cut", ["The", "Another", "Dr.", "one"])
def test_nobody_is_called_by_a_word_that_names_nobody(cut: str) -> None:
    marked = f"<p>Ana Lopes</p> listened. “The tide is out,” <s>{cut}</s> pilot of the port said."
    resolution = resolve_marked(marked)
    assert [c.speaker for c in resolution.choices] == [None]
    assert resolution.speakers == ()
