"""Which quotations each filter means."""

from __future__ import annotations

from datetime import date

from quotes.record import Record
from quotes.record.model.corrections import CorrectionFilter, Editor, QuotationFix
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.looking import names, words
from tests.support.stories import Said, story


def test_filters(filled: Record) -> None:
    lopes = filled.speakers.search("default", SpeakerFilter(q="lopes")).items[0]
    assert len(words(filled, speaker=lopes.id)) == 3, "no thoughts unless asked"
    assert words(filled, act="thought") == ["It will all end well"]
    assert len(words(filled, act="any")) == 6
    assert words(filled, kinds=("indirect",)) == ["Opening hours are a matter for the harbour"]
    assert words(filled, needs_review=True) == ["I never said the strait was ours"]
    assert len(words(filled, publisher="Courier")) == 3 and words(filled, publisher="courier") == []
    assert words(filled, target="The closing of the straits") == ["The strait must stay open"]
    assert len(words(filled, from_date=date(2022, 1, 10))) == 3
    assert len(words(filled, to_date=date(2021, 12, 31))) == 2
    assert words(filled, from_date=date(2022, 3, 31), to_date=date(2022, 3, 31)) == ["I never said the strait was ours"]
    assert words(filled, on=date(2022, 3, 15)) == ["I never said the strait was ours"]
    assert words(filled, on=date(2022, 4, 1)) == []
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


def test_full_text(filled: Record) -> None:
    assert [(q, len(words(filled, q=q))) for q, _ in SEARCHES] == SEARCHES


def test_a_blank_search_is_none(filled: Record) -> None:
    assert len(words(filled, q="  ")) == 5
    assert len(names(filled, q=" ")) == 3


def test_occasion_and_medium(record: Record) -> None:
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


def test_role_kinds_and_confidence(filled: Record) -> None:
    assert words(filled, role="trade ministers") == ["The strait must stay open"], "the role that its article prints"
    assert words(filled, role="ministry spokesman") == ["Our engineers are returning from the northern strait"]
    assert words(filled, role="??") == []
    assert len(words(filled, kinds=("direct", "mixed"))) == 4
    assert words(filled, min_confidence=0.91) == [] and len(words(filled, min_confidence=0.9)) == 4


PRINTED = ["minister of trade", "U.S. Sen.", "former senator", "vice-president", "Chief Executive of the Tarn Pilots"]


def test_every_role_that_a_search_counts_finds_its_quotations(record: Record) -> None:
    for number, role in enumerate(PRINTED):
        said = Said(f"Ana Lopes{number * 'o'}", f"The strait is ours, {number}", role=role)
        record.articles.save("default", *story(said, uri=f"u:{number}"))
    counted = record.quotations.overview("default", QuotationFilter()).facets["role"]
    assert {value.value for value in counted} == set(PRINTED)
    for number, role in enumerate(PRINTED):
        assert f"The strait is ours, {number}" in words(record, role=role)
        assert len(names(record, role=role)) >= 1
    assert sorted(words(record, role="senator")) == ["The strait is ours, 1", "The strait is ours, 2"]
    assert words(record, role="ex-senator") == ["The strait is ours, 2"], "who was senator then"
    assert words(record, role="of the") == []
    assert [s.name for s in record.speakers.search("default", SpeakerFilter(role="former senator")).items] == [
        "Ana Lopesoo"
    ]


def test_reviewed(filled: Record) -> None:
    (quotation,) = filled.quotations.search("default", QuotationFilter(q="engineers")).items
    filled.corrections.correct_quotation("default", quotation.id, QuotationFix(right=True), Editor("Kim"))
    assert words(filled, reviewed=True) == [quotation.spans[0].exact]
    assert len(words(filled, reviewed=False)) == 4
    (entry,) = filled.corrections.log("default", CorrectionFilter(quotation.id)).items
    filled.corrections.undo("default", entry.id, Editor("Kim"))
    assert words(filled, reviewed=True) == []
