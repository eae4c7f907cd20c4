"""Words with a tag of their own before them are said by whom that names."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.own_cues.leading_tags import LONGEST_LEAD, apart_from_tagged
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.attributions import given, place, told

LIVE = "14:40 “We found them,” says Lars Aune\n\n15:01 {}“Stay away”"


def parted(tag: str, name: str | None) -> list[tuple[list[str], str | None]]:
    """The attributions of a live report whose second entry begins with ``tag``."""
    text = LIVE.format(tag)
    names = [NameMention(place(text, n).start, place(text, n).end, "person", 0.9) for n in ("Lars Aune", name) if n]
    whole = given(text, "says", ("“We found them,”", "“Stay away”"), source="Lars Aune")
    return [told(text, a) for a in apart_from_tagged(Prose(text, quoted_stretches(text)), names, whole)]


@pytest.mark.parametrize(
    ("tag", "who"), [("Holm: ", "Holm"), ("Mayor Holm tweets: ", "Mayor Holm"), ("Holm, in the lobby: ", "Holm")]
)
def test_words_with_a_tag_of_their_own_are_of_whom_it_names(tag: str, who: str) -> None:
    assert parted(tag, "Holm") == [(["“We found them,”"], "Lars Aune"), (["“Stay away”"], who)]


def test_a_tag_that_names_nobody_credits_nobody() -> None:
    assert parted("Watch: ", None) == [(["“We found them,”"], "Lars Aune"), (["“Stay away”"], None)]


def test_words_of_somebody_without_a_name_are_not_those_of_who_spoke_before() -> None:
    tag = "A sailor who would not give his name: "
    assert parted(tag, None) == [(["“We found them,”"], "Lars Aune"), (["“Stay away”"], "A sailor")]


@pytest.mark.parametrize(
    "tag", ["Holm shrugs when she hears this. ", "Now mayor Holm. ", "Now the Leader of the Council Holm. "]
)
def test_words_behind_what_somebody_does_are_theirs(tag: str) -> None:
    assert parted(tag, "Holm") == [(["“We found them,”"], "Lars Aune"), (["“Stay away”"], "Holm")]


@pytest.mark.parametrize("tag", ["", "It pleased Holm. ", f"{'Holm and ' * (LONGEST_LEAD // 9)}Holm: "])
def test_words_without_one_stay_with_the_others(tag: str) -> None:
    assert parted(tag, "Holm" if tag else None) == [(["“We found them,”", "“Stay away”"], "Lars Aune")]


@pytest.mark.parametrize(
    "lead",
    [
        "Our reporter Ida Holm is at the harbour: ",
        "17:10 Rovers captain Ida Holm, at the press conference: ",
    ],
)
def test_words_behind_a_sentence_of_their_own_that_names_somebody_are_theirs(lead: str) -> None:
    text = f"“We sail,” the mayor said.\n\n{lead}“The pier is gone.”"
    names = [NameMention(place(text, "Ida Holm").start, place(text, "Ida Holm").end, "person", 0.9)]
    whole = given(text, "said", ("“We sail,”", "“The pier is gone.”"), "the mayor")
    parts = apart_from_tagged(Prose(text, quoted_stretches(text)), names, whole)
    (said, mayor), (own, captain) = (told(text, part) for part in parts)
    assert (said, mayor, own) == (["“We sail,”"], "the mayor", ["“The pier is gone.”"])
    assert captain is not None and captain.endswith("Ida Holm")


@pytest.mark.parametrize(
    ("between", "source"),
    [("Does it hurt? He takes his time. ", "He"), ("She takes her time. ", None), ("He left. It rained. ", None)],
)
def test_words_behind_what_a_man_does_are_not_those_of_the_woman_who_spoke_before(
    between: str, source: str | None
) -> None:
    text = f"“We sail,” she said.\n\n{between}“The pier is gone.”"
    whole = given(text, "said", ("“We sail,”", "“The pier is gone.”"), "she")
    parts = apart_from_tagged(Prose(text, quoted_stretches(text)), [], whole)
    assert [told(text, part)[1] for part in parts] == (["she", source] if source else ["she"])


ONE_PARAGRAPH = "Umpire Lars Aune called it “fair”. {}“Stay away”"


def parted_in_one(lead: str, name: str) -> list[tuple[list[str], str | None]]:
    """The attributions of a paragraph whose second sentence begins with ``lead``."""
    text = ONE_PARAGRAPH.format(lead)
    names = [NameMention(place(text, n).start, place(text, n).end, "person", 0.9) for n in ("Lars Aune", name)]
    whole = given(text, "called", ("“fair”", "“Stay away”"), source="Lars Aune")
    return [told(text, a) for a in apart_from_tagged(Prose(text, quoted_stretches(text)), names, whole)]


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("The captain, Ida Holm, laughed all the way home: ", "Ida Holm"),
        ("Novelist Ida Holm’s verdict on it: ", "Ida Holm"),
        ("Ida Holm’s elder sister wept outside: ", "Ida Holm’s elder sister"),
    ],
)
def test_words_behind_a_sentence_on_somebody_else_are_theirs(lead: str, who: str) -> None:
    assert parted_in_one(lead, "Ida Holm") == [(["“fair”"], "Lars Aune"), (["“Stay away”"], who)]


@pytest.mark.parametrize("lead", ["Of captain Ida Holm: ", "Asked about Ida Holm: ", "On Ida Holm and her bat: "])
def test_words_on_somebody_are_not_theirs(lead: str) -> None:
    assert parted_in_one(lead, "Ida Holm") == [(["“fair”", "“Stay away”"], "Lars Aune")]
