"""Words with a tag of their own are those of whom it names, via whoever passes them on."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.passed_on import apart_from_bracketed, with_tagged_speaker
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.analysis.attributions import place


def read(text: str, teller: str, *content: str) -> tuple[list[str], str, str | None]:
    """The words, source and via of an attribution of ``content`` to the last ``teller`` of ``text``."""

    def place(words: str) -> Stretch:
        return Stretch(text.index(words), text.index(words) + len(words))

    at = text.rindex(teller)
    according = text.rfind("according to", 0, at)
    cue = Stretch(according, according + len("according to")) if according >= 0 else None
    given = Attribution(tuple(place(c) for c in content), cue, Stretch(at, at + len(teller)), 0.9, 0.9)
    found = with_tagged_speaker(Prose(text, quoted_stretches(text)), given)
    assert found.source
    via = text[found.via.start : found.via.end] if found.via else None
    return [text[c.start : c.end] for c in found.content], text[found.source.start : found.source.end], via


@pytest.mark.parametrize(
    ("tag", "who"),
    [
        ("Per Lund told the crew", "Per Lund"),
        ("he said", "he"),
        ("he said after a long night at the harbour", "he"),
        ("Per Lund, the pilot, later said", "Per Lund"),
        ("said Per Lund", "Per Lund"),
        (
            "the letter addressed to the owners (in Port Alden) reads",
            "the letter addressed to the owners (in Port Alden)",
        ),
    ],
)
def test_the_tag_beside_quoted_words_tells_who_said_them(tag: str, who: str) -> None:
    text = f"“Go home,” {tag}, according to the Harbour Post."
    assert read(text, "the Harbour Post", f"“Go home,” {tag}") == (["“Go home,”"], who, "the Harbour Post")


def test_the_comma_may_stand_behind_the_mark() -> None:
    text = "“Go home”, Per Lund said, according to a translation by the Harbour Post."
    words, who, via = read(text, "a translation by the Harbour Post", "“Go home”, Per Lund said")
    assert (words, who, via) == (["“Go home”"], "Per Lund", "a translation by the Harbour Post")


@pytest.mark.parametrize(
    "text",
    [
        "“Go home,” according to the Harbour Post.",
        "“Go home.” Per Lund said so, according to the Harbour Post.",
        "“Go home,” Per Lund did not say, according to the Harbour Post.",
        "“Go home,” which he said twice, according to the Harbour Post.",
        "“Go home,” the crew thought it said, according to the Harbour Post.",
        "“Go home,” Per Lund said; the crew left, according to the Harbour Post.",
        "“Go home,” Per Lund added that night had come, and that was all, according to the Harbour Post.",
    ],
)
def test_no_tag_stands_beside_the_words(text: str) -> None:
    assert read(text, "the Harbour Post", "“Go home")[1:] == ("the Harbour Post", None)


@pytest.mark.parametrize(
    ("text", "content", "who", "words"),
    [
        ("She said it was over, according to the Post.", "She said it was over", "She", "it was over"),
        ("Per Lund claimed he knew, according to the Post.", "Per Lund claimed he knew", "Per Lund", "he knew"),
        (
            "Per Lund warned the crew at noon that it was late, according to the Post.",
            "the crew at noon that it was late",
            "Per Lund",
            "that it was late",
        ),
        ("In May, Lund admitted that it leaked, the Post reported.", "In May", "Lund", "that it leaked"),
    ],
)
def test_the_tag_before_words_without_marks_tells_who_said_them(text: str, content: str, who: str, words: str) -> None:
    pieces = (content,) if content.endswith(words) else (content, words)
    assert read(text, "the Post", *pieces) == ([words], who, "the Post")


@pytest.mark.parametrize(
    "text",
    [
        "Per Lund told the crew of his plans on the way home, according to the Post.",
        "Per Lund announced the end of the line, according to the Post.",
        "The ship that he said was safe sank, according to the Post.",
        "Per Lund’s claims that it was over, according to the Post.",
        "The new claims that it was over, according to the Post.",
        "The latest report that it was over, according to the Post.",
        "Per Lund would have said that it was over, according to the Post.",
    ],
)
def test_a_deed_that_is_reported_is_the_reporters(text: str) -> None:
    whole = text[: text.index(", according")]
    assert read(text, "the Post", whole) == ([whole], "the Post", None)


@pytest.mark.parametrize("said", ["said it was", "has reportedly told the crew it was", "claimed that it was"])
def test_what_a_paper_reports_that_somebody_said_is_that_somebodys(said: str) -> None:
    text = f"Per Lund {said} “over,” the Harbour Post reported."
    words, who, via = read(text, "Harbour Post", text[: text.index(" “")], "“over")
    assert (who, via) == ("Per Lund", "Harbour Post")
    assert words[-1] == "“over" and words[0] in ("it was", "the crew it was", "that it was")


@pytest.mark.parametrize("told", ["left the ship", "asked Ida Holm to call it"])
def test_what_is_told_of_a_deed_is_the_tellers(told: str) -> None:
    text = f"Per Lund {told} “for good,” the Harbour Post said."
    content = text[: text.index(" “")]
    assert read(text, "Harbour Post", content, "“for good") == ([content, "“for good"], "Harbour Post", None)


def test_who_answers_before_the_words_is_not_what_passes_them_on() -> None:
    text = "Per Lund answered, according to the minutes: “Then we dig.”"
    assert read(text, "the minutes", "Per Lund answered", "“Then we dig.”") == (
        ["“Then we dig.”"],
        "Per Lund",
        "the minutes",
    )


def test_a_court_that_heard_words_did_not_say_them() -> None:
    text = "He told police he “looked down for one second”, the High Court in Alden heard."
    at, cue, court = text.index("looked"), text.index("heard"), text.index("the High")
    given = Attribution((Stretch(at, at + 26),), Stretch(cue, cue + 5), Stretch(court, cue - 1), 0.9, 0.9)
    assert with_tagged_speaker(Prose(text, quoted_stretches(text)), given).source is None


@pytest.mark.parametrize("tag", ["(said a Navy official)", "(according to a Navy official)"])
def test_words_with_a_tag_in_brackets_are_apart_from_those_before(tag: str) -> None:
    text = f"The minister gave way because he knew that “they need our ports,” {tag}."
    words = text[text.index("because") : text.index(" (")]
    at = text.index("gave way")
    given = Attribution((place(text, words),), Stretch(at, at + 8), place(text, "The minister"), 0.9, 0.9)
    outer, inner = apart_from_bracketed(Prose(text, quoted_stretches(text)), (), given)
    assert outer.source == given.source and text[outer.content[0].start : outer.content[0].end].endswith("knew that ")
    assert inner.source == place(text, "a Navy official") and inner.content == (place(text, "“they need our ports,”"),)


def test_who_wrote_the_report_said_no_words_of_it() -> None:
    text = "“We sail,” said Ida Bly.\n(Reporting by Per Lund; editing by Tom Orre)"
    at = text.index("said")
    given = Attribution((place(text, "“We sail,”"),), Stretch(at, at + 4), place(text, "Ida Bly"), 0.9, 0.9)
    credited = text.replace(",” said Ida Bly.", ".”")
    whole = Attribution((place(credited, "“We sail.”"),), None, Stretch(0, 1), 0.9, 0.9)
    assert apart_from_bracketed(Prose(text, quoted_stretches(text)), (), given) == [given]
    assert apart_from_bracketed(Prose(credited, quoted_stretches(credited)), (), whole) == [whole]


@pytest.mark.parametrize(
    ("words", "who"), [("Women have been stepping up since time began", "Pell"), ("The Long Bridge", "Ida Bly")]
)
def test_words_in_brackets_are_those_of_the_name_before(words: str, who: str) -> None:
    text = f"It drew anger: Pell (“{words}”) and Ida Bly condemned it."
    names = (NameMention(text.index("Pell"), text.index("Pell") + 4, "person", 0.9),)
    given = Attribution((place(text, words),), place(text, "condemned"), place(text, "Ida Bly"), 0.9, 0.9)
    (found,) = apart_from_bracketed(Prose(text, quoted_stretches(text)), names, given)
    assert found.source == place(text, who)


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("According to the Post, Ida Holm claims that it leaks.", "Ida Holm claims that it leaks", "that it leaks"),
        ("According to the Post, Ida Holm said on Monday that it leaks.", "Ida Holm said", "that it leaks"),
        ("According to the Post, Ida Holm left when it rained.", "Ida Holm left when it rained", None),
        ("Ida Holm said, according to the Post, that it leaks.", "that it leaks", "that it leaks"),
        ("Ida Holm left, according to the Post, when it rained.", "when it rained", None),
    ],
)
def test_what_is_said_according_to_another_is_of_whom_that_names(text: str, words: str, said: str | None) -> None:
    def place(part: str) -> Stretch:
        return Stretch(text.index(part), text.index(part) + len(part))

    cue = place("According to" if "According" in text else "according to")
    given = Attribution((place(words),), cue, place("the Post"), 0.9, 0.9)
    found = with_tagged_speaker(Prose(text, ()), given)
    if said is None:
        assert found == given
    else:
        assert (found.content, found.source, found.via) == ((place(said),), place("Ida Holm"), place("the Post"))


def test_who_reported_for_an_agency_said_nothing() -> None:
    text = "“We sail,” said Ida Holm. “And fish.” (Reporting by Per Lund; Editing by Otto Falk)"
    said = Stretch(text.index("And"), text.index("And") + len("And fish."))
    given = Attribution((said,), None, Stretch(text.index("Ida"), text.index(". “And")), 0.9, 0.9)
    assert apart_from_bracketed(Prose(text, quoted_stretches(text)), [], given) == [given]


def test_an_adverb_before_an_inserted_tag_says_nothing() -> None:
    text = "Ultimately, there will be, says Ida Holm, no value in “nets”."
    said = Stretch(text.index("no value"), text.index("nets") + len("nets"))
    given = Attribution((said,), place(text, "says"), place(text, "Ida Holm"), 0.9, 0.9)
    assert with_tagged_speaker(Prose(text, quoted_stretches(text)), given) == given


def test_the_verb_before_who_speaks_is_no_tag_of_another() -> None:
    text = "Ultimately, there will be, says Per Lund, no ferry that is “late”."
    pieces = [place(text, "there will be"), place(text, "no ferry that is “late”")]
    given = Attribution(tuple(pieces), place(text, "says"), place(text, "Per Lund"), 0.9, 0.9)
    assert with_tagged_speaker(Prose(text, quoted_stretches(text)), given) is given
