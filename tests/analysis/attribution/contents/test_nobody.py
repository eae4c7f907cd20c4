"""Words without marks that a sentence gives to nobody."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.contents.nobody import is_nobodys
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch


def nobodys(text: str, source: str | None, cue: str, words: str) -> bool:
    def place(part: str) -> Stretch:
        return Stretch(text.index(part), text.index(part) + len(part))

    found = Attribution((place(words),), place(cue), place(source) if source else None, 0.9, 0.9)
    return is_nobodys(Prose(text, quoted_stretches(text)), found)


@pytest.mark.parametrize(
    ("text", "source", "cue", "words"),
    [
        ("Nobody expected the ferry to sail.", "Nobody", "expected", "the ferry to sail"),
        ("None of the owners thinks it will last.", "None of the owners", "thinks", "it will last"),
        ("“It leaks,” Ida Holm said, referring to the lock.", "Ida Holm", "referring to", "the lock"),
        ("“It leaks,” she said in a clear allusion to the lock.", "she", "a clear allusion to", "the lock"),
        ("The rocks, which fishermen call “the slow tide”, are old.", "fishermen", "call", "the slow tide”"),
        ("It is what I have come to call “a slow tide”.", "I", "have come to call", "a slow tide”"),
        ("Ida Holm rejected the term “slow tide” there.", "Ida Holm", "rejected", "the term “slow tide”"),
        ("Researchers call it “the sleeper”.", "Researchers", "call", "the sleeper”"),
        ("An earlier version of this article said it sank.", "An earlier version of this article", "said", "it sank"),
        ("An earlier version said “Port of Aldern”.", "An earlier version", "said", "Port of Aldern”"),
        ("A sign above the door reads “Gone fishing”.", "A sign above the door", "reads", "Gone fishing”"),
        ("A sign above the door reads “Gone fishing”.", None, "reads", "Gone fishing”"),
        ("Some carried placards saying “No tide”.", "Some carried placards", "saying", "No tide”"),
        ("Few of them expected the lock to hold.", "Few of them", "expected", "the lock to hold"),
        ("Few owners think it will last.", "Few owners", "think", "it will last"),
        ("Dramatic pictures showed the ferry on its side.", "Dramatic pictures", "showed", "the ferry on its side"),
        ("3Videos showed men on the quay.", "3Videos", "showed", "men on the quay"),
        ("Video of the raid shows two men on the quay.", "Video of the raid", "shows", "two men on the quay"),
        ("You’ll notice that the lock is new.", "You’ll", "notice", "that the lock is new"),
        ("It has more room than, say, a coach for sixty.", None, "say", "a coach for sixty"),
        ("Ida Holm does not deny striking the mate.", "Ida Holm", "does not deny", "striking the mate"),
        ("The port did not rule out a strike.", "The port", "rule out", "a strike"),
    ],
)
def test_nobody_says_it(text: str, source: str | None, cue: str, words: str) -> None:
    assert nobodys(text, source, cue, words)


@pytest.mark.parametrize(
    ("text", "source", "cue", "words"),
    [
        ("Ida Holm expected the ferry to sail.", "Ida Holm", "expected", "the ferry to sail"),
        ("Ida Holm spoke, referring to the lock as a folly.", "Ida Holm", "referring to", "the lock as a folly"),
        ("The rocks, which she calls “the slow tide”, are old.", "she", "calls", "the slow tide”"),
        ("Ida Holm called it “the end”.", "Ida Holm", "called", "the end”"),
        ("Ida Holm used the term “slow tide” there.", "Ida Holm", "used", "the term “slow tide”"),
        ("Ida Holm rejected the claim as “a slow lie”.", "Ida Holm", "rejected", "the claim as “a slow lie”"),
        ("A few owners think it will last.", "A few owners", "think", "it will last"),
        ("A poll showed that two in three want it.", "A poll", "showed", "that two in three want it"),
        ("In a video Ida Holm says the ferry will sail.", "Ida Holm", "says", "the ferry will sail"),
        ("Nordic Lines says the ferry will sail.", "Nordic Lines", "says", "the ferry will sail"),
        ("The ferry, masters say, will not last.", "masters", "say", "will not last"),
        ("Ida Holm denied striking the mate.", "Ida Holm", "denied", "striking the mate"),
        ("Ida Holm did not deny it and said the mate had struck her.", "Ida Holm", "said", "the mate had struck her"),
        ("A sign of hope, Holm said: “We sail”.", "Holm", "said", "We sail”"),
        ("Sailors with banners said “we sail”.", "Sailors", "said", "we sail”"),
        ("The label Tarn Records said “we sing”.", "The label Tarn Records", "said", "we sing”"),
        ("Nobody said “we sail”.", "Nobody", "said", "“we sail”"),
    ],
)
def test_somebody_says_it(text: str, source: str, cue: str, words: str) -> None:
    assert not nobodys(text, source, cue, words)
