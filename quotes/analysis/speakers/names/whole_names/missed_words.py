"""Given names, surnames, syllables and suffixes beside a person's name that the engine missed, added to the name."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.analysis.dates.expressions import WEEKDAY
from quotes.analysis.segmentation import LONGEST_HEADLINE, SENTENCE_END
from quotes.analysis.speakers.names.role_words import is_behind_trade
from quotes.analysis.speakers.names.whole_names.word_edges import JOINED_AFTER
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import (
    POST_NOMINALS,
    fold,
    is_family_first,
    is_given_name,
    is_title,
    lacks_syllable,
)
from quotes.lexicon.proper_names import is_common
from quotes.lexicon.word_lists import entries

_WORD_BEFORE = re.compile(r"(?<![\w.’'\-])(?<!\b[Tt]he )((?:[A-ZÀ-Þ]\.){1,3}|[A-Z][a-z]\.|[A-ZÀ-Þ][\w’'\-]*)[^\S\n]\Z")
_WORD_AFTER = re.compile(r"[^\S\n]([A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’\-]*\w)(?![\w])")
_STATES = frozenset(f"{state}." for state in entries("places/state_abbreviations"))
_SUFFIX_AFTER = re.compile(r",?[^\S\n](?:Jr\b\.?|Sr\b(?!\.?\s[A-Z])\.?|(?:III?|IV)\b)")
"""Behind a name: "Ivo Brandt", Jr."""
_NOUN = re.compile(r"\b([A-Za-z][a-z-]+)\.? \Z")
_LONGER_WORD = re.compile(r"\b[^\W\d_]{4,}")
FEWEST_OF_HEADING = 4
"""Longer words of a line by whose capitals it is told to be a heading."""
_INTRODUCED = re.compile(r",\s(?:who|whom|whose|\d\d)\b")
LONGEST_NOUN = 30
"""Code points before a name in which a noun stands."""
LONGEST = 4
"""Words of the longest name that is made by adding what stands beside it."""


def extended(n: NameMention, regions: TextRegions, before: int, after: int) -> NameMention:
    """``n`` with the given name before it or the surname, or the Jr., after it that the engine missed."""
    text = regions.text
    words = text[n.start : n.end].split()
    while len(words) < LONGEST:
        m = _WORD_BEFORE.search(text, max(before, n.start - 25), n.start)
        opens = not regions.paragraph(n.start) or (m is not None and m.start(1) == regions.sentence_start(n.start))
        known = m is not None and (
            _is_given(m.group(1), opens, words) or _is_day_for_name(text, m, words, opens, n.end) or _is_word(text, m)
        )
        if m is None or not known:
            break
        n = replace(n, start=m.start(1))
        words.insert(0, m.group(1))
    while len(words) < LONGEST and _is_open(words) and "," not in text[n.start : n.end]:
        dot = len(words[-1]) == 1 and text[n.end : n.end + 1] == "."
        m = _WORD_AFTER.match(text, n.end + dot)
        joined = JOINED_AFTER.match(text, n.end) if len(words) == 1 else None
        if joined and joined.end() <= after:
            return replace(n, end=joined.end())
        if not m or m.end() > after or is_common(m.group(1)) or not _goes_on(words, m.group(1)):
            break
        if len(words) == 1 and _is_heading(text, n.start):
            break
        n = replace(n, end=m.end())
        words.append(m.group(1))
    suffix = _SUFFIX_AFTER.match(text, n.end)
    return replace(n, end=suffix.end()) if suffix and suffix.end() <= after else n


def _is_heading(text: str, at: int) -> bool:
    """Whether the line at ``at`` is a heading in which every longer word has a capital: "Brandt Takes Great Leap"."""
    start = text.rfind("\n", max(0, at - LONGEST_HEADLINE), at) + 1
    end = text.find("\n", at, at + LONGEST_HEADLINE)
    line = text[start : end if end >= 0 else at + LONGEST_HEADLINE].rstrip()
    longer = _LONGER_WORD.findall(line)
    return len(longer) >= FEWEST_OF_HEADING and line[-1:] not in SENTENCE_END and not any(map(str.islower, longer))


def _is_day_for_name(text: str, day: re.Match[str], words: list[str], opens: bool, end: int) -> bool:
    """Whether a weekday is the given name before a lone surname that ends at ``end``, for a noun for a person or a
    title stands before it: "driller Friday Brandt", "Chief Friday Brandt"; or for it ``opens`` a sentence, and somebody
    is introduced behind it: "Friday Brandt, whose boat"."""
    if len(words) == 1 and opens and re.fullmatch(WEEKDAY, day.group(1)) and _INTRODUCED.match(text, end):
        return True
    noun = _NOUN.search(text, max(0, day.start(1) - LONGEST_NOUN), day.start(1))
    if len(words) > 1 or noun is None or not re.fullmatch(WEEKDAY, day.group(1)):
        return False
    word = noun.group(1)
    sense = sense_of(fold(word))
    return (word[0].isupper() and is_title(fold(word))) or (sense.sort == "person" and not sense.plural)


def _is_word(text: str, before: re.Match[str]) -> bool:
    """Whether a word that is no title belongs to the name before which it stands, whatever else it means: a trade in
    small letters is right before it ("skipper Man Bahadur Brandt")."""
    word = before.group(1)
    return word.isalpha() and word.istitle() and not is_title(fold(word)) and is_behind_trade(text, before.start(1))


def _is_open(words: list[str]) -> bool:
    """Whether a word that was missed may stand behind these words of a name: a given name comes first, or a family name
    that does."""
    return is_given_name(fold(words[0])) or lacks_syllable(tuple(map(fold, words)))


def _goes_on(words: list[str], after: str) -> bool:
    """Whether ``after`` is the surname behind a given name and initials, or the last syllable of a given name."""
    folded = tuple(map(fold, words))
    if len(folded) == 1 or len(folded[-1]) == 1:
        return True
    return lacks_syllable(folded) and lacks_syllable((folded[0], fold(after)))


def _is_given(word: str, opens: bool, words: list[str]) -> bool:
    """Whether a capitalised word before a name belongs to it: initials, a known given name, or before a lone surname
    any word that is no title, no common noun and has its capital not from a sentence or a headline (``opens``)."""
    folded = fold(word)
    if word.endswith("."):
        short = len(folded) == 2 and "." not in word[:-1]  # "Ma. Ana Brandt", not "E.U. Ana Brandt"
        return not is_common(word) and word not in _STATES if short else len(words) == 1 or len(folded) == 1
    if folded in POST_NOMINALS and word.istitle():  # "Md" is Mohammed, "MD" a doctor
        return True
    if is_common(word) or folded.endswith("'s"):
        return False
    if is_family_first((folded, *map(fold, words))):
        return True
    if is_given_name(fold(words[0])) and len(words) > 1:
        return False
    return is_given_name(folded) or (len(words) == 1 and not opens and not word.isupper())
