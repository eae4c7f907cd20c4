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
    "/check",
    "/speakers",
    "/speakers?q=zzyzx",
    "/speakers/{speaker}",
    "/speakers/{speaker}?from=2025-01-01",
    "/speakers/{speaker}/merge",
    "/speakers/{speaker}/split",
    "/articles",
    "/articles/{article}",
    "/articles/{article}/versions",
    "/batches",
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
    "/follows?q=quay&speaker={speaker}",
    "/sign-in",
    "/docs",
    "/docs/problems",
    "/nowhere",
)


MAIN = ("/", "/speakers/{speaker}", "/articles/{article}", "/review", "/docs")


def faults(driver, address, stored, pages):
    """What axe-core finds on each of ``pages``: rules and elements. A page without a fault is left out."""
    ids = {"article": stored.id, "quotation": stored.quotations[0].id, "speaker": stored.speakers[0].id}
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
def test_pages_have_no_faults(chromium, address, stored, width, scheme):
    sized(chromium, width)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    found = faults(chromium, address, stored, PAGES)
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert not found, json.dumps(found, indent=2)
