"""The zip of the plug-in: what is in it, and that its papers are in order."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from scripts.wordpress import plugin
from tests.integrations.wordpress.running import Site

README = (plugin.PLUGIN / "readme.txt").read_text()
HEADER = (plugin.PLUGIN / "on-record.php").read_text().split("*/")[0]


def header(name: str) -> str:
    found = re.search(rf"^ \* {name}:\s+(.*)$", HEADER, re.MULTILINE)
    assert found, name
    return found[1]


def line(name: str) -> str:
    found = re.search(rf"^{name}: (.*)$", README, re.MULTILINE)
    assert found, name
    return found[1]


def test_zip_is_the_plugin_and_the_same_each_time(tmp_path: Path) -> None:
    first, second = plugin.build(tmp_path / "1.zip"), plugin.build(tmp_path / "2.zip")
    names = zipfile.ZipFile(first).namelist()
    assert {name.split("/")[0] for name in names} == {"on-record"}
    assert {"on-record/on-record.php", "on-record/readme.txt", "on-record/LICENSE", "on-record/uninstall.php"} <= {
        *names
    }
    assert first.read_bytes() == second.read_bytes()


def test_readme_says_the_same_as_the_header() -> None:
    assert README.startswith(f"=== {header('Plugin Name')} ===")
    assert header("Version") == line("Stable tag")
    assert f"const VERSION = '{header('Version')}'" in (plugin.PLUGIN / "on-record.php").read_text()
    for name in ("Requires at least", "Requires PHP", "License"):
        assert header(name) == line(name)
    assert header("License") == "GPL-2.0-or-later"
    assert "GNU GENERAL PUBLIC LICENSE" in (plugin.PLUGIN / "LICENSE").read_text()
    assert len(line("Tags").split(",")) <= 5 and "== External services ==" in README


def test_template_has_every_word() -> None:
    assert plugin.POT.read_text() == plugin.template()
    assert header("Text Domain") == "on-record"
    for path in plugin.PLUGIN.rglob("*.php"):
        for domain in re.findall(
            r"\b(?:esc_\w+_)?_[_en]\( '(?:[^'\\]|\\.)*'(?:, '[^']*', [^,]+)?, '([^']*)'", path.read_text()
        ):
            assert domain == "on-record", path


def test_no_address_is_built_in() -> None:
    for path in [*plugin.PLUGIN.rglob("*.php"), *plugin.PLUGIN.rglob("*.js")]:
        assert not re.search(r"127\.0\.0\.1|localhost", path.read_text()), path


@pytest.mark.skipif(shutil.which("php") is None, reason="needs PHP")
def test_php_parses() -> None:
    for path in plugin.PLUGIN.rglob("*.php"):
        subprocess.run(["php", "-l", str(path)], check=True, stdout=subprocess.DEVNULL)


@pytest.mark.slow
def test_activates_without_a_word_in_the_log(wordpress: Site) -> None:
    assert wordpress.php("return get_bloginfo( 'version' );").startswith(wordpress.version)
    assert wordpress.php("return is_plugin_active( 'on-record/on-record.php' );")
    installed = wordpress.folder / "wp-content" / "plugins" / "on-record"
    for path in plugin.PLUGIN.rglob("*"):
        assert path.is_dir() or (installed / path.relative_to(plugin.PLUGIN)).read_bytes() == path.read_bytes()
    assert "On Record" in wordpress.page("plugins.php")
