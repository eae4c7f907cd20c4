"""The pages in headless Chromium: seen, followed, used by keyboard, on a telephone and without JavaScript."""

from __future__ import annotations

from datetime import date

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.support.driving import NEEDED, TELEPHONE, found, sized, wait
from tests.web.conftest import article_with
from tests.web.test_views import HOSTILE

pytestmark = NEEDED
TABS = 80  # presses after which a keyboard user has lost patience


@pytest.fixture
def many_words(keep, quotation):
    """The id of a profile with a role and 200 statements of ten articles in ten years."""
    for year in range(2010, 2020):
        parts = [f"Sentence number {n} of the year {year} is about the quay and the sea," for n in range(20)]
        text = "\n\n".join(["Harbour Minister Lena Ostrava spoke.", *(f"“{part}” Ostrava said." for part in parts)])
        said = [([part], "Lena Ostrava", "Harbour Minister", {}) for part in parts]
        about = {"title": f"The quay in {year}", "published": date(year, 3, 1), "publisher": "The Gazette"}
        stored = keep(*article_with(quotation, text, said, uri=f"https://gazette.example/{year}", **about))
    return stored.speakers[0].id


def test_paste_an_article_and_see_the_marks(browser, address):
    browser.get(f"{address}/")
    text = "“All our engineers are returning home,” Darel Ivanic said on Thursday.\n\nThe sea was calm."
    browser.find_element(By.ID, "text").send_keys(text)
    browser.find_element(By.CSS_SELECTOR, ".paste button").click()
    wait(browser, lambda d: found(d, ".text mark"))
    mark = browser.find_element(By.CSS_SELECTOR, ".text mark")
    assert mark.text == "All our engineers are returning home,"
    assert "underline" in mark.value_of_css_property("text-decoration-line")
    assert "Darel Ivanic" in browser.find_element(By.CSS_SELECTOR, ".tag").text
    assert "Darel Ivanic" in browser.find_element(By.CSS_SELECTOR, ".voice h3").text


def test_follow_a_speaker_to_the_record_and_back_to_the_words(browser, address, keep, quay):
    stored = keep(*quay)
    browser.get(f"{address}/articles/{stored.id}")
    browser.find_element(By.CSS_SELECTOR, ".voice h3 a").click()
    wait(browser, lambda d: "Lena Ostrava" in d.title)
    assert found(browser, "svg .bar")
    browser.find_element(By.PARTIAL_LINK_TEXT, "Minister calls quay safe").click()
    wait(browser, lambda d: "#q-" in d.current_url)
    target = browser.find_element(By.CSS_SELECTOR, ":target")
    assert "Lena Ostrava" in target.text
    wait(browser, lambda d: d.execute_script("return arguments[0].getBoundingClientRect().top >= 0", target))


def test_the_parts_of_an_interrupted_quotation_light_up_together(browser, address, keep, quay):
    browser.get(f"{address}/articles/{keep(*quay).id}")
    ActionChains(browser).move_to_element(browser.find_element(By.CSS_SELECTOR, "mark")).perform()
    wait(browser, lambda d: [m.text for m in found(d, "mark.on")] == ["The quay is safe,", "It was never in doubt."])
    ActionChains(browser).move_to_element(browser.find_element(By.CSS_SELECTOR, "h1")).perform()
    wait(browser, lambda d: not found(d, "mark.on"))


def test_everything_is_reached_by_keyboard_alone(browser, address):
    def focused():
        return browser.switch_to.active_element

    def tab_to(selector):
        for _ in range(TABS):
            ActionChains(browser).send_keys(Keys.TAB).perform()
            if browser.execute_script("return document.activeElement.matches(arguments[0])", selector):
                outline = focused().value_of_css_property("outline-style")
                assert outline != "none", f"no focus to be seen on {selector}"
                return
        raise AssertionError(f"{selector} was not reached")

    browser.get(f"{address}/")
    ActionChains(browser).send_keys(Keys.TAB).perform()
    assert focused().text == "Skip to the content"
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    tab_to("main a[href*=sample]")
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    wait(browser, lambda d: "engineers" in (d.find_element(By.ID, "text").get_property("value") or ""))
    tab_to(".paste button")
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    wait(browser, lambda d: found(d, ".text mark"))
    tab_to(".tag")
    number = focused().get_attribute("data-q")
    wait(browser, lambda d: found(d, f'mark.on[data-q="{number}"]'))
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    wait(browser, lambda d: found(d, f'details[open][data-q="{number}"] .evidence dl'))
    tab_to(f'details[data-q="{number}"] .evidence a')
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    wait(browser, lambda d: d.find_element(By.CSS_SELECTOR, ".tag:target").get_attribute("data-q") == number)


def test_a_hostile_article_shows_as_text(browser, address, keep, quotation):
    stored = keep(
        *article_with(
            quotation,
            HOSTILE,
            [(["We <b onmouseover='alert(3)'>never</b> lost & {{ 'ho' * 4 }} hope,"], 'A "><img src=x>', "Mayor", {})],
            title='"><img src=x onerror=alert(9)>',
        )
    )
    for path in (f"/articles/{stored.id}", f"/speakers/{stored.speakers[0].id}", "/"):
        browser.get(address + path)
        assert not found(browser, "main img, main script, main b")
        assert "onmouseover" in browser.find_element(By.TAG_NAME, "main").text


@pytest.mark.parametrize(
    "scripts", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["with scripts", "without scripts"]
)
def test_a_telephone_needs_no_sideways_scrolling(browser, address, client, keep, quotation, quay, scripts):
    name = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren"
    text = f"“Words,” {name} said. “{'x' * 300}.”"
    long = keep(*article_with(quotation, text, [(["Words,", "x" * 300], name, None, {})], title="T" * 200))
    stored = keep(*quay)
    sized(browser, TELEPHONE)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
    client.post("/v1/follows", json={"q": "quay", "target": "the long wall of the old harbour of Port Alden"})
    paths = ["/", "/speakers", "/follows", "/articles", "/report", "/search?q=words", "/review?of=all"]
    for kept in (stored, long):
        paths += [f"/articles/{kept.id}", f"/speakers/{kept.speakers[0].id}"]
    for path in paths:
        browser.get(address + path)
        width = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]["width"]
        assert width <= TELEPHONE, path


def test_without_javascript_everything_works(browser, address, keep, quay):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(f"{address}/?sample")
    browser.find_element(By.CSS_SELECTOR, ".paste button").click()
    wait(browser, lambda d: found(d, ".text mark"))
    browser.get(f"{address}/articles/{keep(*quay).id}")
    summary = browser.find_element(By.CSS_SELECTOR, ".notes summary")
    summary.click()
    wait(browser, lambda d: d.find_element(By.CSS_SELECTOR, ".evidence").is_displayed())
    assert "Confidence" in browser.find_element(By.CSS_SELECTOR, ".evidence").text
    browser.find_element(By.CSS_SELECTOR, ".voice h3 a").click()
    wait(browser, lambda d: found(d, ".quotations li"))


@pytest.mark.parametrize(("width", "height", "most"), [(1280, 900, 500), (390, 844, 700)])
def test_a_long_profile_begins_with_its_quotations(browser, address, many_words, width, height, most):
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 400}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(f"{address}/speakers/{many_words}")
    first = found(browser, ".quotations li blockquote")[0]
    bottom = browser.execute_script("return arguments[0].getBoundingClientRect().bottom + scrollY", first)
    assert bottom <= most
    assert browser.find_element(By.ID, "q").is_displayed()


def test_tabs_of_a_profile_on_a_telephone(browser, address, many_words):
    sized(browser, TELEPHONE)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(f"{address}/speakers/{many_words}")
    assert not browser.find_element(By.ID, "roles").is_displayed()
    browser.find_element(By.LINK_TEXT, "Roles").click()
    wait(browser, lambda d: d.find_element(By.ID, "roles").is_displayed())
    assert not browser.find_element(By.ID, "said").is_displayed()
    browser.find_element(By.LINK_TEXT, "Quotations").click()
    wait(browser, lambda d: d.find_element(By.ID, "said").is_displayed())
    assert not browser.find_element(By.ID, "roles").is_displayed()


def test_the_form_of_an_article_is_on_the_first_screen(browser, address):
    metrics = {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(f"{address}/")
    button = browser.find_element(By.CSS_SELECTOR, ".paste button")
    assert browser.execute_script("return arguments[0].getBoundingClientRect().bottom", button) <= 900
    assert browser.execute_script("return document.fonts.load('1em \"Source Serif 4\"').then(fonts => fonts.length)")


def test_quoted_and_reported_words_look_different(browser, address, keep, quotation):
    text = "It was “a poor day,” Lena Ostrava said."
    stored = keep(*article_with(quotation, text, [(["It was", "a poor day,"], "Lena Ostrava", None, {})]))
    browser.get(f"{address}/articles/{stored.id}")
    reported, quoted = found(browser, ".text mark")
    assert "rgba(0, 0, 0, 0)" in reported.value_of_css_property("background-color")
    assert "rgba(0, 0, 0, 0)" not in quoted.value_of_css_property("background-color")
    for path in ("/", f"/speakers/{stored.speakers[0].id}"):
        browser.get(address + path)
        assert "It was “a poor day,”" in browser.find_element(By.TAG_NAME, "main").text
        assert found(browser, "blockquote .reported")[0].value_of_css_property("font-style") == "italic"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_themes_have_their_paper(browser, address, scheme):
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get(f"{address}/")
    ground = browser.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")
    assert ground.startswith({"light": "rgba(246, 245, 240", "dark": "rgba(22, 24, 27"}[scheme])
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_page_of_the_calls_leads_to_a_call_and_its_example(browser, address, scripts):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
    browser.get(f"{address}/docs")
    browser.find_element(By.CSS_SELECTOR, "nav a[href='#extractArticle']").click()
    wait(browser, lambda d: d.find_element(By.ID, "extractArticle").is_displayed() and "#extract" in d.current_url)
    answer = browser.find_element(By.XPATH, "//details[contains(., 'answer of extractArticle')]")
    answer.find_element(By.TAG_NAME, "summary").click()
    wait(browser, lambda d: answer.find_element(By.TAG_NAME, "pre").is_displayed())
    assert "Nobody was asked to leave" in answer.text
