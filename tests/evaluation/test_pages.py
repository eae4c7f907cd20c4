"""What is measured of whole pages, on a case worked by hand and against the measuring script."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quotes.cli.evaluate import run_pages
from quotes.errors import InvalidInput
from quotes.evaluation import evaluate_pages
from tests.support import ROOT

BENCH = ROOT.parent / "shared" / "bench"

TEXT = "“The slipway opens on Monday,” said Edda Quill.\n\nForty boats  wait.\n\nThe town “must wait,” she added."
MENU = "Sport\n\n“Nobody asked us,” says the baker.\n\n"


def gold(id_: str = "a1") -> dict[str, Any]:
    words = ("The slipway opens on Monday,", "must wait,")
    spans = [[TEXT.index(w), TEXT.index(w) + len(w)] for w in words]
    quotes = [{"span": s, "kind": "utterance", "speaker": None, "agreed": True} for s in spans]
    return {"id": id_, "text": TEXT, "attributions": [], "quotes": quotes}


def answer(text: str, *said: str) -> dict[str, Any]:
    return {"text": text, "quotations": [{"spans": [{"exact": words}]} for words in said]}


def test_what_is_kept_and_what_is_outside() -> None:
    text = MENU + TEXT.replace("  ", " ").partition("\n\nThe town")[0]
    found = evaluate_pages([gold()], {"a1": answer(text, "The slipway opens on Monday,", "Nobody asked us,")})
    assert (found.pages, found.refused) == (1, 0)
    assert (found.kept.value, found.kept.of) == (pytest.approx(66.7), 3)
    assert (found.outside.value, found.outside.of) == (50.0, 2)
    assert (found.found.value, found.found.of) == (50.0, 2)


def test_pages_without_an_answer_count_as_refused() -> None:
    found = evaluate_pages([gold()], {"a1": {"error": "too large"}, "strange": answer("a")})
    assert (found.pages, found.refused, found.kept.value) == (2, 2, None)
    with pytest.raises(InvalidInput, match="no analysis of a page"):
        evaluate_pages([gold()], {"a1": {"quotations": []}})
    with pytest.raises(InvalidInput, match="no page"):
        evaluate_pages([gold()], {})


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Gold and answers, one of them an error."""
    golden, answers = tmp_path / "gold.jsonl", tmp_path / "answers.jsonl"
    golden.write_text("".join(json.dumps(gold(f"a{i}")) + "\n" for i in range(3)), encoding="utf-8")
    lines = [
        {"id": "a0", **answer(MENU + TEXT, "The slipway opens on Monday,", "Nobody asked us,")},
        {"id": "a1", **answer(TEXT, "must wait,")},
        {"id": "a2", "error": "too large"},
    ]
    answers.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return golden, answers


@pytest.mark.skipif(not BENCH.exists(), reason="needs the measuring scripts beside the checkout")
def test_agrees_with_the_measuring_script(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    call = [sys.executable, BENCH / "pages.py", *files]
    theirs = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    assert run_pages(*files, lambda: pytest.fail("nothing is to be read"), as_json=True) == 0
    ours = json.loads(capsys.readouterr().out)
    numbers = re.findall(r"(\S+) % of (\d+)", theirs)
    assert [(f"{ours[k]['value']:.1f}", str(ours[k]["of"])) for k in ("kept", "outside", "found")] == numbers
    assert theirs.startswith(f"refused {ours['refused']};")
