"""The editors of WordPress in a browser: signed in, opened on a post, looked at."""

from __future__ import annotations

from typing import Any

from selenium import webdriver

from tests.integrations.wordpress.running import Site
from tests.support.driving import axe_results, found, wait

LIST = ".on-record-list > li"
READY = """
const data = window.wp && window.wp.data;
const editor = data && data.select('core/block-editor');
if (!editor || !data.select('core/editor').getCurrentPostId() || !editor.getBlockCount()) { return false; }
data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false);
data.dispatch('core/preferences').set('core', 'welcomeGuide', false);
data.dispatch('core/edit-post').openGeneralSidebar('on-record/on-record');
return !!document.querySelector('.on-record-panel button');
"""
CANVAS = """
const frame = document.querySelector('iframe[name="editor-canvas"]');
const page = frame ? frame.contentDocument : document;
"""


def sign_in(browser: webdriver.Chrome, wordpress: Site) -> None:
    """Take over the administrator's session."""
    wordpress.page("index.php")
    browser.get(f"{wordpress.url}/wp-json/")  # cookies are given to the site that is open
    for cookie in wordpress.browser.cookies:
        browser.add_cookie({"name": cookie.name, "value": cookie.value or "", "path": cookie.path})


def edit(browser: webdriver.Chrome, wordpress: Site, post: int) -> None:
    """Open the block editor on a post, with the panel."""
    sign_in(browser, wordpress)
    browser.get(f"{wordpress.url}/wp-admin/post.php?post={post}&action=edit")
    wait(browser, lambda b: b.execute_script(READY))


def press(browser: webdriver.Chrome, words: str) -> None:
    """Press the button that says so."""
    script = "const b = [...document.querySelectorAll('button')].find(b => b.textContent.trim() === arguments[0]);"
    wait(browser, lambda b: b.execute_script(script + "if (b) { b.click(); } return !!b;", words))


def find_quotations(browser: webdriver.Chrome) -> list[str]:
    """Press the button and wait for the list: what each of its entries says."""
    press(browser, "Find quotations")
    says = "return document.querySelector('.on-record [role=status]').textContent;"
    wait(browser, lambda b: b.execute_script(says) not in ("", "Reading …"))
    assert found(browser, LIST), browser.execute_script(says)
    return [str(entry.text) for entry in found(browser, LIST)]


def marks(browser: webdriver.Chrome) -> list[str]:
    """The marked words in the text, in its order."""
    script = CANVAS + "return [...page.querySelectorAll('.annotation-text-on-record')].map(m => m.textContent);"
    return list(browser.execute_script(script))


def violations(browser: webdriver.Chrome, within: str) -> list[Any]:
    """What axe-core finds fault with in a part of the page."""
    return [(v["id"], [n["html"] for n in v["nodes"]]) for v in axe_results(browser, within)["violations"]]
