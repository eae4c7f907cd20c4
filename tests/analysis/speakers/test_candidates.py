"""The people and organisations of an article: one entity for each somebody."""

from __future__ import annotations

import time

from tests.support.marked import speakers_of


def test_the_headline_completes_a_surname() -> None:
    marked = "“It rains,” <s><p>Orlow</p></s> said. <s>He</s> shrugged."
    assert speakers_of(marked, "Storm takes roof off Martin Orlow’s mill") == ["Martin Orlow", "Martin Orlow"]
    assert speakers_of(marked, "Mayor Orlow weathers storm") == ["Orlow", "Orlow"]
    assert speakers_of(marked, "Martin Orlow and Petra Orlow weather storm") == ["Orlow", "Orlow"]


def test_a_headline_of_thousands_of_names_takes_no_minutes() -> None:
    headline = " ".join(["Anna"] * 4000)
    began = time.process_time()
    assert speakers_of(f"<p>{headline}</p>\n\n“It rains,” <s><p>Anna Holm</p></s> said.") == ["Anna Holm"]
    assert time.process_time() - began < 5
