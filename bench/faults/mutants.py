"""Which changes of the code does no test notice? A seeded sample of small faults, each tried against its tests.

The tree is copied into a temporary folder. In the copy one place at a time is changed (a condition negated, a
comparison swapped, a call left out, a returned value replaced by None, a number changed), and the tests that mirror the
module run: they must fail. Survivors are printed with file and line. A survivor is a hole in the tests beside the
module, or a change that changes nothing; which of the two is for a person to say.

    python -m bench.faults.mutants                        # twenty places of each of the four areas
    python -m bench.faults.mutants --each 5 --seed 7 api  # five of one area, other places than before
"""

from __future__ import annotations

import argparse
import ast
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.faults.planted import ROOT, copy_tree, replaced, run_tests

AREAS = {
    "service": "quotes/service.py",
    "redis": "quotes/redis",
    "record": "quotes/record",
    "api": "quotes/api",
}
SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
TEST_SECONDS = 300
"""Tests that take longer without any change are not tried."""
SLOWER = 4
"""Tests that take so many times as long with a change count as failed: the change made them wait for ever."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed place: ``file`` below the root, its ``line``, what was changed, and the whole changed source."""

    file: str
    line: int
    change: str
    source: str


def main() -> None:
    """Try a sample and print the survivors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("areas", nargs="*", choices=[*AREAS, []], help="which areas; all where none is named")
    parser.add_argument("--each", type=int, default=20, help="places of each area")
    parser.add_argument("--seed", type=int, default=1, help="which places")
    options = parser.parse_args()
    chosen = [m for area in options.areas or AREAS for m in sample(ROOT, AREAS[area], options.each, options.seed)]
    with tempfile.TemporaryDirectory(prefix="on-record-mutants-") as folder:
        tree = Path(folder)
        copy_tree(ROOT, tree)
        limits = {tests: seconds_of(tree, tests) for tests in {mirror_of(tree, m.file) for m in chosen}}
        tried = [mutant for mutant in chosen if limits[mirror_of(tree, mutant.file)]]
        survivors = [m for m in tried if not report(tree, m, limits[mirror_of(tree, m.file)] * SLOWER + 20)]
    print(f"{len(tried) - len(survivors)} of {len(tried)} are killed. Survivors:")
    for mutant in survivors:
        print(f"{mutant.file}:{mutant.line}: {mutant.change}")


def sample(root: Path, area: str, count: int, seed: int) -> list[Mutant]:
    """``count`` mutants of the modules of ``area``, the same for the same ``seed`` and sources."""
    path = root / area
    modules = [path] if path.is_file() else sorted(path.rglob("*.py"))
    every = [m for module in modules for m in mutants(str(module.relative_to(root)), module.read_text("utf-8"))]
    return random.Random(seed).sample(every, min(count, len(every)))


def mutants(file: str, source: str) -> Iterator[Mutant]:
    """Every mutant of one module."""
    lines = source.encode().splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for node, change, new in changes(ast.parse(source)):
        assert node.end_lineno is not None and node.end_col_offset is not None
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        text = source.encode()
        old = " ".join(text[start:end].decode().split())
        yield Mutant(
            file,
            node.lineno,
            f"{change}: {old[:60]} -> {new[:60]}",
            (text[:start] + new.encode() + text[end:]).decode(),
        )


def changes(tree: ast.Module) -> Iterator[tuple[ast.expr | ast.stmt, str, str]]:
    """Each place that can be changed: its node, what is done to it, and the words in its place. Decorators and
    annotations, which describe, are left alone."""
    for node in _inside(tree):
        match node:
            case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
                yield test, "negated", f"(not ({ast.unparse(test)}))"
            case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in SWAPPED:
                swapped = ast.Compare(left, [SWAPPED[type(op)]()], [right])
                yield node, "swapped", f"({ast.unparse(swapped)})"
            case ast.Expr(value=ast.Call()):
                yield node, "left out", "pass"
            case ast.Return(value=ast.expr() as value) if not _is_none(value):
                yield node, "returned nothing", "return None"
            case ast.Constant(value=bool() as flag):
                yield node, "changed", str(not flag)
            case ast.Constant(value=int() | float() as number):
                yield node, "changed", str(number + 1)


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name in ("decorator_list", "annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield child
                yield from _inside(child)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def mirror_of(tree: Path, file: str) -> tuple[str, ...]:
    """The test modules that mirror a module: its own; without one those of its folder, or of the next above that has
    some."""
    inner = Path(file).relative_to("quotes")
    own = Path("tests") / inner.parent / f"test_{inner.stem}.py"
    if (tree / own).is_file():
        return (str(own),)
    folder = tree / own.parent
    while not list(folder.glob("test_*.py")):
        folder = folder.parent
    return tuple(sorted(str(test.relative_to(tree)) for test in folder.glob("test_*.py")))


def seconds_of(tree: Path, tests: Sequence[str]) -> float:
    """How long ``tests`` take without any change; 0 where they fail or take too long, which is printed."""
    began = time.monotonic()
    if fails(tree, tests, TEST_SECONDS):
        print(f"not tried, for they fail or take too long as things are: {' '.join(tests)}", flush=True)
        return 0.0
    return time.monotonic() - began


def report(tree: Path, mutant: Mutant, limit: float) -> bool:
    """Run the tests of ``mutant`` in ``tree`` and print what became of it; whether it was killed."""
    with replaced(tree / mutant.file, mutant.source):
        killed = fails(tree, mirror_of(tree, mutant.file), limit)
    print(f"{'killed  ' if killed else 'SURVIVED'} {mutant.file}:{mutant.line}: {mutant.change}", flush=True)
    return killed


def fails(tree: Path, tests: Sequence[str], limit: float) -> bool:
    """Whether one of ``tests`` fails in ``tree`` or they take more than ``limit`` seconds. They run on SQLite alone:
    what only PostgreSQL tells apart survives here."""
    status, _ = run_tests(tree, tests, limit, ["-q", "-x", "-k", "not postgresql"])
    return status != 0


if __name__ == "__main__":
    main()
