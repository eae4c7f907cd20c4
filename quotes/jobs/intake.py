"""Taking in a batch: its lines are stored in the record a portion at a time, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from quotes.errors import FieldError, OnRecordError, TooLarge
from quotes.exchange.input_lines import NumberedLine
from quotes.record.batches import CHUNK, Batches
from quotes.record.model.batches import Line

PORTION_LINES = 32 * CHUNK
PORTION_BYTES = 1_000_000


def receive(
    batches: Batches,
    newsroom: str,
    id_: str,
    lines: Iterable[NumberedLine],
    most: int,
    stored: Callable[[int], object] = lambda count: None,
) -> None:
    """Store the lines of a batch in bounded memory; blank ones are left out. ``stored`` is told of each portion how
    many lines it had.

    Raises TooLarge after ``most`` lines, and what reading and the record raise; lines stored before stay stored.
    """
    total = 0
    for portion in _portions(lines):
        total += len(portion)
        if total > most:
            detail = f"The batch has more than {most} lines. Send it in several batches."
            raise TooLarge(detail, FieldError("body", detail))
        refused = {number: line.detail for number, line in portion if isinstance(line, OnRecordError)}
        bodies = [Line(number, b"" if isinstance(line, OnRecordError) else line) for number, line in portion]
        batches.add(newsroom, id_, bodies, refused)
        stored(len(portion))


def _portions(lines: Iterable[NumberedLine]) -> Iterator[list[NumberedLine]]:
    portion: list[NumberedLine] = []
    size = 0
    for number, line in lines:
        if isinstance(line, bytes) and not line.strip():
            continue
        portion.append((number, line))
        size += len(line) if isinstance(line, bytes) else 0
        if len(portion) == PORTION_LINES or size >= PORTION_BYTES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion
