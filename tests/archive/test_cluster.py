"""Ray on this machine alone."""

from __future__ import annotations

import os
from ipaddress import ip_address
from pathlib import Path

import psutil
import pytest

pytest.importorskip("quotes.archive.cluster", reason="needs the extra ray: make ray")

from quotes.archive.cluster import connected


def test_nobody_is_told_of_its_use() -> None:
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"


@pytest.mark.slow
def test_no_other_machine_reaches_it() -> None:
    with connected():
        family = {process.pid for process in psutil.Process().children(recursive=True)}
        listening = [c for c in psutil.net_connections("tcp") if c.pid in family and c.status == psutil.CONN_LISTEN]
        assert listening
        addresses = {ip_address(c.laddr.ip.removeprefix("::ffff:")) for c in listening}
        assert all(address.is_loopback for address in addresses), addresses


@pytest.mark.slow
def test_one_that_is_there_stays() -> None:
    import ray

    with connected():
        with connected():
            pass
        assert ray.is_initialized()
    assert not ray.is_initialized()


@pytest.mark.slow
def test_what_it_writes_is_private_and_gone_in_the_end() -> None:
    import ray

    with connected():
        folder = Path(ray.nodes()[0]["ObjectStoreSocketName"]).parents[3]
        assert folder.name.startswith("ray-")
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not folder.exists()
