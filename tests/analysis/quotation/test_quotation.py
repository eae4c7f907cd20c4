"""Quotation marks as newspapers write them: every sentence here was made up for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.analysis.quotation import QuotedStretch, quoted_stretches
from quotes.analysis.quotation.marks import MARKS
from tests.support.analysis.quoted import OPEN_CLOSE, words


def marks(text: str, stretch: QuotedStretch) -> tuple[str | None, str | None]:
    """The marks of one stretch as they stand in the text."""
    opening, closing = stretch.opening, stretch.closing
    return (
        text[opening.start : opening.end] if opening else None,
        text[closing.start : closing.end] if closing else None,
    )


KINDS = [
    ('"We will not sign," Lopes said. "Not today."', '"', '"'),
    ("“We will not sign,” Lopes said. “Not today.”", "“", "”"),
    ("'We will not sign,' Lopes said. 'Not today.'", "'", "'"),
    ("‘We will not sign,’ Lopes said. ‘Not today.’", "‘", "’"),
    ("«We will not sign,» Lopes said. «Not today.»", "«", "»"),
    ("« We will not sign, » Lopes said. « Not today. »", "«", "»"),
    ("»We will not sign,« Lopes said. »Not today.«", "»", "«"),
    ("»We will not sign,» Lopes said. »Not today.»", "»", "»"),
    ("”We will not sign,” Lopes said. ”Not today.”", "”", "”"),
    ("„We will not sign,“ Lopes said. „Not today.“", "„", "“"),
    ("„We will not sign,” Lopes said. „Not today.”", "„", "”"),
    ("''We will not sign,'' Lopes said. ''Not today.''", "''", "''"),
    ("``We will not sign,'' Lopes said. ``Not today.''", "``", "''"),
    ("‘‘We will not sign,’’ Lopes said. ‘‘Not today.’’", "‘‘", "’’"),
    ('""We will not sign,"" Lopes said. ""Not today.""', '""', '""'),
    ("＂We will not sign,＂ Lopes said. ＂Not today.＂", "＂", "＂"),
]


@pytest.mark.parametrize(("text", "opening", "closing"), KINDS)
def test_every_kind_of_mark(text: str, opening: str, closing: str) -> None:
    stretches = quoted_stretches(text)
    assert words(text) == ["We will not sign,", "Not today."]
    assert [marks(text, stretch) for stretch in stretches] == [(opening, closing)] * 2
    assert not any(stretch.continued for stretch in stretches)


def test_a_letter_quoted_with_one_mark_at_either_end() -> None:
    letter = [
        "We write to you about the harbour of Port Alden, which is closed again.",
        "It has been closed for a very long time now, and nobody knows why that is so.",
        "We hope that it will be opened before the end of the year, sincerely yours.",
    ]
    stretches = quoted_stretches('"' + "\n\n".join(letter) + '"\n\nThe letter was sent. "Good," said Orr.')
    assert words('"' + "\n\n".join(letter) + '"\n\nThe letter was sent. "Good," said Orr.') == [*letter, "Good,"]
    assert [stretch.continued for stretch in stretches] == [False, True, True, False]


@pytest.mark.parametrize(
    ("between", "behind", "goes_on"),
    [
        ("Water in the crypt", "", True),
        ("The crypt. It is wet. Photo: Ann Field", "", True),
        ("Water in the crypt\n\nThe crypt. Picture: Ann Field", "", True),
        ("Read more: Landlord fined over damp flats, by Orr", "", True),
        ("Water in the crypt", " said Orr.", False),
        ("Read more: We saw it rain, says Orr, and it ‘rained’ twice", "", False),
        ("Orr answered on Friday.", "", False),
        ("Orr answered:", "", False),
        ("A heading\n\nAnother one\n\nAnd a third", "", False),
    ],
)
def test_a_quotation_goes_on_past_a_heading_a_link_or_a_caption(between: str, behind: str, goes_on: bool) -> None:
    text = f"“The wall was wet,” said Lopes. “Nobody wrote it down.\n\n{between}\n\n“It was a lake.”{behind}"
    continued = [q.continued for q in quoted_stretches(text)]
    assert continued[:2] == [False, False] and continued[-1] is goes_on
    closed = text.replace("down.", "down.”")
    assert not any(q.continued for q in quoted_stretches(closed))


def test_the_name_below_a_pulled_quote_is_not_quoted() -> None:
    assert words('"Nobody sails in this weather.\nAna Lopes, harbour master."\n\nThe storm went on.') == [
        "Nobody sails in this weather."
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n", "\u2029", "\x0b"])
def test_short_paragraphs_that_a_mark_closes_in_the_end_are_quoted(gap: str) -> None:
    text = gap.join(["It rained.", "“We will never sell it.", "We love it.", "We need it too,” Ana Lopes said."])
    assert words(text) == ["We will never sell it.", "We love it.", "We need it too,"]
    assert [q.continued for q in quoted_stretches(text)] == [False, True, True]


@pytest.mark.parametrize(
    "behind",
    [
        "said Lopes.",
        "said fire captain Ana Lopes on Monday.",
        "the local police chief Ana Lopes told reporters.",
        "the clerk said.",
    ],
)
def test_a_quotation_that_lost_its_closing_mark_ends_before_its_tag(behind: str) -> None:
    text = (
        f"It rained.\n\n“We will not go, and then we sail, {behind}\n\nThe road was shut.\n\n“So many cats,” said Orr."
    )
    assert words(text) == ["We will not go, and then we sail,", "So many cats,"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        'Ana Lopes said: "The harbour\nis closed until\nFriday, and nobody\nsails before the\nstorm is over." She\n'
        "left the meeting\nearly.\n\nThe fleet stays in.\n"
    )
    assert words(text) == ["The harbour\nis closed until\nFriday, and nobody\nsails before the\nstorm is over."]


@pytest.mark.parametrize(
    "text", ["", '"', '""', "“”", "'", "''", "''' ''", '" "', '"\n"\n"', "\n\n", "»«", "“ ”", '..."', "’s"]
)
def test_nothing_quoted(text: str) -> None:
    assert quoted_stretches(text) == ()


HOSTILE = [
    '"',
    '" ',
    "“",
    "“ ",
    "”",
    '"“',
    "“\"”'",
    "'",
    "' ",
    "s' ",
    "''",
    "“a ",
    'a" ',
    '"a\n',
    "«»",
    "\n",
    " ",
    "“a. ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_ten_thousand_marks(unit: str) -> None:
    check(unit * 10_000)


def check(text: str) -> None:
    """What holds for the stretches of every text."""
    end = 0
    for stretch in quoted_stretches(text):
        assert end <= stretch.start < stretch.end <= len(text)
        assert text[stretch.start : stretch.end].strip() == text[stretch.start : stretch.end]
        assert any(c not in MARKS and not c.isspace() for c in text[stretch.start : stretch.end])
        if stretch.opening:
            assert end <= stretch.opening.start < stretch.opening.end <= stretch.start
            assert set(text[stretch.opening.start : stretch.opening.end]) <= set(MARKS + ",")
        if stretch.closing:
            assert stretch.end <= stretch.closing.start < stretch.closing.end
            assert set(text[stretch.closing.start : stretch.closing.end]) <= set(MARKS)
        end = stretch.closing.end if stretch.closing else stretch.end


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from(MARKS + "aAsS.,:!?—()[] \n\t\r\u00a0\u20285’“”\"'"), max_size=200))
def test_any_arrangement_of_marks(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


SENTENCES = st.sampled_from(
    [
        "Nobody sails today",
        "We don't know yet",
        "The owners' plan failed",
        "It costs $5 (or less)",
        "Wait",
        "He said no",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=8), st.sampled_from(OPEN_CLOSE), st.sampled_from([" ", "\n\n"]))
def test_clean_text_is_read_exactly(quoted: list[str], kind: tuple[str, str], gap: str) -> None:
    opening, closing = kind
    text = gap.join(f"{opening}{words_},{closing} said Ana Lopes." for words_ in quoted)
    assert words(text) == [f"{words_}," for words_ in quoted]
