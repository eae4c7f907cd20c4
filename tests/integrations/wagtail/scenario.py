"""What an editor does in the site, and what the record and the edit page then say; run by the Python of Wagtail.

Prints one JSON object. SITE_FOLDER, ON_RECORD_URL and ON_RECORD_KEY say where.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import django

FOLDER = Path(os.environ["SITE_FOLDER"])
(FOLDER / "news_migrations").mkdir()
(FOLDER / "news_migrations" / "__init__.py").touch()
sys.path.insert(0, str(FOLDER))
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()

import requests  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from news.models import ArticlePage, PlainPage, StreamPage  # noqa: E402
from wagtail.models import Page  # noqa: E402
from wagtail_on_record.models import Waiting  # noqa: E402
from wagtail_on_record.sending import send_due  # noqa: E402
from wagtail_on_record.signals import uri  # noqa: E402

SAID = "<p>“The {} sails tonight,” harbour master Ilsa Brandt said.</p>"
EVIL = "<p>“The &lt;script&gt;alert(1)&lt;/script&gt; is safe,” pilot Ivo Kern said.</p>"
SERVICE = dict(settings.ON_RECORD)


def publish(page: Page, parent: Page | None = None) -> Page:
    """Publish a new page, or the page as it now is."""
    if parent is not None:
        parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def send_all() -> int:
    """Send everything that waits, as if its time had come."""
    Waiting.objects.update(due=timezone.now())
    return send_due()


def on_record(page: Page) -> dict[str, Any] | None:
    """The article of a page, as the record has it."""
    url, headers = SERVICE["url"], {"Authorization": f"Bearer {SERVICE['key']}"}
    found = requests.get(f"{url}/v1/articles", {"uri": uri(page)}, headers=headers, timeout=60).json()["articles"]
    if not found:
        return None
    article = requests.get(f"{url}/v1/articles/{found[0]['id']}", headers=headers, timeout=60).json()
    words = [[q["spans"][0]["exact"], q["speaker"]["name"]] for q in article["quotations"]]
    return {"id": article["id"], "version": article["version"], "words": words, "title": article["title"]}


def withdrawn_while_it_is_sent(home: Page) -> list[str]:
    """What waits after a page was unpublished in the middle of a try that failed: the state that each entry tells."""
    page = publish(ArticlePage(title="Fog", body=SAID.format("tender")), home)

    def unpublishing(*_: Any, **__: Any) -> requests.Response:
        page.unpublish()
        raise requests.ConnectionError

    with mock.patch("requests.post", unpublishing):
        send_all()
    return [waiting.body.get("pubstatus", "usable") for waiting in Waiting.objects.filter(page=page.pk).order_by("id")]


def main() -> dict[str, Any]:
    """Everything, one after the other."""
    call_command("makemigrations", "news", verbosity=0)
    call_command("migrate", verbosity=0)
    get_user_model().objects.create_superuser("admin", "admin@desk.example", "password")
    client = Client()
    assert client.login(username="admin", password="password")
    home, seen = Page.objects.get(depth=2), {}
    page = publish(ArticlePage(title="Ferry & quay", body=SAID.format("ferry")), home)
    edit = f"/cms/pages/{page.pk}/edit/"
    seen["before"] = on_record(page), client.get(edit).content.decode()
    send_all()
    seen["published"] = on_record(page), client.get(edit).content.decode()
    settings.ON_RECORD["url"] = "http://127.0.0.1:9"
    page.body, page.slug = EVIL, "another"
    publish(page)
    seen["away"] = send_all(), on_record(page)
    page.body = SAID.format("schooner") + EVIL
    publish(page)
    settings.ON_RECORD["url"] = SERVICE["url"]
    seen["back"] = send_all(), on_record(page), client.get(edit).content.decode(), send_all()
    page.unpublish()
    send_all()
    seen["unpublished"] = on_record(page)
    stream = publish(StreamPage(title="Stream", body=[("text", SAID.format("barge"))]), home)
    plain = publish(PlainPage(title="Plain", body=SAID.format("tug")), home)
    send_all()
    seen["stream"], seen["plain"] = on_record(stream), on_record(plain)
    stream_uri = Page.objects.get(pk=stream.pk)
    stream.delete()
    send_all()
    seen["deleted"] = on_record(stream_uri)
    seen["withdrawn"] = withdrawn_while_it_is_sent(home)
    return seen


if __name__ == "__main__":
    print(json.dumps(main()))
