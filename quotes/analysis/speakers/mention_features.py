"""What can be seen of a candidate for a mention, as numbers for the ranker."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from quotes.analysis.speakers.entities import START, Entity, Occurrence
from quotes.analysis.speakers.entity_features import (
    DESCRIPTION_FEATURES,
    ENTITY_FEATURES,
    Options,
    description_features,
    entity_features,
)
from quotes.analysis.speakers.mentions import FIRST, HE, IT, RELATIVE, SHE, THEY, Mention
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.nouns import document_kind, role_word
from quotes.lexicon.offices import OFFICES
from quotes.model import SpeakerType

FEATURES = (
    "new",
    "affinity",
    "speaker score",
    "distance none",
    "distance same sentence",
    "distance one sentence",
    "distance two sentences",
    "distance far",
    "sentences",
    "paragraphs",
    "same paragraph",
    "rank first",
    "rank second",
    "rank third",
    "rank",
    "last initial",
    "last verb",
    "last source",
    "last owner",
    "last complement",
    "last told",
    "last pronoun",
    "last quoted",
    "touches",
    "subject of this sentence",
    "subject of the sentence before",
    "first of the paragraph",
    "first of the paragraph before",
    "speaker before",
    "speaker before near",
    "speaker two before",
    "share of sources",
    "in content",
    "in content only",
    "speaker of the enclosing words",
    "after",
    "mentions",
    "share of mentions",
    "most mentioned",
    "in the headline",
    "sex agrees",
    "sex odds",
    "sex unknown",
    "pronouns near",
    "person",
    "organization",
    "group",
    "anonymous",
    "document",
    "sort agrees",
    "same head",
    "words introduced",
    "head introduced",
    "words named",
    "head and word introduced",
    "full name",
    "surname",
    "given name",
    "part of name",
    "own cluster",
    "title agrees",
    "first introduced",
    "last named",
    "alone introduced so",
    "definite person",
    "indefinite person",
    "owned person",
    "it and organization",
    "it and document",
    "they and group",
    "they and organization",
    "they and person",
    "first and person",
    "first and organization",
    *ENTITY_FEATURES,
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
    "nobody introduced so",
    "nobody introduced so to an office",
)
"""What the rankers weigh, in the order of ``features`` and ``new_candidate``."""
NAMED = ("full name", "surname", "given name", "part of the name")
"""The ways in which a name can name somebody, as ``features`` takes them."""


@dataclass(slots=True)
class MentionHistory:
    """Who has spoken so far, in the order of the text: entities and the sentences and paragraphs of their mentions; the
    ``last`` of each type."""

    speakers: list[Entity] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    last: dict[SpeakerType, Entity] = field(default_factory=dict)

    def add(self, speaker: Entity, sentence: int, paragraph: int) -> None:
        """``speaker`` spoke there."""
        self.speakers.append(speaker)
        self.last[speaker.type] = speaker
        self.sentences.append(sentence)
        self.paragraphs.append(paragraph)


@dataclass(frozen=True, slots=True)
class MentionContext:
    """One mention to resolve and all that stands around it.

    ``anchor``: where the reader comes from: the beginning of the attributed words where these stand just before the
    mention ("…", she said), else the mention. ``quotation``: the quoted stretch the mention stands in, -1 for none.
    """

    mention: Mention
    regions: TextRegions
    history: MentionHistory
    content: tuple[tuple[int, int], ...]
    anchor: int
    quotation: int
    enclosing: Entity | None
    subjects: tuple[Entity | None, Entity | None, Entity | None, Entity | None]
    mentions_in_all: int
    most_mentioned: int
    options: Options


_MOST_BACK, _MOST_AHEAD = 31, 2000
"""Places before a mention, and code points behind it, that are looked at."""
_NO_INTERACTION = (0.0, 0.0, 0.0)
_NO_MENTION = (0.0,) * (20 + len(DESCRIPTION_FEATURES))


def mention_part(context: MentionContext, candidates: int) -> list[float]:
    """What the mention itself tells, for or against the answer that it stands for nobody known."""
    m, regions = context.mention, context.regions
    paragraph = regions.paragraph(m.start)
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


def new_candidate(context: MentionContext, candidates: int, unmatched: bool, speaker_score: float) -> list[float]:
    """The features of the answer that the mention stands for nobody among the candidates; ``unmatched``: it describes
    somebody, and no candidate was introduced so; ``speaker_score``: as in ``features``, for nobody."""
    office = role_word(context.mention.head) in OFFICES
    own = [*mention_part(context, candidates), float(unmatched), float(unmatched and office)]
    return [1.0, 0.0, speaker_score, *[0.0] * (len(FEATURES) - len(own) - 3), *own]


def features(
    context: MentionContext,
    e: Entity,
    rank: int,
    how: str,
    own: bool,
    affinity: float,
    speaker_score: float,
    standing: tuple[bool, bool, bool],
) -> list[float]:
    """The features of one candidate; the order is that of FEATURES.

    ``rank``: its place by recency among those of a fitting sex. ``how``: in which way the mention's name names it.
    ``own``: the mention was gathered under it. ``affinity``: the encoder's log-probability among them.
    ``speaker_score``: the log-probability that the attributed words are theirs, by the words and what stands around.
    ``standing``: whether it is the first introduced, the last named and the only one of the candidates introduced as
    the mention describes.
    """
    m = context.mention
    last = visible_before(context, e)
    return [
        0.0,
        affinity,
        speaker_score,
        *_distance(context, last),
        *_rank(rank),
        *_last(m, last),
        *(float(s is e) for s in context.subjects),
        *_spoken(context, e),
        *_inside(context, e),
        *_weight(context, e),
        *_sex(e, m.sense.gender_score),
        *_sort(m, e),
        *_introduced(m, e),
        *(float(how == way) for way in NAMED),
        float(own),
        _titles_agree(m, e),
        *map(float, standing),
        *(_definiteness(m) if m.kind == "description" and e.type == "person" else _NO_INTERACTION),
        *_of_the_type(m, e),
        *entity_features(e, context.options, context.regions.paragraph(m.start)),
        *_NO_MENTION,
    ]


def is_visible(context: MentionContext, start: int, quotation: int) -> bool:
    """Whether a pronoun can go back to a place: not in the attributed words, nor in somebody else's quotation."""
    return quotation in (-1, context.quotation) and not any(a <= start < b for a, b in context.content)


def visible_before(context: MentionContext, e: Entity) -> Occurrence | None:
    """The last visible place of ``e`` before the mention; of those far back only the last few are looked at."""
    n = context.options.places[id(e)]
    for o in reversed(e.occurrences[max(0, n - 8) : n]):
        if is_visible(context, o.start, o.quotation):
            return o
    return None


def _distance(context: MentionContext, last: Occurrence | None) -> list[float]:
    """How far back the last visible place is, in sentences and paragraphs; ``None``: there is none."""
    m, regions = context.mention, context.regions
    from_anchor = last is not None and last.end <= context.anchor
    sentence = regions.sentence(context.anchor if from_anchor else m.start)
    far = max(0, sentence - last.sentence) if last else 99
    paragraphs = regions.paragraph(m.start) - last.paragraph if last else 9
    return [
        float(last is None),
        float(far == 0),
        float(far == 1),
        float(far == 2),
        float(2 < far < 99),
        math.log1p(min(far, 40)),
        min(paragraphs, 8) / 4,
        float(paragraphs == 0),
    ]


def _rank(rank: int) -> list[float]:
    """The place by recency: the first three apart, then how far down."""
    return [float(rank == 0), float(rank == 1), float(rank == 2), min(rank, 10) / 5]


def _last(m: Mention, last: Occurrence | None) -> list[float]:
    if last is None:
        return [0.0] * 9
    gap = m.start - last.end
    return [
        float(last.initial),
        float(last.verb),
        float(last.source),
        float(last.owner),
        float(last.complement),
        float(last.told),
        float(last.pronoun),
        float(last.quotation >= 0),
        float(gap <= 3),
    ]


def _spoken(context: MentionContext, e: Entity) -> list[float]:
    history, paragraph = context.history, context.regions.paragraph(context.mention.start)
    n = len(history.speakers)
    before = n > 0 and history.speakers[-1] is e
    return [
        float(before),
        float(before and paragraph - history.paragraphs[-1] <= 1),
        float(n > 1 and history.speakers[-2] is e),
        e.spoke / n if n else 0.0,
    ]


def _inside(context: MentionContext, e: Entity) -> list[float]:
    m, places = context.mention, e.occurrences
    low = max(0, context.options.places[id(e)] - _MOST_BACK)
    high = bisect_right(places, m.end + _MOST_AHEAD, low, key=START)
    in_content = False
    for a, b in context.content:
        at = bisect_left(places, a, low, high, key=START)
        in_content |= at < high and places[at].start < b
    seen = (places[i] for i in range(low, high))
    before = any(o.end <= m.start and not any(a <= o.start < b for a, b in context.content) for o in seen)
    after = e.first_after(m.end)
    near_after = after is not None and after.sentence == context.regions.sentence(m.start)
    return [
        float(in_content),
        float(in_content and not before),
        float(context.enclosing is e),
        float(near_after),
    ]


def _weight(context: MentionContext, e: Entity) -> list[float]:
    count = len(e.occurrences)
    return [
        math.log1p(count),
        count / max(1, context.mentions_in_all),
        float(count == context.most_mentioned),
        float(bool(e.occurrences) and e.occurrences[0].paragraph == 0),
    ]


def _sex(e: Entity, sex: int) -> list[float]:
    if not sex:
        return [0.0] * 4
    odds = sex * max(-4.0, min(4.0, e.gender_score))
    return [
        float(odds > 1) - float(odds < -1),
        -math.log1p(math.exp(-odds)),
        float(abs(odds) <= 1),
        sex * max(-2.0, min(2.0, e.near_pronouns)) * float(abs(e.gender_score) <= 1),
    ]


def _sort(m: Mention, e: Entity) -> list[float]:
    """What sort of somebody the candidate is, and whether the mention is of the same sort or head."""
    return [
        *(float(e.type == sort) for sort in ("person", "organization", "group", "anonymous", "document")),
        float(_sorts_agree(m, e)),
        float(bool(m.head) and document_kind(m.head) == document_kind(e.head)),
    ]


def _sorts_agree(m: Mention, e: Entity) -> bool:
    if m.sense.sort == "person":
        return e.type in ("person", "anonymous")
    return m.sense.sort == e.type


def _introduced(m: Mention, e: Entity) -> list[float]:
    if m.kind != "description":
        return [0.0] * 4
    head = role_word(m.head)
    words = {role_word(w) for w in m.words} - {head}
    best = max((len(words & phrase) / len(words) for phrase in e.introduced), default=0.0) if words else 0.0
    titled = any(head in phrase for phrase in e.introduced)
    both = any(head in phrase and words & phrase for phrase in e.introduced)
    return [best, float(titled), len(m.words & e.words) / max(1, len(m.words)), float(both)]


def introduced_so(m: Mention, e: Entity) -> float:
    """How well the words beside a name match a description, 0 (not at all) to 2 (its head and all its words)."""
    words, head, _, _ = _introduced(m, e)
    return words + head


def _definiteness(m: Mention) -> tuple[float, float, float]:
    return float(m.definite == "the"), float(m.definite == "a"), float(m.definite == "own")


def _of_the_type(m: Mention, e: Entity) -> list[float]:
    """What sort of somebody "it", "they", and "I" or "we" stand for."""
    return [
        float(m.head in IT and e.type == "organization"),
        float(m.head in IT and e.type == "document"),
        float(m.head in THEY and e.type == "group"),
        float(m.head in THEY and e.type == "organization"),
        float(m.head in THEY and e.type == "person"),
        float(m.head in FIRST and e.type == "person"),
        float(m.head in FIRST and e.type == "organization"),
    ]


def _titles_agree(m: Mention, e: Entity) -> float:
    """+1 where a title at the mention tells the sex of the candidate, -1 where it tells the other."""
    if m.name is None or not m.sense.gender_score:
        return 0.0
    odds = m.sense.gender_score * e.gender_score
    return 1.0 if odds > 1 else -1.0 if odds < -1 else 0.0
