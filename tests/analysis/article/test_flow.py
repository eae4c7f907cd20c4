"""The canonical text of an HTML as it grows, and the way back from each of its code points."""

from __future__ import annotations

from quotes.analysis.article.flow import Flow, map_of_kept, map_through, runs, stretches
from quotes.model import Stretch

HTML = "<p>We  <b>wait</b> &amp; see</p>"


def grown() -> Flow:
    """The flow of ``HTML``, as its reader feeds it."""
    flow = Flow()
    for words, start, end in (("We", 3, 5), ("wait", 10, 14)):
        flow.words(words, start, end)
        flow.white(5, 7) if words == "We" else flow.white(18, 19)
    flow.words("&", 19, 24)
    flow.white(24, 25)
    flow.words("see", 25, 28)
    return flow


def test_gaps_wait_until_words_follow() -> None:
    flow = grown()
    flow.newlines = 2
    assert flow.text == "We wait & see"
    flow.insert("[end]")
    assert flow.text == "We wait & see\n\n[end]"


def test_no_stretch_reaches_across_a_tag() -> None:
    flow = grown()
    found = [HTML[s.start : s.end] for s in stretches(flow.map, 0, len(flow.text))]
    assert found == ["We  ", "wait", " &amp; see"]


def test_a_reference_comes_whole() -> None:
    flow = grown()
    at = flow.text.index("&")
    assert [HTML[a:b] for _, _, a, b in runs(flow.map, at, at + 1)] == ["&amp;"]
    assert [HTML[a:b] for _, _, a, b in runs(flow.map, 4, 6)] == ["ai"]


def test_of_some_stretches_the_way_back_stays() -> None:
    flow = grown()
    chosen = map_of_kept(flow.map, [(Stretch(3, 7), 0), (Stretch(10, 13), 5)])
    assert [HTML[s.start : s.end] for s in stretches(chosen, 0, 4)] == ["wait"]
    assert [HTML[s.start : s.end] for s in stretches(chosen, 5, 8)] == ["see"]


def test_two_ways_back_become_one() -> None:
    outer = grown()
    inner = Flow()
    inner.words("wait", 3, 7)
    inner.words("&", 8, 9)
    both = map_through(inner.map, outer.map)
    assert [HTML[s.start : s.end] for s in stretches(both, 0, 5)] == ["wait", "&amp;"]
