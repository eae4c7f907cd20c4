"""Words that several commands print."""

from __future__ import annotations

import click
import pytest

from quotes.cli.messages import plain_errors
from quotes.errors import FieldError, InvalidInput


def test_an_error_names_its_fields() -> None:
    with pytest.raises(click.ClickException) as ended, plain_errors():
        raise InvalidInput("The key cannot be made.", FieldError("scopes", "Give one of read, write."))
    assert ended.value.message == "The key cannot be made.\n  scopes: Give one of read, write."
    assert ended.value.exit_code == 1
