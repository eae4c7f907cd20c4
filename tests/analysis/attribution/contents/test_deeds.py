"""What was but done."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.contents import is_said
from quotes.analysis.attribution.contents.deeds import is_done
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.attributions import place


@pytest.mark.parametrize(
    ("text", "cue", "content", "done"),
    [
        ("Ida Holm signed a new bill on ferries.", "signed", "a new bill on ferries", True),
        ("The council has since vetoed the plan.", "has since vetoed", "the plan", True),
        ("The judge sentenced two pilots.", "sentenced", "two pilots", True),
        ("Ida Holm pleaded not guilty to theft.", "pleaded", "to theft", True),
        ("The council prohibits nets in the harbour.", "prohibits", "nets in the harbour", True),
        ("The port denied three crews entry to the quay.", "denied", "three crews entry to the quay", True),
        ("Ida Holm denied the theft of the entry book.", "denied", "the theft of the entry book", False),
        ("Ida Holm knew how to mend a net.", "knew", "how to mend a net", True),
        ("Ida Holm explained how to mend a net.", "explained", "how to mend a net", False),
        ("Ida Holm knew how the net was torn.", "knew", "how the net was torn", False),
        ("Ida Holm claimed her third title in four years.", "claimed", "her third title in four years", True),
        ("Tarn conceded two late goals.", "conceded", "two late goals", True),
        ("The crews observed a minute's silence.", "observed", "a minute's silence", True),
        ("Ida Holm claimed the title was hers.", "claimed", "the title was hers", False),
        ("Ida Holm claimed victory in Tarn.", "claimed", "victory in Tarn", False),
        ("Ida Holm repeated that two goals had been lost.", "repeated", "that two goals had been lost", False),
        ("Ida Holm pleaded with them to stay.", "pleaded", "to stay", False),
        ("The council banned sailing at night.", "banned", "sailing at night", False),
        (
            "Ida Holm signed a letter calling the owners thieves.",
            "signed",
            "a letter calling the owners thieves",
            False,
        ),
        ("Ida Holm promised to sign the bill.", "promised to sign", "the bill", False),
        ("Ida Holm would veto the bill.", "would veto", "the bill", False),
        ("Ida Holm signed “a bad bill”.", "signed", "a bad bill", False),
        ("Ida Holm backed the bill.", "backed", "the bill", False),
    ],
)
def test_a_deed_is_no_quotation(text: str, cue: str, content: str, done: bool) -> None:
    prose = Prose(text, quoted_stretches(text))
    words = Attribution((place(text, content),), place(text, cue), None, 0.9, 0.9)
    assert is_done(prose, words) is done
    assert is_said(prose, (), words) is not done
