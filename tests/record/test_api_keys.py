"""Keys as the record keeps them, on both stores."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from quotes import errors
from quotes.record import Record

DIGEST = "ab" * 32


def test_a_key_is_kept_found_used_and_revoked(record: Record) -> None:
    assert not record.keys.any_made()
    made = record.keys.add("harbour", "Kim Okoye", ["read", "curate"], DIGEST)
    assert record.keys.any_made() and "harbour" in record.newsrooms()
    assert record.keys.with_digest(DIGEST) == record.keys.with_id(made.id) == made
    assert (made.newsroom, made.owner, made.scopes) == ("harbour", "Kim Okoye", frozenset({"read", "curate"}))
    moment = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
    record.keys.note_use(made, moment)
    revoked = record.keys.revoke(made.id)
    assert revoked.used_at == moment and revoked.revoked_at is not None
    assert record.keys.revoke(made.id).revoked_at == revoked.revoked_at
    assert record.keys.all() == (revoked,)
    assert record.keys.any_made()  # a revoked key was made all the same


def test_no_two_keys_have_one_digest(record: Record) -> None:
    record.keys.add("default", "Kim", ["read"], DIGEST)
    with pytest.raises(IntegrityError):
        record.keys.add("other", "Ngozi", ["read"], DIGEST)
    assert [key.owner for key in record.keys.all()] == ["Kim"]


@pytest.mark.parametrize("unknown", ["", "x", "0" * 32, "' OR 1=1 --", "\0"])
def test_what_is_no_key_is_not_found(record: Record, unknown: str) -> None:
    with pytest.raises(errors.NotFound):
        record.keys.revoke(unknown)
