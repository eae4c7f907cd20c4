"""Ray, by itself on this machine or on those that RAY_ADDRESS names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import ray


@contextmanager
def connected() -> Iterator[None]:
    """With Ray: of the cluster that the environment names (RAY_ADDRESS is Ray's own), else of this machine alone, which
    no other can reach, without a dashboard. One that is connected already stays so."""
    if ray.is_initialized():
        yield
        return
    if os.environ.get("RAY_ADDRESS"):
        ray.init(log_to_driver=False)
    else:
        cores = max(2, os.cpu_count() or 1)  # what leaves out the lines that are done needs one beside the engine's
        ray.init(address="local", num_cpus=cores, include_dashboard=False, log_to_driver=False)
    try:
        yield
    finally:
        ray.shutdown()
