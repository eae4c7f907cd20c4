"""Analysing an archive: Ray Data reads the files, keeps an engine on every core busy, and writes Parquet.

What is lost with a machine Ray does again on another; what was written stays written, and the same call again goes on
after it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from io import BufferedReader
from itertools import islice
from typing import Any, BinaryIO, cast

import pyarrow as pa
import ray
from ray.data import ActorPoolStrategy, DataContext
from ray.data.checkpoint import CheckpointConfig
from ray.data.datasource import FileBasedDatasource

from quotes.archive.archive_files import ENDINGS, lines_of
from quotes.archive.cluster import cores
from quotes.archive.reader import LINES, Reader, Reading
from quotes.errors import InvalidInput, OnRecordError

DONE = ".done"
"""The folder beside the output, by which Ray knows which lines are written, has its name and this ending."""
ROWS_OF_FILE = 1_000
"""Lines of a file of the output, at least."""
_ROWS_OF_BATCH = 8
_BLOCK_BYTES = 1 << 18
"""Bytes of lines that one engine gets at a time: some seconds of work, so that all cores end at about the same time."""
_ENGINE, _HELPER = 0.99, 0.001
"""Cores that an engine is counted with, and what reads lines or writes rows: beside an engine on every core Ray finds
a place for these."""


class _Lines(FileBasedDatasource):
    """The lines of the files of an archive."""

    def __init__(self, paths: Sequence[str], longest: int) -> None:
        super().__init__(list(paths), file_extensions=ENDINGS)
        self._longest = longest

    def _open_input_source(self, filesystem: Any, path: str, **open_args: Any) -> Any:
        return filesystem.open_input_file(path)

    def _read_stream(self, file: Any, path: str) -> Iterator[pa.Table]:
        return tables_of(cast(BinaryIO, BufferedReader(file)), path, self._longest)


def tables_of(stream: BinaryIO, path: str, longest: int) -> Iterator[pa.Table]:
    """The lines of a file that are not blank, a few at a time, as rows of ``reader.LINES``; ``longest`` as for
    ``lines_of``."""
    rows = (
        {"id": f"{path}:{number}", "source": path, "line": number}
        | ({"refused": line.detail} if isinstance(line, OnRecordError) else {"body": line})
        for number, line in lines_of(stream, path, longest)
        if isinstance(line, OnRecordError) or line.strip()
    )
    while some := list(islice(rows, _ROWS_OF_BATCH)):
        yield pa.Table.from_pylist(some, LINES)


def analyse_archive(paths: Sequence[str], out: str, reading: Reading, rows_of_file: int = ROWS_OF_FILE) -> None:
    """Write what is found in the articles of ``paths`` into the folder ``out``, which every machine must reach under
    this name, as files of ``rows_of_file`` rows of ``analysed_lines.SCHEMA`` and more. Each line has one row there in
    the end, whatever dies meanwhile.

    Called again with the same ``out`` it goes on. Raises InvalidInput where no file of ``paths`` is one of an archive;
    Ray's errors pass.
    """
    context = DataContext.get_current()
    context.enable_progress_bars = sys.stderr.isatty()
    context.target_max_block_size = _BLOCK_BYTES
    context.checkpoint_config = CheckpointConfig("id", out.rstrip("/") + DONE, delete_checkpoint_on_success=False)
    try:
        lines = ray.data.read_datasource(_Lines(paths, reading.limits.max_html_bytes), num_cpus=_HELPER)
    except (ValueError, FileNotFoundError) as error:
        raise InvalidInput(f"No archive can be read there: {error}") from error
    lines.map_batches(
        Reader,
        fn_constructor_args=(reading,),
        batch_size=_ROWS_OF_BATCH,
        batch_format="pyarrow",
        compute=ActorPoolStrategy(min_size=1, initial_size=max(1, cores() - 1)),  # Ray soon takes the last one, too
        num_cpus=_ENGINE,
    ).write_parquet(out, min_rows_per_file=rows_of_file, ray_remote_args={"num_cpus": _HELPER})
