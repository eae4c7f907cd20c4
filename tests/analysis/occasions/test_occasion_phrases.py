"""Phrases that may name an occasion, and their media: every sentence here was made up for these tests."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from quotes.analysis.occasions.occasion_phrases import KINDS, media, occasion_phrases


def phrases(text: str) -> list[str]:
    return [text[p.start : p.end] for p in occasion_phrases(text)]


@pytest.mark.parametrize(
    ("text", "expected", "medium"),
    [
        ("Lopes told reporters in Port Alden that it was over.", "told reporters in Port Alden", "press conference"),
        ("Lopes said in an interview with Alden Television.", "in an interview with Alden Television", "interview"),
        ("At a news conference, Lopes said it was over.", "At a news conference", "press conference"),
        ("Lopes said in a statement.", "in a statement", "statement"),
        ("Lopes wrote on Twitter that it was over.", "wrote on Twitter", "social post"),
        ("In a letter to the Harbour Board, Lopes said it was over.", "In a letter to the Harbour Board", "letter"),
        ("Lopes told parliament it was over.", "told parliament", "parliament"),
        ("Lopes told the court it was over.", "told the court", "court"),
        ("In her speech at the Old Mill, Lopes said it was over.", "In her speech at the Old Mill", "speech"),
        ("In its annual report, the bank said it was over.", "In its annual report", "report"),
        ("Lopes said on state television it was over.", "on state television", "broadcast"),
        ("Lopes tweeted that it was over.", "tweeted", "social post"),
        ("Lopes told us it was over.", "told us", "to the newsroom"),
        ("At a meeting of the Harbour Board, Lopes said it was over.", "At a meeting of the Harbour Board", None),
        ("Lopes told the magazine it was over.", "told the magazine", None),
        ("Lopes said in her Friday briefing it was over.", "in her Friday briefing", "press conference"),
        ("On the Sunday morning show, Lopes said it was over.", "On the Sunday morning show", "broadcast"),
        ("Lopes said after the 0-0 draw that it was over.", "after the 0-0 draw", None),
        ("After the hearing, Lopes said it was over.", "After the hearing", None),
        ("Lopes said in a telephone interview it was over.", "in a telephone interview", "interview"),
        ("Lopes told the Alden Post in an emailed statement.", "told the Alden Post in an emailed statement", "letter"),
        ("Lopes said at the post-match dinner it was over.", "at the post-match dinner", None),
        ("Lopes told the television channel Alden One it was over.", "told the television channel Alden One", None),
        ("Lopes told the newspaper Strand that it was over.", "told the newspaper Strand", None),
        ("At a debate in Tarn to launch the plan, Lopes said no.", "At a debate in Tarn", None),
        ("Lopes took aim at Facebook in an interview with the Post.", "in an interview with the Post", "interview"),
        ("Lopes told the Post on condition of anonymity it was over.", "told the Post", None),
        ("Lopes warned in a March 4 memo that it was over.", "in a March 4 memo", "letter"),
        ("Lopes wrote in a cable of March 3 that it was over.", "wrote in a cable", "letter"),
        ("In a forum of Baltic mayors, Lopes said no.", "In a forum of Baltic mayors", None),
        ("In a speech to a Tarn harbour board, Lopes said no.", "In a speech to a Tarn harbour board", "speech"),
    ],
)
def test_phrase_and_medium(text: str, expected: str, medium: str | None) -> None:
    assert expected in phrases(text)
    assert next(iter(media(expected, None)), None) == medium


def test_a_month_is_no_occasion() -> None:
    assert phrases("In March, Lopes said it was over. She wrote in May that it was not.") == []
    assert phrases("In late March, Lopes said it was over. In early March she had none.") == []
    assert phrases("Lopes said at the Women’s March that it was over.") == ["at the Women’s March"]
    assert phrases("Lopes told May Brandt it was over.") == ["told May Brandt"]


def test_said_to_who_printed_it() -> None:
    assert media("told The Alden Times", "The Alden Times")[0] == "to the newsroom"
    assert media("told The Alden Times", "The Bay Mirror") == []


@pytest.mark.parametrize(
    "text",
    ["They sailed at dawn. The crew was tired.", "She spoke softly.", "", "Lopes said.\nIn a minute it was over."],
)
def test_no_medium_without_words_for_it(text: str) -> None:
    assert [m for found in phrases(text) for m in media(found, None)] == []


def test_none_goes_beyond_its_sentence_or_line() -> None:
    text = "Lopes wrote on her website. They met at the fair.\nIn a post Lopes said it was over."
    found = phrases(text)
    assert found and not any("." in phrase or "\n" in phrase for phrase in found)
    assert "In a post" in found


def test_none_overlaps_another_or_starts_in_quoted_words() -> None:
    text = 'Lopes told reporters in an interview: "He told reporters in a statement."'
    start = text.index('"') + 1
    found = occasion_phrases(text, [(start, len(text) - 1)])
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(p.start < start for p in found)


@pytest.mark.parametrize(
    "filler",
    ["told ", "On On ", "in the ", "told A ", "speaking to the A of ", "in a a ", "of the X ", "to ", "“A", "A.B."],
)
def test_long_runs_take_linear_time(filler: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        occasion_phrases(filler * count)
        return time.process_time() - start

    seconds(100)
    # A shared processor may halve its speed between two of them; squared time would be 64 times.
    assert min(seconds(8000), seconds(8000)) < 32 * seconds(1000) + 0.05


def test_each_pattern_is_tried_wherever_it_may_begin() -> None:
    """Each pattern alone, searched for at every letter, finds nothing where no phrase is found."""
    text = (
        "Told reporters here. Speaking to the BBC, he left. They issued a statement. In the “Late Show” he sat. On "
        "“Newsnight” she sang. Via the radio interview they heard. After the press conference he slept. To reporters "
        "he spoke. He RETweeted' it. By e-mail they wrote. On air he sat. The paper's letter came. Alden’s speech."
    )
    found = occasion_phrases(text)
    matches = [match for _, pattern in KINDS for match in pattern.finditer(text)]
    assert len(matches) > len(KINDS)
    assert all(any(f.start < m.end() and m.start() < f.end for f in found) for m in matches)
