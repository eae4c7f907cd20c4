"""Make models/given_names.json: how likely a given name is a woman's, as log-odds.

    python -m training.resolver.given_names --gap CORPORA/gap --congress CORPORA/congress

Sources, all counts only: the 1990 census of the United States (public domain, shipped in the package ``names``), the
first names by country of the package ``Faker`` (MIT), the members of the US Congress (CC0), and the given names that a
pronoun was resolved to in GAP (Apache-2.0). Names in Cyrillic are written in Latin letters. Deterministic.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib
import json
import math
import pkgutil
import re
from collections import defaultdict
from pathlib import Path

import faker.providers.person
import names
import yaml

from quotes.lexicon.person_names import fold

Counts = dict[str, list[float]]
WOMAN, MAN = 0, 1
LATIN = dict(
    zip(
        "абвгґдеёжзиійклмнопрстуфхцчшщъыьэюяєї",
        [
            "a",
            "b",
            "v",
            "g",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "-",
            "y",
            "-",
            "e",
            "yu",
            "ya",
            "ye",
            "yi",
        ],
        strict=True,
    )
)


def romanised(name: str) -> str:
    """``name`` with Cyrillic letters written in Latin ones."""
    return "".join(LATIN.get(c, c).replace("-", "") if c in LATIN else c for c in name.lower())


def add(counts: Counts, name: str, sex: int, weight: float) -> None:
    """Count ``name`` (its first word) for ``sex``, unless it is in a script that news in English does not print."""
    first = fold(romanised(name).split(" ")[0])
    if re.fullmatch(r"[a-z][a-z'-]+", first):
        counts[first][sex] += weight


def add_census(counts: Counts) -> None:
    """Shares of the population in percent; ten to the percent, so that a common name outweighs a rare use of it."""
    for sex, kind in ((WOMAN, "female"), (MAN, "male")):
        path = Path(names.__file__).parent / f"dist.{kind}.first"
        for line in path.read_text(encoding="ascii").splitlines():
            name, share = line.split()[:2]
            add(counts, name, sex, 10 * float(share) + 0.2)


def add_countries(counts: Counts) -> None:
    """One for each country in whose list a name stands."""
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for sex, kind in ((WOMAN, "female"), (MAN, "male")):
            for name in getattr(provider, f"first_names_{kind}", ()):
                add(counts, name, sex, 1)


def add_congress(counts: Counts, folder: Path) -> None:
    """Two for each member, under the given name and the nickname."""
    for member in yaml.safe_load((folder / "legislators-current.yaml").read_text(encoding="utf-8")):
        for key in ("first", "nickname"):
            if member["name"].get(key):
                add(counts, member["name"][key], WOMAN if member["bio"]["gender"] == "F" else MAN, 2)


def add_gap(counts: Counts, folder: Path) -> None:
    """One for each full name that a pronoun stands for."""
    for path in sorted(folder.glob("gap-*.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                sex = WOMAN if row["Pronoun"].lower() in ("she", "her", "hers") else MAN
                for which in "AB":
                    if row[f"{which}-coref"].upper() == "TRUE" and " " in row[which]:
                        add(counts, row[which], sex, 1)


def main() -> None:
    """Read the arguments, count, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gap", type=Path, required=True)
    parser.add_argument("--congress", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("models/given_names.json"))
    args = parser.parse_args()
    counts: Counts = defaultdict(lambda: [0.0, 0.0])
    add_census(counts)
    add_countries(counts)
    add_congress(counts, args.congress)
    add_gap(counts, args.gap)
    odds = {n: round(math.log((f + 0.3) / (m + 0.3)), 1) for n, (f, m) in sorted(counts.items())}
    odds = {n: max(-4.0, min(4.0, v)) for n, v in odds.items() if abs(v) >= 0.5}
    args.out.write_text(json.dumps(odds, separators=(",", ":"), ensure_ascii=True) + "\n", encoding="ascii")
    print(f"{len(odds)} names, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
