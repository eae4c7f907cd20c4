"""What an analysis predicts."""

from __future__ import annotations

import json

from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.evaluation import as_prediction
from quotes.evaluation.gold_records import prediction
from quotes.evaluation.predictions import failed
from quotes.model import Article
from schemas.analysis import AnalysisSchema
from tests.support.full_analysis import ANALYSIS, ARTICLE
from tests.support.gold import at


def test_analysis_and_its_json() -> None:
    article = Article("Trade Minister Ana Lopes spoke. “The bridge will open in May,” said Lopes.")
    analysis = analyse(article, load_attributor(), review_below=0.75, unknown_below=0.0)
    made = as_prediction(analysis)
    assert made == as_prediction(json.loads(json.dumps(AnalysisSchema().dump(analysis))))
    (quotation,) = (q for q in made["quotes"] if q["content"] == [at("The bridge will open in May,", article.text)])
    assert quotation["speaker"].endswith("Ana Lopes")
    ((start, end),) = quotation["source"]
    assert "Lopes" in article.text[start:end]


def test_all_that_is_predicted() -> None:
    made = as_prediction(ANALYSIS)
    (said,) = made["quotes"]
    assert (said["said_on"], said["occasion"], said["quoted"]) == ("2024-03-11", [49, 75], [True])
    assert said["precision"] == "day"
    assert made["speakers"] == [{"name": "Ilsa Brandt", "roles": [ARTICLE.text[50:64]]}]
    assert made["positions"] == [
        {"speaker": "Ilsa Brandt", "target": "the ferry", "stance": "support", "evidence": [1, 10]}
    ]


def test_no_answer_has_its_reason() -> None:
    assert prediction(failed("too large")).failed
    assert not prediction({"quotes": []}).failed
