"""The three main jobs by keyboard alone in Chromium, and how many keys each takes besides the words that are typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.support.driving import NEEDED, found, wait
from tests.web.conftest import article_with

pytestmark = NEEDED
TEXT = "“The zeppelin sails tonight,” Ilsa Brandt said on Monday."


@dataclass
class Keyboard:
    """The keys that were pressed; words are typed and not counted, but each change of field is."""

    driver: webdriver.Chrome
    pressed: int = 0

    def press(self, key: str) -> None:
        """Press one key."""
        ActionChains(self.driver).send_keys(key).perform()
        self.pressed += 1

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        ActionChains(self.driver).send_keys(words).perform()

    def tab_to(self, selector: str) -> None:
        """Go on with Tab until what the selector names has the focus."""
        for _ in range(40):
            if self.driver.execute_script("return document.activeElement.matches(arguments[0])", selector):
                return
            self.press(Keys.TAB)
        raise AssertionError(f"Tab does not lead to {selector}")


def test_an_article_is_checked(browser, address, stored):
    browser.get(address)
    keys = Keyboard(browser)
    keys.tab_to(".skip")
    keys.press(Keys.ENTER)
    keys.tab_to("textarea")
    keys.type(TEXT)
    keys.tab_to("main button[type=submit]")
    keys.press(Keys.ENTER)
    wait(browser, lambda d: found(d, ".text mark"))
    print(f"an article is checked: {keys.pressed} keys")
    assert keys.pressed <= 20


def test_ten_quotations_are_settled(browser, address, client, keep, quotation):
    words = [f"We sail at number {n}, the quay is open," for n in range(10)]
    text = "\n\n".join(f"“{said}” Ana Lopes said." for said in words)
    found_in = [([said], "Ana Lopes", None, {"confidence": 0.4, "needs_review": True}) for said in words]
    keep(*article_with(quotation, text, found_in, uri="u:ten", published=datetime.now(UTC).date()))
    browser.get(f"{address}/review")
    keys = Keyboard(browser)
    for left in range(10, 0, -1):
        wait(browser, lambda d, left=left: d.find_element("css selector", ".tally").text.startswith(f"{left} "))
        keys.press("r")
    wait(browser, lambda d: found(d, ".empty"))
    print(f"ten quotations are settled: {keys.pressed} keys")
    assert keys.pressed == 10 == len(client.get("/v1/corrections").json["corrections"])


def test_words_of_somebody_on_a_subject_between_two_days_are_found(browser, address, stored):
    browser.get(f"{address}/speakers")
    keys = Keyboard(browser)
    keys.press("/")
    keys.type("quay")
    keys.press(Keys.ENTER)
    wait(browser, lambda d: found(d, "#who"))
    keys.tab_to(".skip")
    keys.press(Keys.ENTER)
    keys.tab_to("#who")
    keys.type("Lena Ostrava")
    keys.tab_to(".find-all summary")
    keys.press(Keys.ENTER)
    for field, day in (("#from", "01012024"), ("#to", "12312024")):
        keys.tab_to(field)
        keys.type(day)
    keys.press(Keys.ENTER)
    wait(browser, lambda d: "from=2024-01-01" in d.current_url and "to=2024-12-31" in d.current_url)
    wait(browser, lambda d: len(found(d, ".results .quotations li")) == 1)
    assert "Lena Ostrava" in found(browser, ".results .quotations li")[0].text
    print(f"somebody’s words on a subject between two days are found: {keys.pressed} keys")
    assert keys.pressed <= 20
