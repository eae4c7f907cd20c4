"""The sentence before quoted words tells who he or she is who says them."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import speakers_of

BEFORE = "“It leaks,” said <s><p>Ida Holm</p></s>.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Former national captain <p>Nadia Brask</p> was ten when she began.",
        "Student union president <p>Nadia Brask</p> was not impressed.",
        "The adviser who helped them rebuild, Dr <p>Nadia Brask</p>, visits every month.",
        "<p>Alden</p> manager <p>Nadia Brask</p> had no complaints.",
        "<p>Holm</p>’s mother, lorry driver <p>Nadia Brask</p>, was on the pier.",
        "The title role went to a retired dentist, <p>Nadia Brask</p>.",
        "The youngest in the crew was a pupil called <p>Nadia Brask</p>.",
        "<p>Ida Holm</p> saw <p>Nadia Brask</p>. And what did <p>Brask</p> see?",
    ],
)
def test_she_is_whom_the_sentence_before_is_about(sentence: str) -> None:
    assert speakers_of(f"{BEFORE}{sentence} “It does not,” <s>she</s> said.")[-1] == "Nadia Brask"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("A trader at the market, who would not be named, was less sure.", "A trader"),
        ("One customer, a retired judge, comes in every Friday.", "One customer"),
        ("Another passenger waited in the rain.", "Another passenger"),
        ("At 9:40 p.m., a sailor on the pier raises the alarm.", "a sailor"),
        ("A spokesman nodded to them.", None),
    ],
)
def test_she_is_who_has_no_name_where_nobody_is_named(sentence: str, who: str | None) -> None:
    assert speakers_of(f"{BEFORE}{sentence} “It does not,” <s>she</s> said.")[-1] == who


@pytest.mark.parametrize(
    "sentence",
    [
        "She had asked for a hearing by <p>Nadia Brask</p>.",
        "Her mother, a singer, was taught by <p>Nadia Brask</p>.",
        "<p>Ida Holm</p> and the star <p>Nadia Brask</p> made a record.",
        "A letter of <p>Nadia Brask</p> and another of <p>Jana Orre</p> lay there.",
    ],
)
def test_she_who_spoke_goes_on_where_it_tells_of_others_too(sentence: str) -> None:
    assert speakers_of(f"{BEFORE}{sentence} “It does not,” <s>she</s> said.")[-1] != "Nadia Brask"


def test_it_is_told_of_a_whole_sentence() -> None:
    marked = f"{BEFORE}Afterwards, on the pier with the captain <p>Nadia Brask</p>, <s>she</s> said it would sink."
    assert speakers_of(marked)[-1] == "Ida Holm"


def test_whose_name_is_of_the_other_sex_is_not_meant() -> None:
    marked = f"{BEFORE}The captain, <p>Robert Keel</p>, was on the pier. “It does not,” <s>she</s> said."
    assert speakers_of(marked)[-1] != "Robert Keel"


def test_it_is_the_body_that_the_sentence_before_is_about() -> None:
    ferries = "<s><o>Tarn Ferries</o></s> said the pier leaks.\n\n"
    marked = f"{ferries}The owner, <o>Holm Marine</o>, blamed the cable. “It holds,” <s>it</s> said in a letter."
    assert speakers_of(marked)[-1] == "Holm Marine"


def test_it_is_no_body_to_which_the_sentence_before_only_turns() -> None:
    ferries = "<s><o>Tarn Ferries</o></s> said the pier leaks.\n\n"
    marked = f"{ferries}The owner wrote to the <o>Alden News</o>. “It holds,” <s>it</s> said in a letter."
    assert speakers_of(marked)[-1] != "Alden News"


def test_the_young_woman_is_whom_the_sentence_before_is_about() -> None:
    marked = (
        f"{BEFORE}It was the drummer <p>Nadia Brask</p> that called back. “I screamed,” <s>the 23-year-old</s> said."
    )
    assert speakers_of(marked)[-1] == "Nadia Brask"


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("<p>Nadia Brask</p> would not give in.", "the MCA"),
        ("Counsel for the owners, <p>Nadia Brask</p>, would not give in.", "the barrister"),
        ("By dawn, <p>Nadia Brask</p> had left the pier.", "the farmer"),
    ],
)
def test_a_description_is_of_whom_the_sentence_before_is_about(sentence: str, source: str) -> None:
    assert speakers_of(f"{BEFORE}{sentence} “It does not,” <s>{source}</s> said.")[-1] == "Nadia Brask"


def test_the_american_is_the_subject_of_a_sentence_that_names_two() -> None:
    marked = f"{BEFORE}<p>Nadia Brask</p> met <p>Jana Orre</p>. “I screamed,” <s>the American</s> said."
    assert speakers_of(marked)[-1] == "Nadia Brask"


def test_the_member_is_one_member_of_no_name() -> None:
    assert speakers_of(f"{BEFORE}One member was blunter. “It sinks,” <s>the member</s> said.")[-1] == "One member"


def test_the_charity_is_the_body_that_the_sentence_before_is_about() -> None:
    marked = f"{BEFORE}<o>Help Tarn</o> sent two teams. “They swim,” <s>the charity</s> said."
    assert speakers_of(marked)[-1] == "Help Tarn"


def test_she_is_one_of_two_who_bear_the_name_of_the_subject() -> None:
    marked = (
        "<p>Nadia Brask</p> drives. It was her sister <p>Lena Brask</p> who taught her. “I see,” said "
        "<s><p>Ida Holm</p></s>.\n\n<p>Brask</p> made six trips. “I sleep,” <s>she</s> said."
    )
    assert speakers_of(marked)[-1] in ("Nadia Brask", "Lena Brask")


def test_the_printer_that_opens_a_sentence_may_be_somebody_else() -> None:
    marked = f"{BEFORE}<p>Nadia Brask</p> would not give in. <s>The printer</s> called it “a slip of the pen”."
    assert speakers_of(marked)[-1] != "Nadia Brask"


def test_she_of_the_sentence_before_is_whom_the_one_before_that_is_about() -> None:
    marked = f"{BEFORE}For the drummer <p>Nadia Brask</p> it came too late. She has left. “It sank,” <s>she</s> said."
    assert speakers_of(marked)[-1] == "Nadia Brask"
