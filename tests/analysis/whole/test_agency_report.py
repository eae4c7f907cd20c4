"""The report of a foreign agency comes out right as a whole: a dateline, eight people in the offices of three states,
capitals and a state that speak. The article is written for this; its people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.model import Analysis, Article

TEXT = """\
MOSCOW, June 3. /TASS/. Russian crews have finished their work on the coastal radars in Turkey and are returning home, \
Russian Foreign Ministry Spokeswoman Irina Veslova told a briefing on Thursday.

“Every specialist of ours who taught the Turkish crews is coming back on schedule,” Veslova stressed. “Nobody has \
asked them to leave,” she added.

Earlier, Turkish Foreign Minister Tarik Solmaz said that Ankara needed no advisers from abroad. “The radars will be \
under our full control,” he pointed out.

US Deputy Secretary of State Helen Marsh told the Kanal Dokuz television channel in an interview on May 28 that \
Washington had offered Ankara a way out of the dispute. “The offer is still on the table,” Marsh noted.

Turkish Defense Minister Kemal Ersoy, in turn, said on June 1 that the contract would not be revised. According to \
Turkish Presidential Spokesman Cenk Oral, no talks on the matter are under way.

Ankara has said that the deal is closed. The US has threatened to impose sanctions, and US Ambassador \
to Turkey Walter Pike did not rule out new ones. “We have told our Turkish colleagues what comes next,” the ambassador \
said.

Russian Deputy Prime Minister Boris Talin told reporters that Moscow was ready for new deliveries. Head of Russia’s \
Federal Service for Coastal Trade Anton Grishin said that the second contract might be signed before the year is over.

The contract for four radars was signed in December 2019. The US insists that the radars threaten its ships in the \
region.
"""

OFFICES = {
    "Irina Veslova": "Russian Foreign Ministry Spokeswoman",
    "Tarik Solmaz": "Turkish Foreign Minister",
    "Helen Marsh": "US Deputy Secretary of State",
    "Kemal Ersoy": "Turkish Defense Minister",
    "Cenk Oral": "Turkish Presidential Spokesman",
    "Walter Pike": "US Ambassador to Turkey",
    "Boris Talin": "Russian Deputy Prime Minister",
    "Anton Grishin": "Head of Russia’s Federal Service for Coastal Trade",
}

SAID = [
    ("Irina Veslova", "Russian crews have finished their work", "2021-06-03"),
    ("Irina Veslova", "Every specialist of ours", "2021-06-03"),
    ("Irina Veslova", "Nobody has asked them to leave,", "2021-06-03"),
    ("Tarik Solmaz", "that Ankara needed no advisers from abroad", None),
    ("Tarik Solmaz", "The radars will be under our full control,", None),
    ("Helen Marsh", "that Washington had offered Ankara", "2021-05-28"),
    ("Helen Marsh", "The offer is still on the table,", None),
    ("Kemal Ersoy", "that the contract would not be revised", "2021-06-01"),
    ("Cenk Oral", "no talks on the matter are under way", None),
    ("Ankara", "that the deal is closed", None),
    ("US", "to impose sanctions", None),
    ("Walter Pike", "We have told our Turkish colleagues what comes next,", None),
    ("Boris Talin", "that Moscow was ready for new deliveries", None),
    ("Anton Grishin", "that the second contract might be signed", None),
    ("US", "the radars threaten its ships in the region", None),
]


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(Article(TEXT, published=date(2021, 6, 3)), load_attributor(), review_below=0.7, unknown_below=0.5)


def test_every_statement_has_its_speaker_and_its_date(analysis: Analysis) -> None:
    assert len(analysis.quotations) == len(SAID)
    for quotation, (name, words, day) in zip(analysis.quotations, SAID, strict=True):
        assert quotation.speaker is not None, words
        assert quotation.speaker.name == name
        assert len(quotation.spans) == 1, words
        assert quotation.spans[0].exact.removeprefix("that ").startswith(words.removeprefix("that "))
        if day:
            assert quotation.said_on is not None, words
            assert quotation.said_on.date.isoformat() == day


def test_eight_people_hold_their_offices_with_their_countries(analysis: Analysis) -> None:
    roles = {s.name: [r.exact for r in s.roles] for s in analysis.speakers if s.type == "person"}
    assert roles.keys() == OFFICES.keys()
    assert {name: held[0] for name, held in roles.items()} == OFFICES


def test_a_capital_and_a_state_that_speak_are_organisations(analysis: Analysis) -> None:
    assert {s.name for s in analysis.speakers if s.type != "person"} == {"Ankara", "US"}
    assert all(s.type == "organization" for s in analysis.speakers if s.type != "person")


def test_no_dateline_is_in_any_words(analysis: Analysis) -> None:
    assert analysis.dateline is not None
    assert (analysis.dateline.place, analysis.dateline.date) == ("MOSCOW", date(2021, 6, 3))
    assert not any(w in s.exact for q in analysis.quotations for s in q.spans for w in ("MOSCOW", "TASS", "June 3"))
