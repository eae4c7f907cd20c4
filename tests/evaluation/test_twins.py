"""Gold articles as other newsrooms would set them."""

from __future__ import annotations

from quotes.evaluation import KINDS, evaluate, read_gold, twin
from tests.support.gold import HANDS, OPEN, gold, quote


def test_twins() -> None:
    text = "“Yes,” she said.\n'It's' \"no\"."
    (article,) = read_gold([{"id": "a1", "text": text, "attributions": []}])
    made = {kind: twin(kind, article) for kind in KINDS}
    assert made["single"].text == "‘Yes,’ she said.\n'It's' 'no'."
    assert made["flat"].text == "“Yes,” she said. 'It's' \"no\"."
    assert made["straight"].text == '"Yes," she said.\n\'It\'s\' "no".'
    assert made["stray"].text in ("“Yes,  she said.\n'It's' \"no\".", "“Yes,” she said.\n'It's' \"no .")
    assert all(len(t.text) == len(text) for t in made.values())
    assert [len(made[kind].segments) for kind in KINDS] == [2, 2, 2, 1]


def test_twins_lose_points() -> None:
    right = {"quotes": [quote(OPEN, "Lopes"), quote(HANDS, "she")]}
    report = evaluate(
        [gold()], {"a1": right}, twin_predictions={"flat": {"a1": right}, "single": {"a1": {"quotes": []}}}
    )
    assert (report.twins["flat"].f1.value, report.twins["flat"].lost.value) == (100.0, 0.0)
    assert (report.twins["single"].f1.value, report.twins["single"].lost.value) == (0.0, 100.0)
