"""The Wagtail package in the real Wagtail of PyPI, in an environment of its own, with the running service."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts import wagtail_environment
from tests.integrations.service import Service
from tests.support import ROOT
from tests.support.live import SECONDS

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
FERRY = {"words": [["The ferry sails tonight,", "Ilsa Brandt"]], "version": 1, "title": "Ferry & quay"}


@pytest.fixture(scope="module")
def seen() -> Iterator[dict[str, Any]]:
    """What the scenario saw."""
    python = wagtail_environment.python()
    if not python.exists():
        pytest.skip("needs Wagtail from PyPI: python scripts/wagtail_environment.py")
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        service = Service.start(Path(parent) / "i")
        path = f"{HERE / 'project'}:{ROOT / 'integrations' / 'wagtail'}"
        where = {"SITE_FOLDER": parent, "ON_RECORD_URL": service.url, "ON_RECORD_KEY": service.cms_key}
        done = subprocess.run(
            [python, HERE / "scenario.py"],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": path} | where,
            stdout=subprocess.PIPE,
            timeout=3 * SECONDS,
            check=True,
        )
        yield json.loads(done.stdout)
        service.end()


def without_id(article: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in article.items() if name != "id"}


def test_publishing_only_writes_what_waits(seen: dict[str, Any]) -> None:
    article, page = seen["before"]
    assert article is None
    assert "A version was not sent yet." in page and "Nothing of this page is on record." in page


def test_published_page_is_on_record_and_in_the_panel(seen: dict[str, Any]) -> None:
    article, page = seen["published"]
    assert without_id(article) == FERRY
    assert "“The ferry sails tonight,”" in page and "<strong>Ilsa Brandt</strong>, harbour master" in page
    assert "A version was not sent yet." not in page


def test_versions_of_a_stopped_service_arrive_in_order_and_once(seen: dict[str, Any]) -> None:
    sent, article = seen["away"]
    assert sent == 0 and without_id(article) == FERRY
    sent, article, page, again = seen["back"]
    assert (sent, again) == (2, 0)
    assert article["id"] == seen["published"][0]["id"] and article["version"] == 3
    assert article["words"][0] == ["The schooner sails tonight,", "Ilsa Brandt"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; is safe" in page and "<script>alert(1)" not in page


def test_unpublished_and_deleted_pages_are_retracted(seen: dict[str, Any]) -> None:
    assert seen["unpublished"] is None and seen["deleted"] is None


def test_what_is_withdrawn_during_a_try_is_not_tried_again(seen: dict[str, Any]) -> None:
    assert seen["withdrawn"] == ["canceled"]


def test_streams_are_sent_and_other_pages_are_not(seen: dict[str, Any]) -> None:
    assert seen["stream"]["words"] == [["The barge sails tonight,", "Ilsa Brandt"]]
    assert seen["plain"] is None
