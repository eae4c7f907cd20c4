"""Transcripts, interviews and signed quotations say by their form who speaks."""

from __future__ import annotations

import time

import pytest

from quotes.analysis.article.block_quotes import BlockQuote
from quotes.analysis.attribution import Attribution, NameMention, Reading
from quotes.analysis.attribution.layouts import with_layouts
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch


def reading(text: str, people: tuple[str, ...] = (), seen: tuple[Attribution, ...] = ()) -> Reading:
    """What the layout makes of ``text``, in which the engine saw ``people`` and attributions."""
    names = sorted(text.index(name) for name in people)
    lengths = {text.index(name): len(name) for name in people}
    mentions = tuple(NameMention(start, start + lengths[start], "person", 0.9) for start in names)
    return with_layouts(text, quoted_stretches(text), Reading(seen, mentions, (), lambda mention, candidate: 0.0))


def said(text: str, *people: str) -> list[tuple[str | None, str]]:
    return [
        (text[a.source.start : a.source.end] if a.source else None, text[a.content[0].start : a.content[0].end])
        for a in reading(text, people).attributions
    ]


def test_a_transcript_in_capitals() -> None:
    text = "ABARA: We sail tonight.\n\nMcLUND: And the tide?\n\nABARA: It will not wait."
    assert said(text) == [
        ("ABARA", "We sail tonight."),
        ("McLUND", "And the tide?"),
        ("ABARA", "It will not wait."),
    ]
    assert [text[n.start : n.end] for n in reading(text).names] == ["ABARA", "ABARA"]


def test_titles_and_asides_are_no_part_of_the_name() -> None:
    text = (
        "[09:10] INES ABARA, PORT REPORTER (voice-over): The ferry sails tonight.\n\n"
        "DR. PER LUND (through translator): The tide turns at nine."
    )
    assert said(text) == [
        ("INES ABARA", "The ferry sails tonight."),
        ("DR. PER LUND", "The tide turns at nine."),
    ]


@pytest.mark.parametrize("who", ["UNIDENTIFIED FEMALE", "UNKNOWN VOICE (on phone)", "MODERATOR", "REPORTER 2", "Q"])
def test_turns_of_somebody_unnamed(who: str) -> None:
    assert said(f"{who}: Does the ferry sail?\n\nABARA: We sail tonight.") == [
        (None, "Does the ferry sail?"),
        ("ABARA", "We sail tonight."),
    ]


def test_full_names_in_capitals_of_the_introduction() -> None:
    text = "INES ABARA steers the ferry.\n\nABARA: We sail tonight.\n\nLUND: And the tide?"
    assert [text[n.start : n.end] for n in reading(text).names] == ["INES ABARA", "ABARA", "LUND"]


def test_the_person_behind_an_office() -> None:
    turns = "The Minister for Ports (Ines Abara): I sail tonight.\n\nPer Lund (Hull) (Ind): And the tide?\n\n"
    assert [name for name, _ in said(turns * 2)] == ["Ines Abara", "Per Lund"] * 2


def test_an_invitation_to_follow_the_author_is_not_part_of_the_last_turn() -> None:
    text = "“ABARA: We sail tonight.\n\n“LINDQVIST: And the tide?\n\n“{}"
    words = [a.content for a in reading(text.format("It will not wait.")).attributions]
    assert [len(c) for c in words] == [1, 2]
    words = [a.content for a in reading(text.format("Follow Ines Abara on Twitter @abara.")).attributions]
    assert [len(c) for c in words] == [1, 1]


def test_names_that_come_again_make_a_transcript_and_single_ones_do_not() -> None:
    turns = "Ines Abara: We sail tonight.\n\nPer Lindqvist: And the tide?\n\n"
    assert [name for name, _ in said(turns * 2)] == ["Ines Abara", "Per Lindqvist"] * 2
    assert said("Ines Abara: We sail tonight.\n\nCorrection: the ferry is white.") == []


@pytest.mark.parametrize(
    "text",
    [
        "FOR: The ferry is fast and white.\n\nAGAINST: The ferry is small and dear.",
        "WHAT: A talk on ferries, and can we save them?\n\nWHERE: In the harbour hall, behind the mill.",
        "Ines Abara: Born in 1970 at sea.\n\nPer Lund: Born in 1971 on land.\n\n" * 2,
    ],
)
def test_boxes_and_notes_are_no_transcripts(text: str) -> None:
    assert said(text) == []
    paragraph = text.index(":") + 2
    seen = Attribution((Stretch(paragraph, text.index("\n")),), None, Stretch(0, 3), 0.9, 0.9)
    assert reading(text, seen=(seen,)).attributions == ()


def test_questions_and_answers_with_the_one_whom_the_introduction_names() -> None:
    talk = "Q. Does the ferry sail?\n\nA. It sails tonight.\n\nQ. And the tide?\n\nA. It will not wait."
    asked = [(None, "Does the ferry sail?"), ("Ines Abara", "It sails tonight.")]
    assert said(f"Ines Abara steers the ferry.\n\n{talk}", "Ines Abara")[:2] == asked
    assert said(f"Ines Abara met Per Lund.\n\n{talk}", "Ines Abara", "Per Lund")[1] == (None, "It sails tonight.")


def test_signed_quotations() -> None:
    text = "Readers wrote to us.\n\n“The ferry is never late.” – Ines Abara\n\n“I miss the old one.” – Per Lindqvist"
    assert said(text) == [("Ines Abara", "The ferry is never late."), ("Per Lindqvist", "I miss the old one.")]
    assert said("Words of the week: “The ferry is late.” — Ines Abara") == [("Ines Abara", "The ferry is late.")]


def test_signed_quotations_in_a_row_need_no_paragraphs() -> None:
    text = "Readers wrote to us: “The ferry is never late.” – Ines Abara “I miss the old one.” – Per Lindqvist"
    assert said(text) == [("Ines Abara", "The ferry is never late."), ("Per Lindqvist", "I miss the old one.")]
    assert said("Readers wrote: “The ferry is never late.” – Ines Abara\n\nThe ferry is white.") == []


def test_a_signature_on_the_next_line() -> None:
    text = "“The ferry is never late.”\nInes Abara, pilot\n\n“I miss the old one.”\rPer Lund (reader)\r\rIt was white."
    assert said(text, "Ines Abara", "Per Lund") == [
        ("Ines Abara", "The ferry is never late."),
        ("Per Lund", "I miss the old one."),
    ]
    assert said("“The ferry is never late.”\n\nInes Abara\n\nThe pilot of the ferry.", "Ines Abara") == []
    assert said("“The ferry is never late.”\nInes Abara steers it.", "Ines Abara") == []


def in_block(text: str, words: str, signature: str, seen: tuple[Attribution, ...] = ()) -> list[tuple[str, str]]:
    def place(part: str, start: int = 0) -> Stretch:
        return Stretch(text.index(part, start), text.index(part, start) + len(part))

    block = BlockQuote((place(words, text.index("\n")),), place(signature))
    found = with_layouts(text, quoted_stretches(text), Reading(seen, (), (), lambda mention, candidate: 0.0), [block])
    return [
        (text[a.source.start : a.source.end] if a.source else "", text[a.content[0].start : a.content[0].end])
        for a in found.attributions
    ]


def test_a_block_is_said_by_the_one_who_signs_it_whatever_the_model_saw_there() -> None:
    text = "It was late.\n\nWe wait.\n\n— Ida Holm, captain\n\nIt sails on Monday, Per Lund said."
    seen = Attribution(
        (Stretch(text.index("Ida"), text.index("Ida") + 8), Stretch(text.index("It sails"), text.index(", Per"))),
        None,
        None,
        0.9,
        0.9,
    )
    assert in_block(text, "We wait.", "— Ida Holm, captain", (seen,)) == [
        ("Ida Holm", "We wait."),
        ("", "It sails on Monday"),
    ]


def test_a_block_that_repeats_what_is_quoted_is_no_second_quotation() -> None:
    text = "“We wait for the tide,” Ida Holm said.\n\nWe wait for the tide\n\n— Ida Holm"
    assert in_block(text, "We wait for the tide", "— Ida Holm") == []


def test_a_tally_of_votes_is_no_transcript() -> None:
    assert said("ABARA: 412\n\nLINDQVIST: 398") == []


def test_the_layout_stands_before_what_the_model_saw_there() -> None:
    text = "ABARA: We sail tonight.\n\nLUND: And the tide?\n\nIt turned at nine."
    turn, after = Stretch(text.index("We"), text.index("We") + 4), Stretch(text.index("It"), len(text))
    seen = Attribution((turn, after), None, None, 0.5, 0.5)
    assert [a.content for a in reading(text, seen=(seen,)).attributions][-1] == (after,)
    assert len(reading(text, seen=(seen,)).attributions) == 3


def test_the_time_grows_no_faster_than_the_text() -> None:
    def seconds(text: str) -> float:
        quoted = quoted_stretches(text)
        began = time.process_time()
        with_layouts(text, quoted, Reading((), (), (), lambda mention, candidate: 0.0))
        return time.process_time() - began

    for shape in (
        "A" * 10 + " ",
        "A",
        "A: ",
        "“a” – A",
        "A: a?\n\n",
        "Q: a?\n\nA: b\n\n",
        "A, b (c): I\n\n",
        "“a”\nA B\n\n",
    ):
        short, long = shape * 2_000, shape * 20_000
        assert seconds(long) < 40 * max(seconds(short), 0.01), shape[:10]


def test_posts_set_into_an_article() -> None:
    text = (
        "Others saw it too.\n"
        "The whole harbour went green! pic.example.com/x — Ida Holm (@idaholm) December 27, 2017 "
        "Never seen the like of it — Ida Holm (@idaholm) December 27, 2017\n"
        "The ferry (@ferry) sails at nine."
    )
    assert said(text, "Ida Holm") == [
        ("Ida Holm", "The whole harbour went green! pic.example.com/x"),
        ("Ida Holm", "Never seen the like of it"),
    ]


def test_links_behind_a_post_are_no_words_of_it() -> None:
    text = "Lights over the bay tonight https://t.example/abc pic.twitter.com/XyZ — Bay Weather (@bayweather)"
    assert said(text) == [("Bay Weather", "Lights over the bay tonight")]
