"""The dateline that a report opens with: every one here was made up for these tests."""

from __future__ import annotations

from datetime import date

import pytest

from quotes.analysis.dates import find_dateline
from quotes.model import Dateline

_REPORT = "The engineers of the harbour went home before noon, and nobody came to mend the ferry."


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
        (f"PORT ALDEN: {_REPORT}", "PORT ALDEN", None),
        (f"Ferries stop\n\nPort Alden: {_REPORT}\n\nThey went.", "Port Alden", None),
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
        f"STATE VISIT: {_REPORT}",
        f"Cricket: {_REPORT}\n\nThe cricket went on.",
        f"Analysis: {_REPORT}",
        f"Lopes: {_REPORT}\n\nAna Lopes wept.",
        f"Lopes: {_REPORT}\n\nOrr: {_REPORT}",
        f"Lopes: “{_REPORT}”",
        "LOPES (on camera) We stay.",
        "Ana Lopes, Sr. — the minister.",
        "FERRIES STOP (LIVE)\nThey went home.",
        "NATO - The alliance met.",
        "SIR – The ferry is late.",
        "CHAIR (Ms. Ana Lopes): The ferry is late.",
        "ENGINEERS WENT HOME, UNIONS SAY, AS PLANNED - Ana Orr: they went.",
        "ORR--Ana, 98, of Port Alden, died.",
        "Minister Ana Lopes said on June 3 (Reuters) - she goes.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text, date(2021, 6, 3)) is None


def test_a_dateline_without_a_year_needs_the_day_of_publication() -> None:
    assert find_dateline("PORT ALDEN, June 3 (NNA) - They went.", None) == Dateline("PORT ALDEN", None)
    assert find_dateline("PORT ALDEN, June 3, 2019 (NNA) - They went.", None) == Dateline(
        "PORT ALDEN", date(2019, 6, 3)
    )
    for published in (date.min, date.max):
        assert find_dateline("PORT ALDEN, Feb. 29 (NNA) - They went.", published) is not None
