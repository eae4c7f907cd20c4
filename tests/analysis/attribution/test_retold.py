"""Words that one person tells of another belong to the inner speaker, via the outer one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.attribution.retold import with_inner_speaker
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch

NAMES = ("Ida Holm", "Per Lund", "Harbour Post")


def read(text: str, source: str | None) -> tuple[str, str | None, str | None]:
    """The words, source and via of the quotation of ``text``, which the engine credited to ``source``."""

    def place(words: str) -> Stretch:
        return Stretch(text.index(words), text.index(words) + len(words))

    def words(stretch: Stretch | None) -> str | None:
        return text[stretch.start : stretch.end] if stretch else None

    quoted = quoted_stretches(text)
    names = [NameMention(place(n).start, place(n).end, "person", 0.9) for n in NAMES if n in text]
    whole = Attribution((Stretch(quoted[0].start, quoted[0].end),), None, place(source) if source else None, 0.9, 0.9)
    found = with_inner_speaker(Prose(text, quoted), sorted(names, key=lambda n: n.start), whole)
    return text[found.content[0].start : found.content[-1].end], words(found.source), words(found.via)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm said Per Lund had told her: “Go home.”",
        "Ida Holm said in the evening that the pilot Per Lund once told the crew “Go home.”",
        "Ida Holm remembers Per Lund saying, “Go home.”",
        "Ida Holm quoted Per Lund as saying on the way “Go home.”",
        "Ida Holm read from a letter by Per Lund that said: “Go home.”",
        "Per Lund, Ida Holm recalled, told the crew: “Go home.”",
        "According to Ida Holm, Per Lund said: “Go home.”",
        "Ida Holm said her pilot, Per Lund, told her: “Go home.”",
    ],
)
def test_the_inner_speaker_said_it(text: str) -> None:
    assert read(text, "Ida Holm") == ("Go home.", "Per Lund", "Ida Holm")


def test_a_passive_quotation() -> None:
    text = "Per Lund was quoted by the Harbour Post as saying “Go home.”"
    assert read(text, "Per Lund") == ("Go home.", "Per Lund", "Harbour Post")
    assert read("Per Lund was quoted as saying “Go home.”", None) == ("Go home.", "Per Lund", None)


@pytest.mark.parametrize(
    "text",
    [
        "“Go home,” the paper quoted Per Lund as saying.",
        "The day after, the paper quoted Per Lund as saying: “Go home,”",
        "“Go home,” the daily paper of the harbour quoted Per Lund as telling the crew.",
    ],
)
def test_who_is_quoted_by_a_paper_said_it(text: str) -> None:
    assert read(text, "paper") == ("Go home,", "Per Lund", "paper")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“Go home,” he was quoted by the paper as saying.", "he"),
        ("“Go home,” Per Lund was widely quoted in the paper as telling the crew.", "Per Lund"),
        ("“Go home,” the pilot of the ship was quoted by the paper as saying.", "the pilot of the ship"),
        ("“Go home,” the paper quoted the pilot Per Lund as saying.", "the pilot Per Lund"),
        ("“Go home,” the paper quoted an officer as telling the crew.", "an officer"),
    ],
)
def test_whom_a_paper_quotes_may_be_described(text: str, who: str) -> None:
    assert read(text, "the paper") == ("Go home,", who, "the paper")


def unmarked(text: str, source: str, content: str) -> tuple[str, str, str | None]:
    """The words, source and via of ``content``, which the engine credited to ``source``, in ``text`` without marks."""

    def place(words: str) -> Stretch:
        return Stretch(text.index(words), text.index(words) + len(words))

    found = with_inner_speaker(
        Prose(text, quoted_stretches(text)), (), Attribution((place(content),), None, place(source), 0.9, 0.9)
    )
    assert found.source
    via = text[found.via.start : found.via.end] if found.via else None
    words = found.content[0]
    return text[words.start : words.end], text[found.source.start : found.source.end], via


@pytest.mark.parametrize(
    ("text", "source", "content", "who"),
    [
        (
            "Local papers quoted the pilot Per Lund as saying that if it rains, they stay.",
            "Local papers",
            "the pilot Per Lund as saying",
            "the pilot Per Lund",
        ),
        (
            "Local papers quoted the pilot Per Lund as saying that if it rains, they stay.",
            "Local papers",
            "that if it rains, they stay",
            "the pilot Per Lund",
        ),
        (
            "Per Lund was quoted by Local papers as saying that if it rains, they stay.",
            "Local papers",
            "that if it rains, they stay",
            "Per Lund",
        ),
    ],
)
def test_what_somebody_is_quoted_as_saying_without_marks(text: str, source: str, content: str, who: str) -> None:
    assert unmarked(text, source, content) == ("that if it rains, they stay", who, "Local papers")


@pytest.mark.parametrize(
    ("text", "source", "content", "found"),
    [
        (
            "Frost was referring to a claim by an aide of Denny on Monday that it rained.",
            "Frost",
            "a claim by an aide of Denny on Monday that it rained",
            ("that it rained", "an aide of Denny", "Frost"),
        ),
        (
            "The Post reported on a sailor’s repeated claims that it rained.",
            "The Post",
            "a sailor’s repeated claims that it rained",
            ("that it rained", "a sailor", "The Post"),
        ),
        (
            "Frost denied Denny’s claim that it rained.",
            "Frost",
            "Denny’s claim that it rained",
            ("Denny’s claim that it rained", "Frost", None),
        ),
        (
            "Frost was referring to a claim on the weather.",
            "Frost",
            "a claim on the weather",
            ("a claim on the weather", "Frost", None),
        ),
    ],
)
def test_who_claims_what_another_refers_to(
    text: str, source: str, content: str, found: tuple[str, str, str | None]
) -> None:
    assert unmarked(text, source, content) == found


def test_only_who_is_quoted_was_found() -> None:
    text = "The paper quoted him as saying: “Go home.”"
    assert unmarked(text, "The paper", "him") == ("him", "The paper", None)


def test_he_is_quoted_and_the_words_that_say_so_are_none_of_his() -> None:
    text = "“Go home” or “stay away,” the paper quoted him as saying."
    quoted = quoted_stretches(text)
    content = (Stretch(1, text.index(",”") + 1), Stretch(text.index("him"), len(text) - 1))
    paper = Stretch(text.index("the paper"), text.index(" quoted"))
    found = with_inner_speaker(Prose(text, quoted), (), Attribution(content, None, paper, 0.9, 0.9))
    assert [text[c.start : c.end] for c in found.content] == ["Go home” or “stay away,"]
    assert found.source == Stretch(text.index("him"), text.index(" as saying")) and found.via == paper


def test_who_was_told_did_not_say_it() -> None:
    assert read("“Go home,” Per Lund was told by the pilot Ida Holm.", "Per Lund") == ("Go home,", "Ida Holm", None)
    assert read("“Go home,” Per Lund was told.", None) == ("Go home,", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm told Per Lund to say “Go home.”",
        "Ida Holm told Per Lund: “Go home.”",
        "Ida Holm said of Per Lund: “Go home.”",
        "Ida Holm said the ship that Per Lund steers was called “Go home.”",
        "Ida Holm said that Per Lund had concluded that the crew would “Go home.”",
    ],
)
def test_one_speaker_alone(text: str) -> None:
    assert read(text, "Ida Holm")[1:] == ("Ida Holm", None)


def retold_of(text: str, content: str, source: str, cue: str) -> tuple[str, str]:
    """The words and the source of an attribution with words before its quoted ones."""
    quoted = quoted_stretches(text)
    parts = [Stretch(text.index(content), text.index(content) + len(content)), Stretch(quoted[0].start, quoted[0].end)]
    places = [Stretch(text.index(words), text.index(words) + len(words)) for words in (cue, source)]
    found = with_inner_speaker(Prose(text, quoted), [], Attribution(tuple(parts), *places, 0.9, 0.9))
    assert found.source is not None
    return text[found.content[0].start : found.content[-1].end], text[found.source.start : found.source.end]


@pytest.mark.parametrize(
    ("text", "told", "who"),
    [
        ("Ida recalled what the pilot had told her: “Go home.”", "what the pilot had told", "the pilot"),
        ("Ida recalled how her father once said to her: “Go home.”", "how her father once said", "her father"),
        ("The court heard that Dawson had told police: “Go home.”", "that Dawson had told police", "Dawson"),
    ],
)
def test_what_somebody_was_told_is_of_who_told_it(text: str, told: str, who: str) -> None:
    source, cue = ("Ida", "recalled") if text.startswith("Ida") else ("The court", "heard")
    assert retold_of(text, told, source, cue) == ("Go home.", who)


def test_one_of_no_name_said_it() -> None:
    text = "Ida Holm said a neighbour who knew had knocked and whispered: “Go home.”"
    assert read(text, "Ida Holm") == ("Go home.", "a neighbour", "Ida Holm")
    own = "Ida Holm said a neighbour had knocked and she had whispered: “Go home.”"
    assert read(own, "Ida Holm") == ("Go home.", "Ida Holm", None)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm read out a message that Per Lund had sent to his brother: “Buy paint.”",
        "Ida Holm showed the court a letter Per Lund wrote in May: “Buy paint.”",
    ],
)
def test_what_somebody_reads_out_is_its_writers(text: str) -> None:
    assert read(text, "Ida Holm") == ("Buy paint.", "Per Lund", "Ida Holm")


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm left after sharing a post by Per Lund, which read: “Buy paint.”",
        "Ida Holm was sorry for liking a harsh tweet from Per Lund that said: “Buy paint.”",
        "Ida Holm had read out the poem by Per Lund, which begins: “Buy paint.”",
        "Ida Holm reposted a message from Per Lund: “Buy paint.”",
    ],
)
def test_what_somebody_passes_on_is_its_writers(text: str) -> None:
    assert read(text, "Ida Holm") == ("Buy paint.", "Per Lund", "Ida Holm")
    assert read(text, None) == ("Buy paint.", "Per Lund", None)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm answered a post by Per Lund: “Buy paint.”",
        "Ida Holm published a statement from her hospital bed: “Buy paint.”",
        "Ida Holm posted a note by Per Lund and wrote a letter that said: “Buy paint.”",
    ],
)
def test_what_somebody_writes_in_or_to_the_writing_of_another_is_her_own(text: str) -> None:
    assert read(text, "Ida Holm") == ("Buy paint.", "Ida Holm", None)


def test_words_told_without_that_are_the_inner_speakers() -> None:
    text = "Ida Holm said Per Lund had told her: “Leave it off.”"
    quoted = quoted_stretches(text)
    names = [NameMention(text.index(n), text.index(n) + len(n), "person", 0.9) for n in ("Ida Holm", "Per Lund")]
    content = (Stretch(text.index("Per"), text.index(" her")), Stretch(quoted[0].start, quoted[0].end))
    found = with_inner_speaker(Prose(text, quoted), names, Attribution(content, None, Stretch(0, 8), 0.9, 0.9))
    assert found.source is not None
    assert text[found.source.start : found.source.end] == "Per Lund"
    assert text[found.content[0].start : found.content[-1].end] == "Leave it off."


def test_behind_according_to_a_clause_and_a_role_may_stand() -> None:
    text = "According to Ida Holm, who fed the seals, manager Per Lund announced that “the fish stay”."
    assert read(text, "Ida Holm") == ("the fish stay", "Per Lund", "Ida Holm")


def test_who_is_quoted_as_saying_it_said_the_words_before_the_marks_too() -> None:
    text = "The paper quoted Governor Per Lund as saying that the pier would stand “by the first snow”."
    start, end = text.index("Governor"), text.index("”")
    whole = Attribution((Stretch(start, end),), Stretch(10, 16), Stretch(0, 9), 0.9, 0.9)
    found = with_inner_speaker(Prose(text, quoted_stretches(text)), (), whole)
    assert found.source and text[found.source.start : found.source.end] == "Governor Per Lund"
    assert text[found.content[0].start : end].startswith("that the pier")
    assert found.via == Stretch(0, 9)


@pytest.mark.parametrize(
    "text",
    [
        "“Go home,” aides said Per Lund told his crew behind closed doors.",
        "“Go home,” aides said Per Lund had told them.",
    ],
)
def test_who_told_it_by_what_others_say_behind_the_words_said_it(text: str) -> None:
    assert read(text, "aides") == ("Go home,", "Per Lund", "aides")


@pytest.mark.parametrize("text", ["“Go home,” Ida Holm said.", "“Go home,” Ida Holm said the plan was called."])
def test_who_says_it_behind_the_words_stays(text: str) -> None:
    assert read(text, "Ida Holm") == ("Go home,", "Ida Holm", None)


def test_whom_a_letter_is_written_to_does_not_say_it() -> None:
    assert read("Ida Holm wrote a letter to Per Lund saying: “Go home.”", "Ida Holm") == ("Go home.", "Ida Holm", None)


@pytest.mark.parametrize("verb", ["is investigating", "will examine", "was responding to"])
def test_claims_of_nobody_are_not_of_whom_they_occupy(verb: str) -> None:
    text = f"The watchdog {verb} claims that the harbour was sold."
    words = Stretch(text.index("claims"), len(text) - 1)
    whole = Attribution((words,), None, Stretch(0, len("The watchdog")), 0.9, 0.9)
    found = with_inner_speaker(Prose(text, ()), [], whole)
    assert found.source is None
    assert text[found.content[0].start : found.content[0].end] == "that the harbour was sold"
    inside = replace(whole, content=(Stretch(text.index("that"), len(text) - 1),))
    assert with_inner_speaker(Prose(text, ()), [], inside).source is None
