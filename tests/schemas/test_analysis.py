"""The JSON of an analysis: the fast way to it and the described one agree."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from marshmallow import Schema

from quotes.model import Analysis
from schemas.analysis import AnalysisSchema
from tests.support.full_analysis import ANALYSIS

(QUOTATION,) = ANALYSIS.quotations
(SPAN,) = QUOTATION.spans
PLAIN = replace(QUOTATION, spans=(replace(SPAN, html=()),), speaker=None, cue=None, mention=None, said_on=None)


@pytest.mark.parametrize(
    "analysis",
    [
        ANALYSIS,
        replace(ANALYSIS, text="The text.", dateline=None),
        replace(ANALYSIS, quotations=(PLAIN, QUOTATION)),
        replace(ANALYSIS, quotations=(), speakers=(), positions=(), warnings=()),
    ],
)
def test_the_fast_way_gives_what_the_fields_describe(analysis: Analysis) -> None:
    schema = AnalysisSchema()
    described = Schema.dump(schema, analysis)
    assert json.dumps(schema.dump(analysis)) == json.dumps(described)
    assert schema.validate(json.loads(json.dumps(described))) == {}
