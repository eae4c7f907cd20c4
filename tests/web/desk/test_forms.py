"""What the forms of the desk share: who sends them and why, and where they lead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from flask import Flask

from quotes.errors import InvalidInput, Moved
from quotes.web.desk.forms import MOST_REASON, editor, field, may, to_survivor

Send = Callable[..., None]


@pytest.fixture
def send(app: Flask) -> Iterator[Send]:
    """Within a request that sends these fields from the machine itself."""
    with ExitStack() as contexts:

        def send(path: str = "/sign-out", **fields: str) -> None:
            contexts.enter_context(app.test_request_context(path, method="POST", data=fields))

        yield send


def test_fields_are_stripped(send: Send) -> None:
    send(reason=" one\r\ntwo ")
    assert (field("reason"), field("absent")) == ("one\ntwo", "")
    send(reason="a\0b")
    with pytest.raises(InvalidInput) as caught:
        field("reason")
    assert [fault.field for fault in caught.value.fields] == ["reason"]


def test_the_editor_and_the_reason(app: Flask, in_request: None) -> None:
    assert (editor().name, editor().reason) == ("local", None)
    too_long = {"reason": "x" * (MOST_REASON + 1)}
    with app.test_request_context(method="POST", data=too_long), pytest.raises(InvalidInput, match="too long"):
        editor()


def test_nobody_may_anything_unasked(app: Flask) -> None:
    with app.test_request_context("/sign-in"):
        app.preprocess_request()
        assert not may("read"), "a page that is open to anyone has no caller"


def test_the_machine_itself_may_correct(in_request: None) -> None:
    assert may("curate") and not may("fly")


def test_a_form_leads_to_the_survivor(send: Send) -> None:
    send("/speakers/p1/name", name="Lena")
    answer = to_survivor(Moved("It was merged.", "p2"))
    assert (answer.status_code, answer.location) == (303, "/speakers/p2")
