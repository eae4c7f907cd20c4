"""Which mark opens and which closes, also where one is lost."""

from __future__ import annotations

import pytest

from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.quoted import OPEN_CLOSE, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\"He told me, 'Go home,' and I went,\" said Ana.", ["He told me, 'Go home,' and I went,"]),
        ("'He told me, \"Go home,\" and I went,' said Ana.", ['He told me, "Go home," and I went,']),
        ("“‘We will,’ he told me,” Ana said. “He said ‘no’.”", ["‘We will,’ he told me,", "He said ‘no’."]),
        ("«He said “no” twice,» said Ana.", ["He said “no” twice,"]),
        ("“He said «no» twice,” said Ana.", ["He said «no» twice,"]),
        ('"He said “no” twice," said Ana. "Yes."', ["He said “no” twice,", "Yes."]),
        ("''He said 'no''' to Ana. ''Yes.''", ["He said 'no'", "Yes."]),
        ("‘He said ‘no’ twice,’ said Ana. ‘Yes.’", ["He said ‘no’ twice,", "Yes."]),
        ("“The “so-called” reform failed,” said Ana. “It did.”", ["The “so-called” reform failed,", "It did."]),
        ("„He said ‚no‘ twice,“ said Ana.", ["He said ‚no‘ twice,"]),
    ],
)
def test_only_the_outermost_level(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(("opening", "closing"), OPEN_CLOSE)
@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n", "\n \n", " ", "  "])
def test_a_quotation_continued_in_the_next_paragraph(opening: str, closing: str, gap: str) -> None:
    text = (
        f"{opening}The harbour is closed.{gap}{opening}The fleet stays in.{gap}"
        f"{opening}Nobody sails,{closing} said Ana Lopes.{gap}{opening}We shall see,{closing} said Orr."
    )
    stretches = quoted_stretches(text)
    assert words(text) == ["The harbour is closed.", "The fleet stays in.", "Nobody sails,", "We shall see,"]
    assert [stretch.continued for stretch in stretches] == [False, True, True, False]
    assert [stretch.closing is None for stretch in stretches] == [True, True, False, False]


def test_a_quotation_goes_on_past_terms_in_its_paragraphs() -> None:
    text = (
        'She said: "We sail with the tide of the morning.\n\n"It is called a "slow" tide, and a "late" one by some.\n\n'
        '"We have never missed it."'
    )
    found = quoted_stretches(text)
    assert text[found[-1].start : found[-1].end] == "We have never missed it."
    assert [q.continued for q in found] == [False, True, False, False, True]


def test_a_quotation_goes_on_past_a_lost_full_stop() -> None:
    text = "She said: “We sail with the tide.\n\n“It is a slow one, as everybody knows\n\n“We never missed it.”"
    assert [q.continued for q in quoted_stretches(text)] == [False, True, True]


def test_a_quotation_that_runs_on_without_a_second_opening_mark() -> None:
    text = '"The harbour is closed.\n\nThe fleet stays in until the last of the storms is over," said Ana. "Yes."'
    first, second, third = quoted_stretches(text)
    assert text[second.start : second.end] == "The fleet stays in until the last of the storms is over,"
    assert (first.closing, second.opening, second.continued, third.continued) == (None, None, True, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{o}Nobody sails, said Ana Lopes. The fleet stays in.", ["Nobody sails,"]),
        ("{o}Nobody sails, the harbour master said on Monday. The fleet stays in.", ["Nobody sails,"]),
        ("Ana Lopes said {o}nobody sails. The fleet stays in.", ["nobody sails. The fleet stays in."]),
        (
            "{o}Nobody sails. The storm is near. Ana said {o}we stay{c}.",
            ["Nobody sails. The storm is near.", "we stay"],
        ),
        ("Nobody sails,{c} said Ana Lopes.", ["Nobody sails,"]),
        ("The storm is near. Nobody sails today,{c} she said.", ["Nobody sails today,"]),
        ("The storm is near, she added, and nobody sails.{c}", ["and nobody sails."]),
        ("Then she added, nobody sails today.{c}", ["nobody sails today."]),
        ("The storm is near{c} and nobody sails.", []),
    ],
)
@pytest.mark.parametrize(("o", "c"), [('"', '"'), ("“", "”")])
def test_a_lost_mark_costs_its_own_quotation_only(text: str, expected: list[str], o: str, c: str) -> None:
    whole = f"{o}We shall see,{c} said Orr. {o}Perhaps.{c}"
    damaged = text.format(o=o, c=c)
    assert words(f"{whole}\n\n{damaged}\n\n{whole}") == [
        "We shall see,",
        "Perhaps.",
        *expected,
        "We shall see,",
        "Perhaps.",
    ]


@pytest.mark.parametrize("lost", range(12))
@pytest.mark.parametrize(("o", "c"), [*OPEN_CLOSE[:4], ("''", "''")])
@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_any_one_mark_may_be_lost(lost: int, o: str, c: str, gap: str) -> None:
    quoted = [
        "Nobody sails,",
        "not one ship,",
        "The storm is near,",
        "We shall see,",
        "It is the wind",
        "Nobody knows,",
    ]
    sentences = [
        "{} said Ana Lopes,",
        "{} she added.",
        "{} said Orr.",
        "{} said Ana.",
        "{} that worries her.",
        "{} said Orr.",
    ]
    pieces, n = [], 0
    for words_, sentence in zip(quoted, sentences, strict=True):
        pair = []
        for mark in (o, c):
            pair.append("" if n == lost else mark)
            n += 1
        pieces.append(sentence.format(pair[0] + words_ + pair[1]))
    text = gap.join(pieces)
    kept = [q for i, q in enumerate(quoted) if i != lost // 2]
    missed = [q for q in kept if q not in words(text)]
    assert not missed, text


def test_an_open_quotation_in_one_long_line_is_bounded() -> None:
    text = '"Nobody sails. ' + "The storm went on and on. " * 400
    (only,) = quoted_stretches(text)
    assert only.end < 100


@pytest.mark.parametrize("stray", ['"', '" ', ' "'])
def test_a_stray_double_mark_swallows_no_single_ones(stray: str) -> None:
    quoted = ["Nobody sails,", "The storm is near,", "We shall see,", "It's the owners' fault,"] * 5
    text = " ".join(f"‘{words_}’ said Ana Lopes on the quay." for words_ in quoted)
    assert words(f"The talks ended.{stray} {text}")[-len(quoted) :] == quoted
