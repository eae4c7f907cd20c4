"""The measures of quoted stretches, each on a case worked by hand, and against the measuring scripts."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quotes.evaluation import Report, evaluate
from quotes.evaluation.stretches import trust
from tests.support import ROOT

BENCH = ROOT.parent / "shared" / "bench"

TEXT = (
    "Harbour master Edda Quill said “the slipway opens on Monday.”\n"
    "“We built it ourselves,” she told the council on Thursday.\n"
    "It was never a “vanity project” to her.\n"
    "The Alden Post had called it “a hole in the water.”\n"
    "“Forty boats are waiting,” a fisherman said."
)
OPENS, BUILT, VANITY, HOLE, BOATS = (
    "the slipway opens on Monday.",
    "We built it ourselves,",
    "vanity project",
    "a hole in the water.",
    "Forty boats are waiting,",
)


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def stretch(words: str, speaker: str | None, **more: Any) -> dict[str, Any]:
    known = {"kind": "utterance", "agreed": True, "said_on": None, "said_on_b": None, "occasion": None}
    return {**known, "span": at(words), "speaker": speaker, **more}


def attributed(words: str, source: str, speaker: str) -> dict[str, Any]:
    return {"content": [at(words)], "source": [at(source)], "speaker": speaker}


def record(**changes: Any) -> dict[str, Any]:
    gold: dict[str, Any] = {
        "id": "a1",
        "text": TEXT,
        "attributions": [
            attributed(OPENS, "Harbour master Edda Quill", "s1"),
            attributed(BUILT, "she", "s1"),
            attributed(HOLE, "The Alden Post", "s2"),
        ],
        "speakers": [
            {"key": "s1", "name": "Edda Quill", "type": "person", "roles": ["Harbour master"]},
            {"key": "s2", "name": "The Alden Post", "type": "organization"},
            {"key": "s3", "name": "a fisherman", "type": "anonymous"},
        ],
        "positions": [],
        "quotes": [
            stretch(OPENS, "s1"),
            stretch(BUILT, "s1", said_on="2024-03-14", said_on_b="2024-03-14", occasion=at("told the council")),
            stretch(VANITY, None, kind="scare"),
            stretch(HOLE, "s2", said_on="2024-03-01", said_on_b=None),
            stretch(BOATS, "s3"),
        ],
    }
    return gold | changes


def said(words: str, speaker: str | None, confidence: float = 0.9, **more: Any) -> dict[str, Any]:
    return {"content": [at(words)], "quoted": [True], "speaker": speaker, "confidence": confidence, **more}


def measured(quotes: list[dict[str, Any]], gold: dict[str, Any] | None = None) -> Report:
    return evaluate([gold or record()], {"a1": {"quotes": quotes}}, resamples=5)


def figures(quotes: list[dict[str, Any]], gold: dict[str, Any] | None = None) -> dict[str, float | None]:
    report = measured(quotes, gold).stretches
    assert report is not None
    return {name: f.value for name, f in report.measures.items()}


def test_end_to_end() -> None:
    # Of four utterances two are found and one is named rightly; a decoy is attributed; narration is no stretch.
    found = figures([said(OPENS, "Quill"), said(BUILT, "Edda Quill"), said(VANITY, "Quill"), said("told", "Quill")])
    assert found["quotations P"] == pytest.approx(66.7) and found["quotations R"] == 50.0
    assert found["speaker on found"] == 50.0  # "Quill" alone is not the whole of who it is
    assert (found["end to end P"], found["end to end R"]) == (pytest.approx(33.3), 25.0)
    assert found["end to end F1"] == pytest.approx(28.6)
    assert found["decoys attributed"] == 100.0
    assert figures([said(VANITY, None)])["decoys attributed"] == 0.0


def test_words_outside_marks_are_not_counted() -> None:
    assert figures([said(OPENS, "Edda Quill", quoted=[False])])["quotations P"] is None
    assert figures([said(OPENS, "Edda Quill", quoted=[])])["quotations P"] == 100.0


def test_boundaries_may_be_two_characters_off() -> None:
    start, end = at(OPENS)
    assert figures([said(OPENS, None, content=[[start + 2, end - 2]])])["boundaries"] == 100.0
    assert figures([said(OPENS, None, content=[[start + 3, end]])])["boundaries"] == 0.0


def test_two_who_claim_the_same_words_must_both_be_right() -> None:
    both = [said(OPENS, "Edda Quill"), said(OPENS, "The Alden Post")]
    assert figures(both)["speaker on found"] == 0.0
    assert figures([both[0], said(OPENS, None)])["speaker on found"] == 100.0


def test_dates_and_occasions() -> None:
    right = figures([said(BUILT, None, said_on="2024-03-14", occasion=at("the council"))])
    assert (right["dates right"], right["dates invented"], right["occasions right"]) == (100.0, None, 100.0)
    wrong = figures([said(OPENS, None, said_on="2024-03-14", occasion=at("the council"))])
    assert (wrong["dates right"], wrong["dates invented"], wrong["occasions invented"]) == (None, 100.0, 100.0)
    assert (right["occasions right of given"], wrong["occasions right of given"]) == (100.0, 0.0)
    # A month is no day, which is what the readers noted.
    month = figures([said(OPENS, None, said_on="2024-03-01", precision="month")])
    assert (month["dates invented"], month["no days among them"], wrong["no days among them"]) == (100.0, 100.0, 0.0)
    # The readers differ on the date of these words; and where nobody looked for occasions there are none to be right.
    assert figures([said(HOLE, None, said_on="2024-03-01")])["dates right"] is None
    unread = record(quotes=[{k: v for k, v in stretch(OPENS, "s1").items() if k != "occasion"}])
    assert figures([said(OPENS, None, occasion=at("told"))], unread)["occasions invented"] is None


def test_stretches_that_readers_disagree_on_are_left_out() -> None:
    gold = record(quotes=[stretch(OPENS, "s1"), stretch(VANITY, "s1", agreed=False)])
    found = figures([said(VANITY, "Edda Quill")], gold)
    assert (found["quotations P"], found["quotations R"], found["decoys attributed"]) == (100.0, 0.0, None)


def test_by_kind_of_mention() -> None:
    report = measured([said(OPENS, "Edda Quill"), said(BUILT, None), said(HOLE, "Alden Post")]).stretches
    assert report is not None
    shares = {kind: (f["found"].value, f["right"].value) for kind, f in report.mentions.items() if f["right"].of}
    assert shares == {
        "name": (100.0, 100.0),
        "pronoun": (100.0, 0.0),
        "organization": (100.0, 100.0),
        "no mention": (0.0, 0.0),
    }


def test_what_went_wrong() -> None:
    gold = record(attributions=record()["attributions"][:2])
    report = measured(
        [
            said(OPENS, "Edda Quill", source=[at("Edda Quill")]),
            said(BUILT, "The Alden Post", source=[at("The Alden Post")]),
            said(HOLE, None, source=[at("The Alden Post")]),
        ],
        gold,
    ).stretches
    assert report is not None
    assert {name: n for name, n in report.outcomes.items() if n} == {
        "right": 1,
        "other source, somebody else named": 1,
        "no source printed": 1,
        "not found": 1,
    }
    again = measured([said(OPENS, None, source=[at("Edda Quill")]), said(BUILT, None)]).stretches
    assert again is not None and again.outcomes["right source, nobody named"] == 1
    assert again.outcomes["no source found"] == 1


def test_how_far_the_confidence_can_be_trusted() -> None:
    ranked = [(0.99, True)] * 19 + [(0.97, False)] + [(0.6, True), (0.55, False)]
    found = trust(ranked, 40)
    assert [(b.low, b.high, b.count, b.right) for b in found.bands] == [
        (0.5, 0.7, 2, 50.0),
        (0.95, 1.0, 20, 95.0),
    ]
    # 20 of 21 are right down to 0.6: 95.2 %; down to 0.99 all nineteen.
    assert found.named_at == {95: 50.0, 98: 47.5}
    assert (found.wrong, found.in_review) == (2, 1)
    assert trust([], 0).named_at == {95: 0.0, 98: 0.0}


def test_gold_without_stretches_has_no_such_figures() -> None:
    assert measured([], record(quotes=None)).stretches is None
    shown = measured([said(OPENS, "Edda Quill")]).as_text()
    assert re.search(r"end to end F1 +40\.0", shown) and "Named at 98 % precision: 25.0 % of 4." in shown


@pytest.mark.skipif(not BENCH.exists(), reason="needs the measuring scripts beside the checkout")
@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_the_measuring_scripts(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    names = ["Edda Quill", "Quill", "The Alden Post", "a fisherman", None]
    answers = {f"a{i}": {"quotes": [spoilt(chance, names) for _ in range(chance.randint(0, 6))]} for i in range(8)}
    gold = [record(id=id_) for id_ in answers]
    report = evaluate(gold, answers, resamples=5).stretches
    assert report is not None
    files = tmp_path / "gold.jsonl", tmp_path / "predictions.jsonl"
    files[0].write_text("".join(json.dumps(r) + "\n" for r in gold), encoding="utf-8")
    lines = ({"id": id_, "speakers": [], **answer} for id_, answer in answers.items())
    files[1].write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    printed = [
        subprocess.run([sys.executable, BENCH / script, *files], capture_output=True, text=True, check=True).stdout
        for script in ("score_world.py", "calibration.py")
    ]
    ours = {name: "-" if f.value is None else f"{f.value:.1f}" for name, f in report.measures.items()}
    quotations = re.search(r"quotation P (\S+) R (\S+) of", printed[0])
    ends = re.search(r"end to end P (\S+) R (\S+) F1 (\S+);", printed[0])
    on_found = re.search(r"speaker on found (\S+) \(whole name (\S+)\)", printed[0])
    assert quotations and ends and on_found
    assert (ours["quotations P"], ours["quotations R"]) == quotations.groups()
    assert (ours["end to end P"], ours["end to end R"], ours["end to end F1"]) == ends.groups()
    assert (ours["speaker on found"], ours["whole name on found"]) == on_found.groups()
    named = re.findall(r"named at (\d+) % precision: (\S+) % of (\d+)", printed[1])
    utterances = str(report.trust.utterances)
    assert named == [(str(p), f"{share:.1f}", utterances) for p, share in report.trust.named_at.items()]
    assert f"wrong {report.trust.wrong}, of them marked for review {report.trust.in_review}" in printed[1]


def spoilt(chance: random.Random, names: list[str | None]) -> dict[str, Any]:
    start, end = at(chance.choice([OPENS, BUILT, VANITY, HOLE, BOATS, "had called it"]))
    place = [start + chance.randint(-3, 3), end + chance.randint(-3, 3)]
    more = {"said_on": chance.choice([None, "2024-03-14"]), "occasion": chance.choice([None, at("the council")])}
    quote = said(OPENS, chance.choice(names), chance.random(), quoted=[chance.random() < 0.8], **more)
    return {**quote, "content": [place]}
