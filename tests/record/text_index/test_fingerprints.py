"""Fingerprints: altered words are found again by what they share."""

from __future__ import annotations

from quotes.lexicon.stems import stems
from quotes.record.text_index.fingerprints import fingerprints_of, hashes

WORDS = "No ship of ours has left the strait since Monday, and not a single crew was told to wait for an order"


def test_five_words_share_one() -> None:
    words = stems(WORDS)
    own = fingerprints_of(words)
    assert len(own) < len(hashes(words))
    assert all(own & set(hashes(words[i : i + 5])) for i in range(len(words) - 4))
    assert fingerprints_of(["two", "words"]) == set()
