"""The pictures of the documentation show what the software shows today; `make pictures` takes them anew."""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from selenium import webdriver

from tests.integrations.service import Service
from tests.support import ROOT, driving
from tests.support.driving import found, options_of, photograph, sized, wait

PICTURES = ROOT / "docs" / "pictures"

TERMINAL = (
    "<title>{title}</title><body style='background:#1b1f24;color:#e6e6e6;margin:24px'>"
    "<pre style='font:15px/1.45 monospace;white-space:pre-wrap'>{lines}</pre>"
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A running service, with nothing on record."""
    running = Service.start(tmp_path_factory.mktemp("service") / "i")
    yield running
    running.end()


@pytest.fixture(scope="module")
def first(service: Service) -> list[dict[str, Any]]:
    """What the command says when it loads the demonstration."""
    return loaded(service)


def loaded(service: Service) -> list[dict[str, Any]]:
    """Load the demonstration as an archive is loaded; what the command says of each article."""
    where = {"PATH": os.environ["PATH"], "ON_RECORD_INSTANCE_DIR": str(service.folder)}
    command = [sys.executable, "app.py", "ingest", "demo/articles.jsonl"]
    done = subprocess.run(command, cwd=ROOT, env=where, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def browser(
    service: Service, first: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[webdriver.Chrome]:
    """A browser that is signed in."""
    options = options_of(tmp_path_factory.mktemp("profile"))
    options.add_argument("--hide-scrollbars")
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(driving.DRIVER))
    sized(driver, 1280)
    driver.get(f"{service.url}/sign-in")
    (field,) = found(driver, "input[name=key]")
    field.send_keys(service.desk_key)
    field.submit()
    wait(driver, lambda d: "/sign-in" not in d.current_url)
    yield driver
    driver.quit()


def listed(service: Service, path: str, name: str, **asked: Any) -> list[dict[str, Any]]:
    """A list of the API."""
    return list(service.ask(path, params=asked).json()[name])


def test_every_picture_is_taken_by_a_test_and_shown_on_a_page() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")))
    tests = "".join(test.read_text(encoding="utf-8") for test in (ROOT / "tests").rglob("test_*.py"))
    names = {picture.stem for picture in PICTURES.glob("*.png")}
    assert (
        names and {name for name in names if f"pictures/{name}.png" not in pages or f'"{name}"' not in tests} == set()
    )


@pytest.mark.slow
@driving.NEEDED
def test_article_has_its_quotations_marked(service: Service, browser: webdriver.Chrome) -> None:
    article = next(a for a in listed(service, "/v1/articles", "articles", limit=50) if a["published"] == "2024-03-14")
    browser.get(f"{service.url}/articles/{article['id']}")
    found(browser, ".notes summary")[0].click()
    assert found(browser, "main mark")
    photograph(browser, "page")


@pytest.mark.slow
@driving.NEEDED
def test_editor_decides(service: Service, browser: webdriver.Chrome) -> None:
    doubtful = listed(service, "/v1/quotations", "quotations", needs_review="true", kind="direct,mixed", limit=50)
    wanted = next(q for q in doubtful if q["speaker"])
    browser.get(f"{service.url}/quotations/{wanted['id']}?queue=yes&of=all")
    assert wanted["spans"][0]["exact"][:20] in found(browser, "main")[0].text
    photograph(browser, "desk")


@pytest.mark.slow
@driving.NEEDED
def test_reporter_reads_a_profile(service: Service, browser: webdriver.Chrome) -> None:
    (speaker, *_) = listed(service, "/v1/speakers", "speakers", q="Ruben Aldecott")
    browser.get(f"{service.url}/speakers/{speaker['id']}")
    assert "Ruben Aldecott" in found(browser, "h1")[0].text
    photograph(browser, "profile")


@pytest.mark.slow
@driving.NEEDED
def test_archive_is_loaded_once(
    first: list[dict[str, Any]], service: Service, browser: webdriver.Chrome, tmp_path: Path
) -> None:
    again = loaded(service)
    assert {each["status"] for each in first} == {"created"} and {each["status"] for each in again} == {"unchanged"}
    command = "$ on-record ingest demo/articles.jsonl"
    shown = [command, *map(json.dumps, first[:5]), "…", "", command, *map(json.dumps, again[:5]), "…"]
    terminal(browser, tmp_path, "ingest", shown)


@pytest.mark.slow
@driving.NEEDED
def test_assistant_is_answered(service: Service, browser: webdriver.Chrome, tmp_path: Path) -> None:
    shown: list[str] = []

    async def ask(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
        answer = dict((await client.call_tool(tool, arguments)).structured_content)
        shown.append(f"> {tool} {json.dumps(arguments)}")
        return answer

    async def run() -> dict[str, Any]:
        where = {"PATH": os.environ["PATH"], "ON_RECORD_INSTANCE_DIR": str(service.folder)}
        program = StdioServerParameters(command=sys.executable, args=["app.py", "mcp"], env=where, cwd=ROOT)
        async with Client(stdio_client(program)) as client:
            people = await ask(client, "find_speakers", name="Ruben Aldecott")
            speaker = people["speakers"][0]
            shown.extend([json.dumps({"id": speaker["id"], "name": speaker["name"]}), ""])
            return await ask(client, "said_by", speaker_id=speaker["id"], words="treaty", from_date="2025-03-01")

    said = anyio.run(run)["quotations"]
    assert said and all(quotation["speaker"]["name"] == "Ruben Aldecott" for quotation in said)
    for quotation in said[:4]:
        facts = {name: quotation[name] for name in ("words", "day", "article", "confidence", "reviewed_by_editor")}
        shown += [json.dumps(facts, ensure_ascii=False), ""]
    terminal(browser, tmp_path, "assistant", shown)


def terminal(browser: webdriver.Chrome, folder: Path, name: str, lines: list[str]) -> None:
    """Show lines as a terminal does, and take the picture."""
    page = folder / f"{name}.html"
    page.write_text(TERMINAL.format(title=name, lines=html.escape("\n".join(lines))), encoding="utf-8")
    browser.get(page.as_uri())
    photograph(browser, name)
