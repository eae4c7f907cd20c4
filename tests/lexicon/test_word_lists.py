"""The word lists: no entry twice, every word as it is looked up, and lists that rest on each other agree."""

from __future__ import annotations

import ast
import re
from itertools import combinations
from typing import get_args

import pytest

from quotes.lexicon import nouns, offices, person_names, relations
from quotes.lexicon.companies import DESIGNATORS, SURNAMES_TOO, TRADES
from quotes.lexicon.person_names import fold
from quotes.lexicon.word_lists import (
    FOLDER,
    alternatives,
    entries,
    first_of_group,
    groups_of_words,
    one_of,
    pairs,
    words,
)
from quotes.model import Medium

ANALYSIS = FOLDER.parents[1] / "analysis"
LISTS = sorted(str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.txt"))
AS_PRINTED = {
    "bodies/agencies",
    "bodies/clubs",
    "bodies/forms_in_print",
    "bodies/known",
    "subjects/leagues",
    "dates/barred",
    "dates/no_places",
    "languages",
    "occasions/barred",
    "occasions/statement",
    "places/countries",
    "places/province_abbreviations",
    "places/state_abbreviations",
    "roles/openers",
    "roles/stop",
    "roles/with_a_stop",
    "stance/forms/irregular",
    "titles/abbreviations",
    "titles/courtesy",
}
"""Lists with capitals, full stops and apostrophes as they are printed; all others are folded words."""


@pytest.mark.parametrize("name", LISTS)
def test_no_entry_twice(name: str) -> None:
    found = entries(name)
    assert found and len(set(found)) == len(found)


@pytest.mark.parametrize("name", [name for name in LISTS if name not in AS_PRINTED])
def test_words_are_folded(name: str) -> None:
    assert [entry for entry in entries(name) if " ".join(map(fold, entry.split())) != entry] == []


@pytest.mark.parametrize("name", ["nouns/same_document", "offices/same", "speech/irregular", "stance/forms/irregular"])
def test_no_word_in_two_groups(name: str) -> None:
    assert len(first_of_group(name)) == sum(len(entry.split()) for entry in entries(name))


def test_every_list_is_read() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parents[1].rglob("*.py"))
    media = {f"occasions/{medium.replace(' ', '_')}" for medium in get_args(Medium) if medium != "to the newsroom"}
    assert [name for name in LISTS if f'"{name}"' not in sources and f"'{name}'" not in sources] == sorted(media)


def test_no_list_stands_in_the_code() -> None:
    rows = re.compile(r"[a-z][a-z' -]*(?:\|[a-z][a-z' -]*){20,}", re.IGNORECASE)
    found = []
    for path in [*ANALYSIS.rglob("*.py"), *FOLDER.parent.glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and rows.search(node.value):
                found.append(f"{path.name}:{node.lineno}")
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
                written = node.func.value
                if isinstance(written, ast.Constant) and len(str(written.value).split()) > 8:
                    found.append(f"{path.name}:{node.lineno}")
    assert found == []


def test_the_first_alternative_that_fits_is_taken_however_letters_stand_together() -> None:
    entries = ["calls", "call for", "call", "called", "cal*", "calm", "sets", "set", "sets up", "seal", "seed"]
    pattern, plain = re.compile(one_of(entries)), re.compile("|".join(entries).replace("*", r"\w*"))
    for said in (*entries, "calf", "call forth", "sets upon", "settled", "callous", "seals", "c", "s"):
        one, other = pattern.match(said), plain.match(said)
        assert (one and one[0]) == (other and other[0]), said


def test_alternatives_of_a_pattern() -> None:
    pattern = alternatives("occasions/press_conference")
    assert re.fullmatch(pattern, "news conference") and re.fullmatch(pattern, "news\nconference")
    assert not re.fullmatch(pattern, "newsXconference")
    assert re.fullmatch(alternatives("speech/thought"), "believing")
    assert re.fullmatch(alternatives("places/state_abbreviations", "places/province_abbreviations"), "Ont")


def test_pairs() -> None:
    assert pairs("roles/compared/same")["pm"] == "prime minister"


@pytest.mark.parametrize(
    "lists",
    [
        ["titles/man", "titles/woman"],
        ["names/generations", "names/post_nominals"],
        ["bodies/legal_forms", "bodies/designators"],
        ["offices/exclusive", "offices/public"],
        ["offices/former", "offices/coming", "offices/deputies"],
        ["people/elders", "people/children", "people/family", "people/companions", "people/unofficial"],
        ["people/elders", "people/children", "people/family", "people/companions", "people/colleagues"],
        ["speech/regular", "speech/irregular"],
        ["nouns/female", "nouns/male"],
    ],
)
def test_parts_of_one_whole_share_nothing(lists: list[str]) -> None:
    assert [(a, b, words(a) & words(b)) for a, b in combinations(lists, 2) if words(a) & words(b)] == []


def test_a_noun_is_of_one_sort() -> None:
    sorts = [nouns.PERSON, nouns.ORGANIZATION, nouns.DOCUMENT, nouns.GROUP]
    twice = {word for one, other in combinations(sorts, 2) for word in one & other}
    assert twice == {"regulator", "paper", "youth"}  # a man or a body, a journal or a sheet, one or all of them


def test_offices_are_titles_and_nouns_for_people() -> None:
    assert offices.RANKS <= person_names.TITLES
    assert offices.EXCLUSIVE <= person_names.TITLES
    assert offices.OFFICES <= nouns.PERSON


def test_trades_are_surnames_too() -> None:
    assert SURNAMES_TOO < TRADES and not TRADES & DESIGNATORS


def test_family_is_a_relation_and_no_office() -> None:
    assert relations.FAMILY < relations.RELATIONS and relations.FAMILY < relations.UNOFFICIAL
    assert not relations.UNOFFICIAL & offices.OFFICES


def test_a_word_stands_in_several_entries() -> None:
    kinds = groups_of_words("nouns/same_body")
    assert len(kinds["bank"]) == 2 and kinds["bank"] & kinds["lender"] and not kinds["party"] & kinds["council"]
