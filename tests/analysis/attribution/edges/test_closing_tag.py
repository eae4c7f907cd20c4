"""All of a sentence up to the tag that closes it is what was said."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.edges.closing_tag import behind_inserted_tag, whole_sentence
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch


def whole(text: str, content: str, source: str, cue: str) -> str | None:
    def place(part: str) -> Stretch:
        return Stretch(text.index(part), text.index(part) + len(part))

    found = Attribution((place(content),), place(cue), place(source), 0.9, 0.9)
    sentence = whole_sentence(Prose(text, quoted_stretches(text)), found)
    return text[sentence.start : sentence.end] if sentence else None


@pytest.mark.parametrize(
    "text",
    [
        "Last week the U.N. Board of Ports closed the lock, Ida Holm reported.",
        "But Last week the U.N. Board of Ports closed the lock, Ida Holm reported on Monday.",
        "It rained. Last week the U.N. Board of Ports closed the lock, according to Ida Holm.",
    ],
)
@pytest.mark.parametrize("content", ["Last week", "the lock", "Board of Ports closed the lock"])
def test_a_part_becomes_the_whole(text: str, content: str) -> None:
    cue = "according to" if "according" in text else "reported"
    assert whole(text, content, "Ida Holm", cue) == "Last week the U.N. Board of Ports closed the lock"


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        ("Per Lund argued the port was full, Ida Holm said.", "the port was full", "Ida Holm", "said"),
        ("ALDEN - The port was full, Ida Holm said.", "The port was full", "Ida Holm", "said"),
        ("The port was full, Ida Holm said.", "The port was full", "Ida Holm", "said"),
        ("The port, Ida Holm said, was full.", "The port", "Ida Holm", "said"),
        ("The “old” port was full, Ida Holm said.", "was full", "Ida Holm", "said"),
        ("The port Ida Holm said was full.", "The port", "Ida Holm", "said"),
    ],
)
def test_anothers_words_and_what_is_whole_stay(text: str, content: str, source: str, cue: str) -> None:
    assert whole(text, content, source, cue) is None


def test_what_was_reported_by_nobody_is_no_tag() -> None:
    text = "No losses were reported as a result of the storm, Ida Holm added."
    assert whole(text, "as a result of the storm", "Ida Holm", "added") == text.removesuffix(", Ida Holm added.")


def behind(text: str, *content: str) -> str | None:
    def place(part: str) -> Stretch:
        return Stretch(text.index(part), text.index(part) + len(part))

    found = Attribution(tuple(place(c) for c in content), place("said"), place("Ida Holm"), 0.9, 0.9)
    rest = behind_inserted_tag(Prose(text, quoted_stretches(text)), found)
    return text[rest.start : rest.end] if rest else None


def test_words_go_on_behind_a_tag_where_no_clause_ends() -> None:
    text = "The ferry is late because, said Ida Holm, the tide has turned in Tarn. It rained."
    assert behind(text, "The ferry is late because") == "the tide has turned in Tarn"
    assert behind(text, "The ferry is late because", "the tide") == "the tide has turned in Tarn"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ferry is late, said Ida Holm, pointing at the tide.", "The ferry is late"),
        ("The ferry is late because, said Ida Holm, Lund told them to wait.", "The ferry is late because"),
        ("The ferry is late because Per saw, said Ida Holm, the tide.", "The ferry is late because"),
    ],
)
def test_words_do_not_go_on_elsewhere(text: str, content: str) -> None:
    assert behind(text, content) is None
