"""The measures of the house: each finds what was planted, and this repository keeps within them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import house

LAYERS = """
[tool.importlinter]
[[tool.importlinter.contracts]]
name = "layers"
type = "layers"
containers = ["quotes"]
exhaustive = true
layers = ["web | api", "model"]
"""
LONG = 'def long() -> None:\n    """It goes on."""\n' + "    print()\n" * house.MOST_LINES


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small repository with one fault of each kind."""
    files = {
        "app.py": "",
        "pyproject.toml": LAYERS,
        "quotes/__init__.py": '"""The package."""\n',
        "quotes/model.py": '"""What travels."""\n\nKINDS = ("a",)\n',
        "quotes/stray.py": LONG,
        "quotes/web/__init__.py": '"""Pages."""\nfrom quotes.web import forms\n',
        "quotes/web/forms.py": "def shown() -> None: ...\n\n\ndef _hidden() -> None: ...\n",
        "quotes/api/__init__.py": "",
        "quotes/api/forms.py": "class Form:\n    def send(self) -> None: ...\n",
        "quotes/api/model.py": "X = 1\n",
        "tests/web/test_forms.py": "",
        "tests/test_model.py": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_each_fault_is_found_and_nothing_else(root: Path) -> None:
    assert house.modules_without_layer(root) == ["quotes.stray"]
    assert house.base_names_twice(root) == ["forms: quotes/api/forms.py, quotes/web/forms.py"]
    assert house.long_functions(root) == [f"quotes/stray.py:1 long ({house.MOST_LINES + 2})"]
    assert house.undocumented(root) == [
        "quotes/api/forms.py:1 Form",
        "quotes/api/forms.py:2 send",
        "quotes/web/forms.py:1 shown",
    ]
    assert [str(m.relative_to(root)) for m in house.modules_of(root / "quotes") if not house.has_mirror(root, m)] == [
        "quotes/api/forms.py",
        "quotes/api/model.py",
        "quotes/stray.py",
    ]
    assert dict(house.folder_sizes(root))[root / "quotes" / "api"] == 3


@pytest.mark.slow
def test_the_report_names_every_measure(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["house", "--list"])
    house.main()
    printed = capsys.readouterr().out
    for finding in house.survey(root):
        assert finding.title in printed


def test_this_house_is_in_order() -> None:
    assert len([p for p in (house.ROOT / "quotes").iterdir() if house.is_own(p)]) <= house.MOST_ENTRIES
    assert [f"{n} {folder}" for folder, n in house.folder_sizes(house.ROOT) if n > house.MOST_FILES] == []
    assert house.modules_without_layer(house.ROOT) == []
    assert house.base_names_twice(house.ROOT) == []
    assert house.long_functions(house.ROOT) == []
    assert house.undocumented(house.ROOT) == []
