"""What in a mention agrees with a candidate or speaks against it."""

from __future__ import annotations

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers.mentions import Names
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.ranking.agreement import introduced_so
from quotes.analysis.speakers.resolution.resolver import Resolver
from quotes.model import Stretch
from tests.support.analysis.candidate_rows import candidate_rows
from tests.support.analysis.marked import read_marked

MARKED = (
    "<r>Mayor</r> <p>Ana Orr</p> met <p>Ivo Holm</p>, a harbour pilot, on Monday. <p>Orr</p> left.\n\n"
    "“It rains,” <s>the pilot</s> said. “It pours,” <s>she</s> said."
)


def test_a_description_looks_at_how_they_are_introduced() -> None:
    pilot = candidate_rows(MARKED)["the pilot"]
    assert pilot["Ivo Holm"]["head introduced"] == 1.0
    assert "Ana Orr" not in pilot  # who is introduced as no pilot
    assert pilot["Ivo Holm"]["alone introduced so"] == 1.0
    assert pilot["Ivo Holm"]["definite person"] == 1.0


def test_a_pronoun_looks_at_sex() -> None:
    assert candidate_rows(MARKED)["she"]["Ana Orr"]["sex agrees"] == 1.0


def test_how_well_words_beside_a_name_match() -> None:
    text, reading = read_marked(MARKED)
    resolver = Resolver(text, quoted_stretches(text), reading)
    at = text.index("the pilot")
    pilot = read_mention(text, Stretch(at, at + 9), Names(()))
    by_name = {e.name: e for e in resolver.article.people}
    assert introduced_so(pilot, by_name["Ivo Holm"]) > introduced_so(pilot, by_name["Ana Orr"]) == 0
