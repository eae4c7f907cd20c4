"""On which day words were said, by the dates that their own attribution holds: every sentence was made up here."""

from __future__ import annotations

import time
from datetime import date

import pytest

from quotes.analysis.dates import statement_date
from quotes.model import StatementDate, Stretch
from tests.support.analysis.sayings import marked

WRITTEN = date(2021, 6, 3)  # a Thursday


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
    ("{Lopes} [said] in early March <she would go>.", "March", "2021-03-01", "month"),
    ('"<We stay>," {Lopes} [said] on 4 May.', "4 May", "2021-05-04", "day"),
    ('"<We stay>," {Lopes} [said] on 4 Dec. 2020.', "4 Dec. 2020", "2020-12-04", "day"),
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
    ("{Lopes}, talking in Port Alden on Monday, [said] <she would go>.", "Monday", "2021-05-31", "day"),
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
    ("{Lopes} [called] it “<a toy>” on Monday.", "Monday", "2021-05-31", "day"),
    ("{Lopes} [called] <the ferry “a toy>” in a speech in Tarn on Monday.", "Monday", "2021-05-31", "day"),
    ("{Lopes} [wished] the crew “<good luck>” Tuesday.", "Tuesday", "2021-06-01", "day"),
    ("{Lopes} hit back late Tuesday, [telling] the Alden Times: “<No.>”", "Tuesday", "2021-06-01", "day"),
    ("{Lopes} wrote to the owners on Tuesday, [saying] <the ferry was old>.", "Tuesday", "2021-06-01", "day"),
    ("“<We stay>,” {Lopes} [said] on the 2nd.", "2nd", "2021-06-02", "day"),
    ("“<We stay>,” {Lopes} [said] after Tuesday's 4-3 loss to Tarn.", "Tuesday", "2021-06-01", "day"),
    ("“<We stay>,” {Lopes} [told] reporters after Tuesday's draw.", "Tuesday", "2021-06-01", "day"),
    ("“<We stay>,” {Lopes} [told] the Post after Tuesday's church service.", "Tuesday", "2021-06-01", "day"),
    ("After Tuesday’s loss, {Lopes} [said] <they would stay>.", "Tuesday", "2021-06-01", "day"),
    ("Asked yesterday whether the lock had been mended, {Lopes} [said]: “<No>.”", "yesterday", "2021-06-02", "day"),
    ("On Tuesday, the first day of the trial, {Lopes} had [told] the jury <to wait>.", "Tuesday", "2021-06-01", "day"),
    ("On Tuesday, just as the ferry left, {Lopes} [said] <they would stay>.", "Tuesday", "2021-06-01", "day"),
    ("{She} [had a word on Tuesday:] “<No>.”", "Tuesday", "2021-06-01", "day"),
    ("“<We stay>,” [said] {Lopes}, in a letter sent on Tuesday.", "Tuesday", "2021-06-01", "day"),
    ("On Tuesday came [an answer]: “<No>.”", "Tuesday", "2021-06-01", "day"),
    ("<The hall is open.> [—] {Ana Lopes} (@alopes) May 28, 2021 Others slept.", "May 28, 2021", "2021-05-28", "day"),
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
        "{Lopes} [said] <the ferry was “a toy>” on Monday.",
        # belongs to another matter
        "{Lopes}, who won the cup last year, [said] <she would go>.",
        "{Lopes, who won the cup} last year, [said] <she would go>.",
        "{Lopes} dismissed the claims made after the meeting on Monday, [saying] <all was well>.",
        "{Lopes} denied that she had known of the meeting of the owners on Monday, [saying] <all was well>.",
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
        "{Lopes} [said] after Tuesday's storm <that she would go>.",
        "{Lopes} [praised the win on Tuesday of] <the crew>.",
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


@pytest.mark.parametrize("filler", ["a ", "in ", "Monday ", "in a Monday ", ", ", "(", "A. ", "on Twitter at home, "])
def test_long_text_around_the_cue_costs_no_more(filler: str) -> None:
    text = filler * 20_000 + " Lopes said " + filler * 20_000
    at = text.index("Lopes")
    began = time.process_time()
    statement_date(text, (), Stretch(at + 6, at + 10), Stretch(at, at + 5), WRITTEN)
    assert time.process_time() - began < 3, "what grows with the square of the text takes minutes here"
