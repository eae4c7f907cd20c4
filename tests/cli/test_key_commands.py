"""Keys are made, listed and revoked by commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quotes import api_keys
from tests.cli.conftest import Run

KEY = re.compile(r"onrec_[A-Za-z0-9_-]{43}")


def test_a_key_is_printed_once_and_kept_as_a_digest(run: Run, tmp_path: Path) -> None:
    made = run("keys", "make", "--owner", "Kim Okoye", "--newsroom", "harbour", "--scope", "read")
    key = made.stdout.strip()
    assert KEY.fullmatch(key)
    assert key not in made.stderr and "Kim Okoye" in made.stderr
    listed = run("keys", "list").stdout
    assert key not in listed
    id_, newsroom, owner, scopes, _, used, revoked = listed.splitlines()[1].split("\t")
    assert (newsroom, owner, scopes, used, revoked) == ("harbour", "Kim Okoye", "read", "-", "-")
    kept = b"".join(path.read_bytes() for path in (tmp_path / "instance").glob("record.sqlite3*"))
    assert key.encode() not in kept and api_keys.digest(key).encode() in kept
    assert run("keys", "revoke", id_).stdout == f"Revoked key {id_} of Kim Okoye.\n"
    assert run("keys", "list").stdout.splitlines()[1].split("\t")[-1] != "-"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("make", "--owner", ""), "owner"),
        (("make", "--owner", "a\nb"), "owner"),
        (("make", "--owner", "a\x1b[31m"), "owner"),
        (("make", "--owner", "Kim \u202eresu"), "owner"),
        (("make", "--owner", "Kim", "--newsroom", "../x"), "newsroom"),
        (("make", "--owner", "Kim", "--scope", "all"), "scope"),
        (("revoke", "0" * 32), "no key with this id"),
        (("revoke", "' OR 1=1 --"), "no key with this id"),
    ],
)
def test_what_cannot_be_is_said(run: Run, words: tuple[str, ...], says: str) -> None:
    answer = run("keys", *words)
    assert answer.exit_code == 1 and answer.stdout == ""
    assert says in answer.stderr and "Traceback" not in answer.stderr
