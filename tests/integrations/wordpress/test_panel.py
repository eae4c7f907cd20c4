"""The panel of the block editor and the box of the classic one, in a browser."""

from __future__ import annotations

import pytest
from selenium import webdriver

from tests.integrations.service import Service
from tests.integrations.wordpress.editing import CANVAS, edit, find_quotations, marks, press, sign_in, violations
from tests.integrations.wordpress.running import Site, block, paragraph
from tests.support.driving import found, photograph, wait

pytestmark = pytest.mark.slow

SAID = "“Nobody &amp; nothing <b>moves</b> the &lt;script&gt;alert(1)&lt;/script&gt; of the harbour,” Ivo Kern said."
DRAFT = "\n\n".join(
    [
        block("heading", '<h2 class="wp-block-heading">The ferry sails tonight, says Brandt</h2>'),
        paragraph("“The ferry sails <em>tonight</em>,” harbour master Ilsa Brandt said on Monday."),
        paragraph("Ivo Kern and Jan Holt stood on the quay. “Nobody asked us,” he said."),
        block("quote", f'<blockquote class="wp-block-quote">{paragraph(SAID)}</blockquote>'),
    ]
)
MOVES = "Nobody & nothing moves the <script>alert(1)</script> of the harbour,"
EDITED = "return wp.data.select('core/editor').getEditedPostContent();"
BEFORE = paragraph("“I <i>love</i> the quay,” harbour master Ilsa Brandt said.")
CLASSIC = "add_filter( 'use_block_editor_for_post', '__return_false' );"


@pytest.fixture
def draft(wordpress: Site) -> int:
    """A draft about a ferry."""
    return wordpress.post(DRAFT, status="draft", date="2024-03-12T10:00:00")


def test_rest_routes_of_the_editor_are_for_those_who_may_edit(wordpress: Site, draft: int) -> None:
    asked = {"post": draft, "content": DRAFT}
    speaker = f"/on-record/v1/speakers/{'0' * 32}"
    for user, status in (("", 401), ("subscriber", 403), ("editor", 200)):
        assert wordpress.rest("/on-record/v1/extract", asked, user).status_code == status
        assert wordpress.rest(speaker, user=user).status_code == (502 if status == 200 else status)


def test_draft_shows_its_quotations_and_stays_as_it_is(
    wordpress: Site, service: Service, chromium: webdriver.Chrome, draft: int
) -> None:
    wordpress.post(BEFORE, "The quay")
    wordpress.work()
    kept = service.ask("/v1/articles?limit=200").json()
    edit(chromium, wordpress, draft)
    opened, page = chromium.execute_script(EDITED), chromium.page_source
    entries = find_quotations(chromium)
    assert "Nobody named." in entries[0] and "Perhaps: Ilsa Brandt." in entries[0]
    assert "Please check: the machine is not sure." in entries[0]
    assert "“The ferry sails tonight,”" in entries[1] and "Ilsa Brandt, harbour master" in entries[1]
    assert "Said: 2024-03-11 (“Monday”)" in entries[1] and "Please check" not in entries[1]
    assert f"“{MOVES}”" in entries[3] and "Not on record so far." in entries[3]
    wait(chromium, lambda b: "".join(marks(b)).endswith(f"The ferry sails tonight,Nobody asked us,{MOVES}"))
    press(chromium, "What Ilsa Brandt said before")
    wait(chromium, lambda b: found(b, ".on-record-list ul li"))
    (link,) = found(chromium, ".on-record-list a[href*='/speakers/']")
    profile = link.get_attribute("href").removeprefix(service.url)
    assert service.ask(profile).ok
    before = service.ask(f"/v1{profile}/quotations?limit=3").json()["quotations"]
    shown = [said.text.split("”")[0] for said in found(chromium, ".on-record-list ul li")]
    assert before and shown == ["“" + said["spans"][0]["exact"] for said in before]
    photograph(chromium, "wordpress")
    assert "says Brandt" in opened and chromium.execute_script(EDITED) == opened
    assert wordpress.rest(f"/wp/v2/posts/{draft}?context=edit").json()["content"]["raw"] == DRAFT
    assert service.ask("/v1/articles?limit=200").json() == kept
    for secret in (service.cms_key, service.url):
        assert secret not in page
    assert violations(chromium, ".on-record-panel") == []


def test_click_goes_to_the_block_and_marks_go_with_an_edit(
    wordpress: Site, chromium: webdriver.Chrome, draft: int
) -> None:
    edit(chromium, wordpress, draft)
    find_quotations(chromium)
    wait(chromium, lambda b: "moves" in "".join(marks(b)))
    found(chromium, ".on-record-list .on-record-words")[3].click()
    selected = "return wp.data.select('core/block-editor').getSelectedBlock().attributes.content.toString();"
    assert "Ivo Kern" in chromium.execute_script(selected)
    focused = CANVAS + "return page.activeElement.textContent;"
    assert "Ivo Kern" in chromium.execute_script(focused)
    chromium.execute_script(
        "const id = wp.data.select('core/block-editor').getSelectedBlockClientId();"
        "wp.data.dispatch('core/block-editor').updateBlockAttributes(id, { content: 'He left.' });"
    )
    wait(chromium, lambda _: marks(chromium) == [])
    assert "The text was edited since." in found(chromium, ".on-record-panel")[0].text


def test_panel_says_what_is_wrong(wordpress: Site, service: Service, chromium: webdriver.Chrome, draft: int) -> None:
    wordpress.set_options(url=service.url, key=service.key_with("read"))
    edit(chromium, wordpress, draft)
    press(chromium, "Find quotations")
    status = ".on-record-panel [role=status]"
    wait(chromium, lambda b: "The service answered 403." in found(b, status)[0].text)


def test_classic_editor_shows_the_same_list(wordpress: Site, chromium: webdriver.Chrome) -> None:
    classic = wordpress.folder / "wp-content" / "mu-plugins" / "classic.php"
    classic.write_text(f"<?php {CLASSIC}")
    post = wordpress.post("“The ferry sails tonight,” harbour master Ilsa Brandt said.\n\n" + SAID, status="draft")
    sign_in(chromium, wordpress)
    try:
        chromium.get(f"{wordpress.url}/wp-admin/post.php?post={post}&action=edit")
        first, second = find_quotations(chromium)
    finally:
        classic.unlink()
    assert "“The ferry sails tonight,”" in first and "Ilsa Brandt, harbour master" in first
    assert f"“{MOVES}”" in second
    assert violations(chromium, "#on-record-box") == []
