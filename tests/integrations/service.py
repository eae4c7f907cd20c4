"""The running service that the tests of the integrations talk to, with its keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from bench.load.ports import free_port
from quotes import api_keys
from quotes.record import Record
from quotes.settings import Settings
from tests.support.live import SECONDS, Server, kill_all

CMS = ("extract", "ingest", "read")


@dataclass
class Service:
    """On Record on its own instance folder; it can be stopped and comes back under the same address."""

    folder: Path
    cms_key: str
    desk_key: str
    server: Server
    is_there: bool = True

    @classmethod
    def start(cls, folder: Path) -> Service:
        """Make the record and its keys, then start."""
        folder.mkdir()
        cms, desk = _key(folder, "A CMS", CMS), _key(folder, "Kim Okoye", api_keys.SCOPES)
        return cls(folder, cms, desk, _serve(folder, free_port()))

    def key_with(self, *scopes: str) -> str:
        """A new key that may do only this."""
        return _key(self.folder, "A CMS", scopes)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def ask(self, path: str, method: str = "GET", **sent: Any) -> requests.Response:
        """A call by the desk."""
        headers = {"Authorization": f"Bearer {self.desk_key}"} | sent.pop("headers", {})
        return requests.request(method, self.url + path, headers=headers, timeout=SECONDS, **sent)

    def go_away(self) -> None:
        """Stop answering."""
        self.server.stop()
        self.is_there = False

    def come_back(self) -> None:
        """Answer again, where it went away."""
        if not self.is_there:
            self.server = _serve(self.folder, self.server.port)
            self.is_there = True

    def end(self) -> None:
        """Stop for good."""
        if self.is_there:
            self.server.stop()
        kill_all(self.folder)


def _key(folder: Path, owner: str, scopes: Iterable[str]) -> str:
    record = Record(Settings(instance_dir=folder).record_url)
    record.migrate()
    key = api_keys.make(record.keys, "default", owner, scopes)[0]
    record.close()
    return key


def _serve(folder: Path, port: int) -> Server:
    return Server.start(folder, port, ON_RECORD_WORKERS="1", ON_RECORD_WEBHOOK_NETWORKS="127.0.0.0/8")
