"""Which predicted names and roles count as those of the gold."""

from __future__ import annotations

import pytest

from quotes.evaluation import read_gold
from quotes.evaluation.name_matching import content_words, is_role, is_speaker
from tests.support.gold import gold


@pytest.mark.parametrize(
    ("name", "kind", "given", "right"),
    [
        ("Ana Lopes", "person", "Ana Lopes", True),
        ("Ana Lopes", "person", "Trade Minister Ana Lopes", True),
        ("Ana Lopes", "person", "Deputy Acting Trade Minister Ana Lopes", False),  # four strange words
        ("Ana Lopes", "person", "Lopes", False),
        ("Ana Maria Lopes Jr.", "person", "Ana Lopes", True),
        ("Lopes", "person", "Maria Lopes", True),
        ("Ana Lopes", "person", None, False),
        ("the Ministry of Trade", "organization", "Trade Ministry", True),
        ("Alden Steel Works", "organization", "Alden Steel", True),  # 2 of 3 words
        ("Alden Steel", "organization", "Alden Road Bridge Bank", False),  # 1 of 5
        ("critics", "group", "critics of the bridge in the port", True),  # all of them, two strange ones
        ("Alden’s Ministry", "organization", "Alden ministry", True),
    ],
)
def test_names(name: str, kind: str, given: str | None, right: bool) -> None:
    speaker = {"key": "s", "name": name, "type": kind}
    (article,) = read_gold([gold(speakers=[speaker])])
    assert is_speaker(article.speakers["s"], given) is right


def test_content_words() -> None:
    assert content_words("The Mayor of Port Alden’s office") == {"mayor", "port", "alden", "office"}


def test_half_of_a_role() -> None:
    assert is_role("Minister of Ports", "Minister")
    assert not is_role("acting Minister of Ports", "Minister")
