"""axe-core finds no fault on the pages and their states: desktop and telephone, light and dark."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

import pytest

from quotes.model import Position
from quotes.web.said.follow_page import links
from tests.support.driving import NEEDED, TELEPHONE, axe_results, sized, wait
from tests.web.conftest import article_with

DESKTOP = 1280
PAGES = (
    "/",
    "/?sample",
    "/search?q=quay",
    "/search?q=zzyzx",
    "/search?q=-quay",
    "/search?q=quay&from=2025-02-01&to=2024-01-01",
    "/check",
    "/speakers",
    "/speakers?q=zzyzx",
    "/speakers?everyone=yes",
    "/speakers/{speaker}",
    "/speakers/{speaker}?from=2025-01-01",
    "/speakers/{speaker}/merge",
    "/speakers/{speaker}/merge?name=Brandt",
    "/speakers/{speaker}/merge?into={other}",
    "/speakers/{speaker}/split",
    "/positions",
    "/positions?changed=true",
    "/positions?target=zzyzx",
    "/articles",
    "/articles/{article}",
    "/articles/{article}/versions",
    "/batches",
    "/batches/{batch}",
    "/report",
    "/q/{quotation}",
    "/review",
    "/review?of=all",
    "/review?of=sample",
    "/review?of=positions",
    "/review?publisher=Nobody",
    "/review?of=nothing",
    "/quotations/{quotation}",
    "/quotations/{quotation}?name=Brandt",
    "/quotations/{rejected}",
    "/corrections",
    "/follows",
    "/follows?q=quay&speaker={speaker}",
    "/q/none",
    "/sign-in",
    "{unsubscribe}",
    "/docs",
    "/docs/problems",
    "/nowhere",
)


TEXT = "“The quay is safe,” Lena Ostrava said. Pilot Ivo Brandt said that he would not moor a bathtub there."
STATES = {
    "a reading": ("/", "form.paste", {"text": TEXT}),
    "an empty text": ("/", "form.paste", {"text": " "}),
    "said by another": ("/check", "form.check", {"words": "The quay is safe", "name": "Ivo Brandt"}),
    "altered words": ("/check", "form.check", {"words": "The quay is quite safe"}),
    "words of nobody": ("/check", "form.check", {"words": "Zeppelins are late tonight"}),
    "an article checked": ("/check", "details form.check", {"text": TEXT}),
    "a split before it is done": ("/speakers/{speaker}/split", "form.settle", {"articles": "{article}"}),
    "no role ticked": ("/speakers/{speaker}", "form.settle-roles", {}),
    "words that are not there": ("/articles/{article}", ".missed form", {"words0": "nowhere"}),
    "nothing to follow": ("/follows", "form.follow", {}),
    "a wrong key": ("/sign-in", "form.sign-in", {"key": "wrong"}),
    "a session that ended": ("/", "form.paste", {"text": TEXT, "csrf_token": "old"}),
}
"""Pages that answer a form: where it stands, which it is, and what is written into it."""

FILL_IN = """
const form = document.querySelector(arguments[0]);
for (const [name, value] of Object.entries(arguments[1])) {
  for (const field of form.querySelectorAll(`[name="${name}"]`)) {
    if (field.type === "checkbox") field.checked = field.value === value; else field.value = value;
  }
}
document.body.id = "before";
form.noValidate = true;
form.requestSubmit();
"""
MAIN = ("/", "/speakers/{speaker}", "/articles/{article}", "/review", "/search?q=quay")


@pytest.fixture
def ids(app, client, keep, quay, quotation):
    """What the addresses of the pages name: a record with two articles of one speaker, a change of position, a batch,
    a quotation that was rejected, a follow."""
    article, analysis = quay
    first, second = analysis.quotations[:2]
    shown = Position("Lena Ostrava", first.id, "the Quay Wall", "quay wall", "oppose", first.spans[0], 0.9)
    doubtful = replace(shown, quotation=second.id, speaker="Ivo Brandt", confidence=0.3, evidence=second.spans[0])
    words = "I support the Quay Wall of this town"
    before, said_before = article_with(
        quotation,
        f"“{words},” Lena Ostrava said.",
        [([f"{words},"], "Lena Ostrava", None, {})],
        uri="u:before",
        published=date(2023, 1, 1),
    )
    earlier = replace(shown, quotation=said_before.quotations[0].id, stance="support")
    earlier = replace(earlier, evidence=said_before.quotations[0].spans[0])
    keep(before, replace(said_before, positions=(earlier,)))
    stored = keep(article, replace(analysis, positions=(shown,), positions_to_check=(doubtful,)))
    known = {speaker.name: speaker.id for speaker in stored.speakers}
    rejected = client.get(f"/v1/quotations/{stored.quotations[2].id}")
    path, tag = f"/v1/quotations/{rejected.json['id']}", {"If-Match": rejected.headers["ETag"]}
    assert client.patch(path, json={"rejected": True}, headers=tag).status_code in (200, 204)
    client.post("/v1/follows", json={"q": "quay", "speaker": known["Lena Ostrava"]})
    with app.test_request_context("/"):
        unsubscribe = urlsplit(links().unsubscribe("default", "kim@gazette.example"))
    return {
        "article": stored.id,
        "quotation": stored.quotations[0].id,
        "rejected": rejected.json["id"],
        "speaker": known["Lena Ostrava"],
        "other": known["Ivo Brandt"],
        "batch": client.post("/v1/batches", json={"articles": [{"text": "The pier was quiet."}]}).json["id"],
        "unsubscribe": f"{unsubscribe.path}?{unsubscribe.query}",
    }


def faults_here(driver, name):
    """What axe-core finds on the page that the browser shows: rules and elements."""
    driver.execute_script("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = axe_results(driver)
    assert len(found["passes"]) > 10, name  # it ran
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]]


def faults(driver, address, ids, pages):
    """What is found on each of ``pages``. A page without a fault is left out."""
    faulty = {}
    for page in pages:
        driver.get(address + page.format(**ids))
        if found := faults_here(driver, page):
            faulty[page] = found
    return faulty


def shown(driver, width, scheme):
    """Make the window so wide, and the reader wish for light or dark."""
    sized(driver, width)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)


@pytest.fixture
def light_again(chromium):
    """Leave the browser as it was."""
    yield
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_every_page_is_looked_at(app):
    """A page that is added is found missing in the list."""
    places = app.url_map.bind("127.0.0.1")
    named = {"unsubscribe": "/unsubscribe"} | dict.fromkeys(
        ("article", "quotation", "rejected", "speaker", "other", "batch"), "0" * 32
    )
    seen = {places.match(urlsplit(page.format(**named)).path)[0] for page in PAGES if page != "/nowhere"}
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    all_pages = {
        rule.endpoint
        for rule in rules
        if rule.endpoint.split(".")[0] in ("pages", "desk", "signing", "documentation")
        and not rule.endpoint.endswith(".static")
        and not rule.rule.endswith((".<form>", ".atom"))  # tables and feeds
    }
    assert len(all_pages) > 20 and all_pages - seen == set()


@NEEDED
def test_main_pages_have_no_faults(chromium, address, ids):
    sized(chromium, TELEPHONE)
    assert not (found := faults(chromium, address, ids, MAIN)), json.dumps(found, indent=2)


@NEEDED
@pytest.mark.slow
@pytest.mark.parametrize("width", [DESKTOP, TELEPHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_faults(chromium, address, ids, light_again, width, scheme):
    shown(chromium, width, scheme)
    found = faults(chromium, address, ids, PAGES)
    assert not found, json.dumps(found, indent=2)


@NEEDED
@pytest.mark.slow
@pytest.mark.parametrize("width", [DESKTOP, TELEPHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_answers_to_forms_have_no_faults(chromium, address, ids, light_again, width, scheme):
    shown(chromium, width, scheme)
    faulty = {}
    for name, (page, form, values) in STATES.items():
        chromium.get(address + page.format(**ids))
        chromium.execute_script(FILL_IN, form, {field: value.format(**ids) for field, value in values.items()})
        wait(chromium, lambda d: d.execute_script("return document.readyState === 'complete' && !document.body.id"))
        if found := faults_here(chromium, name):
            faulty[name] = found
    assert not faulty, json.dumps(faulty, indent=2)
