"""The measures by sort of attribution."""

from __future__ import annotations

from quotes.evaluation import evaluate
from quotes.evaluation.slices import names
from tests.support.gold import HANDS, OPEN, at, gold, quote


def test_slices() -> None:
    split = {"content": [at("the bridge"), at("in May.")], "source": [at("Minister")], "speaker": "s1"}
    record = gold(attributions=[split, *gold()["attributions"][1:]])
    quotes = [quote(OPEN, "Minister", "Ana Lopes"), quote(HANDS, "she", "Tom Reyes")]
    found = evaluate([record], {"a1": {"quotes": quotes}}).slices
    assert {name: f["R"].of for name, f in found.items() if f["R"].of} == {
        "all": 3, "direct": 2, "indirect": 1, "interrupted": 1,
        "pronoun mentions": 1, "description mentions": 1, "name mentions": 1,
        "long (5 words and more)": 1, "short (under 5 words)": 2,
    }  # fmt: skip
    # "the bridge" and "in May." are 17 of the 28 code points predicted.
    assert (found["interrupted"]["R"].value, found["interrupted"]["found"].value) == (100.0, 100.0)
    assert (
        found["interrupted"]["P"].value is None or found["interrupted"]["P"].value == 0.0
    )  # none is predicted as such
    assert found["pronoun mentions"]["named rightly"].value == 0.0
    assert found["description mentions"]["named rightly"].value == 100.0
    assert (found["indirect"]["R"].value, found["direct"]["P"].value) == (0.0, 100.0)


def test_slices_by_setting() -> None:
    text = "‘We are done,’ said Ana Lopes. " + "Nothing else happened that day. " * 70
    record = {
        "id": "a1",
        "text": text,
        "attributions": [{"content": [at("We are done,", text)], "source": [at("Ana Lopes", text)]}],
    }
    found = evaluate([record], {}).slices
    assert (found["single marks"]["R"].of, found["no paragraphs"]["R"].of) == (1, 1)
    found = evaluate([gold()], {}).slices
    assert (found["single marks"]["R"].of, found["no paragraphs"]["R"].of) == (0, 0)


def test_mentions_that_are_names() -> None:
    assert names("Lopes", "Ana Lopes") and not names("The minister", "Ana Lopes")
    assert names("Mayor Quill", None) and not names("The mayor", None)
