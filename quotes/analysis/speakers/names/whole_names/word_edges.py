"""Name mentions from the first letter of their words to the last: lines parted, fragments joined."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from quotes.analysis.attribution import NameMention
from quotes.analysis.dates.expressions import MONTH, WEEKDAY
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import PARTICLE, SIGNS, fold, is_given_name
from quotes.lexicon.places import country_of
from quotes.lexicon.word_lists import alternatives

_SIGN = re.compile(f"[{SIGNS}]")
_BETWEEN = re.compile(r"\.?[^\S\n]{1,2}|\.?[^\S\n]?[\-‐‑\n][^\S\n]?|\.\s?|['’]")
_OPENED = re.compile(r"\s?\([^()]*\Z")
"""A bracket that a name opens and does not close: the Harbour Board" (HB"."""
_LOWER_END = re.compile(r"(?:\s+[a-z]+)+$")
_COMPLEMENT = re.compile(
    rf"\s+(?:of|for|on)(?:\s+the)?(?!\s+(?:{WEEKDAY}|{MONTH}))(?:\s+(?:and\s+)?[A-Z][\w’'-]+){{1,5}}"
)
_COMPOUND = re.compile(rf"[-‐‑]({alternatives('names/compounds')})\b")
"""What makes a name part of an adjective: "Leh-based"."""
OF_PLACES = frozenset(["based", "born", "bound", "headquartered"])
"""Those of them before which a place stands."""
_REST_OF_WORD = re.compile(r"\S*")
_CONTRACTED = re.compile(r"['’](?:s|re|ll|ve|d|t|m|em)\b", re.IGNORECASE)

JOINED_AFTER = re.compile(rf"(?:[^\S\n](?!(?:do|e|mac|st|y)\b){PARTICLE})+[^\S\n][A-ZÀ-Þ][\w’'\-]*\w")
"""The surname behind a given name, with the small words that join them: Ana" de la Brandt"."""

LONG, REPEATED, MOST_ASKED = 40, 3, 100
"""Code points of a line that is repeated, how often at least, and how many names are looked at: the time stays
bounded."""


def cut_at_lines(n: NameMention, text: str) -> list[NameMention]:
    """``n`` cut at empty lines: the names under a letter are not one."""
    printed = text[n.start : n.end]
    if "\n" not in printed and not printed[:1].isspace():
        return [n] if printed else []
    parts = re.finditer(r"\S(?:.|\n(?!\s*\n))*", printed)
    return [replace(n, start=n.start + m.start(), end=n.start + m.end()) for m in parts]


def behind_repeated(names: list[NameMention], text: str) -> list[NameMention]:
    """``names`` without a first word that ends a line which the text repeats with other words behind, as a gallery
    repeats its heading: "Pictures of the storm in Tarn" "Radio Falk"."""
    out, asked = list[NameMention](), 0
    for n in names:
        first = text.find(" ", n.start, n.end)
        if first >= 0 and n.start >= LONG and asked < MOST_ASKED:
            asked += 1
            line = text[n.start - LONG : first]
            times = text.count(line)
            if times >= REPEATED and text.count(text[n.start - LONG : n.end]) == 1:
                n = replace(n, start=first + 1)
        out.append(n)
    return out


def with_whole_words(n: NameMention, text: str, person: int) -> NameMention:
    """``n`` from the beginning of its first word to the end of its last. ``person``: where the next person's name
    begins, which is no part of a body's."""
    start, end = n.start, n.end
    last = _REST_OF_WORD.match(text, end, end + 20).end()  # type: ignore[union-attr]  # it matches everywhere
    joint = _COMPOUND.search(text, start, last)
    if joint is not None and n.end > joint.end() + 1:  # "Tarn-based Falk Box"
        start, joint = joint.end() + 1, None
    last = last if joint is None else joint.start()
    end = min(end, last)
    while start > 0 and start > n.start - 20 and (_is_letter(text[start - 1]) or is_inside_word(text, start - 1)):
        start -= 1
    while end < last and (_is_letter(text[end]) or is_inside_word(text, end)):
        end += 1
    if n.type != "place" and (text.startswith("the ", start) or not text[start : start + 1].islower()):
        cut = _LOWER_END.search(text, start, end)
        end = cut.start() if cut and cut.start() > start else end
    opened = _OPENED.search(text, start, end)
    end = opened.start() if opened and opened.start() > start else end
    if n.type == "organization":
        more = _COMPLEMENT.match(text, end, person)
        last = fold(text[start:end].split()[-1]) if text[start:end].split() else ""
        if more and sense_of(last).sort == "organization":
            end = more.end()
    is_place = joint is not None and n.type == "organization" and joint.group(1) in OF_PLACES
    return NameMention(start, end, "place" if is_place else n.type, n.probability)


def _is_letter(sign: str) -> bool:
    """Whether ``sign`` is a letter, a figure, the underscore of a user's name, or belongs to the one before it (a
    combining mark, a soft hyphen)."""
    return sign.isalnum() or sign == "_" or bool(_SIGN.match(sign))


def is_inside_word(text: str, at: int) -> bool:
    """Whether the sign at ``at`` joins two parts of a name: a hyphen, or an apostrophe that is no possessive's."""
    if not (0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()):
        return False
    return text[at] in "-‐‑" or (text[at] in "'’" and not _CONTRACTED.match(text, at))


def joined_fragments(names: list[NameMention], text: str) -> list[NameMention]:
    """``names`` with overlapping ones, and fragments of one person's name that only a sign parts, made one."""
    out: list[NameMention] = []
    for n in names:
        last = out[-1] if out else None
        if last and n.start < last.end:
            out[-1] = replace(last, end=max(last.end, n.end))
        elif last and last.type == "person" and (_are_one(last, n, text) or _is_joined(last, n, text)):
            out[-1] = replace(last, end=n.end)
        else:
            out.append(n)
    return out


def _is_joined(a: NameMention, b: NameMention, text: str) -> bool:
    """Whether small words join the surname ``b`` to the lone given name ``a``; "a/l" joins any."""
    joined = JOINED_AFTER.match(text, a.end) if b.type != "place" else None
    if joined is None or joined.end() != b.end:
        return False
    return "/" in joined[0] or is_given_name(fold(text[a.start : a.end]))


def with_given_names(names: list[NameMention], text: str) -> list[NameMention]:
    """``names`` with a given name that was taken for a place's or a body's ("Usman" "Hasib") as a person's."""
    out = list(names)
    for i, (a, b) in enumerate(pairwise(names)):
        word = text[a.start : a.end]
        before_surname = b.type == "person" and " " not in text[b.start : b.end] and text[a.end : b.start] == " "
        if a.type != "person" and before_surname and is_given_name(fold(word)) and country_of(word) is None:
            out[i] = replace(a, type="person")
    return out


def _are_one(a: NameMention, b: NameMention, text: str) -> bool:
    between = text[a.end : b.start]
    if a.type != b.type:
        return False
    if "\n" in between and min(len(text[n.start : n.end].split()) for n in (a, b)) > 1:
        return False  # two names in a list or under a letter
    words = text[a.start : a.end].split()
    shortened = len(words[-1]) < 2 or (len(words) == 1 and len(words[0]) == 2)  # "Ana J. Brandt", "Wm. Brandt"
    return bool(_BETWEEN.fullmatch(between)) and ("." not in between or shortened)
