"""Offices and titles: which say what of their holder, and how they are printed short."""

from __future__ import annotations

from quotes.lexicon.word_lists import pairs, words

EXCLUSIVE = words("offices/exclusive")
"""Offices of which nobody holds two at once."""
OFFICES = words("offices/exclusive", "offices/public")
"""What makes somebody public."""
PORTFOLIOS = words("offices/portfolios")
"""The fields that part one minister or secretary from another."""
FORMER = words("offices/former")
"""Words for who no longer holds an office."""
COMING = words("offices/coming")
"""Words for who will hold one."""
DEPUTIES = words("offices/deputies")
"""Words for who stands below the holder of an office, in for them or against them."""
RANKS = words("offices/ranks")
"""Ranks and benches that stand before a surname."""
CLERGY = words("offices/clergy")
"""Offices and honours of the clergy, of which one holds several: "the Rt Rev" is a bishop."""
ABBREVIATED = words("offices/abbreviated")
"""Titles that are printed short, without their full stop."""
PARTIES = words("offices/parties")
"""Nouns for the member of a party."""
NOUNS_OF_TITLES = {title: frozenset(nouns.split()) for title, nouns in pairs("offices/called").items()}
"""By which nouns somebody is called whose name has a title before it: "Justice Holm" is the judge."""
