"""Words that nobody tells of another stay with who says them."""

from __future__ import annotations

import pytest

from tests.support.analysis.retold import read


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm told Per Lund to say “Go home.”",
        "Ida Holm told Per Lund: “Go home.”",
        "Ida Holm said of Per Lund: “Go home.”",
        "Ida Holm said the ship that Per Lund steers was called “Go home.”",
        "Ida Holm said that Per Lund had concluded that the crew would “Go home.”",
    ],
)
def test_one_speaker_alone(text: str) -> None:
    assert read(text, "Ida Holm")[1:] == ("Ida Holm", None)
