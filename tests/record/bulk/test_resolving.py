"""The people of a part, matched in a database of their own."""

from __future__ import annotations

import pickle
from datetime import date

from quotes.model import Speaker
from quotes.record.bulk.resolving import Cast, Part, resolve

DAY = date(2024, 3, 11)


def cast(article: str, *names: str) -> Cast:
    who = tuple(Speaker(f"s{n}", name, "person") for n, name in enumerate(names, 1))
    return Cast(article, "Courier", DAY, DAY, who)


def test_one_name_is_one_profile() -> None:
    found = resolve(Part(casts=[cast("a1", "Ana Lopes", "Otto Sand"), cast("a2", "Ana Lopes", "Lopes")]))
    assert found.profile["a1", "s1"] == found.profile["a2", "s1"]
    assert len(set(found.profile.values())) == len(found.new["speakers"]) == 3
    assert found.lasting == {found.profile["a1", "s1"], found.profile["a1", "s2"]}
    assert {row["version"] for row in found.new["speakers"] if row["key"]} == {1, 2}
    assert found.changed == []


def test_what_is_known_is_no_new_row() -> None:
    first = resolve(Part(casts=[cast("a1", "Ana Lopes")]))
    known = {name: rows for name, rows in first.new.items() if name in ("speakers", "names")}
    again = resolve(Part(known, [cast("a2", "Ana Maria Lopes"), cast("a3", "Ana Lopes")]))
    assert again.new["speakers"] == []
    assert [row["name"] for row in again.new["names"]] == ["Ana Maria Lopes"]
    ((changed,),) = (again.changed,)
    assert (changed["name"], changed["id"]) == ("Ana Maria Lopes", first.profile["a1", "s1"])
    assert {row["article_id"] for row in again.new["name_uses"]} == {"a2", "a3"}


def test_it_can_be_done_elsewhere() -> None:
    part = Part(casts=[cast("a1", "Ana Lopes")])
    assert pickle.loads(pickle.dumps(part)) == part
    assert pickle.loads(pickle.dumps(resolve(part))).new["speakers"][0]["name"] == "Ana Lopes"
