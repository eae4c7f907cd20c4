"""Two engines, one a small copy of the other; and memory that was freed goes back to the system."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import get_args

import pytest

from quotes.analysis import analyse, idle_cores
from quotes.analysis import engine as engine_module
from quotes.analysis.attribution.encoding import CONTEXT, encode, inputs, windows
from quotes.analysis.attribution.links import by_part
from quotes.analysis.attribution.trained_attributor import TrainedAttributor
from quotes.analysis.engine import load_attributor, read_attributor
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Analysis, Article, Engine
from quotes.model_files import model_file
from tests.support import ROOT

TEXT = """The harbour will close on Friday, Mayor Ana Lopes said.

“We had no choice,” she told reporters. “The pier is no longer safe.”

Ferry operator Norrin Lines said it would sue the town."""

FREE_AND_GIVE_BACK = """
import psutil
from quotes.analysis.engine import give_back_memory

kept, freed = [], []
for _ in range(2000):  # blocks too small to be mapped one by one, and one that is kept behind each of them
    freed.append(bytes(100_000))
    kept.append(bytes(1_000))
del freed
before = psutil.Process().memory_info().rss
give_back_memory()
print(before - psutil.Process().memory_info().rss)
"""


def read_by(engine: Engine) -> Analysis:
    return analyse(Article(TEXT), load_attributor(engine), review_below=0.7, unknown_below=0.5)


@pytest.mark.parametrize("engine", get_args(Engine))
def test_windows_read_together_or_but_once_are_as_each_alone(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_cores, "idle_cores", lambda: 3)
    text = "\n\n".join([*[TEXT] * 9, *(TEXT.replace("Friday", f"{day} May") for day in range(1, 20)), *[TEXT] * 9])
    attributor, quoted = load_attributor(engine), quoted_stretches(text)
    assert isinstance(attributor, TrainedAttributor)
    pieces = encode(text, quoted, attributor._tokenizer)
    logits, links = attributor._outputs(pieces, (), lambda: None)
    for window in windows(pieces, context=CONTEXT[engine]):
        tags, vectors = attributor._run(*inputs(pieces, window))
        assert (logits[window.core] == tags[window.core_of_its_own]).all()
        assert (links._vectors[:, window.core] == by_part(vectors[window.core_of_its_own])).all()


def test_the_fast_engine_names_the_same_speakers() -> None:
    accurate, fast = read_by("accurate"), read_by("fast")
    assert [(q.spans, q.speaker) for q in fast.quotations] == [(q.spans, q.speaker) for q in accurate.quotations]
    assert {s.name for s in fast.speakers} == {"Ana Lopes", "Norrin Lines"}


def test_an_answer_tells_its_engine() -> None:
    assert "+accurate." in read_by("accurate").pipeline_version and "+fast." in read_by("fast").pipeline_version


@pytest.mark.parametrize("engine", ["accurate", "fast"])
def test_an_engine_that_sees_more_at_once_has_another_version(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = model_file("attribution.onnx").parent
    before = read_attributor(folder, engine).version
    monkeypatch.setattr(engine_module, "CONTEXT", {**CONTEXT, engine: CONTEXT[engine] + 1})
    assert read_attributor(folder, engine).version != before


def test_the_fast_network_is_the_smaller() -> None:
    sizes = [model_file(name).stat().st_size for name in ("fast/attribution.onnx", "attribution.onnx")]
    assert sizes[0] < 0.8 * sizes[1]


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="not glibc")
def test_freed_memory_is_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", FREE_AND_GIVE_BACK], cwd=ROOT, capture_output=True, check=True)
    assert int(done.stdout) > 100_000_000
