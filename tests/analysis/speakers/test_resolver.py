"""The decisions of one article: who each source most likely is."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from quotes.analysis.attribution import Attribution, NameMention, Reading, no_affinities
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers import resolve
from quotes.analysis.speakers.resolver import Resolver
from quotes.model import Stretch
from tests.support.analysis.marked import name_of, read_marked, resolve_marked, speakers_of


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


def test_a_description_goes_to_the_person_introduced_so() -> None:
    marked = (
        "<p>Milo Stanek</p>, a 28-year-old forward from Drenov, scored twice against <p>Paul Adler</p>’s team. "
        "<p>Adler</p> is the coach of Harbour United.\n\n"
        "“I slept badly,” <s>the 28-year-old forward</s> said.\n\n“So did I,” <s>the coach</s> said."
    )
    assert speakers_of(marked) == ["Milo Stanek", "Paul Adler"]


def test_nobody_is_chosen_where_nobody_fits() -> None:
    choice = resolve_marked("It rained. “Enough of this,” <s>she</s> said.").choices[0]
    assert choice.speaker is None
    assert choice.candidates == ()


def test_a_missing_name_mention_is_found_in_the_source() -> None:
    text = "“We are closed,” said <s>Wanda Prill</s>. “For good,” said <s>Prill</s>."
    assert speakers_of(text) == ["Wanda Prill"] * 2


@pytest.mark.slow
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


@pytest.mark.parametrize(
    "marked",
    [
        "“It is late,” <s>a weary pilot</s> said. “So it is,” <s>the harbour board</s> said.",
        "“It is late,” said <s>an old diver from the quay</s>, <s>who</s> added: “Too late.”",
        "A letter signed by 42 members of the harbour board went out. “It is late,” <s>the letter</s> said.",
        "It rained. “It is late,” <s>the ferry company’s statement</s> said.",
        "<p>Petra Hanse</p> left. “It is late,” <s>Wanda Prill</s> said. “It is,” <s>Quay Watch</s> said.",
    ],
)
def test_asking_changes_nothing(marked: str) -> None:
    text, reading = read_marked(marked)
    resolver = Resolver(text, quoted_stretches(text), reading)
    for a in reading.attributions:
        assert a.source is not None
        known = repr(vars(resolver.entity_set)), repr(resolver.history)
        asked = [resolver.answer(resolver.question(a, a.source)) for _ in range(2)]
        resolver.most_likely(resolver.question(a, a.source).mention)
        assert asked[0] == asked[1]
        assert (repr(vars(resolver.entity_set)), repr(resolver.history)) == known
        resolver.decide(a, a.source)
        assert (repr(vars(resolver.entity_set)), repr(resolver.history)) != known


def test_of_two_described_alike_the_nearer_one_is_meant() -> None:
    marked = (
        "“It leaks,” <s>a spokesman for <o>Tarn Air</o></s> said.\n\n"
        "“It holds,” <s>another spokesman, for <o>Falk</o></s> said.\n\n"
        "“It always did,” <s>the spokesman</s> said."
    )
    assert speakers_of(marked)[-1] == "another spokesman, for Falk"


def test_what_is_described_as_anothers_is_not_his() -> None:
    marked = (
        "<p>Ada Reuss</p> sued. “It leaks,” <s>a lawyer for <p>Ada Reuss</p></s> said.\n\n"
        "<p>Karl Hale</p> kept away. “It holds,” <s>his lawyer</s> said."
    )
    assert speakers_of(marked)[-1] != "a lawyer for Ada Reuss"


@pytest.mark.parametrize("who", ["a judge", "a federal judge", "a harbour spokesman"])
def test_somebody_new_is_not_the_one_named_before(who: str) -> None:
    marked = (
        "“It leaks,” said the pastor, <p>Karl Hale</p>. “It leaks,” <s><p>Hale</p></s> said again.\n\n"
        f"But <s>{who}</s> said it held."
    )
    assert "Karl Hale" not in speakers_of(marked)[-1:]


def test_anothers_spokesman_is_somebody_new() -> None:
    marked = (
        "“It leaks,” <s>a <o>Tarn Air</o> spokesman</s> said.\n\n"
        "“It holds,” <s>a spokesman for <o>Falk</o></s> said.\n\n"
        "“It always did,” <s>the spokesman</s> said."
    )
    assert speakers_of(marked) == ["a Tarn Air spokesman", "a spokesman for Falk", "a spokesman for Falk"]


def test_the_one_described_as_spoken_to_does_not_speak() -> None:
    marked = (
        "<p>Karl Hale</p> came. “It leaks,” <s><p>Karl Hale</p></s> said. The mayor, <p>Otto Falk</p>, laughed. "
        "“It does,” <s>he</s> told the mayor."
    )
    assert speakers_of(marked)[-1] == "Karl Hale"


def test_a_shadow_minister_is_not_the_minister() -> None:
    marked = "“It leaks,” <s>the home secretary</s> said. The shadow home secretary <p>Ada Reuss</p> agreed."
    assert speakers_of(marked) != ["Ada Reuss"]


def test_i_in_a_turn_is_whose_turn_it_is() -> None:
    text = "REUSS: Ana Brandt was here.\nBRANDT: It rained. And I told Reuss, “Now go.” He went."
    label, inner = (
        Stretch(text.index("BRANDT"), text.index(": It")),
        Stretch(text.index(" I ") + 1, text.index(" told")),
    )
    turn = Stretch(text.index("It rained"), text.index(" And"))
    quoted = quoted_stretches(text)
    words = Stretch(quoted[0].start, quoted[0].end)
    names = tuple(
        NameMention(text.index(n), text.index(n) + len(n), "person", 0.9) for n in ("REUSS", "Ana Brandt", "BRANDT")
    )
    found = (Attribution((turn,), None, label, 0.9, 0.9, verbatim=True), Attribution((words,), None, inner, 0.9, 0.9))
    resolution = resolve(text, quoted, Reading(found, names, (), no_affinities))
    assert [name_of(resolution, choice) for choice in resolution.choices] == ["Ana Brandt"] * 2


def test_whose_words_stand_again_under_a_name_is_that_one() -> None:
    marked = (
        (
            "Signs at the harbour are “<q>a sign of a town at its limit</q>”, <s>a councillor</s> has said.\n\n"
            "<p>Sarah Orlow</p> spoke on Monday. “They are a sign of a town at its limit, and I will say so,” "
            "<s><p>Orlow</p></s> said."
        )
        .replace("<q>", "")
        .replace("</q>", "")
    )
    assert speakers_of(marked) == ["Sarah Orlow"] * 2
    other = marked.replace("They are a sign of a town at its limit", "They are late")
    assert speakers_of(other)[0] != "Sarah Orlow"


@pytest.mark.parametrize(
    ("label", "speaker"),
    [("<o>FERRY STRIKE</o>", "Ida Holm"), ("<p>Ferry</p>", "Ida Holm"), ("<p>Brandt</p>", "Peter Brandt")],
)
def test_a_topic_before_a_colon_did_not_say_what_somebody_said(label: str, speaker: str) -> None:
    body = "<p>Peter Brandt</p> listened. “We will not pay this,” <s><p>Ida Holm</p></s> said."
    text, reading = read_marked(f"<s>{label}</s>: “We will not pay this”\n\n{body}")
    at = text.index(":")
    first, second = reading.attributions
    reading = replace(reading, attributions=(replace(first, cue=Stretch(at, at + 1)), second))
    resolution = resolve(text, quoted_stretches(text), reading)
    assert [name_of(resolution, choice) for choice in resolution.choices] == [speaker, "Ida Holm"]


def test_a_given_name_of_the_other_sex_outweighs_who_was_named_last() -> None:
    marked = (
        "“I think of the drivers,” <s><p>Maeve Strach</p></s> told the inquest. The coroner, <s><p>Hamish Aucht</p></s>"
        ", asked whether the brakes had been tested. “Not since May,” <s>she</s> said."
    )
    assert speakers_of(marked) == ["Maeve Strach", "Hamish Aucht", "Maeve Strach"]


def test_the_minister_who_is_addressed_does_not_speak() -> None:
    marked = (
        "“Will you go?” <s><p>Nadia Brask</p></s> asked <r>transport minister</r> <p>Ola Fjeld</p>.\n\n“No,” "
        "<s><p>Fjeld</p></s> said.\n\n“That was not my question, minister,” <s>she</s> said."
    )
    assert speakers_of(marked)[-1] == "Nadia Brask"


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("publisher <o>Tarn Books</o> closed", "Tarn Books"),
        ("publisher <o>Tarn Books</o> and its owner, publisher <p>Ana Holm</p>, met", "Ana Holm"),
    ],
)
def test_a_noun_for_people_or_bodies_is_the_bodys_where_nobody_else_is_introduced_by_it(told: str, who: str) -> None:
    assert speakers_of(f"On Monday {told}. <p>Ivo Brandt</p> wept.\n\n“It rains,” <s>the publisher</s> said.") == [who]


def test_he_is_the_namesake_whom_the_paragraph_names() -> None:
    marked = (
        "<p>Emil Brandt Sr</p> ran the mill. His son, <p>Emil Brandt Jr</p>, sold it.\n\n“No,” <s>the elder "
        "<p>Brandt</p></s> said.\n\nThe younger <p>Brandt</p> shook his head. “Yes,” <s>he</s> said."
    )
    assert speakers_of(marked) == ["Emil Brandt Sr", "Emil Brandt Jr"]


def test_one_of_a_surname_who_is_spoken_of_does_not_speak() -> None:
    marked = (
        "<p>Leon Castell</p> was hit by a lorry. His father, <p>Marc Castell</p>, had warned the council.\n\n"
        "“Leon used to joke about that corner,” <s>Mr <p>Castell</p></s> said."
    )
    assert speakers_of(marked) == ["Marc Castell"]


def test_a_name_that_the_engine_took_for_none_is_nobody_elses() -> None:
    marked = (
        "“I went back,” <s><p>Joel Amsden</p></s> said. <s>The aquarium's new owner, Blue Arch Leisure,</s> said it "
        "wished the staff well."
    )
    assert speakers_of(marked)[-1] != "Joel Amsden"
