"""The cache of analyses, on a real Valkey: hits, single flight over threads and processes, and Valkey going away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
import redis

from quotes.errors import InvalidInput, Unavailable
from quotes.model import Analysis
from quotes.observability import metrics
from quotes.redis import analysis_cache as cache_module
from quotes.redis import embedded
from quotes.redis import link as link_module
from quotes.redis.analysis_cache import AnalysisCache, open_cache
from quotes.redis.link import RedisLink, link_to_redis
from quotes.settings import Settings
from tests.support import ROOT
from tests.support.full_analysis import ANALYSIS, ARTICLE, TEXT
from tests.support.live import SECONDS


@pytest.fixture
def own_valkey(tmp_path: Path) -> Iterator[Path]:
    """An instance folder with a Valkey of this test's own, to stop and start."""
    embedded.ensure_running(tmp_path)
    yield tmp_path
    stop(tmp_path)


@pytest.fixture
def make_cache() -> Iterator[Callable[..., AnalysisCache]]:
    """Caches on a Valkey, closed afterwards."""
    made: list[AnalysisCache] = []

    def make(
        url: str, wait_seconds: float = 10.0, secret: bytes = b"secret", erasures: Callable[[], int] = lambda: 0
    ) -> AnalysisCache:
        made.append(AnalysisCache(RedisLink(lambda: url), secret, erasures, keep_seconds=60, wait_seconds=wait_seconds))
        return made[-1]

    yield make
    for cache in made:
        cache.close()


@pytest.fixture
def key(request: pytest.FixtureRequest) -> str:
    """A key of this test's own."""
    return f"on_record:analysis:{request.node.name}"


def stop(instance_dir: Path) -> None:
    """Stop the Valkey of a folder, if it runs."""
    with embedded.connect(embedded.socket_path(instance_dir)) as client:
        try:
            client.shutdown(nosave=True)
        except redis.ConnectionError:
            return


def until(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether ``condition`` came true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        threading.Event().wait(0.01)
    return True


def lookups(result: str) -> float:
    """How many look-ups had this result so far."""
    return metrics.cache_lookups.labels(result)._value.get()


def never() -> Analysis:
    raise AssertionError("this was in the cache")


class Making:
    """Makes the analysis, and counts; can be held up."""

    def __init__(self) -> None:
        self.calls = 0
        self.begun = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()

    def __call__(self) -> Analysis:
        self.calls += 1
        self.begun.set()
        assert self.go_on.wait(20)
        return ANALYSIS


def test_what_is_kept_comes_back_the_same(redis_url: str, make_cache: Callable[..., AnalysisCache], key: str) -> None:
    hits, misses = lookups("hit"), lookups("miss")
    assert make_cache(redis_url).get_or_make(key, lambda: ANALYSIS) == ANALYSIS
    assert make_cache(redis_url).get_or_make(key, never) == ANALYSIS
    assert (lookups("hit") - hits, lookups("miss") - misses) == (1, 1)


def test_a_cached_answer_counts_as_a_hit(redis_url: str, make_cache: Callable[..., AnalysisCache]) -> None:
    cache, hits = make_cache(redis_url), lookups("hit")
    key = cache.answer_key("default", (b"counted",), {}, "test-1")
    assert (cache.answer(key), lookups("hit")) == (None, hits)
    cache.keep_answer(key, b"{}")
    assert (cache.answer(key), lookups("hit")) == (b"{}", hits + 1)


def test_the_key_depends_on_all_that_the_answer_depends_on(
    redis_url: str, make_cache: Callable[..., AnalysisCache]
) -> None:
    cache = make_cache(redis_url)
    options = {"review_below": 0.75}
    keys = [
        cache.key("default", ARTICLE, options, "p1"),
        cache.key("other", ARTICLE, options, "p1"),
        cache.key("default", replace(ARTICLE, text=TEXT + " "), options, "p1"),
        cache.key("default", replace(ARTICLE, html="<p>"), options, "p1"),
        cache.key("default", replace(ARTICLE, published=None), options, "p1"),
        cache.key("default", ARTICLE, {"review_below": 0.8}, "p1"),
        cache.key("default", ARTICLE, options, "p2"),
        make_cache(redis_url, secret=b"another").key("default", ARTICLE, options, "p1"),
    ]
    assert len(set(keys)) == len(keys)
    assert keys[0] == cache.key("default", replace(ARTICLE, uri="https://desk.example/1"), options, "p1")


def test_the_key_of_an_answer_depends_on_all_of_it(redis_url: str, make_cache: Callable[..., AnalysisCache]) -> None:
    cache = make_cache(redis_url)
    options = {"review_below": 0.75}
    keys = [
        cache.answer_key("default", (b"title=a", b"body"), options, "p1"),
        cache.answer_key("other", (b"title=a", b"body"), options, "p1"),
        cache.answer_key("default", (b"title=ab", b"ody"), options, "p1"),
        cache.answer_key("default", (b"title=a", b"bodies"), options, "p1"),
        cache.answer_key("default", (b"title=a", b"body"), {"review_below": 0.8}, "p1"),
        cache.answer_key("default", (b"title=a", b"body"), options, "p2"),
        make_cache(redis_url, secret=b"another").answer_key("default", (b"title=a", b"body"), options, "p1"),
    ]
    assert len(set(keys)) == len(keys)


def test_neither_keys_nor_pattern_of_them_show_the_text(
    own_valkey: Path, make_cache: Callable[..., AnalysisCache]
) -> None:
    cache = make_cache(embedded.ensure_running(own_valkey))
    cache.get_or_make(cache.key("default", ARTICLE, {}, "p1"), lambda: ANALYSIS)
    with embedded.connect(embedded.socket_path(own_valkey)) as client:
        keys = client.keys("*")
        assert len(keys) == 1
        assert b"ferry" not in keys[0]
        assert 0 < client.ttl(keys[0]) <= 60


@pytest.mark.parametrize("damage", [b"", b"\x80\x04pickle", b"{}", b"null"])
def test_what_cannot_be_read_is_made_again(
    redis_url: str, make_cache: Callable[..., AnalysisCache], key: str, damage: bytes
) -> None:
    cache = make_cache(redis_url)
    cache.get_or_make(key, lambda: ANALYSIS)
    with redis.Redis.from_url(redis_url) as client:
        client.set(key, damage)
    other = replace(ANALYSIS, id="a2")
    assert cache.get_or_make(key, lambda: other) == other
    assert cache.get_or_make(key, never) == other


def test_what_was_altered_by_one_letter_is_made_again(
    redis_url: str, make_cache: Callable[..., AnalysisCache], key: str
) -> None:
    cache = make_cache(redis_url)
    cache.get_or_make(key, lambda: ANALYSIS)
    with redis.Redis.from_url(redis_url) as client:
        client.set(key, client.get(key).replace(b"tonight", b"Tonight"))
    assert cache.get_or_make(key, lambda: ANALYSIS) == ANALYSIS


def test_what_lies_under_the_key_of_another_is_no_answer(
    redis_url: str, make_cache: Callable[..., AnalysisCache]
) -> None:
    cache = make_cache(redis_url)
    one, other = (cache.answer_key(newsroom, (b"POST", b"text"), {}, "0.1") for newsroom in ("one", "other"))
    cache.keep_answer(one, b"{}")
    with redis.Redis.from_url(redis_url) as client:
        client.copy(one, other)
    assert (cache.answer(one), cache.answer(other)) == (b"{}", None)


def test_a_key_of_another_type_is_no_error(redis_url: str, make_cache: Callable[..., AnalysisCache], key: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        client.lpush(key, "x")
    cache = make_cache(redis_url)
    assert cache.get_or_make(key, lambda: ANALYSIS) == ANALYSIS
    assert cache.is_shared


def test_fifty_at_once_make_one_analysis(redis_url: str, make_cache: Callable[..., AnalysisCache], key: str) -> None:
    cache, making = make_cache(redis_url), Making()
    waits = lookups("wait")
    making.go_on.clear()
    with ThreadPoolExecutor(50) as pool:
        answers = [pool.submit(cache.get_or_make, key, making) for _ in range(50)]
        assert until(lambda: lookups("wait") - waits == 49)
        making.go_on.set()
        assert {id(a.result().id) for a in answers} and all(a.result() == ANALYSIS for a in answers)
    assert making.calls == 1


def test_workers_make_one_analysis_between_them(
    redis_url: str, make_cache: Callable[..., AnalysisCache], key: str
) -> None:
    """Each cache stands for a worker process: they share nothing but Valkey."""
    caches, making = [make_cache(redis_url) for _ in range(4)], Making()
    with ThreadPoolExecutor(48) as pool:
        answers = [pool.submit(caches[i % 4].get_or_make, key, making) for i in range(48)]
        assert all(a.result() == ANALYSIS for a in answers)
    assert making.calls == 1


def test_all_waiters_learn_of_the_leaders_error(
    redis_url: str, make_cache: Callable[..., AnalysisCache], key: str
) -> None:
    cache, making = make_cache(redis_url), Making()
    waits = lookups("wait")
    making.go_on.clear()

    def refuse() -> Analysis:
        making()
        raise InvalidInput("no words")

    with ThreadPoolExecutor(3) as pool:
        answers = [pool.submit(cache.get_or_make, key, refuse) for _ in range(3)]
        assert until(lambda: lookups("wait") - waits == 2)
        making.go_on.set()
        assert all(isinstance(a.exception(), InvalidInput) for a in answers)
    assert making.calls == 1
    assert cache.get_or_make(key, lambda: ANALYSIS) == ANALYSIS


@pytest.mark.parametrize("waiters", [1, 5])
def test_a_waiter_takes_over_from_a_leader_that_lost_its_place(
    redis_url: str, make_cache: Callable[..., AnalysisCache], key: str, waiters: int
) -> None:
    cache, lost, making = make_cache(redis_url), Making(), Making()
    waits, evicted = lookups("wait"), Future[None]()
    lost.go_on.clear()

    def lose() -> Analysis:
        lost()
        raise LookupError("no place")

    with ThreadPoolExecutor(waiters + 1) as pool:
        leader = pool.submit(cache.get_or_make, key, lose, evicted)
        assert lost.begun.wait(10)
        answers = [pool.submit(cache.get_or_make, key, making) for _ in range(waiters)]
        assert until(lambda: lookups("wait") - waits == waiters)
        evicted.set_result(None)
        lost.go_on.set()
        assert isinstance(leader.exception(10), LookupError)
        assert all(answer.result(10) == ANALYSIS for answer in answers)
    assert making.calls == 1


def test_the_wait_for_somebody_elses_analysis_is_bounded(
    redis_url: str, make_cache: Callable[..., AnalysisCache], key: str
) -> None:
    slow, first, second = Making(), make_cache(redis_url), make_cache(redis_url, wait_seconds=0.2)
    slow.go_on.clear()
    with ThreadPoolExecutor(1) as pool:
        leader = pool.submit(first.get_or_make, key, slow)
        assert slow.begun.wait(10)
        with pytest.raises(Unavailable) as raised:
            second.get_or_make(key, never)
        assert raised.value.retry_after > 0
        slow.go_on.set()
        assert leader.result() == ANALYSIS


LEADER = """
import sys, threading
from quotes.redis import analysis_cache as cache_module
from quotes.redis.analysis_cache import AnalysisCache
cache_module._LEASE_SECONDS = 1.0
from quotes.redis.link import RedisLink
def make():
    print("leading", flush=True)
    threading.Event().wait()
cache = AnalysisCache(RedisLink(lambda: sys.argv[1]), b"secret", lambda: 0, keep_seconds=60, wait_seconds=10)
cache.get_or_make(sys.argv[2], make)
"""


AT_ONCE = """
import os, sys, threading
from quotes.redis.analysis_cache import AnalysisCache
from quotes.redis.link import RedisLink
sys.setswitchinterval(1e-6)
content = sys.stdin.buffer.read()
cache = AnalysisCache(RedisLink(lambda: "redis://127.0.0.1:1"), b"secret", lambda: 0, keep_seconds=60, wait_seconds=10)
cache._fetch = lambda key: content
def first_reading():
    ready = threading.Barrier(16)
    def read():
        ready.wait()
        assert cache._read("") is not None
    threads = [threading.Thread(target=read) for _ in range(16)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    os._exit(0)
for _ in range(60):
    child = os.fork() or first_reading()
    status = os.waitpid(child, 0)[1]
    if status: sys.exit(os.waitstatus_to_exitcode(status))
"""


def test_the_first_readings_of_a_worker_may_come_at_once() -> None:
    content = msgspec.json.encode(ANALYSIS)
    assert subprocess.run([sys.executable, "-c", AT_ONCE], input=content, cwd=ROOT, timeout=SECONDS).returncode == 0


def test_a_waiter_takes_over_from_a_leader_that_was_killed(
    redis_url: str, make_cache: Callable[..., AnalysisCache], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = subprocess.Popen(
        [sys.executable, "-c", LEADER, redis_url, key], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert leader.stdout is not None and leader.stdout.readline() == "leading\n"
    making = Making()
    with ThreadPoolExecutor(1) as pool:
        waiter = pool.submit(make_cache(redis_url, wait_seconds=20).get_or_make, key, making)
        leader.kill()
        leader.wait()
        assert waiter.result() == ANALYSIS
    leader.stdout.close()
    assert making.calls == 1


def test_a_long_analysis_keeps_its_lease(
    redis_url: str, make_cache: Callable[..., AnalysisCache], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_LEASE_SECONDS", 0.3)
    slow, first, second = Making(), make_cache(redis_url), make_cache(redis_url)
    slow.go_on.clear()
    with ThreadPoolExecutor(2) as pool:
        leader = pool.submit(first.get_or_make, key, slow)
        assert slow.begun.wait(10)
        waiter = pool.submit(second.get_or_make, key, never)
        assert not until(waiter.done, seconds=1.0)  # three leases later
        slow.go_on.set()
        assert leader.result() == waiter.result() == ANALYSIS


def test_valkey_goes_away_and_comes_back(own_valkey: Path, make_cache: Callable[..., AnalysisCache], key: str) -> None:
    cache = make_cache(embedded.ensure_running(own_valkey))
    cache.get_or_make(key, lambda: ANALYSIS)
    stop(own_valkey)
    began = time.monotonic()
    assert cache.get_or_make(key, lambda: ANALYSIS) == ANALYSIS
    assert not cache.is_shared
    for _ in range(100):
        assert cache.get_or_make(key, lambda: ANALYSIS) == ANALYSIS
    assert time.monotonic() - began < 2
    embedded.ensure_running(own_valkey)
    assert until(lambda: cache.is_shared)
    other = f"{key}-2"
    cache.get_or_make(other, lambda: ANALYSIS)
    assert make_cache(embedded.ensure_running(own_valkey)).get_or_make(other, never) == ANALYSIS


def test_a_valkey_that_hangs_delays_no_more_than_a_moment(
    own_valkey: Path, make_cache: Callable[..., AnalysisCache], key: str
) -> None:
    cache = make_cache(embedded.ensure_running(own_valkey))
    with embedded.connect(embedded.socket_path(own_valkey)) as client:
        pid = client.info("server")["process_id"]
    os.kill(pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        for number in range(30):
            cache.get_or_make(f"{key}-{number}", lambda: ANALYSIS)
        assert time.monotonic() - began < 3  # one time-out, not thirty
    finally:
        os.kill(pid, signal.SIGCONT)
    assert until(lambda: cache.is_shared)


def test_valkey_stopped_while_an_analysis_is_made(
    own_valkey: Path, make_cache: Callable[..., AnalysisCache], key: str
) -> None:
    cache, making = make_cache(embedded.ensure_running(own_valkey)), Making()
    making.go_on.clear()
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(cache.get_or_make, key, making)
        assert making.begun.wait(10)
        stop(own_valkey)
        making.go_on.set()
        assert answer.result(5) == ANALYSIS


def test_who_cannot_store_an_analysis_does_not_wait_to_give_the_lease_back(
    own_valkey: Path, make_cache: Callable[..., AnalysisCache], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make() -> Analysis:
        os.kill(pid, signal.SIGSTOP)
        return ANALYSIS

    monkeypatch.setattr(link_module, "_TIMEOUT", 1.0)
    with embedded.connect(embedded.socket_path(own_valkey)) as client:
        pid = client.info("server")["process_id"]
    cache, began = make_cache(f"unix://{embedded.socket_path(own_valkey)}"), time.monotonic()
    try:
        assert cache.get_or_make(key, make) == ANALYSIS
        assert time.monotonic() - began < 1.9, "one wait"
    finally:
        os.kill(pid, signal.SIGCONT)


def test_without_redis_nothing_is_held(tmp_path: Path, key: str) -> None:
    settings = Settings(instance_dir=tmp_path, redis_url=f"unix://{tmp_path}/nobody.sock")
    cache = open_cache(settings, link_to_redis(settings), lambda: 0)
    assert not cache.is_shared
    assert cache.get_or_make(key, lambda: ANALYSIS) == ANALYSIS
    cache.keep_answer(key, b"{}")
    assert cache.known(key) is None and cache.answer(key) is None
    assert not cache.forget_all(), "what Redis holds is not known here"
    cache.close()


def test_what_redis_held_is_dropped_when_it_is_found_again(
    redis_url: str, make_cache: Callable[..., AnalysisCache], key: str
) -> None:
    make_cache(redis_url).get_or_make(key, lambda: ANALYSIS)
    places = ["redis://127.0.0.1:1"]
    away = AnalysisCache(RedisLink(lambda: places[-1]), b"secret", lambda: 0, keep_seconds=60, wait_seconds=10)
    assert not away.forget_all()
    places.append(redis_url)
    assert until(lambda: away.is_shared)
    assert away.known(key) is None and make_cache(redis_url).known(key) is None
    away.close()


def test_what_was_erased_while_redis_was_away_is_dropped_by_whoever_finds_it(
    own_valkey: Path, make_cache: Callable[..., AnalysisCache]
) -> None:
    """The process that erased is no more; others lost Redis for a moment, or start later."""
    url, erased = f"unix://{embedded.socket_path(own_valkey)}", [0]
    server, key = make_cache(url, erasures=lambda: erased[-1]), "on_record:analysis:answer:any"
    server.keep_answer(key, b"{}")
    make_cache(url, erasures=lambda: erased[-1])
    assert server.answer(key) == b"{}", "whoever starts and missed nothing drops nothing"
    with redis.Redis.from_url(url) as client:
        client.client_pause(1_500)
    assert server.answer(key) is None and not server.is_shared
    erased.append(1)
    assert until(lambda: server.is_shared)
    assert server.answer(key) is None
    server.keep_answer(key, b"{}")
    make_cache(url, erasures=lambda: erased[-1])
    assert server.answer(key) == b"{}", "what was dropped once need not be again"
    erased.append(2)
    make_cache(url, erasures=lambda: erased[-1])
    assert server.answer(key) is None


def test_what_is_cached_is_dropped_where_nobody_knows_what_was_erased(
    redis_url: str, make_cache: Callable[..., AnalysisCache]
) -> None:
    def fail() -> int:
        raise Unavailable("The record is away.")

    server, key = make_cache(redis_url), "on_record:analysis:answer:unknown"
    server.keep_answer(key, b"{}")
    make_cache(redis_url, erasures=fail)
    assert server.answer(key) is None
    server.keep_answer(key, b"{}")
    with redis.Redis.from_url(redis_url) as client:
        client.set(server._mark, "written by somebody else")
    make_cache(redis_url)
    assert server.answer(key) is None


def test_the_embedded_valkey_that_was_killed_is_started_again(tmp_path: Path) -> None:
    settings = Settings(instance_dir=tmp_path)
    cache = open_cache(settings, link_to_redis(settings), lambda: 0)
    assert cache.is_shared
    stop(tmp_path)
    cache.get_or_make("on_record:analysis:any", lambda: ANALYSIS)
    assert until(lambda: cache.is_shared)
    cache.close()
    stop(tmp_path)


def test_caches_of_one_installation_share_a_secret_that_only_it_can_read(tmp_path: Path, redis_url: str) -> None:
    settings = Settings(instance_dir=tmp_path, redis_url=redis_url)
    with ThreadPoolExecutor(8) as pool:
        caches = list(pool.map(lambda _: open_cache(settings, link_to_redis(settings), lambda: 0), range(8)))
    assert len({c.key("default", ARTICLE, {}, "p1") for c in caches}) == 1
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["secret"]
    for cache in caches:
        cache.close()


def test_everything_is_forgotten_at_once(own_valkey: Path, make_cache: Callable[..., AnalysisCache], key: str) -> None:
    """Analyses, and the answers that repeats would get; nothing else."""
    cache, url = make_cache(f"unix://{embedded.socket_path(own_valkey)}"), f"unix://{embedded.socket_path(own_valkey)}"
    client = redis.Redis.from_url(url)
    client.set("on_record:repeat:1", "an answer")
    client.set("on_record:rate:1", 7)
    for i in range(3):
        cache.get_or_make(f"{key}{i}", lambda: ANALYSIS)
    assert cache.forget_all()
    assert [name for name in client.scan_iter() if b":erasures:" not in name] == [b"on_record:rate:1"]
    client.close()
    made = replace(ANALYSIS, id="again")
    assert cache.get_or_make(f"{key}0", lambda: made) == made
