"""The demonstration articles, read by the shipped models and checked by hand: who said the words that begin so."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from quotes.analysis import analyse
from quotes.analysis.article import Limits, from_record
from quotes.analysis.engine import load_attributor
from quotes.model import Analysis, Article, Quotation
from quotes.record.model.speakers import SpeakerFilter
from quotes.settings import Settings
from tests.support import ROOT

DEMO = ROOT / "demo"
RIGHT, WRONG = 0.80, 0.08
"""The least share of the words credited to whom they belong, and the greatest to somebody else; the rest to nobody."""


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (DEMO / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def analyses() -> dict[str, tuple[Article, Analysis]]:
    """Each article with its analysis, by uri."""
    settings, found = Settings(), {}
    for line in lines("articles.jsonl"):
        article = from_record(line, Limits())
        found[line["uri"]] = (
            article,
            analyse(
                article,
                load_attributor(),
                review_below=settings.review_below,
                unknown_below=settings.unknown_below,
            ),
        )
    return found


@dataclass(frozen=True)
class Words:
    """Words of the demonstration, whose they are, and the quotation that they were found in."""

    words: str
    speaker: str | None
    found: Quotation | None

    @property
    def credited(self) -> str | None:
        return self.found.speaker.name if self.found and self.found.speaker else None

    def __str__(self) -> str:
        return f"“{self.words}” {self.speaker}: {self.credited}"


@pytest.fixture(scope="module")
def verdicts(analyses: dict[str, tuple[Article, Analysis]]) -> dict[str, list[Words]]:
    """ "right", "wrong" and "nobody": which words, whose they are and who was credited."""
    found: dict[str, list[Words]] = {"right": [], "wrong": [], "nobody": []}
    for known in lines("said.jsonl"):
        article, analysis = analyses[known["uri"]]
        for words, speaker in known["said"]:
            start = article.text.index(words)
            covering = [
                (span.end - span.start, quotation)
                for quotation in analysis.quotations
                for span in quotation.spans
                if span.start < start + len(words) and start < span.end
            ]
            said = Words(words, speaker, min(covering, key=lambda c: c[0])[1] if covering else None)
            found[verdict(speaker, said.credited)].append(said)
    return found


def verdict(speaker: str | None, credited: str | None) -> str:
    """Names agree where one is within the other: "Commodore Yusra Haddani", "Yusra Haddani"."""
    if speaker is None or credited is None:
        return "right" if speaker == credited else "nobody" if credited is None else "wrong"
    one, other = speaker.casefold(), credited.casefold()
    return "right" if one in other or other in one else "wrong"


def test_most_words_are_credited_to_whom_they_belong(verdicts):
    total = sum(map(len, verdicts.values()))
    assert len(verdicts["right"]) >= RIGHT * total, "\n".join(map(str, verdicts["wrong"] + verdicts["nobody"]))


def test_few_words_are_credited_to_somebody_else(verdicts):
    total = sum(map(len, verdicts.values()))
    assert len(verdicts["wrong"]) <= WRONG * total, "\n".join(map(str, verdicts["wrong"]))


def test_no_wrong_person_is_certain(verdicts):
    certain = [w for w in verdicts["wrong"] if w.found and not w.found.needs_review]
    people = [str(w) for w in certain if w.found.speaker and w.found.speaker.type == "person"]
    assert people == []


def test_who_changed_position_and_nothing_else(analyses, record):
    for article, analysis in analyses.values():
        record.articles.save("default", article, analysis)
    taken = [
        (position.stance, position.target, position.changed_from.stance if position.changed_from else None)
        for person in record.speakers.search("default", SpeakerFilter(), limit=100).items
        for position in record.speakers.positions("default", person.id).items
    ]
    treaty = "the Corran Strait Treaty"
    assert taken == [("support", treaty, "oppose"), ("oppose", treaty, None)]


def test_profiles_have_proper_names(analyses, record):
    for article, analysis in analyses.values():
        record.articles.save("default", article, analysis)
    listed = record.speakers.search("default", SpeakerFilter(), limit=100).items
    assert [person.name.split()[-1] for person in listed if person.type == "person"] == [
        "Adisa-Rowe", "Aldecott", "Calloway", "Ferreyra-Lund", "Haddani", "Hallam", "Ivanic", "Morrow", "Osterling",
        "Quill", "Tandou", "Threlfall", "Vasht",
    ]  # fmt: skip
    assert {body.name for body in listed if body.type != "person"} == {
        "Corran Institute",
        "Corran Lines",
        "Energy Ministry",
        "Halvania",
    }
