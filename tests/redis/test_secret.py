"""The secret of an installation: made once, whole on the disk, private, and never taken where it is none."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from quotes.errors import Unavailable
from quotes.redis.secret import secret_of
from quotes.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(instance_dir=tmp_path / "instance")


def test_many_at_once_make_one_secret_that_only_its_owner_reads(settings: Settings) -> None:
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: secret_of(settings), range(8)))
    assert len(secrets) == 1 and len(secrets.pop()) == 64
    file = settings.instance_dir / "secret"
    assert (file.stat().st_mode & 0o777, settings.instance_dir.stat().st_mode & 0o777) == (0o600, 0o700)


def test_it_is_on_the_disk_before_it_has_its_name(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def noted(name: str, call: Callable[..., None]) -> Callable[..., None]:
        return lambda *arguments: (calls.append(name), call(*arguments))[1]

    monkeypatch.setattr(os, "fsync", noted("fsync", os.fsync))
    monkeypatch.setattr(os, "link", noted("link", os.link))
    secret_of(settings)
    assert calls[:2] == ["fsync", "link"]


@pytest.mark.parametrize("written", [b"", b"short", b"0" * 31])
def test_an_empty_or_short_one_is_not_taken(settings: Settings, written: bytes) -> None:
    settings.instance_dir.mkdir()
    (settings.instance_dir / "secret").write_bytes(written)
    with pytest.raises(Unavailable, match="damaged: it has"):
        secret_of(settings)


def test_one_that_cannot_be_made_or_read_is_told(settings: Settings) -> None:
    settings.instance_dir.write_text("no folder")
    with pytest.raises(Unavailable, match="cannot be read or made"):
        secret_of(settings)
