"""What editors settled laid over what the analysis found: a pure function."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

from quotes.record.quotations.overrides import FACTS, effective, machine_facts, restored
from quotes.record.quotations.statements import Dating

PUBLISHED = Dating(date(2021, 6, 3), "published")
FOUND = {
    "speaker_id": "lopes",
    "role": "minister",
    "candidates": [{"name": "Bo Larsen"}],
    "said_on": date(2021, 6, 1),
    "said_precision": "day",
    "said_exact": "Tuesday",
    "dated": date(2021, 6, 1),
    "dated_until": date(2021, 6, 1),
    "dated_by": "said_on",
    "confidence": 0.6,
    "needs_review": True,
    "evidence": {"method": "cue", "chain": ["said"]},
    "scrap": False,
}
DIRECT = FOUND | {"kind": "direct"}
BY_EDITOR = {"confidence": 1.0, "needs_review": False, "evidence": {"method": "editor", "chain": []}}


def test_nothing_settled() -> None:
    assert effective(FOUND, {}, PUBLISHED) == FOUND
    assert effective(FOUND, {"positions": []}, PUBLISHED) == FOUND


def test_a_settled_speaker() -> None:
    assert effective(DIRECT, {"speaker": "larsen"}, PUBLISHED) == FOUND | BY_EDITOR | {
        "speaker_id": "larsen",
        "role": None,
        "candidates": [],
    }
    assert effective(DIRECT, {"speaker": "lopes"}, PUBLISHED)["role"] == "minister"


def test_few_direct_words_are_a_statement_once_they_are_somebodys() -> None:
    few = DIRECT | {"scrap": True}
    assert effective(few, {"speaker": "larsen"}, PUBLISHED)["scrap"] is False
    assert effective(few, {"speaker": None}, PUBLISHED)["scrap"] is True
    assert effective(few | {"kind": "indirect"}, {"speaker": "larsen"}, PUBLISHED)["scrap"] is True


def test_a_settled_date() -> None:
    month = {"date": "2021-05-01", "precision": "month", "exact": ""}
    shown = effective(FOUND, {"said_on": month}, PUBLISHED)
    assert (shown["dated"], shown["dated_until"], shown["dated_by"]) == (date(2021, 5, 1), date(2021, 5, 31), "said_on")
    none = effective(FOUND, {"said_on": None}, PUBLISHED)
    assert (none["said_on"], none["dated"], none["dated_by"]) == (None, date(2021, 6, 3), "published")


def test_the_arguments_stay() -> None:
    found, settled = deepcopy(DIRECT), {"speaker": None, "said_on": None, "right": True}
    effective(found, settled, PUBLISHED)
    assert (found, settled) == (DIRECT, {"speaker": None, "said_on": None, "right": True})


def test_facts_come_back_from_json() -> None:
    stored = machine_facts(FOUND | {"stems": "ship"})
    assert stored["dated"] == "2021-06-01"
    assert restored(stored) == FOUND
    assert set(stored) == set(FACTS)
