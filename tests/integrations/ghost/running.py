"""A real Ghost in a process of its own, and what its administrators and editors do with it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from bench.load.ports import free_port
from scripts import ghost
from tests.support.live import SECONDS, until
from tests.support.software.mariadb import MariaDB

EVENTS = ("post.published", "post.published.edited", "post.unpublished", "post.deleted")
BOOT_SECONDS = 5 * SECONDS  # it makes its tables first
OWNER = {"email": "kim@desk.example", "password": "a long pass phrase"}


@dataclass
class Ghost:
    """One Ghost, with its owner signed in."""

    port: int
    process: subprocess.Popen[bytes]
    session: requests.Session

    @classmethod
    def start(cls, folder: Path, store: MariaDB) -> Ghost:
        """Start it on a database of its own, wait until it answers, and set it up."""
        store.database("ghost")
        port, log = free_port(), folder / "ghost.log"
        shutil.copytree(ghost.tree() / "content", folder / "content")
        with log.open("wb") as out:
            process = subprocess.Popen(
                [ghost.node(), "index.js"],
                cwd=ghost.tree(),
                env={"PATH": os.environ["PATH"], **_settings(port, folder, store)},
                stdout=out,
                stderr=out,
            )
        running = cls(port, process, requests.Session())
        running.session.headers["Origin"] = running.url
        assert until(lambda: process.poll() is not None or running.answers(), BOOT_SECONDS), log.read_text()
        assert process.poll() is None, log.read_text()
        running.call("authentication/setup", setup=[{"name": "Kim Okoye", "blogTitle": "The Desk", **OWNER}])
        running.call("session", username=OWNER["email"], password=OWNER["password"])
        return running

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answers(self) -> bool:
        """Whether it is there."""
        try:
            return self.session.get(f"{self.url}/ghost/api/admin/site/", timeout=SECONDS).ok
        except OSError:
            return False

    def end(self) -> None:
        """Stop it."""
        self.process.terminate()
        self.process.wait(SECONDS)

    def version(self) -> str:
        """Its version, as it says it."""
        answer = self.session.get(f"{self.url}/ghost/api/admin/config/", timeout=SECONDS)
        return str(answer.json()["config"]["version"])

    def call(self, path: str, method: str = "POST", **sent: Any) -> Any:
        """A call of its Admin API; what it answers, None where that is nothing."""
        address, _, query = path.partition("?")
        answer = self.session.request(
            method, f"{self.url}/ghost/api/admin/{address}/?{query}", json=sent or None, timeout=SECONDS
        )
        assert answer.ok, answer.text
        return answer.json() if "json" in answer.headers.get("Content-Type", "") else None

    def send_hooks_to(self, address: str, secret: str) -> None:
        """Add a custom integration with a web hook for each event of posts."""
        (made,) = self.call("integrations", integrations=[{"name": "On Record"}])["integrations"]
        for event in EVENTS:
            hook = {"event": event, "name": event, "target_url": address, "secret": secret}
            self.call("webhooks", webhooks=[hook | {"integration_id": made["id"]}])

    def publish(self, title: str, html: str) -> dict[str, Any]:
        """A new post that is published at once."""
        sent = {"title": title, "html": html, "status": "published"}
        return dict(self.call("posts?source=html", posts=[sent])["posts"][0])

    def change(self, post: dict[str, Any], **fields: str) -> dict[str, Any]:
        """Another version of a post."""
        sent = fields | {"updated_at": post["updated_at"]}
        return dict(self.call(f"posts/{post['id']}?source=html", "PUT", posts=[sent])["posts"][0])

    def delete(self, post: dict[str, Any]) -> None:
        """Delete a post."""
        self.call(f"posts/{post['id']}", "DELETE")


def _settings(port: int, folder: Path, store: MariaDB) -> dict[str, str]:
    """Its settings as variables. Only in development it calls an address of this machine."""
    return {
        "NODE_ENV": "development",
        "url": f"http://127.0.0.1:{port}",
        "server__host": "127.0.0.1",
        "server__port": str(port),
        "database__client": "mysql",
        "database__connection__socketPath": str(store.socket),
        "database__connection__user": "ghost",
        "database__connection__password": "ghost",
        "database__connection__database": "ghost",
        "paths__contentPath": str(folder / "content"),
        "privacy__useUpdateCheck": "false",
        "mail__transport": "stub",
    }
