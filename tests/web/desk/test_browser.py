"""The editor's desk in headless Chromium: one key for each decision, words selected, two editors, no script at all."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.support.driving import NEEDED, TELEPHONE, found, sized, wait
from tests.web.conftest import article_with

pytestmark = NEEDED
LEAST = "Somebody will pay,"
NEXT = "I would not moor a bathtub there,"
SELECT = """
const walk = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
const ends = arguments;
let from, to;
for (let node = walk.nextNode(); node; node = walk.nextNode()) {
  if (!from && node.data.includes(ends[0])) from = [node, node.data.indexOf(ends[0])];
  if (node.data.includes(ends[1])) to = [node, node.data.indexOf(ends[1]) + ends[1].length];
}
getSelection().setBaseAndExtent(...from, ...to);
"""


def press(driver, key):
    ActionChains(driver).send_keys(key).perform()


def marked(driver, words):
    return wait(driver, lambda d: [m.text for m in found(d, ".passage mark")] == [words])


def standing(client, words, stored):
    id_ = next(q.id for q in stored.quotations if q.spans[0].exact == words)
    return client.get(f"/v1/quotations/{id_}")


def test_one_key_for_each_decision_and_for_taking_it_back(browser, address, client, stored):
    browser.get(f"{address}/review?of=all")
    marked(browser, LEAST)
    press(browser, "1")
    marked(browser, NEXT)
    assert "Speaker set to Ivo Brandt" in browser.find_element(By.CSS_SELECTOR, ".notice").text
    press(browser, "u")
    marked(browser, LEAST)
    assert standing(client, LEAST, stored).json["speaker"] is None
    press(browser, "n")
    marked(browser, NEXT)
    press(browser, "x")
    wait(browser, lambda d: found(d, ".empty"))
    assert standing(client, NEXT, stored).status_code == 410
    press(browser, "u")
    wait(browser, lambda d: found(d, ".bar [data-key=r]"))
    press(browser, "r")
    wait(browser, lambda d: found(d, ".empty"))
    assert standing(client, NEXT, stored).json["evidence"]["method"] == "editor"


def clear_of_the_bar(browser, id_):
    """An element, scrolled above the bar at the foot of the screen."""
    element = browser.find_element(By.ID, id_)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    return element


def test_keys_do_nothing_in_a_field_nor_when_they_are_switched_off(browser, address, client, stored):
    browser.get(f"{address}/review?of=all")
    press(browser, "/")
    assert browser.switch_to.active_element.get_attribute("name") == "name"
    press(browser, "xn1r")
    assert browser.find_element(By.ID, "name").get_property("value") == "xn1r"
    clear_of_the_bar(browser, "keys").click()
    browser.get(f"{address}/review?of=all")
    assert not browser.find_element(By.ID, "keys").is_selected()
    press(browser, "x")
    ActionChains(browser).key_down(Keys.CONTROL).send_keys("x").key_up(Keys.CONTROL).perform()
    marked(browser, LEAST)
    browser.find_element(By.ID, "reason").send_keys("because", Keys.ENTER)
    marked(browser, LEAST)
    assert client.get("/v1/corrections").json["corrections"] == []
    clear_of_the_bar(browser, "keys").click()
    press(browser, "s")
    marked(browser, NEXT)


def test_two_editors_and_the_back_button(browser, address, client, stored):
    browser.get(f"{address}/review?of=all")
    first = browser.current_window_handle
    browser.switch_to.new_window("tab")
    browser.get(f"{address}/review?of=all")
    press(browser, "n")
    marked(browser, NEXT)
    browser.close()
    browser.switch_to.window(first)
    press(browser, "x")
    alert = wait(browser, lambda d: d.find_element(By.CSS_SELECTOR, "[role=alert]"))
    assert "Someone else changed this while you had it open" in alert.text
    assert standing(client, LEAST, stored).status_code == 200
    browser.get(f"{address}/review?of=all")
    press(browser, "n")
    wait(browser, lambda d: found(d, ".empty"))
    browser.back()
    wait(browser, lambda d: found(d, ".passage mark") or found(d, ".empty"))
    press(browser, "n")
    wait(browser, lambda d: found(d, ".empty") or found(d, "[role=alert]"))
    assert len(client.get("/v1/corrections").json["corrections"]) == 2
    assert all("412" in entry["message"] for entry in browser.get_log("browser"))  # which Chromium notes as an error


def test_a_double_click_decides_once(browser, address, client, stored):
    browser.get(f"{address}/review?of=all")
    ActionChains(browser).double_click(browser.find_element(By.CSS_SELECTOR, "[data-key=n]")).perform()
    marked(browser, NEXT)
    assert [c["kind"] for c in client.get("/v1/corrections").json["corrections"]] == ["speaker"]


def test_words_are_selected_and_added(browser, address, client, stored):
    browser.get(f"{address}/articles/{stored.id}")
    browser.execute_script(SELECT, "song of", "the quay”")
    offer = wait(browser, lambda d: next((o for o in found(d, ".offer button") if o.is_displayed()), None))
    offer.click()
    form = browser.find_element(By.CSS_SELECTOR, "form.add")
    assert form.find_element(By.NAME, "words0").get_property("value") == "song of the quay”"
    assert form.find_element(By.NAME, "at0").get_property("value") == str(stored.text.index("song of"))
    form.find_elements(By.NAME, "speaker")[1].click()
    form.find_element(By.CSS_SELECTOR, "[value=add]").click()
    wait(browser, lambda d: "song of the quay" in [m.text for m in found(d, "mark")])
    added = client.get(f"/v1/articles/{stored.id}").json["quotations"][-1]
    assert (added["spans"][0]["exact"], added["speaker"]["name"]) == ("song of the quay", stored.speakers[1].name)


def test_labels_between_selected_words_are_not_of_them(browser, address, keep, quotation):
    text = "🙂 One. “Words,” Ana Petrov said. “Words again,” she said. “Words,” Ivo Brandt said."
    stored = keep(*article_with(quotation, text, [(["Words,", "Words again,"], "Ana Petrov", None, {})]))
    browser.get(f"{address}/articles/{stored.id}")
    browser.execute_script(SELECT, "Ana Petrov said.", " she said.")
    wait(browser, lambda d: any(o.is_displayed() for o in found(d, ".offer button")))
    found(browser, ".offer button")[0].click()
    form = browser.find_element(By.CSS_SELECTOR, "form.add")
    words, at = (form.find_element(By.NAME, name).get_property("value") for name in ("words0", "at0"))
    assert words == "Ana Petrov said. “Words again,” she said."
    assert int(at) == text.index("Ana Petrov")
    browser.execute_script(SELECT, "Ivo Brandt said", "Ivo Brandt said")
    wait(browser, lambda d: len([o for o in found(d, ".offer button") if o.is_displayed()]) == 2)
    found(browser, ".offer button")[1].click()
    assert form.find_element(By.NAME, "words1").get_property("value") == "Ivo Brandt said"


@pytest.mark.parametrize(
    "scripts", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["with scripts", "without scripts"]
)
def test_the_desk_on_a_telephone(browser, address, client, keep, quotation, stored, scripts):
    name = "Wolfeschlegelsteinhausenbergerdorff" * 40
    text = f"Pilot {name} came. “{'x' * 300}, well,” {name} said."
    said = [([f"{'x' * 300}, well,"], name, "Pilot", {"confidence": 0.1, "needs_review": True})]
    long = keep(*article_with(quotation, text, said, title="T" * 300, publisher="P" * 300))
    who, other = long.speakers[0].id, stored.speakers[0].id
    sized(browser, TELEPHONE)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
    for path in (
        "/review?of=all",
        f"/quotations/{long.quotations[0].id}?name=Ostrava",
        f"/articles/{long.id}#missed",
        f"/speakers/{who}",
        f"/speakers/{who}/merge?into={other}",
        f"/speakers/{who}/merge?name=Ostrava",
        f"/speakers/{other}/split",
        "/corrections",
    ):
        browser.get(address + path)
        width = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]["width"]
        assert width <= TELEPHONE, path


def test_without_script_the_desk_works(browser, address, client, stored):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(f"{address}/review?of=all")
    found(browser, ".answers button")[0].click()
    marked(browser, NEXT)
    browser.find_element(By.CSS_SELECTOR, ".notice button").click()
    marked(browser, LEAST)
    brandt, ostrava = (next(s.id for s in stored.speakers if s.name == n) for n in ("Ivo Brandt", "Lena Ostrava"))
    browser.get(f"{address}/speakers/{brandt}/merge?into={ostrava}")
    browser.find_element(By.CSS_SELECTOR, ".settle button").click()
    wait(browser, lambda d: "Merged" in d.find_element(By.TAG_NAME, "main").text)
    assert client.get(f"/v1/speakers/{brandt}").status_code == 308
    browser.get(f"{address}/corrections")
    found(browser, ".undo button")[0].click()
    wait(browser, lambda d: "Ivo Brandt" in d.title)
    assert client.get(f"/v1/speakers/{brandt}").status_code == 200


def test_every_control_has_a_name_and_shows_its_focus(browser, address, stored):
    unnamed = """
    return [...document.querySelectorAll('main button, main a, main input:not([type=hidden]), main textarea')]
      .filter((c) => !(c.innerText || c.labels?.length || c.getAttribute('aria-label'))).map((c) => c.outerHTML)"""
    who = stored.speakers[0].id
    for path in (
        "/review?of=all",
        f"/articles/{stored.id}",
        f"/speakers/{who}/merge",
        f"/speakers/{who}",
        "/corrections",
    ):
        browser.get(address + path)
        browser.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
        assert browser.execute_script(unnamed) == [], path
    browser.get(f"{address}/review?of=all")
    for _ in range(14):
        press(browser, Keys.TAB)
        outline = browser.switch_to.active_element.value_of_css_property("outline-style")
        assert outline != "none", browser.switch_to.active_element.get_attribute("outerHTML")


@pytest.mark.parametrize("width", [TELEPHONE, 1280])
def test_the_answers_stand_at_the_foot_of_the_first_screen(browser, address, stored, width):
    sized(browser, width)
    browser.get(f"{address}/review?of=all")
    for value in ("nobody", "rejected"):
        box = browser.find_element(By.CSS_SELECTOR, f".bar [value={value}]").rect
        assert box["y"] + box["height"] <= 900
        assert box["height"] >= 24


def test_looking_for_someone_else_keeps_the_reason_and_gives_keys(browser, address, client, keep, quotation, stored):
    keep(*article_with(quotation, "Pilot Ana Petrov left. “No,” she said.", [(["No,"], "Ana Petrov", "Pilot", {})]))
    browser.get(f"{address}/review?of=all")
    browser.find_element(By.ID, "reason").send_keys("Heard it")
    browser.find_element(By.ID, "name").send_keys("petrov", Keys.ENTER)
    wait(browser, lambda d: found(d, "[data-key=a]"))
    assert browser.find_element(By.ID, "reason").get_property("value") == "Heard it"
    ActionChains(browser).send_keys("a").perform()
    wait(browser, lambda d: "Ana Petrov" in d.find_element(By.CSS_SELECTOR, ".notice").text)
