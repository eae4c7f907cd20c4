"""The sample of small faults: what is changed, and which tests must notice."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bench.faults.mutants import AREAS, ROOT, fails, mirror_of, mutants, sample

SOURCE = '''"""What ages are."""


@cache
def is_adult(age: int = 1, name: str = "é") -> bool:
    """Whether ``age`` is 18 or more."""
    if age < 0:
        log("no")
    return age >= 18
'''


def test_every_kind_of_change() -> None:
    found = list(mutants("quotes/ages.py", SOURCE))
    assert sorted((m.line, m.change) for m in found) == [
        (5, "changed: 1 -> 2"),
        (7, "changed: 0 -> 1"),
        (7, "negated: age < 0 -> (not (age < 0))"),
        (7, "swapped: age < 0 -> (age <= 0)"),
        (8, 'left out: log("no") -> pass'),
        (9, "changed: 18 -> 19"),
        (9, "returned nothing: return age >= 18 -> return None"),
        (9, "swapped: age >= 18 -> (age > 18)"),
    ]
    for mutant in found:
        ast.parse(mutant.source)
        changed = [a for a, b in zip(SOURCE.splitlines(), mutant.source.splitlines(), strict=True) if a != b]
        assert changed == [SOURCE.splitlines()[mutant.line - 1]]


def test_a_seed_gives_one_sample() -> None:
    first = sample(ROOT, AREAS["api"], 3, seed=1)
    assert len(first) == 3
    assert sample(ROOT, AREAS["api"], 3, seed=1) == first
    assert sample(ROOT, AREAS["api"], 3, seed=2) != first


def test_the_tests_of_a_module() -> None:
    assert mirror_of(ROOT, "quotes/service.py") == ("tests/test_service.py",)
    beside = mirror_of(ROOT, "quotes/record/quotations/__init__.py")
    assert "tests/record/quotations/test_check.py" in beside
    assert all(Path(test).parent == Path("tests/record/quotations") for test in beside)


@pytest.mark.slow
def test_a_failing_test_is_noticed(tmp_path: Path) -> None:
    test = tmp_path / "test_it.py"
    test.write_text("def test_it(): assert True\n", "utf-8")
    assert not fails(tmp_path, ["test_it.py"], 60)
    test.write_text("def test_it(): assert False\n", "utf-8")
    assert fails(tmp_path, ["test_it.py"], 60)
