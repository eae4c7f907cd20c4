"""What editors write for others to read in the middle of a line: names, targets of positions."""

from __future__ import annotations

import re

from quotes.errors import FieldError, InvalidInput

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u2069\ufeff]")


def on_one_line(field: str, words: str) -> None:
    """Raise InvalidInput about ``field`` where ``words`` would break a line, turn its direction, or have what nobody
    sees."""
    if found := _BREAKS.search(words):
        detail = "Remove line breaks, control characters, and invisible characters or those that turn the text around."
        code = f"U+{ord(found[0]):04X}"
        raise InvalidInput(f"The text has a character that is not printed ({code}).", FieldError(field, detail))


def check_name(field: str, name: str) -> None:
    """Raise InvalidInput about ``field`` where ``name`` can be nobody's: a number, a date, several lines."""
    on_one_line(field, name)
    if not any(sign.isalpha() for sign in name):
        detail = "Give the name of a person or an organisation. A name has letters; a number or a date is none."
        raise InvalidInput("This is not a name.", FieldError(field, detail))
