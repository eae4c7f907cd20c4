"""Searching, citing and checking in headless Chromium, by keyboard and on a telephone."""

from __future__ import annotations

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.support.driving import NEEDED, TELEPHONE, found, sized, wait

pytestmark = NEEDED


def test_what_somebody_said_is_found_by_keyboard_and_cited(browser, address, stored):
    browser.get(f"{address}/speakers")
    ActionChains(browser).send_keys("/").send_keys("quay").send_keys(Keys.ENTER).perform()
    wait(browser, lambda d: found(d, ".results .quotations li"))
    assert "1 QUOTATION" in browser.find_element(By.ID, "results").text.upper()
    browser.find_element(By.CSS_SELECTOR, "button.copy").click()
    wait(browser, lambda d: d.find_element(By.CSS_SELECTOR, "button.copy").text == "Copied")
    box = browser.find_element(By.ID, "q")
    box.clear()
    box.send_keys(Keys.CONTROL, "v")
    copied = box.get_property("value")
    assert copied.startswith("“The quay is safe,” … “It was never in doubt.” Lena Ostrava, Harbour Minister (“Minis")
    assert copied.endswith(f"{address}/q/{stored.quotations[0].id}")
    browser.find_element(By.LINK_TEXT, "Permalink").click()
    wait(browser, lambda d: d.find_element(By.ID, "citation").get_property("value") == copied)


def test_altered_words_are_marked_without_script(browser, address, stored):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(f"{address}/check")
    browser.find_element(By.ID, "words").send_keys("I would never moor a bathtub there")
    browser.find_element(By.CSS_SELECTOR, "form.check button").click()
    wait(browser, lambda d: found(d, ".verdict.altered"))
    assert [d.text for d in found(browser, ".tracked del")] == ["never"]
    assert [d.text for d in found(browser, ".tracked ins")] == ["not"]


def test_a_telephone_needs_no_sideways_scrolling(browser, address, stored):
    sized(browser, TELEPHONE)
    paths = ["/search?q=quay", "/check", "/articles", "/batches", "/report", f"/articles/{stored.id}/versions"]
    for path in (*paths, f"/q/{stored.quotations[0].id}"):
        browser.get(address + path)
        width = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]["width"]
        assert width <= TELEPHONE, path
