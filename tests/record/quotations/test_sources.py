"""Who is quoted: words by kind of source, month and publisher, and how few have most of them."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.record import Record
from quotes.record.model.corrections import Editor
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.source_reports import ReportFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support.stories import Said, story


@pytest.fixture
def reported(record: Record) -> Record:
    """Two articles of two publishers in two months."""
    body = Said("Port Alden Harbour Authority", "We opened the gates at six", type="organization")
    first = story(
        Said("Ana Lopes", "The strait must stay open for ships", "minister"),
        body,
        Said(None, "We saw nothing there"),
        Said("Ana Lopes", "It will all end well", act="thought"),
        publisher="Courier",
        published=date(2021, 5, 3),
        uri="u:1",
    )
    second = story(
        Said("Ana Lopes", "The strait is open again", "minister"),
        Said("Bo Larsen", "Nobody asked us about it"),
        publisher="Post",
        published=date(2021, 6, 3),
        uri="u:2",
    )
    for saved in (first, second):
        record.articles.save("default", *saved)
    return record


def test_words_by_kind_of_source(reported: Record) -> None:
    total = reported.quotations.sources("default", ReportFilter()).total
    assert (total.quotations, total.words) == (5, 7 + 6 + 4 + 5 + 5)
    assert (total.people, total.organizations, total.unnamed, total.unknown) == (17, 6, 0, 4)
    assert (total.voices, total.new_voices) == (3, 3)


def test_by_month_and_by_publisher(reported: Record) -> None:
    report = reported.quotations.sources("default", ReportFilter())
    assert [(m.label, m.words, m.voices, m.new_voices) for m in report.months] == [
        ("2021-05", 17, 2, 2),
        ("2021-06", 10, 2, 1),
    ]
    assert [(p.label, p.quotations) for p in report.publishers] == [("Courier", 3), ("Post", 2)]


def test_most_words_first_and_their_share(reported: Record) -> None:
    report = reported.quotations.sources("default", ReportFilter())
    assert [(s.name, s.quotations, s.words) for s in report.sources] == [
        ("Ana Lopes", 2, 12),
        ("Port Alden Harbour Authority", 1, 6),
        ("Bo Larsen", 1, 5),
    ]
    assert report.share_of_few == pytest.approx(23 / 27)


@pytest.mark.parametrize(
    ("wanted", "quotations"),
    [
        (ReportFilter(publisher="Post"), 2),
        (ReportFilter(from_date=date(2021, 6, 1)), 2),
        (ReportFilter(to_date=date(2021, 5, 31)), 3),
        (ReportFilter(publisher="Gazette"), 0),
    ],
)
def test_filters(reported: Record, wanted: ReportFilter, quotations: int) -> None:
    report = reported.quotations.sources("default", wanted)
    assert report.total.quotations == quotations
    assert bool(report.sources) == bool(quotations)


def test_another_newsroom_quotes_nobody(reported: Record) -> None:
    report = reported.quotations.sources("other", ReportFilter())
    assert (report.total.words, report.sources, report.share_of_few) == (0, (), 0.0)


def test_an_article_without_a_date_is_of_no_month_and_makes_nobody_new(record: Record) -> None:
    record.articles.save("default", *story(Said("Ana Lopes", "The strait must stay open"), uri="u:1", published=None))
    report = record.quotations.sources("default", ReportFilter())
    assert [(month.label, month.voices, month.new_voices) for month in report.months] == [("", 1, 0)]
    assert [(source.name, source.first_quoted) for source in report.sources] == [("Ana Lopes", None)]


def test_the_role_is_the_one_of_the_last_day(record: Record) -> None:
    for number, (day, role) in enumerate(((3, "navy spokesman"), (20, "Admiral"), (9, "Harbour master"))):
        said = Said("Ana Lopes", f"The strait must stay open on day {day}", role)
        saved = story(said, uri=f"u:{number}", published=date(2021, 6, day), publisher=f"Paper {number}")
        record.articles.save("default", *saved)

    def role(wanted: ReportFilter) -> str | None:
        return record.quotations.sources("default", wanted).sources[0].role

    assert role(ReportFilter()) == "Admiral"
    assert role(ReportFilter(to_date=date(2021, 6, 10))) == "Harbour master"
    one = record.speakers.search("default", SpeakerFilter()).items[0]
    assert one.role == "Admiral"
    (admiral,) = [held for held in record.speakers.roles("default", one.id).items if held.role == "Admiral"]
    record.corrections.reject_roles("default", one.id, [admiral.id], Editor("Kim"))
    assert role(ReportFilter()) == "Harbour master"


def test_report_search_and_list_agree_who_is_a_speaker(record: Record) -> None:
    said = (
        Said("Lopes", "The strait must stay open for ships"),
        Said("the company", "We opened the gates at six in the morning", type="organization"),
        Said("two pilots", "Nobody asked us about the strait at all", type="group"),
        Said("Port Alden Harbour Authority", "We shut the gates again at seven", type="organization"),
    )
    record.articles.save("default", *story(*said, uri="u:1"))
    named = {"Lopes", "Port Alden Harbour Authority"}
    report = record.quotations.sources("default", ReportFilter())
    assert {source.name for source in report.sources if source.named} == named
    assert (report.total.voices, report.total.people, report.total.organizations, report.total.unnamed) == (2, 7, 7, 17)
    facet = record.quotations.overview("default", QuotationFilter()).facets["speaker"]
    assert {value.label for value in facet} == named
    assert {found.name for found in record.speakers.search("default", SpeakerFilter(quoted=True)).items} == named
