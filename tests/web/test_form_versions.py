"""The tag of what a reader saw: it changes with anything in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.errors import Outdated
from quotes.web.form_versions import require_version, version_of
from tests.support.sample import ANALYSIS


def test_the_same_has_one_tag() -> None:
    assert version_of(ANALYSIS) == version_of(replace(ANALYSIS))
    assert version_of(ANALYSIS) != version_of(ANALYSIS, "and more")


def test_a_change_is_noticed() -> None:
    (quotation,) = ANALYSIS.quotations
    changed = replace(ANALYSIS, quotations=(replace(quotation, confidence=0.5),))
    tag = version_of(ANALYSIS)
    require_version(tag, ANALYSIS)
    for current in (changed, None):
        with pytest.raises(Outdated):
            require_version(tag, current)


def test_any_text_has_a_tag() -> None:
    assert version_of("\ud800") != version_of("\ud801")
