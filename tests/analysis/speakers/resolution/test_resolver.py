"""The decisions of one article: who each source most likely is."""

from __future__ import annotations

import gc
import time
import weakref

import pytest

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers.resolution.resolver import Resolver
from tests.support.analysis.marked import read_marked, resolve_marked, speakers_of


def test_nobody_is_chosen_where_nobody_fits() -> None:
    choice = resolve_marked("It rained. “Enough of this,” <s>she</s> said.").choices[0]
    assert choice.speaker is None
    assert choice.candidates == ()


@pytest.mark.parametrize("source", ["Nobody", "None of them", "No pilot", "those", "2000", "whose crew", "Her Honour"])
def test_nobody_no_number_and_no_bare_pointer_is_a_speaker(source: str) -> None:
    resolution = resolve_marked(f"“It rains,” <s>{source}</s> said.")
    assert (resolution.speakers, resolution.choices[0].candidates) == ((), ())


def test_a_missing_name_mention_is_found_in_the_source() -> None:
    text = "“We are closed,” said <s>Wanda Prill</s>. “For good,” said <s>Prill</s>."
    assert speakers_of(text) == ["Wanda Prill"] * 2


def test_nothing_of_an_article_waits_for_the_search_for_garbage() -> None:
    text, reading = read_marked(
        "“It rains,” said <s>Wanda Prill</s>. “It pours,” <s>she</s> said. <s>The pilot</s> agreed."
    )
    gc.disable()  # what is not let go by itself stays
    try:
        resolver = Resolver(text, quoted_stretches(text), reading)
        resolver.resolve()
        left = weakref.ref(resolver)
        del resolver
        assert left() is None
    finally:
        gc.enable()


@pytest.mark.slow
def test_a_very_long_article_with_thousands_of_mentions_is_resolved_in_bounded_time() -> None:
    givens, families = ("Ana", "Tom", "Lea", "Ivo"), ("Rusk", "Moor", "Tann", "Peel")
    people = [f"{given} {family}" for given in givens for family in families]
    paragraphs = []
    for i in range(1500):
        name = people[i % 16] if i % 3 == 0 else people[(i - i % 3) % 16].split()[1]
        who = f"<p>{name}</p>" if i % 3 < 2 else "he" if i % 2 else "she"
        words = f"Number {i} is a long enough sentence about the dam and the bridge,"
        paragraphs.append(f"“{words}” <s>{who}</s> said on day {i}.")
    marked = "\n\n".join(paragraphs)
    started = time.process_time()
    resolution = resolve_marked(marked)
    assert len(resolution.choices) == 1500
    assert time.process_time() - started < 30


@pytest.mark.parametrize("cut", ["The", "Another", "Dr.", "one"])
def test_nobody_is_called_by_a_word_that_names_nobody(cut: str) -> None:
    marked = f"<p>Ana Lopes</p> listened. “The tide is out,” <s>{cut}</s> pilot of the port said."
    resolution = resolve_marked(marked)
    assert [c.speaker for c in resolution.choices] == [None]
    assert resolution.speakers == ()


@pytest.mark.parametrize(
    "marked",
    [
        "“It is late,” <s>a weary pilot</s> said. “So it is,” <s>the harbour board</s> said.",
        "“It is late,” said <s>an old diver from the quay</s>, <s>who</s> added: “Too late.”",
        "A letter signed by 42 members of the harbour board went out. “It is late,” <s>the letter</s> said.",
        "It rained. “It is late,” <s>the ferry company’s statement</s> said.",
        "<p>Petra Hanse</p> left. “It is late,” <s>Wanda Prill</s> said. “It is,” <s>Quay Watch</s> said.",
    ],
)
def test_asking_changes_nothing(marked: str) -> None:
    text, reading = read_marked(marked)
    resolver = Resolver(text, quoted_stretches(text), reading)
    for a in reading.attributions:
        assert a.source is not None
        known = repr(vars(resolver.article.entity_set)), repr(resolver.article.history)
        asked = [resolver.answer(resolver.question(a, a.source)) for _ in range(2)]
        resolver.most_likely(resolver.question(a, a.source).mention)
        assert asked[0] == asked[1]
        assert (repr(vars(resolver.article.entity_set)), repr(resolver.article.history)) == known
        resolver.decide(a, a.source)
        assert (repr(vars(resolver.article.entity_set)), repr(resolver.article.history)) != known


def test_who_stands_behind_a_description_is_whom_that_describes() -> None:
    marked = (
        "Mayor <p>Ana Lopes</p> came. “It is late,” said <s>the mayor</s>, <s>who</s> added: “Too late.”\n\n"
        "A sailor, <p>Per Lund</p>, left before the mayor, <s>who</s> said: “Good night.”"
    )
    assert speakers_of(marked) == ["Ana Lopes", "Ana Lopes", "Ana Lopes"]


def test_an_excellency_without_a_name_is_nobody() -> None:
    assert speakers_of("<p>Ana Holm</p> came. “It rains,” <s>H.E.</s> said.") == [None]
