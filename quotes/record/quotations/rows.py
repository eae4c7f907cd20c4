"""Quotations as rows of the tables: what is written of what an analysis found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from quotes.lexicon.clause_words import but_talks_of, names_a_thing, tells_of_a_deed
from quotes.lexicon.stems import stems, words_key
from quotes.model import Analysis, Quotation
from quotes.record.quotations.statements import Dating, last_day, statement_key, undated
from quotes.record.text_index.fingerprints import fingerprints_of
from quotes.record.text_index.labels import publishers_column
from quotes.record.text_index.paragraphs import Paragraphs

LEAST_WORDS = 3
"""Words that a statement without quotation marks has at least; one more where it is doubtful."""


def fingerprint_rows(row: Mapping[str, Any], serial: int) -> Iterable[dict[str, int]]:
    """What a row of a quotation is found by where its words are altered. ``serial``: its own."""
    return ({"hash": hash_, "serial": serial} for hash_ in fingerprints_of(row["stems"].split()))


def quotation_rows(
    article: str,
    text: str,
    analysis: Analysis,
    profile: Mapping[str, str],
    lasting: Collection[str],
    dating: Dating,
    publisher: str | None,
) -> list[dict[str, Any]]:
    """The rows of the quotations of ``analysis``, without their ids. ``lasting``: those profiles that last."""
    paragraphs = Paragraphs(text)
    own = {"article_id": article, "publishers": publishers_column([publisher])}
    rows = []
    for q in analysis.quotations:
        speaker = profile[q.speaker.id] if q.speaker else None
        begin, end = paragraphs.around(q.spans[0].start, q.spans[-1].end)
        place = {"speaker_id": speaker, "paragraph_start": begin, "paragraph_end": end, "via": _via(q, profile)}
        rows.append(own | place | _found_columns(q) | dated_columns(q, dating))
        rows[-1] |= _word_columns(q, speaker if speaker in lasting else None, rows[-1]["dated"])
    return rows


def _found_columns(q: Quotation) -> dict[str, Any]:
    """What the analysis says of a quotation, but for its days and its words."""
    return {
        "role": q.speaker.role if q.speaker else None,
        "kind": q.kind,
        "act": q.act,
        "start": q.spans[0].start,
        "cue": asdict(q.cue) if q.cue else None,
        "mention": asdict(q.mention) if q.mention else None,
        "candidates": [asdict(c) for c in q.candidates],
        "occasion": asdict(q.occasion) if q.occasion else None,
        "occasion_words": " ".join(q.occasion.exact.lower().split()) if q.occasion else None,
        "medium": q.occasion.medium if q.occasion else None,
        "scrap": _is_scrap(q),
        "confidence": q.confidence,
        "needs_review": q.needs_review,
        "evidence": asdict(q.evidence),
    }


def _via(q: Quotation, profile: Mapping[str, str]) -> dict[str, Any] | None:
    """Who told the words, with the id of the profile; None where nobody did, or the record does not name them."""
    if q.via is None or q.via.id not in profile:
        return None
    return {**asdict(q.via), "id": profile[q.via.id]}


def dated_columns(q: Quotation, dating: Dating) -> dict[str, Any]:
    """The days of a quotation: as its article says, else those of its article (``dating``)."""
    if q.said_on is None:
        return undated(dating)
    return {
        "said_on": q.said_on.date,
        "said_precision": q.said_on.precision,
        "said_exact": q.said_on.exact,
        "dated": q.said_on.date,
        "dated_until": last_day(q.said_on.date, q.said_on.precision),
        "dated_by": "said_on",
    }


def _word_columns(q: Quotation, lasting: str | None, day: date) -> dict[str, Any]:
    """What is made of the words of a quotation, by which they are found and joined with the same statement elsewhere.
    ``lasting``: its speaker, where that has a lasting profile; ``day``: when it counts as said."""
    words = words_key(span.exact for span in q.spans)
    stemmed = stems("\n".join(span.exact for span in q.spans))
    return {
        "words_key": words,
        "statement_key": statement_key(lasting, words, len(stemmed), day),
        "stems": " ".join(stemmed),
        "copy_of": None,  # until the statements are regrouped
    }


def _is_scrap(quotation: Quotation) -> bool:
    """Whether the words are no statement by themselves: too few, "it", "the treaty", or three that are doubtful, "his
    opponents by", all but the direct words of somebody, such as "I resign"; or what was talked of or done, "unveiled
    the new lock of the harbour", "agreed to mend the lock"."""
    words = sum(len(span.exact.split()) for span in quotation.spans)
    if words < LEAST_WORDS + quotation.needs_review and (quotation.kind != "direct" or quotation.speaker is None):
        return True
    if quotation.kind != "indirect" or quotation.cue is None:
        return False
    told, cue = " ".join(span.exact for span in quotation.spans), quotation.cue.exact
    is_topic = names_a_thing(told, cue) or but_talks_of(told, cue)
    return is_topic or (quotation.act == "statement" and tells_of_a_deed(told, cue))


def span_rows(id_: str, quotation: Quotation) -> Iterable[dict[str, Any]]:
    """The rows of the spans of a quotation."""
    for place, span in enumerate(quotation.spans):
        html = [[stretch.start, stretch.end] for stretch in span.html]
        yield {
            "quotation_id": id_,
            "place": place,
            "start": span.start,
            "end": span.end,
            "exact": span.exact,
            "quoted": span.quoted,
            "html": html,
        }
