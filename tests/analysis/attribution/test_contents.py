"""What of a content is no words: narration beside them, a mere mention of somebody, a pull quote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.contents import (
    has_words,
    is_done,
    is_mention,
    is_said,
    is_silence,
    without_narration,
    without_repeats,
)
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.analysis.attributions import place
from tests.support.growth import assert_linear


def kept(text: str, cue: str, *content: str) -> list[str]:
    pieces = tuple(place(text, words) for words in content)
    found = without_narration(
        Prose(text, quoted_stretches(text)), Attribution(pieces, place(text, cue), None, 0.9, 0.9)
    )
    return [text[c.start : c.end] for c in found.content]


def test_a_sentence_between_quoted_ones_is_narration() -> None:
    text = "“We sail,” Ida Holm said. A gull cried. “Now.”"
    assert kept(text, "said", "“We sail,”", "A gull cried", "“Now.”") == ["“We sail,”", "“Now.”"]


def test_a_sentence_beside_that_of_the_cue_is_narration() -> None:
    text = "The mast had rotted. They would not sail, Ida Holm said. A gull cried."
    assert kept(text, "said", "The mast had rotted", "They would not sail", "A gull cried") == ["They would not sail"]
    text = "The mast, Ida Holm said, had rotted."
    assert kept(text, "said", "The mast", "had rotted") == ["The mast", "had rotted"]


def test_what_was_said_of_something_is_not_the_something() -> None:
    assert kept("Ida Holm said of the storm, “It was bad.”", "said", "the storm", "“It was bad.”") == ["“It was bad.”"]
    text = "“We sail,” Ida Holm said as to why she came, “at last.”"
    assert kept(text, "said", "“We sail,”", "why she came", "“at last.”") == ["“We sail,”", "“at last.”"]


def test_words_without_marks_stay_with_their_cue_or_their_sentence() -> None:
    text = "Ida Holm said the tide had turned. She called it “late”."
    assert kept(text, "said", "the tide had turned", "“late”") == ["the tide had turned", "“late”"]
    text = "Ida Holm said they would sail. The night was “dark”, but the sea calm."
    assert kept(text, "said", "The night was “dark”", "but the sea calm") == [
        "The night was “dark”",
        "but the sea calm",
    ]
    assert kept("Ida Holm said they would sail. It was late.", "said", "It was late") == ["It was late"]


@pytest.mark.parametrize(
    ("text", "content", "mention"),
    [
        ("Ida Holm blamed Captain Per Lund.", "Captain Per Lund", True),
        ("Ida Holm blamed Per Lund.", "Per Lund", True),
        ("Ida Holm blamed harbour pilot Per Lund.", "harbour pilot Per Lund", True),
        ("Ida Holm blamed her former captain.", "her former captain", True),
        ("Ida Holm blamed the bad weather.", "the bad weather", False),
        ("Ida Holm said the pilot saw Per Lund.", "the pilot saw Per Lund", False),
        ("Ida Holm blamed “Per Lund”.", "“Per Lund”", False),
    ],
)
def test_to_whom_something_was_done_is_no_words(text: str, content: str, mention: bool) -> None:
    names = [
        NameMention(place(text, n).start, place(text, n).end, "person", 0.9)
        for n in ("Ida Holm", "Per Lund")
        if n in text
    ]
    found = Attribution((place(text, content),), None, None, 0.9, 0.9)
    assert is_mention(Prose(text, quoted_stretches(text)), names, found) is mention


def said(text: str) -> list[str]:
    """The quoted words of ``text``, each its own attribution, that are left without repeats."""
    quoted = quoted_stretches(text)
    found = [Attribution((Stretch(q.start, q.end),), None, None, 0.9, 0.9) for q in quoted]
    return [text[a.content[0].start : a.content[0].end] for a in without_repeats(text, quoted, found)]


def test_a_pull_quote_is_no_second_quotation() -> None:
    article = "“We sail at nine, and nobody stays behind,” said Ida Holm.\n\n{}\n\nPer Lund nodded."
    whole = ["We sail at nine, and nobody stays behind,"]
    assert said(article.format("“We sail at nine”")) == [*whole]
    assert said(article.format("“Nobody stays behind.”")) == [*whole, "Nobody stays behind."]  # three words only
    assert said(article.format("“We sail at nine, and nobody stays behind”\n— Ida Holm, captain")) == [*whole]
    assert said(article.format("“We sail at ten”")) == [*whole, "We sail at ten"]
    assert said(article.format("“We sail at nine,” Per Lund said.")) == [*whole, "We sail at nine,"]


def test_a_pull_quote_without_marks() -> None:
    text = "“We sail at nine, and nobody stays,” said Ida Holm.\n\nWe sail at nine\n\nThe ferry is white"
    seen = [
        Attribution((place(text, words),), None, None, 0.9, 0.9)
        for words in ("We sail at nine\n", "The ferry is white")
    ]
    seen[0] = Attribution((Stretch(text.rindex("We sail"), text.rindex("We sail") + 15),), None, None, 0.9, 0.9)
    assert without_repeats(text, quoted_stretches(text), seen) == (seen[1],)


def test_of_equal_words_that_stand_alone_the_first_is_kept() -> None:
    assert said("“We sail at nine.”\n\nIt rained.\n\n“We sail at nine.”") == ["We sail at nine."]


def test_the_time_grows_no_faster_than_the_text() -> None:
    def work(text: str) -> Callable[[], object]:
        quoted = quoted_stretches(text)
        return lambda: without_repeats(text, quoted, [])

    for shape in ("“a b c d”\n\n", "“a b c d e f”, he said.\n\n“a b c d”\n\n"):
        assert_linear(work, shape, 300)


@pytest.mark.parametrize(
    ("content", "has"),
    [
        ("his", False),
        ("it", False),
        ("which he", False),
        ("his “", False),
        ("pollution", False),
        ("Holm’s", False),
        ("his remarks", True),
        ("no", True),
        ("that he did", True),
        ("his well-being", True),
    ],
)
def test_small_words_alone_are_no_words(content: str, has: bool) -> None:
    whole = Attribution((Stretch(0, len(content)),), None, None, 0.9, 0.9)
    assert has_words(Prose(content, ()), whole) is has
    assert has_words(Prose(content, ()), replace(whole, verbatim=True))


def test_small_words_between_marks_are_words() -> None:
    text = "Ida Holm said “it”."
    assert has_words(Prose(text, quoted_stretches(text)), Attribution((place(text, "it”"),), None, None, 0.9, 0.9))


@pytest.mark.parametrize(
    ("text", "content", "silent"),
    [
        ("Ida Holm declined to comment.", "to comment", True),
        ("Ida Holm declined to comment on the storm.", "comment on the storm", True),
        ("Ida Holm did not immediately respond to a request for comment.", "a request for comment", True),
        ("Ida Holm could not be reached. She didn’t return phone calls.", "phone calls", True),
        ("Ida Holm declined to say whether they had sailed.", "to say whether they had sailed", True),
        ("Ida Holm declined to say on Monday when they had sailed.", "to say on Monday when they had sailed", True),
        ("Ida Holm refused to say that they had sailed.", "that they had sailed", True),
        ("Ida Holm would not immediately tell reporters if they had sailed.", "if they had sailed", True),
        ("Ida Holm made no mention of the storm.", "the storm", True),
        ("Ida Holm has been silent about the mast.", "the mast", True),
        ("Ida Holm carefully avoided criticising the owners.", "the owners", True),
        ("Ida Holm did not directly address the cost of the mast.", "the cost of the mast", True),
        ("Ida Holm declined to be quoted.", "to be quoted", True),
        ("Ida Holm refused to name the owners.", "to name the owners", True),
        ("Ida Holm agreed to name the owners.", "to name the owners", False),
        ("Ida Holm denied that there was no mention of it.", "that there was no mention of it", False),
        ("Ida Holm declined to sail.", "to sail", False),
        ("Ida Holm refused to say goodbye to the crew.", "to say goodbye to the crew", False),
        ("Ida Holm said she knew what they would not.", "what they would not", False),
        ("Ida Holm would not sail, she said, if it rained.", "if it rained", False),
        ("Ida Holm said questions had come too late.", "questions had come too late", False),
        ("Ida Holm declined to say “comment”.", "“comment”", False),
        ("Asked by the Tarn Post whether she sails, Ida Holm shrugged.", "whether she sails", True),
        ("When pressed again by Per Lund of the Post on how she sails, she left.", "on how she sails", True),
        ("Per Lund asked whether she sails.", "whether she sails", False),
        ("Asked by the Post to sail, she said why she would not.", "why she would not", False),
    ],
)
def test_who_gives_no_answer_says_nothing(text: str, content: str, silent: bool) -> None:
    prose = Prose(text, quoted_stretches(text))
    words = Attribution((place(text, content),), None, None, 0.9, 0.9)
    assert is_silence(prose, words) is silent
    assert is_said(prose, (), words) is not silent


@pytest.mark.parametrize(
    ("content", "silent"),
    [
        ("did not reply", True),
        ("would not be quoted, but he has put up a sign against the tram", True),
        ("has not responded to our questions.", True),
        ("Declined to comment", True),
        ("refused", True),
        ("could not be reached", True),
        ("no reply", True),
        ("No reply came from the harbour in nine days, and I asked twice.", False),
        ("No comment.", False),
        ("I did not reply.", False),
        ("did not reply; I was at sea", False),
    ],
)
def test_a_list_may_print_that_nothing_was_said(content: str, silent: bool) -> None:
    text = f"Ida Holm: {content}"
    words = Attribution((place(text, content),), Stretch(8, 9), Stretch(0, 8), 0.9, 0.9)
    for said in (words, replace(words, verbatim=True)):
        assert is_silence(Prose(text, quoted_stretches(text)), said) is silent


@pytest.mark.parametrize(
    ("text", "cue", "content", "done"),
    [
        ("Ida Holm signed a new bill on ferries.", "signed", "a new bill on ferries", True),
        ("The council has since vetoed the plan.", "has since vetoed", "the plan", True),
        ("The judge sentenced two pilots.", "sentenced", "two pilots", True),
        ("Ida Holm pleaded not guilty to theft.", "pleaded", "to theft", True),
        ("The council prohibits nets in the harbour.", "prohibits", "nets in the harbour", True),
        ("The port denied three crews entry to the quay.", "denied", "three crews entry to the quay", True),
        ("Ida Holm denied the theft of the entry book.", "denied", "the theft of the entry book", False),
        ("Ida Holm pleaded with them to stay.", "pleaded", "to stay", False),
        ("The council banned sailing at night.", "banned", "sailing at night", False),
        (
            "Ida Holm signed a letter calling the owners thieves.",
            "signed",
            "a letter calling the owners thieves",
            False,
        ),
        ("Ida Holm promised to sign the bill.", "promised to sign", "the bill", False),
        ("Ida Holm would veto the bill.", "would veto", "the bill", False),
        ("Ida Holm signed “a bad bill”.", "signed", "a bad bill", False),
        ("Ida Holm backed the bill.", "backed", "the bill", False),
    ],
)
def test_a_deed_is_no_quotation(text: str, cue: str, content: str, done: bool) -> None:
    prose = Prose(text, quoted_stretches(text))
    words = Attribution((place(text, content),), place(text, cue), None, 0.9, 0.9)
    assert is_done(prose, words) is done
    assert is_said(prose, (), words) is not done


def test_what_somebody_did_as_he_spoke_is_narration() -> None:
    text = "Reacting to it, Ida Holm said, “We sail.”"
    assert kept(text, "said", "Reacting to it", "“We sail.”") == ["“We sail.”"]
    heard = "Testifying in Tarn, Ida Holm said, “We sail.”"
    assert kept(heard, "said", "Testifying in Tarn", "“We sail.”") == ["“We sail.”"]
    asked = "Sailing at night, Ida Holm said, “is hard.”"
    assert kept(asked, "said", "Sailing at night", "“is hard.”") == ["Sailing at night", "“is hard.”"]


def test_where_a_sentence_was_called_and_what_follows_it_is_narration() -> None:
    text = "They chanted “We sail!” outside the court."
    assert kept(text, "chanted", "“We sail!” outside the court") == ["“We sail!”"]
    behind = "Holm answered: “We sail.” The two have not met since."
    assert kept(behind, "answered", "“We sail.” The two have") == ["“We sail.”"]
    before = "“We sail.” The ferry is full, Holm added."
    assert kept(before, "added", "“We sail.” The ferry is full") == ["“We sail.” The ferry is full"]
    part = "They wanted “free sailing” in the harbour."
    assert kept(part, "wanted", "“free sailing” in the harbour") == ["“free sailing” in the harbour"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "said"),
    [
        ("She asked him about the new pier.", "asked", "him about the new pier", False),
        ("She asked about the new pier.", "asked", "about the new pier", False),
        ("She asked about how to sail.", "asked", "about how to sail", True),
        ("She asked not to be named.", "asked", "not to be named", False),
        ("The clerk declined to be quoted.", "declined", "to be quoted", False),
        ("The clerk asked to be named captain.", "asked", "to be named captain", True),
        ("Neither she nor Lund would say whether it was safe.", "say", "whether it was safe", False),
        ("She read out a letter that he had left.", "read out", "a letter that he had left", False),
        ("She charged four men with theft.", "charged", "four men with theft", False),
        ("She charged that he had lied.", "charged", "that he had lied", True),
    ],
)
def test_what_nobody_says(text: str, cue: str, content: str, said: bool) -> None:
    whole = Attribution((place(text, content),), place(text, cue), None, 0.9, 0.9)
    assert is_said(Prose(text, ()), [], whole) is said
