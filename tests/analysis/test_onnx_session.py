"""Networks in ONNX files, made ready to run."""

from __future__ import annotations

import pytest

from quotes.analysis.onnx_session import load_session
from quotes.model_files import model_file


def test_the_shipped_network_loads_by_path_and_by_bytes() -> None:
    path = model_file("attribution.onnx")
    by_path, by_bytes = load_session(str(path)), load_session(path.read_bytes())
    assert [i.name for i in by_path.get_inputs()] == [i.name for i in by_bytes.get_inputs()] != []
    assert by_path.get_session_options().intra_op_num_threads == 1


def test_what_is_no_network_is_refused() -> None:
    with pytest.raises(Exception, match=r"(?i)protobuf|model"):
        load_session(b"no network")
