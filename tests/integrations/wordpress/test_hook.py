"""The receiver: what is corrected at the desk, retracted or erased reaches the post; nothing unsigned does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
from standardwebhooks.webhooks import Webhook

from tests.integrations.service import Service
from tests.integrations.wordpress.running import Site, paragraph
from tests.support import ROOT
from tests.support.live import SECONDS, until

pytestmark = pytest.mark.slow

OTHER = paragraph("“That is not what I heard,” pilot Jonas Wirth said.")
SAID = paragraph("“The {what} sails tonight,” harbour master Ilsa Brandt said.") + "\n\n" + OTHER
SECRET = "whsec_" + "c2VjcmV0" * 4


@pytest.fixture
def sent(wordpress: Site, service: Service) -> int:
    """A post that is on record, on a site that has the secret."""
    wordpress.set_options(url=service.url, key=service.cms_key, hook_secret=SECRET)
    post = wordpress.post(SAID.format(what="ferry"))
    wordpress.work()
    return post


def tell(wordpress: Site, kind: str, subject: str, **wrong: Any) -> requests.Response:
    """Send a signed message; ``wrong``: secret, moment or body, to send something else than was signed."""
    body = json.dumps({"type": kind, "timestamp": "2026-11-28T12:00:00Z", "data": {"number": 1, "subject": subject}})
    moment = wrong.get("moment", datetime.now(UTC))
    headers = {
        "Content-Type": "application/json",
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": "v1,AAAA " + Webhook(wrong.get("secret", SECRET)).sign("msg_1", moment, body),
    }
    sent = wrong.get("body", body).encode()
    return requests.post(f"{wordpress.url}/wp-json/on-record/v1/hook", sent, headers=headers, timeout=SECONDS)


def correct(service: Service, quotation: str, speaker: str) -> None:
    """An editor says whose words they are."""
    tag = service.ask(f"/v1/quotations/{quotation}").headers["ETag"]
    sent = {"speaker": speaker, "reason": "Heard it"}
    done = service.ask(f"/v1/quotations/{quotation}", "PATCH", json=sent, headers={"If-Match": tag})
    assert done.ok, done.text


def speakers(wordpress: Site, post: int) -> list[str]:
    return [q["speaker"]["name"] for q in wordpress.meta(post, "quotations") or []]


def test_correction_reaches_the_post_within_a_second_of_the_hook(wordpress: Site, service: Service, sent: int) -> None:
    first, second = wordpress.meta(sent, "quotations")
    assert speakers(wordpress, sent) == ["Ilsa Brandt", "Jonas Wirth"]
    correct(service, second["id"], first["speaker"]["id"])
    assert tell(wordpress, "quotation.corrected", second["id"]).status_code == 204
    assert speakers(wordpress, sent) == ["Ilsa Brandt", "Ilsa Brandt"]
    assert min(seconds_of(lambda: tell(wordpress, "quotation.corrected", second["id"])) for _ in range(5)) < 1


def seconds_of(call: Callable[[], object]) -> float:
    began = time.monotonic()
    call()
    return time.monotonic() - began


def test_service_delivers_to_the_receiver(wordpress: Site, service: Service) -> None:
    url = f"{wordpress.url}/wp-json/on-record/v1/hook"
    made = service.ask("/v1/webhooks", "POST", json={"url": url}).json()
    wordpress.set_options(url=service.url, key=service.cms_key, hook_secret=made["secret"])
    post = wordpress.post(SAID.format(what="schooner"))
    wordpress.work()
    first, second = wordpress.meta(post, "quotations")
    correct(service, second["id"], first["speaker"]["id"])
    settings = {
        "PATH": os.environ["PATH"],
        "ON_RECORD_INSTANCE_DIR": str(service.folder),
        "ON_RECORD_WEBHOOK_NETWORKS": "127.0.0.0/8",
    }
    deliverer = subprocess.Popen([sys.executable, "app.py", "deliver"], cwd=ROOT, env=settings)
    try:
        assert until(lambda: speakers(wordpress, post) == ["Ilsa Brandt", "Ilsa Brandt"])
        tries = f"/v1/webhooks/{made['id']}/deliveries"
        assert until(lambda: bool(service.ask(tries).json()["deliveries"]))
        assert {each["status"] for each in service.ask(tries).json()["deliveries"]} == {204}
    finally:
        deliverer.terminate()
        deliverer.wait(SECONDS)
        service.ask(f"/v1/webhooks/{made['id']}", "DELETE")


def test_unsigned_old_and_altered_messages_are_refused(wordpress: Site, service: Service, sent: int) -> None:
    id_ = wordpress.meta(sent, "article")
    old = datetime.now(UTC) - timedelta(minutes=6)
    for wrong in ({"secret": "whsec_" + "b3RoZXI=" * 4}, {"moment": old}, {"body": "{}"}):
        assert tell(wordpress, "article.retracted", id_, **wrong).status_code == 401
    wordpress.set_options(url=service.url, key=service.cms_key)
    assert tell(wordpress, "article.retracted", id_).status_code == 401
    assert wordpress.meta(sent, "article") == id_


def test_retraction_at_the_desk_reaches_the_post(wordpress: Site, service: Service, sent: int) -> None:
    id_ = wordpress.meta(sent, "article")
    assert service.ask(f"/v1/articles/{id_}", "DELETE").status_code == 204
    assert tell(wordpress, "article.retracted", id_).status_code == 204
    assert speakers(wordpress, sent) == [] and wordpress.standing(sent) == "Retracted"


def test_name_of_an_erased_person_leaves_post_and_block(wordpress: Site, service: Service) -> None:
    wordpress.set_options(url=service.url, key=service.cms_key, hook_secret=SECRET)
    names = {"6.1": "Mara Dolm", "6.2": "Vera Dolm", "6.6": "Nora Dolm"}
    name = names[wordpress.version]  # who was erased is not named again
    post = wordpress.post(paragraph(f"“I erase easily,” pilot {name} said.") + "\n\n" + OTHER)
    wordpress.work()
    said = wordpress.meta(post, "quotations")[0]
    cited = f"return OnRecord\\show_quotation( array( 'id' => '{said['id']}' ) );"
    assert name in wordpress.php(cited)
    speaker = said["speaker"]["id"]
    assert service.ask(f"/v1/speakers/{speaker}", "DELETE").ok
    assert tell(wordpress, "speaker.erased", speaker).status_code == 204
    assert "blockquote" in wordpress.php(cited) and "Dolm" not in wordpress.php(cited)
    assert "Dolm" not in json.dumps(wordpress.meta(post, "quotations"))


def test_message_comes_again_where_the_service_is_away(wordpress: Site, service: Service, sent: int) -> None:
    id_ = wordpress.meta(sent, "article")
    wordpress.set_options(url="http://127.0.0.1:9", key="", hook_secret=SECRET)
    assert tell(wordpress, "article.retracted", id_).status_code == 503
    assert wordpress.meta(sent, "article") == id_
