"""Roles in time: what was printed, and what was held on a day."""

from __future__ import annotations

from datetime import date

from quotes.record import Record
from quotes.record.model.speakers import SpeakerFilter
from tests.support.stories import Said, story


def test_roles_in_time(filled: Record) -> None:
    lopes = filled.speakers.search("default", SpeakerFilter(q="lopes")).items[0]
    assert lopes.role == "foreign minister"
    roles = filled.speakers.roles("default", lopes.id).items
    assert [(r.role, r.status, r.first_seen) for r in roles] == [
        ("former foreign minister", "former", date(2022, 4, 2)),
        ("foreign minister", "held", date(2022, 1, 10)),
        ("trade minister", "held", date(2021, 6, 3)),
    ]
    assert [a.uri for a in roles[2].sources] == ["u:1"]

    def held(on: date) -> list[str]:
        return [r.role for r in filled.speakers.roles("default", lopes.id, on=on).items]

    assert held(date(2021, 6, 3)) == ["trade minister"]
    assert held(date(2021, 6, 2)) == []
    assert held(date(2022, 2, 1)) == ["foreign minister"]
    assert held(date(2022, 4, 2)) == []
    assert all(r.basis for r in filled.speakers.roles("default", lopes.id, on=date(2022, 2, 1)).items)
    first = filled.speakers.roles("default", lopes.id, limit=2)
    rest = filled.speakers.roles("default", lopes.id, cursor=first.next, limit=2)
    assert [*first.items, *rest.items] == list(roles) and rest.next is None


def test_variants_are_one_role(record: Record) -> None:
    printed = ["Kremlin spokesman", "Kremlin Spokesman", "the Kremlin’s spokesman", "spokesman for the Kremlin"]
    for i, role in enumerate(printed):
        kept = record.articles.save(
            "default", *story(Said("Darel Ivanić", f"Saying {i}", role), uri=f"u:{i}", published=date(2021, 1, 1 + i))
        )
    (role,) = record.speakers.roles("default", kept.article.speakers[0].id).items
    assert (role.role, role.title, role.organization) == (printed[-1], "spokesman", "Kremlin")
    assert (role.first_seen, role.last_seen, role.articles) == (date(2021, 1, 1), date(2021, 1, 4), 4)


def test_a_role_of_several_is_shown_as_one_of_them_has_it(record: Record) -> None:
    for day, role in enumerate(("Senator", "Sen.", "Sens.", "Senators"), 1):
        said = Said("Ana Lopes", f"Saying {day}", role)
        kept = record.articles.save("default", *story(said, uri=f"u:{day}", published=date(2021, 1, day)))
    (role,) = record.speakers.roles("default", kept.article.speakers[0].id).items
    assert (role.role, role.articles) == ("Sen.", 4)
    assert record.speakers.search("default", SpeakerFilter()).items[0].role == "Sen."


def test_a_role_is_seen_on_no_day_where_its_articles_have_no_date(record: Record) -> None:
    first = record.articles.save("default", *story(Said("Ana Lopes", "We sail", "minister"), uri="u:1", published=None))
    lopes, today = first.article.speakers[0].id, first.article.kept_at.date()
    (role,) = record.speakers.roles("default", lopes).items
    assert (role.role, role.first_seen, role.last_seen) == ("minister", None, None)
    assert not record.speakers.roles("default", lopes, on=today).items
    for uri, held in (("u:2", "minister"), ("u:3", "senator"), ("u:4", "pilot")):
        day = None if held == "pilot" else date(2021, 6, 3)
        record.articles.save("default", *story(Said("Ana Lopes", f"We {held}", held), uri=uri, published=day))
    roles = record.speakers.roles("default", lopes).items
    assert {(r.role, r.first_seen, r.last_seen) for r in roles} == {
        ("minister", date(2021, 6, 3), date(2021, 6, 3)),
        ("senator", date(2021, 6, 3), date(2021, 6, 3)),
        ("pilot", None, None),
    }
    paged = [record.speakers.roles("default", lopes, limit=1)]
    while paged[-1].next:
        paged.append(record.speakers.roles("default", lopes, cursor=paged[-1].next, limit=1))
    assert [page.items[0].id for page in paged] == [r.id for r in roles]
