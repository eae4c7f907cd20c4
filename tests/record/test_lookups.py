"""Finding speakers and quotations: filters, order, cursors, full text, roles in time."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from quotes import errors
from quotes.model import StatementDate
from quotes.record import Record
from quotes.record.model import Editor, Page, QuotationFilter, QuotationFix, RecordedQuotation, SpeakerFilter
from tests.support.stories import Said, story

D = date


def names(record: Record, **wanted: object) -> list[str]:
    return [s.name for s in record.speakers.search("default", SpeakerFilter(**wanted)).items]


def words(record: Record, **wanted: object) -> list[str]:
    page = record.quotations.search("default", QuotationFilter(**wanted))
    return [q.spans[0].exact for q in page.items]


@pytest.fixture
def filled(record: Record) -> Record:
    """Four articles over two years."""
    record.articles.save(
        "default",
        *story(
            Said("Darel Ivanić", "Our engineers are returning from the northern strait", "Foreign Ministry spokesman"),
            Said(
                "Ana Lopes",
                "The strait must stay open",
                "trade minister",
                position=("the closing of the strait", "oppose"),
            ),
            uri="u:1",
            published=D(2021, 6, 3),
            publisher="Courier",
        ),
    )
    record.articles.save(
        "default",
        *story(
            Said("Ana Lopes", "Opening hours are a matter for the harbour", "foreign minister", quoted=False),
            Said("Ana Lopes", "It will all end well", act="thought"),
            Said("Port Alden Harbour Authority", "We opened at six", type="organization"),
            uri="u:2",
            published=D(2022, 1, 10),
            publisher="Post",
        ),
    )
    record.articles.save(
        "default",
        *story(
            Said(
                "Ana Lopes",
                "I never said the strait was ours",
                "former foreign minister",
                said_on=StatementDate(D(2022, 3, 1), "month", "in March"),
                confidence=0.5,
            ),
            uri="u:3",
            published=D(2022, 4, 2),
            publisher="Courier",
        ),
    )
    return record


def test_a_speaker_is_found_by_a_name_typed_carelessly(filled: Record) -> None:
    for q in ["ivanic", "IVANIĆ", "Darel Ivanic", "ivan", "Ivanik", "Ivnaic", "spokesman Ivanic", "derel ivanic"]:
        assert names(filled, q=q) == ["Darel Ivanić"], q


def test_nobody_is_found_by_a_name_nobody_has(filled: Record) -> None:
    for q in ["lopez smith", "xyz", "!!!", "a" * 300, '" OR 1=1 --', "%", "*"]:
        assert names(filled, q=q) == [], q


def test_speakers_by_role_organisation_and_type(filled: Record) -> None:
    assert names(filled, role="minister") == ["Ana Lopes"]
    assert names(filled, role="foreign ministry spokesman") == ["Darel Ivanić"]
    assert names(filled, organization="foreign ministry") == ["Darel Ivanić"]
    assert names(filled, organization="spokesman") == []
    assert names(filled, role="!!") == []
    assert names(filled, type="organization") == ["Port Alden Harbour Authority"]
    assert names(filled, q="lopes", role="spokesman") == []
    assert names(filled, external_id="wikidata:Q1") == []
    assert names(filled) == ["Darel Ivanić", "Ana Lopes", "Port Alden Harbour Authority"], "by surname"


def test_quotations_come_newest_first_and_say_what_dates_them(filled: Record) -> None:
    page = filled.quotations.search("default", QuotationFilter())
    assert [(q.dated, q.dated_by) for q in page.items] == [
        (D(2022, 3, 1), "said_on"),
        (D(2022, 1, 10), "published"),
        (D(2022, 1, 10), "published"),
        (D(2021, 6, 3), "published"),
        (D(2021, 6, 3), "published"),
    ]


def test_filters(filled: Record) -> None:
    lopes = filled.speakers.search("default", SpeakerFilter(q="lopes")).items[0]
    assert len(words(filled, speaker=lopes.id)) == 3, "no thoughts unless asked"
    assert words(filled, act="thought") == ["It will all end well"]
    assert len(words(filled, act="any")) == 6
    assert words(filled, kinds=("indirect",)) == ["Opening hours are a matter for the harbour"]
    assert words(filled, needs_review=True) == ["I never said the strait was ours"]
    assert len(words(filled, publisher="Courier")) == 3 and words(filled, publisher="courier") == []
    assert words(filled, target="The closing of the straits") == ["The strait must stay open"]
    assert len(words(filled, from_date=D(2022, 1, 10))) == 3
    assert len(words(filled, to_date=D(2021, 12, 31))) == 2
    assert words(filled, from_date=D(2022, 3, 31), to_date=D(2022, 3, 31)) == ["I never said the strait was ours"]
    assert words(filled, on=D(2022, 3, 15)) == ["I never said the strait was ours"]
    assert words(filled, on=D(2022, 4, 1)) == []
    assert words(filled, speaker="0" * 32) == [] and words(filled, speaker="x") == []
    article = filled.articles.find("default", "u:2")[0].id
    assert len(words(filled, article=article, act="any")) == 3


SEARCHES = [
    ("strait", 3),
    ("STRAITS", 3),
    ("strait open", 1),
    ("opening", 3),
    ('"must stay"', 1),
    ('"stay must"', 0),
    ("“northern strait”", 1),
    ('"northern strait', 1),
    ("engineer return", 1),
    ("strait NOT ours", 0),
    ("never OR harbour", 2),
    ('never OR "must stay" OR engineer', 3),
    ("strait -open", 2),
    ('strait -"must stay"', 2),
    ("strait OR", 3),
    ("OR strait", 3),
    ("*", 0),
    ("stra*", 0),
    ("stems:strait", 0),
    ("'; DROP TABLE quotations; --", 0),
    ('"', 0),
    ('""', 0),
    ("NEAR(strait open)", 0),
    ("strait & | ! <-> ()", 3),
    ("^strait", 3),
    ("{}[]\\", 0),
    ("a " * 5000, 1),
]


def test_full_text_finds_words_by_stem_and_phrases_and_obeys_nobody(filled: Record) -> None:
    assert [(q, len(words(filled, q=q))) for q, _ in SEARCHES] == SEARCHES


def test_text_that_no_store_holds_is_refused_by_name(filled: Record) -> None:
    bad = "a\0b"
    for field in ("speaker", "article", "q", "publisher", "target", "role", "act"):
        with pytest.raises(errors.InvalidInput) as caught:
            words(filled, **{field: bad})
        assert caught.value.fields[0].field == field
    for field in ("q", "role", "organization", "external_id", "type"):
        with pytest.raises(errors.InvalidInput) as caught:
            names(filled, **{field: bad})
        assert caught.value.fields[0].field == field
    with pytest.raises(errors.InvalidInput):
        filled.articles.find("default", "\ud800")


def test_a_blank_search_is_none(filled: Record) -> None:
    assert len(words(filled, q="  ")) == 5
    assert len(names(filled, q=" ")) == 3


def test_roles_in_time(filled: Record) -> None:
    lopes = filled.speakers.search("default", SpeakerFilter(q="lopes")).items[0]
    assert lopes.role == "foreign minister"
    roles = filled.speakers.roles("default", lopes.id).items
    assert [(r.role, r.status, r.first_seen) for r in roles] == [
        ("former foreign minister", "former", D(2022, 4, 2)),
        ("foreign minister", "held", D(2022, 1, 10)),
        ("trade minister", "held", D(2021, 6, 3)),
    ]
    assert [a.uri for a in roles[2].sources] == ["u:1"]

    def held(on: date) -> list[str]:
        return [r.role for r in filled.speakers.roles("default", lopes.id, on=on).items]

    assert held(D(2021, 6, 3)) == ["trade minister"]
    assert held(D(2021, 6, 2)) == []
    assert held(D(2022, 2, 1)) == ["foreign minister"]
    assert held(D(2022, 4, 2)) == []
    assert all(r.basis for r in filled.speakers.roles("default", lopes.id, on=D(2022, 2, 1)).items)
    first = filled.speakers.roles("default", lopes.id, limit=2)
    rest = filled.speakers.roles("default", lopes.id, cursor=first.next, limit=2)
    assert [*first.items, *rest.items] == list(roles) and rest.next is None


def test_variants_of_a_role_are_one(record: Record) -> None:
    printed = ["Kremlin spokesman", "Kremlin Spokesman", "the Kremlin’s spokesman", "spokesman for the Kremlin"]
    for i, role in enumerate(printed):
        kept = record.articles.save(
            "default", *story(Said("Darel Ivanić", f"Saying {i}", role), uri=f"u:{i}", published=D(2021, 1, 1 + i))
        )
    (role,) = record.speakers.roles("default", kept.article.speakers[0].id).items
    assert (role.role, role.title, role.organization) == (printed[-1], "spokesman", "Kremlin")
    assert (role.first_seen, role.last_seen, role.articles) == (D(2021, 1, 1), D(2021, 1, 4), 4)


def test_a_profile(filled: Record) -> None:
    lopes = filled.speakers.search("default", SpeakerFilter(q="lopes")).items[0]
    profile = filled.speakers.read("default", lopes.id)
    assert (profile.statements, profile.thoughts, profile.articles) == (3, 1, 3)
    assert (profile.first_quoted, profile.last_quoted) == (D(2021, 6, 3), D(2022, 3, 1))
    assert (lopes.statements, lopes.articles, lopes.last_quoted) == (3, 3, D(2022, 3, 1))
    (position,) = profile.positions
    assert (position.target, position.stance, position.dated) == ("the closing of the strait", "oppose", D(2021, 6, 3))
    assert filled.speakers.positions("default", lopes.id, target="the closing of the harbour").items == ()
    assert filled.speakers.positions("default", lopes.id, target="THE closing of the strait").items == (position,)


def all_pages(call: object, limit: int) -> list[object]:
    found, cursor = [], None
    while True:
        page = call(cursor, limit)
        found += page.items
        cursor = page.next
        if cursor is None:
            return found
        assert len(page.items) == limit


def test_pages_join_into_the_whole_list(filled: Record) -> None:
    def quotations(cursor: str | None, limit: int) -> object:
        return filled.quotations.search("default", QuotationFilter(q="the"), cursor, limit)

    def speakers(cursor: str | None, limit: int) -> object:
        return filled.speakers.search("default", SpeakerFilter(), cursor, limit)

    def closest(cursor: str | None, limit: int) -> object:
        return filled.speakers.search("default", SpeakerFilter(q="al"), cursor, limit)

    for call, limit in itertools.product((quotations, speakers, closest), (1, 2, 3, 200)):
        assert all_pages(call, limit) == list(call(None, 200).items)


def test_cursors_hold_while_articles_arrive_and_go(record: Record) -> None:
    for i in range(10):
        record.articles.save(
            "default", *story(Said("Ana Lopes", f"Saying {i} of many"), uri=f"u:{i}", published=D(2021, 1, 1 + i))
        )
    page = record.quotations.search("default", QuotationFilter(), limit=4)
    seen = [q.spans[0].exact for q in page.items]
    record.articles.save("default", *story(Said("Ana Lopes", "Newer than all"), uri="u:n", published=D(2022, 1, 1)))
    record.articles.save("default", *story(Said("Ana Lopes", "Older than all"), uri="u:o", published=D(2020, 1, 1)))
    record.articles.retract("default", page.items[-1].article.id)
    rest = record.quotations.search("default", QuotationFilter(), cursor=page.next, limit=200)
    seen += [q.spans[0].exact for q in rest.items]
    assert seen == [f"Saying {i} of many" for i in reversed(range(10))] + ["Older than all"]


BROKEN = [
    "",
    "x",
    "====",
    "é",
    "\0",
    "\ud800",
    "bnVsbA",
    "W10",
    "e30",
    "WyJhIl0",
    "W" * 10_000,
    "W1tbW1tbW1tb" * 50_000,
]


def test_a_broken_cursor_is_refused_by_name(filled: Record) -> None:
    lopes = filled.speakers.search("default", SpeakerFilter(q="lopes")).items[0].id
    calls = [
        lambda cursor: filled.quotations.search("default", QuotationFilter(), cursor),
        lambda cursor: filled.speakers.search("default", SpeakerFilter(), cursor),
        lambda cursor: filled.speakers.search("default", SpeakerFilter(q="ana"), cursor),
        lambda cursor: filled.speakers.roles("default", lopes, None, cursor),
        lambda cursor: filled.speakers.positions("default", lopes, None, cursor),
    ]
    for call, cursor in itertools.product(calls, BROKEN):
        with pytest.raises(errors.InvalidInput) as caught:
            call(cursor)
        assert caught.value.fields[0].field == "cursor"


def test_a_cursor_of_another_list_is_refused(filled: Record) -> None:
    cursor = filled.quotations.search("default", QuotationFilter(), limit=1).next
    with pytest.raises(errors.InvalidInput):
        filled.quotations.search("default", QuotationFilter(kinds=("direct",)), cursor)


def test_a_page_size_out_of_range_is_refused_by_name(filled: Record) -> None:
    for limit in (0, -1, 201):
        with pytest.raises(errors.InvalidInput) as caught:
            filled.quotations.search("default", QuotationFilter(), limit=limit)
        assert caught.value.fields[0].field == "limit"


def test_of_equally_close_names_the_one_in_most_articles_is_first(record: Record) -> None:
    for number, name in enumerate(["Abe Caldwell", "Zoe Caldwell", "Zoe Caldwell", "Caldwell"]):
        record.articles.save("default", *story(Said(name, f"This is saying number {number}"), uri=f"u:{number}"))
    assert names(record, q="caldwell", provisional=False) == ["Zoe Caldwell", "Abe Caldwell"]
    (bare,) = record.speakers.search("default", SpeakerFilter(q="caldwell", provisional=True)).items
    assert [s.name for s in record.speakers.read("default", bare.id).suggestions] == ["Zoe Caldwell", "Abe Caldwell"]
    first = record.speakers.search("default", SpeakerFilter(q="caldwell"), limit=1)
    second = record.speakers.search("default", SpeakerFilter(q="caldwell"), first.next, limit=1)
    assert [first.items[0].name, second.items[0].name] == ["Zoe Caldwell", "Abe Caldwell"]


def test_quotations_by_occasion_and_medium(record: Record) -> None:
    record.articles.save(
        "default",
        *story(
            Said("Ana Lopes", "We opened at six", occasion=("in an interview with Alden Television", "interview")),
            Said("Ana Lopes", "We closed at ten", occasion=("at a meeting in Port Alden", None)),
            Said("Ana Lopes", "We sail on Monday"),
        ),
    )

    assert words(record, medium="interview") == ["We opened at six"]
    assert sorted(words(record, occasion="alden")) == ["We closed at ten", "We opened at six"]
    assert words(record, occasion="ALDEN  Television") == ["We opened at six"]
    assert words(record, occasion="%") == words(record, medium="speech") == []
    (found,) = record.quotations.search("default", QuotationFilter(medium="interview")).items
    assert found.occasion is not None
    stored = record.articles.read("default", found.article.id)
    assert stored.text[found.occasion.start : found.occasion.end] == found.occasion.exact


def test_scraps_stand_with_their_article_and_in_no_list(record: Record) -> None:
    record.articles.save(
        "default",
        *story(
            Said("Ana Lopes", "the treaty", quoted=False),
            Said("Ana Lopes", "Never again", quoted=True),
            Said("Ana Lopes", "the strait is ours", quoted=False),
            Said("Ana Lopes", "all is well", quoted=False, act="thought"),
            Said("Ana Lopes", "the harbour", quoted=False, act="thought"),
            uri="u:1",
        ),
    )
    (speaker,) = record.speakers.search("default", SpeakerFilter()).items

    assert sorted(words(record)) == ["Never again", "the strait is ours"]
    assert sorted(words(record, act="any")) == ["Never again", "all is well", "the strait is ours"]
    assert sorted(words(record, scraps=True)) == ["Never again", "the strait is ours", "the treaty"]
    (article,) = record.articles.find("default", "u:1")
    assert len(words(record, article=article.id)) == 3
    assert len(record.articles.read("default", article.id).quotations) == 5
    assert speaker.statements == 2
    profile = record.speakers.read("default", speaker.id)
    assert (profile.statements, profile.thoughts) == (2, 1)


def test_role_kinds_and_confidence_narrow_down(filled: Record) -> None:
    assert words(filled, role="trade ministers") == ["The strait must stay open"], "the role that its article prints"
    assert words(filled, role="ministry spokesman") == ["Our engineers are returning from the northern strait"]
    assert words(filled, role="??") == []
    assert len(words(filled, kinds=("direct", "mixed"))) == 4
    assert words(filled, min_confidence=0.91) == [] and len(words(filled, min_confidence=0.9)) == 4


def test_reviewed_is_what_an_editor_settled(filled: Record) -> None:
    (quotation,) = filled.quotations.search("default", QuotationFilter(q="engineers")).items
    filled.corrections.correct_quotation("default", quotation.id, QuotationFix(right=True), Editor("Kim"))
    assert words(filled, reviewed=True) == [quotation.spans[0].exact]
    assert len(words(filled, reviewed=False)) == 4
    (entry,) = filled.corrections.log("default", quotation.id).items
    filled.corrections.undo("default", entry.id, Editor("Kim"))
    assert words(filled, reviewed=True) == []


def test_the_best_come_first_where_asked(filled: Record) -> None:
    def best(q: str, cursor: str | None = None, limit: int = 50) -> Page[RecordedQuotation]:
        return filled.quotations.search("default", QuotationFilter(q=q), cursor, limit, "best")

    found = [q.spans[0].exact for q in best("opening OR strait").items]
    assert found[0] == "The strait must stay open", "has both"
    assert len(found) == 5
    first = best("opening OR strait", limit=2)
    rest = best("opening OR strait", first.next)
    assert [q.spans[0].exact for q in (*first.items, *rest.items)] == found and rest.next is None
    with pytest.raises(errors.InvalidInput):
        filled.quotations.search("default", QuotationFilter(q="opening OR strait"), first.next)


def test_facets_say_by_whom_where_and_when(filled: Record) -> None:
    seen = filled.quotations.overview("default", QuotationFilter(q="strait"))
    assert (seen.count, seen.complete) == (3, True)
    counts = {name: [(v.label, v.count) for v in values] for name, values in seen.facets.items()}
    assert counts["speaker"] == [("Ana Lopes", 2), ("Darel Ivanić", 1)]
    assert counts["publisher"] == [("Courier", 3)]
    assert counts["year"] == [("2021", 2), ("2022", 1)]
    assert counts["needs_review"] == [("no", 2), ("yes", 1)]
    who = seen.facets["speaker"][0].value
    assert len(words(filled, q="strait", speaker=who)) == 2, "the value is what the filter takes"
    assert filled.quotations.overview("default", QuotationFilter(q="lighthouse")).count == 0
