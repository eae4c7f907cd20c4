"""Sets of words are components with names; where a field may be null too, that stays."""

from __future__ import annotations

from quotes.api.representation.enumerations import with_named_enumerations
from schemas.quotation import MEDIA


def test_words_get_their_name() -> None:
    properties = {
        "stance": {"type": "string", "enum": ["support", "oppose"], "description": "Which."},
        "medium": {"type": ["string", "null"], "enum": [*MEDIA, None]},
        "right": {"type": "boolean", "enum": [True]},
    }
    named = with_named_enumerations({"components": {"schemas": {"A": {"properties": properties}}}})["components"]
    assert named["schemas"]["A"]["properties"] == {
        "stance": {"$ref": "#/components/schemas/Stance", "description": "Which."},
        "medium": {"anyOf": [{"$ref": "#/components/schemas/Medium"}, {"type": "null"}]},
        "right": {"type": "boolean", "enum": [True]},
    }
    assert named["schemas"]["Stance"] == {"type": "string", "enum": ["support", "oppose"]}
    assert set(named["schemas"]) == {"A", "Stance", "Medium"}
