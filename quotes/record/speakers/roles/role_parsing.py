"""Roles as printed, taken apart enough to join their variants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quotes.lexicon.nouns import sense_of, singular
from quotes.lexicon.offices import ABBREVIATED
from quotes.lexicon.stems import INDEXED, stem, tokens
from quotes.lexicon.word_lists import pairs, words
from quotes.record.model.speakers import RoleStatus

_STATUS: dict[str, RoleStatus] = {
    **dict.fromkeys(words("roles/compared/former"), "former"),
    **dict.fromkeys(("acting", "interim", "caretaker"), "acting"),
    **dict.fromkeys(("elect", "designate", "incoming"), "elect"),
}
_PASSING = words("roles/compared/passing")
_SHORT = pairs("roles/compared/same")
_SMALL = words("roles/compared/small")
_HEADS = words("roles/compared/heads")
_BEFORE_HEAD = words("roles/compared/before_head")
_LINK = re.compile(r"\s*(?:,\s*|\s+(?:of|for|at|in|with|to)\s+(?:the\s+)?)", re.IGNORECASE)
_HYPHEN = re.compile(r"[-‐‑](?=(?:elect|designate)\b)|(?<=\bex)[-‐‑]|(?<=\bthen)[-‐‑]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class ParsedRole:
    """A role: ``key`` is the same for its printed variants; ``title`` and ``organization`` (or country) in the words of
    the text, None where it does not show them; ``status``: held or not."""

    key: str
    title: str | None
    organization: str | None
    status: RoleStatus

    @property
    def words(self) -> dict[str, bool]:
        """The stems of the role, each with whether it belongs to the organisation."""
        of = {stem(part) for word in _WORD.findall(self.organization or "") for part in _plain(word)}
        return {word: word in of for word in self.key.split()}


@lru_cache(maxsize=16_384)
def parse_role(printed: str) -> ParsedRole:
    """Take apart a role as printed ("former US Deputy Secretary of State"). Never raises."""
    status: RoleStatus = "held"
    kept = []
    bare = re.sub(r"['’]s\b", "", printed)
    for word in _WORD.findall(_HYPHEN.sub(" ", bare)):
        low = word.lower().rstrip(".")
        if low in _STATUS:
            status = _STATUS[low]
        elif low not in _PASSING:
            kept.append(word)
    words = [w for word in kept for w in _plain(word) if w not in _SMALL]
    key = (" ".join(sorted({stem(word) for word in words})) or printed.lower().strip())[:INDEXED]
    title, organization = _split(bare, kept)
    return ParsedRole(key, title, organization, status)


def is_of_several(printed: str) -> bool:
    """Whether a role is printed as that of several people: "Sens." Falk and Marsh; "Senators"."""
    plural = (word for word in tokens(printed) if singular(word) != word and sense_of(word).plural)
    return any(singular(word) in ABBREVIATED or sense_of(singular(word)).sort == "person" for word in plural)


def _plain(word: str) -> list[str]:
    flat = word.replace(".", "")
    return [p for w in tokens(flat.replace("-", " ")) for p in _SHORT.get(w, w).split()]


def _split(printed: str, kept: list[str]) -> tuple[str | None, str | None]:
    """Title and organisation: what stands before the head of the title, or after "of", "for", "at"."""
    at = next((i for i, word in enumerate(kept) if word.lower().rstrip(".") in _HEADS), None)
    if at is None:
        return None, None
    while at + 1 < len(kept) and kept[at + 1].lower() in _HEADS and _adjacent(printed, kept[at], kept[at + 1]):
        at += 1
    first = at
    while first and kept[first - 1].lower().rstrip(".") in _BEFORE_HEAD | _HEADS:
        first -= 1
    before = " ".join(word for word in kept[:first] if word.lower() != "the")
    after = printed[printed.rfind(kept[at]) + len(kept[at]) :].strip(" ,.")
    title = " ".join(kept[first : at + 1])
    if re.match(r"of\s+(?:the\s+)?(?:state|treasury|defen[cs]e|staff)\b", after, re.IGNORECASE):
        title, after = f"{title} {after}", ""
    organization = before or (_LINK.sub("", f" {after} ", count=1).strip() if _LINK.match(f" {after}") else "")
    return title, organization or None


def _adjacent(printed: str, a: str, b: str) -> bool:
    return re.search(re.escape(a) + r"\s+" + re.escape(b), printed) is not None
