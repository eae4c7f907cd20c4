"""Lists of other articles and pull quotes among the paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.quotation.set_apart import set_apart
from tests.support.growth import assert_linear


def apart(text: str) -> list[str]:
    return [text[line.start : line.end].strip() for line in set_apart(text, quoted_stretches(text))]


@pytest.mark.parametrize(
    "heading",
    [
        "RELATED",
        "Related articles:",
        "Read more",
        "MORE ON THIS STORY",
        "You may also like",
        "Read next",
        "More from Harbour Week",
        "Elsewhere on this site",
        "Editor’s picks",
    ],
)
def test_a_list_of_other_articles(heading: str) -> None:
    items = ["• “I was fired”: inside the strike", "• Why it matters"]
    text = f"It rained.\n\n{heading}\n{{}}\n{{}}\n\nThe ferry sails, Holm said."
    assert apart(text.format(*items)) == [heading, *items]
    bare = [item[2:] for item in items]
    assert apart(text.format(*bare)) == [heading, *bare]
    assert apart(text.replace(f"{heading}\n", f"{heading}\n\n").format(*bare)) == [heading, *bare]


@pytest.mark.parametrize(
    "line",
    [
        "Also read: ‘Why the ferry sank’",
        "READ MORE: Mayor accuses Holm of theft: “He took it all”",
        "More: What the flood means for you",
        "Watch | The ferry leaves",
    ],
)
def test_a_link_behind_a_label(line: str) -> None:
    assert apart(f"It rained.\n\n{line}\n\nThe ferry sails, Holm said.") == [line]
    assert apart(f"{line}\n\nThe ferry sails, Holm said.") == []


@pytest.mark.parametrize(
    "text",
    [
        "It rained.\n\nUpdate: The ferry sails, Holm says",
        "It rained.\n\nWatch: “We sail tonight,” Holm said.",
        "Related problems were found.\n\n“More cracks,” said Holm.",
        "Read more\n\nThe ferry sails tonight, Holm said.\n\nIt rained.",
        "Two asked.\n\n• “I do,” said Holm.\n• “I do not,” said Lund.",
        "Related",
    ],
)
def test_paragraphs_are_not_set_apart(text: str) -> None:
    assert apart(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement: “Sleep on it” – Holm Beds",
        "CORRECTION: An earlier version said “Tern fairy”.",
        "This article was amended on 3 May. It said “Tern fairy”.",
        "An earlier version of this report said “Tern fairy”.",
        "Sign up to the Lamp: “The best hour of Sunday”",
    ],
)
def test_a_notice(line: str) -> None:
    assert apart(f"It rained.\n\n{line}\n\nThe ferry sails, Holm said.") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Corrections officer Per Lund said: “He ran.”",
        "Promoted to mate in May, Lund said he would stay.",
        "The report was amended twice, Holm said.",
        "Advertisers left, said Holm. “All of them.”",
    ],
)
def test_no_notice(line: str) -> None:
    assert apart(f"It rained.\n\n{line}\n\nThe ferry sails, Holm said.") == []


SAID = "“The bees know nothing of money,” he said. “I envy them.”"


@pytest.mark.parametrize(
    "pulled",
    [
        "“The bees know nothing of money”",
        "The bees know nothing of money",
        "‘know nothing of money’",
        "“The bees know nothing of money. I envy them.”",
    ],
)
def test_a_pull_quote_repeats_words_that_are_said_in_the_text(pulled: str) -> None:
    assert apart(f"It was late.\n\n{pulled}\n\n{SAID}") == [pulled]
    assert apart(f"{SAID}\n\n{pulled}\n\nIt was late.") == [pulled]


@pytest.mark.parametrize(
    "text",
    [
        "“The bees know nothing of money.”\n\n“The bees know nothing of money.”",
        f"“The bees know nothing of me.”\n\n{SAID}",
        f"“I envy them.”\n\n{SAID}",
        SAID,
    ],
)
def test_words_that_stand_alone_or_are_few_are_no_pull_quote(text: str) -> None:
    assert apart(text) == []


@pytest.mark.slow
def test_the_time_grows_no_faster_than_the_text() -> None:
    def work(text: str) -> Callable[[], object]:
        quoted = quoted_stretches(text)
        return lambda: set_apart(text, quoted)

    for shape in (
        "Related\n",
        "Related\n- a\n",
        "a b c d\n\n“a b c d,” he\n\n",
        "a “a b c d a b c d” a\n\na b c d\n\n",
    ):
        assert_linear(work, shape, 2_000)
