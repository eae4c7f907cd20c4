"""What editors write stays in its line, and in its direction."""

from __future__ import annotations

import pytest

from quotes.errors import InvalidInput
from quotes.record.editing.one_line import check_name, on_one_line


@pytest.mark.parametrize("sign", ["\n", "\r", "\0", "\x85", "\u2028", "\u202e", "\u2066", "\u200b", "\ufeff"])
def test_signs_that_break_a_line(sign: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        on_one_line("name", f"Ana{sign}Lopes")
    assert [fault.field for fault in caught.value.fields] == ["name"]
    assert f"U+{ord(sign):04X}" in caught.value.detail


def test_names_of_any_script() -> None:
    for name in ("Ana Lopes", "محمد الفاتح", "習近山 太郎", "O’Dell-Kjær"):
        check_name("name", name)


@pytest.mark.parametrize("name", ["1", "2021-06-03", "12/5/1999", "…", "“”", "٣", "Ana\nLopes"])
def test_what_is_no_name(name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_name("name", name)
    assert [fault.field for fault in caught.value.fields] == ["name"]
