"""Where the files stand that are shipped with the program."""

from __future__ import annotations

from pathlib import Path

from quotes.model import Engine

_PACKAGE = Path(__file__).resolve().parent


def model_file(name: str, engine: Engine = "accurate") -> Path:
    """The place of a file of ``models/``, or of the engine's folder there: what is fitted to the fast engine has the
    same names in ``models/fast/``."""
    return network_folder(shipped("models"), engine) / name


def network_folder(models: Path, engine: Engine) -> Path:
    """Where in a folder of ``models`` the network of an engine stands, with what is fitted to it."""
    return models if engine == "accurate" else models / engine


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
