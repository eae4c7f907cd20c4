"""Who is described first and named in the next sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers import resolve
from quotes.model import Stretch
from tests.support.analysis.marked import name_of, read_marked, speakers_of


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        ("Senior Colonel <p>Ren Quong</p> was responding to reports of a blockade.", "Ren Quong"),
        ("Senior Colonel <p>Ren Quong</p> went home.", "a ministry spokesman"),
        ("<p>Per Field</p> was speaking to <p>Ren Quong</p>.", "Per Field"),
    ],
)
def test_who_was_speaking_is_who_was_described(behind: str, who: str) -> None:
    assert speakers_of(f"“The ships have left,” <s>a ministry spokesman</s> said. {behind}") == [who]


def test_who_was_named_before_is_not_introduced_again() -> None:
    marked = (
        "<p>Ren Quong</p> came.\n\n“The ships have left,” <s>a ministry spokesman</s> said. <p>Ren Quong</p> was "
        "replying to nobody."
    )
    assert speakers_of(marked) == ["a ministry spokesman"]


def with_cue(marked: str) -> list[str | None]:
    """The speakers of ``marked``, in which each source says what it says right behind it."""
    text, reading = read_marked(marked)
    said = tuple(
        replace(a, cue=Stretch(a.source.end, text.index("said", a.source.end) + 4))
        for a in reading.attributions
        if a.source
    )
    resolution = resolve(text, quoted_stretches(text), replace(reading, attributions=said))
    return [name_of(resolution, c) for c in resolution.choices]


@pytest.mark.parametrize(
    ("first", "who"), [("a leading central banker", "Ana Brandt"), ("a union leader", "a union leader")]
)
def test_who_also_said_something_is_who_was_described(first: str, who: str) -> None:
    marked = (
        f"Prices fell: <s>{first}</s> said “a bubble”. <s>The head of the bank, <p>Ana Brandt</p></s>, also said “no”."
    )
    assert with_cue(marked)[0] == who


@pytest.mark.parametrize(
    ("lead", "behind", "who"),
    [
        ("A Tarn councillor", "Councillor <p>Ida Holm</p>", "Ida Holm"),
        ("A farmer", "<p>Ida Holm</p>, 61,", "Ida Holm"),
        ("A former minister", "<p>Ida Holm</p>, who ran the port,", "Ida Holm"),
        ("A farmer", "Mayor <p>Ida Holm</p>", "A farmer"),
        ("A farmer", "But another farmer, <p>Ida Holm</p>,", "A farmer"),
        ("A man", "<p>Ida Holm</p>, 61,", "A man"),
    ],
)
def test_who_opens_the_article_is_whom_the_next_paragraph_names_first(lead: str, behind: str, who: str) -> None:
    marked = f"<s>{lead}</s> called it “a raffle”.\n\n<s>{behind}</s> said it rained."
    assert speakers_of(marked)[0] == who


def test_who_is_named_after_others_did_not_open_the_article() -> None:
    marked = "<s>A farmer</s> called it “a raffle” of <p>Per Lund</p>.\n\n<s><p>Ida Holm</p>, 61,</s> said it rained."
    assert speakers_of(marked)[0] == "A farmer"
