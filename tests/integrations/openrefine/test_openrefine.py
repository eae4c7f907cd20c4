"""A table of names in the real OpenRefine: as its own commands reconcile it, and as its page in a browser does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from tests.integrations.service import Service
from tests.support.driving import DRIVER, found, options_of, photograph, sized, wait
from tests.support.driving import NEEDED as BROWSER
from tests.support.software import openrefine
from tests.support.software.openrefine import OpenRefine

pytestmark = [pytest.mark.slow, openrefine.NEEDED]

ARTICLE = {
    "uri": "https://desk.example/harbour",
    "published": "2024-03-11",
    "text": "“The ferry sails tonight,” harbour master Ilsa Brandt said. “It is late,” said Tomas Ferreyra, the city "
    "engineer. “I wait,” pilot Jonas Wirth said. “So do I,” baker Mina Wirth said.",
}
CELL = "td .data-table-cell-content"
NAMES = {
    "Ilsa Brandt": "Ilsa Brandt",
    "Ferreyra, Tomas": "Tomas Ferreyra",
    "JONAS WIRTH": "Jonas Wirth",
    "Ilsa Brnadt": None,
    "T. Ferreyra": None,
    "Wirth": None,
    "Nobody Atall": None,
}
"""Names as a table has them, and who is matched by itself: only who is named whole."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address for OpenRefine, with its key."""
    running = Service.start(tmp_path_factory.mktemp("service") / "i")
    assert running.ask("/v1/articles", "POST", json=ARTICLE).status_code == 201
    yield f"{running.url}/v1/reconcile?key={running.key_with('reconcile')}"
    running.end()


@pytest.fixture(scope="module")
def refine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRefine]:
    running = OpenRefine.start(tmp_path_factory.mktemp("openrefine"))
    print(f"OpenRefine {running.version()}")
    yield running
    running.end()


def test_only_whole_names_are_matched(refine: OpenRefine, service: str) -> None:
    project = refine.project("names", ["name", *NAMES])
    assert refine.guessed_type(project, "name", service) == "person"
    refine.reconcile(project, "name", service, "person")
    judged = refine.judged(project)
    matched = [each["m"]["name"] if each["j"] == "matched" else None for each in judged]
    assert dict(zip(NAMES, matched, strict=True)) == NAMES
    assert [each["c"][0]["name"] for each in judged[3:5]] == ["Ilsa Brandt", "Tomas Ferreyra"]
    assert {candidate["name"] for candidate in judged[5]["c"]} == {"Jonas Wirth", "Mina Wirth"}
    assert judged[6]["c"] == []


def test_columns_are_added(refine: OpenRefine, service: str) -> None:
    project = refine.project("roles", ["name", "Ilsa Brandt", "Wirth"])
    refine.reconcile(project, "name", service, "person")
    wanted = [
        {"id": "role", "name": "Role", "settings": {"on": "2024-03-11"}},
        {"id": "last_quoted", "name": "Last quoted"},
        {"id": "statements", "name": "Statements"},
    ]
    refine.extend(project, "name", service, wanted)
    head, first, second = refine.csv(project)
    assert head == 'name,"Role (last printed, or held on a day)",Last quoted,Statements'
    assert first == "Ilsa Brandt,harbour master,2024-03-11T00:00:00Z,1.0"
    assert second == "Wirth,,,"


@BROWSER
def test_its_page_reconciles(refine: OpenRefine, service: str, tmp_path: Path) -> None:
    project = refine.project("page", ["name", *NAMES])
    driver = webdriver.Chrome(options=options_of(tmp_path / "profile"), service=webdriver.ChromeService(DRIVER))
    try:
        sized(driver, 1280)
        driver.get(f"{refine.url}/project?project={project}")
        wait(driver, lambda d: found(d, CELL))
        reconcile_by_page(driver, service)
        wait(driver, lambda d: found(d, ".data-table-recon-score"))
        shown = wait(driver, lambda d: [cell.text.split("\n") for cell in found(d, CELL)])  # it may be drawn again
        assert [lines[0].strip() for lines in shown if lines[1] == "Choose new match"] == [
            n for n in NAMES.values() if n
        ]
        assert "Ilsa Brandt(91)" in shown[3][1] and "Wirth" in shown[5][1]
        photograph(driver, "openrefine")
    finally:
        driver.quit()


def reconcile_by_page(driver: webdriver.Chrome, service: str) -> None:
    """Reconcile the first column in the dialog: add the service by its address, start with the type it suggests."""
    driver.execute_script("new ReconDialog(theProject.columnModel.columns[0]);")
    press(driver, "Add standard service")
    (address,) = wait(driver, lambda d: found(d, ".input-container input"))
    address.clear()
    address.send_keys(service)
    press(driver, "Add service")
    wait(driver, lambda d: found(d, ".recon-dialog-standard-service-panel .type-container input"))
    press(driver, "Start reconciling")


def press(driver: webdriver.Chrome, words: str) -> None:
    """Press the button in sight that begins so."""

    def pressed(driver: webdriver.Chrome) -> bool:
        for button in found(driver, "button"):
            if button.is_displayed() and button.text.strip().casefold().startswith(words.casefold()):
                button.click()
                return True
        return False

    wait(driver, pressed)
