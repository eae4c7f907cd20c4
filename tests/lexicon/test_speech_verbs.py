"""Verbs of speech and writing, as patterns."""

from __future__ import annotations

import re

import pytest

from quotes.lexicon.speech_verbs import ANY_FORM, BASE_FORM


@pytest.mark.parametrize("form", "warn warns warned warning argue argues argued arguing cry cries cried crying".split())
def test_regular_forms(form: str) -> None:
    assert re.fullmatch(ANY_FORM, form)


@pytest.mark.parametrize("form", "say says said saying told written spoke replies quipped snapping".split())
def test_irregular_and_doubled_forms(form: str) -> None:
    assert re.fullmatch(ANY_FORM, form)


def test_the_base_form_alone() -> None:
    assert re.fullmatch(BASE_FORM, "claim") and not re.fullmatch(BASE_FORM, "claimed")
    assert not re.fullmatch(ANY_FORM, "eat")
