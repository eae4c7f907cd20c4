"""The setting of a quotation decides on its cue before the pointer does."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution.decoding.content_runs import Content
from quotes.analysis.attribution.decoding.cue_choice import follow_conventions
from quotes.analysis.attribution.decoys import Range
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.decoding import links_that_point
from tests.support.analysis.pieces import pieces_of


def cue_by_convention(
    text: str, cues: list[str], pointer: str | None, *, sure: bool = False, before: str | None = None
) -> str | None:
    """The cue that the last quotation of ``text`` gets where its pointer had chosen ``pointer``, ``sure`` of it or not;
    that of the first is ``before``."""
    pieces = pieces_of(text)

    def place(words: str) -> Range:
        start = text.index(words)
        return pieces.covering(start, start + len(words))

    contents = []
    for q in quoted_stretches(text):
        assert q.opening and q.closing
        outer = pieces.covering(q.opening.start, q.closing.end)
        contents.append(Content(*outer, 1.0, segments=[pieces.covering(q.start, q.end)]))
    if before:
        contents[0].cue = place(before)
    last = contents[-1]
    last.cue = place(pointer) if pointer else None
    links = links_that_point(len(pieces), (last.first, last.end), last.cue if sure else None)
    follow_conventions(contents, sorted(place(c) for c in cues), pieces, links)
    cue = last.cue
    return text[pieces.starts[cue[0]] : pieces.ends[cue[1] - 1]] if cue else None


@pytest.mark.parametrize(
    ("text", "cues", "pointer", "right"),
    [
        ("Abara added, “We sail.” The pilot objected.", ["added", "objected"], "objected", "added"),
        ("The pilot objected. “We sail,” Abara said.", ["objected", "said"], "objected", "said"),
        ("“We sail!” shouted the crowd. Abara objected.", ["shouted", "objected"], "objected", "shouted"),
        ("“We sail!” The crowd shouted it. Abara objected.", ["shouted", "objected"], "objected", "objected"),
        ("Abara said:\n\n“We sail.”\n\nThe pilot objected to it.", ["said:", "objected"], "objected", "said:"),
        ("Abara said:\n\n“We sail.”\n\nThe pilot objected to it.", ["said", "objected"], "objected", "said"),
        ("Abara claimed it.\n\n“We sail.”\n\nThe pilot objected.", ["claimed", "objected"], "claimed", "claimed"),
    ],
    ids=[
        "before a comma",
        "behind a comma",
        "behind a shout",
        "far from it",
        "a colon",
        "its colon apart",
        "no convention",
    ],
)
def test_conventions_of_setting_decide_on_the_cue(text: str, cues: list[str], pointer: str, right: str) -> None:
    assert cue_by_convention(text, cues, pointer) == right


def test_words_after_an_interruption_go_on_with_its_cue() -> None:
    text = "“We sail,” Abara said. “The tide will not wait.” Later the pilot objected."
    assert cue_by_convention(text, ["said"], None) == "said"
    assert cue_by_convention(text, ["said", "objected"], "objected") == "said"
    assert cue_by_convention(text.replace("wait.” Later", "wait!”"), ["said", "objected"], "objected") == "objected"


def test_words_after_a_longer_sentence_go_on_with_the_cue_of_those_before_it() -> None:
    text = "“We sail,” Abara said, going on to praise the harbour. “The tide will not wait.”"
    cues = ["said", "going on to praise"]
    assert cue_by_convention(text, cues, None, before="said") == "said"
    apart = text.replace("harbour. ", "harbour.\n\n")
    assert cue_by_convention(apart, cues, None, before="said") is None


def test_a_pointer_that_is_sure_stands_against_a_cue_behind_a_comma() -> None:
    text = "Abara asked, laughing aloud, “Shall we sail,” when the pilot objected."
    assert cue_by_convention(text, ["asked", "objected"], "asked", sure=True) == "asked"
    assert cue_by_convention(text, ["asked", "objected"], "asked", sure=False) == "objected"
