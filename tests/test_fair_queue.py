"""Who waits for an analysis, who goes first, and who must make room."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from quotes.fair_queue import AHEAD, HALF_LIFE, FairQueue, NoPlace, QueuedCaller, QueuePlace
from tests.support.live import until

HARBOUR, DESK, WIRE = QueuedCaller("harbour", "1"), QueuedCaller("desk", "2"), QueuedCaller("desk", "3")


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue(clock: Clock) -> FairQueue:
    """A queue of four places."""
    return FairQueue(4, 30.0, clock)


def used(queue: FairQueue, clock: Clock, caller: QueuedCaller, seconds: float) -> None:
    """Let ``caller`` use so many seconds."""
    with queue.place(caller) as place:
        queue.take_turn(place)
        clock.now += seconds
        queue.end_turn()


def in_turn(
    queue: FairQueue, callers: list[QueuedCaller], pool: ThreadPoolExecutor
) -> Callable[[], list[QueuedCaller]]:
    """Let ``callers`` wait in this order; gives, once the turn is free, in which order they had it."""
    order: list[QueuedCaller] = []

    def work(caller: QueuedCaller) -> None:
        with queue.place(caller) as place:
            queue.take_turn(place)
            order.append(caller)
            queue.end_turn()

    done = []
    for count, caller in enumerate(callers, 1):
        done.append(pool.submit(work, caller))
        assert until(lambda count=count: len(queue._waiting) == count)
    return lambda: [future.result(20) for future in done] and order


def test_whoever_used_least_has_the_next_turn(queue: FairQueue, clock: Clock) -> None:
    used(queue, clock, HARBOUR, 5)
    used(queue, clock, WIRE, 2)
    with ThreadPoolExecutor(3) as pool, queue.place(HARBOUR) as place:
        queue.take_turn(place)
        order = in_turn(queue, [HARBOUR, WIRE, DESK], pool)
        queue.end_turn()
        assert order() == [DESK, WIRE, HARBOUR]  # newsrooms first, then the keys of each


def test_what_was_used_fades(queue: FairQueue, clock: Clock) -> None:
    used(queue, clock, HARBOUR, 8)
    clock.now += 3 * HALF_LIFE
    used(queue, clock, DESK, 2)
    with ThreadPoolExecutor(2) as pool, queue.place(WIRE) as place:
        queue.take_turn(place)
        order = in_turn(queue, [DESK, HARBOUR], pool)
        queue.end_turn()
        assert order() == [HARBOUR, DESK]


def test_the_last_place_of_whoever_has_most_goes_to_whoever_has_none(queue: FairQueue) -> None:
    with ExitStack() as stack:
        theirs = [stack.enter_context(queue.place(HARBOUR)) for _ in range(4)]
        stack.enter_context(queue.place(DESK))
        assert [place.evicted.done() for place in theirs] == [False, False, False, True]
        with pytest.raises(NoPlace):
            queue.take_turn(theirs[3])
        stack.enter_context(queue.place(WIRE))
        assert [place.evicted.done() for place in theirs] == [False, False, True, True]
        for caller in (HARBOUR, DESK, WIRE):  # two each: nobody has more than a share
            with pytest.raises(NoPlace):
                stack.enter_context(queue.place(caller))


def test_among_keys_of_a_newsroom_places_are_shared_too(queue: FairQueue) -> None:
    with ExitStack() as stack:
        theirs = [stack.enter_context(queue.place(DESK)) for _ in range(4)]
        queue.take_turn(theirs[3])  # it has begun, and is left alone
        stack.enter_context(queue.place(WIRE))
        assert [place.evicted.done() for place in theirs] == [False, False, True, False]
        queue.end_turn()


def test_a_place_that_was_left_is_free(queue: FairQueue) -> None:
    for _ in range(9):
        with queue.place(HARBOUR):
            pass
    with ExitStack() as stack:
        for _ in range(4):
            stack.enter_context(queue.place(HARBOUR))


def long_analysis(queue: FairQueue, clock: Clock, seconds: float) -> tuple[Callable[[], QueuePlace], threading.Event]:
    """An analysis of harbour that has used ``seconds``, and goes on to its end once the event is set."""
    begun, go_on, places = threading.Event(), threading.Event(), list[QueuePlace]()

    def work() -> None:
        with queue.place(HARBOUR) as place:
            queue.take_turn(place)
            clock.now += seconds
            begun.set()
            assert go_on.wait(20)
            clock.now += 0.1
            queue.checkpoint(place)
            places.append(place)
            queue.end_turn()

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(20)
    return lambda: (thread.join(20), places[0])[1], go_on


def test_a_long_analysis_makes_room_for_another_newsroom(queue: FairQueue, clock: Clock) -> None:
    ended, go_on = long_analysis(queue, clock, 10 * AHEAD)
    with queue.place(DESK) as place:
        waiting = threading.Timer(0, go_on.set)
        with ThreadPoolExecutor(1) as pool:
            turn = pool.submit(queue.take_turn, place)
            assert until(lambda: len(queue._waiting) == 1)
            waiting.start()
            turn.result(20)  # while the long one is not at its end
        clock.now += 3
        queue.end_turn()
    assert ended().paused == pytest.approx(3)


@pytest.mark.parametrize("other", [HARBOUR, DESK])
def test_it_makes_no_room_for_its_own_key_or_where_it_used_little(
    queue: FairQueue, clock: Clock, other: QueuedCaller
) -> None:
    ended, go_on = long_analysis(queue, clock, 10 if other == HARBOUR else 0.2 * AHEAD)
    with queue.place(other) as place, ThreadPoolExecutor(1) as pool:
        turn = pool.submit(queue.take_turn, place)
        assert until(lambda: len(queue._waiting) == 1)
        go_on.set()
        assert ended().paused == 0
        turn.result(20)
        queue.end_turn()


def test_room_is_made_for_so_long_and_no_longer(clock: Clock) -> None:
    queue = FairQueue(4, 0.2, clock)
    ended, go_on = long_analysis(queue, clock, 10)
    with queue.place(DESK) as place, ThreadPoolExecutor(1) as pool:
        turn = pool.submit(queue.take_turn, place)
        assert until(lambda: len(queue._waiting) == 1)
        go_on.set()
        turn.result(20)
        assert until(lambda: any(waiting.is_overdue for waiting in queue._waiting))
        clock.now += 1
        queue.checkpoint(place)  # now it is this one that makes room, although it used less
        queue.end_turn()
    assert ended().is_overdue


def test_who_waits_too_long_is_told(clock: Clock) -> None:
    queue = FairQueue(4, 0.05, clock)
    with queue.place(DESK) as first, queue.place(DESK) as second:
        queue.take_turn(first)
        with pytest.raises(NoPlace):
            queue.take_turn(second)
        queue.end_turn()
        queue.take_turn(second)
        queue.end_turn()
