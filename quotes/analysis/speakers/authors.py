"""Whose words a document has: "the statement said" is said by who issued it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from quotes.analysis.speakers.descriptions import Newcomer
from quotes.analysis.speakers.entities import Entity, EntitySet
from quotes.analysis.speakers.mentions import Mention, Names
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.ranking.mention_context import MentionHistory
from quotes.lexicon.nouns import DOCUMENT, ORGANIZATION, WRITINGS, document_kind, sense_of, singular
from quotes.lexicon.person_names import POSSESSIVE, WORD, fold
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

_BY = re.compile(
    r",?\s+(?:(?:issued |released |published |posted |signed |written |conducted |carried out |compiled |prepared )?by"
    r"|from|of|on behalf of)\s+"
)
_ISSUED = re.compile(rf"\b(?:{alternatives('speech/issued')})\b")
_MADE_BY = re.compile(
    r"(?<!\bseen)(?<!\bobtained)(?<!\bviewed)(?<!\breviewed)"
    r"\s(?:(?:issued|released|published|signed|written|conducted|carried out|compiled|prepared) )?by\s+"
    r"(?=[A-Z]|the [A-Z])"
)
"""What stands before the author further behind a noun for what is written or measured: "a poll of 90 voters by Tarn".
Who has seen a letter did not write it."""
_SIGNED = re.compile(r"\s(?:signed|written|penned) by\s+")
_ASIDE = re.compile(r",[^,;]*,\s*\Z")
_NEW = re.compile(
    r"(?<!\w)(?:(in|on|via|by|through|with)\s)?(an?|his|her|its|their|another)\s+"
    r"(?:(?!(?:of|to|in|on|at|by|for|from|with|and|or|that|who|which|an?|the)\s)[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""What introduces a document just before its noun; with a preposition its author speaks there: "said in a letter"."""
_IN_THE = re.compile(r"\s*(?:(?:But|And)\s)?[Ii]n\s(?:the|that|this)\s(?:[\w-]+\s)?")
"""What stands before a known document in whose words somebody speaks: "In the letter, the board said"."""
_COMPLEMENT = re.compile(r"\s(?:of|by|from|on)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_BARE_VERB = re.compile(r"\s(?:(?:also|later|then|has|had|have|\w+ly)\s)*")
"""Between a subject and its verb."""
_LISTED = re.compile(r"(?:,|\b(?:and|or|of|with|to|by|from|for|in|at|on)(?:\sthe)?)\s$")
"""Before a name that is no subject of its own."""
_OWN = re.compile(r"his|her|its|their", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?(?:\s[a-z-]+){1,2}(?=[\s.,;:])")
LONGEST_AUTHOR = 60
"""Code points behind "by" or "from" in which the name of an author is looked for."""
ANY_WRITING = "document"
"""The noun that may stand for whatever is written."""
SENTENCES_AHEAD = 2
"""So many sentences, the mention's own first, are read on for who made a document."""
LONGEST_AFTER = 70
"""Code points behind a noun in which its author is named."""
SENTENCES_BACK = 40
"""So many sentences before a document's mention its author is sought in."""

LEAST_WORDS = 2
"""Words that carry meaning, by which a group is told from all others."""
_CLAUSE_END = re.compile(r"[,.;:()\n“”\"]| (?:that|which|who|and|was|were|is|are|has|have|said|says)\b")

Somebody = Entity | Newcomer
Meant = Callable[[Mention], tuple[Somebody | None, float]]
"""Who a mention stands for, and the probability, 0 to 1."""


class Authors:
    """The authors of the documents of one article. ``meant`` tells who a mention stands for, known or new;
    nothing here makes an entity."""

    def __init__(self, entity_set: EntitySet, names: Names, history: MentionHistory, meant: Meant) -> None:
        self._entity_set = entity_set
        self._regions = entity_set.regions
        self._text = entity_set.regions.text
        self._names = names
        self._history = history
        self._meant = meant

    def of(self, m: Mention) -> Somebody | None:
        """Who wrote the document that ``m`` describes; None where the article does not tell, or where it is none that
        somebody writes."""
        if "joint" in m.words:
            return None
        if m.head not in WRITINGS and m.head != ANY_WRITING:
            maker = self._maker(m) if m.sense.sort in ("document", "thing") else None
            return maker if maker is not None and maker.type == "organization" else None
        named = self._named_inside(m) or self._owner(m)
        return named or (self._introduced(m) if m.definite == "the" else None) or self._maker(m)

    def _named_inside(self, m: Mention) -> Entity | None:
        """Who stands behind "by" or "from": "a statement from the harbour board"."""
        by = _BY.search(self._text, m.start, m.end)
        if by is None or fold(self._text[m.start : by.start()].split()[-1]) != m.head:
            return None
        if by.group().strip() == "of" and not self._names.within(by.end(), m.end):
            return None
        return self._somebody(by.end(), m.end)

    def _maker(self, m: Mention) -> Entity | None:
        """Who is told to have written or measured it, in the description itself or where the same sentence or the next
        tells more of it: "a report", then "the report by the harbour board"."""
        inside = _MADE_BY.search(self._text, m.start, m.end)
        if inside is not None:
            return self._somebody(inside.end(), m.end)
        known = m.definite == "own" or (m.definite == "the" and m.head in WRITINGS)
        if known or m.head not in DOCUMENT:
            return None
        sentence = self._regions.sentence(m.end)
        ends = [*self._regions.sentences[sentence + 1 : sentence + 1 + SENTENCES_AHEAD], len(self._text)]
        for noun in WORD.finditer(self._text, m.end, ends[min(SENTENCES_AHEAD, len(ends)) - 1]):
            if document_kind(singular(fold(noun.group()))) == document_kind(m.head):
                by = _MADE_BY.search(self._text, noun.end(), noun.end() + LONGEST_AFTER)
                if by is not None and "." not in self._text[noun.end() : by.start()]:
                    return self._somebody(by.end(), self._names.end_of_first(by.end(), by.end() + LONGEST_AFTER))
        return None

    def _owner(self, m: Mention) -> Somebody | None:
        """Whose name, or whose noun for a body, stands before the noun: "Orlow's letter", "a police statement"."""
        head = re.search(rf"(?<!\w){re.escape(m.head)}(?!\w)", self._text[m.start : m.end], re.IGNORECASE)
        if head is None:
            return None
        before = self._text[m.start : m.start + head.start()].rstrip()
        if m.owner:
            best, _ = self._meant(read_mention(self._text, Stretch(m.start, m.start + len(m.owner)), self._names))
            return best
        inside = self._names.within(m.start, m.start + head.start())
        if inside and inside[-1].end - m.start >= len(before) - 2:
            return self._entity_set.at.get(inside[-1].start) if inside[-1].type != "place" else None
        last = [fold(w.group()) for w in WORD.finditer(before)][-1:]
        owned = before.endswith(("'s", "’s", "s'", "s’"))
        if last and (last[0] in ORGANIZATION or (owned and sense_of(last[0]).sort in ("person", "organization"))):
            return self._somebody(m.start, m.start + len(POSSESSIVE.sub("", before)))
        return None

    def _somebody(self, start: int, end: int) -> Entity | None:
        """The person or body that the words of the stretch name or describe; one described must be known."""
        m = read_mention(self._text, Stretch(start, end), self._names)
        if m.kind == "name" and m.name is not None and m.name.type != "place":
            return self._entity_set.at.get(m.name.start)
        if m.kind != "description" or m.sense.sort not in ("person", "organization") or m.sense.plural:
            return None
        best, _ = self._meant(m)
        return best if isinstance(best, Entity) else None

    def _group(self, start: int, end: int) -> Somebody | None:
        """The group that the words from ``start`` on describe: "a letter signed by 42 members of the board"."""
        stop = _CLAUSE_END.search(self._text, start, end)
        m = read_mention(self._text, Stretch(start, stop.start() if stop else end), self._names)
        if m.kind != "description" or m.sense.sort != "group" or len(m.words) < LEAST_WORDS:
            return None
        return self._entity_set.organisation(m.words) or Newcomer(m, "group", m.label)

    def _introduced(self, m: Mention) -> Somebody | None:
        """Who issued the document where the article introduces it last, or spoke in it since."""
        for at, start, end, noun in self._nouns_before(m):
            if _IN_THE.fullmatch(self._text, start, noun.start()) and (speaker := self._speaker_of(at)) is not None:
                return speaker
            new = _NEW.search(self._text, start, noun.start())
            if new is not None:
                return self._author_in(at, start, new, noun, end)
        return None

    def first_given(self, m: Mention) -> Mention | None:
        """The description with which the article introduced last what the definite ``m`` stands for: "a new poll of
        voters" of "the poll"; None where it did not, or where ``m`` is no document."""
        if m.definite != "the" or m.sense.sort not in ("document", "thing") or m.head not in DOCUMENT | WRITINGS:
            return None
        for _, start, _, noun in self._nouns_before(m):
            new = _NEW.search(self._text, start, noun.start())
            if new is not None:
                end = noun.start() + len(noun.group().rstrip("."))
                more = _COMPLEMENT.match(self._text, end)
                end = more.end() if more else end
                first = read_mention(self._text, Stretch(new.start(2), end), self._names)
                same = first.kind == "description" and first.head == singular(fold(noun.group()))
                return first if same and m.words - {m.head} <= first.words else None
        return None

    def _nouns_before(self, m: Mention) -> Iterator[tuple[int, int, int, re.Match[str]]]:
        """The places outside quotation marks that print the noun of ``m`` or one for the same kind of document, the
        last one first: the sentence, its start and end, and the noun. Any writing may be "the document"."""
        regions, kind = self._regions, document_kind(m.head)
        sentence = regions.sentence(m.start)
        for at in range(sentence, max(-1, sentence - SENTENCES_BACK), -1):
            start = regions.sentences[at]
            end = m.start if at == sentence else regions.sentences[at + 1]
            for found in reversed(list(WORD.finditer(self._text, start, end))):
                noun = singular(fold(found.group()))
                same = document_kind(noun) == kind or (m.head == ANY_WRITING and noun in WRITINGS)
                if same and regions.quotation(found.start()) < 0:
                    yield at, start, end, found

    def _speaker_of(self, sentence: int) -> Entity | None:
        i = bisect_right(self._history.sentences, sentence) - 1
        if i < 0 or self._history.sentences[i] != sentence:
            return None
        e = self._history.speakers[i]
        if e.type == "anonymous":
            return self._body_of(e) or e
        return e if e.type != "document" else None

    def _body_of(self, e: Entity) -> Entity | None:
        """The body that is named in the words that describe ``e``: "a spokesman for the Harbour Board"."""
        named = (n for o in e.occurrences for n in self._names.within(o.start, o.end) if n.type == "organization")
        return next((body for n in named if (body := self._entity_set.at.get(n.start)) is not None), None)

    def _author_in(
        self, sentence: int, start: int, new: re.Match[str], noun: re.Match[str], end: int
    ) -> Somebody | None:
        """Who is told to be the author in the sentence [start, end) that introduces ``noun`` with the words ``new``: "a
        letter from Orlow", "Orlow said in a letter", "the board issued a statement"."""
        by = _BY.match(self._text, noun.end(), end) or _SIGNED.search(self._text, noun.end(), end)
        if by is not None:
            named = self._somebody(by.end(), min(end, self._end_of_author(by.end())))
            return named or self._group(by.end(), end)
        owner = self._owner(read_mention(self._text, Stretch(new.start(2), noun.end()), self._names))
        if owner is not None and not _OWN.fullmatch(new.group(2)):
            return owner
        if new.group(1):
            return self._speaker_of(sentence)
        issued = _ISSUED.search(self._text, start, new.start() + 1)
        if issued is None:
            return None
        several = self._several(start, issued.start())
        return several or self._subject(start, issued.start())

    def _end_of_author(self, start: int) -> int:
        """Where the words for an author that begin at ``start`` end: with the first name, and with the noun of what is
        the named one's: "the board", "Ivo Orlow’s presidential campaign"."""
        end = self._names.end_of_first(start, start + LONGEST_AUTHOR)
        owned = _OWNED.match(self._text, end) if end > start else None
        return owned.end() if owned else end

    def _subject(self, start: int, verb: int) -> Entity | None:
        """Whose name stands right before the verb at ``verb`` of the sentence from ``start`` on, none of a list; else
        the only one named there."""
        named = [n for n in self._names.within(start, verb) if self._regions.quotation(n.start) < 0]
        if not named:
            return None
        last = named[-1]
        touches = _BARE_VERB.fullmatch(self._text, last.end, verb) is not None
        alone = len(named) == 1 or (touches and not _LISTED.search(self._text, start, last.start))
        return self._entity_set.at.get(last.start) if alone else None

    def _several(self, start: int, verb: int) -> Somebody | None:
        """The group that is the subject of the verb at ``verb`` in the sentence from ``start`` on: "both camps", "six
        members of the board, among them Orlow,"."""
        aside = _ASIDE.search(self._text, start, verb)
        end = aside.start() if aside else verb
        comma = self._text.rfind(", ", start, end)
        m = read_mention(self._text, Stretch(comma + 2 if comma >= 0 else start, end), self._names)
        if m.kind != "description" or m.sense.sort != "group" or not m.head:
            return None
        return self._entity_set.organisation(m.words) or Newcomer(m, "group", m.label)
