"""What tells only that somebody said nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.contents import is_said
from quotes.analysis.attribution.contents.silence import is_silence
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.analysis.attributions import place


@pytest.mark.parametrize(
    ("text", "content", "silent"),
    [
        ("Ida Holm declined to comment.", "to comment", True),
        ("Ida Holm declined to comment on the storm.", "comment on the storm", True),
        ("Ida Holm did not immediately respond to a request for comment.", "a request for comment", True),
        ("Ida Holm could not be reached. She didn’t return phone calls.", "phone calls", True),
        ("Ida Holm declined to say whether they had sailed.", "to say whether they had sailed", True),
        ("Ida Holm declined to say on Monday when they had sailed.", "to say on Monday when they had sailed", True),
        ("Ida Holm refused to say that they had sailed.", "that they had sailed", True),
        ("Ida Holm would not immediately tell reporters if they had sailed.", "if they had sailed", True),
        ("Ida Holm made no mention of the storm.", "the storm", True),
        ("Ida Holm has been silent about the mast.", "the mast", True),
        ("Ida Holm carefully avoided criticising the owners.", "the owners", True),
        ("Ida Holm did not directly address the cost of the mast.", "the cost of the mast", True),
        ("Ida Holm declined to be quoted.", "to be quoted", True),
        ("Ida Holm refused to name the owners.", "to name the owners", True),
        ("Ida Holm agreed to name the owners.", "to name the owners", False),
        ("Ida Holm denied that there was no mention of it.", "that there was no mention of it", False),
        ("Ida Holm declined to sail.", "to sail", False),
        ("Ida Holm refused to say goodbye to the crew.", "to say goodbye to the crew", False),
        ("Ida Holm said she knew what they would not.", "what they would not", False),
        ("Ida Holm would not sail, she said, if it rained.", "if it rained", False),
        ("Ida Holm said questions had come too late.", "questions had come too late", False),
        ("Ida Holm declined to say “comment”.", "“comment”", False),
        ("Asked by the Tarn Post whether she sails, Ida Holm shrugged.", "whether she sails", True),
        ("When pressed again by Per Lund of the Post on how she sails, she left.", "on how she sails", True),
        ("Per Lund asked whether she sails.", "whether she sails", False),
        ("Asked by the Post to sail, she said why she would not.", "why she would not", False),
    ],
)
def test_who_gives_no_answer_says_nothing(text: str, content: str, silent: bool) -> None:
    prose = Prose(text, quoted_stretches(text))
    words = Attribution((place(text, content),), None, None, 0.9, 0.9)
    assert is_silence(prose, words) is silent
    assert is_said(prose, (), words) is not silent


@pytest.mark.parametrize(
    ("content", "silent"),
    [
        ("did not reply", True),
        ("would not be quoted, but he has put up a sign against the tram", True),
        ("has not responded to our questions.", True),
        ("Declined to comment", True),
        ("refused", True),
        ("could not be reached", True),
        ("no reply", True),
        ("No reply came from the harbour in nine days, and I asked twice.", False),
        ("No comment.", False),
        ("I did not reply.", False),
        ("did not reply; I was at sea", False),
    ],
)
def test_a_list_may_print_that_nothing_was_said(content: str, silent: bool) -> None:
    text = f"Ida Holm: {content}"
    words = Attribution((place(text, content),), Stretch(8, 9), Stretch(0, 8), 0.9, 0.9)
    for said in (words, replace(words, verbatim=True)):
        assert is_silence(Prose(text, quoted_stretches(text)), said) is silent
