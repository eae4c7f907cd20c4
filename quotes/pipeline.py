"""The engine: loading the models, their version, their memory."""

from __future__ import annotations

from functools import cache

from quotes.attribution import Attributor, InterimAttributor


@cache
def load_attributor() -> Attributor:
    """The attribution engine of this process, loaded once. Raises RuntimeError where the model files are missing."""
    return InterimAttributor()
