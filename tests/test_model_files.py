"""Where the shipped files stand: in the checkout, or inside the package that was installed."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

from quotes import model_files
from quotes.model_files import model_file
from tests.support import ROOT


def test_the_checkout_has_them() -> None:
    assert model_file("given_names.json") == ROOT / "models" / "given_names.json"
    assert model_file("given_names.json").is_file()


def test_an_installed_package_has_its_own(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "quotes"
    (package / "models").mkdir(parents=True)
    there = Path(shutil.copy(str(model_files.__file__), package))
    spec = importlib.util.spec_from_file_location("installed_model_files", there)
    assert spec is not None and spec.loader is not None
    installed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(installed)
    assert installed.model_file("resolver.json") == package / "models" / "resolver.json"
