"""What documents say in an article is said by whom the article tells as their authors. The article is written for this;
its people and bodies are invented."""

from __future__ import annotations

from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.model import Article

TEXT = """\
Ferry line warned over locked doors

A ferry line locked its crews in their cabins at night, a parliamentary inquiry has found.

The report by the Joint Committee on Coastal Transport runs to 90 pages. “No lock may ever stand between a sailor and \
the sea,” the report says.

Marit Ostergaard, who runs Norrline Ferries, told of her sorrow in an open letter released by the company on Tuesday. \
“I should have asked,” the letter begins.

An editorial in the Stavhavn Courier newspaper was harsher. “Someone must go,” the editorial concluded.
"""


def test_a_document_speaks_for_its_author() -> None:
    analysis = analyse(Article(TEXT), load_attributor(), review_below=0.8, unknown_below=0.5)
    said = {q.spans[0].exact: q for q in analysis.quotations if q.kind == "direct"}
    assert {words: q.speaker and q.speaker.name for words, q in said.items()} == {
        "No lock may ever stand between a sailor and the sea,": "Joint Committee on Coastal Transport",
        "I should have asked,": "Marit Ostergaard",
        "Someone must go,": "Stavhavn Courier",
    }
    assert said["I should have asked,"].evidence.chain == ("“the letter” is by Marit Ostergaard, named in paragraph 4",)
