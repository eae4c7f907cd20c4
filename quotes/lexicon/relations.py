"""Nouns that say whose somebody is: family, companions, colleagues; and those that are no office, job or title."""

from __future__ import annotations

from quotes.lexicon.word_lists import alternatives, words

_FAMILY = ("people/elders", "people/children", "people/family")
ELDERS = words("people/elders")
FAMILY = words(*_FAMILY)
ANY_OF_FAMILY = f"(?:{alternatives(*_FAMILY)})"
"""The same as a pattern: sister, father …"""
SEVERAL_OF_FAMILY = f"(?:{ANY_OF_FAMILY}s|wives|couple|siblings|(?:twin|triplet|newlywed)s)"
"""A pattern for nouns for two and more of one family: sisters, twins …"""
RELATIONS = FAMILY | words("people/companions", "people/colleagues")
"""Nouns that say whose somebody is: "her predecessor" is never herself."""
UNOFFICIAL = FAMILY | words("people/companions", "people/unofficial")
"""Nouns that say whose somebody is, or what befell them; a role is an office, a job or a title."""
