"""axe-core finds no fault on the pages and their states: desktop and telephone, light and dark."""

from __future__ import annotations

import json

import pytest

from tests.support.driving import NEEDED, TELEPHONE, axe_results, sized

pytestmark = NEEDED

DESKTOP = 1280
PAGES = (
    "/",
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
    "/speakers/{speaker}/split",
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
    "/corrections",
    "/follows",
    "/follows?q=quay&speaker={speaker}",
    "/q/none",
    "/sign-in",
    "/docs",
    "/docs/problems",
    "/nowhere",
)


MAIN = ("/", "/speakers/{speaker}", "/articles/{article}", "/review", "/docs")


def faults(driver, address, stored, pages, **more):
    """What axe-core finds on each of ``pages``: rules and elements. A page without a fault is left out."""
    ids = {"article": stored.id, "quotation": stored.quotations[0].id, "speaker": stored.speakers[0].id} | more
    faulty = {}
    for page in pages:
        driver.get(address + page.format(**ids))
        driver.execute_script("document.querySelectorAll('details').forEach(one => { one.open = true })")
        found = axe_results(driver)
        assert len(found["passes"]) > 10, page  # it ran
        if found["violations"]:
            faulty[page] = [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]]
    return faulty


def test_main_pages_have_no_faults(chromium, address, stored):
    sized(chromium, TELEPHONE)
    assert not (found := faults(chromium, address, stored, MAIN)), json.dumps(found, indent=2)


@pytest.mark.slow
@pytest.mark.parametrize("width", [DESKTOP, TELEPHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_faults(chromium, address, client, stored, width, scheme):
    client.post("/v1/follows", json={"q": "quay", "speaker": stored.speakers[0].id})
    batch = client.post("/v1/batches", json={"articles": [{"text": "The pier was quiet."}]}).json["id"]
    sized(chromium, width)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    found = faults(chromium, address, stored, PAGES, batch=batch)
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert not found, json.dumps(found, indent=2)
