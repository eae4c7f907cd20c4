"""Whom a pronoun stands for."""

from __future__ import annotations

from tests.support.analysis.marked import speakers_of


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


def test_the_one_described_as_spoken_to_does_not_speak() -> None:
    marked = (
        "<p>Karl Hale</p> came. “It leaks,” <s><p>Karl Hale</p></s> said. The mayor, <p>Otto Falk</p>, laughed. "
        "“It does,” <s>he</s> told the mayor."
    )
    assert speakers_of(marked)[-1] == "Karl Hale"


def test_the_minister_who_is_addressed_does_not_speak() -> None:
    marked = (
        "“Will you go?” <s><p>Nadia Brask</p></s> asked <r>transport minister</r> <p>Ola Fjeld</p>.\n\n“No,” "
        "<s><p>Fjeld</p></s> said.\n\n“That was not my question, minister,” <s>she</s> said."
    )
    assert speakers_of(marked)[-1] == "Nadia Brask"


def test_he_is_the_namesake_whom_the_paragraph_names() -> None:
    marked = (
        "<p>Emil Brandt Sr</p> ran the mill. His son, <p>Emil Brandt Jr</p>, sold it.\n\n“No,” <s>the elder "
        "<p>Brandt</p></s> said.\n\nThe younger <p>Brandt</p> shook his head. “Yes,” <s>he</s> said."
    )
    assert speakers_of(marked) == ["Emil Brandt Sr", "Emil Brandt Jr"]


def test_she_is_the_subject_of_a_sentence_that_names_others_too() -> None:
    marked = (
        "“I played well,” <s><p>Lena Marsk</p></s> said.\n\n<p>Nadja Petrova</p> has lost both games, the last to "
        "<p>Ida Holm</p> on Monday. “Not everything works,” <s>she</s> said."
    )
    assert speakers_of(marked)[-1] == "Nadja Petrova"


def test_he_is_who_has_no_name_and_spoke_in_the_sentence_before() -> None:
    marked = (
        "President <p>Per Orlow</p> was away. <s>President <p>Orlow</p>’s chief aide</s> said it was needed. “It is "
        "for the best,” <s>he</s> said."
    )
    assert speakers_of(marked) == ["President Orlow’s chief aide", "President Orlow’s chief aide"]


def test_he_is_nobody_behind_the_holder_of_an_office_whom_nothing_names() -> None:
    marked = (
        "“It is wrong,” <s>Senator <p>Hale Reid</p></s> said.\n\nThe president first stepped in on Friday. The next "
        "day, <s>he</s> said “enough”."
    )
    assert speakers_of(marked) == ["Hale Reid", None]


def test_it_is_the_body_without_a_name_that_the_sentence_before_is_about() -> None:
    marked = "<o>Tarn Bank</o> cut rates.\n\nThe opposition also made much of the figures. “No more,” <s>it</s> said."
    assert speakers_of(marked) == ["The opposition"]


def test_he_is_the_man_of_the_two_whom_the_sentence_before_names() -> None:
    marked = (
        "When <p>Zevi Denholt</p> and her coach <p>Tavita Ruu</p> left in July, nobody saw them. “It rained,” "
        "<s>he</s> said. “It did,” <s>she</s> said."
    )
    assert speakers_of(marked) == ["Tavita Ruu", "Zevi Denholt"]


def test_she_is_the_mother_though_the_sentence_before_speaks_of_him_too() -> None:
    marked = (
        "“It hailed,” <s><p>Ida Holm</p></s> said. “A lot,” <s>she</s> added. <p>Holm</p> waved.\n\n“Not here,” "
        "<s>she</s> said. He and his mother, <p>Nuvo Kesho</p>, lost two fields. “He cried,” <s>she</s> said."
    )
    assert speakers_of(marked)[-1] == "Nuvo Kesho"


def test_who_is_asked_in_the_sentence_before_answers() -> None:
    marked = (
        "A former purser told a court of it.\n\n<r>Prosecutor</r> <p>Lene Mork</p> asked <p>Tabo Rakga</p> "
        "where the boat was. “In my yard,” <s>he</s> replied."
    )
    assert speakers_of(marked) == ["Tabo Rakga"]


def test_somebody_without_a_name_who_is_asked_answers_and_nobody_named_before() -> None:
    marked = "<p>Otto Falk</p> sold the clock. I asked <r>the waiter</r> about it. “It came late,” <s>he</s> said."
    assert speakers_of(marked) == [None]
    assert speakers_of(marked.replace("I asked <r>the waiter</r>", "Nobody hid")) == ["Otto Falk"]
    pays = "“No,” <s><p>Otto Falk</p></s> said. He had asked the waiter to pay. “Now,” <s>he</s> said."
    assert speakers_of(pays) == ["Otto Falk", "Otto Falk"]


def test_he_is_not_the_one_whose_name_alone_is_asked() -> None:
    marked = (
        "“I know them all,” said <s><p>Otto Falk</p></s>.\n\nThe reporters went through the list, and Mr. "
        "<p>Falk</p> played along.\n\nGovernor <p>Emil Reuss</p>? “Strong,” <s>he</s> said."
    )
    assert speakers_of(marked)[-1] == "Otto Falk"


def test_it_is_who_wrote_the_statement_that_the_sentence_before_is_about() -> None:
    marked = (
        "The club, <o>Horna Rovers</o>, met on Monday.\n\nA statement from his widow, <p>Rodica Marg</p>, "
        "was read out by the lawyer of the club, <p>Sorin Patru</p>. “He never left first,” <s>it</s> said."
    )
    assert speakers_of(marked) == ["Rodica Marg"]


def test_who_in_front_of_a_long_clause_is_whom_the_words_before_describe() -> None:
    marked = (
        "<p>Emil Reuss</p> lost. A handful of Liberals <s>who had backed Mr. <p>Reuss</p></s> vowed to go on, "
        "“whatever it takes”."
    )
    assert speakers_of(marked) == ["A handful of Liberals"]


def test_he_who_speaks_of_one_is_another() -> None:
    marked = (
        "<p>Otto Falk</p> came.\n\nHe took aim at the former leader <p>Emil Reuss</p>, who <s>he</s> said “was right "
        "then”."
    )
    assert speakers_of(marked) == ["Otto Falk"]


def test_he_is_nobody_named_where_one_without_a_name_said_the_paragraph_before() -> None:
    marked = (
        "“It is crucial,” said <s><p>Shen Guolin</p></s>, the representative of China.\n\n<s>The representative of the "
        "United States</s> said that “it” could not be won.\n\n“There could be no lapse,” <s>he</s> said."
    )
    assert speakers_of(marked)[0] == "Shen Guolin"
    assert "Shen Guolin" not in speakers_of(marked)[1:]


def test_who_replies_to_one_without_a_name_is_another() -> None:
    marked = (
        "<s><p>Otto Falk</p></s> said “it” was bad.\n\nAt a forum with <p>Falk</p>, <s>one questioner</s> claimed that "
        "“the army” was weak.\n\n“You’re right, it is weak,” <s>he</s> said."
    )
    assert speakers_of(marked)[-1] == "Otto Falk"
