"""The list of the moves: what it says is there is there, and what it says moved is no longer where it was."""

from __future__ import annotations

import re

from tests.support import ROOT

TABLE = (ROOT / "docs" / "moves.md").read_text(encoding="utf-8")
ROOMS = re.findall(r"^\| `([^`]+/)` \| `([^`]+/)` \| (.*) \|$", TABLE, re.MULTILINE)
RENAMED = re.findall(r"^\| `([^`]+\.py)` \| `([^`]+\.py)` \|$", TABLE, re.MULTILINE)


def test_new_names() -> None:
    assert len(RENAMED) > 80
    assert [now for _, now in RENAMED if not (ROOT / now).is_file()] == []
    assert [before for before, _ in RENAMED if (ROOT / before).exists()] == []


def test_rooms() -> None:
    found = [
        (before, now, name if name.endswith("/") else f"{name}.py")
        for before, now, modules in ROOMS
        for name in re.findall(r"`([^`]+)`", modules.partition(";")[0])
    ]
    assert len(found) > 60
    assert [now + name for _, now, name in found if not (ROOT / now / name).exists()] == []
    assert [before + name for before, _, name in found if (ROOT / before / name).exists()] == []
