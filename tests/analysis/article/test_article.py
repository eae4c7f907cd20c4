"""What comes in: text, HTML or ninjs; whatever cannot be taken is refused with its field and what to do."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.analysis.article import (
    Limits,
    from_html,
    from_json,
    from_record,
    from_text,
    html_stretches,
    utf16_offsets,
    with_html_map,
)
from quotes.errors import InvalidInput, Malformed, OnRecordError, TooLarge, UnsupportedMediaType
from quotes.model import Article, Stretch
from tests.analysis.article.test_language import OTHERS

LIMITS = Limits(max_bytes=20_000, max_html_bytes=20_000, max_characters=5_000, max_nesting=10)
WORDS = "“Work starts in May,” Ana Lopes said on Tuesday. The engineers are on their way to Port Alden."


def take(**fields: object) -> Article:
    return from_json(json.dumps(fields).encode(), LIMITS)


def test_a_text_is_canonical_as_it_came() -> None:
    text = "\ufeff  Cafe\u0301 said:\r\n\r\n\u201cno\u00a0more\u201d\t\u2028 \U0001f600 \ufffe \x01 \u200b\r "
    article = take(text=text)
    assert article.text == text
    assert (article.html, article.html_map, article.warnings) == (None, None, ())
    assert html_stretches(article, 0, 5) == ()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_any_text_comes_back_letter_for_letter(text: str) -> None:
    words = f"{text}a{text}"
    for ascii_only in (True, False):
        body = json.dumps({"text": words, "language": "en"}, ensure_ascii=ascii_only).encode()
        assert from_json(body, LIMITS).text == words
    assert from_text(b"\xef\xbb\xbf" + words.encode(), {"language": "en"}, LIMITS).text == words


def test_all_fields() -> None:
    article = take(
        text=WORDS,
        title=" Tunnel work ",
        uri="https://paper.example/1",
        published="2021-06-03T23:30:00-05:00",
        publisher="The Port Alden Mail",
        modified="2021-06-04T01:00:00+02:00",
        language="en_GB",
        html=None,
        unheard_of={"of": ["a", 1.5, None]},
    )
    assert article == Article(
        text=WORDS,
        title="Tunnel work",
        uri="https://paper.example/1",
        published=date(2021, 6, 3),
        publisher="The Port Alden Mail",
        modified="2021-06-03T23:00:00.000000Z",
        language="en-GB",
    )


def test_blank_fields_are_none() -> None:
    article = take(text=WORDS, title=" ", uri="", publisher="\n", published=None)
    assert (article.title, article.uri, article.publisher, article.published) == (None, None, None, None)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-06-03", date(2021, 6, 3)),
        ("20210603", date(2021, 6, 3)),
        ("2021-W22-4", date(2021, 6, 3)),
        ("2021-06-03T23:59:59Z", date(2021, 6, 3)),
        ("2021-06-03t00:00:00.123z", date(2021, 6, 3)),
        ("2021-06-03 00:30+14:00", date(2021, 6, 3)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_published_keeps_its_own_calendar_date(value: str, day: date) -> None:
    assert take(text=WORDS, published=value).published == day


def test_modified_orders_as_a_string() -> None:
    times = [
        "0987-01-01",
        "2021-06-03",
        "2021-06-03T01:00:00+02:00",
        "2021-06-03T00:00:00.5",
        "2021-06-03T00:00:00.25Z",
    ]
    found = [take(text=WORDS, modified=time).modified for time in times]
    assert sorted(str(f) for f in found) == [found[i] for i in (0, 2, 1, 4, 3)]
    assert {len(str(f)) for f in found} == {27}


def test_html_gives_text_and_the_way_back() -> None:
    html = "<h1>Tunnel</h1><p>&ldquo;Work <b>starts</b> in May,&rdquo; Ana Lopes said.</p>"
    article = take(html=html)
    assert article.text == "Tunnel\n\n“Work starts in May,” Ana Lopes said."
    assert article.html == html
    start = article.text.index("Work")
    found = html_stretches(article, start, start + len("Work starts in May,"))
    assert [html[s.start : s.end] for s in found] == ["Work ", "starts", " in May,"]
    assert found[0] == Stretch(html.index("Work"), html.index("<b>"))


def test_a_stored_article_gets_its_way_back_again() -> None:
    article = take(html=f"<h1>Tunnel</h1><p>{WORDS}")
    stored = replace(article, html_map=None)
    assert with_html_map(stored) == article
    assert with_html_map(replace(stored, text=f"{article.text}.")).html_map is None
    assert with_html_map(take(text=WORDS)) == take(text=WORDS)


def test_bodies_of_text_and_html_take_the_rest_from_the_query() -> None:
    meta = {"title": "Tunnel", "published": "2021-06-03", "offsets": "utf16", "text": "other"}
    plain = from_text(WORDS.encode(), meta, LIMITS)
    assert (plain.text, plain.title, plain.published) == (WORDS, "Tunnel", date(2021, 6, 3))
    marked = from_html(f"\ufeff<p>{WORDS}".encode(), meta, LIMITS, charset='"UTF-8"')
    assert (marked.text, marked.html, marked.title) == (WORDS, f"<p>{WORDS}", "Tunnel")


def test_a_record_that_was_read_already() -> None:
    assert from_record({"id": "7", "text": WORDS}, LIMITS).text == WORDS


def test_a_misspelt_field_is_warned_of() -> None:
    article = from_json(b'{"text": "It rained.", "publishd": "2025-03-11", "section": "news"}', Limits())
    assert article.warnings == ("The field publishd is not known and was left out. Did you mean published?",)


def test_a_swallowed_rest_is_warned_of() -> None:
    assert "the tag <p> at 9" in take(html="<p>One a.<p class='>Two.").warnings[0]


# What cannot be taken: the body, the field to be named, a word of the advice, the error.
BAD: dict[str, tuple[bytes, str, str, type[OnRecordError]]] = {
    "empty body": (b"", "body", "not JSON", Malformed),
    "no JSON": (b"text=a", "body", "line 1, column 1", Malformed),
    "JSON cut off": (b'{"text": "a', "body", "not JSON", Malformed),
    "two objects": (b'{"text": "a"} {}', "body", "not JSON", Malformed),
    "an array": (b'[{"text": "a"}]', "body", "an array", InvalidInput),
    "a string": (b'"text"', "body", "a string", InvalidInput),
    "null": (b"null", "body", "null", InvalidInput),
    "true": (b"true", "body", "a boolean", InvalidInput),
    "not UTF-8": (b'{"text": "caf\xe9"}', "body", "byte 13", Malformed),
    "UTF-16": ('{"text": "a"}'.encode("utf-16"), "body", "UTF-8", Malformed),
    "surrogate in UTF-8": (b'{"text": "\xed\xa0\x80"}', "body", "UTF-8", Malformed),
    "key twice": (b'{"text": "a", "text": "b"}', "body", '"text"', Malformed),
    "inner key twice": (b'{"text": "a", "x": {"y": 1, "y": 1}}', "body", '"y"', Malformed),
    "NaN": (b'{"text": "a", "x": NaN}', "body", "NaN", Malformed),
    "Infinity": (b'{"text": "a", "x": -Infinity}', "body", "Infinity", Malformed),
    "long number": (b'{"text": "a", "x": ' + b"9" * 9000 + b"}", "body", "9000 digits", Malformed),
    "nested arrays": (b"[" * 15_000, "body", "10 levels", TooLarge),
    "nested objects": (b'{"a":' * 3_000, "body", "10 levels", TooLarge),
    "nested behind a string": (b'{"a": "\\"[", "text": "a", "x": ' + b"[" * 11, "body", "10 levels", TooLarge),
    "too many bytes": (b" " * 20_001, "body", "20000", TooLarge),
    "too many characters": (json.dumps({"text": "a " * 2501}).encode(), "text", "5000 characters", TooLarge),
    "too many characters of HTML": (json.dumps({"html": "a<br>" * 2600}).encode(), "html", "5000 characters", TooLarge),
    "neither": (b'{"title": "a"}', "text", "text or as html", InvalidInput),
    "nothing": (b"{}", "text", "text or as html", InvalidInput),
    "null text": (b'{"text": null}', "text", "text or as html", InvalidInput),
    "both": (b'{"text": "a", "html": "<p>a"}', "html", "not both", InvalidInput),
    "text a number": (b'{"text": 5}', "text", "a string, not a number", InvalidInput),
    "text a list": (b'{"text": ["a"]}', "text", "not an array", InvalidInput),
    "html false": (b'{"html": false}', "html", "not a boolean", InvalidInput),
    "empty text": (b'{"text": ""}', "text", "no words", InvalidInput),
    "only spaces": (b'{"text": " \\n\\t"}', "text", "no words", InvalidInput),
    "no letters": (b'{"text": "12 \\u2013 34 \\"?!\\""}', "text", "no words", InvalidInput),
    "HTML without words": (b'{"html": "<p> <script>a</script><img alt=b></p>"}', "html", "no words", InvalidInput),
    "HTML all in a comment": (b'{"html": "<!-- words"}', "html", "no words", InvalidInput),
    "NUL": (b'{"text": "a\\u0000b"}', "text", "NUL character at 1", InvalidInput),
    "raw NUL": (b'{"text": "a\x00b"}', "body", "not JSON", Malformed),
    "NUL in HTML": (b'{"html": "<p>a\\u0000b"}', "html", "NUL", InvalidInput),
    "NUL in the title": (b'{"text": "a", "title": "\\u0000"}', "title", "NUL", InvalidInput),
    "lone surrogate": (b'{"text": "a\\ud800b"}', "text", "U+D800", InvalidInput),
    "surrogates in the wrong order": (b'{"text": "\\ude00\\ud83d"}', "text", "U+DE00", InvalidInput),
    "surrogate in HTML": (b'{"html": "<p>\\udfff"}', "html", "surrogate", InvalidInput),
    "surrogate in the uri": (b'{"text": "a", "uri": "x\\udc00"}', "uri", "surrogate", InvalidInput),
    "title a number": (b'{"text": "a", "title": 1}', "title", "a string", InvalidInput),
    "publisher an object": (b'{"text": "a", "publisher": {}}', "publisher", "not an object", InvalidInput),
    "long title": (json.dumps({"text": "a", "title": "b" * 1001}).encode(), "title", "1000", InvalidInput),
    "long uri": (json.dumps({"text": "a", "uri": "b" * 2001}).encode(), "uri", "2000", InvalidInput),
    "long publisher": (json.dumps({"text": "a", "publisher": "b" * 201}).encode(), "publisher", "200", InvalidInput),
    "American date": (b'{"text": "a", "published": "06/03/2021"}', "published", "ISO 8601", InvalidInput),
    "no such day": (b'{"text": "a", "published": "2021-02-30"}', "published", "ISO 8601", InvalidInput),
    "date in words": (b'{"text": "a", "published": "yesterday"}', "published", "ISO 8601", InvalidInput),
    "empty date": (b'{"text": "a", "published": ""}', "published", "ISO 8601", InvalidInput),
    "date a number": (b'{"text": "a", "published": 20210603}', "published", "a string", InvalidInput),
    "odd separator": (b'{"text": "a", "published": "2021-06-03x10:00"}', "published", "ISO 8601", InvalidInput),
    "odd digits": ('{"text": "a", "published": "２０２１-06-03"}'.encode(), "published", "ISO 8601", InvalidInput),
    "endless date": (json.dumps({"text": "a", "published": "1" * 9000}).encode(), "published", "ISO", InvalidInput),
    "bad modified": (b'{"text": "a", "modified": "now"}', "modified", "ISO 8601", InvalidInput),
    "before the calendar": (
        b'{"text": "a", "modified": "0001-01-01T00:00:00+01:00"}',
        "modified",
        "calendar",
        InvalidInput,
    ),
    "another language": (b'{"text": "a", "language": "fr"}', "language", '"en"', InvalidInput),
    "almost English": (b'{"text": "a", "language": "eng"}', "language", '"en"', InvalidInput),
    "endless language": (
        json.dumps({"text": "a", "language": "en-a" + "-a" * 99}).encode(),
        "language",
        "en",
        InvalidInput,
    ),
    "language a list": (b'{"text": "a", "language": ["en"]}', "language", "a string", InvalidInput),
    "French": (json.dumps({"text": OTHERS["French"]}).encode(), "text", "French", InvalidInput),
    "French HTML": (json.dumps({"html": f"<p>{OTHERS['French']}"}).encode(), "html", "French", InvalidInput),
    "German": (json.dumps({"text": OTHERS["German"]}).encode(), "text", "German", InvalidInput),
    "Russian": (json.dumps({"text": OTHERS["Russian"]}).encode(), "text", "Russian", InvalidInput),
    "Spanish": (json.dumps({"text": OTHERS["Spanish"]}).encode(), "text", "Spanish", InvalidInput),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_refused_with_its_field_and_what_to_do(case: str) -> None:
    body, field, advice, error = BAD[case]
    with pytest.raises(OnRecordError) as caught:
        from_json(body, LIMITS)
    assert type(caught.value) is error
    assert field in [f.field for f in caught.value.fields]
    assert advice in caught.value.detail
    assert all(f.detail for f in caught.value.fields)
    assert len(caught.value.detail) < 300


def test_many_levels_up_to_the_limit_are_read() -> None:
    deep = b'{"text": "a", "x": ' + b"[" * 9 + b'"]]{"' + b"]" * 9 + b"}"
    assert from_json(deep, LIMITS).text == "a"


def test_bodies_are_refused_by_name_too() -> None:
    for read in (from_text, from_html):
        for body, meta, field, error in (
            (b"caf\xe9", {}, "body", Malformed),
            (b"a" * 20_001, {}, "body", TooLarge),
            (b"a " * 2_501, {}, "body", TooLarge),
            (b"a\x00", {}, "body", InvalidInput),
            (b"", {}, "body", InvalidInput),
            (b"\xef\xbb\xbf \n", {}, "body", InvalidInput),
            (OTHERS["German"].encode(), {}, "body", InvalidInput),
            (b"a", {"published": "soon"}, "published", InvalidInput),
        ):
            with pytest.raises(error) as caught:
                read(body, meta, LIMITS)
            assert [f.field for f in caught.value.fields] == [field]
        with pytest.raises(UnsupportedMediaType, match="UTF-8"):
            read(WORDS.encode("latin-1", "replace"), {}, LIMITS, charset="iso-8859-1")


def test_language_overrides_the_judgement() -> None:
    assert take(text=OTHERS["German"], language="en").warnings == (
        "The text looks like German; only English is read well.",
    )
    assert take(text=WORDS, language="en").warnings == ()


def test_a_short_text_that_is_not_english_is_only_warned_of() -> None:
    article = take(text=OTHERS["French"][:250])
    assert article.warnings == ("The text looks like French; only English is read well.",)


@given(st.text(max_size=50))
def test_utf16_offsets_count_what_utf16_counts(text: str) -> None:
    convert = utf16_offsets(text)
    for i in range(len(text) + 1):
        assert convert(i) == len(text[:i].encode("utf-16-le", "surrogatepass")) // 2


@given(st.binary(max_size=100))
def test_random_bytes_are_taken_or_refused(body: bytes) -> None:
    for read in (
        lambda: from_json(body, LIMITS),
        lambda: from_text(body, {}, LIMITS),
        lambda: from_html(body, {}, LIMITS),
    ):
        try:
            assert any(map(str.isalpha, read().text))
        except OnRecordError as error:
            assert error.fields


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)
KEYS = ["text", "html", "title", "uri", "published", "publisher", "modified", "language", "body_html", "body_text"]
keys = st.sampled_from([*KEYS, "headline", "versioncreated", "bodies", "headlines", "role", "value", "contentType"])


@given(st.dictionaries(keys, st.one_of(json_values, st.lists(st.dictionaries(keys, json_values), max_size=2))))
def test_any_object_is_taken_or_refused(data: dict[str, object]) -> None:
    try:
        assert from_json(json.dumps(data).encode(), LIMITS).text
    except OnRecordError as error:
        assert error.fields
