"""Sends what waits: of each page the oldest first, each once, later and later where the service is away."""

import hashlib
import json
from datetime import timedelta
from typing import Any

import requests
from django.conf import settings
from django.utils import timezone

from wagtail_on_record.models import PageRecord, Waiting

SECONDS = 60
WAITS = (60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600)  # seconds
REFUSALS = {400, 409, 410, 413, 415, 422}


def send_due() -> int:
    """Send what is due; how many were done with. A page whose oldest must wait waits as a whole."""
    done, held = 0, set()
    for waiting in Waiting.objects.order_by("id"):
        if waiting.page in held or waiting.due > timezone.now() or not send(waiting):
            held.add(waiting.page)
        else:
            done += 1
    return done


def send(waiting: Waiting) -> bool:
    """Send one; False where it has to be sent again."""
    try:
        answer = post(waiting)
    except requests.RequestException:
        return put_off(waiting, 0)
    if not answer.ok and (answer.status_code not in REFUSALS or is_still_worked_on(answer)):
        wait = answer.headers.get("Retry-After", "")
        return put_off(waiting, int(wait) if wait.isdecimal() else 0)
    settle(waiting, answer)
    waiting.delete()
    return True


def post(waiting: Waiting) -> requests.Response:
    """One call, with an Idempotency-Key of the page, its place in the queue and its content."""
    digest = hashlib.sha256(json.dumps(waiting.body, sort_keys=True).encode()).hexdigest()[:32]
    headers = {"Idempotency-Key": f"wagtail-{waiting.page}-{waiting.pk}-{digest}"}
    if key := settings.ON_RECORD.get("key"):
        headers["Authorization"] = f"Bearer {key}"
    url = settings.ON_RECORD["url"].rstrip("/") + "/v1/articles"
    return requests.post(url, json=waiting.body, headers=headers, timeout=SECONDS, allow_redirects=False)


def is_still_worked_on(answer: requests.Response) -> bool:
    """Whether the service is still at the same request."""
    return answer.status_code == 409 and "Idempotency-Key" in answer.text


def put_off(waiting: Waiting, at_least: int) -> bool:
    """Try again later, not before ``at_least`` seconds, unless it was withdrawn meanwhile; False."""
    seconds = max(at_least, WAITS[min(waiting.tries, len(WAITS) - 1)])
    due = timezone.now() + timedelta(seconds=seconds)
    Waiting.objects.filter(pk=waiting.pk).update(tries=waiting.tries + 1, due=due)
    return False


def settle(waiting: Waiting, answer: requests.Response) -> None:
    """Keep what the service said of the page."""
    if answer.status_code == 409:  # the record has a later version
        return
    if answer.status_code == 204:
        PageRecord.objects.filter(page=waiting.page).delete()
        return
    said = answer.json()
    kept: dict[str, Any] = {"problem": "" if answer.ok else said.get("detail", answer.reason)}
    if answer.ok:
        kept["quotations"] = said["quotations"]
    PageRecord.objects.update_or_create(page=waiting.page, defaults=kept)
