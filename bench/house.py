"""Whether a stranger finds the way: the shape of this repository in numbers. With ``--list`` the names behind them.

Needs nothing but the standard library and the files of the checkout.
"""

from __future__ import annotations

import argparse
import ast
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 45
"""Lines of a function that still fit on a screen."""
MOST_FILES = 16
"""Files that stand in one folder and are still seen at once."""
MOST_ENTRIES = 26
"""Modules and packages right beneath quotes/."""
SAME_EVERYWHERE = frozenset(
    # The nouns of the glossary: a module of that name is about that thing, in whatever package it stands.
    "analysis api_keys article articles attribution batches calibration check corrections correction erasure export "
    "extract operations positions problem problems profiles quotation quotations roles spans speakers submission "
    # What a module does with the noun of its package.
    "read write model "
    # One feature in two packages: its store in redis/, its middleware in api/; its logic in the record, its command.
    "idempotency record queue reconciliation webhooks follows".split()
)
"""Base names that may stand in several packages because they mean the same thing in each."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One measure: a number, its unit if it is a share, and the names behind it."""

    title: str
    value: str
    names: tuple[str, ...]


def survey(root: Path = ROOT) -> list[Finding]:
    """Every measure of the checkout at ``root``."""
    modules = list(modules_of(root / "quotes"))
    untested = [str(m.relative_to(root)) for m in modules if not has_mirror(root, m)]
    entries = sorted(p.name for p in (root / "quotes").iterdir() if is_own(p))
    folders = Counter({str(f.relative_to(root)): n for f, n in folder_sizes(root)})
    crowded, most = folders.most_common(1)[0]
    fullest = tuple(f"{number} {folder}" for folder, number in folders.most_common(8))
    unlayered, doubled = modules_without_layer(root), base_names_twice(root)
    long, silent = long_functions(root), undocumented(root)
    return [
        Finding("entries of quotes/", str(len(entries)), tuple(entries)),
        Finding("most files in one folder", f"{most} ({crowded})", fullest),
        Finding("modules without a layer", str(len(unlayered)), tuple(unlayered)),
        Finding("base names used for different things", str(len(doubled)), tuple(doubled)),
        Finding(f"functions over {MOST_LINES} lines", str(len(long)), tuple(long)),
        Finding("modules without a mirror test", f"{len(untested)} of {len(modules)}", tuple(untested)),
        Finding("public functions without docstring", str(len(silent)), tuple(silent)),
    ]


def is_own(path: Path) -> bool:
    """Whether a path is part of the repository and no leftover of a tool."""
    return not path.name.startswith((".", "__pycache__")) and path.suffix != ".pyc"


def modules_of(package: Path) -> Iterator[Path]:
    """Every module of a package with something in it, in order."""
    for path in sorted(package.rglob("*.py")):
        if any(not isinstance(node, ast.Expr | ast.ImportFrom) for node in _parsed(path).body):
            yield path


def folder_sizes(root: Path) -> Iterator[tuple[Path, int]]:
    """Each folder of code with the number of files that stand in it. Migrations are left out: each stays for good."""
    for name in ("quotes", "schemas", "tests", "bench", "training"):
        for folder in [p for p in (root / name, *(root / name).rglob("*")) if p.is_dir()]:
            if is_own(folder):
                yield folder, sum(1 for p in folder.iterdir() if p.is_file() and is_own(p))


def modules_without_layer(root: Path) -> list[str]:
    """What stands right beneath quotes/, or beneath a package with layers of its own, and gets no layer from an
    exhaustive contract of import-linter; of packages without such a contract nothing is told."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    layered: dict[str, set[str]] = defaultdict(set)
    for contract in settings["tool"]["importlinter"]["contracts"]:
        if contract["type"] == "layers" and contract.get("exhaustive"):
            named = {name.strip(" ()") for layer in contract["layers"] for name in layer.replace(":", "|").split("|")}
            for container in contract["containers"]:
                layered[container] |= named
    return [
        f"{container}.{name}"
        for container in sorted({"quotes", *layered})
        for name in sorted(_children(root / container.replace(".", "/")) - layered[container])
    ]


def base_names_twice(root: Path) -> list[str]:
    """Base names of modules that stand in several packages without meaning the same thing there."""
    places = defaultdict(list)
    for path in (root / "quotes").rglob("*.py"):
        if path.name != "__init__.py":
            places[path.stem].append(str(path.relative_to(root)))
    return [
        f"{name}: {', '.join(sorted(paths))}"
        for name, paths in sorted(places.items())
        if len(paths) > 1 and name not in SAME_EVERYWHERE
    ]


def long_functions(root: Path) -> list[str]:
    """Functions of more than ``MOST_LINES`` lines, docstring included."""
    return [
        f"{path.relative_to(root)}:{node.lineno} {node.name} ({node.end_lineno - node.lineno + 1})"
        for path in _sources(root)
        for node in ast.walk(_parsed(path))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MOST_LINES
    ]


def has_mirror(root: Path, module: Path) -> bool:
    """Whether tests/ has the test module that belongs to ``module``: ``quotes/a/b.py`` to ``tests/a/test_b.py``, a
    package to the test of its name, inside it or beside it."""
    place = module.relative_to(root / "quotes")
    tests = root / "tests" / place.parent
    if module.name != "__init__.py":
        return (tests / f"test_{module.stem}.py").exists()
    name = f"test_{module.parent.name}.py"
    return (tests / name).exists() or (tests.parent / name).exists()


def undocumented(root: Path) -> list[str]:
    """Public functions, classes and methods of the package and the schemas that say nothing of themselves."""
    return [
        f"{path.relative_to(root)}:{node.lineno} {node.name}"
        for path in _sources(root)
        if path.is_relative_to(root / "quotes") or path.is_relative_to(root / "schemas")
        for node in _public(_parsed(path))
        if ast.get_docstring(node) is None
    ]


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Public functions and classes, and the public methods of these; what overrides says what its base says."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if isinstance(node, ast.ClassDef):
            yield node
            if not node.bases:
                yield from _public(node)
        elif not any(isinstance(d, ast.Attribute) and d.attr == "setter" for d in node.decorator_list):
            yield node


def _sources(root: Path) -> Iterator[Path]:
    yield root / "app.py"
    for name in ("quotes", "schemas", "bench"):
        yield from sorted((root / name).rglob("*.py"))


def _children(package: Path) -> set[str]:
    """The names right beneath a package: its modules and the packages in it."""
    modules = {path.stem for path in package.glob("*.py") if path.stem != "__init__"}
    return modules | {path.parent.name for path in package.glob("*/__init__.py")}


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def main() -> None:
    """Print the measures, with ``--list`` also the names behind them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="the names behind each number")
    options = parser.parse_args()
    for finding in survey():
        print(f"{finding.title:40} {finding.value}")
        if options.list:
            print("".join(f"    {name}\n" for name in finding.names), end="")


if __name__ == "__main__":
    main()
