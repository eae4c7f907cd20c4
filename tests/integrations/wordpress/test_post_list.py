"""The list of posts: how each stands, and sending several again."""

from __future__ import annotations

import re

import pytest

from tests.integrations.service import Service
from tests.integrations.wordpress.running import Site, paragraph

pytestmark = pytest.mark.slow

SAID = paragraph("“The ferry sails tonight,” harbour master Ilsa Brandt said.")


def column(page: str, post: int) -> str:
    """What the column says of a post."""
    row = re.search(rf'<tr id="post-{post}".*?</tr>', page, re.DOTALL)
    assert row
    cell = re.search(r"<td class='on_record column-on_record'[^>]*>(.*?)</td>", row[0])
    assert cell, row[0]
    return cell[1]


def test_posts_from_before_are_sent_by_the_bulk_action(wordpress: Site, service: Service) -> None:
    wordpress.set_options()
    old, draft = wordpress.post(SAID), wordpress.post(SAID, status="draft")
    wordpress.work()
    wordpress.set_options(url=service.url, key=service.cms_key)
    page = wordpress.page("edit.php")
    assert column(page, old) == ""
    nonce = re.search(r'name="_wpnonce" value="(\w+)"', page)
    assert nonce
    asked = f"edit.php?action=on_record_send_again&post[]={old}&post[]={draft}&_wpnonce={nonce[1]}"
    page = wordpress.page(asked)
    assert "1 post will be sent again." in page and column(page, old) == "Not sent yet."
    wordpress.work()
    page = wordpress.page("edit.php")
    assert column(page, old) == "Sent" and column(page, draft) == ""
