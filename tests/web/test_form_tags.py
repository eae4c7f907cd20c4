"""The tag of what a reader saw: it changes with anything in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.errors import Outdated
from quotes.web.form_tags import form_tag, require_tag
from tests.support.full_analysis import ANALYSIS


def test_the_same_has_one_tag() -> None:
    assert form_tag(ANALYSIS) == form_tag(replace(ANALYSIS))
    assert form_tag(ANALYSIS) != form_tag(ANALYSIS, "and more")


def test_a_change_is_noticed() -> None:
    (quotation,) = ANALYSIS.quotations
    changed = replace(ANALYSIS, quotations=(replace(quotation, confidence=0.5),))
    tag = form_tag(ANALYSIS)
    require_tag(tag, ANALYSIS)
    for current in (changed, None):
        with pytest.raises(Outdated):
            require_tag(tag, current)


def test_any_text_has_a_tag() -> None:
    assert form_tag("\ud800") != form_tag("\ud801")
