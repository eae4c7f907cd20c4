"""What the tests with a browser share: where it is, how patient they are with it, and how they look at a page."""

from __future__ import annotations

import os
import shutil
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.support.pinned import axe_core

CHROMIUM, DRIVER = (shutil.which(name) for name in ("chromium", "chromedriver"))
NEEDED = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver (chromium-driver)")

FLAGS = (
    "headless=new no-sandbox disable-gpu disable-quic no-first-run disable-background-networking "
    "disable-component-update disable-sync disable-dev-shm-usage"
)
PATIENCE = 60  # seconds; a busy machine is slow, a broken page never gets there
TELEPHONE = 375  # CSS pixels
PICTURES = os.environ.get("PICTURES")
"""The folder into which the tests put the pictures of the documentation (`make pictures`); mostly none."""


def options_of(profile: Path) -> webdriver.ChromeOptions:
    """How the browser is started, with a profile of its own."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in FLAGS.split():
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={profile}")
    return options


def sized(driver: webdriver.Chrome, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width == TELEPHONE}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def wait(driver: webdriver.Chrome, condition: Callable[[webdriver.Chrome], object]) -> object:
    """What ``condition`` gives once it holds; a page replaced while it is read says so in more ways than one."""
    return WebDriverWait(driver, PATIENCE, ignored_exceptions=[WebDriverException]).until(condition)


def found(driver: webdriver.Chrome, selector: str) -> list:
    return driver.find_elements(By.CSS_SELECTOR, selector)


def photograph(driver: webdriver.Chrome, name: str) -> None:
    """Take a picture of what the browser shows, for the documentation, where pictures are wanted."""
    if PICTURES:
        driver.execute_script("document.activeElement.blur()")
        picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
        (Path(PICTURES) / f"{name}.png").write_bytes(b64decode(picture))


def axe_results(driver: webdriver.Chrome, within: str | None = None) -> Any:
    """What axe-core says of the page, or of the part that a selector names: passes, violations."""
    driver.execute_script(axe_core())
    return driver.execute_async_script("axe.run(arguments[0] || document).then(arguments[1])", within)
