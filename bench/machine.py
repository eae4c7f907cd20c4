"""One core, the articles, and a line that says on what was measured."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "demo" / "articles.jsonl"


def use_one_core() -> None:
    """Keep this process, and what it starts, on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def machine() -> str:
    """The date, the Python, the processor and the number of its cores."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = names[0] if names else platform.processor()
    return f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {model}, {os.cpu_count()} cores"


def read_articles(path: Path) -> list[dict[str, Any]]:
    """The articles of a JSON-lines file that have a text; only what an article consists of."""
    keys = ("title", "uri", "published", "publisher", "text")
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return [{key: record[key] for key in keys if record.get(key)} for record in records if record.get("text")]


def words(text: str) -> int:
    """The number of words between white space."""
    return len(text.split())


def articles_of(length: int, count: int, articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """``count`` different articles of about ``length`` words: paragraphs of ``articles``, from another start each."""
    paragraphs = [p for article in articles for p in article["text"].split("\n\n")]
    made = []
    for number in range(count):
        start = number % len(paragraphs)
        taken, total = [f"Report number {number}."], 3
        for paragraph in cycle(paragraphs[start:] + paragraphs[:start]):
            taken.append(paragraph)
            total += words(paragraph)
            if total >= length:
                break
        made.append({"uri": f"https://bench.example/{number}", "published": "2024-06-01", "text": "\n\n".join(taken)})
    return made
