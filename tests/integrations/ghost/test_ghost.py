"""The real Ghost posts its web hooks to the running service: published, edited, unpublished, deleted.

python scripts/ghost.py && python -m pytest -m mariadb tests/integrations/ghost
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts import ghost as ghost_from_npm
from tests.integrations.ghost.running import Ghost
from tests.integrations.service import Service
from tests.support import ROOT
from tests.support.live import until
from tests.support.software import mariadb
from tests.support.software.mariadb import MariaDB

pytestmark = [pytest.mark.slow, pytest.mark.mariadb, mariadb.NEEDED]

SAID = "<p>“The ferry sails {when},” harbour master Ilsa Brandt said on Monday.</p>"


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        running = Service.start(Path(parent) / "i")
        yield running
        running.end()


@pytest.fixture(scope="module")
def ghost(service: Service) -> Iterator[Ghost]:
    """Ghost with a web hook for each event, as the documentation says."""
    if not ghost_from_npm.folder().exists():
        pytest.skip("needs Ghost and Node 22 from npm, 900 MB: python scripts/ghost.py")
    with tempfile.TemporaryDirectory(prefix="ghost-") as parent:
        began = time.monotonic()
        folder, data = Path(parent), Path(parent) / "mariadb"
        data.mkdir()
        store = MariaDB.start(data)
        running = Ghost.start(folder, store)
        print(f"Ghost {running.version()} was ready after {time.monotonic() - began:.1f} s")
        address, secret = hook_of(service)
        running.send_hooks_to(address, secret)
        yield running
        running.end()
        store.end()


def hook_of(service: Service) -> tuple[str, str]:
    """Address and secret for Ghost, as the command prints them."""
    command = [sys.executable, "app.py", "hooks", "ghost"]
    settings = {"PATH": os.environ["PATH"], "ON_RECORD_INSTANCE_DIR": str(service.folder)}
    said = subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True, text=True)
    (path,) = [line for line in said.stderr.splitlines() if line.startswith("/v1/hooks/ghost")]
    return service.url + path, said.stdout.strip()


def on_record(service: Service, ghost: Ghost, post: dict[str, Any]) -> dict[str, Any] | None:
    """The article of a post, None where there is none."""
    uri = f"{ghost.url}/p/{post['uuid']}/"
    found = service.ask("/v1/articles", params={"uri": uri}).json()["articles"]
    return dict(service.ask(f"/v1/articles/{found[0]['id']}").json()) if found else None


def said(article: dict[str, Any] | None) -> list[tuple[str, str]]:
    quotations = article["quotations"] if article else []
    return [(q["spans"][0]["exact"], q["speaker"]["name"]) for q in quotations]


def test_post_is_saved_revised_and_retracted(service: Service, ghost: Ghost) -> None:
    post = ghost.publish("The ferry", SAID.format(when="tonight"))
    assert until(lambda: said(on_record(service, ghost, post)) == [("The ferry sails tonight,", "Ilsa Brandt")])
    first = on_record(service, ghost, post)
    assert first and (first["title"], first["published"]) == ("The ferry", post["published_at"][:10])
    post = ghost.change(post, html=SAID.format(when="tomorrow"), slug="ferry-tomorrow")
    assert until(lambda: said(on_record(service, ghost, post)) == [("The ferry sails tomorrow,", "Ilsa Brandt")])
    second = on_record(service, ghost, post)
    assert second and (second["id"], second["version"]) == (first["id"], 2)
    ghost.change(post, status="draft")
    assert until(lambda: service.ask(f"/v1/articles/{first['id']}").status_code == 410)
    assert on_record(service, ghost, post) is None


def test_deleted_post_is_retracted(service: Service, ghost: Ghost) -> None:
    kept = ghost.publish("The quay", SAID.format(when="at noon"))
    post = ghost.publish("The pier", SAID.format(when="at night"))
    assert until(lambda: bool(on_record(service, ghost, kept) and on_record(service, ghost, post)))
    ghost.delete(post)
    assert until(lambda: on_record(service, ghost, post) is None)
    assert on_record(service, ghost, kept)


def test_what_was_never_published_is_not_on_record(service: Service, ghost: Ghost) -> None:
    draft = ghost.call("posts?source=html", posts=[{"title": "Draft", "html": SAID.format(when="soon")}])["posts"][0]
    ghost.change(draft, html=SAID.format(when="later"))
    published = ghost.publish("After the draft", SAID.format(when="at last"))
    assert until(lambda: bool(on_record(service, ghost, published)))
    assert on_record(service, ghost, draft) is None
