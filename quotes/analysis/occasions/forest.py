"""A random forest: how likely it is that a quotation's words belong to a date or an occasion."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import onnxruntime

from quotes.analysis.occasions.features import COLUMN
from quotes.analysis.onnx_session import load_session
from quotes.model_files import model_file

Integers = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over some ``columns`` of ``FEATURES``. ``enough``: from which probability on the answer is yes."""

    session: onnxruntime.InferenceSession
    columns: Integers
    enough: float

    def probabilities(self, rows: Floats) -> list[float]:
        """The mean of the trees' probabilities for each of ``rows`` of ``FEATURES``, rounded to four places."""
        (means,) = self.session.run(("means",), {"rows": rows[:, self.columns]})
        found: list[float] = np.round(means[:, 0].astype(np.float64), 4).tolist()
        return found


@cache
def load_forests() -> dict[str, Forest]:
    """The forests that ``training.occasions`` wrote: "date" and "occasion". Raises RuntimeError where one cannot be
    read."""
    return {kind: _forest(f"{kind}s.onnx") for kind in ("date", "occasion")}


def _forest(name: str) -> Forest:
    try:
        session = load_session(model_file(name).read_bytes())
        beside = session.get_modelmeta().custom_metadata_map
        columns = np.array([COLUMN[feature] for feature in beside["features"].split("\n")], dtype=np.intp)
        return Forest(session, columns, float(beside["enough"]))
    except (OSError, KeyError, ValueError) as error:
        raise RuntimeError(f"models/{name} cannot be read: {error}") from error
