"""Whether a content is words of somebody at all: it is none that only mentions somebody (here), tells of a refusal
to speak (``silence``) or of a deed (``deeds``), or that nobody says (``nobody``), which are no object of their cue at
times (``no_objects``). ``narration`` takes away what stands beside the words, ``pull_quotes`` what is printed a second
time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.contents.deeds import is_done
from quotes.analysis.attribution.contents.no_objects import is_no_object
from quotes.analysis.attribution.contents.nobody import is_nobodys
from quotes.analysis.attribution.contents.silence import is_silence
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.nouns import PERSON
from quotes.lexicon.person_names import fold
from quotes.lexicon.word_lists import words
from quotes.model import START

_DETERMINER = words("function/before_a_description")
_SMALL = words(
    "function/determiners_and_numbers", "function/in_descriptions", "function/commonest", "function/behind_a_word"
) | frozenset(("he", "him", "himself", "it", "itself", "its", "me", "she", "them", "they", "us", "you", "we"))
_WORD = re.compile(r"[\w-]+")
_ANSWERS = frozenset(("no", "yes"))
_MOST_SCRAP = 2  # words; three small ones may be a clause: that he did
_MOST_MENTION = 6  # words


def is_said(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> bool:
    """Whether the content holds words of somebody: more than small ones, no mere mention, no refusal to speak, nothing
    to which somebody but did something or that nobody said."""
    if is_nobodys(prose, attribution):
        return False
    if prose.quoted_in(attribution.content[0]):
        return True  # words in marks are none of the rest
    nothing = is_mention(prose, names, attribution) or is_silence(prose, attribution) or is_done(prose, attribution)
    return not (nothing or is_no_object(prose, attribution)) and has_words(prose, attribution)


def is_mention(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> bool:
    """Whether the content only names or describes somebody to whom something was done (criticised his successor)."""
    if len(attribution.content) > 1 or prose.quoted_in(attribution.content[0]):
        return False
    piece = attribution.content[0]
    at = bisect_right(names, piece.end, key=START) - 1
    name = names[at] if at >= 0 and names[at].end >= piece.end and names[at].type == "person" else None
    words = prose.text[piece.start : name.start if name and name.start > piece.start else piece.end].split()
    if len(words) > _MOST_MENTION:
        return False
    if name and name.start <= piece.start:
        return True
    head = [w.casefold().strip(",") for w in words]
    if name:
        office = len(head) <= 3 and head[-1] in PERSON  # defence lawyer Per Lund
        return office or all(w in _DETERMINER or w in PERSON or words[i][:1].isupper() for i, w in enumerate(head))
    return len(head) in (2, 3) and head[0] in _DETERMINER and head[-1] in PERSON


def has_words(prose: Prose, attribution: Attribution) -> bool:
    """Whether the content holds more than small words: of "his remarks" the engine may see but "his"; and more than
    one word, which is a thing, or left of one: "discussed pollution", "attacked Holm’s"."""
    if len(attribution.content) > 1 or attribution.verbatim or prose.quoted_in(attribution.content[0]):
        return True
    piece = attribution.content[0]
    whole = prose.text[piece.start : piece.end]
    found = [fold(word) for word in _WORD.findall(whole)]
    if len(whole.split()) < 2:
        return not _ANSWERS.isdisjoint(found)
    return len(found) > _MOST_SCRAP or any(word not in _SMALL for word in found)
