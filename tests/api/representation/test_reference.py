"""The document of the calls as the page about them shows it."""

from __future__ import annotations

from quotes.api.representation.reference import Answer, Call, Example, Field, Shape, Topic, shapes, topics

WORD = {"$ref": "#/components/schemas/Word"}
DOCUMENT = {
    "tags": [{"name": "words", "description": "All words."}, {"name": "none"}],
    "paths": {
        "/v1/words/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "patch": {
                "tags": ["words"],
                "operationId": "changeWord",
                "summary": "Change a word",
                "security": [{"key": ["curate"]}],
                "parameters": [{"$ref": "#/components/parameters/TAG"}],
                "requestBody": {
                    "description": "The word.",
                    "content": {
                        "application/json": {"examples": {"a": {"summary": "New", "value": {"word": "é"}}}},
                        "text/plain": {"example": "word"},
                    },
                },
                "responses": {
                    "404": {"$ref": "#/components/responses/NOT_FOUND"},
                    "200": {
                        "description": "Changed.",
                        "content": {"application/json": {"schema": WORD, "example": {"word": "é"}}},
                    },
                },
            },
        }
    },
    "components": {
        "parameters": {
            "TAG": {"name": "If-Match", "in": "header", "schema": {"type": "string"}, "description": "The ETag."}
        },
        "responses": {"NOT_FOUND": {"description": "Not Found"}},
        "schemas": {
            "Word": {
                "required": ["word"],
                "properties": {
                    "word": {"type": "string", "format": "date"},
                    "next": {"anyOf": [WORD, {"type": "null"}], "description": "The one behind it."},
                    "all": {"type": "array", "items": WORD},
                    "count": {"type": ["integer", "null"]},
                    "it": {},
                },
            },
            "Kind": {"enum": ["a", "b"]},
        },
    },
}


def test_calls_by_topic() -> None:
    shown = '{\n  "word": "é"\n}'
    call = Call(
        "changeWord",
        "PATCH",
        "/v1/words/{id}",
        "Change a word",
        "",
        "curate",
        (Field("id", "path", "string", "", True, ""), Field("If-Match", "header", "string", "", False, "The ETag.")),
        "The word.",
        (Example("application/json", "New", shown), Example("text/plain", "", "word")),
        (Answer("200", "Changed.", "Word", (Example("application/json", "", shown),)),),
        (Answer("404", "Not Found", "", ()),),
    )
    assert topics(DOCUMENT) == (Topic("words", "All words.", (call,)), Topic("none", "", ()))


def test_objects_and_types_in_words() -> None:
    kind, word = shapes(DOCUMENT)
    assert kind == Shape("Kind", (), ("a", "b"))
    assert [(f.name, f.type, f.object, f.required) for f in word.fields] == [
        ("word", "string (date)", "", True),
        ("next", "Word or null", "Word", False),
        ("all", "list of Word", "Word", False),
        ("count", "integer or null", "", False),
        ("it", "any", "", False),
    ]
