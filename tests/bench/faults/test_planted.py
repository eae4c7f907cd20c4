"""Planted faults: the table fits the code, and a fault counts as killed only where its test ran and failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.faults import planted
from bench.faults.planted_table import FAULTS, Fault
from tests.support import ROOT

TESTS = """from code_ import double

def test_double():
    assert double(1) == 2

def test_zero():
    assert not double(0)
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small project with one function and two tests."""
    (tmp_path / "code_.py").write_text("def double(n):\n    return 2 * n\n")
    (tmp_path / "test_code.py").write_text(TESTS)
    return tmp_path


def fault(**fields: str) -> Fault:
    """A fault of the small project."""
    facts = {
        "promise": "double() doubles",
        "file": "code_.py",
        "old": "2 * n",
        "new": "3 * n",
        "killed_by": "test_code.py::test_double",
    }
    return Fault(**facts | fields)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.promise)
def test_every_fault_can_be_planted(fault: Fault) -> None:
    assert planted.misplaced(ROOT, fault) is None
    assert fault.old != fault.new


def test_a_fault_is_killed_and_taken_out_again(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (tree / "code_.py").read_text()
    assert planted.report(tree, fault())
    assert (tree / "code_.py").read_text() == before
    told = capsys.readouterr().out
    assert told.startswith("killed") and "test_code.py::test_double" in told


@pytest.mark.slow
@pytest.mark.parametrize("test", ["test_code.py::test_zero", "test_code.py::test_nowhere"])
def test_a_fault_survives_where_its_test_passes_or_is_not_there(tree: Path, test: str) -> None:
    assert not planted.report(tree, fault(killed_by=test))


@pytest.mark.parametrize(
    "fields", [{"old": "4 * n"}, {"old": "n"}, {"file": "gone.py"}, {"killed_by": "test_gone.py::test_double"}]
)
def test_what_does_not_fit_the_code_is_told(tree: Path, fields: dict[str, str]) -> None:
    assert planted.misplaced(tree, fault(**fields))
    assert planted.misplaced(tree, fault()) is None


def test_words_choose_faults() -> None:
    assert planted.matches(fault(), [])
    assert planted.matches(fault(), ["cache", "Double"])
    assert not planted.matches(fault(), ["cache"])
