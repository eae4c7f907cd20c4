"""Where the files stand that are shipped with the program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def model_file(name: str) -> Path:
    """The place of a file of ``models/``."""
    return shipped("models") / name


def shipped(folder: str) -> Path:
    """A folder that is shipped with the program: inside the package where that was installed, else beside it in the
    checkout."""
    installed = _PACKAGE / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder


def entrance() -> Path:
    """The folder of ``app.py`` and ``gunicorn.conf.py``. Inside an installed package they have one of their own: no
    module of the package may be taken for a library."""
    installed = _PACKAGE / "entrance"
    return installed if installed.is_dir() else _PACKAGE.parent
