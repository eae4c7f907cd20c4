"""The service: one analysis at a time with a bounded wait, a time limit, and what /readyz reports."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from quotes.analysis.article import from_html
from quotes.analysis.attribution import Attributor, Reading
from quotes.analysis.deadline import time_limit
from quotes.analysis.engine import load_attributor
from quotes.analysis.quotation import QuotedStretch
from quotes.errors import Gone, NotFound, Unavailable
from quotes.model import Article, Limits
from quotes.observability import metrics
from quotes.record import Record
from quotes.record.model.corrections import Editor
from quotes.redis.analysis_cache import open_cache
from quotes.redis.link import link_to_redis
from quotes.service import LONG, Service
from quotes.settings import Settings
from tests.support.live import until

ARTICLE = Article("“The ferry sails tonight,” Ilsa Brandt said on Monday. Ilsa Brandt is the harbour master.")
PAGE = b"<!doctype html><html><body><article><h1>We sail</h1><p>The ferry sails tonight.</p>" + b"<div>" * 150_000


class Held:
    """The real engine, held up until it may go on; counts how many texts it reads at the same time."""

    def __init__(self, engine: Attributor) -> None:
        self.version = engine.version
        self._engine = engine
        self.begun = threading.Event()
        self.go_on = threading.Event()
        self.reads = 0

    def read(
        self, text: str, quoted: tuple[QuotedStretch, ...], checkpoint: Callable[[], None] = lambda: None
    ) -> Reading:
        """Read once it may."""
        self.reads += 1
        self.begun.set()
        assert self.go_on.wait(20)
        return self._engine.read(text, quoted)


@pytest.fixture
def engine() -> Held:
    """The engine of the service."""
    return Held(load_attributor())


@pytest.fixture
def make_service(
    engine: Held, make_settings: Callable[..., Settings], empty_record: Path
) -> Iterator[Callable[..., Service]]:
    """Services on a migrated record, with settings by name; closed afterwards."""
    made: list[Service] = []

    def make(**fields: object) -> Service:
        settings = make_settings(**fields)
        settings.instance_dir.mkdir(exist_ok=True)
        if "record_url" not in fields and not (own := settings.instance_dir / "record.sqlite3").exists():
            shutil.copy(empty_record, own)
        record = Record(settings.record_url)
        cache = open_cache(settings, link_to_redis(settings), record.erasure.count)
        made.append(Service(settings, record, cache, engine))
        return made[-1]

    yield make
    for service in made:
        service.close()


def analyses(outcome: str) -> float:
    """How many analyses had this outcome so far."""
    return float(metrics.analyses.labels(outcome)._value.get())


def test_the_same_article_is_analysed_once(make_service: Callable[..., Service], engine: Held) -> None:
    service = make_service()
    engine.go_on.set()
    first = service.extract("once", ARTICLE)
    assert first.quotations and first == service.extract("once", ARTICLE)
    assert engine.reads == 1


def test_what_is_known_needs_no_place(make_service: Callable[..., Service], engine: Held) -> None:
    service = make_service(threads=2)
    engine.go_on.set()
    first = service.extract("known", ARTICLE)
    engine.go_on.clear()
    engine.begun.clear()
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(service.extract, "known", replace(ARTICLE, text=ARTICLE.text + " It rained."))
        assert engine.begun.wait(10)  # the only place is taken
        try:
            assert service.extract("known", ARTICLE) == first
        finally:
            engine.go_on.set()
        assert other.result().quotations


def test_newsrooms_share_no_analysis(make_service: Callable[..., Service], engine: Held) -> None:
    service = make_service()
    engine.go_on.set()
    service.extract("north", ARTICLE)
    service.extract("south", ARTICLE)
    assert engine.reads == 2


def test_one_article_at_a_time_and_a_bounded_wait(make_service: Callable[..., Service], engine: Held) -> None:
    service, before = make_service(wait_seconds=0.1), analyses("busy")
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(service.extract, "busy", ARTICLE)
        assert engine.begun.wait(10)
        with pytest.raises(Unavailable, match="busy") as raised:
            service.extract("busy", replace(ARTICLE, text=ARTICLE.text + " It rained."))
        assert raised.value.retry_after > 0
        assert analyses("busy") == before + 1
        assert engine.reads == 1
        engine.go_on.set()
        assert first.result().quotations


def test_an_article_that_takes_too_long_is_given_up(make_service: Callable[..., Service], engine: Held) -> None:
    service, before = make_service(analysis_seconds=0.1), analyses("failed")
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(service.extract, "slow", ARTICLE)
        assert engine.begun.wait(10)
        limit = time_limit(0.1)
        while True:
            try:
                limit()
            except Unavailable:
                break
        engine.go_on.set()
        with pytest.raises(Unavailable, match=r"0\.1 seconds"):
            answer.result()
    assert analyses("failed") == before + 1
    service.settings = replace(service.settings, analysis_seconds=600)  # however busy this machine is
    assert service.extract("slow", replace(ARTICLE, text=ARTICLE.text + " ")).quotations, "the worker is free again"


def test_after_a_long_article_memory_is_given_back(
    make_service: Callable[..., Service], engine: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    monkeypatch.setattr("quotes.service.give_back_memory", lambda: given.append(len(given)))
    service = make_service()
    engine.go_on.set()
    service.analyse(ARTICLE)
    assert not given
    service.analyse(replace(ARTICLE, text=ARTICLE.text + " It rained." * (LONG // 10)))
    assert len(given) == 1


def test_saving_the_same_again_costs_no_analysis(make_service: Callable[..., Service], engine: Held) -> None:
    service = make_service()
    engine.go_on.set()
    article = replace(ARTICLE, uri="https://desk.example/1")
    counters = [metrics.saved.labels(status)._value for status in ("created", "unchanged")]
    before = [counter.get() for counter in counters]
    assert service.save("default", article).status == "created"
    service.cache.forget_all()
    assert service.save("default", article).status == "unchanged"
    assert engine.reads == 1
    assert [counter.get() for counter in counters] == [count + 1 for count in before]


def test_an_erasure_drops_cached_analyses(make_service: Callable[..., Service], engine: Held) -> None:
    service = make_service()
    engine.go_on.set()
    saved = service.save("default", ARTICLE)
    speaker = service.record.articles.read("default", saved.id).speakers[0].id
    assert engine.reads == 1
    for erase, id_ in ((service.erase_speaker, speaker), (service.erase_article, saved.id)):
        read = engine.reads
        service.extract("default", ARTICLE)
        assert engine.reads == read
        erase("default", id_, Editor("Kim"))
        service.extract("default", ARTICLE)
        assert engine.reads == read + 1
    for look_up, id_ in ((service.record.speakers.read, speaker), (service.record.articles.read, saved.id)):
        with pytest.raises(Gone):
            look_up("default", id_)


def test_an_unknown_newsroom_is_no_server_error(make_service: Callable[..., Service], engine: Held) -> None:
    engine.go_on.set()
    with pytest.raises(NotFound):
        make_service().save("nobody", ARTICLE)


def test_readiness(make_service: Callable[..., Service]) -> None:
    assert make_service().readiness() == {"status": "ok", "model": "ok", "record": "ok", "redis": "ok"}
    away = make_service(redis_url="redis://127.0.0.1:1/0")
    assert away.readiness() == {"status": "degraded", "model": "ok", "record": "ok", "redis": "degraded"}
    lost = make_service(record_url="sqlite:////nowhere/record.sqlite3")
    assert lost.readiness() == {"status": "unavailable", "model": "ok", "record": "unavailable", "redis": "ok"}


class Slow:
    """An engine that comes to its checkpoint again and again until it may end; short texts are read at once."""

    def __init__(self, engine: Attributor) -> None:
        self.version = engine.version
        self._engine = engine
        self.begun = threading.Event()
        self.end = threading.Event()

    def read(
        self, text: str, quoted: tuple[QuotedStretch, ...], checkpoint: Callable[[], None] = lambda: None
    ) -> Reading:
        """Read, at last."""
        if len(text) > 100:
            self.begun.set()
            while not self.end.wait(0.01):
                checkpoint()
        return self._engine.read(text, quoted)


def test_a_newsroom_is_answered_while_another_posts_more_than_there_are_places(
    make_service: Callable[..., Service], engine: Held
) -> None:
    """The long article of one makes room, and one of those that wait for it loses its place."""
    service = make_service(threads=8, wait_seconds=20)
    service.attributor = slow = Slow(load_attributor())
    with ThreadPoolExecutor(8) as pool:
        theirs = [
            pool.submit(service.extract, "harbour", Article(f"{ARTICLE.text} {n} {'It rained. ' * 9}"))
            for n in range(8)
        ]
        assert slow.begun.wait(20)
        assert until(lambda: sum(future.done() for future in theirs) == 2)  # six places
        assert service.extract("desk", ARTICLE).quotations
        assert sum(future.done() for future in theirs) == 3
        slow.end.set()
        refused = [future.exception(60) for future in theirs]
    assert [str(error) for error in refused if error] == ["The service is busy with other articles. Try again."] * 3


def test_the_same_article_posted_many_times_takes_no_more_places_than_others(
    make_service: Callable[..., Service], engine: Held
) -> None:
    service = make_service(threads=8, wait_seconds=20)
    service.attributor = slow = Slow(load_attributor())
    long = Article(f"{ARTICLE.text} {'It rained. ' * 9}")
    with ThreadPoolExecutor(8) as pool:
        theirs = [pool.submit(service.extract, "harbour", long) for _ in range(8)]
        assert slow.begun.wait(20)
        assert until(lambda: sum(future.done() for future in theirs) == 2)
        assert service.extract("desk", ARTICLE).quotations
        slow.end.set()
        assert sum(future.exception(60) is None for future in theirs) == 5


class Patient(Slow):
    """An engine that reads a text of the desk without a checkpoint once it may, and is slow with every other."""

    def __init__(self, engine: Attributor) -> None:
        super().__init__(engine)
        self.desk_begun = threading.Event()
        self.desk_may_end = threading.Event()

    def read(
        self, text: str, quoted: tuple[QuotedStretch, ...], checkpoint: Callable[[], None] = lambda: None
    ) -> Reading:
        """Read, at last."""
        if "desk" not in text:
            return super().read(text, quoted, checkpoint)
        self.desk_begun.set()
        assert self.desk_may_end.wait(60)
        return self._engine.read(text, quoted)


def test_the_time_for_which_an_analysis_makes_room_is_not_its_own(
    make_service: Callable[..., Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotes.fair_queue.AHEAD", 0.0)
    service = make_service(analysis_seconds=3, wait_seconds=60, threads=8)
    service.attributor = patient = Patient(load_attributor())
    limit = time_limit(3)
    with ThreadPoolExecutor(2) as pool:
        long = pool.submit(service.extract, "harbour", Article(f"{ARTICLE.text} {'It rained. ' * 9}"))
        assert patient.begun.wait(20)
        desk = pool.submit(service.extract, "desk", Article(f"{ARTICLE.text} The desk waits."))
        assert patient.desk_begun.wait(20)
        with pytest.raises(Unavailable):
            while True:
                limit()
        patient.end.set()
        patient.desk_may_end.set()
        assert long.result(60).quotations
        desk.exception(60)


def test_reading_a_page_makes_room_for_another_newsroom(
    make_service: Callable[..., Service], engine: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages of one, read as often as there are threads, stop nobody else."""
    monkeypatch.setattr("quotes.fair_queue.AHEAD", 0.0)
    service = make_service(threads=8, wait_seconds=60)
    engine.go_on.set()
    begun, answered, page = threading.Event(), threading.Event(), PAGE[: len(PAGE) // 3]

    def read_pages() -> None:
        while not answered.is_set():
            with service.html_turn("harbour") as checkpoint:
                from_html(page, {"html_scope": "article"}, Limits(), turn=lambda: nullcontext(checkpoint))
                begun.set()

    with ThreadPoolExecutor(3) as pool:
        pages = [pool.submit(read_pages) for _ in range(3)]
        assert begun.wait(60)
        assert service.extract("desk", ARTICLE).quotations
        answered.set()
        assert [reading.exception(60) for reading in pages] == [None] * 3


def test_a_page_that_takes_too_long_to_read_is_given_up(make_service: Callable[..., Service]) -> None:
    service = make_service(analysis_seconds=0.1)
    with pytest.raises(Unavailable, match="took more than"):
        from_html(PAGE, {"html_scope": "article"}, Limits(), turn=lambda: service.html_turn("harbour"))


@pytest.mark.usefixtures("record")
@pytest.mark.slow
def test_a_start_does_not_load_what_only_some_articles_need(settings: Settings) -> None:
    program = (
        "import sys; from app import create_app; create_app(); "
        "print(sorted({'trafilatura', 'py3langid', 'feedgen', 'mcp'} & set(sys.modules)), flush=True); "
        "import os; os._exit(0)"
    )
    where = {"ON_RECORD_INSTANCE_DIR": str(settings.instance_dir), "REDIS_URL": settings.redis_url}
    started = subprocess.run([sys.executable, "-c", program], env=os.environ | where, capture_output=True, text=True)
    assert started.stdout.splitlines()[-1:] == ["[]"], started.stderr
