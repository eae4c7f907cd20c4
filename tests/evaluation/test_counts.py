"""What is counted of one article, each measure on a case worked by hand."""

from __future__ import annotations

from quotes.evaluation.counts import is_pronoun, place_of
from tests.support.gold import HANDS, OPEN, TOLLS, VANITY, at, attribution, figures, gold, quote


def test_segments() -> None:
    # The first is right. The second has the source of the first: wrong. The third is a decoy, attributed.
    found = figures([quote(OPEN, "Lopes"), quote(HANDS, "Ana Lopes"), quote(VANITY, "her")])
    # P = 1 right / 3 attributed, R = 1 / 2 gold, F1 = 2 * 1/3 * 1/2 / (1/3 + 1/2) = 0.4
    assert (found["segments P"], found["segments R"], found["segments F1"]) == (33.3, 50.0, 40.0)
    assert found["segments right of found"] == 50.0
    assert found["segments decoys attributed"] == 100.0
    # Long ones only: P = 1 / 2, R = 1 / 2. No short segment is gold.
    assert (found["long segments P"], found["long segments R"], found["long segments F1"]) == (50.0, 50.0, 50.0)
    assert found["short segments F1"] is None
    assert found["short segments decoys attributed"] == 100.0


def test_segment_is_covered_from_one_half() -> None:
    # OPEN has 28 code points: 14 cover it, 13 do not.
    assert figures([quote(OPEN[:14], "Lopes")])["segments R"] == 50.0
    assert figures([quote(OPEN[:13], "Lopes")])["segments R"] == 0.0


def test_every_source_must_be_right() -> None:
    both = [quote(OPEN, "Lopes"), quote(OPEN, "Tom Reyes")]
    assert figures(both)["segments R"] == 0.0
    # A quotation without a source claims nothing.
    assert figures([quote(OPEN, "Lopes"), quote(OPEN, None)])["segments R"] == 50.0


def test_resolved() -> None:
    quotes = [
        quote(OPEN, "Lopes", "Minister Ana Lopes"),
        quote(HANDS, "she", "Tom Reyes"),
        quote(VANITY, "her", "Ana Lopes"),
    ]
    found = figures(quotes)
    # 1 right of 3 segments with a name, 1 of 2 gold segments whose speaker is known; the one pronoun is wrong.
    assert (found["resolved P"], found["resolved R"], found["resolved F1"]) == (33.3, 50.0, 40.0)
    assert found["resolved on found"] == 50.0
    assert found["resolved pronouns on found"] == 0.0
    # Among the long ones: 1 of 2 named.
    assert (found["resolved long P"], found["resolved long R"]) == (50.0, 50.0)
    # Nobody named for the pronoun: less is found, nothing more is wrong.
    quotes = [quotes[0], quote(HANDS, "she", None)]
    found = figures(quotes)
    assert (found["resolved P"], found["resolved R"], found["resolved pronouns on found"]) == (100.0, 50.0, 0.0)


def test_relations() -> None:
    quotes = [quote(OPEN, "Lopes"), quote(TOLLS, "she"), quote(VANITY, "her"), quote("tolls", "Tom Reyes")]
    found = figures(quotes)
    # Contents: two match; "tolls" is 5 of the 15 code points, too few. Sources: the first is right.
    assert (found["content only P"], found["content only R"]) == (50.0, 66.7)
    # P = 1 / 4, R = 1 / 3, F1 = 2 * 1/4 * 1/3 / (7/12) = 2/7
    assert (found["relations P"], found["relations R"], found["relations F1"]) == (25.0, 33.3, 28.6)
    assert (found["recall direct"], found["recall indirect"], found["recall mixed"]) == (50.0, 0.0, None)


def test_both_without_a_source() -> None:
    record = gold(attributions=[attribution(TOLLS, None, None)])
    assert figures([quote(TOLLS, None)], record)["relations F1"] == 100.0
    assert figures([quote(TOLLS, "her")], record)["relations F1"] == 0.0


def test_each_attribution_matches_once() -> None:
    # Twice the same prediction: one right of two.
    assert figures([quote(TOLLS, "Tom Reyes")] * 2)["relations P"] == 50.0
    # The pair whose sources agree goes first, though the other's content is the likest.
    found = figures([quote(TOLLS, "her"), quote("that tolls will rise", "Tom Reyes")])
    assert (found["relations P"], found["relations R"]) == (50.0, 33.3)


def test_roles() -> None:
    speakers = [
        {"name": "Ana Lopes", "roles": ["Minister", "head of the port"]},
        {"name": "Tom Reyes", "roles": []},
        {"name": "Ida Blom", "roles": ["engineer"]},
    ]
    found = figures([], speakers=speakers)
    # Predicted for gold persons: two, one right. Gold roles of listed persons: two, one found. Ida Blom is nobody's.
    assert (found["roles P"], found["roles R"], found["roles F1"]) == (50.0, 50.0, 50.0)
    # Reyes not listed: his role is not asked for. "Minister of Ports" has half of its words in "Minister".
    found = figures([], speakers=[{"name": "Ana Lopes", "roles": ["Minister of Ports"]}])
    assert (found["roles P"], found["roles R"]) == (100.0, 100.0)


def test_positions() -> None:
    record = gold(
        positions=[
            {"speaker": "s1", "target": "the bridge", "stance": "support", "evidence": "the bridge will  open"},
            {"speaker": "s2", "target": "tolls", "stance": "oppose", "evidence": "tolls will rise"},
        ]
    )
    given = [
        {"speaker": "Ana Lopes", "target": "bridge", "stance": "support", "evidence": at("open in May")},
        {"speaker": "Tom Reyes", "target": "tolls", "stance": "support", "evidence": at(TOLLS)},
        {"speaker": "Tom Reyes", "target": "bridge", "stance": "support", "evidence": at(OPEN)},
    ]
    found = figures([], record, positions=given)
    # Matched: the first two; the third is not the speaker's. Right: the first. P = 1/3, R = 1/2, stance = 1/2.
    assert (found["positions P"], found["positions R"], found["positions stance"]) == (33.3, 50.0, 50.0)
    assert figures([], gold(), positions=given)["positions P"] is None  # nobody looked for positions there


def test_place_of_evidence() -> None:
    assert place_of("He wants\n the bridge.", "wants the") == (3, 13)
    assert place_of("He wants the bridge.", "tolls") == (0, 0)


def test_pronouns_alone() -> None:
    assert is_pronoun(" She ") and not is_pronoun("she and he")
