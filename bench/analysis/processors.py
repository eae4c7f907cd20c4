"""Does an older processor answer as this one does?

    python -m bench.analysis.processors demo/articles.jsonl --most 5

runs `extract` (with `--engine fast`: by that engine) on the articles here and on an emulated processor (by
`qemu-x86_64`, from Debian's package qemu-user; some 30 times slower), and counts the quotations whose words or speaker
differ, with the largest difference of confidence among the others: the sums of int8 products are the same, the rounding
of floats before them is not. Where this processor has int8 dot products or AVX-512, the emulated one has AVX2 and
nothing newer (Haswell); where AVX2 is the newest that it has, SSE4.2 (Nehalem). No newer one can be emulated. Exits
with 1 where any quotation differs, with 2 where there is no emulator.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import get_args

from bench.machine import instructions, machine
from quotes.model import Engine

EMULATOR = "qemu-x86_64"

Quotation = tuple[str, int, str, str | None]
"""Article, start in code points, words, speaker."""


def quotations(articles: str, engine: str, before: tuple[str, ...] = ()) -> dict[Quotation, float]:
    """What `extract`, behind the words of a command ``before`` it, finds in the JSON lines ``articles``, with the
    confidence of each."""
    command = [*before, sys.executable, "app.py", "extract", "--engine", engine]
    environment = {**os.environ, "ON_RECORD_ANALYSIS_SECONDS": "3600"}
    done = subprocess.run(command, input=articles, capture_output=True, text=True, check=True, env=environment)
    found: dict[Quotation, float] = {}
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        for q in answer["quotations"]:
            words = " … ".join(span["exact"] for span in q["spans"])
            speaker = q["speaker"]["name"] if q["speaker"] else None
            found[answer["id"], q["spans"][0]["start"], words, speaker] = q["confidence"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--most", type=int, default=10, help="articles, from the first on")
    parser.add_argument("--engine", choices=get_args(Engine), default="accurate")
    args = parser.parse_args()
    if shutil.which(EMULATOR) is None:
        print(f"There is no {EMULATOR} on this machine.")
        sys.exit(2)
    older = "Haswell" if set(instructions()) - {"avx2"} else "Nehalem"
    print(f"{machine()}; emulated: {older}; the {args.engine} engine", flush=True)
    with args.articles.open(encoding="utf-8") as lines:
        articles = "".join(islice(lines, args.most))
    here, emulated = quotations(articles, args.engine), quotations(articles, args.engine, (EMULATOR, "-cpu", older))
    differ = here.keys() - emulated.keys()
    for article, _, words, speaker in sorted(differ, key=str):
        print(f"{article}: {words[:60]!r} ({speaker})")
    apart = max((abs(here[q] - emulated[q]) for q in here.keys() & emulated.keys()), default=0.0)
    print(f"{len(differ)} of {len(here)} quotations differ; the confidence of the others by at most {apart:.3f}.")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
