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


@pytest.mark.parametrize("width", [DESKTOP, TELEPHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_faults(chromium, address, stored, width, scheme):
    sized(chromium, width)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    ids = {"article": stored.id, "quotation": stored.quotations[0].id, "speaker": stored.speakers[0].id}
    faults = {}
    for page in PAGES:
        chromium.get(address + page.format(**ids))
        chromium.execute_script("document.querySelectorAll('details').forEach(one => { one.open = true })")
        found = axe_results(chromium)
        assert len(found["passes"]) > 10, page  # it ran
        if found["violations"]:
            faults[page] = [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]]
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert faults == {}, json.dumps(faults, indent=2)
