"""Whether a predicted name is the person, organisation or group that the gold standard names."""

from __future__ import annotations

import re
from functools import cache

from quotes.evaluation.gold import GoldSpeaker

_EMPTY_WORDS = frozenset(["the", "a", "an", "of", "and", "for", "at", "in", "on", "to", "s", "jr", "sr", "ii", "iii"])


@cache
def content_words(name: str) -> frozenset[str]:
    """The words of a name or role that count: lower case, without possessive endings, articles and the like."""
    plain = name.lower().replace("’", "'").replace("'s", "")
    return frozenset(re.findall(r"\w+", plain)) - _EMPTY_WORDS


def is_speaker(gold: GoldSpeaker, name: str | None) -> bool:
    """Whether ``name`` is the gold speaker.

    A person: the first and the last word of the gold name are among the predicted words, and at most two predicted
    words are strange to the gold name (titles). Others: half of the words of both together are shared, or all gold
    words are there with at most four strange ones.
    """
    wanted, given = content_words(gold.name), content_words(name or "")
    if not wanted or not given:
        return False
    strange = len(given - wanted)
    if gold.type == "person":
        parts = [w for w in re.findall(r"\w+", gold.name.lower()) if w not in _EMPTY_WORDS]
        return parts[0] in given and parts[-1] in given and strange <= 2
    return len(wanted & given) / len(wanted | given) >= 0.5 or (wanted <= given and strange <= 4)


def is_role(role: str, of: str) -> bool:
    """Whether at least half of the content words of ``role`` are words of the role ``of``."""
    words = content_words(role)
    return len(words & content_words(of)) >= 0.5 * len(words)
