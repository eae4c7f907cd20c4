"""The disk space of shared metrics is taken before anything is counted: a full disk must not kill a worker."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.server import launch
from quotes.settings import Settings
from tests.support import ROOT

COUNT_EVERYTHING = """
from pathlib import Path
from quotes.server import launch
from quotes.settings import Settings
launch.reserve_metrics(Settings(instance_dir=Path({folder!r})), 0)
from quotes.observability import metrics
metrics.requests.labels("GET", "/", "200").inc()
metrics.request_seconds.labels("/").observe(1)
metrics.redis_up.set(1)
metrics.waiting.set(0)
assert b'on_record_requests_total{{method="GET",route="/",status="200"}} {count}.0' in metrics.exposition()
"""


def test_every_file_of_a_worker_has_its_space(tmp_path: Path) -> None:
    folder = launch.metrics_dir(Settings(instance_dir=tmp_path))
    folder.mkdir(parents=True)
    environment = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(folder)}
    for count in (1, 2):  # the second takes the place of the first, and goes on with its counts
        script = COUNT_EVERYTHING.format(folder=str(tmp_path), count=count)
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, check=True)
    files = list(folder.iterdir())
    assert {file.name.rpartition("_")[0] for file in files} == {
        "counter",
        "histogram",
        "gauge_livemin",
        "gauge_livesum",
    }
    assert all(file.stat().st_blocks * 512 >= file.stat().st_size == 2**20 for file in files)  # no holes


def test_without_space_a_worker_counts_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    launch.reserve_metrics(Settings(instance_dir=tmp_path), 0)  # its folder for metrics is not there
    assert "PROMETHEUS_MULTIPROC_DIR" not in os.environ


def test_a_dead_worker_is_forgotten(tmp_path: Path) -> None:
    settings = Settings(instance_dir=tmp_path)
    folder = launch.metrics_dir(settings)
    folder.mkdir(parents=True)
    for name in ("gauge_livemin_7.db", "gauge_livemin_8.db", "counter_7.db"):
        (folder / name).touch()
    launch.forget_worker(settings, 7)
    assert sorted(file.name for file in folder.iterdir()) == ["counter_7.db", "gauge_livemin_8.db"]
