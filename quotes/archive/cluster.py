"""Ray, by itself on this machine or on those that RAY_ADDRESS names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # before Ray is loaded: it tells nobody of its use

import ray

LOOPBACK = "127.0.0.1"


@contextmanager
def connected() -> Iterator[None]:
    """With Ray: of the cluster that the environment names (RAY_ADDRESS is Ray's own), else of this machine alone, which
    no other can reach, without a dashboard."""
    if ray.is_initialized():
        yield
        return
    if os.environ.get("RAY_ADDRESS"):
        ray.init(log_to_driver=False)
    else:
        ray.init(address="local", include_dashboard=False, _node_ip_address=LOOPBACK, log_to_driver=False)
    try:
        yield
    finally:
        ray.shutdown()
