"""Datelines and statement dates: every sentence here was made up for these tests."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.analysis.dates import find_dateline, statement_date
from quotes.analysis.dates.expressions import date_expressions
from quotes.model import Dateline, StatementDate, Stretch

WRITTEN = date(2021, 6, 3)  # a Thursday


def read(expression: str, base: date | None = WRITTEN) -> list[tuple[str, str, str]]:
    """The expressions of a text with their dates and precision."""
    found = date_expressions(expression, 0, len(expression), base)
    return [(expression[e.start : e.end], e.date.isoformat(), e.precision) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Thursday", ("Thursday", "2021-06-03", "day")),
        ("on Friday night", ("Friday night", "2021-05-28", "day")),
        ("last Thursday", ("last Thursday", "2021-05-27", "day")),
        ("May 28", ("May 28", "2021-05-28", "day")),
        ("28 May", ("28 May", "2021-05-28", "day")),
        ("the 28th of May 2020", ("the 28th of May 2020", "2020-05-28", "day")),
        ("Friday, May 28, 2021", ("Friday, May 28, 2021", "2021-05-28", "day")),
        ("Dec. 28", ("Dec. 28", "2020-12-28", "day")),
        ("2021-05-28", ("2021-05-28", "2021-05-28", "day")),
        ("in March", ("March", "2021-03-01", "month")),
        ("in September", ("September", "2020-09-01", "month")),
        ("last June", ("last June", "2020-06-01", "month")),
        ("in June 2019", ("June 2019", "2019-06-01", "month")),
        ("a 2019 interview", ("2019", "2019-01-01", "year")),
        ("earlier this week", ("earlier this week", "2021-05-31", "week")),
        ("last week", ("last week", "2021-05-24", "week")),
        ("last month", ("last month", "2021-05-01", "month")),
        ("earlier this month", ("earlier this month", "2021-06-01", "month")),
        ("last year", ("last year", "2020-01-01", "year")),
        ("yesterday", ("yesterday", "2021-06-02", "day")),
        ("earlier today", ("earlier today", "2021-06-03", "day")),
        ("this morning", ("this morning", "2021-06-03", "day")),
        ("last night", ("last night", "2021-06-02", "day")),
        ("three days ago", ("three days ago", "2021-05-31", "day")),
        ("two weeks ago", ("two weeks ago", "2021-05-17", "week")),
        ("a month ago", ("a month ago", "2021-05-01", "month")),
        ("May 28 of last year", ("May 28 of last year", "2020-05-28", "day")),
        ("in March last year", ("March last year", "2020-03-01", "month")),
        ("on Monday of last week", ("Monday of last week", "2021-05-24", "day")),
        ("10 years ago", ("10 years ago", "2011-01-01", "year")),
    ],
)
def test_expressions_are_read_as_past(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "June 10",
        "next Thursday",
        "this Friday",
        "this August",
        "in May of that year",
        "May 28 next year",
        "Monday next week",
        "tomorrow",
        "next month",
        "in 2030",
        "31 April",
        "Feb. 29, 2021",
        "the 2010s",
        "$2019",
        "2019-20",
        "a may 3",
        "they march on",
        "USA Today reported",
        "ABC's This Week",
        "12.2019",
        "mid-2019",
        "postponed until 15:00 GMT Saturday",
        "closed till Friday",
        "",
    ],
)
def test_no_past_date(text: str) -> None:
    assert read(text) == []


def test_without_the_day_of_writing_only_full_dates_are_read() -> None:
    assert read("Thursday, May 28, yesterday, in March, last year", None) == []
    assert read("May 28, 2019, then June 2020", None) == [
        ("May 28, 2019", "2019-05-28", "day"),
        ("June 2020", "2020-06-01", "month"),
    ]


@pytest.mark.parametrize("base", [date.min, date(1, 3, 1), date.max, date(2020, 2, 29), date(2021, 1, 1)])
def test_any_day_of_writing(base: date) -> None:
    text = (
        "Feb. 29, Dec. 31, Monday, last Sunday, 99 weeks ago, twelve years ago, a month ago, last week, last year, May"
    )
    assert all(e.date <= base for e in date_expressions(text, 0, len(text), base))


def marked(sentence: str) -> tuple[str, tuple[Stretch, ...], Stretch | None, Stretch | None]:
    """A sentence with its content in <>, its cue in [] and its source in {}: the bare text and their places."""
    places: dict[str, list[Stretch]] = {"<": [], "[": [], "{": []}
    text, opened = "", 0
    for part in re.split(r"([<>\[\]{}])", sentence):
        if part in places:
            opened = len(text)
        elif part in (">", "]", "}"):
            places[{">": "<", "]": "[", "}": "{"}[part]].append(Stretch(opened, len(text)))
        else:
            text += part
    cue, source = places["["], places["{"]
    return text, tuple(places["<"]), cue[0] if cue else None, source[0] if source else None


def said(sentence: str, base: date | None = WRITTEN) -> StatementDate | None:
    text, content, cue, source = marked(sentence)
    return statement_date(text, content, cue, source, base)


SETTLED = [
    ('"<We stay>," {Lopes} [said] in an interview with Alden Television on May 28.', "May 28", "2021-05-28", "day"),
    ("<Engineers are returning home>, {spokesman Darel Ivanic} [stated] on Thursday.", "Thursday", "2021-06-03", "day"),
    ('"<We stay>," [said] {Ana Lopes}, the deputy minister, on Monday.', "Monday", "2021-05-31", "day"),
    ('"<We stay>," {Lopes} [told] reporters in Port Alden on Tuesday.', "Tuesday", "2021-06-01", "day"),
    (
        '"<We stay>," {Lopes} [told] the Alden Times late Tuesday, adding <that she meant it>.',
        "Tuesday",
        "2021-06-01",
        "day",
    ),
    ('"<We stay>," {Lopes} [said] Wednesday.', "Wednesday", "2021-06-02", "day"),
    ("{Lopes} [said] Wednesday <talks would go on>.", "Wednesday", "2021-06-02", "day"),
    ("{Lopes} [said] yesterday that <talks would go on>.", "yesterday", "2021-06-02", "day"),
    ("{Lopes} [said] last month that <talks would go on>.", "last month", "2021-05-01", "month"),
    ("{Lopes} [said] earlier this week <talks would go on>.", "earlier this week", "2021-05-31", "week"),
    ("{Lopes} [said] in March <she would go>.", "March", "2021-03-01", "month"),
    ("{Lopes} [said] in a 2019 interview that <she would go>.", "2019", "2019-01-01", "year"),
    (
        "{Lopes} [said] in a lengthy May 2019 television interview that <she would go>.",
        "May 2019",
        "2019-05-01",
        "month",
    ),
    ("{Lopes} [said] at Tuesday's news conference that <she would go>.", "Tuesday", "2021-06-01", "day"),
    ("{Lopes} [wrote] in a letter dated May 3, 2020, that <she would go>.", "May 3, 2020", "2020-05-03", "day"),
    ("{Lopes} on Monday [said] that <she would go>.", "Monday", "2021-05-31", "day"),
    ("{Sen. Ana Lopes} (R-Ald.) on Monday [said] <she would go>.", "Monday", "2021-05-31", "day"),
    ("{Lopes}, the deputy minister, on Monday [told] a crowd <she would go>.", "Monday", "2021-05-31", "day"),
    ("{Lopes}, speaking in Port Alden on Monday, [said] <she would go>.", "Monday", "2021-05-31", "day"),
    ("{Lopes}, who on Monday [said] <she would go>, has stayed.", "Monday", "2021-05-31", "day"),
    ("On Monday, {Lopes} [said] <she would go>.", "Monday", "2021-05-31", "day"),
    ("The ship sank. But on Monday {Lopes} [said] <she would go>.", "Monday", "2021-05-31", "day"),
    ("In an interview with the Alden Times on May 3, {Lopes} [said] <she would go>.", "May 3", "2021-05-03", "day"),
    ("In a 2019 interview, {Lopes} [said] <she would go>.", "2019", "2019-01-01", "year"),
    ("Speaking on Monday at the port, {Lopes} [said] <she would go>.", "Monday", "2021-05-31", "day"),
    ("At a briefing Tuesday, spokesman {Orr} [said] <she would go>.", "Tuesday", "2021-06-01", "day"),
    (
        "Earlier this week, after the storm had passed, {Lopes} [said] <all was well>.",
        "Earlier this week",
        "2021-05-31",
        "week",
    ),
    ('"<She goes>," [according to] {a statement} on Tuesday.', "Tuesday", "2021-06-01", "day"),
    ("{Lopes} [said] on Thursday, May 27, <she would go>.", "Thursday, May 27", "2021-05-27", "day"),
    ('"<She goes>," [according to] {a statement issued late on Tuesday}.', "Tuesday", "2021-06-01", "day"),
    ("[According to] {a 2019 study by Alden University}, <nobody sails>.", "2019", "2019-01-01", "year"),
    ("{A May report} [found] <that nobody sails>.", "May", "2021-05-01", "month"),
    ("{Lopes} [said] later on Tuesday <she would go>.", "Tuesday", "2021-06-01", "day"),
    (
        "{Lopes} [said] in an interview\nwith Alden Television on Tuesday <she would go>.",
        "Tuesday",
        "2021-06-01",
        "day",
    ),
    ('"<No>," {Lopes} [said in a statement on Tuesday].', "Tuesday", "2021-06-01", "day"),
]


@pytest.mark.parametrize(("sentence", "exact", "day", "precision"), SETTLED)
def test_a_date_that_belongs_to_the_saying(sentence: str, exact: str, day: str, precision: str) -> None:
    found = said(sentence)
    assert found is not None
    assert (found.exact, found.date.isoformat(), found.precision) == (exact, day, precision)


@pytest.mark.parametrize(
    "sentence",
    [
        # inside what was said
        "<The talks will start on Monday>, {Lopes} [said].",
        '{Lopes} [said]: "<On Monday we shall see>."',
        "<On Monday the fleet came home>, {Lopes} [said].",
        # belongs to another matter
        "{Lopes} [said] of the talks on Monday <that they had failed>.",
        "{Lopes} [said] the talks on Monday <had failed>.",
        "{Lopes} [spoke] about Monday's vote: <a shame>.",
        "{Lopes}, elected in 2019, [said] <she would go>.",
        "{Lopes}, minister since 2019, [said] <she would go>.",
        "{Lopes}, who took office on Monday, [said] <she would go>.",
        "[said] {Lopes}, who took office on Monday. <She would go>",
        "{The 2019 winner} [said] <she would go>.",
        "{The author of a 2019 report} [said] <she would go>.",
        "{The 2019 report's author} [said] <she would go>.",
        "{A minister who came on Monday} [said] <she would go>.",
        "After the vote on Monday, {Lopes} [said] <she would go>.",
        "Asked about the vote on Monday, {Lopes} [said] <she would go>.",
        "On Monday the army shelled the port and {Lopes} [said] <she would go>.",
        "The army came on Monday. {Lopes} [said] <she would go>.",
        "{Lopes} [said] <she would go>. On Monday the army came.",
        "Looking to correct what the party did in 2012, {Lopes} [said] <she would go>.",
        "{Lopes} has [said] since Monday <that she would go>.",
        "{Lopes} [told] reporters ahead of Monday's vote <that she would go>.",
        "{Lopes} [told] reporters who came on Monday <that she would go>.",
        "{Lopes} [said] in response to a report published on Monday <that she would go>.",
        # not past
        "{Lopes} will [say] on Monday that <she goes>.",
        "{Lopes} is expected to [say] on Monday that <she goes>.",
        "In August, {Lopes} [plans] <to go>.",
        "{Lopes} [said] next Monday <was too late>.",
        # a name
        '"<No>," {Lopes} [told] USA Today.',
        '"<No>," {Lopes} [told] the Sunday Times.',
        # belongs to what is talked of
        "{Lopes} [said] the law of 2019 <had failed>.",
        "{Lopes} [said] <she would go> when the parliament meets on Monday.",
        "{Lopes} [said] <the ferry was closed until Friday>.",
        "{Lopes}, who was mayor in March, [said] <she would go>.",
        "{Lopes} [said] <she would go>, two days before the vote on Thursday.",
        "{Lopes}, jailed last year, [said] <she would go>.",
        "{The mayor, elected last month}, [said] <she would go>.",
        "Since last week {Lopes} has [said] <nothing of it>.",
        "{Lopes} [said] of yesterday's storm <that it was the worst>.",
        "{Lopes} [said] <the talks begin tomorrow>.",
        "{Lopes} often [said] in the 1990s <that she would go>.",
        "Ahead of Friday's match, {Lopes} [said] <she would go>.",
        "{Lopes} [told] the crowd that came last Sunday <that she would go>.",
        "{Lopes} [said] the bridge that fell in May 2019 <had been old>.",
        "{Lopes} [called] the 2015 accord <a shame>.",
        "{The officer, hired three years ago}, [said] <no>.",
        "After a week of rain that ended on Monday, {Lopes} [said] <she would go>.",
        # a contradiction
        "On Monday, {Lopes} [said] in a 2019 interview that <she would go>.",
        # nothing
        '"<No>," {Lopes} [said].',
        '"<No>," {Lopes} [added]. "<Never>."',
    ],
)
def test_the_text_does_not_settle_it(sentence: str) -> None:
    assert said(sentence) is None


def test_without_a_cue_or_a_day_of_writing() -> None:
    assert statement_date("On Monday: no.", (), None, None, WRITTEN) is None
    assert said("{Lopes} [said] on Monday <she would go>.", None) is None
    assert said("{Lopes} [said] on May 3, 2020, <she would go>.", None) == StatementDate(
        date(2020, 5, 3), "day", "May 3, 2020"
    )


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("PORT ALDEN, June 3. /NNA/. Engineers went home.", "PORT ALDEN", "2021-06-03"),
        ("PORT ALDEN, 3 June (Reuters) - Engineers went home.", "PORT ALDEN", "2021-06-03"),
        ("PORT ALDEN, June 3, 2020 /NNA/. Engineers went home.", "PORT ALDEN", "2020-06-03"),
        ("PORT ALDEN, Aldenia, Dec. 30 (AP) — Engineers went home.", "PORT ALDEN, Aldenia", "2020-12-30"),
        ("PORT ALDEN (Reuters) - Engineers went home.", "PORT ALDEN", None),
        ("PORT ALDEN, N.A. (AP) — Engineers went home.", "PORT ALDEN, N.A.", None),
        ("PORT ALDEN — Engineers went home.", "PORT ALDEN", None),
        ("PORT ALDEN -- Engineers went home.", "PORT ALDEN", None),
        ("PORT ALDEN, Thursday — Engineers went home.", "PORT ALDEN", "2021-06-03"),
        ("Port Alden, 3 June 2021 (AFP) – Engineers went home.", "Port Alden", "2021-06-03"),
        ("Port Alden (AFP) – Engineers went home.", "Port Alden", None),
        ("Port Alden (Alden News Agency) - Engineers went home.", "Port Alden", None),
        ("ST. BRID, Feb. 30 (AP) — Engineers went home.", "ST. BRID", None),
        ("June 3 (Reuters) - Engineers went home.", None, "2021-06-03"),
        ("Engineers go\n\nBy Ana Orr\n\n  PORT ALDEN, June 3 (NNA) — They went.", "PORT ALDEN", "2021-06-03"),
        ("NORTH BAY/PORT ALDEN, June 3 (NNA) - They went.", "NORTH BAY/PORT ALDEN", "2021-06-03"),
        ("PORT. June 3 (Nordfax) - They went.", "PORT", "2021-06-03"),
        ("Port Alden [Aldenia], June 3 (NNA): They went.", "Port Alden [Aldenia]", "2021-06-03"),
        ("Port Alden, June 3 (Petra) They went.", "Port Alden", "2021-06-03"),
        ("Port Alden (dpa) - They went.", "Port Alden", None),
        ("PORT ALDEN, June 3, Nordnews - They went.", "PORT ALDEN", "2021-06-03"),
        ("PORT ALDEN, 3rd June 2020 (NNA) -- They went.", "PORT ALDEN", "2020-06-03"),
        ("PORT ALDEN – 3 June 2020: They went.", "PORT ALDEN", "2020-06-03"),
        ("PORT ALDEN, ALDENIA — They went.", "PORT ALDEN, ALDENIA", None),
        ("Port Alden, Ore. — They went.", "Port Alden, Ore.", None),
        ("Ferries stop\rPORT ALDEN (NNA) - They went.", "PORT ALDEN", None),
    ],
)
def test_datelines(text: str, place: str | None, day: str | None) -> None:
    assert find_dateline(text, date(2021, 6, 4)) == Dateline(place, date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Engineers went home.",
        "EXCLUSIVE — Engineers went home.",
        "BREAKING: Engineers went home.",
        "Inflation — the silent tax.",
        "Ana Lopes (R-Ald.) - the minister.",
        "LOPES: We stay.",
        "LOPES (on camera) We stay.",
        "Ana Lopes, Sr. — the minister.",
        "FERRIES STOP (LIVE)\nThey went home.",
        "NATO - The alliance met.",
        "ENGINEERS WENT HOME, UNIONS SAY, AS PLANNED - Ana Orr: they went.",
        "ORR--Ana, 98, of Port Alden, died.",
        "Minister Ana Lopes said on June 3 (Reuters) - she goes.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text, WRITTEN) is None


def test_a_dateline_without_a_year_needs_the_day_of_publication() -> None:
    assert find_dateline("PORT ALDEN, June 3 (NNA) - They went.", None) == Dateline("PORT ALDEN", None)
    assert find_dateline("PORT ALDEN, June 3, 2019 (NNA) - They went.", None) == Dateline(
        "PORT ALDEN", date(2019, 6, 3)
    )
    for published in (date.min, date.max):
        assert find_dateline("PORT ALDEN, Feb. 29 (NNA) - They went.", published) is not None


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Monday", "May", "28", "2019", "said", "in", "a", ",", "on", "last", "week", "(", '"', ".\n"])
    ),
    st.lists(st.integers(0, 120), min_size=6, max_size=6),
    st.sampled_from([None, WRITTEN, date.min, date.max]),
)
def test_any_arrangement(words: list[str], places: list[int], base: date | None) -> None:
    text = " ".join(words)
    stretches = [
        Stretch(*sorted((min(a, len(text)), min(b, len(text))))) for a, b in zip(places[::2], places[1::2], strict=True)
    ]
    found = statement_date(text, (stretches[0],), stretches[1], stretches[2], base)
    assert found is None or found.exact in text
    find_dateline(text, base)


@pytest.mark.parametrize("filler", ["a ", "in ", "Monday ", "in a Monday ", ", ", "(", "A. ", "on Twitter at home, "])
def test_long_text_around_the_cue_costs_no_more(filler: str) -> None:
    text = filler * 20_000 + " Lopes said " + filler * 20_000
    at = text.index("Lopes")
    statement_date(text, (), Stretch(at + 6, at + 10), Stretch(at, at + 5), WRITTEN)
