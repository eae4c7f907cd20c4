"""What the tests share: articles, servers, browsers, clients with keys."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the checkout."""
