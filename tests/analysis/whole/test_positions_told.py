"""Positions of whole articles, read by the shipped models: plain stances on the one thing that an article tells of are
shown by its fuller words; near misses are not."""

from __future__ import annotations

import pytest

from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.model import Article

MOTORWAY = "A motorway is planned through the marsh.\n\n"
LEVY = "A ferry levy is due in May.\n\n"


def shown(text: str) -> list[tuple[str, str, str]]:
    """Speaker, stance and target of each position of an article that readers are shown."""
    analysis = analyse(Article(text), load_attributor(), review_below=0.7, unknown_below=0.5)
    return [(p.speaker, p.stance, p.target) for p in analysis.positions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Alden Growers' Union has condemned the new export calendar, under which lorries may wait.\n\n"
            "“We condemn this calendar from end to end,” the union's secretary, Marta Hale, said on Monday.",
            [
                ("Alden Growers' Union", "oppose", "the new export calendar"),
                ("Marta Hale", "oppose", "the new export calendar"),
            ],
        ),
        (
            "Plans for six fish farms in Loch Brennan have split the village of Kilrow.\n\n"
            "“I object to these farms and I have told the council so,” said Morag Tully, who runs the shop.",
            [("Morag Tully", "oppose", "six fish farms in Loch Brennan")],
        ),
        (
            "The league voted 12-4 on Friday to keep the cap of three transfers per club.\n\n"
            "“We voted to scrap the cap,” Rovers president Ugo Bassi said after the meeting.",
            [("Ugo Bassi", "oppose", "the cap of three transfers per club")],
        ),
        (
            "A rise in berth fees has angered fishermen.\n\n“Last year it cost us a boat,” said Lena Moe, president of "
            "the Tolva Boat Owners' Guild.\n\nThe guild opposes any rise in berth fees, Moe said.",
            [("Lena Moe", "oppose", "any rise in berth fees")],
        ),
        (
            "Parliament is to vote on a law against long phone contracts.\n\n“I will vote for the law,” said "
            "deputy Nina Falk.",
            [("Nina Falk", "support", "a law against long phone contracts")],
        ),
        (
            "The referees rejected a pay deal reached by their negotiators.\n\n“I stand by this agreement,” chief "
            "negotiator Ana Belmonte said.",
            [("Ana Belmonte", "support", "a pay deal")],
        ),
    ],
)
def test_plain_stances_are_shown_by_the_fuller_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        LEVY + "“If the levy pays for the harbour, I will support it,” said Ada Holm, who chairs the council.",
        LEVY + "“My brother opposes the levy, and I love him,” said Ada Holm, who chairs the council.",
        LEVY + "Ada Holm, who chairs the council, said that she did not oppose the levy.",
        LEVY + "“I opposed the levy in 2012,” said Ada Holm, who chairs the council.",
        LEVY + "Ada Holm, who chairs the council, threatened to fight the levy in court unless the fares fell.",
        MOTORWAY + "“Our critics oppose the motorway,” said Una Birk, secretary of the Marsh Farmers' Union.",
        MOTORWAY + "“The union supports the motorway,” said Una Birk, who farms there and is in no union.",
        MOTORWAY + "Farmer Una Birk said she would rather have a railway than the motorway.",
        "“Varland is for Varlanders. Nobody will take our land,” President Ruben Mogo of Varland said.",
        "Striker Danny Cole rejected a move to United on Friday. “I am staying,” Cole said.",
        "The House bill and the Senate bill differ.\n\n“I support the bill,” said deputy Nina Falk.",
        "Minister Per Dahl praised the tone of the meeting. “Nobody threw a chair,” Dahl said.",
    ],
)
def test_near_misses_are_not_shown(text: str) -> None:
    assert shown(text) == []
