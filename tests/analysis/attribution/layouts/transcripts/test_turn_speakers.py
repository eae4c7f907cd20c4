"""Whom the labels of turns stand for."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.layouts.transcripts.turn_speakers import Cast, names_in_capitals
from quotes.model import Stretch

PEOPLE = ("Ines Abara", "Ines Bishop", "Per Lund")


@pytest.mark.parametrize(
    ("introduction", "label", "who"),
    [
        ("Ports minister Ines Abara met Per Lund.", "The Minister for Ports", "Ines Abara"),
        ("Ines Abara, the minister of ports, met Per Lund.", "THE MINISTER OF PORTS", "Ines Abara"),
        ("President Ines Abara met Per Lund.", "THE PRESIDENT", "Ines Abara"),
        ("President Ines Abara met President Per Lund.", "THE PRESIDENT", None),
        ("The court heard Ines Abara.", "THE COURT", None),
        ("Judge Ines Abara presided, Per Lund asked.", "THE COURT", "Ines Abara"),
        ("It was before Ines Abara, the chief magistrate, and Per Lund.", "THE COURT", "Ines Abara"),
        ("Justice Ines Abara and Justice Per Lund presided.", "THE COURT", None),
        ("The minister met Ines Abara.", "The Minister", None),
        ("The testimony of the pilot Ines Abara, examined by Per Lund.", "THE WITNESS", "Ines Abara"),
        ("Ines Abara, a pilot, testified. Per Lund asked.", "THE WITNESS", "Ines Abara"),
        ("Ines Abara was cross-examined by Per Lund.", "THE WITNESS", "Ines Abara"),
        ("Ines Abara and Per Lund were heard.", "THE WITNESS", None),
        ("The evidence of Ines Abara. Per Lund testified, too.", "THE WITNESS", None),
        ("Ines Abara met Per Lund.", "PL", "Per Lund"),
        ("Ines Abara met Per Lund.", "LUND", None),
        ("Mayor Ines Abara led it. Per Lund came.", "MAYOR", "Ines Abara"),
        ("Ines Bishop met Per Lund, the bishop.", "BISHOP", None),
        ("Per Lund met Ines Abara, the speaker.", "Madam Speaker", "Ines Abara"),
        ("The Speaker is the Hon. Dr Ines Abara, not Per Lund.", "Mr Speaker", "Ines Abara"),
    ],
)
def test_a_label_is_the_only_one_for_whom_it_may_stand(introduction: str, label: str, who: str | None) -> None:
    text = f"{introduction}\n\n{label}: We sail."
    names = [NameMention(at, at + len(p), "person", 0.9) for p in PEOPLE if (at := text.find(p)) >= 0]
    at = Stretch(len(introduction) + 2, len(introduction) + 2 + len(label))
    bearer = Cast(text, Stretch(at.start, len(text)), sorted(names, key=lambda n: n.start)).bearer(at)
    assert text[bearer.start : bearer.end] == (who or label)


@pytest.mark.parametrize(
    ("told", "label", "who"),
    [
        ("Our reporter Ines Abara went there.", "CORRESPONDENT", "Ines Abara"),
        ("Reporter Ines Abara met reporter Per Lund.", "REPORTER", None),
        ("Mayor Ines Abara went there.", "MAYOR", None),
    ],
)
def test_of_those_named_in_turns_only_who_has_a_part_in_a_programme_has_others(
    told: str, label: str, who: str | None
) -> None:
    text = f"HOLM: {told}\n\n{label}: It rains."
    names = [NameMention(at, at + len(p), "person", 0.9) for p in PEOPLE if (at := text.find(p)) >= 0]
    at = Stretch(text.index(label), text.index(label) + len(label))
    bearer = Cast(text, Stretch(0, len(text)), sorted(names, key=lambda n: n.start)).bearer(at)
    assert text[bearer.start : bearer.end] == (who or label)


def test_full_names_in_capitals_without_titles_and_small_words() -> None:
    text = "REMARKS BY GOVERNOR INES ABARA-LUND WITH CHIEF PER HOLM.\nCITY HALL\n\nABARA-LUND: We sail, IDA HOLM."
    end = text.index("ABARA-LUND:")
    found = [
        text[start:stop] for start, stop in names_in_capitals(text, end, frozenset(("abara-lund", "holm", "hall")))
    ]
    assert found == ["INES ABARA-LUND", "PER HOLM", "CITY HALL"]
