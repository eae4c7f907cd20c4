"""`python app.py ingest --queue`: store files as a batch, and print what became of each article."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from quotes.cli.progress import Progress
from quotes.errors import OnRecordError, Unavailable
from quotes.exchange.input_lines import NumberedLine, answer_line, bounded_lines, form_of, open_articles
from quotes.jobs.intake import receive
from quotes.jobs.queue import JobQueue, open_queue
from quotes.model import Engine
from quotes.record import Record
from quotes.record.batches import Batches
from quotes.record.model.batches import Batch
from quotes.redis.link import link_to_redis
from quotes.settings import Settings

_SOURCE_BYTES = 1 << 16
_LOOK_SECONDS = 1.0
_PAGE = 500


def ingest_by_queue(settings: Settings, record: Record, files: tuple[Path, ...], engine: Engine | None) -> int:
    """Store the articles of ``files`` (standard input where there is none) as a batch, and write what became of each as
    soon as it is known, in order. A batch of the same files that is not finished goes on where it stopped. ``engine``
    reads the articles of a new batch; None: that of the workers' settings. Returns how many failed.

    Raises errors.Unavailable without Redis or the record, and what reading the files raises.
    """
    jobs = open_queue(settings, record.batches, link_to_redis(settings))
    try:
        if not jobs.is_up:
            raise Unavailable("The queue needs Redis, and Redis is not reachable. Start Redis, or leave out --queue.")
        batch = _stored(settings, record.batches, files, engine)
        jobs.feed()
        return _follow(settings.default_newsroom, record.batches, jobs, batch)
    finally:
        jobs.close()


def _stored(settings: Settings, batches: Batches, files: tuple[Path, ...], engine: Engine | None) -> Batch:
    """The batch of these files with all of its lines."""
    newsroom, source = settings.default_newsroom, _source(files) if files else None
    known = batches.begun(newsroom, source) if source else None
    if known and known.status != "receiving":
        click.echo(f"Continuing batch {known.id} of these files.", err=True)
        return known
    id_ = known.id if known else batches.open(newsroom, "command line", source, engine)
    there = batches.last_line(newsroom, id_)
    with Progress("store", "article") as progress:
        rest = (line for line in _lines(settings, files) if line[0] > there)
        receive(batches, newsroom, id_, rest, settings.max_batch_lines, progress.step)
    return batches.accept(newsroom, id_)


def _lines(settings: Settings, files: tuple[Path, ...]) -> Iterator[NumberedLine]:
    """The articles of all files as lines that count on from file to file."""
    if not files:
        yield from bounded_lines(sys.stdin.buffer, settings.max_html_bytes)
    last = 0
    for path in files:
        with open_articles(path) as stream:
            for number, line in enumerate(_lines_of(path, stream, settings.max_html_bytes), last + 1):
                yield number, line
                last = number


def _lines_of(path: Path, stream: BinaryIO, most: int) -> Iterator[bytes | OnRecordError]:
    form = form_of(path)
    if form == "lines":
        for _, line in bounded_lines(stream, most):
            yield line
        return
    words = stream.read(most + 1).decode("utf-8-sig", "surrogateescape")  # what is no UTF-8 becomes the line's error
    yield json.dumps({"id": path.name, form: words}).encode()


def _source(files: tuple[Path, ...]) -> str:
    """A digest by which the same files are known again: their names, sizes and beginnings."""
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as stream:
            digest.update(json.dumps([path.name, path.stat().st_size]).encode() + stream.read(_SOURCE_BYTES))
    return digest.hexdigest()


def _follow(newsroom: str, batches: Batches, jobs: JobQueue, batch: Batch) -> int:
    """Write the answers as they come, until the batch has ended. How many failed."""
    told, after = False, 0
    with Progress("ingest", "article", batch.lines) as progress:
        while True:
            ended = batches.read(newsroom, batch.id).ended_at is not None
            while answers := batches.answers(newsroom, batch.id, after, _PAGE):
                for answer in answers:
                    sys.stdout.buffer.write(answer_line(answer))
                sys.stdout.flush()
                after = answers[-1]["line"]
                progress.step(len(answers), sum("error" in answer for answer in answers))
            progress.step(0)
            if ended:
                break
            if not told and jobs.workers() == 0:
                click.echo("No worker is running. In another terminal: python app.py work", err=True)
                told = True
            time.sleep(_LOOK_SECONDS)
    return progress.failed
