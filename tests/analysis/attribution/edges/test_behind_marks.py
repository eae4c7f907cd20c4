"""Words behind the last marks end where the reporter tells of the saying."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution.edges.behind_marks import end_behind_marks
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.analysis.attributions import given


def behind(lead: str, cue: str, rest: str) -> str:
    """What is left of ``rest``, which stands behind “a blow” in marks and what ``lead`` says of it."""
    text = f"{lead} “a blow”{rest}."
    start = text.index("”") + 1
    prose = Prose(text, quoted_stretches(text))
    before = text[text.index(cue) + len(cue) : text.index("“")]
    end = end_behind_marks(prose, given(text, cue, (f"“a blow”{rest}",)), Stretch(start, start + len(rest)), before)
    return text[start:end]


@pytest.mark.parametrize(
    ("lead", "cue", "rest"),
    [
        ("Ida Holm called it", "called", " and thanked the crew"),
        ("Ida Holm called it", "called", " on Monday"),
        ("Ida Holm called it", "called", " during a walk along the quay"),
        ("Ida Holm accused Lund of", "accused", " in a letter seen by the Alden Post"),
        ("Ida Holm said it was", "said", " in an interview with the Alden Post"),
        ("Ida Holm said it was", "said", " as she left the hall on Tuesday"),
        ("Ida Holm said it was", "said", " before she walked out"),
        ("Ida Holm said it was", "said", " when asked about it on Monday"),
        ("The plan was described by Holm as", "was described by", " and stands in the way of the ferry"),
    ],
)
def test_what_the_reporter_tells_of_the_saying_is_left_out(lead: str, cue: str, rest: str) -> None:
    assert behind(lead, cue, rest) == ""


@pytest.mark.parametrize(
    ("lead", "cue", "rest"),
    [
        ("Ida Holm called it", "called", " to the crew"),
        ("Ida Holm called it", "called", " in the history of the port"),
        ("Ida Holm said it was", "said", " on Monday"),
        ("Ida Holm said it was", "said", " during the storm"),
        ("Ida Holm said it was", "said", " and that she would sail"),
        ("Ida Holm said it was", "said", " as the crew left the hall"),
    ],
)
def test_what_goes_on_with_the_words_stays(lead: str, cue: str, rest: str) -> None:
    assert behind(lead, cue, rest) == rest


@pytest.mark.parametrize(("lead", "is_left_out"), [("What ", True), ("", False)])
def test_what_the_sentence_says_of_what_somebody_calls_so_is_left_out(lead: str, is_left_out: bool) -> None:
    text, rest = f"{lead}Ida Holm calls “a blow” is a wall.", " is a wall"
    start = text.index(rest)
    found = given(text, "calls", (f"“a blow”{rest}",), source="Ida Holm")
    behind_them = Stretch(start, start + len(rest))
    end = end_behind_marks(Prose(text, quoted_stretches(text)), found, behind_them, " ")
    assert end == (start if is_left_out else behind_them.end)
