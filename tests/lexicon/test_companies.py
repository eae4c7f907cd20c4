"""Companies and other bodies known by name."""

from __future__ import annotations

import pytest

from quotes.lexicon.companies import is_known_organization, without_legal_form


@pytest.mark.parametrize("name", ["Siemens", "the Siemens", "Marks & Spencer", "Marks and Spencer", "General Motors’"])
def test_names_known_everywhere(name: str) -> None:
    assert is_known_organization(name)


@pytest.mark.parametrize("name", ["Marks", "Spencer & Marks", "Ana Orr", "Siemens Orr", "the", ""])
def test_parts_and_people_are_none(name: str) -> None:
    assert not is_known_organization(name)


@pytest.mark.parametrize("form", ["AS", "GmbH", "sp. z o.o.", "Pty Ltd", "plc", "S.p.A."])
def test_a_name_without_its_legal_form(form: str) -> None:
    assert without_legal_form(f"Ida Holm {form}") == "Ida Holm"
    assert without_legal_form(f"{form} Holm") == f"{form} Holm"
