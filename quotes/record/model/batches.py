"""How far a batch is."""

from __future__ import annotations

from typing import Literal

BatchStatus = Literal["receiving", "queued", "working", "finished", "cancelled"]
