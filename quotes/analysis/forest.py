"""Random forests in ONNX files: the share of their trees' votes is a probability."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import onnxruntime

from quotes.analysis.onnx_session import load_session
from quotes.model_files import model_file

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over ``features``, by their names in the order of a row. ``enough``: from which probability on the answer
    is yes."""

    session: onnxruntime.InferenceSession
    features: tuple[str, ...]
    enough: float

    def probabilities(self, rows: Floats) -> list[float]:
        """The mean of the trees' probabilities for each of ``rows`` of ``features``, rounded to four places."""
        (means,) = self.session.run(("means",), {"rows": rows})
        found: list[float] = np.round(means[:, 0].astype(np.float64), 4).tolist()
        return found


def load_forest(name: str) -> Forest:
    """The forest of a file in ``models/``, as ``training.forest`` wrote it. Raises RuntimeError where it cannot be
    read."""
    try:
        session = load_session(model_file(name).read_bytes())
        beside = session.get_modelmeta().custom_metadata_map
        return Forest(session, tuple(beside["features"].split("\n")), float(beside["enough"]))
    except (OSError, KeyError, ValueError) as error:
        raise RuntimeError(f"models/{name} cannot be read: {error}") from error
