"""Each stage of an analysis has the time that none of the stages inside it took."""

from __future__ import annotations

import time

import pytest

from bench.analysis.stages import ALL, STAGES, StageClock, stages


def test_the_time_of_an_inner_stage_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: now[0])
    clock = StageClock()

    def spend(seconds: float) -> None:
        now[0] += seconds

    inner = clock.timed("inner", spend)

    def outside() -> None:
        spend(1.0)
        inner(2.0)
        inner(3.0)

    outer = clock.timed("outer", outside)
    stages(lambda record: str(outer()), [{}, {}], clock)
    assert clock.seconds == {"inner": 10.0, "outer": 2.0, ALL: 12.0}


def test_every_stage_is_there() -> None:
    assert all(callable(getattr(place, attribute)) for place, attribute in STAGES.values())
