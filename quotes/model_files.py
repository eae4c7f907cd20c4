"""Where the files stand that are shipped with the program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def model_file(name: str) -> Path:
    """The place of a file of ``models/``: inside the package where it was installed, else beside it in the checkout."""
    installed = _PACKAGE / "models"
    return (installed if installed.is_dir() else _PACKAGE.parent / "models") / name
