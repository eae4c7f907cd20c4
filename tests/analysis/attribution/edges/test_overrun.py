"""Reported words end where the reporter goes on."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.edges.overrun import end_of_words
from quotes.analysis.attribution.prose import Prose
from quotes.model import Stretch


def words(text: str, cue: str, content: str) -> str:
    def place(part: str) -> Stretch:
        return Stretch(text.index(part), text.index(part) + len(part))

    piece = place(content)
    end = end_of_words(Prose(text, ()), Attribution((piece,), place(cue), None, 0.9, 0.9), piece)
    return text[piece.start : end]


@pytest.mark.parametrize(
    "rest",
    [
        " and called on the owners to mend it",
        ", but later asked Per Lund to sail",
        " -- and reminded the port that it was warned",
        ", she said, nodding at the mast",
        " in an interview with the Alden Post",
        " in her statement",
        " and called it a shame",
        " but declined to name the owners",
        " and did not say who owned it",
        ", but had no word on the crew",
        " and in plain words she urged Lund to go",
        ", as the owners claim",
        " even as the owners promised two more",
        ", a claim that the owners denied",
        ", seen as a threat to fishermen",
        " A NIGHT AT SEA Crew tells all",
    ],
)
def test_what_the_reporter_goes_on_with_is_left_out(rest: str) -> None:
    content = f"the ferry was late{rest}"
    assert words(f"Holm said {content}.", "said", content) == "the ferry was late"


@pytest.mark.parametrize(
    "content",
    [
        "the ferry was late and full",
        "the ferry of the UN WHO crew was late",
        "the ferry was late and called at Tarn",
        "she had read it in a book on ferries",
        "the ferry was mended and praised by its crew",
    ],
)
def test_what_goes_on_with_the_words_stays(content: str) -> None:
    assert words(f"Holm said {content}.", "said", content) == content


def test_what_begins_before_a_break_is_left_out() -> None:
    content = "the ferry would sail while offering"
    assert words(f"Holm said {content}\n\nhelp to the crew.", "said", content) == "the ferry would sail"
    assert words(f"Holm said {content} help.", "said", content) == content


def test_who_goes_on_in_the_present_may_be_whom_the_words_are_about() -> None:
    content = "the crew trust Lund and called him"
    assert words(f"Holm says {content}.", "says", content) == content


@pytest.mark.parametrize("clause", ["and on Monday he scrapped it", "and she has left"])
def test_a_clause_with_its_own_subject_goes_on_with_no_thing(clause: str) -> None:
    assert (
        words(f"Holm criticised the late ferry {clause}.", "criticised", f"the late ferry {clause}") == "the late ferry"
    )
    content = f"the ferry came late {clause}"
    assert words(f"Holm said {content}.", "said", content) == content
