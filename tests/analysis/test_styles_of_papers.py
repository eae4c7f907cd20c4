"""Articles in the ways of many newsrooms, written for this, are read with the right speakers.

styles_of_papers.jsonl: ``expected`` maps some of the words of a quotation to its speaker's full name, or to the words
that describe a speaker who is given no name.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.model import Analysis, Article

LINES = (Path(__file__).parent / "styles_of_papers.jsonl").read_text(encoding="utf-8").splitlines()
ARTICLES = [json.loads(line) for line in LINES]


def read(text: str) -> Analysis:
    article = Article(text, published=date(2024, 8, 15))
    return analyse(article, load_attributor(), review_below=0.7, unknown_below=0.5)


@pytest.mark.parametrize("article", ARTICLES, ids=[a["style"] for a in ARTICLES])
def test_who_said_what(article: dict[str, Any]) -> None:
    quotations = read(article["text"]).quotations
    for words, name in article["expected"].items():
        speakers = [q.speaker.name if q.speaker else None for q in quotations if any(words in s.exact for s in q.spans)]
        assert speakers == [name], words


def test_titles_are_roles_and_no_part_of_names() -> None:
    people = {s.name: [r.exact for r in s.roles] for a in ARTICLES for s in read(a["text"]).speakers}
    assert people["Desmond Airey"] == ["council leader", "Cllr"]
    assert people["Gillian Prowse"] == ["runs the Friends of Netherby Library"]
    assert people["Prakash Vardhan"] == ["Union Coal Minister"]
    assert people["Austin Delgado"] == ["Madison fire chief"]
    assert people["Hugh Pemberton"] == ["board's chairman"]
    assert people["Alastair Penrose"] == ["former director of the Royal Herbarium"]
