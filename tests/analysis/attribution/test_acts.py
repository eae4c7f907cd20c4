"""Said, thought, or not said at all: by the words around the quotation."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.acts import act_of, apart_from_unsaid, is_thought
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch


def attribution(text: str, content: str, cue: str | None = None) -> tuple[Prose, Attribution]:
    def place(words: str) -> Stretch:
        start = text.index(words)
        return Stretch(start, start + len(words))

    found = Attribution((place(content),), place(cue) if cue else None, None, 0.9, 0.9)
    return Prose(text, quoted_stretches(text)), found


def act(text: str, content: str, cue: str | None = None) -> str:
    prose, found = attribution(text, content, cue)
    return act_of(text, prose, found)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm never said “sail now”.",
        "Ida Holm did not publicly say “sail now”.",
        "Ida Holm hasn’t told the crew “sail now”.",
        "Ida Holm declined to say: “sail now”.",
        "Ida Holm fell short of saying “sail now”.",
        "Ida Holm denied that she had ever told him “sail now”.",
        "Ida Holm denied that the mate had said “sail now”.",
        "Did Ida Holm really say “sail now”? Nobody knows.",
        "If Ida Holm had told them “sail now”, they would have sailed.",
        "A letter wrongly attributed to Ida Holm said “sail now”.",
        "A fake account of Ida Holm posted: “sail now”.",
        "Reporters asked whether Ida Holm had said “sail now”.",
        "If Ida Holm says “sail now”, they will sail.",
        "Ida Holm has yet to say “sail now”.",
        "It is time for Ida Holm to say “sail now”.",
        "“sail now” is not what Ida Holm said.",
        "“sail now” was wrongly attributed to Ida Holm.",
    ],
)
def test_words_that_were_not_said(text: str) -> None:
    assert act(text, "sail now") == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm said “sail now”.",
        "Ida Holm did not only say “sail now”.",
        "Ida Holm did not sail. She said: “sail now”.",
        "Ida Holm denied the report and said “sail now”.",
        "Ida Holm, who has not said when she will go, told the crew “sail now”.",
        "Ida Holm falsely claimed that he had shouted “sail now”.",
        "“sail now”, Ida Holm said. She did not say why.",
        "If they ask, Ida Holm will say “sail now”.",
        "Do as Ida Holm said: “sail now”.",
        "If Ida Holm said “sail now” in May, she does not say so today.",
        "If what Ida Holm says “sail now” for is true, they will.",
        "Without asking the crew, Ida Holm shouted “sail now”.",
    ],
)
def test_words_that_were_said(text: str) -> None:
    assert act(text, "sail now") == "statement"


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("The port refused to rule out a strike.", "to rule out a strike", "refused"),
        ("The port has resisted calling the flood a crime.", "the flood a crime", "calling"),
        ("Ida Holm did not want to detail which boats would go.", "which boats would go", "did not want to detail"),
        ("Ida Holm could have named clearer terms.", "clearer terms", "could have named"),
        ("There had not been any sign that Lund had vowed to return.", "to return", "had vowed"),
        ("The letter didn’t call for her resignation.", "her resignation", "didn’t call for"),
        ("Ida Holm struggled to explain why it sank.", "why it sank", "struggled to explain"),
        ("It is time for Ida Holm to admit that it sank.", "that it sank", "to admit"),
        ("If Ida Holm says it is safe, they will sail.", "it is safe", "says"),
        ("Ida Holm does not think they will sail.", "they will sail", "does not think"),
    ],
)
def test_what_somebody_does_not_say_by_any_verb(text: str, content: str, cue: str) -> None:
    assert act(text, content, cue) == "denied"


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("Ida Holm not only said they would sail but left.", "they would sail", "said"),
        ("Ida Holm, who did not go, said they would sail.", "they would sail", "said"),
        ("Ida Holm has refused. She said they would sail.", "they would sail", "said"),
        ("Ida Holm would have said “we sail”, had they asked.", "we sail", "would have said"),
    ],
)
def test_what_is_negated_beside_the_words(text: str, content: str, cue: str) -> None:
    assert act(text, content, cue) == ("denied" if "“" in text else "statement")


def test_indirect_speech_goes_by_its_cue() -> None:
    assert act("Ida Holm did not say whether they would sail.", "whether they would sail", "did not say") == "denied"
    assert act("Ida Holm denied that they had sailed.", "that they had sailed", "denied") == "denied"
    assert (
        act("Ida Holm said she denied that they had sailed.", "she denied that they had sailed", "said") == "statement"
    )
    assert act("Ida Holm hopes they will sail.", "they will sail", "hopes") == "thought"
    assert act("Ida Holm said they will sail.", "they will sail", "said") == "statement"
    assert act("Ida Holm denied “any part in it”.", "any part in it", "denied") == "statement"


def test_what_was_said_stands_apart_from_what_was_not() -> None:
    text = "Ida Holm said “sail” but did not say “now”."
    prose = Prose(text, quoted_stretches(text))
    sail, now = Stretch(15, 19), Stretch(text.index("now"), text.index("now") + 3)
    parts = apart_from_unsaid(prose, Attribution((sail, now), None, None, 0.9, 0.9))
    assert [part.content for part in parts] == [(sail,), (now,)]
    assert [act_of(text, prose, part) for part in parts] == ["statement", "denied"]


def test_a_state_of_mind_is_no_speech() -> None:
    assert is_thought("hopes") and is_thought("is not convinced")
    assert not is_thought("said") and not is_thought("said he hopes")
