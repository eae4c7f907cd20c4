"""Occasions: when words were said, and where, to whom or through what.

Statements belong to occasions: a speech, an interview, a post, a day in court. An article dates an occasion once and
goes on quoting from it. A date in the words that attribute is taken as it stands (``dates.attributed``); for all other
words each date of the article is weighed (``features``) by a forest that learnt from read articles when words share a
date, and none is taken that is not likely enough. Less is enough where all dated words of the article are of that day.
Occasions are found the same way, among the phrases that may name one (``occasion_phrases``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise

import numpy as np

from quotes.analysis.deadline import watched
from quotes.analysis.occasions.features import OccasionQuestion, UtteranceRows, Weighing
from quotes.analysis.occasions.occasion_places import (
    PlaceSurroundings,
    date_places,
    occasion_places,
)
from quotes.analysis.occasions.other_time import OtherTimes
from quotes.analysis.occasions.place_forest import PlaceForest, load_forests
from quotes.analysis.occasions.plain_places import with_plain_places
from quotes.analysis.occasions.utterances import read_utterance
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.segmentation import Segments
from quotes.model import Occasion, Quotation, StatementDate

_ITS_YEAR = re.compile(r"\b(?:an?|his|her|its|their)\s((?:19|20)\d\d)\s")
_NEARLY = 0.1
"""What the day of all dated words of an article may lack of a probability that is enough."""
_DOUBTFUL = 0.3
"""A place beside the words that is likelier than this keeps them from going on with the occasion before."""
_ON_WITHIN = 3  # paragraphs in which a speaker who is quoted again goes on


def with_occasions(
    text: str,
    quotations: Sequence[Quotation],
    quoted: Sequence[QuotedStretch],
    base: date | None,
    publisher: str | None = None,
    checkpoint: Callable[[], None] = lambda: None,
) -> tuple[Quotation, ...]:
    """The quotations of ``text`` with ``occasion``, and with ``said_on`` where they had none.

    ``base``: the day of writing, None where it is not known. ``publisher``: who printed the article. ``checkpoint``: as
    in ``quotes.analysis.analyse``.
    """
    dates, occasions = questions(text, quotations, quoted, base, publisher, checkpoint)
    forests = load_forests()
    likely = shared(dates, probabilities(dates, forests["date"]))
    own = [q.said_on for q in quotations]
    days = agreed(dates, likely, own, answers(dates, likely, forests["date"].enough), forests["date"].enough)
    likely = with_plain_places(occasions, probabilities(occasions, forests["occasion"]))
    places = answers(occasions, carried_on(occasions, likely), forests["occasion"].enough)
    out, others = [], OtherTimes(text, base)
    for quotation, asked, day, place in zip(quotations, dates, days, places, strict=True):
        assert day is None or isinstance(day, StatementDate)
        assert place is None or isinstance(place, Occasion)
        said_on = quotation.said_on or (None if others.at_another(asked.utterance, quotation.said_on, day) else day)
        place = None if place and said_on and _is_of_another_year(place, said_on) else place
        given = said_on is not quotation.said_on or place is not None
        out.append(replace(quotation, said_on=said_on, occasion=place) if given else quotation)
    return tuple(out)


def questions(
    text: str,
    quotations: Sequence[Quotation],
    quoted: Sequence[QuotedStretch],
    base: date | None,
    publisher: str | None,
    checkpoint: Callable[[], None] = lambda: None,
) -> tuple[list[OccasionQuestion], list[OccasionQuestion]]:
    """For each quotation the dates it may have been said on, and the occasions; see ``with_occasions``."""
    segments = Segments(text)
    around = PlaceSurroundings(
        segments, [read_utterance(segments, i, q) for i, q in watched(enumerate(quotations), checkpoint)]
    )
    barred = [(q.start, q.end) for q in quoted]
    utterances = UtteranceRows(around)
    dates = Weighing(around, utterances, date_places(around, barred, base))
    occasions = Weighing(around, utterances, occasion_places(around, barred, publisher))
    return list(dates.questions(checkpoint)), list(occasions.questions(checkpoint))


def probabilities(asked: Sequence[OccasionQuestion], forest: PlaceForest) -> list[list[float]]:
    """For each question how likely each of its places is the right one."""
    if not asked:
        return []
    found = iter(forest.probabilities(np.concatenate([question.rows for question in asked])))
    return [list(islice(found, len(question.places))) for question in asked]


def shared(asked: Sequence[OccasionQuestion], found: Sequence[Sequence[float]]) -> list[list[float]]:
    """What is likely for some words of a speaker is likelier for his others: half of each probability is the highest
    that the same date has for any words of that speaker."""
    highest: dict[tuple[str | None, str], float] = defaultdict(float)
    for question, numbers in zip(asked, found, strict=True):
        for place, number in zip(question.places, numbers, strict=True):
            of_speaker = (question.utterance.who, place.key)
            highest[of_speaker] = max(highest[of_speaker], number)
    out = []
    for question, numbers in zip(asked, found, strict=True):
        who = question.utterance.who
        pairs = zip(question.places, numbers, strict=True)
        out.append([(n + highest[who, place.key]) / 2 if who else n for place, n in pairs])
    return out


def carried_on(asked: Sequence[OccasionQuestion], found: Sequence[Sequence[float]]) -> list[list[float]]:
    """Who speaks on without naming another occasion speaks on the same: where the words before are the same speaker's
    and stand near, their likeliest occasion is at least the mean of what it is likely for either."""
    out = [list(numbers) for numbers in found]
    order = sorted(range(len(asked)), key=lambda i: asked[i].utterance.at)
    for before, i in pairwise(order):
        u, last = asked[i].utterance, asked[before].utterance
        near = u.paragraph - last.paragraph <= _ON_WITHIN
        if u.who is None or u.who != last.who or not near or not out[before] or _has_own_place(asked[i], out[i]):
            continue
        likeliest = max(out[before])
        key = asked[before].places[out[before].index(likeliest)].key
        keys = [place.key for place in asked[i].places]
        if key in keys:
            at = keys.index(key)
            out[i][at] = max(out[i][at], (out[i][at] + likeliest) / 2)
    return out


def _has_own_place(question: OccasionQuestion, found: Sequence[float]) -> bool:
    """Whether the attribution of the words has a place of its own that may well be their occasion."""
    pairs = zip(question.places, found, strict=True)
    return any(n > _DOUBTFUL and question.utterance.number in place.anchors for place, n in pairs)


def answers(
    asked: Sequence[OccasionQuestion], found: Sequence[Sequence[float]], enough: float
) -> list[StatementDate | Occasion | None]:
    """For each question what the likeliest place stands for, where that is likely enough and no week, month or year."""
    out: list[StatementDate | Occasion | None] = []
    for question, numbers in zip(asked, found, strict=True):
        pairs = zip(numbers, question.places, strict=True)
        likely = [(n, place.value) for n, place in pairs if n >= enough and not _is_coarse(place.value)]
        out.append(max(likely, key=lambda pair: pair[0])[1] if likely else None)
    return out


def agreed(
    asked: Sequence[OccasionQuestion],
    found: Sequence[Sequence[float]],
    own: Sequence[StatementDate | None],
    days: Sequence[StatementDate | Occasion | None],
    enough: float,
) -> list[StatementDate | Occasion | None]:
    """The ``days`` that were found ``enough`` likely, and for words of a person that have none the likeliest that is
    nearly so, where all dated words of the article are of that day. ``own``: the dates in the attributions."""
    dated = [first or second for first, second in zip(own, days, strict=True)]
    of_all = {day.date for day in dated if isinstance(day, StatementDate)}
    out = list(days)
    if len(of_all) != 1:
        return out
    for i, day in enumerate(answers(asked, found, enough - _NEARLY)):
        if dated[i] is None and isinstance(day, StatementDate) and day.date in of_all and _of_a_person(asked[i]):
            out[i] = day
    return out


def _of_a_person(question: OccasionQuestion) -> bool:
    return "speaker is person" in question.utterance.traits


def _is_of_another_year(place: Occasion, said_on: StatementDate) -> bool:
    """Whether an occasion bears a year in which the words were not said: "in a 2019 interview"."""
    year = _ITS_YEAR.search(place.exact)
    return year is not None and int(year.group(1)) != said_on.date.year


def _is_coarse(value: StatementDate | Occasion) -> bool:
    return isinstance(value, StatementDate) and value.precision != "day"
