"""What may be open about the target of a stance."""

from __future__ import annotations

import pytest

from tests.support.analysis.open_questions import open_about


@pytest.mark.parametrize(
    ("sentence", "said", "questions"),
    [
        ("“I oppose the deal,” said Brandt.", "I oppose the deal", ["target is unclear", "target may be any"]),
        ("“I will back the party nominee,” said Brandt.", "I will back the party nominee", ["target may be any"]),
        ("“I support local shops,” said Brandt.", "I support local shops", ["target may be any"]),
        ("“I call for more oversight,” said Brandt.", "I call for more oversight", ["target may be any"]),
        (
            "“I support changes to the Alden Code,” said Brandt.",
            "I support changes to the Alden Code",
            ["target may be any"],
        ),
        ("“I oppose Alden's influence,” said Brandt.", "I oppose Alden's influence", ["target may be any"]),
        (
            "“I support the island's testing plan,” said Brandt.",
            "I support the island's testing plan",
            ["target is unclear", "target may be any"],
        ),
        ("“I support cities that go higher,” said Brandt.", "I support cities that go higher", ["target may be any"]),
        ("“I support Kellers,” said Brandt.", "I support Kellers", ["target holds a surname", "target is a surname"]),
        (
            "“I call for an increase to four per cent,” said Brandt.",
            "I call for an increase to four per cent",
            ["target may be any"],
        ),
        ("“I condemn the Alden sanctions,” said Brandt.", "I condemn the Alden sanctions", ["target may be any"]),
        ("“I support CHIP,” said Brandt.", "I support CHIP", ["target is unknown"]),
        ("“I support S. 2642,” said Brandt.", "I support S. 2642", ["target is unknown"]),
        ("“I support the Senate bill,” said Brandt.", "I support the Senate bill", ["target may be any"]),
        (
            "“I support stronger ferry oversight,” said Brandt.",
            "I support stronger ferry oversight",
            ["target may be any"],
        ),
        ("“I oppose the “dreams” of Alden,” said Brandt.", "I oppose the “dreams” of Alden", ["target has marks"]),
        (
            "“I support dealing firmly with ferry owners,” said Brandt.",
            "I support dealing firmly with ferry owners",
            ["target is spoilt"],
        ),
        ("“I oppose the ferry toll,” said Brandt.", "I oppose the ferry toll", ["target may be any"]),
        ("“I support secession,” said Brandt.", "I support secession", ["target may be any"]),
        ("“I support Germany,” said Brandt.", "I support Germany", ["target is unknown"]),
        ("“I support the Flag,” said Brandt.", "I support the Flag", ["target is unknown"]),
        (
            "“I oppose the disastrous Alden ferry tax,” said Brandt.",
            "I oppose the disastrous Alden ferry tax",
            ["target is spoilt"],
        ),
        (
            "“I support Alden's version of peace,” said Brandt.",
            "I support Alden's version of peace",
            ["target may be any"],
        ),
        (
            "Brandt called for the removal of Odo Kellers in a tweet.",
            "the removal of Odo Kellers in a tweet",
            ["target is spoilt"],
        ),
        (
            "Brandt backed the decision to build the ferry pier.",
            "the decision to build the ferry pier",
            ["target is unclear"],
        ),
    ],
)
def test_the_target_is_open(sentence: str, said: str, questions: list[str]) -> None:
    assert open_about(sentence, said) == set(questions)
