"""The demonstration articles, read by the shipped models and checked by hand: who said the words that begin so."""

from __future__ import annotations

import json

import pytest

from quotes.analysis import analyse
from quotes.analysis.article import Limits, from_record
from quotes.analysis.engine import load_attributor
from quotes.settings import Settings
from tests.support import ROOT

DEMO = ROOT / "demo"
RIGHT, WRONG = 0.80, 0.08
"""The least share of the words credited to whom they belong, and the greatest to somebody else; the rest to nobody."""


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (DEMO / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def verdicts() -> dict[str, list[str]]:
    """ "right", "wrong" and "nobody": which words, whose they are and who was credited."""
    articles = {article["uri"]: article for article in lines("articles.jsonl")}
    settings, found = Settings(), {"right": [], "wrong": [], "nobody": []}
    for known in lines("said.jsonl"):
        article = from_record(articles[known["uri"]], Limits())
        analysis = analyse(
            article,
            load_attributor(),
            review_below=settings.review_below,
            unknown_below=settings.unknown_below,
        )
        for words, speaker in known["said"]:
            start = article.text.index(words)
            covering = [
                (span.end - span.start, quotation)
                for quotation in analysis.quotations
                for span in quotation.spans
                if span.start < start + len(words) and start < span.end
            ]
            quotation = min(covering, key=lambda c: c[0])[1] if covering else None
            credited = quotation.speaker.name if quotation and quotation.speaker else None
            found[verdict(speaker, credited)].append(f"{article.published} “{words}” {speaker}: {credited}")
    return found


def verdict(speaker: str | None, credited: str | None) -> str:
    """Names agree where one is within the other: "Commodore Yusra Haddani", "Yusra Haddani"."""
    if speaker is None or credited is None:
        return "right" if speaker == credited else "nobody" if credited is None else "wrong"
    one, other = speaker.casefold(), credited.casefold()
    return "right" if one in other or other in one else "wrong"


def test_most_words_are_credited_to_whom_they_belong(verdicts):
    total = sum(map(len, verdicts.values()))
    assert len(verdicts["right"]) >= RIGHT * total, "\n".join(verdicts["wrong"] + verdicts["nobody"])


def test_few_words_are_credited_to_somebody_else(verdicts):
    total = sum(map(len, verdicts.values()))
    assert len(verdicts["wrong"]) <= WRONG * total, "\n".join(verdicts["wrong"])
