"""The form for a quotation that the analysis missed: where its words stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.errors import InvalidInput
from quotes.model import Stretch
from quotes.record.model.saved_articles import StoredArticle
from quotes.web.missed_quotation import FormPart, blank, stretches, with_places


def test_a_hint_settles_the_place():
    assert stretches("no no no", [FormPart("no", "4")]) == [Stretch(3, 5)]
    with pytest.raises(InvalidInput) as caught:
        stretches("no no no", [FormPart("no"), FormPart("yes")])
    assert [fault.field for fault in caught.value.fields] == ["words0", "words1"]


def test_nothing_selected_is_said() -> None:
    with pytest.raises(InvalidInput) as caught:
        stretches("All is well.", [FormPart(), FormPart(" ".strip())])
    assert [fault.field for fault in caught.value.fields] == ["words0"]


def test_places_to_choose_from() -> None:
    several = with_places("no yes no", FormPart("no"))
    assert [(p.at, p.before, p.words, p.after) for p in several.places] == [
        (0, "", "no", " yes no"),
        (7, "no yes ", "no", ""),
    ]
    for settled in (FormPart("no", "4"), FormPart("yes"), FormPart()):
        assert with_places("no yes no", settled) == settled


def test_the_blank_form_has_the_speakers(stored: StoredArticle) -> None:
    missed = blank(stored)
    assert [choice.name for choice in missed.choices] == ["Lena Ostrava", "Ivo Brandt"]
    assert missed.tag == blank(stored).tag and not missed.open
    assert blank(replace(stored, version=2)).tag != missed.tag
