"""Ray, by itself on this machine or on those that RAY_ADDRESS names."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory

import ray


def cores() -> int:
    """The processors of the cluster, at least one."""
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


@contextmanager
def connected() -> Iterator[None]:
    """With Ray: of the cluster that the environment names (RAY_ADDRESS is Ray's own), else of this machine alone, which
    no other machine or user can reach, without a dashboard. One that is connected already stays so."""
    logging.getLogger("ray").setLevel(logging.WARNING)
    if ray.is_initialized():
        yield
        return
    with ExitStack() as ending:
        if os.environ.get("RAY_ADDRESS"):
            ray.init(log_to_driver=False)
        else:
            place = os.environ.get("RAY_TMPDIR") or "/tmp"  # not TMPDIR: names of sockets must be short
            folder = ending.enter_context(TemporaryDirectory(prefix="ray-", dir=place, ignore_cleanup_errors=True))
            cores = max(2, os.cpu_count() or 1)  # what leaves out the lines that are done needs one beside the engine's
            own = f"{folder}/r"  # Ray lets everybody into its own folder, but nobody gets into the one above
            ray.init(address="local", num_cpus=cores, include_dashboard=False, log_to_driver=False, _temp_dir=own)
        ending.callback(ray.shutdown)
        yield
