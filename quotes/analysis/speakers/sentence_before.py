"""Whom the sentence before quoted words is about: he or she mostly speaks next.

An article introduces somebody by a sentence without words ("The title role went to a retired dentist, Otar Orre."),
and goes on with "“…,” he said". Whoever spoke in the paragraph before is not meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from quotes.analysis.attribution import NameMention
from quotes.analysis.segmentation import SENTENCE_END
from quotes.analysis.speakers.mentions import Mention, Names
from quotes.analysis.speakers.mentions.appositions import CALLED, CALLED_SO
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.nouns import Sort, sense_of
from quotes.lexicon.person_names import CAPITALISED, WORD, fold
from quotes.lexicon.word_lists import alternatives
from quotes.model import Stretch

LONGEST = 600
"""Code points of a sentence that is looked at: the time stays bounded."""
OPENING = " \n\"'“‘«„"
"""What stands between a sentence and quoted words behind it."""
_LEAD_ALONE = re.compile(r"[A-ZÀ-Þ][^.;:!?“”\"\n\r]{0,60},\s")
"""What opens a sentence before its subject: "The next day, (he)"."""
_SUBJECT = re.compile(
    r"The\s(?:[\w’'-]+\s){0,2}?([\w-]+)(?=(?:\s(?:first|later|\w+ly))?\s(?:had|has|was|is|then|also|would|could|[a-z]+ed|[a-z]+s)\s|,\s)"
)
"""A description at the head of a sentence, before its verb: "The Australian had"."""
_SOMEBODY = re.compile(
    r"(?:And\s|But\s|[A-ZÀ-Þ][^,;“”\"]{2,50},\s)??"
    r"(?P<who>(?:[Oo]ne|[Aa]n?|[Aa]nother)\s(?P<noun>(?:[a-z][\w’'-]*\s){0,2}?[A-Za-z][\w-]*))"
    r"(?:,\s|\s(?:at|in|from|of|on|who|near|with|outside|waiting)\s|\s[a-z]+(?:ed|s)\s|\s(?:had|was|is|could|would)\s)"
)
"""Somebody without a name who is the subject of a sentence: "A trader at the market, ", "At dawn, a sailor heard"."""
_LEAD = rf"(?:(?i:{alternatives('occasions/before_a_subject')})\b[^,.;:“”\"]{{0,50}},\s|(?:And|But|Now|Then|Yet)\s)?"
"""When, where and how, before the subject of a sentence: "By dawn, "."""
_INTRODUCED = re.compile(
    rf"{_LEAD}(?:"
    r"(?:His|Her|Their|[Tt]he|An?|[A-Z][\w’'-]*(?:['’]s|\s(?:for|of|to)))\s(?:[\w’'-]+\s){0,8}[\w-]+,\s(?:[\w.’'-]+\s){0,3}"
    r"|(?:[A-Z][\w.-]*\s){0,3}"
    r"|(?!An?\s)(?P<title>[A-Z][\w’'-]*\s(?:[\w’'-]+\s){0,5}))"
)
"""What may stand before a name at the head of its sentence: "His wife, ", "Coach ", "Former national captain "."""
_ACTS = re.compile(r"(?:,\s[^.;:“”\"]{2,80})?,?\s[a-z]+\s")
"""What stands behind a name that is the subject of its sentence."""
_DESCRIPTION = re.compile(r"(?:['’]s\s(?:[\w’'-]+\s){0,4}?|\s)(?P<noun>[a-z][\w-]*)(?:\s|,\s(?:[\w’'-]+\s){0,3})")
_WRITING = re.compile(
    rf"{_LEAD}(?P<writing>(?:An?|The|His|Her|Their)\s(?:[\w’'-]+\s){{0,3}}?(?i:{alternatives('nouns/writing')})\s(?:from|by)\s"
    r"[^.;:“”\"]{3,100}?),?\s(?:was|were|is|are|has|had|will|went|came)\s"
)
_PRONOUNS = frozenset(["he", "him", "she"])
_QUESTION = r"\s(?:whether|if|why|how|what|when|where|who|about)\b"
_ASKS = re.compile(rf"\bask(?:s|ed){_QUESTION}")
_ASKS_SOMEBODY = re.compile(
    rf"\bask(?:s|ed)\s(?:[\w’'-]+\s){{0,4}}?(?P<who>{CAPITALISED}(?:\s{CAPITALISED}){{0,3}}){_QUESTION}"
)
"""Who is asked: the judge asked Holm where the boat was."""
_ASKS_DESCRIBED = re.compile(
    r"\bask(?:s|ed)\s(?P<who>(?:the|an?|one|another)(?:\s(?!(?:and|for|not|of|or|to)\b)[\w’'-]+){1,3}?)"
    rf"(?={_QUESTION}|[.:?])"
)
"""Who is asked and has no name there: I asked the waiter about it."""
_ASKED_ABOUT = re.compile(r"(?:(?:And|But)\s)?(?:[A-ZÀ-Þ][\w.’'-]*\s){0,5}\Z")
"""Before the name that a question consists of: "And Governor" Brandt?"""
_WHOLE_ENDS = (*SENTENCE_END, ":")
_CALLED = frozenset(["called", "named"])
_NAMED_SO = re.compile(rf"{CALLED}\Z")


def sentence_before(at: int, regions: TextRegions) -> Stretch | None:
    """The sentence of the article's own, or the part of it, that ends before the words that begin at code point ``at``,
    in the same paragraph; None where there is none, or one of more than ``LONGEST``."""
    known = regions.sentences_before
    if at not in known:
        known[at] = _sentence_before(at, regions)
    return known[at]


def _sentence_before(at: int, regions: TextRegions) -> Stretch | None:
    near = max(0, at - LONGEST)
    last = near + len(regions.text[near:at].rstrip(OPENING)) - 1
    start = regions.sentence_start(max(0, last))
    if start < max(near, regions.paragraphs[regions.paragraph(at)]) or regions.quotation(start) >= 0:
        return None
    return Stretch(start, at)


def before_lead(at: int, regions: TextRegions, names: Names) -> int:
    """Where the sentence of the code point ``at`` begins, where nothing but a short phrase that names nobody stands
    before it there: "The next day, "; else ``at``."""
    start = regions.sentence_start(at)
    lead = at - start <= LONGEST and _LEAD_ALONE.fullmatch(regions.text, start, at)
    return start if lead and not any(n.type == "person" for n in names.within(start, at)) else at


def whole_sentence_before(at: int, regions: TextRegions) -> Stretch | None:
    """The same where it is a whole sentence, or one with a colon behind."""
    sentence = sentence_before(at, regions)
    ends = sentence is not None and regions.text[sentence.start : at].rstrip(OPENING).endswith(_WHOLE_ENDS)
    return sentence if ends else None


def subject_named_before(at: int, regions: TextRegions, names: Names) -> NameMention | None:
    """The only person named in the sentence before the words that begin at code point ``at``, where that is its
    subject: "Marr would not be drawn. “…,” she said"."""
    sentence = sentence_before(at, regions)
    name = _only_person(sentence, regions, names) if sentence else None
    return name if sentence and name and _is_subject(sentence, name, regions) else None


def is_named_before(who: Collection[int], at: int, regions: TextRegions, names: Names) -> bool:
    """Whether the sentence before the code point ``at`` names anybody at one of the places ``who``."""
    sentence = whole_sentence_before(at, regions)
    return sentence is not None and any(n.start in who for n in names.within(sentence.start, at))


def subject_among_others(at: int, regions: TextRegions, names: Names) -> NameMention | None:
    """Who is named as the subject of the whole sentence before the words that begin at code point ``at``, though others
    are named in it: "Ida Holm visited Per Lund. “…,” the American said"."""
    sentence = whole_sentence_before(at, regions)
    people = _people_named(sentence, regions, names) if sentence else []
    if sentence is None or not people or _ASKS.search(regions.text, people[0].end, sentence.end):
        return None
    return people[0] if _is_subject(sentence, people[0], regions) else None


def subject_described_before(at: int, regions: TextRegions, names: Names, sort: Sort = "person") -> Mention | None:
    """Who is described by "the" and a noun for a person, or of another ``sort``, as the subject of the sentence before
    the words that begin at code point ``at``, with nobody named in it: "The Australian had seven birdies. “…,” she
    said"."""
    sentence = sentence_before(at, regions)
    found = _SUBJECT.match(regions.text, sentence.start, at) if sentence else None
    if sentence is None or found is None or _people_named(sentence, regions, names):
        return None
    m = read_mention(regions.text, Stretch(sentence.start, found.end()), names)
    return m if m.kind == "description" and m.sense.sort == sort and not m.sense.plural else None


def introduced_before(
    at: int, regions: TextRegions, names: Names, pronouns: Collection[str] = _PRONOUNS
) -> NameMention | None:
    """The only person of whom the sentence before the words that begin at code point ``at`` tells: "The title role went
    to a retired dentist, Otar Orre. “…,” he said". None of ``pronouns`` and no other noun stands there for somebody."""
    sentence = whole_sentence_before(at, regions)
    name = _only_person(sentence, regions, names) if sentence else None
    if sentence is None or name is None:
        return None
    before, behind = (
        [fold(w.group()) for w in WORD.finditer(regions.text, low, high)]
        for low, high in ((sentence.start, name.start), (name.end, at))
    )
    before = [] if _NAMED_SO.search(regions.text, sentence.start, name.start) else before
    before = [word for word in before if word not in _CALLED]
    if before and sense_of(before[-1]).sort == "person":
        before.pop()
    return None if any(_is_somebody(word, pronouns) for word in (*before, *behind)) else name


def asked_before(at: int, regions: TextRegions, names: Names) -> NameMention | None:
    """The person who is asked in the whole sentence before the words that begin at code point ``at``: "The judge asked
    Ida Holm where the boat was. “…,” she said"."""
    sentence = whole_sentence_before(at, regions)
    asked = _ASKS_SOMEBODY.search(regions.text, sentence.start, at) if sentence else None
    if sentence is None or asked is None or regions.quotation(asked.start()) >= 0:
        return None
    return next((n for n in names.within(*asked.span("who")) if n.type == "person"), None)


def asked_described(at: int, regions: TextRegions, names: Names) -> Mention | None:
    """Who is asked, and described by a noun for a person, in the whole sentence before the words that begin at code
    point ``at``: "I asked the waiter about it. “…,” he said"."""
    sentence = whole_sentence_before(at, regions)
    asked = _ASKS_DESCRIBED.search(regions.text, sentence.start, at) if sentence else None
    if asked is None or regions.quotation(asked.start()) >= 0:
        return None
    m = read_mention(regions.text, Stretch(*asked.span("who")), names)
    return m if m.kind == "description" and m.sense.sort == "person" and not m.sense.plural else None


def asked_about(at: int, regions: TextRegions, names: Names) -> NameMention | None:
    """The person whose name is all that the sentence before the words that begin at code point ``at`` asks: "Governor
    Brandt? “A strong man,” he said"."""
    sentence = whole_sentence_before(at, regions)
    people = _people_named(sentence, regions, names) if sentence else []
    if sentence is None or len(people) != 1 or regions.text[people[0].end : at].rstrip(OPENING) != "?":
        return None
    return people[0] if _ASKED_ABOUT.fullmatch(regions.text, sentence.start, people[0].start) else None


def body_before(at: int, regions: TextRegions, names: Names) -> NameMention | None:
    """The organisation that is the subject of the whole sentence before the words that begin at code point ``at``,
    which names nobody else: "The owner, Holm Marine, blamed the cable. “…,” it said"."""
    sentence = whole_sentence_before(at, regions)
    if sentence is None or _people_named(sentence, regions, names):
        return None
    bodies = [n for n in names.within(sentence.start, at) if n.type == "organization"]
    return bodies[0] if len(bodies) == 1 and _is_subject(sentence, bodies[0], regions) else None


def writing_before(at: int, regions: TextRegions) -> Stretch | None:
    """The writing that is, with who wrote it, the subject of the whole sentence before the words that begin at code
    point ``at``: "A statement from the widow was read out by her lawyer. “…,” it said"."""
    sentence = whole_sentence_before(at, regions)
    found = _WRITING.match(regions.text, sentence.start, at) if sentence else None
    return Stretch(*found.span("writing")) if found else None


def somebody_before(at: int, regions: TextRegions, names: Names) -> Mention | None:
    """Who without a name is the subject of the sentence before the words that begin at code point ``at``, which names
    nobody: "A trader at the market was less sure. “…,” he said"."""
    sentence = whole_sentence_before(at, regions)
    if sentence is None or _people_named(sentence, regions, names):
        return None
    found = _SOMEBODY.match(regions.text, sentence.start, at)
    if found is None or sense_of(fold(found["noun"].split()[-1])).sort != "person":
        return None
    return read_mention(regions.text, Stretch(*found.span("who")), names)


def _only_person(sentence: Stretch, regions: TextRegions, names: Names) -> NameMention | None:
    """The only person whom the sentence names; None where that one asks, and others answer."""
    people = _people_named(sentence, regions, names)
    asks = len(people) == 1 and _ASKS.search(regions.text, people[0].end, sentence.end)
    return people[0] if len(people) == 1 and not asks else None


def _people_named(place: Stretch, regions: TextRegions, names: Names) -> list[NameMention]:
    """The names of people that begin in ``place``, outside of quoted words; no part of what is told of the next of
    them: "Rathmoyle" of "Rathmoyle coach Ida Holm", "Holm" of "Holm’s father, Per Holm"."""
    within = names.within(place.start, place.end)
    found = [n for n in within if n.type == "person" and regions.quotation(n.start) < 0]
    return [n for n, after in pairwise([*found, None]) if n and not (after and _tells_of(n, after, regions))]


def _tells_of(name: NameMention, after: NameMention, regions: TextRegions) -> bool:
    """Whether ``name`` stands in the title or the description before the name ``after``: "A trader in Holm, who
    gave his name as Lund"."""
    if CALLED_SO.fullmatch(regions.text, name.end, after.start):
        return True
    between = _DESCRIPTION.fullmatch(regions.text, name.end, after.start)
    return between is not None and sense_of(fold(between["noun"])).sort == "person"


def _is_subject(sentence: Stretch, name: NameMention, regions: TextRegions) -> bool:
    """Whether the sentence begins with ``name``, or with words that introduce it, and goes on with a verb."""
    before = _INTRODUCED.fullmatch(regions.text, sentence.start, name.start)
    if before is None or not _ACTS.match(regions.text, name.end):
        return False
    if before["title"] is None:
        return True
    *others, last = [fold(word) for word in before["title"].split()]
    is_title = sense_of(last).sort == name.type and not sense_of(last).plural and not last.endswith("ed")
    return is_title and not any(word in _PRONOUNS or sense_of(word).sort == "group" for word in others)


def _is_somebody(word: str, pronouns: Collection[str]) -> bool:
    """Whether a folded word stands for one of the people of an article, as each of ``pronouns`` does."""
    sense = sense_of(word)
    told = sense.known and sense.sort == "person" and not sense.plural
    return told or word in pronouns or word.endswith("man")  # "slotman"
