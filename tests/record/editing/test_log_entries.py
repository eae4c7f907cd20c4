"""The log of corrections has them in the order in which they were made."""

from __future__ import annotations

import time

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.db import ids
from quotes.record.model.corrections import CorrectionFilter
from tests.support.record.correcting import KIM


def test_the_order_of_corrections_holds_where_a_clock_was_set_back(
    record: Record, told: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, lopes, _ = told
    record.corrections.rename("default", lopes, "Ana María Lopes", KIM)
    monkeypatch.setattr(ids, "_last", 0)  # another process, whose clock is an hour behind
    earlier = time.time_ns() - 3600 * 10**9
    monkeypatch.setattr(ids.time, "time_ns", lambda: earlier)
    record.corrections.rename("default", lopes, "Ana M. Lopes", KIM)
    second, first = record.corrections.log("default", CorrectionFilter(lopes)).items
    assert (first.after["name"], second.after["name"]) == ("Ana María Lopes", "Ana M. Lopes")
    with pytest.raises(errors.Conflict):
        record.corrections.undo("default", first.id, KIM)
    record.corrections.undo("default", second.id, KIM)
    assert record.speakers.read("default", lopes).name == "Ana María Lopes"
