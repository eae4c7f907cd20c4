"""What readers see: structured data where it is switched on, and the block that cites the record."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import requests
from selenium import webdriver

from tests.integrations.service import Service
from tests.integrations.wordpress.editing import CANVAS, edit, press
from tests.integrations.wordpress.running import Site, paragraph
from tests.support.driving import wait
from tests.support.live import SECONDS

pytestmark = pytest.mark.slow

SAID = paragraph("“The ferry sails tonight,” harbour master Ilsa Brandt said. Pilots said that it would not.")
TYPE = """
const field = block && block.querySelector('input');
if (!field) { return false; }
const prototype = field.ownerDocument.defaultView.HTMLInputElement.prototype;
Object.getOwnPropertyDescriptor(prototype, 'value').set.call(field, arguments[0]);
field.dispatchEvent(new Event('input', { bubbles: true }));
return true;
"""
CHOOSE = "const found = block.querySelector('li button'); if (found) { found.click(); } return !!found;"
EVIL = '<script>alert("1")</script>'


def read(wordpress: Site, post: int) -> str:
    """The page of a post as any reader gets it."""
    return requests.get(f"{wordpress.url}/?p={post}", timeout=SECONDS).text


def structured(page: str) -> list[dict[str, Any]]:
    """The quotations that its structured data has."""
    documents = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [said for document in documents for said in json.loads(document)["@graph"]]


@pytest.fixture
def sent(wordpress: Site) -> int:
    """A post that is on record."""
    post = wordpress.post(SAID)
    wordpress.work()
    return post


def test_structured_data_is_there_only_where_it_is_switched_on(wordpress: Site, service: Service, sent: int) -> None:
    assert structured(read(wordpress, sent)) == []
    wordpress.set_options(url=service.url, key=service.cms_key, json_ld=True)
    brandt = {"@type": "Person", "name": "Ilsa Brandt"}
    said = {"@type": "Quotation", "text": "The ferry sails tonight,", "spokenByCharacter": brandt}
    assert structured(read(wordpress, sent)) == [said]
    page = read(wordpress, sent)
    assert service.url not in page and service.cms_key not in page


def test_block_has_the_words_of_the_record(wordpress: Site, service: Service, sent: int) -> None:
    id_ = wordpress.meta(sent, "quotations")[0]["id"]
    post = wordpress.post(f'<!-- wp:on-record/quotation {{"id":"{id_}"}} /-->', "Cites")
    (figure,) = re.findall(r"<figure class=\"wp-block-on-record-quotation\">.*?</figure>", read(wordpress, post))
    assert f'<blockquote cite="{wordpress.url}/?p={sent}"><p>“The ferry sails tonight,”</p></blockquote>' in figure
    assert "<figcaption>Ilsa Brandt, harbour master, The Harbour Desk, " in figure
    assert service.url not in read(wordpress, post)


def test_block_survives_the_service_and_not_the_quotation(wordpress: Site, service: Service, sent: int) -> None:
    id_ = wordpress.meta(sent, "quotations")[0]["id"]
    post = wordpress.post(f'<!-- wp:on-record/quotation {{"id":"{id_}"}} /-->', "Cites")
    assert "The ferry sails" in read(wordpress, post)
    wordpress.set_options(url="http://127.0.0.1:9", key="")
    wordpress.php(f"return OnRecord\\look_up( '{id_}' );")
    assert "The ferry sails" in read(wordpress, post)
    wordpress.set_options(url=service.url, key=service.cms_key)
    wordpress.update(sent, status="draft")
    wordpress.work()
    wordpress.php(f"return OnRecord\\look_up( '{id_}' );")
    assert "blockquote" not in read(wordpress, post)


@pytest.mark.parametrize("attributes", ['{"id":"../speakers"}', "{}", '{"id":7}'])
def test_block_with_no_id_of_a_quotation_shows_nothing(wordpress: Site, attributes: str) -> None:
    assert "blockquote" not in read(
        wordpress, wordpress.post(f"<!-- wp:on-record/quotation {attributes} /-->", "Cites")
    )


def test_speaker_named_script_is_text_everywhere(wordpress: Site, service: Service, chromium: webdriver.Chrome) -> None:
    sent = wordpress.post(paragraph("“The crane moves,” crane driver Edda Quill said."))
    wordpress.work()
    speaker = wordpress.meta(sent, "quotations")[0]["speaker"]["id"]
    tag = service.ask(f"/v1/speakers/{speaker}").headers["ETag"]
    renamed = service.ask(f"/v1/speakers/{speaker}", "PATCH", json={"name": EVIL}, headers={"If-Match": tag})
    assert renamed.ok, renamed.text
    wordpress.php(f"return OnRecord\\refresh( {sent} );")
    wordpress.set_options(url=service.url, key=service.cms_key, json_ld=True)
    said = wordpress.meta(sent, "quotations")[0]
    assert said["speaker"]["name"] == EVIL
    post = wordpress.post(f'<!-- wp:on-record/quotation {{"id":"{said["id"]}"}} /-->', "Cites", status="draft")
    assert structured(read(wordpress, sent))[0]["spokenByCharacter"]["name"] == EVIL
    assert EVIL not in read(wordpress, sent)
    edit(chromium, wordpress, post)
    shown = CANVAS + "return [...page.querySelectorAll('figcaption')].map(c => c.textContent).join();"
    wait(chromium, lambda b: EVIL in b.execute_script(shown))


def test_block_is_found_by_its_words(wordpress: Site, sent: int, chromium: webdriver.Chrome) -> None:
    assert wordpress.rest("/on-record/v1/quotations?q=ferry", user="subscriber").status_code == 403
    found = wordpress.rest("/on-record/v1/quotations?q=ferry%20tonight").json()
    assert "“The ferry sails tonight,”" in [q["words"] for q in found]
    post = wordpress.post(paragraph("Text.") + "<!-- wp:on-record/quotation /-->", "Cites", status="draft")
    edit(chromium, wordpress, post)
    in_block = CANVAS + "const block = page.querySelector('[data-type=\"on-record/quotation\"]');"
    wait(chromium, lambda b: b.execute_script(in_block + TYPE, "ferry tonight"))
    chromium.execute_script(in_block + "block.querySelector('button[type=submit]').click();")
    wait(chromium, lambda b: b.execute_script(in_block + CHOOSE))
    saved = "return wp.data.select('core/editor').getEditedPostContent();"
    wait(chromium, lambda b: '<!-- wp:on-record/quotation {"id":"' in b.execute_script(saved))
    press(chromium, "Save draft")
    wait(chromium, lambda _: '{"id":"' in wordpress.php(f"return get_post( {post} )->post_content;"))
