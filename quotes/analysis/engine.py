"""The engine: loading the models, their version, their memory."""

from __future__ import annotations

import ctypes
import gc
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
from tokenizers import Tokenizer

from quotes import __version__
from quotes.analysis.attribution import Attributor
from quotes.analysis.attribution.encoding import CONTEXT, WINDOW, IntArray, PieceTokenizer
from quotes.analysis.attribution.links import FloatArray, LinkWeights
from quotes.analysis.attribution.trained_attributor import RunNetwork, TrainedAttributor
from quotes.analysis.onnx_session import load_session
from quotes.model import Engine
from quotes.model_files import model_file, network_folder

FITTED = ("confidence.json", "decoys.json")
"""Files that are fitted to a network and stand beside it."""
SHARED = ("given_names.json", "dates.onnx", "occasions.onnx", "positions.onnx", "resolver.json")
"""Files of models/ that both engines read."""


@cache
def load_attributor(engine: Engine = "accurate") -> Attributor:
    """An attribution engine of this process, loaded once. Raises RuntimeError where the model files are missing."""
    attributor = read_attributor(model_file("attribution.onnx").parent, engine)
    gc.freeze()  # what is loaded stays: the search for garbage need not look at it again
    return attributor


def give_back_memory() -> None:
    """Give what was freed back to the system. glibc keeps what one long article needed for good; elsewhere nothing is
    done."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def read_attributor(folder: Path, engine: Engine = "accurate") -> Attributor:
    """The engine whose files stand in ``folder``, a folder like models/. Raises OSError where one is missing."""
    network = network_folder(folder, engine)
    beside = json.loads((network / "attribution.json").read_text(encoding="utf-8"))
    weights = LinkWeights(**{name: np.array(v, dtype=np.float32) for name, v in beside["links"].items()})
    run = _runner(network / "attribution.onnx")
    return TrainedAttributor(read_tokenizer(folder), run, weights, _version(folder, network, engine), engine)


def read_tokenizer(folder: Path) -> PieceTokenizer:
    """The tokenizer whose file stands in ``folder``; it neither pads nor cuts a text."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return cast(PieceTokenizer, tokenizer)


def _version(folder: Path, network: Path, engine: Engine) -> str:
    """The program's version, the engine's name and a digest of the models and of how much of a text the network sees at
    once: it changes whenever an answer may.

    attribution.json carries the digest of the network, so the large file need not be read again.
    """
    digest = hashlib.sha256(f"{WINDOW} {CONTEXT[engine]}".encode())
    paths = (network / "attribution.json", *(network / n for n in FITTED), *(folder / n for n in SHARED))
    for path in paths:
        digest.update(path.read_bytes())
    return f"{__version__}+{engine}.{digest.hexdigest()[:12]}"


def _runner(path: Path) -> RunNetwork:
    """The network as a function."""
    session = load_session(str(path))

    def run(ids: IntArray, shapes: IntArray, states: IntArray, positions: IntArray) -> tuple[FloatArray, FloatArray]:
        feed = {"ids": ids[None], "shapes": shapes[None], "states": states[None], "positions": positions[None]}
        tags, links = session.run(("tags", "links"), feed)
        return tags[0], links[0]

    return run
