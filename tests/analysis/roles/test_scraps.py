"""What clings to a role and is none."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.roles.role_text import RoleText
from quotes.analysis.roles.scraps import in_heading, whole_role


@pytest.mark.parametrize(
    ("text", "role", "whole"),
    [
        ("He is chairman of the Trade Committee and Larsen is not.", "chairman of the Trade Committee and Larsen", -11),
        ("The chair of it along with Senator Ana Larsen spoke.", "chair of it along with Senator Ana Larsen", 11),
        ("A spokesman for Ana Larsen spoke.", "spokesman for Ana Larsen", None),
        ("He ran Foreign Affairs. Chief Pilot Bo Moss left.", "Affairs. Chief Pilot", (9, None)),
        ("PORT ALDEN, TX U.S. Senator Bo Moss left.", "TX U.S. Senator", (3, None)),
        ("Chairman of the Trade Committee Senator Bo Moss left.", "Chairman of the Trade Committee Senator", 31),
        ("The CEO of Orn left.", "CEO of Orn", None),
        ("Dear Senator Bo Moss, it rained.", "Dear Senator", (5, None)),
        ("The Hon. Senator Bo Moss left.", "Hon. Senator", (5, None)),
        ("The Honorable Porter Bo Moss left.", "Honorable Porter", 0),
        ("“No,” Senator Boxer said.", "Senator Boxer", 0),
        ("Senator Emeritus Bo Moss left.", "Senator Emeritus", None),
        ("FBI.FBI Director Bo Moss left.", "FBI.FBI Director", (4, None)),
        ("It is from Mary--Senator Bo Moss left.", "Mary--Senator", (6, None)),
        ("Washington, DC U.S. Senator Bo Moss left.", "DC U.S. Senator", (3, None)),
        ("The Alden-based Public Counsel left.", "based Public Counsel", 0),
        ("Chair of the Trade Committee Bo Moss left.", "Chair of the Trade Committee Bo Moss", -8),
        ("U.S. Rep. Bo Moss and state Secretary Orn left.", "U.S. Rep. Bo Moss and state Secretary", (22, None)),
        ("An aide to Bo Moss left.", "aide to Bo Moss", None),
        ("They sued Orn, its chief executive Bo Moss and chief pilot.", "chief executive Bo Moss and chief", 0),
        ("A fellow at the institute Larsen left.", "fellow at the institute Larsen", None),
        ("SEN. Bo Moss, (D-Del.): It rained.", "SEN. Bo Moss, (D-Del", 4),
        ("A former Larsen aide left.", "former Larsen aide", None),
        ("The chair of Mrs. Larsen's campaign left.", "chair of Mrs. Larsen's campaign", None),
        ("Now Mayor Bo Moss.", "Now Mayor", (4, None)),
        ("10.40am Mayor Bo Moss left.", "10.40am Mayor", (8, None)),
        ("She became the second senator to leave.", "second senator", 0),
        ("He won the Trade Board's “Pilot” prize.", "Trade Board's", 0),
    ],
)
def test_roles_without_what_clings_to_them(text: str, role: str, whole: object) -> None:
    people = [
        NameMention(text.index(p), text.index(p) + len(p), "person", 0.9)
        for p in ("Ana Larsen", "Larsen", "Bo Moss")
        if p in text
    ]
    start = text.index(role)
    found = whole_role(RoleText(text, (), tuple(people)), start, start + len(role))
    expected = slice(*whole) if isinstance(whole, tuple) else slice(None, whole)
    assert text[slice(*found)] == role[expected]


@pytest.mark.parametrize(
    ("text", "role", "whole"),
    [
        ("He is author of “The Port.” He left.", "author of “The Port", "author of “The Port.”"),
        ("She is head of the “Quay” campaign.", "head of the", "head of the “Quay” campaign"),
        ("She is head of the port “and more” as ever.", "head of the port", "head of the port"),
    ],
)
def test_a_role_that_was_cut_at_a_mark_is_whole(text: str, role: str, whole: str) -> None:
    start = text.index(role)
    found = whole_role(RoleText(text, (), ()), start, start + len(role))
    assert text[slice(*found)] == whole


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("SEN. MOSS OPENS THE NEW PIER\n\nIt rained.", "SEN", True),
        ("LEADERS MEET THE ALDEN PRIME MINISTER Sen. Bo Moss left.", "PRIME MINISTER", True),
        ("SENS. LARSEN, REP. MOSS AGREE ON PIER\nIt rained.", "REP", True),
        ("It rained.\n\nPRIME MINISTER MOSS: We agree.", "PRIME MINISTER", False),
        ("SENATOR MOSS: THE PIER STAYS OPEN", "SENATOR", True),
        ("The CEO Bo Moss left.", "CEO", False),
        ("Bo Moss, MP, left.", "MP", False),
        ("Senator Bo Moss left.", "Senator", False),
    ],
)
def test_words_of_headings(text: str, role: str, expected: bool) -> None:
    start = text.index(role)
    assert in_heading(text, start, start + len(role)) is expected
