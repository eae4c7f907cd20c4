"""What can be seen of a candidate for a mention, as numbers."""

from __future__ import annotations

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers.mention_features import FEATURES, introduced_so
from quotes.analysis.speakers.mentions import Names
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.resolution.resolver import Resolver
from quotes.model import Stretch
from tests.support.analysis.marked import read_marked

MARKED = (
    "<r>Mayor</r> <p>Ana Orr</p> met <p>Ivo Holm</p>, a harbour pilot, on Monday. <p>Orr</p> left.\n\n"
    "“It rains,” <s>the pilot</s> said. “It pours,” <s>she</s> said."
)


def rows() -> dict[str, dict[str, dict[str, float]]]:
    """The features by name, of each candidate by name, of each source by its words."""
    text, reading = read_marked(MARKED)
    resolver = Resolver(text, quoted_stretches(text), reading)
    found: dict[str, dict[str, dict[str, float]]] = {}
    for a in reading.attributions:
        assert a.source is not None
        question = resolver.question(a, a.source)
        found[text[a.source.start : a.source.end]] = {
            e.name if e else "nobody": dict(zip(FEATURES, row, strict=True))
            for e, row in zip(question.options, question.rows, strict=True)
        }
    return found


def test_every_row_has_a_number_for_each_feature() -> None:
    for candidates in rows().values():
        for name, row in candidates.items():
            assert row["new"] == float(name == "nobody")
            if name != "nobody":
                assert row["person"] == 1.0


def test_a_description_looks_at_how_they_are_introduced() -> None:
    pilot = rows()["the pilot"]
    assert pilot["Ivo Holm"]["head introduced"] == 1.0
    assert "Ana Orr" not in pilot  # who is introduced as no pilot
    assert pilot["Ivo Holm"]["alone introduced so"] == 1.0


def test_a_pronoun_looks_at_sex_and_distance() -> None:
    she = rows()["she"]["Ana Orr"]
    assert she["sex agrees"] == 1.0
    assert she["distance none"] == 0.0 and she["same paragraph"] == 0.0


def test_how_well_words_beside_a_name_match() -> None:
    text, reading = read_marked(MARKED)
    resolver = Resolver(text, quoted_stretches(text), reading)
    at = text.index("the pilot")
    pilot = read_mention(text, Stretch(at, at + 9), Names(()))
    by_name = {e.name: e for e in resolver.article.people}
    assert introduced_so(pilot, by_name["Ivo Holm"]) > introduced_so(pilot, by_name["Ana Orr"]) == 0
