"""The pieces of a content: those between which nothing is told are one, and what leads to the words or goes on behind
them is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.clause_words import holds_clause
from quotes.lexicon.person_names import name_in_print
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_JOINT = re.compile(r",?[ \t](?:and[ \t])?")
"""What stands between two parts of one clause: At the same time, (Japan plans to …)"""
_MARK = re.compile(r"[ \t\xa0\"“”‘’'«»„`]*")
_IN_A_CLAUSE = re.compile(r"[a-z]")
"""How words in marks begin that are part of a clause; those with a capital are a title, a nickname or a term."""
_NAMED = re.compile(rf"\b(?:so[- ]called|{alternatives('speech/called')})\W*\Z", re.IGNORECASE)
_LISTENER = re.compile(rf"(?:him|her|them|{name_in_print('{0,3}')})\s*")
"""To whom words in marks were said, between their cue and them: offered Holm (“best of luck”)."""
_LEADS_ON = re.compile(
    rf"[\s–—-]*(?:(?:{alternatives('function/ends_nothing', 'function/seldom_ends')}"
    r"|\w+ing\s(?:to|at|about|of|on))\b\s*)+",
    re.IGNORECASE,
)
"""What leads from the words to something else: (“a blow”) and (thanked them); (“a blow”) referring to (the vote)."""
_FRONTED = re.compile(r"(?:Of|On|About|Regarding|Concerning|As\s(?:for|to))\s[^,;:]+,?\s*")
"""Of what words in marks were said, in front of who said them: Of his years at sea, (Holm said, “…”)."""


def whole_pieces(prose: Prose, attribution: Attribution) -> tuple[Stretch, ...]:
    """The pieces of ``attribution`` with those joined that but a joint, or words in marks that are part of the clause,
    keeps apart (no | “toy” | ferries), without whom they were told to and what leads on from them."""
    pieces = _joined(prose, attribution.content)
    if len(pieces) > 1 and prose.quoted_in(pieces[0]) is None and _is_lead(prose, attribution, pieces):
        pieces = pieces[1:]
    while len(pieces) > 1 and prose.quoted_in(pieces[-1]) is None:
        if not _LEADS_ON.fullmatch(prose.text, pieces[-1].start, pieces[-1].end):
            break
        pieces = pieces[:-1]
    return tuple(pieces)


def _joined(prose: Prose, content: Sequence[Stretch]) -> list[Stretch]:
    out: list[Stretch] = []
    for piece in content:
        if out and _is_one_clause(prose, out[-1], piece):
            out[-1] = Stretch(out[-1].start, piece.end)
        else:
            out.append(piece)
    return out


def _is_one_clause(prose: Prose, piece: Stretch, following: Stretch) -> bool:
    """Whether two pieces without marks beside each other stand in one clause: with a joint between, where the first is
    none by itself, or with words in marks that nobody was given."""
    between = Stretch(piece.end, following.start)
    if not between.start <= between.end or _is_marked(prose, piece, -1) or _is_marked(prose, following, 0):
        return False
    if _JOINT.fullmatch(prose.text, between.start, between.end):
        return not holds_clause(prose.text[piece.start : piece.end])
    marked = prose.all_quoted_in(between)
    if len(marked) != 1:
        return False
    q = marked[0]
    if not _IN_A_CLAUSE.match(prose.printed, q.start, q.end) or _NAMED.search(prose.text, piece.start, q.start):
        return False
    return bool(_MARK.fullmatch(prose.text, between.start, q.start) and _MARK.fullmatch(prose.text, q.end, between.end))


def _is_marked(prose: Prose, piece: Stretch, at: int) -> bool:
    """Whether the last (``at`` -1) or first (0) words of ``piece`` stand in marks."""
    inside = prose.all_quoted_in(piece)
    if not inside:
        return False
    return inside[-1].end >= piece.end - 1 if at else inside[0].start <= piece.start + 1


def _is_lead(prose: Prose, attribution: Attribution, pieces: Sequence[Stretch]) -> bool:
    """Whether the first of ``pieces`` is to whom the words in marks behind it were said, or of what."""
    first, second = pieces[0], pieces[1]
    cue, source, text = attribution.cue, attribution.source, prose.text
    if prose.quoted_in(second) is None:
        return False
    if source and cue and first.end <= source.start and first.end <= cue.start:
        starts = not prose.before(first.start)[1].strip()
        return starts and _FRONTED.fullmatch(text, first.start, first.end) is not None and source.end <= second.start
    beside = cue is not None and 0 <= first.start - cue.end <= 1 and _MARK.fullmatch(text, first.end, second.start)
    return bool(beside and _LISTENER.fullmatch(text, first.start, first.end))
