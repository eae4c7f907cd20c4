"""What a mention tells of itself, for or against its standing for nobody known: as numbers for the ranker."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from quotes.analysis.speakers.mentions import FIRST, HE, IT, RELATIVE, SHE, THEY, Mention
from quotes.analysis.speakers.ranking.entity_features import Options
from quotes.analysis.speakers.ranking.mention_context import MentionContext
from quotes.lexicon.person_names import WORD

DESCRIPTION_FEATURES = (
    "mention other",
    "mention bare",
    "mention with a name",
    "mention words",
    "mention with a complement",
    "mention with an age",
    "mention opens text",
    "mention of known kind",
    "nobody of the kind",
    "one of the kind",
    "described before",
    "printed before",
)
"""What a description tells of itself, in the order of ``description_features``."""
MENTION_FEATURES = (
    "mention he",
    "mention she",
    "mention they",
    "mention it",
    "mention first",
    "mention relative",
    "mention definite",
    "mention indefinite",
    "mention owned",
    "mention quoted",
    "mention initial",
    "mention opens paragraph",
    "mention plural",
    "mention person",
    "mention organization",
    "mention document",
    "mention known noun",
    "candidates",
    *DESCRIPTION_FEATURES,
)
"""What ``mention_features`` tells, in its order."""
MOST_BACK = 6000
"""Code points before a description in which its noun is looked for."""
LONGEST_PHRASE = 90
"""Code points before that noun in which its phrase begins."""
_NEW = re.compile(r"\b(?:an?|another|one) (?:[\w-]+ ){0,3}\Z", re.IGNORECASE)
_NAME_BEHIND = re.compile(r",? [A-Z]")
_WORD_BEHIND = re.compile(r",? [A-Za-z]")
_LETTER = re.compile(r"\w")
_OTHER = re.compile(r"(?:another|other|others|one|some)\b", re.IGNORECASE)
_BARE = re.compile(r"(?:the|an?|this|that|his|her|their|its|another|one|some)\b", re.IGNORECASE)
_COMPLEMENT = re.compile(r"\s(?:of|for|in|from|with|who|whose|at|on|by|to|that)\s")


def mention_features(context: MentionContext, candidates: int) -> list[float]:
    """The numbers of MENTION_FEATURES for the mention of ``context``, which has so many ``candidates``."""
    m, regions = context.mention, context.regions
    paragraph = context.paragraph
    return [
        float(m.head in HE),
        float(m.head in SHE),
        float(m.head in THEY),
        float(m.head in IT),
        float(m.head in FIRST),
        float(m.kind == "pronoun" and m.head in RELATIVE),
        float(m.definite == "the"),
        float(m.definite == "a"),
        float(m.definite == "own"),
        float(regions.quotation(m.start) >= 0),
        float(m.start - regions.sentence_start(m.start) < 3),
        float(m.start - regions.paragraphs[paragraph] < 3),
        float(m.sense.plural),
        float(m.sense.sort == "person"),
        float(m.sense.sort == "organization"),
        float(m.sense.sort == "document"),
        float(m.sense.known),
        math.log1p(candidates),
        *description_features(m, context.options, regions.text, paragraph),
    ]


def description_features(m: Mention, options: Options, text: str, paragraph: int) -> list[float]:
    """The numbers of DESCRIPTION_FEATURES for ``m``; zeros for pronouns and names."""
    if m.kind != "description" or m.end == m.start:
        return [0.0] * len(DESCRIPTION_FEATURES)
    said = text[m.start : m.end]
    words = [w.group() for w in WORD.finditer(said)]
    return [
        float(bool(_OTHER.match(said))),
        float(not _BARE.match(said)),
        float(any(w[0].isupper() for w in words[1:])),
        math.log1p(len(m.words)),
        float(bool(_COMPLEMENT.search(said))),
        float(options.age is not None),
        float(paragraph == 0),
        float(bool(options.kinds)),
        float(bool(options.kinds) and not options.of_kind),
        float(len(options.of_kind) == 1),
        *map(float, _printed_before(m, text)),
    ]


def _printed_before(m: Mention, text: str) -> tuple[bool, bool]:
    """Whether the head of a definite ``m`` stands in the text before with "a" ("an unidentified man"), and whether
    it stands there at all, each time with no name behind it."""
    if m.definite != "the" or not m.head:
        return False, False
    forms = {m.head, m.head.capitalize(), m.head.title(), m.head.upper()}
    printed = {form: list(_ends(form, m, text)) for form in forms}
    new = any(
        not _WORD_BEHIND.match(text, end, m.start)
        and _NEW.search(text, max(0, end - len(form) - LONGEST_PHRASE), end - len(form))
        for form, ends in printed.items()
        for end in ends
    )
    return new, any(not _NAME_BEHIND.match(text, end, m.start) for end in printed[m.head])


def _ends(word: str, m: Mention, text: str) -> Iterator[int]:
    """Where ``word`` ends wherever it stands whole before ``m``."""
    at = text.find(word, max(0, m.start - MOST_BACK), m.start)
    while at >= 0:
        end = at + len(word)
        if not _LETTER.match(text, at - 1, at) and not _LETTER.match(text, end, m.start):
            yield end
        at = text.find(word, end, m.start)
