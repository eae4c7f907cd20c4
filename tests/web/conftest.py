"""Articles kept in the record with an analysis written by hand, so that the pages have known things to show."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

import pytest
from flask import Flask
from selenium import webdriver

from quotes.model import Analysis, Article, Candidate, Evidence, Quotation, QuotedSpan, Span, Speaker, SpeakerRef
from quotes.record.model.saved_articles import StoredArticle
from tests.support.driving import DRIVER, PATIENCE, options_of, sized

TEXT = """PORT ALDEN, March 14. Harbour Minister Lena Ostrava spoke to reporters on Thursday.

“The quay is safe,” Ostrava said. “It was never in doubt.”

Pilot Ivo Brandt disagreed. “I would not moor a bathtub there,” he said.

“Somebody will pay,” a voice called from the back, and the crowd took up the “song of the quay”."""


@pytest.fixture
def quotation() -> Callable[..., Quotation]:
    """A quotation of ``text`` made of ``parts``, each of which occurs in it."""

    def make(text: str, parts: list[str], who: Speaker | None, **fields: object) -> Quotation:
        spans = []
        for part in parts:
            start = text.index(part)
            spans.append(QuotedSpan(start, start + len(part), part, text[start - 1] in '“‘"'))
        kinds = {span.quoted for span in spans}
        made = Quotation(
            id=f"q{spans[0].start}",
            kind="mixed" if len(kinds) == 2 else "direct" if True in kinds else "indirect",
            act="statement",
            spans=tuple(spans),
            cue=None,
            mention=None,
            speaker=SpeakerRef(who.id, who.name, who.type, who.roles[0].exact if who.roles else None) if who else None,
            candidates=() if who else (Candidate("Ivo Brandt", "person", 0.31),),
            via=None,
            said_on=None,
            occasion=None,
            confidence=0.97 if who else 0.33,
            needs_review=who is None,
            evidence=Evidence("model", ("surname of the person named before",)),
        )
        return replace(made, **fields)

    return make


@pytest.fixture
def quay(quotation: Callable[..., Quotation]) -> tuple[Article, Analysis]:
    """An article with an interrupted quotation, one to review, one of nobody known, and a decoy."""
    return article_with(
        quotation,
        TEXT,
        [
            (["The quay is safe,", "It was never in doubt."], "Lena Ostrava", "Harbour Minister", {}),
            (
                ["I would not moor a bathtub there,"],
                "Ivo Brandt",
                "Pilot",
                {"confidence": 0.61, "needs_review": True},
            ),
            (["Somebody will pay,"], None, None, {}),
        ],
        title="Minister calls quay safe",
        uri="https://gazette.example/quay",
        published=date(2024, 3, 14),
        publisher="The Gazette",
    )


def article_with(quotation: Callable[..., Quotation], text: str, said: list[tuple], **about: object):
    """An article and its analysis: for each quotation its parts, speaker, role and other fields."""
    speakers: dict[str, Speaker] = {}
    quotations = []
    for parts, name, role, fields in said:
        if name and name not in speakers:
            at = text.index(role) if role else 0
            roles = (Span.of(text, at, at + len(role)),) if role else ()
            speakers[name] = Speaker(f"s{len(speakers) + 1}", name, "person", (name,), roles)
        quotations.append(quotation(text, parts, speakers.get(name), **fields))
    analysis = Analysis(
        id="a1",
        quotations=tuple(quotations),
        speakers=tuple(speakers.values()),
        positions=(),
        dateline=None,
        text=None,
        language="en",
        warnings=(),
        pipeline_version="by hand",
    )
    return Article(text, **about), analysis


@pytest.fixture
def keep(app: Flask) -> Callable[[Article, Analysis], StoredArticle]:
    """Put an article and its analysis into the record of the application."""
    record = app.extensions["on_record"].record

    def keep(article: Article, analysis: Analysis) -> StoredArticle:
        return record.articles.save("default", article, analysis).article

    return keep


@pytest.fixture
def stored(keep: Callable[[Article, Analysis], StoredArticle], quay: tuple[Article, Analysis]) -> StoredArticle:
    """The article about the quay, in the record of the application."""
    return keep(*quay)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A browser with a profile of its own, which logs its console and its requests."""
    options = options_of(tmp_path_factory.mktemp("profile"))
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_script_timeout(PATIENCE)
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium: webdriver.Chrome, address: str) -> Iterator[webdriver.Chrome]:
    """A browser of common size. Whatever a test does: no message on the console, no request to anywhere else."""
    sized(chromium, 1280)
    chromium.get_log("browser"), chromium.get_log("performance")
    yield chromium
    assert chromium.get_log("browser") == []
    events = [json.loads(entry["message"])["message"] for entry in chromium.get_log("performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert asked
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "chrome"))} == {address[7:]}
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chromium.get("about:blank")


@pytest.fixture
def in_request(app: Flask) -> Iterator[None]:
    """Within a request of the machine itself, as a view sees it."""
    with app.test_request_context("/", environ_base={"REMOTE_ADDR": "127.0.0.1"}):
        assert app.preprocess_request() is None
        yield
