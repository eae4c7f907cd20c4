"""What an editor settled about a quotation, laid over what the analysis says, now and after every later analysis.

``quotations.fixed`` holds what was settled: "speaker" (a profile id or null), "said_on" (date, precision, exact, or
null), "right", "rejected", "added", "positions" (a list of targets and stances). ``quotations.machine`` holds what the
analysis says of the same quotation, so that a correction can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from quotes.record.quotations.statements import Dating, last_day, statement_key

Settled = Mapping[str, Any]

FACTS = (
    "speaker_id",
    "role",
    "candidates",
    "said_on",
    "said_precision",
    "said_exact",
    "dated",
    "dated_until",
    "dated_by",
    "confidence",
    "needs_review",
    "evidence",
    "scrap",
)
"""The columns that a correction may replace."""

_DAYS = ("said_on", "dated", "dated_until")


def machine_facts(row: Mapping[str, Any]) -> dict[str, Any]:
    """The ``FACTS`` of a row, as JSON."""
    return {name: row[name].isoformat() if name in _DAYS and row[name] else row[name] for name in FACTS}


def restored(machine: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that ``machine_facts`` was made of."""
    return {name: date.fromisoformat(v) if name in _DAYS and v else v for name, v in machine.items()}


def effective(found: Mapping[str, Any], settled: Settled, dating: Dating) -> dict[str, Any]:
    """What holds of a quotation: the ``FACTS`` that the analysis ``found``, with what editors ``settled`` laid over
    them. ``dating``: of its article. Neither argument is changed, and nothing else is looked at."""
    facts = {name: found[name] for name in FACTS}
    if not settled.keys() - {"positions"}:  # who looked at the positions need not have looked at the rest
        return facts
    facts |= {"confidence": 1.0, "needs_review": False, "evidence": {"method": "editor", "chain": []}}
    if "speaker" in settled:
        same = settled["speaker"] == found["speaker_id"]
        facts |= {"speaker_id": settled["speaker"], "candidates": [], "role": found["role"] if same else None}
        if settled["speaker"] is not None and found["kind"] == "direct":
            facts["scrap"] = False  # few words are a statement once they are somebody's
    if "right" in settled:
        facts["scrap"] = False  # an editor read them as a statement
    if "said_on" in settled:
        facts |= _dated(settled["said_on"], dating)
    return facts


def key_of(row: Mapping[str, Any], lasting: bool) -> str | None:
    """The statement key of a row whose speaker has a lasting profile, or not."""
    return statement_key(
        row["speaker_id"] if lasting else None, row["words_key"], len(row["stems"].split()), row["dated"]
    )


def _dated(said_on: Mapping[str, str] | None, dating: Dating) -> dict[str, Any]:
    if said_on is None:
        nothing = {"said_on": None, "said_precision": None, "said_exact": None}
        return nothing | {"dated": dating.day, "dated_until": dating.day, "dated_by": dating.by}
    day = date.fromisoformat(said_on["date"])
    return {
        "said_on": day,
        "said_precision": said_on["precision"],
        "said_exact": said_on["exact"],
        "dated": day,
        "dated_until": last_day(day, said_on["precision"]),  # type: ignore[arg-type]
        "dated_by": "said_on",
    }


def find_spans_again(text: str, words: Sequence[str], near: int) -> list[tuple[int, int]] | None:
    """Where the spans with these ``words`` stand in ``text``, one after the other: of several places the one nearest to
    offset ``near``. None where they do not all."""
    starts = []
    at = text.find(words[0])
    while at >= 0:
        starts.append(at)
        at = text.find(words[0], at + 1)
    for start in sorted(starts, key=lambda place: abs(place - near)):
        places = [(start, start + len(words[0]))]
        for word in words[1:]:
            at = text.find(word, places[-1][1])
            if at < 0:
                break
            places.append((at, at + len(word)))
        else:
            return places
    return None
