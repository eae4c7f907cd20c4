"""Examples stand beside the answers whose schema they show, and nowhere else. tests/api/test_documentation.py validates
them."""

from __future__ import annotations

from quotes.api.representation.examples import EXAMPLES, QUOTATION, RECORDED, with_examples
from quotes.api.request.submission import TEXT


def test_examples_go_to_their_schemas() -> None:
    def answering(name: str) -> dict:
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        return {
            "get": {"responses": {"200": {"content": content}, "204": {}, "400": {"$ref": "#/x"}}},
            "parameters": [],
        }

    shown = with_examples({"paths": {"/a": answering("Health"), "/b": answering("Nothing")}})["paths"]
    contents = [shown[path]["get"]["responses"]["200"]["content"]["application/json"] for path in ("/a", "/b")]
    assert contents[0]["example"] == EXAMPLES["Health"] and "example" not in contents[1]


def test_words_stand_where_the_examples_say() -> None:
    spans = [*QUOTATION["spans"], QUOTATION["cue"], QUOTATION["mention"], RECORDED["paragraph"]]
    assert all(TEXT[span["start"] : span["end"]] == span["exact"] for span in spans)
