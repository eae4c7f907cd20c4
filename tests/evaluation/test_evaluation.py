"""The measures, each on a case worked by hand."""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.cli.evaluate import run
from quotes.errors import InvalidInput
from quotes.evaluation import KINDS, as_prediction, evaluate, read_gold, twin
from quotes.evaluation.figures import Figure
from quotes.evaluation.name_matching import is_speaker
from quotes.evaluation.spans import kind_of, likeness, quoted_segments
from quotes.model import Article
from schemas.analysis import AnalysisSchema
from tests.support import ROOT

SHARED = ROOT.parent / "shared"

# Three quoted segments: two long ones that are utterances (the second has a pronoun for a source) and a short decoy.
TEXT = (
    "Minister Ana Lopes said “the bridge will open in May.”\n"
    "“We built it with our own hands,” she added.\n"
    "It was never a “vanity project” to her.\n"
    "Trade officer Tom Reyes believes that tolls will rise."
)
OPEN, HANDS, VANITY, TOLLS = (
    "the bridge will open in May.",
    "We built it with our own hands,",
    "vanity project",
    "tolls will rise",
)


def at(words: str, text: str = TEXT) -> list[int]:
    """Where ``words`` stand in ``text`` for the first time."""
    start = text.index(words)
    return [start, start + len(words)]


def attribution(content: str, source: str | None, speaker: str | None) -> dict[str, Any]:
    return {"content": [at(content)], "source": [at(source)] if source else [], "speaker": speaker}


def quote(content: str, source: str | None, speaker: str | None = None, confidence: float = 0.9) -> dict[str, Any]:
    return {**attribution(content, source, speaker), "confidence": confidence}


def gold(**changes: Any) -> dict[str, Any]:
    record = {
        "id": "a1",
        "text": TEXT,
        "attributions": [
            attribution(OPEN, "Ana Lopes", "s1"),
            attribution(HANDS, "she", "s1"),
            attribution(TOLLS, "Trade officer Tom Reyes", "s2"),
        ],
        "speakers": [
            {"key": "s1", "name": "Ana Lopes", "type": "person", "roles": ["Minister"]},
            {"key": "s2", "name": "Tom Reyes", "type": "person", "roles": ["Trade officer"]},
        ],
    }
    return record | changes


def figures(quotes: list[dict[str, Any]], record: dict[str, Any] | None = None, **more: Any) -> dict[str, float | None]:
    """The values of all measures for one article."""
    report = evaluate([record or gold()], {"a1": {"quotes": quotes, **more}})
    return {name: f.value for name, f in report.measures.items()}


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


def test_segment_is_right_only_if_every_source_is() -> None:
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


@pytest.mark.parametrize(
    ("name", "kind", "given", "right"),
    [
        ("Ana Lopes", "person", "Ana Lopes", True),
        ("Ana Lopes", "person", "Trade Minister Ana Lopes", True),
        ("Ana Lopes", "person", "Deputy Acting Trade Minister Ana Lopes", False),  # four strange words
        ("Ana Lopes", "person", "Lopes", False),
        ("Ana Maria Lopes Jr.", "person", "Ana Lopes", True),
        ("Lopes", "person", "Maria Lopes", True),
        ("Ana Lopes", "person", None, False),
        ("the Ministry of Trade", "organization", "Trade Ministry", True),
        ("Alden Steel Works", "organization", "Alden Steel", True),  # 2 of 3 words
        ("Alden Steel", "organization", "Alden Road Bridge Bank", False),  # 1 of 5
        ("critics", "group", "critics of the bridge in the port", True),  # all of them, two strange ones
        ("Alden’s Ministry", "organization", "Alden ministry", True),
    ],
)
def test_names(name: str, kind: str, given: str | None, right: bool) -> None:
    speaker = {"key": "s", "name": name, "type": kind}
    (article,) = read_gold([gold(speakers=[speaker])])
    assert is_speaker(article.speakers["s"], given) is right


def test_relations() -> None:
    quotes = [quote(OPEN, "Lopes"), quote(TOLLS, "she"), quote(VANITY, "her"), quote("tolls", "Tom Reyes")]
    found = figures(quotes)
    # Contents: two match; "tolls" is 5 of the 15 code points, too few. Sources: the first is right.
    assert (found["content only P"], found["content only R"]) == (50.0, 66.7)
    # P = 1 / 4, R = 1 / 3, F1 = 2 * 1/4 * 1/3 / (7/12) = 2/7
    assert (found["relations P"], found["relations R"], found["relations F1"]) == (25.0, 33.3, 28.6)
    assert (found["recall direct"], found["recall indirect"], found["recall mixed"]) == (50.0, 0.0, None)


def test_relation_without_source_matches_one_without() -> None:
    record = gold(attributions=[attribution(TOLLS, None, None)])
    assert figures([quote(TOLLS, None)], record)["relations F1"] == 100.0
    assert figures([quote(TOLLS, "her")], record)["relations F1"] == 0.0


def test_each_gold_attribution_is_matched_once() -> None:
    # Twice the same prediction: one right of two.
    assert figures([quote(TOLLS, "Tom Reyes")] * 2)["relations P"] == 50.0
    # The pair whose sources agree goes first, though the other's content is the likest.
    found = figures([quote(TOLLS, "her"), quote("that tolls will rise", "Tom Reyes")])
    assert (found["relations P"], found["relations R"]) == (50.0, 33.3)


def coverage_case(verdicts: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Ten long segments and their predictions: "r"ight, "w"rong or "-" for none, of falling confidence."""
    text, attributions, quotes = "", [], []
    for i, verdict in enumerate(verdicts):
        paragraph = f"“These are five words and {i},” said Ana Lopes.\n"
        content, source = (
            [len(text) + paragraph.index(a), len(text) + paragraph.index(b)] for a, b in (("T", ",”"), ("Ana", "."))
        )
        text += paragraph
        attributions.append({"content": [content], "source": [source]})
        if verdict != "-":
            wrong = [content[1] + 3, content[1] + 7]
            quotes.append(
                {"content": [content], "source": [source if verdict == "r" else wrong], "confidence": 0.9 - i / 20}
            )
    return {"id": "a1", "text": text, "attributions": attributions}, {"quotes": quotes[::-1]}


def test_precision_at_coverage() -> None:
    record, predicted = coverage_case("rrrrrwrrrw")
    found = evaluate([record], {"a1": predicted}).measures
    # Of ten gold segments: the eight most confident hold one error, the nine most confident as well (8/9).
    assert found["precision at 80 % coverage"].value == 87.5
    assert found["precision at 90 % coverage"].value == 88.9
    record, predicted = coverage_case("rrrrrwrr--")
    found = evaluate([record], {"a1": predicted}).measures
    assert found["precision at 80 % coverage"].value == 87.5
    assert found["precision at 90 % coverage"] == Figure(None, None, None, 10)  # only eight are attributed


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


def test_failed_articles() -> None:
    report = evaluate([gold(), gold(id="a2")], {"a1": {"quotes": [], "error": "too large"}})
    assert report.failed == 2
    assert report.measures["segments F1"].value == 0.0


def test_calibration() -> None:
    quotes = [
        quote(OPEN, "Lopes", "Ana Lopes", 0.95),  # right
        quote(HANDS, "she", "Tom Reyes", 0.93),  # wrong speaker
        quote(VANITY, "her", "Ana Lopes", 0.25),  # no utterance
        quote(TOLLS, "Tom Reyes", None, 0.99),  # names nobody: not judged
    ]
    found = evaluate([gold()], {"a1": {"quotes": quotes}}).calibration
    assert [(b.low, b.count, round(b.confidence, 2), b.right) for b in found.bins] == [
        (0.2, 1, 0.25, 0.0),
        (0.9, 2, 0.94, 0.5),
    ]
    # (1 * 0.25 + 2 * 0.44) / 3
    assert found.error == pytest.approx(1.13 / 3)
    assert found.count == 3
    # Of three, the most confident round(2.4) = 2 and round(2.7) = 3.
    assert found.precision_at == {80: pytest.approx(1 / 2), 90: pytest.approx(1 / 3)}


def test_slices() -> None:
    split = {"content": [at("the bridge"), at("in May.")], "source": [at("Minister")], "speaker": "s1"}
    record = gold(attributions=[split, *gold()["attributions"][1:]])
    quotes = [quote(OPEN, "Minister", "Ana Lopes"), quote(HANDS, "she", "Tom Reyes")]
    found = evaluate([record], {"a1": {"quotes": quotes}}).slices
    assert {name: f["R"].of for name, f in found.items() if f["R"].of} == {
        "all": 3, "direct": 2, "indirect": 1, "interrupted": 1,
        "pronoun mentions": 1, "description mentions": 1, "name mentions": 1,
        "long (5 words and more)": 1, "short (under 5 words)": 2,
    }  # fmt: skip
    # "the bridge" and "in May." are 17 of the 28 code points predicted.
    assert (found["interrupted"]["R"].value, found["interrupted"]["found"].value) == (100.0, 100.0)
    assert (
        found["interrupted"]["P"].value is None or found["interrupted"]["P"].value == 0.0
    )  # none is predicted as such
    assert found["pronoun mentions"]["named rightly"].value == 0.0
    assert found["description mentions"]["named rightly"].value == 100.0
    assert (found["indirect"]["R"].value, found["direct"]["P"].value) == (0.0, 100.0)


def test_slices_by_setting() -> None:
    text = "‘We are done,’ said Ana Lopes. " + "Nothing else happened that day. " * 70
    record = {
        "id": "a1",
        "text": text,
        "attributions": [{"content": [at("We are done,", text)], "source": [at("Ana Lopes", text)]}],
    }
    found = evaluate([record], {}).slices
    assert (found["single marks"]["R"].of, found["no paragraphs"]["R"].of) == (1, 1)
    found = evaluate([gold()], {}).slices
    assert (found["single marks"]["R"].of, found["no paragraphs"]["R"].of) == (0, 0)


def test_intervals_come_from_articles() -> None:
    right = {"quotes": [quote(OPEN, "Lopes"), quote(HANDS, "she")]}
    records = [gold(id=f"a{i}") for i in range(10)]
    half = evaluate(records, {f"a{i}": right for i in range(5)}).measures["segments R"]
    # Ten articles of which each is right or not, p = 1/2: binomial, 95 % between 2 and 8 of ten.
    assert half == Figure(50.0, 20.0, 80.0, 20)
    assert evaluate(records, {r["id"]: right for r in records}).measures["segments R"] == Figure(
        100.0, 100.0, 100.0, 20
    )
    again = evaluate(records, {f"a{i}": right for i in range(5)}).measures["segments R"]
    assert again == half


def test_quoted_segments() -> None:
    def words(text: str) -> list[str]:
        return [text[s:e] for s, e in quoted_segments(text)]

    assert words('He said “yes” and "no" and «so».') == ["yes", "no", "so"]
    assert words("“It goes on.\n“And ends.”") == ["It goes on.", "And ends."]
    assert words("“One “two” three” four") == ["One ", "two"]
    assert words("„Unten” and 'single' and ” alone") == ["Unten"]
    assert words("“ ” “") == []


def test_kind_and_likeness() -> None:
    # Ten code points, of which 10, 9, 1 and 0 are quoted.
    assert [kind_of(((0, 10),), ((0, n),)) for n in (10, 9, 1, 0)] == ["direct", "mixed", "mixed", "indirect"]
    # 5 common of 15 in all.
    assert likeness(((0, 10),), ((5, 15),)) == pytest.approx(1 / 3)
    assert likeness((), ()) == 0.0


def test_twins() -> None:
    text = "“Yes,” she said.\n'It's' \"no\"."
    (article,) = read_gold([{"id": "a1", "text": text, "attributions": []}])
    made = {kind: twin(kind, article) for kind in KINDS}
    assert made["single"].text == "‘Yes,’ she said.\n'It's' 'no'."
    assert made["flat"].text == "“Yes,” she said. 'It's' \"no\"."
    assert made["straight"].text == '"Yes," she said.\n\'It\'s\' "no".'
    assert made["stray"].text in ("“Yes,  she said.\n'It's' \"no\".", "“Yes,” she said.\n'It's' \"no .")
    assert all(len(t.text) == len(text) for t in made.values())
    assert [len(made[kind].segments) for kind in KINDS] == [2, 2, 2, 1]


def test_twins_lose_points() -> None:
    right = {"quotes": [quote(OPEN, "Lopes"), quote(HANDS, "she")]}
    report = evaluate(
        [gold()], {"a1": right}, twin_predictions={"flat": {"a1": right}, "single": {"a1": {"quotes": []}}}
    )
    assert (report.twins["flat"].f1.value, report.twins["flat"].lost.value) == (100.0, 0.0)
    assert (report.twins["single"].f1.value, report.twins["single"].lost.value) == (0.0, 100.0)


def test_as_prediction_of_an_analysis_and_of_its_json() -> None:
    article = Article("Trade Minister Ana Lopes spoke. “The bridge will open in May,” said Lopes.")
    analysis = analyse(article, load_attributor(), review_below=0.75, unknown_below=0.0)
    made = as_prediction(analysis)
    assert made == as_prediction(json.loads(json.dumps(AnalysisSchema().dump(analysis))))
    (quotation,) = (q for q in made["quotes"] if q["content"] == [at("The bridge will open in May,", article.text)])
    assert quotation["speaker"].endswith("Ana Lopes")
    ((start, end),) = quotation["source"]
    assert "Lopes" in article.text[start:end]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"text": "x", "attributions": []}, "Gold record 2: id: Missing"),
        (gold(id="a1"), "Gold record 2: the id 'a1' comes twice"),
        (gold(id="a2", attributions=[{"content": [[5, 2]]}]), "attributions.0.content: Give [start, end]"),
        (gold(id="a2", attributions=[{"content": [[0, 9999]]}]), "attributions.0: An offset lies behind the end"),
        (gold(id="a2", attributions=[{"content": "all"}]), "attributions.0.content: Give [start, end]"),
        (gold(id="a2", speakers=[{"key": "s1", "name": "A", "type": "robot"}]), "speakers.0.type"),
        (gold(id="a2", attributions={}), "attributions: Not a valid list"),
    ],
)
def test_bad_gold(record: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        evaluate([gold(), record], {})
    assert said in caught.value.detail


def no_engine() -> Any:
    raise AssertionError("the engine was loaded")


def test_command_scores_a_file_of_predictions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records, answers = tmp_path / "gold.jsonl.gz", tmp_path / "answers.jsonl"
    with gzip.open(records, "wt", encoding="utf-8") as file:
        file.write(json.dumps(gold()) + "\n\n" + json.dumps(gold(id="a2")) + "\n")
    lines = [{"id": "a1", "quotes": [quote(OPEN, "Lopes")]}, {"id": "a2", "line": 2, "error": {"title": "Too large"}}]
    answers.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run(records, no_engine, predictions=answers, as_json=True) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["failed"] == 1
    assert report["measures"]["segments R"]["value"] == 25.0
    assert run(records, no_engine, predictions=answers) == 0
    shown = capsys.readouterr().out
    assert "2 articles, 6 attributions, 1 articles failed" in shown
    assert "pronoun mentions" in shown and "Expected calibration error" in shown


def test_command_runs_the_engine_on_articles_and_twins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records, written = tmp_path / "gold.jsonl", tmp_path / "predictions.jsonl"
    records.write_text(json.dumps(gold()) + "\n" + json.dumps(gold(id="a2", text="x" * 9, attributions=[])) + "\n")
    seen = []

    def read(record: Any) -> Any:
        seen.append(record["text"])
        assert set(record) == {"id", "text"}  # nothing of what is true
        if record["id"] == "a2":
            raise InvalidInput("refused")
        return analyse(Article(record["text"]), load_attributor(), review_below=0.75, unknown_below=0.4)

    assert run(records, lambda: read, twins=True, as_json=True, write=written) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report["twins"]) == set(KINDS)
    assert report["failed"] == 1
    assert TEXT.replace("\n", " ") in seen
    # What was written scores the same.
    assert run(records, no_engine, predictions=written, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["measures"] == report["measures"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no gold article"),
        (b'{"id": "a1"\n', "gold.jsonl, line 1: not JSON"),
        (b"\n[1]\n", "gold.jsonl, line 2: not a JSON object"),
        (b"\xff\xfe", "cannot be read as UTF-8"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_command_refuses_bad_gold(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    assert run(path, no_engine) == 2
    assert said in capsys.readouterr().err


def test_command_names_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "none.jsonl", no_engine) == 2
    assert "none.jsonl: No such file" in capsys.readouterr().err


@pytest.mark.skipif(
    not (SHARED / "bench" / "score.py").exists(), reason="needs the measuring scripts beside the checkout"
)
@pytest.mark.parametrize("noise", [0.0, 0.2, 0.6])
def test_agrees_with_the_measuring_script(noise: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(SHARED / "bench"), *sys.path])
    import score  # type: ignore[import-not-found]

    with gzip.open(SHARED / "data" / "polnear-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][:30]
    chance = random.Random(7)
    predictions = {r["id"]: perturbed(r, chance, noise) for r in records}
    theirs, ours = score.evaluate(records, predictions), evaluate(records, predictions).measures
    for group in ("segments", "long segments", "resolved", "resolved long", "roles", "relations", "content only"):
        assert [ours[f"{group} {key}"].value for key in ("P", "R", "F1")] == [
            theirs[group][k] for k in ("P", "R", "F1")
        ]
    for name in ("precision at 80 % coverage", "precision at 90 % coverage", "recall direct", "recall indirect"):
        assert ours[name].value == theirs[name]
    assert (ours["positions P"].value, ours["positions stance"].value) == (
        theirs["positions"]["P"],
        theirs["positions"]["stance"],
    )


def perturbed(record: dict[str, Any], chance: random.Random, noise: float) -> dict[str, Any]:
    """The gold record as a prediction, with ``noise`` (0..1) of everything spoilt."""
    people = {s["key"]: s["name"] for s in record["speakers"]}
    quotes = []
    for a in record["attributions"]:
        spoilt = chance.random() < noise
        start = chance.randrange(len(record["text"]) - 9)
        quotes.append(
            {
                "content": [[start, start + 9]] if chance.random() < noise / 2 else a["content"],
                "source": [[start, start + 9]] if spoilt else a["source"],
                "speaker": chance.choice([None, *people.values()]) if spoilt else people.get(a.get("speaker")),
                "confidence": chance.random(),
            }
        )
    return {
        "quotes": quotes,
        "speakers": [{"name": s["name"], "roles": s["roles"][: chance.randint(0, 3)]} for s in record["speakers"]],
        "positions": [
            {**p, "speaker": people.get(p["speaker"], ""), "evidence": quotes[0]["content"][0]}
            for p in record.get("positions", [])
            if quotes and quotes[0]["content"]
        ],
    }
