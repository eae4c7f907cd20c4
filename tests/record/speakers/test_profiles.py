"""What the record shows of a speaker at a glance."""

from __future__ import annotations

from datetime import date

from quotes.model import StatementDate
from quotes.record import Record
from quotes.record.model.source_reports import ReportFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support.stories import Said, story


def test_a_profile(filled: Record) -> None:
    lopes = filled.speakers.search("default", SpeakerFilter(q="lopes")).items[0]
    profile = filled.speakers.read("default", lopes.id)
    assert (profile.statements, profile.thoughts, profile.articles) == (3, 1, 3)
    assert (profile.first_quoted, profile.last_quoted) == (date(2021, 6, 3), date(2022, 1, 10))
    assert (lopes.statements, lopes.articles, lopes.last_quoted) == (3, 3, date(2022, 1, 10))
    (position,) = profile.positions
    assert (position.target, position.stance, position.dated) == (
        "the closing of the strait",
        "oppose",
        date(2021, 6, 3),
    )
    assert filled.speakers.positions("default", lopes.id, target="the closing of the harbour").items == ()
    assert filled.speakers.positions("default", lopes.id, target="THE closing of the strait").items == (position,)


def test_an_article_without_a_date_tells_no_day_of_a_speaker(record: Record) -> None:
    saved = record.articles.save("default", *story(Said("Ana Lopes", "We sail at six"), uri="u:1", published=None))
    (lopes,) = (speaker.id for speaker in saved.article.speakers)

    def told() -> set[tuple[date | None, date | None]]:
        shown = record.speakers.read("default", lopes), *record.speakers.search("default", SpeakerFilter()).items
        return {(speaker.first_quoted, speaker.last_quoted) for speaker in shown}

    assert told() == {(None, None)}
    dated = story(Said("Ana Lopes", "We sail at nine"), uri="u:2", published=date(2021, 6, 3))
    record.articles.save("default", *dated)
    assert told() == {(date(2021, 6, 3), date(2021, 6, 3))}


def test_a_month_or_a_year_is_no_day(record: Record) -> None:
    for n, precision in enumerate(("year", "month", "week", "day")):
        told = StatementDate(date(2020 + n, 1, 1), precision, "then")
        said = Said("Ana Lopes", f"We sail at {n}", said_on=told)
        saved = record.articles.save("default", *story(said, uri=f"u:{n}", published=date(2024, 6, 3)))
    profile = record.speakers.read("default", saved.article.speakers[0].id)
    assert (profile.first_quoted, profile.last_quoted) == (date(2022, 1, 1), date(2023, 1, 1))
    report = record.quotations.sources("default", ReportFilter())
    assert [month.label for month in report.months] == ["", "2021-01", "2022-01", "2023-01"]
    assert [source.first_quoted for source in report.sources] == [date(2022, 1, 1)]


def test_the_copy_whose_article_has_a_date_tells_the_day(record: Record) -> None:
    for uri, published in (("u:1", None), ("u:2", date(9000, 1, 1))):  # later than the day of saving the first
        saved = record.articles.save(
            "default", *story(Said("Ana Lopes", "We sail at six in the morning"), uri=uri, published=published)
        )
    profile = record.speakers.read("default", saved.article.speakers[0].id)
    assert (profile.statements, profile.first_quoted) == (1, date(9000, 1, 1))
