"""What an editor settled about a quotation, laid over what the analysis says, now and after every later analysis.

``quotations.fixed`` holds what was settled: "speaker" (a profile id or null), "said_on" (date, precision, exact, or
null), "right", "rejected", "added", "positions" (a list of targets and stances). Beside "right" stands "confirmed",
whom the analysis credited then (a profile id or null), unless an editor had settled that. "reworded" says that a later
version changed the words, and that an editor is to look again. ``quotations.machine`` holds
what the analysis says of the same quotation, so that a correction can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from quotes.record.quotations.statements import Dating, last_day, statement_key, undated

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

SPEAKER = ("speaker", "confirmed")
"""What of the settled facts says who spoke, the stronger first."""

REWORDED = "reworded"
"""The settled fact that the words changed since."""
_REWORDED = "an editor decided on an earlier wording of these words"

_EVEN = 0.5
"""The confidence in what was settled of an earlier wording."""
_DAYS = ("said_on", "dated", "dated_until")


def settled_facts(row: Any) -> dict[str, Any]:
    """What editors settled of the quotation of ``row``. Whoever confirmed it before "confirmed" was written meant the
    speaker who is shown as theirs."""
    fixed = dict(row.fixed or {})
    if "right" in fixed and not fixed.keys() & {*SPEAKER} and row.evidence["method"] == "editor":
        fixed["confirmed"] = row.speaker_id
    return fixed


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
    if {*SPEAKER, "rejected"} & settled.keys():  # who looked at the date or the positions need not know who spoke
        facts |= {"confidence": 1.0, "needs_review": False, "evidence": {"method": "editor", "chain": []}}
    for settled_by in SPEAKER:
        if settled_by in settled:
            speaker = settled[settled_by]
            role = found["role"] if speaker == found["speaker_id"] else None
            facts |= {"speaker_id": speaker, "candidates": [], "role": role}
            if speaker is not None and found["kind"] == "direct":
                facts["scrap"] = False  # few words are a statement once they are somebody's
            break
    if "right" in settled:
        facts["scrap"] = False  # an editor read them as a statement
    if "said_on" in settled:
        facts |= _dated(settled["said_on"], dating)
    if REWORDED in settled:
        evidence = facts["evidence"]
        facts |= {"needs_review": True, "confidence": min(facts["confidence"], _EVEN)}
        facts["evidence"] = {**evidence, "chain": [*evidence["chain"], _REWORDED]}
    return facts


def key_of(row: Mapping[str, Any], lasting: bool) -> str | None:
    """The statement key of a row whose speaker has a lasting profile, or not."""
    return statement_key(
        row["speaker_id"] if lasting else None, row["words_key"], len(row["stems"].split()), row["dated"]
    )


def _dated(said_on: Mapping[str, str] | None, dating: Dating) -> dict[str, Any]:
    if said_on is None:
        return undated(dating)
    day = date.fromisoformat(said_on["date"])
    return {
        "said_on": day,
        "said_precision": said_on["precision"],
        "said_exact": said_on["exact"],
        "dated": day,
        "dated_until": last_day(day, said_on["precision"]),  # type: ignore[arg-type]
        "dated_by": "said_on",
    }
