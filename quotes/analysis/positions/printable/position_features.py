"""What speaks for and against printing a position as it stands, in named numbers: of who takes the stance, of the words
that say so, and of the words that name the target.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions import stance_words as lists
from quotes.analysis.positions.clauses import auxiliaries, is_negated, is_passive, lemma
from quotes.analysis.positions.holders import Held
from quotes.analysis.positions.names import names_in
from quotes.analysis.positions.printable.open_questions import open_questions
from quotes.analysis.positions.stance import FoundStance
from quotes.analysis.positions.target_phrases.back_references import ABOUT, ANAPHORIC, POINTING, PRONOUNS
from quotes.analysis.positions.targets import Target
from quotes.analysis.syntax import Sentence, Word
from quotes.lexicon.nouns import DOCUMENT, GROUP, MATTERS, ORGANIZATION, PERSON, sense_of
from quotes.lexicon.word_lists import words
from quotes.model import Quotation, Stretch

_ARTICLES = frozenset("a an".split())
_SMALL = words("targets/printable/joining")
_WITHOUT_DIRECTION = words("targets/clarity/without_direction")
_ADVERBS_OF_LIMIT = frozenset("only unless except until but without if".split())
_UNSURE = frozenset("could may might perhaps would".split())
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MARKS = '"“”‘()'
_BEHIND: Mapping[str, frozenset[str]] = {
    "of": frozenset({"of"}),
    "for": frozenset({"for"}),
    "to": frozenset({"to"}),
    "a relative pronoun": frozenset("that which who whose where".split()),
    "another preposition": words("targets/printable/behind"),
    "and": frozenset("and or".split()),
    "a comma": frozenset(",;:"),
    "a dash": frozenset("- – — --".split()),
    "the end": frozenset(". ! ? ” \" ’ ''".split()),
}
"""What may stand right behind a target, by its name."""
_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_RELATIONS = ("ROOT", "acl", "advcl", "ccomp", "conj", "pcomp", "relcl", "xcomp")
_PLACES = ("attr", "conj", "dobj", "nsubj", "nsubjpass", "pcomp", "pobj", "xcomp")
_SORTS = ("document", "group", "organization", "person", "thing")
_KINDS: Mapping[str, Iterable[str]] = {
    "an opinion": lists.MILD,
    "praise": lists.PRAISES,
    "a request": lists.URGES | lists.INSISTS | lists.CALLS,
    "a wish": lists.WILLS,
    "a refusal": lists.REFUSES,
    "a warning": lists.WARNS,
    "a deed": lists.DEEDS,
    "a judgement": lists.BAD | lists.GOOD | lists.POOR | lists.FINE | lists.RIGHT | lists.WEIGHED,
    "an ending": lists.ENDS | lists.LEAVES,
}
"""Kinds of words of stance."""
MOST = 20
"""The largest number of words that is told from a larger one."""


def features(
    text: str,
    names: Sequence[NameMention],
    sentence: Sentence,
    found: FoundStance,
    held: Held,
    target: Target,
) -> dict[str, float]:
    """The numbers of one position, by name; a name that is missing stands for 0. ``names``: all of the article."""
    name = text[target.name.start : target.name.end]
    whole = Stretch(sentence.words[0].start, sentence.words[-1].end)
    here = list(names_in(names, whole))
    over = list(names_in(names, target.name))
    questions = open_questions(sentence, found, held, target, [*over, *here], name)
    return {
        **questions,
        "questions open": sum(questions.values()),
        **_of_speaker(held.quotation, sentence),
        **_of_stance(text, sentence, found, held),
        **_of_words(name),
        **_of_phrase(sentence, found, target),
        **_of_article(text, over, target, name),
    }


def _of_speaker(quotation: Quotation, sentence: Sentence) -> dict[str, float]:
    speaker, mention = quotation.speaker, quotation.mention
    assert speaker is not None
    parts = speaker.name.split()
    last = parts[-1].lower()
    return {
        "confidence": quotation.confidence,
        f"said by a {speaker.type}": 1.0,
        f"words are {quotation.kind}": 1.0,
        f"the act is {quotation.act}": 1.0,
        "words of the speaker's name": min(len(parts), MOST),
        "small words of the speaker's name": sum(part[0].islower() for part in parts),
        "speaker's name ends in a noun": last in PERSON | GROUP | ORGANIZATION,
        "speaker has a role": speaker.role is not None,
        "speaker is named in the sentence": any(w.lower == last for w in sentence.words),
        "speaker is meant by a pronoun": mention is not None and mention.exact.lower() in ("he", "she", "it", "they"),
    }


def _of_stance(text: str, sentence: Sentence, found: FoundStance, held: Held) -> dict[str, float]:
    word = sentence.words[found.word]
    verb = next((w for w in sentence.path(found.word) if w.tag.startswith("V")), word)
    holder = sentence.words[found.holder] if found.holder is not None else None
    said = text[sentence.words[0].start : sentence.words[-1].end]
    below = [sentence.words[i].lower for i in sentence.subtree(verb.index) if i > found.target]
    auxiliary = auxiliaries(sentence, verb.index)
    return {
        "opposed": found.stance == "oppose",
        "plain": found.plain,
        "weak": found.weak,
        "mild": found.mild,
        "impersonal": found.impersonal,
        "in the words": held.span is not None,
        "between marks": held.span is not None and held.span.quoted,
        "told by a noun": word.tag.startswith("N"),
        "of the first person": holder is not None and holder.lower in ("i", "we"),
        "holder has a name": holder is not None and holder.tag.startswith("NNP"),
        "denied": is_negated(sentence, verb.index),
        "passive": is_passive(sentence, verb.index),
        "in the perfect": "have" in auxiliary or "has" in auxiliary,
        "unsure": bool(auxiliary & _UNSURE),
        "has a year": bool(_YEAR.search(said)),
        "limited": any(w in _ADVERBS_OF_LIMIT for w in below),
        "words of the sentence": len(sentence.words),
        "words above": sum(1 for _ in sentence.path(found.word)),
        "words before it": found.word,
        **{f"verb is {tag}": verb.tag == tag for tag in _TAGS},
        **{f"verb hangs by {relation}": verb.relation == relation for relation in _RELATIONS},
        **{f"it is {kind}": not {word.lower, lemma(word)}.isdisjoint(of) for kind, of in _KINDS.items()},
    }


def _of_words(name: str) -> dict[str, float]:
    """Of what would be printed as the target."""
    parts = name.split()
    low = [part.lower().strip(".,\"“”'’()") for part in parts]
    capital = [part for part in parts[1:] if part[0].isupper()]
    return {
        "words": min(len(parts), MOST),
        "telling words": sum(part not in _SMALL | _ARTICLES | POINTING | PRONOUNS for part in low),
        "capitals": len(capital),
        "share of capitals": len(capital) / len(parts),
        "begins with a capital": parts[0][0].isupper(),
        "points": low[0] in POINTING,
        "has a pronoun": any(part in PRONOUNS | POINTING for part in low[1:]),
        "begins with a pronoun": low[0] in PRONOUNS,
        "begins with the": low[0] == "the",
        "begins with an article": low[0] in _ARTICLES,
        "begins with -ing": low[0].endswith("ing"),
        "ends in a small word": low[-1] in _SMALL | _ARTICLES,
        "has of": "of" in low[1:],
        "has another preposition": any(part in _SMALL - {"and", "of", "or", "the"} for part in low[1:]),
        "has an owner": "'s" in name or "’s" in name or "s'" in name or "s’" in name,
        "has marks": any(mark in name for mark in _MARKS),
        "has a comma": "," in name,
        "has a number": any(letter.isdigit() for letter in name),
    }


def _of_phrase(sentence: Sentence, found: FoundStance, target: Target) -> dict[str, float]:
    """Of where the sentence names the target."""
    head = sentence.words[found.target]
    inside = [w for w in sentence.words if target.place.start <= w.start < target.place.end]
    behind = [w for w in sentence.words if w.start >= target.place.end][:1]
    before = [w for w in sentence.words if w.end <= target.place.start][-1:]
    one = head.lower.removesuffix("s")
    beside = {w.relation for w in sentence.below(head.index)}
    return {
        "head is a name": head.tag.startswith("NNP"),
        "head is many": head.tag in ("NNS", "NNPS"),
        "head is a deed": head.tag == "VBG",
        "head points back": not {head.lower, one}.isdisjoint(ANAPHORIC),
        "head is about something": not {head.lower, one}.isdisjoint(ABOUT),
        "head has no direction": not {head.lower, one}.isdisjoint(_WITHOUT_DIRECTION),
        "head is decided on": not {head.lower, one}.isdisjoint(lists.WANTED),
        "head is a document": not {head.lower, one}.isdisjoint(DOCUMENT),
        "head is a matter": not {head.lower, one}.isdisjoint(MATTERS),
        **{f"head is a {sort}": sense_of(head.lower).sort == sort for sort in _SORTS},
        **{f"head hangs by {relation}": head.relation == relation for relation in _PLACES},
        **{f"head has {relation}": relation in beside for relation in ("compound", "amod", "poss", "relcl", "acl")},
        "names inside": sum(w.tag.startswith("NNP") for w in inside),
        "nouns inside": sum(w.tag.startswith("NN") for w in inside),
        "verbs inside": sum(w.tag.startswith("V") for w in inside),
        "ends in a noun": bool(inside) and inside[-1].tag.startswith(("NN", "CD")),
        **_neighbours(before, behind, head),
        "words between": min(abs(found.word - found.target), MOST),
        "before the words of stance": found.target < found.word,
        "named elsewhere": target.name != target.place,
        "lone": target.is_lone,
    }


def _neighbours(before: Sequence[Word], behind: Sequence[Word], head: Word) -> dict[str, float]:
    after = behind[0] if behind else None
    return {
        **{f"before {kind}": after is not None and after.lower in of for kind, of in _BEHIND.items()},
        "before a capital": after is not None and after.tag.startswith("NNP"),
        "before a verb": after is not None and after.tag.startswith("V"),
        "goes on below": after is not None and after.head == head.index and after.relation != "punct",
        "nothing behind": after is None,
        "behind a noun": any(w.tag.startswith(("NN", "JJ", "CD")) for w in before),
        "behind a preposition": any(w.relation == "prep" for w in before),
    }


def _of_article(text: str, over: Sequence[NameMention], target: Target, name: str) -> dict[str, float]:
    """Of the article around the target. ``over``: the names that have a part in it."""
    return {
        **{f"names a {kind}": 1.0 for kind in {n.type for n in over if not _stands_before_noun(text, n, target)}},
        "is a name": any(n.end - n.start >= len(name) for n in over),
        "named again": text.count(name) > 1,
        "named before": text.find(name) < target.name.start,
        "place in the article": target.place.start / len(text),
    }


def _stands_before_noun(text: str, name: NameMention, target: Target) -> bool:
    """Whether a name taken for somebody's only tells which thing is meant: "the Sungai Perah desalination plant"."""
    behind = text[name.end : target.name.end].split()
    return name.type == "person" and bool(behind) and behind[0].isalpha() and behind[0] not in _SMALL


def row(numbers: Mapping[str, float], columns: Sequence[str]) -> list[float]:
    """The numbers in the order of ``columns``."""
    return [float(numbers.get(column, 0)) for column in columns]
