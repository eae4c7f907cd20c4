"""Transcripts and interviews say by their form who speaks."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.model import Stretch
from tests.support.analysis.layouts import reading, said


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


def test_the_person_in_brackets_behind_a_part_speaks_under_its_label_from_then_on() -> None:
    text = "CHAIR (Hon. Ines Abara): We sail tonight.\n\nMR. LUND: And the tide?\n\nCHAIR: It is late."
    assert [name for name, _ in said(text, "Ines Abara")] == ["Hon. Ines Abara", "MR. LUND", "Hon. Ines Abara"]
    text = text.replace("CHAIR", "KING").replace("Hon. Ines Abara", "Leeds North")
    assert [name for name, _ in said(text)] == ["KING", "MR. LUND", "KING"]


def test_three_turns_of_two_people_are_an_exchange() -> None:
    text = "The ferry again.\n\nInes Abara: Will you sail?\n\nPilot Per Lund: I will.\n\nInes Abara: Never alone."
    assert said(text) == [
        ("Ines Abara", "Will you sail?"),
        ("Pilot Per Lund", "I will."),
        ("Ines Abara", "Never alone."),
    ]
    assert said(text.replace("I will", "So they say").replace("you", "it").replace("?", ".")) == []
    assert said(text.replace("I will.", "I will.\n\nNobody laughed.")) == []


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


def test_questions_and_answers_behind_colons() -> None:
    talk = "Q: Does the ferry sail? I say it stays.\n\nA: It sails tonight.\n\nQ: And the tide?\n\nA: It will not wait."
    text = f"Ines Abara has steered the ferry for nine years.\n\n{talk}"
    assert said(text, "Ines Abara") == [
        (None, "Does the ferry sail? I say it stays."),
        ("Ines Abara", "It sails tonight."),
        (None, "And the tide?"),
        ("Ines Abara", "It will not wait."),
    ]
    assert [a.verbatim for a in reading(text).attributions] == [False, True, False, True]


def test_a_tally_of_votes_is_no_transcript() -> None:
    assert said("ABARA: 412\n\nLINDQVIST: 398") == []


def test_heads_alone_on_their_lines_have_the_paragraphs_below() -> None:
    text = (
        "THE HON ADA LUND MP, MINISTER FOR PORTS:\n\nWe sail tonight.\n\nThe tide will not wait.\n\n"
        "PRIME MINISTER:\n\nI thank her for it.\n\n[ENDS]"
    )
    found = [
        (text[a.source.start : a.source.end] if a.source else None, [text[c.start : c.end] for c in a.content])
        for a in reading(text).attributions
    ]
    assert found == [
        ("THE HON ADA LUND MP", ["We sail tonight.", "The tide will not wait."]),
        ("PRIME MINISTER", ["I thank her for it."]),
    ]


def test_the_office_behind_a_name_in_the_head_of_a_turn_is_a_role() -> None:
    text = (
        "IDA HOLM MP, MINISTER FOR PORTS:\n\nThank you all for coming to the harbour.\n\n"
        "PER LUND, PORT REPORTER (voice-over): I thank you, minister.\n\nHOLM: We open in May."
    )
    told = [(text[r.start : r.end], text[r.holder.start : r.holder.end]) for r in reading(text).roles if r.holder]
    assert told == [("MINISTER FOR PORTS", "IDA HOLM MP"), ("PORT REPORTER", "PER LUND")]


@pytest.mark.parametrize(
    ("named", "who"),
    [
        (["Katrin Bergman", "Oskar Lund"], ["Oskar Lund", "Katrin Bergman"]),
        (["Katrin Bergman"], ["OL", "Katrin Bergman"]),
        (["Katrin Bergman", "Kai Brandt", "Oskar Lund"], ["Oskar Lund", "KB"]),
    ],
)
def test_initials_are_those_of_the_only_one_named_before(named: list[str], who: list[str]) -> None:
    text = f"{' met '.join(named)}.\n\nOL: Do you ever sail?\n\nKB: I only row."
    found = reading(text, tuple(named))
    sources = [text[a.source.start : a.source.end] for a in found.attributions if a.source]
    assert sources == who
    assert ("KB" in [text[n.start : n.end] for n in found.names]) is ("KB" in who)


def test_few_turns_are_a_talk_where_somebody_leads_it() -> None:
    text = "Moderator: Should we sail?\n\nAbara: I say we should, and now.\n\nLund: We wait for the tide."
    assert said(text)[1:] == [("Abara", "I say we should, and now."), ("Lund", "We wait for the tide.")]
    assert said("Host: The sailing club\n\nPrice: Free for members\n\nPlace: Pier of Port Alden") == []


def test_the_labels_of_a_web_page_do_not_speak() -> None:
    text = "WATCH: Baker tells of the flood\n\nThe mayor left.\n\nLISTEN: Our talk on who runs the plant"
    assert said(text) == []


def words_of(text: str) -> list[list[str]]:
    return [[text[c.start : c.end] for c in a.content] for a in reading(text).attributions]


def test_a_turn_goes_on_over_paragraphs_in_which_somebody_talks() -> None:
    turns = "ABARA: We sail tonight.\n\nI know the tide.\n\n(Laughter.)\n\nLUND: And the tide?\n\nIt turns at nine."
    assert words_of(turns) == [["We sail tonight.", "I know the tide."], ["And the tide?"]]
    full = f"Here is the full exchange.\n\n{turns}"
    assert words_of(full) == [["We sail tonight.", "I know the tide."], ["And the tide?", "It turns at nine."]]


@pytest.mark.parametrize("between", ["Abara laughed at us.", "“I wait,” said I.", "The tide came in."])
def test_narration_between_turns_is_none(between: str) -> None:
    assert words_of(f"ABARA: We sail tonight.\n\n{between}\n\nLUND: And the tide?") == [
        ["We sail tonight."],
        ["And the tide?"],
    ]


def test_two_of_one_surname_and_one_with_a_title_who_speaks_once() -> None:
    text = (
        "Cllr B. Abara: It rains.\n\nCllr I. Abara: It did.\n\nCllr B. Abara: It will.\n\nMayor Per Lund: Order here."
    )
    assert [who for who, _ in said(text)] == ["Cllr B. Abara", "Cllr I. Abara", "Cllr B. Abara", "Mayor Per Lund"]


def test_the_court_is_nobody_where_no_judge_is_named_and_the_witness_who_testified() -> None:
    text = "Ines Abara testified.\n\nMR. LUND: Did it sail?\n\nTHE WITNESS: It did sail.\n\nTHE COURT: Speak up now."
    assert said(text, "Ines Abara") == [
        ("MR. LUND", "Did it sail?"),
        ("Ines Abara", "It did sail."),
        (None, "Speak up now."),
    ]


def test_what_the_model_gives_to_the_head_of_a_turn_is_left_to_the_layout() -> None:
    text = "ABARA: We sail tonight.\n\nLUND: And the tide?\n\nThe ferry is white."
    colon, rest = text.index(": And"), text.index("The ferry")
    seen = Attribution((Stretch(rest, len(text)),), Stretch(colon, colon + 1), None, 0.9, 0.9)
    assert len(reading(text, seen=(seen,)).attributions) == 2


def test_a_debate_prints_a_stop_and_a_dash_behind_who_speaks() -> None:
    text = (
        "Night trains (debate)\n\nIda Holm (Centre), rapporteur. – Madam President, the tide turns at nine.\n\n"
        "Per Lund, on behalf of the Shore Group. – (SV) The tide is not our problem.\n\nWe sail on Monday.\n\n"
        "President. – The debate is closed."
    )
    assert said(text) == [
        ("Ida Holm", "Madam President, the tide turns at nine."),
        ("Per Lund", "The tide is not our problem."),
        (None, "The debate is closed."),
    ]
    assert words_of(text)[1] == ["The tide is not our problem.", "We sail on Monday."]


@pytest.mark.parametrize(
    "text",
    [
        "BERN. – The council votes on Monday.\n\nBASEL. – I am told that the lake is cold.",
        "Alden (Div 1). – We hear they want a keeper.\n\nCorran (Div 2). – We expect a striker.",
        "Ida Holm (Centre). – Elected.\n\nPer Lund (Shore Group). – Not elected in Hull.",
    ],
)
def test_places_and_lists_before_a_stop_and_a_dash_do_not_speak(text: str) -> None:
    assert said(text) == []


def test_two_turns_with_brackets_behind_the_names_are_a_transcript() -> None:
    text = (
        "The Minister for Ports (Ines Abara): Eleven ferries are in port.\n\nI have asked Lord Holm to count them.\n\n"
        "[Interruption.]\n\nI will take questions.\n\nPer Lund (Hull) (Ind): I thank the minister."
    )
    assert said(text) == [("Ines Abara", "Eleven ferries are in port."), ("Per Lund", "I thank the minister.")]
    assert [len(words) for words in words_of(text)] == [3, 1]
    assert said(f"{text}\n\nMr Speaker: Order.  Order in this House.")[2] == (
        None,
        "Order.  Order in this House.",
    )


@pytest.mark.parametrize(
    "turns",
    [
        ("Ines Abara (34): She was our pilot.", "Per Lund (71): He sailed with us all."),
        ("Ines Abara (Ind): wants to sail by our clock.", "Per Lund (Centre): would keep us all in port."),
        ("Ines Abara (Ind): “We sail.”", "Per Lund (Centre): “We wait for the tide.”"),
        ("Ines Abara (Ind): We should sail tonight.", "Per Lund (Centre): Did not reply."),
        ("Ines Abara (Ind): We should sail tonight.", "Per Lund: I would not."),
    ],
)
def test_lists_of_people_with_brackets_behind_their_names_are_no_transcripts(turns: tuple[str, str]) -> None:
    assert said("\n\n".join(turns)) == []
