"""One core, the articles, and lines that say on what was measured, and who else was at work there."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "demo" / "articles.jsonl"


def use_one_core() -> None:
    """Keep this process, and what it starts, on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


INSTRUCTIONS = ("avx2", "avx512f", "avx_vnni", "avx512_vnni")
"""The sets of instructions of a processor on which the speed of the network depends."""


def machine() -> str:
    """The date, the Python, the processor with what it has of ``INSTRUCTIONS``, and the number of its cores."""
    names = [line.partition(":")[2].strip() for line in _cpuinfo() if line.startswith("model name")]
    model = " ".join([names[0] if names else platform.processor(), *instructions()])
    return f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {model}, {os.cpu_count()} cores"


def instructions() -> list[str]:
    """Which of ``INSTRUCTIONS`` this processor has; none where the system does not tell."""
    flags = {flag for line in _cpuinfo() if line.startswith("flags") for flag in line.split()}
    return [name for name in INSTRUCTIONS if name in flags]


def _cpuinfo() -> list[str]:
    cpuinfo = Path("/proc/cpuinfo")
    return cpuinfo.read_text().splitlines() if cpuinfo.exists() else []


@contextmanager
def others() -> Iterator[None]:
    """Print at the end how much of the cores' time others took meanwhile: whoever is not this process or a child that
    was waited for (an embedded Valkey or PostgreSQL is not). Figures by the clock want a few per cent at most."""
    began, busy, own = time.monotonic(), _busy(), sum(os.times()[:4])
    try:
        yield
    finally:
        whole = (time.monotonic() - began) * (os.cpu_count() or 1)
        taken = _busy() - busy - (sum(os.times()[:4]) - own)
        print(f"others took {max(0.0, taken / whole):.0%} of the cores meanwhile")


def _busy() -> float:
    """The seconds for which the cores of this machine have worked, for another machine on the same iron too."""
    times = psutil.cpu_times()
    working = ("user", "nice", "system", "irq", "softirq", "steal")
    return float(sum(getattr(times, name, 0) for name in working))


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
