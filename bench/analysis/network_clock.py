"""How much of an analysis is the network, and how much all the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quotes.analysis.attribution import Attributor
from quotes.analysis.attribution.trained_attributor import TrainedAttributor


class NetworkClock:
    """The network of an engine, which counts the ``seconds`` that it takes itself."""

    def __init__(self, run: Callable[..., Any], clock: Callable[[], float]) -> None:
        """``clock``: of the process, in seconds."""
        self._run = run
        self._clock = clock
        self.seconds = 0.0

    def __call__(self, *inputs: Any) -> Any:
        """The outputs for a window."""
        began = self._clock()
        outputs = self._run(*inputs)
        self.seconds += self._clock() - began
        return outputs


def clocked(engine: Attributor, clock: Callable[[], float], instead: Callable[..., Any] | None = None) -> NetworkClock:
    """The clock that the network of ``engine`` bears from now on; a function that runs ``instead`` of it, if any."""
    assert isinstance(engine, TrainedAttributor)
    engine._run = worn = NetworkClock(instead or engine._run, clock)
    return worn
