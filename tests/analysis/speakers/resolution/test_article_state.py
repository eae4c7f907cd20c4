"""What is known of one article while its sources are resolved."""

from __future__ import annotations

from quotes.analysis.attribution import Attribution, NameMention, Reading, no_affinities
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers import resolve
from quotes.analysis.speakers.resolution.resolver import Resolver
from quotes.model import Stretch
from tests.support.analysis.marked import name_of, read_marked


def test_i_in_a_turn_is_whose_turn_it_is() -> None:
    text = "REUSS: Ana Brandt was here.\nBRANDT: It rained. And I told Reuss, “Now go.” He went."
    label, inner = (
        Stretch(text.index("BRANDT"), text.index(": It")),
        Stretch(text.index(" I ") + 1, text.index(" told")),
    )
    turn = Stretch(text.index("It rained"), text.index(" And"))
    quoted = quoted_stretches(text)
    words = Stretch(quoted[0].start, quoted[0].end)
    names = tuple(
        NameMention(text.index(n), text.index(n) + len(n), "person", 0.9) for n in ("REUSS", "Ana Brandt", "BRANDT")
    )
    found = (Attribution((turn,), None, label, 0.9, 0.9, verbatim=True), Attribution((words,), None, inner, 0.9, 0.9))
    resolution = resolve(text, quoted, Reading(found, names, (), no_affinities))
    assert [name_of(resolution, choice) for choice in resolution.choices] == ["Ana Brandt"] * 2


def test_who_is_named_between_two_places() -> None:
    text, reading = read_marked("<p>Ana Brandt</p> met <p>Ivo Holm</p>. <p>Brandt</p> left.")
    article = Resolver(text, quoted_stretches(text), reading).article
    assert [e.name for e in article.entities_within(0, len(text))] == ["Ana Brandt", "Ivo Holm", "Ana Brandt"]
    assert [e.name for e in article.entities_within(1, text.index("left"))] == ["Ivo Holm", "Ana Brandt"]
    assert article.entity_at(1) is None
