"""The pieces of a content: those between which nothing is told are one, and what leads to the words or goes on behind
them is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.edges.behind_marks import LEADS_ON, end_behind_marks
from quotes.analysis.attribution.prose import Prose
from quotes.lexicon.clause_words import holds_clause
from quotes.lexicon.person_names import name_in_print
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_JOINT = re.compile(r",?[ \t](?:and[ \t])?")
"""What stands between two parts of one clause: At the same time, (Japan plans to …)"""
_MARK = re.compile(r"[ \t\xa0\"“”‘’'«»„`]*")
_IN_A_CLAUSE = re.compile(r"[a-z]")
"""How words in marks begin that are part of a clause; those with a capital are a title, a nickname or a term."""
_HEARD = re.compile(r",?[ \t]who[ \t](?:(?:had|has|have)[ \t])?(?:heard|knew|learn(?:ed|t)|read|saw|seen)[ \t]")
"""A verb of whom the words tell, which the engine takes for one of the article: (police), who heard (from them)."""
_NAMED = re.compile(rf"\b(?:so[- ]called|{alternatives('speech/called')})\W*\Z", re.IGNORECASE)
_LISTENER = re.compile(rf"(?:him|her|it|them|{name_in_print('{0,3}')})(?:,|\s(?:as|yet)\b)?\s*")
"""To whom or of what words in marks were said, between their cue and them: offered Holm (“best of luck”), called it yet
(“another blow”)."""
_SAYS = re.compile(rf"\b(?!t(?:ell|old)){ANY_FORM}\b", re.IGNORECASE)
_TELLS = re.compile(rf"\b{ANY_FORM}\Z", re.IGNORECASE)
"""A cue whose words may be a clause: reported (the ferries wait: “…”)."""
_PREDICATE = re.compile(rf"(?:{alternatives('stance/forms/finite')}|\w+(?:s|ed))\b")
"""What words in marks begin with whose subject stands before them: (Holm) “was wrong”."""
_FRONTED = re.compile(r"(?:Of|On|About|Regarding|Concerning|As\s(?:for|to))\s[^,;:]+,?\s*")
"""Of what words in marks were said, in front of who said them: Of his years at sea, (Holm said, “…”)."""
_COMING_TO = re.compile(r"[A-Z]\w+ing\s(?:back\s)?(?:to|on|about)\s[^,;:]+,?\s*")
"""The same of words without marks, too: Turning to his years at sea, (Holm said that …)."""
_WAS_TOLD = re.compile(r"(?:was|were|been)\stold\b", re.IGNORECASE)
_TO_MARKS = re.compile(r"\s*(?:[.:]|[–—]|--?)\s*")
"""What stands between a thing that is talked of and what is said of it: described the harbour: “…”."""
_WITH = re.compile(r"\s(?:(?:[\w’'-]+\s){1,4}?with|by\s(?:adding|saying|writing))[:,]?\s?[\"“‘«„'`]?")
"""What somebody writes or speaks, and ends with words in marks: concluded her post with (“…”)."""
_ASKED = re.compile(r"(?:how|what|when|where|which|who|why)\b", re.IGNORECASE)
"""What a question begins with that the words answer: made clear why she sailed: “…”."""
_ASKS = re.compile(r"\b(?:ask|wonder)\w*\Z", re.IGNORECASE)


def whole_pieces(prose: Prose, attribution: Attribution) -> tuple[Stretch, ...]:
    """The pieces of ``attribution`` with those joined that but a joint, or words in marks that are part of the clause,
    keeps apart (no | “toy” | ferries), without whom they were told to and what leads on from them."""
    pieces = _joined(prose, attribution.content)
    if len(pieces) > 1 and _is_of_the_sentence(prose, attribution, pieces):
        pieces = pieces[:-1]
    if len(pieces) > 1 and prose.quoted_in(pieces[0]) is None and _is_lead(prose, attribution, pieces):
        pieces = pieces[1:]
    while len(pieces) > 1 and prose.quoted_in(pieces[-1]) is None:
        if not LEADS_ON.fullmatch(prose.text, pieces[-1].start, pieces[-1].end):
            break
        pieces = pieces[:-1]
    return tuple(pieces)


def _is_of_the_sentence(prose: Prose, attribution: Attribution, pieces: Sequence[Stretch]) -> bool:
    """Whether the last of ``pieces``, behind marks and a comma, goes on with the sentence in which a clause tells who
    said the words: Holm, who said it was (“a blow”), sold the lock."""
    last, source, text = pieces[-1], attribution.source, prose.text
    if source is None or text[source.start : source.end] != "who" or not _ends_in_marks(prose, pieces[-2]):
        return False
    return prose.quoted_in(last) is None and "," in text[pieces[-2].end : last.start]


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
    if not between.start <= between.end or _ends_in_marks(prose, piece) or _begins_in_marks(prose, following):
        return False
    if _JOINT.fullmatch(prose.text, between.start, between.end):
        return not holds_clause(prose.text[piece.start : piece.end])
    marked = prose.all_quoted_in(between)
    if not marked and _HEARD.fullmatch(prose.text, between.start, between.end):
        return True
    if len(marked) != 1:
        return False
    q = marked[0]
    if not _IN_A_CLAUSE.match(prose.printed, q.start, q.end) or _NAMED.search(prose.text, piece.start, q.start):
        return False
    return bool(_MARK.fullmatch(prose.text, between.start, q.start) and _MARK.fullmatch(prose.text, q.end, between.end))


def _begins_in_marks(prose: Prose, piece: Stretch) -> bool:
    inside = prose.all_quoted_in(piece)
    return bool(inside) and inside[0].start <= piece.start + 1


def _ends_in_marks(prose: Prose, piece: Stretch) -> bool:
    inside = prose.all_quoted_in(piece)
    return bool(inside) and inside[-1].end >= piece.end - 1


def _is_lead(prose: Prose, attribution: Attribution, pieces: Sequence[Stretch]) -> bool:
    """Whether the first of ``pieces`` is to whom the words behind it were said, or of what."""
    first, second = pieces[0], pieces[1]
    cue, source, text = attribution.cue, attribution.source, prose.text
    marked = prose.quoted_in(second)
    if cue and first.end < cue.start <= first.end + 1 and _WAS_TOLD.match(text, cue.start):
        return True
    if source and cue and first.end <= source.start and first.end <= cue.start:
        if prose.before(first.start)[1].strip() or second.start < max(source.end, cue.end):
            return False
        if marked is not None and _FRONTED.fullmatch(text, first.start, first.end):
            return True
        coming = _COMING_TO.fullmatch(text, first.start, first.end)
        return coming is not None and not holds_clause(coming.group())
    if marked is None:
        return False
    if _is_talked_of(prose, attribution, first, second.start):
        return True
    return bool(_MARK.fullmatch(text, first.end, second.start)) and _is_listener(
        prose, attribution, first, second.start
    )


def _is_talked_of(prose: Prose, attribution: Attribution, thing: Stretch, marked: int) -> bool:
    """Whether ``thing``, behind a cue, is what the sentence in marks behind a colon or dash is about."""
    text, cue = prose.text, attribution.cue
    end = thing.start + len(text[thing.start : thing.end].rstrip(" .:–—-"))
    to_marks = text[end:marked].rstrip("\"“”‘’'«»„` ")
    if cue is None or thing.start < cue.end or not _TO_MARKS.fullmatch(to_marks):
        return False
    opens = prose.printed[marked:].lstrip("\"“”‘’'«»„` ")[:1]
    if not opens.isupper():
        return False
    if _ASKED.match(text, thing.start) and not _ASKS.search(text, cue.start, cue.end):
        return True
    return not _TELLS.search(text, cue.start, cue.end) and not holds_clause(text[thing.start : end])


def around_marks(prose: Prose, attribution: Attribution, piece: Stretch) -> Stretch:
    """``piece``, which holds words in marks, without whom they were told to and what the reporter goes on with."""
    inside, cue, start, end = prose.all_quoted_in(piece), attribution.cue, piece.start, piece.end
    first, last = inside[0].opening, inside[-1].closing
    if cue is None or first is None or last is None or piece.start < cue.end:
        return piece
    opening = Stretch(start, first.start)
    if start < first.start and (
        _is_listener(prose, attribution, opening, first.start)
        or _is_talked_of(prose, attribution, opening, first.start)
        or (_WITH.fullmatch(prose.text, cue.end, first.start) and not holds_clause(prose.text[cue.end : first.start]))
    ):
        start = first.start
    if last.end < end:
        end = end_behind_marks(prose, attribution, Stretch(last.end, end), prose.text[cue.end : first.start])
    return Stretch(start, end)


def _is_listener(prose: Prose, attribution: Attribution, lead: Stretch, marked: int) -> bool:
    """Whether ``lead`` stands right behind a cue and is to whom it was said, no subject of what stands in the marks
    that open at ``marked``."""
    cue, text = attribution.cue, prose.text
    if cue is None or not 0 <= lead.start - cue.end <= 1 or not _LISTENER.fullmatch(text, lead.start, lead.end):
        return False
    words = prose.printed[marked:].lstrip("\"“”‘’'«»„` ")[:40]
    return not _SAYS.search(text, cue.start, cue.end) and not _PREDICATE.match(words)
