"""The forms of English verbs."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.inflection import inflections


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("oppose", "oppose opposes opposed opposing"),
        ("deny", "deny denies denied denying"),
        ("crush", "crush crushes crushed crushing"),
        ("ban", "ban bans banned banning"),
        ("cancel", "cancel cancels canceled cancelled canceling cancelling"),
        ("uphold", "uphold upholds upholding upheld"),
        ("destroy", "destroy destroys destroyed destroying"),
    ],
)
def test_all_forms_of_a_verb(verb: str, forms: str) -> None:
    assert inflections(verb) == set(forms.split())
