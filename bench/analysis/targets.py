"""How well the keys of targets tell the same thing from another, on wordings written for this project.

Prints the likeness threshold, the share of the pairs taken for the same that are the same (precision), and the share of
the same that is found (recall), over every pair of wordings in training/gold/targets.json.
"""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

from quotes.lexicon.target_keys import ALIKE, alike, target_key

GOLD = Path(__file__).parents[2] / "training" / "gold" / "targets.json"


def main() -> None:
    groups: list[list[str]] = json.loads(GOLD.read_text(encoding="utf-8"))
    wordings = [(target_key(words, {}), group) for group, several in enumerate(groups) for words in several]
    pairs = [(a, b, one == other) for (a, one), (b, other) in combinations(wordings, 2)]
    same = sum(is_same for _, _, is_same in pairs)
    print(f"{len(wordings)} wordings of {len(groups)} targets, {same} of {len(pairs)} pairs the same")
    print("| likeness | precision | recall |\n|---|---|---|")
    for threshold in (70, 75, 80, 85, 90, 95):
        taken = [is_same for a, b, is_same in pairs if alike(a, b, threshold)]
        shipped = " (shipped)" if threshold == ALIKE else ""
        print(f"| {threshold}{shipped} | {100 * sum(taken) / max(1, len(taken)):.1f} | {100 * sum(taken) / same:.1f} |")


if __name__ == "__main__":
    main()
