"""Whom the words beside a document tell as its author: "the board's report", "a letter from Orlow", "Orlow wrote"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.authors.document_nouns import DocumentNoun
from quotes.analysis.speakers.descriptions import Newcomer, names_of_all
from quotes.analysis.speakers.entities import Entity, EntitySet
from quotes.analysis.speakers.mentions import Mention, Names, content_words
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.lexicon.body_kinds import kinds_of
from quotes.lexicon.companies import is_known_organization
from quotes.lexicon.nouns import STATE_HEADS, WRITINGS, document_kind, sense_of, sense_of_phrase
from quotes.lexicon.person_names import POSSESSED, TITLES, WORD, fold
from quotes.lexicon.places import country_of
from quotes.lexicon.proper_names import without_article
from quotes.lexicon.speech_verbs import ANY_FORM
from quotes.lexicon.word_lists import words
from quotes.model import Stretch

Somebody = Entity | Newcomer
Meant = Callable[[Mention], tuple[Somebody | None, float]]
"""Who a mention stands for, and the probability, 0 to 1."""

_WHEN = r"(?:(?:(?:on|last|this|earlier|late|early)\s)?[A-Za-z]+\s(?:\d{1,2}\s)?)?"
_MADE = (
    r"(?P<made>issued|released|published|posted|signed|written|penned|conducted|carried out|compiled|prepared|drafted)"
)
_BEHIND = re.compile(
    rf",?\s+(?:{_MADE}\s{_WHEN}(?P<makers>by|on behalf of)|(?P<preposition>by|from|of|on behalf of))\s+"
)
"""What stands between a document and its author."""
_FAR_BEHIND = re.compile(
    r"(?:\s[^.,;:“”\"\n]{0,70}?)\s(?:conducted|carried out|compiled|prepared|written|published|released)\sby\s+"
    r"|\sof\s[\d,.]+\s[^.,;:“”\"\n]{1,50}?\sby\s+"
)
"""The same farther behind: "a poll of 90 voters by Tarn"."""
_MADE_BY = re.compile(r"(?<!\bseen)(?<!\bobtained)(?<!\bviewed)(?<!\breviewed)\sby\s+(?=[A-ZÀ-Þ]|the\s[A-ZÀ-Þ])")
"""What stands before the author anywhere in a mention. Who has seen a letter did not write it."""
_SIGNED = re.compile(r"[^.:“”\"\n]{0,80}?\s(?:signed|written|penned)\sby\s+")
_PASSED_ON = frozenset(["released", "published", "posted", "issued"])
"""What others may do with what somebody wrote to somebody."""
_TO_SOMEBODY = frozenset(["email", "letter", "message", "note", "tape", "video"])
"""Documents that others may publish."""
_OF_ITS_AUTHOR = frozenset("announcement communique declaration letter message report resolution statement".split())
"""Documents that are "of" their author, and not of what they are about."""
_IN_A_PAPER = re.compile(r"\sin\s(?:(?:the|an?)\s)?(?:[a-z][a-z-]+\s){0,2}[*]*(?=[A-ZÀ-Þ])")
"""Between a noun for what is printed and the name of a paper: "an editorial (in the official) Tarn Gazette"."""
_PAPERS_OWN = frozenset(["article", "editorial", "piece", "report", "story"])
"""What a paper prints under its own name."""
_PAGE = r"(?:[A-Za-z]+\s){0,2}?(?:website|page|account|blog|feed|channel|site)\b"
_ON_A_PAGE = re.compile(rf"\son\s(?P<owner>(?:[\w’'&.-]+\s){{0,5}}?[\w’'&.-]+)\s{_PAGE}")
_ON_THE_PAGE_OF = re.compile(rf"\son\sthe\s{_PAGE}\sof\s+")
KINDS_OF_DOCUMENT = words("writings/kinds")
_ABOUT = words("writings/about_their_owner")
SHOWN = words("writings/shown")
"""Nouns for what shows somebody and is nobody's own words: "photo"."""
_OWNED_BEHIND = re.compile(r"['’]s?(?:\s[a-z-]+){1,2}(?=[\s.,;:])")
_AND_OTHERS = re.compile(r",?\sand\s(?:his|her|their|other|others)\b(?:\s[a-z-]+)?")
_OF_NAMED = re.compile(r"['’]s?\s")
"""Between the names of somebody and of what is theirs: "Tarn’s Harbour Board"."""
_AND_ANOTHER = re.compile(r"\s(?:and|&)\s(?:the\s)?")
_SIGNERS = re.compile(r"[A-ZÀ-Þ][^.;:“”\"]{2,80}?,\s[^.;:“”\"]{2,200}?(?:,|\sand)\s(?=[A-ZÀ-Þ])")
"""Several who signed, who are no author by the first of them."""
_AT_NAMED = re.compile(r"\s(?:of|at)\s(?:the\s)?(?=[A-ZÀ-Þ])")
"""Before the name of where somebody belongs to."""
_MORE_BEHIND = re.compile(r"\s(?:of|at|from)\s[^,.;:“”\"]{2,60}\sand\s(?=[A-ZÀ-Þ])")
_JOINED = re.compile(r"/|\sand\s(?:the\s)?|\s?&\s?|-")
LIKELY = 0.5
"""The least probability with which a description or a pronoun stands for an author."""
LONGEST_AUTHOR = 90
"""Code points in which the words for an author stand."""
LEAST_WORDS = 2
"""Words that carry meaning, by which somebody of no name is told from all others."""
_MOST_BETWEEN = 2
"""Words between the name of a body and that of somebody there: "White House (chief counsel) Ivo Orlow"."""
_CLAUSE_END = re.compile(
    rf"[,;:()\n“”\"]|(?<![A-Z])\.(?=\s|\Z)| (?:that|which|who|was|were|is|are|has|have|had|(?:{ANY_FORM}))\b"
)
_BARE_VERB = re.compile(r"\s(?:(?:also|later|then|has|had|have|\w+ly|on\s\w+day|\w+day)\s)*")
"""Between a subject and its verb."""
_LISTED = re.compile(r"(?:,|\b(?:and|or|of|with|to|by|from|for|in|at|on)(?:\sthe)?)\s$")
"""Before a name that is no subject of its own."""
_DETERMINED = re.compile(r"(?:the|an?)\s|police\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?\Z")
"""Before a participle by which its subject does nothing: "Orlow was (sent a letter)"."""
_LED_BY = re.compile(r"\s\w+(?:ed|en)\sby\s")
"""Inside a subject, before who is not its head: "a board (headed by Orlow)"."""
_BEFORE_SUBJECT = re.compile(r",\s|[”\"]\s")


class AuthorPhrases:
    """Reads the words beside the documents of one article. ``meant`` tells who a mention stands for, known or new;
    nothing here makes an entity."""

    def __init__(self, entity_set: EntitySet, names: Names, meant: Meant) -> None:
        self._entity_set = entity_set
        self._regions = entity_set.regions
        self._text = entity_set.regions.text
        self._names = names
        self._meant = meant

    def beside(self, d: DocumentNoun) -> Somebody | None:
        """Who the phrase of ``d`` itself tells as the author."""
        return self._behind(d) or self.owner(d) or self._where_printed(d)

    def _behind(self, d: DocumentNoun) -> Somebody | None:
        """Who stands behind "by" or "from": "a statement from the harbour board", "a poll of 90 voters by Tarn"."""
        by = _BEHIND.match(self._text, d.end, d.limit)
        if by is not None and (by["preposition"] != "of" or d.word in _OF_ITS_AUTHOR):
            passed_on = by["made"] in _PASSED_ON and _is_to_somebody(d.word)
            author = None if passed_on else self._author_at(by.end(), d.limit, is_of=by["preposition"] == "of")
            return author or (self._country_at(by.end()) if by["made"] else None)
        far = _FAR_BEHIND.match(self._text, d.end, d.limit) if not _is_to_somebody(d.word) else None
        if far is not None:
            return self._author_at(far.end(), d.limit)
        signed = _SIGNED.match(self._text, d.end, d.limit) if d.word in WRITINGS else None
        several = signed and _SIGNERS.match(self._text, signed.end(), d.limit)
        return self._author_at(signed.end(), d.limit) if signed and not several else None

    def _author_at(self, start: int, limit: int, *, is_of: bool = False) -> Somebody | None:
        """Who the words from ``start`` on name or describe; behind "of" only who is named."""
        end = self._end_of_author(start, limit)
        named = self._names.within(start, end)
        if is_of and not named:
            return None
        apposed = self._names.within(end + 2, end + 3) if self._text.startswith(", ", end) else []
        if apposed and apposed[0].type == "person" and sense_of(self._head(start, end)).sort == "person":
            return self._entity_set.at.get(apposed[0].start)
        if not named or named[-1].end != end:
            return self.somebody(start, end)
        another = _AND_ANOTHER.match(self._text, end, limit)
        second = self._names.within(another.end(), another.end() + 1) if another else []
        if second:
            return self._all_of(start, self._end_of_author(second[0].start, limit))
        more = named[-1].type == "person" and _MORE_BEHIND.match(self._text, end, limit)
        return None if more else self.somebody(start, end)

    def _country_at(self, at: int) -> Entity | None:
        """The country named at ``at``, with "the" or without."""
        named = [n for n in self._names.within(at, at + 5) if country_of(self._text[n.start : n.end])]
        return self._entity_set.at.get(named[0].start) if named else None

    def _head(self, start: int, end: int) -> str:
        return read_mention(self._text, Stretch(start, end), self._names).head

    def tells_author(self, d: DocumentNoun) -> bool:
        """Whether the phrase of ``d`` says whose it is, be that somebody known or not."""
        by = _BEHIND.match(self._text, d.end, d.limit)
        return self.possessive(d) is not None or (by is not None and by["preposition"] != "of")

    def _end_of_author(self, start: int, limit: int) -> int:
        """Where the words for an author that begin at ``start`` end: with the first name and what belongs to it ("Ivo
        Orlow’s presidential campaign", "White House counsel Ivo Orlow", "Tarn experts", "Orlow and his colleagues"),
        else with the clause."""
        stop = _CLAUSE_END.search(self._text, start, min(limit, start + LONGEST_AUTHOR))
        clause = stop.start() if stop else min(limit, start + LONGEST_AUTHOR)
        inside = self._names.within(start, max(clause, start + 1))
        if not inside:
            return clause
        end = inside[0].end
        for n in inside[1:]:
            if n.start >= end and (self._leads_to(end, n.start) or _OF_NAMED.fullmatch(self._text, end, n.start)):
                end = n.end
        behind = _OWNED_BEHIND.match(self._text, end) or _AND_OTHERS.match(self._text, end)
        if behind is not None:
            return behind.end()
        noun = WORD.match(self._text, end + 1) if self._text.startswith(" ", end) else None
        return noun.end() if noun and self._is_for_people(noun.group()) else end

    def _leads_to(self, end: int, start: int) -> bool:
        """Whether no more than a noun for people and a word before it stand between two names: "White House (counsel)
        Ivo Orlow"."""
        between = self._text[end:start].split()
        return 0 < len(between) <= _MOST_BETWEEN and self._is_for_people(between[-1])

    def _is_for_people(self, word: str) -> bool:
        sense = sense_of(fold(word))
        return fold(word) in TITLES or (sense.known and sense.sort in ("person", "group"))

    def maker_inside(self, m: Mention) -> Somebody | None:
        """The body or group that is told inside ``m``, whatever its noun, to have made it: "a timeline published by the
        Harbour Board"."""
        by = _MADE_BY.search(self._text, m.start, m.end)
        maker = self._author_at(by.end(), m.end) if by else None
        return maker if maker is not None and maker.type in ("organization", "group") else None

    def owner(self, d: DocumentNoun) -> Somebody | None:
        """Whose name, or whose noun for a body, stands before the noun: "Orlow's letter", "a police statement"."""
        if d.word in SHOWN:
            return None
        if d.is_own:
            return self._likely(read_mention(self._text, Stretch(d.start, d.start + len(d.determiner)), self._names))
        owned = self.possessive(d)
        if owned is None:
            return self._modifier(d)
        found = self._possessor(d.start, owned)
        is_person = found is not None and found.type in ("person", "anonymous")
        return None if d.word in _ABOUT and is_person else found

    def possessive(self, d: DocumentNoun) -> int | None:
        """Where the sign stands that the document is somebody's: behind "Orlow" in "Orlow's letter"; None for none."""
        owned = [m.start() for m in POSSESSED.finditer(self._text, d.start, d.noun)]
        return owned[-1] if owned else None

    def _likely(self, m: Mention) -> Somebody | None:
        """Who ``m`` stands for, where that is likely."""
        best, p = self._meant(m)
        return best if p >= LIKELY else None

    def _possessor(self, start: int, end: int) -> Somebody | None:
        named = [n for n in self._names.within(start, end) if n.end in (end, end + 2)]
        if named and (named[-1].type != "place" or country_of(self._text[named[-1].start : end])):
            return self._entity_set.at.get(named[-1].start)
        return None if named else self.somebody(start, end)

    def _modifier(self, d: DocumentNoun) -> Somebody | None:
        """The author named or described right before the noun, or before words for the kind of document: "a Harbour
        Board press statement"."""
        if self._text[d.noun].isupper() and d.noun > d.start:  # "the Tarn Report" is a title
            return None
        low = d.start if d.determiner or not d.is_bare else self._start_of_name_before(d)
        before = list(WORD.finditer(self._text, low, d.noun))
        while before and fold(before[-1].group()) in KINDS_OF_DOCUMENT:
            before.pop()
        if not before:
            return None
        start, end = max(low, before[0].start()), before[-1].end()
        inside = self._names.within(start, end)
        if inside and inside[-1].end >= end - 2:
            return self._named_modifier(d, inside)
        told = [fold(w.group()) for w in before]
        is_body = sense_of_phrase(told).sort == "organization" and told[-1] not in STATE_HEADS
        if not is_body or (told[-1] == "court" and document_kind(d.word) != "ruling"):  # a court filing is a party's
            return None
        found = self.somebody(start, end)
        return found if isinstance(found, Entity) or inside else None

    def _named_modifier(self, d: DocumentNoun, names: Sequence[NameMention]) -> Somebody | None:
        """The author of the last of ``names`` before the noun, or of the two joined there: "a Tarn/Falk poll"."""
        last = names[-1]
        if last.type == "place" or (last.type == "person" and d.word in _ABOUT):
            return None
        if d.word == "figure" and not self._counts(last):
            return None
        joined = len(names) > 1 and _JOINED.fullmatch(self._text, names[-2].end, last.start)
        if joined and names[-2].type == last.type:
            return self._all_of(names[-2].start, last.end)
        return self._entity_set.at.get(last.start)

    def _counts(self, name: NameMention) -> bool:
        """Whether "figures" behind ``name`` are its numbers, and not its people: "Home Office figures"."""
        printed = self._text[name.start : name.end]
        kinds = kinds_of(fold(printed.split()[-1]))
        return bool(kinds - {"party"}) or printed.isupper() or is_known_organization(printed)

    def _all_of(self, start: int, end: int) -> Newcomer | Entity:
        """Those named side by side from ``start`` on, as one."""
        at = _AT_NAMED.match(self._text, end)
        end = self._names.end_of_first(at.end(), at.end() + 1) if at else end
        m = replace(read_mention(self._text, Stretch(start, end), self._names), name=None)
        label = names_of_all(m, self._names, self._entity_set) or without_article(self._text[start:end])
        return self._entity_set.organisation(content_words(label)) or Newcomer(m, "group", label)

    def _start_of_name_before(self, d: DocumentNoun) -> int:
        """Where the name begins that ends right before a noun of no other words: "Harbour Board figures"."""
        near = self._names.within(max(0, d.noun - LONGEST_AUTHOR), d.noun)
        return near[-1].start if near and near[-1].end == d.noun - 1 else d.noun

    def _where_printed(self, d: DocumentNoun) -> Somebody | None:
        """Whose paper or whose page it stands in: "an editorial in the Tarn Gazette", "a post on the club's page"."""
        of = _ON_THE_PAGE_OF.match(self._text, d.end, d.limit)
        if of is not None:
            return self._author_at(of.end(), d.limit)
        page = _ON_A_PAGE.match(self._text, d.end, d.limit)
        if page is not None and d.word in WRITINGS:
            start, end = page.span("owner")
            owned = POSSESSED.search(self._text, start, end + 1)
            return self._possessor(start, owned.start()) if owned else self._pronoun_at(start, end)
        paper = _IN_A_PAPER.match(self._text, d.end, d.limit) if d.word in _PAPERS_OWN else None
        if paper is None:
            return None
        named = self._names.within(paper.end() - 4, paper.end() + 5)
        return self._entity_set.at.get(named[0].start) if named and named[0].type == "organization" else None

    def _pronoun_at(self, start: int, end: int) -> Somebody | None:
        m = read_mention(self._text, Stretch(start, end), self._names)
        return self._likely(m) if m.kind == "pronoun" and m.head in ("his", "her", "its") else None

    def somebody(self, start: int, end: int) -> Somebody | None:
        """Who the words of the stretch name or describe: somebody known, or somebody new whom they tell from others."""
        m = read_mention(self._text, Stretch(start, end), self._names)
        if m.kind == "name" and m.name is not None:
            return self._entity_set.at.get(m.name.start) if m.name.type != "place" else None
        if m.kind == "pronoun" or not (m.sense.known or m.sense.sort == "group"):
            return None
        if m.sense.sort == "group":
            return self._group(m)
        if m.sense.sort not in ("person", "organization"):
            return None
        best = self._likely(m)
        return best if isinstance(best, Entity) or len(content_words(m.label)) >= LEAST_WORDS else None

    def _group(self, m: Mention) -> Somebody | None:
        """The group that ``m`` describes or names side by side, known or new."""
        best = self._likely(m) if m.head else None
        if isinstance(best, Entity) and m.words <= best.words:
            return best
        label = names_of_all(m, self._names, self._entity_set) or m.label
        told = len(content_words(label)) >= LEAST_WORDS or not m.definite
        return self._entity_set.organisation(m.words) or (Newcomer(m, "group", label) if told else None)

    def subject(self, start: int, verb: int) -> Somebody | None:
        """Who is the subject of the verb at ``verb`` in the sentence from ``start`` on: "both camps", "six members of
        the board, among them Orlow,", "the mayor"; nobody where the verb is in the passive."""
        end = _end_before_aside(self._text, start, verb)
        if _PASSIVE.search(self._text, start, verb) is not None:
            return None
        opening = self._opening(start, end)
        called = _LED_BY.search(self._text, opening, end)
        end = called.start() if called else end
        m = read_mention(self._text, Stretch(opening, end), self._names)
        told = m.sense.sort == "group" or (m.sense.known and _DETERMINED.match(self._text, opening, end))
        if m.kind == "name" or (m.kind == "description" and told):
            return self.somebody(opening, end)
        return self._named(start, end)

    def _opening(self, start: int, end: int) -> int:
        """Where the subject of a sentence may begin: behind the last comma or quotation mark before ``end``."""
        stops = list(_BEFORE_SUBJECT.finditer(self._text, start, end))
        return stops[-1].end() if stops else start

    def _named(self, start: int, end: int) -> Entity | None:
        """Whose name stands right before the verb, none of a list; else the only one named there."""
        named = [n for n in self._names.within(start, end) if self._regions.quotation(n.start) < 0]
        if not named or named[-1].type == "place":
            return None
        last = named[-1]
        touches = last.end == end or _BARE_VERB.fullmatch(self._text, last.end, end) is not None
        alone = len(named) == 1 or (touches and not _LISTED.search(self._text, start, last.start))
        return self._entity_set.at.get(last.start) if alone else None


def _end_before_aside(text: str, start: int, verb: int) -> int:
    """Where the words between ``start`` and ``verb`` end, without what stands between commas before the verb: "six
    members of the board(, among them Orlow,)"."""
    said = text[start:verb].rstrip()
    opening = said.find(",", said.rfind(";") + 1)
    return start + (opening if said.endswith(",") and opening < len(said) - 1 else len(said))


def _is_to_somebody(noun: str) -> bool:
    return not _TO_SOMEBODY.isdisjoint((noun, document_kind(noun)))
