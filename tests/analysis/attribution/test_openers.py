"""Datelines, time stamps, advisory notes and labels stand before the words of a paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.attribution.openers import find_openers
from quotes.analysis.quotation import quoted_stretches
from tests.support.growth import assert_linear


def opened(text: str) -> tuple[list[str], list[str]]:
    found = find_openers(text, quoted_stretches(text))
    return [text[s.start : s.end] for s in found.hidden], [text[s.start : s.end] for s in found.labels]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("PORT ALDEN, June 3 (NNA) - “We sail,” Ida Holm said.", ["PORT ALDEN, June 3 (NNA) - "]),
        ("Ferries stop\n\nPort Alden (dpa) - They stopped.", ["Port Alden (dpa) - "]),
        ("(Reuters) - They stopped.", ["(Reuters) - "]),
        ("09:40 – “We sail,” Ida Holm said.\n\n[10:15] They sailed.", ["09:40 – ", "[10:15] "]),
        ("10.30 a.m.: They sailed.", ["10.30 a.m.: "]),
        ("(Adds quotes, background) PORT ALDEN (AP) — They sailed.", ["(Adds quotes, background) "]),
        ("They sailed.\rPORT ALDEN (AP) — They sailed.", ["PORT ALDEN (AP) — "]),
        ("» They sailed.\n› They came back.", ["» ", "› "]),
        ("10 boats sailed.", []),
        ("14:32 They sail\n\n14:40 “We sail,” says Ida Holm", ["14:32 ", "14:40 "]),
        ("10.15am They sail.\n\n10.40am The pier is shut.", ["10.15am ", "10.40am "]),
        ("14:32 They sail", []),
        ("(She laughs)\n\nThey sailed.", []),
        ("• Fog: its pilot said it stays.\n• Tide: It is high, he said.", ["• ", "Fog: ", "• ", "Tide: "]),
        ("• Fog: its pilot said it stays.\n• Tide: It is high.", ["• ", "• "]),
        ("• Holm: I said it stays.\n• Lund: We say it rises.", ["• ", "• "]),
        ("Related\n• They sail\n\nThey sailed.", ["Related\n", "• They sail\n\n"]),
    ],
)
def test_what_is_no_prose(text: str, hidden: list[str]) -> None:
    assert opened(text)[0] == hidden


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("10:17 Ida Holm, in court: He sits.\n\n10:25 Ida Holm, in court: He stands.", ["Ida Holm, in court: "] * 2),
        ("10:17 Ida Holm: He sits.\n\n10:25 Ida Holm: She asks him. “I sit,” he says.", ["Ida Holm: "] * 2),
        (
            "10:17 Ida Holm, at sea: He sits.\n\n10:25 Per Lund, on land: He stands.",
            ["Ida Holm, at sea: ", "Per Lund, on land: "],
        ),
        ("10.17\nIda Holm: He sits.\n\n10.25\nIda Holm: He stands.", ["Ida Holm: "] * 2),
        ("10:17 Ida Holm: I sit.\n\n10:25 Ida Holm: He stands.", []),
        ("10:17 Ida Holm: He sits.\n\n10:25 Per Lund: He stands.", []),
        ("10:17 Ida Holm: “He sits.”\n\n10:25 Ida Holm: “He stands.”", []),
        ("Ida Holm: He sits.\n\nIda Holm: He stands.", []),
    ],
)
def test_whose_report_an_entry_is(text: str, labels: list[str]) -> None:
    assert [label for label in opened(text)[0] if "Holm" in label or "Lund" in label] == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Fog: “We wait,” said Ida Holm.", ["Fog: "]),
        ("• Fog – “We wait,” the pilot Ida Holm said.", ["Fog – "]),
        ("Words of the week: “We wait for the fog to lift.” — Ida Holm", ["Words of the week: "]),
        ("FOG: ‘WE WAIT,’ SAYS HOLM", ["FOG: "]),
        ("FERRY DELAYS: “WE WAIT,” OPERATOR SAYS", ["FERRY DELAYS: "]),
        ("Fog: ‘We Wait,’ Says Holm", ["Fog: "]),
        ("FERRY: WE WAIT, SAYS HOLM\n\nThey sailed.", ["FERRY: "]),
        ("Ferry: We wait for calm, Ida Holm says", ["Ferry: "]),
        ("Ferry: We wait for calm, says Ida Holm. They sailed.", []),
        ("Ida Holm: “We wait.”", []),
        ("HOLM: “WE WAIT”", []),
        ("Ida Holm said: “We wait,” and said it again.", []),
        ("She told us this: “We wait,” she said.", []),
        ("Fog: nobody sails, said Ida Holm.", []),
    ],
)
def test_labels_stand_before_words_that_have_their_attribution_behind(text: str, labels: list[str]) -> None:
    assert opened(text)[1] == labels


@pytest.mark.slow
@pytest.mark.parametrize(
    "shape", ["10:15 A: “a,” A says\n\n", "A B, in C: D\n10:15\n", "• (A b) A: ", "A: a, says A\n"]
)
def test_the_time_grows_no_faster_than_the_text(shape: str) -> None:
    def work(text: str) -> Callable[[], object]:
        quoted = quoted_stretches(text)
        return lambda: find_openers.__wrapped__(text, quoted)  # what is remembered takes no time

    assert_linear(work, shape, 500)
