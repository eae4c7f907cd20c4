"""Do the tests notice a fault? Each line of a table breaks one promise of the code; the test it names must then fail.

The tree is copied into a temporary folder, and the faults of ``planted_table`` are planted in the copy, one at a time.
Exit status 1 where a fault survives, or where the code or the test that the table names is no longer there.

    python -m bench.faults.planted               # every fault
    python -m bench.faults.planted cache erase   # those whose promise, file or test has one of these words
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.faults.planted_table import FAULTS, Fault

ROOT = Path(__file__).resolve().parents[2]
TEST_SECONDS = 600
"""A test that takes longer counts as failed: the fault made it wait for ever."""
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
_TESTS_FAILED = 1  # pytest's exit status; others mean that no test was run


def main() -> None:
    """Plant each fault and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only faults whose promise, file or test has one of these words")
    options = parser.parse_args()
    chosen = [fault for fault in FAULTS if matches(fault, options.words)]
    lost = [problem for fault in chosen if (problem := misplaced(ROOT, fault))]
    if lost:
        sys.exit("\n".join(lost))
    with tempfile.TemporaryDirectory(prefix="on-record-planted-") as folder:
        tree = Path(folder)
        copy_tree(ROOT, tree)
        status, output = run_tests(tree, sorted({fault.killed_by for fault in chosen}))
        if status:
            sys.exit(f"Without any fault these tests must pass:\n{output}")
        killed = [report(tree, fault) for fault in chosen]
    print(f"{sum(killed)} of {len(killed)} faults are killed.")
    sys.exit(0 if all(killed) else 1)


def matches(fault: Fault, words: Sequence[str]) -> bool:
    """Whether ``fault`` has one of ``words`` in its promise, file or test; true without words."""
    facts = f"{fault.promise} {fault.file} {fault.killed_by}".lower()
    return not words or any(word.lower() in facts for word in words)


def misplaced(tree: Path, fault: Fault) -> str | None:
    """Why ``fault`` cannot be planted in ``tree``: its text must stand in its file exactly once, and its test's file
    must be there. None where it can."""
    if not (tree / fault.file).is_file():
        return f"{fault.file} is not there: mend the table of planted faults ({fault.promise})."
    count = (tree / fault.file).read_text("utf-8").count(fault.old)
    if count != 1:
        return f"{fault.file} has this text {count} times, not once ({fault.promise}):\n    {fault.old}"
    if not (tree / fault.killed_by.partition("::")[0]).is_file():
        return f"{fault.killed_by} is not there: mend the table of planted faults ({fault.promise})."
    return None


def copy_tree(source: Path, target: Path) -> None:
    """Copy what git knows, or would take in, of ``source``."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=source,
        check=True,
        capture_output=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (source / name).is_file():  # a deleted file is still listed
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, target / name)


@contextmanager
def replaced(path: Path, text: str) -> Iterator[None]:
    """``text`` in the place of what is in the file ``path``, which comes back afterwards."""
    right = path.read_text("utf-8")
    path.write_text(text, "utf-8")
    try:
        yield
    finally:
        path.write_text(right, "utf-8")


def run_tests(
    tree: Path, tests: Sequence[str], limit: float = TEST_SECONDS, options: Sequence[str] = ("-rfE",)
) -> tuple[int, str]:
    """The exit status of pytest with ``options`` for ``tests`` of ``tree``, and the end of what it printed. Tests that
    take more than ``limit`` seconds count as failed."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--tb=no", *options, *tests]
    # Without byte code: two texts of one size within a second would share it.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=tree, env=environment, capture_output=True, text=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired:
        return _TESTS_FAILED, f"FAILED {tests[0]} (no end in {limit:.0f} seconds)"
    return done.returncode, done.stdout[-4000:] + done.stderr[-2000:]


def report(tree: Path, fault: Fault) -> bool:
    """Plant ``fault``, run its test, print what became of it; whether it was killed."""
    path = tree / fault.file
    with replaced(path, path.read_text("utf-8").replace(fault.old, fault.new)):
        status, output = run_tests(tree, [fault.killed_by])
    killed = status == _TESTS_FAILED
    print(f"{'killed  ' if killed else 'SURVIVED'}  {fault.promise}\n          {fault.file}")
    for test in sorted(set(_FAILED.findall(output))) or [f"{fault.killed_by} (pytest: {status})"]:
        print(f"          {test}")
    sys.stdout.flush()
    return killed


if __name__ == "__main__":
    main()
