"""HTML becomes plain text with its paragraphs, and every code point of it knows its way back."""

from html import escape, unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.analysis.article.flow import stretches
from quotes.analysis.article.markup import PlainText, plain_text

SPACE = " \t\n\f\r"


def read(html: str) -> str:
    return plain_text(html, 200_000).text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.<p>Two.", "One.\n\nTwo."),
        ("<div><div><p>One.</p></div></div> <div>Two.</div>", "One.\n\nTwo."),
        ("<h1>Head</h1>Body", "Head\n\nBody"),
        ("<blockquote>“So.”</blockquote> she said", "“So.”\n\nshe said"),
        ("One.<hr>Two.", "One.\n\nTwo."),
        ("One<br>two<br/>three</br>four", "One\ntwo\nthree\nfour"),
        ("One<br><br>two<br><br><br><br>three", "One\n\ntwo\n\nthree"),
        ("<p>One<br></p><p><br>Two</p>", "One\n\nTwo"),
        ("a <br> b", "a\nb"),
        ("<ul><li>One</li><li>Two</li></ul>After", "One\nTwo\n\nAfter"),
        ("<ol><li>One<br><li>Two</ol>", "One\nTwo"),
        ("<dl><dt>Q<dd>A</dl>", "Q\nA"),
        ("<table><tr><td>a<td>b<tr><th>c</th> <th>d</th></tr></table>e", "a\tb\nc\td\n\ne"),
        ("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "a\n\nb"),
        ("<figure><img alt='x'><figcaption>Ana Lopes</figcaption></figure>She", "Ana Lopes\n\nShe"),
        ("un<b>believ</b><i>able</i>", "unbelievable"),
        (
            "“We sail at <del>noon</del><ins>dawn</ins>,” <s>he</s> <strike>Bo</strike> she said",
            "“We sail at dawn,” she said",
        ),
        ("a <b> b</b> <i>c </i> d", "a b c d"),
        ("  a\n\t b  \r\n c ", "a b c"),
        ("<p> <b> a </b> </p> b", "a\n\nb"),
        ("a&nbsp;&nbsp;b c", "a\u00a0\u00a0b c"),
        ("a&#32;&#10; b", "a b"),
        ("a\u3000 b\u2028c", "a\u3000 b\u2028c"),
        ("AT&T &lt;b&gt; &amp;amp; caf&eacute;", "AT&T <b> &amp; café"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("<pre>\n a\n  b\r\nc</pre>d", " a\n  b\nc\n\nd"),
        ("<pre>a\n</pre><p>b", "a\n\nb"),
        ("<pre><b>a  b</b>\n&#10;c</pre>", "a  b\n\nc"),
        ("a<script>b</script><style>c</style><!-- d -->e", "ae"),
        ("<head><title>a</title><meta name=x content=y></head><body>b", "b"),
        ("<template><p>a</template>b<svg><text>c</text></svg><select><option>d</select>", "b"),
        ("<noscript><img src=x>a</noscript><iframe>b</iframe><textarea>c</textarea>d", "d"),
        ("<video><p>a</p></video><audio>b</audio><object>c</object><canvas>d</canvas><button>e</button>f", "f"),
        ("a<svg/>b", "ab"),
        ("<p>a<template><div>b</div></template>c</p>", "ac"),
        ("<p>a<button><div>b<p>c</div></button> d<p>e", "a d\n\ne"),
        ("<ul><li>a<select><li>b</select>c<li>d</ul>", "ac\nd"),
        ("<div hidden>a<div>b</div>c</div>d", "d"),
        ("<p hidden>a<p>b", "b"),
        ("<p hidden>a<li>b", "b"),
        ("<ul><li hidden>a<li>b</ul>", "b"),
        ("<ul><li hidden>a<ul><li>b</ul>c<li>d</ul>", "d"),
        ("<table><tr hidden><td>a<tr><td>b</table>", "b"),
        ("<b><div hidden>a</b>b</div>c", "c"),
        ("a<span style='display: none'>b</span>c", "ac"),
        ("a</p>b</div>c</span>d", "a\n\nb\n\ncd"),
        ("He said <q>so</q>.", "He said “so”."),
        ("<q>a <q>b</q> c</q>", "“a ‘b’ c”"),
        ("<q>“a”</q> <q> &quot;b&quot;</q>", '“a” "b"'),
        ("a<q hidden>b</q>c", "ac"),
        ("<p>He said <q>so.</p><p>She <q>too.<p>Then", "He said “so.”\n\nShe “too.”\n\nThen"),
        ("a<div hidden>b</div>c", "ac"),
        ("<div>a<span hidden>b</div>c", "a\n\nc"),
        ("a<wbr>b&shy;c\u200bd", "ab\u00adc\u200bd"),
    ],
)
def test_as_browsers_show_it(html: str, text: str) -> None:
    assert read(html) == text


def test_deep_nesting_is_read() -> None:
    depth = 20_000
    assert read("<div>" * depth + "a" + "</b>" * depth + "</div>" * depth + "b") == "a\n\nb"
    assert read("<b>" * depth + "a" + "<li>" * depth + "b") == "a\nb"


@pytest.mark.parametrize(
    ("html", "left_out"),
    [
        ("a<!-- b", "a comment at 1"),
        ("a <a href='x>b</a> c", "the tag <a> at 2"),
        ("a<script>b", "the element <script> at 1"),
        ("<p>a</p><div hidden>b<p>c", "the element <div> at 8"),
    ],
)
def test_what_swallows_the_rest_is_warned_of(html: str, left_out: str) -> None:
    found = plain_text(html, 100)
    assert found.text == "a"
    assert len(found.warnings) == 1
    assert left_out in found.warnings[0]


def test_a_closed_article_has_no_warning() -> None:
    assert plain_text("<p hidden>a</p><p>b<li><br>c", 100).warnings == ()


def test_reading_stops_beyond_the_limit() -> None:
    assert 10 < len(read_to("word &amp; " * 1000, 10)) < 30
    assert 10 < len(read_to("<b>word</b> " * 1000, 10)) < 30


def read_to(html: str, max_characters: int) -> str:
    return plain_text(html, max_characters).text


def pieces(html: str, words: str) -> list[str]:
    found = plain_text(html, 1000)
    start = found.text.index(words)
    return [html[s.start : s.end] for s in stretches(found.html_map, start, start + len(words))]


@pytest.mark.parametrize(
    ("html", "words", "expected"),
    [
        ("<p>He said: “We left.”</p>", "We left.", ["We left."]),
        ("<p>We <b>all</b> left</p>", "We all left", ["We ", "all", " left"]),
        ("<p>We &amp; they\n   left</p>", "We & they left", ["We &amp; they\n   left"]),
        ("<p>We &amp; they", "& they", ["&amp; they"]),
        ("<p>We &amp; they", "We ", ["We "]),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo.", ["One.", "Two."]),
        ("One<br>two", "One\ntwo", ["One", "two"]),
        ("un<b>believ</b>able", "believable", ["believ", "able"]),
        ("a &NotEqualTilde; b", "≂̸ b", ["&NotEqualTilde; b"]),
        ("<q>We left</q>", "We left", ["We left"]),
        ("a<!-- x -->b", "ab", ["a", "b"]),
        ("&lt;b&gt;", "<b>", ["&lt;b&gt;"]),
        ("<pre>a\r\nb</pre>", "a\nb", ["a\r\nb"]),
        ("a😀b<i>c</i>", "😀bc", ["😀b", "c"]),
    ],
)
def test_the_way_back(html: str, words: str, expected: list[str]) -> None:
    assert pieces(html, words) == expected


TAGS = """<p> </p> <b> </b> <br> <div\tclass='a\t>\tb'> </div> <li> <td> <q> </q> <i\tx="<"> <pre> </pre>
<!--\ta\t--> <script>a<b</script> <style>x</style> <h1> <ul> </ul> <wbr>"""
tag = st.sampled_from(TAGS.replace("\n", " ").split(" "))
words = st.one_of(
    st.text(st.characters(exclude_characters="<&\0", exclude_categories=["Cs"]), min_size=1, max_size=6),
    st.sampled_from(["&amp;", "&lt;p&gt;", "&nbsp;", "&#8220;", "&notit;", " ", "\n\n", "\r\n", "&#32;", "& "]),
)
fragments = st.lists(st.one_of(tag.map(lambda t: (t, False)), words.map(lambda w: (w, True))), max_size=25)


@given(fragments)
def test_every_code_point_knows_where_it_came_from(parts: list[tuple[str, bool]]) -> None:
    html = "".join(part for part, _ in parts)
    is_words = [w for part, w in parts for _ in part]
    found = plain_text(html, 10_000)
    mapped = check_runs(html, found)
    for i, c in enumerate(found.text):
        back = stretches(found.html_map, i, i + 1)
        assert len(back) == (i in mapped)
        if not back:
            assert c in "\n\t“”‘’"
            continue
        source = html[back[0].start : back[0].end]
        assert all(is_words[back[0].start : back[0].end]), "text must not come from a tag"
        assert source == c or (c in " \n" and not unescape(source).strip(SPACE)) or c in unescape(source)


def check_runs(html: str, found: PlainText) -> set[int]:
    """The runs are in order and inside both texts; the code points they cover."""
    spans = found.html_map
    mapped: set[int] = set()
    text_at = html_at = 0
    for run in zip(spans.text_start, spans.text_end, spans.html_start, spans.html_end, strict=True):
        assert text_at <= run[0] < run[1] <= len(found.text)
        assert html_at <= run[2] < run[3] <= len(html)
        text_at, html_at = run[1], run[3]
        mapped.update(range(run[0], run[1]))
    return mapped


@given(fragments)
def test_a_stretch_is_the_sum_of_its_parts(parts: list[tuple[str, bool]]) -> None:
    """What a span shows can be read off its stretches, and neighbouring stretches never touch."""
    html = "".join(part for part, _ in parts)
    found = plain_text(html, 10_000)
    whole = stretches(found.html_map, 0, len(found.text))
    assert all(a.end < b.start for a, b in pairwise(whole))
    shown = "".join(unescape(html[s.start : s.end].replace("\r\n", "\n")) for s in whole)
    inserted = str.maketrans("", "", SPACE + "“”‘’")
    assert shown.translate(inserted) == found.text.translate(inserted)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_escaped_text_comes_back_as_it_was_but_for_white_space(text: str) -> None:
    expected = " ".join(part for part in text.translate(str.maketrans(SPACE, "     ")).split(" ") if part)
    assert read(escape(text)) == expected
    assert read(f"<pre>x{escape(text)}</pre>") == "x" + text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(alphabet="<>/!-='\"&;# \nabpqx", max_size=60))
def test_no_soup_is_too_thick(html: str) -> None:
    found = plain_text(html, 10_000)
    check_runs(html, found)
    assert found.text == found.text.strip(SPACE)


@pytest.mark.parametrize(
    "name", ["newsletter", "box related", "read-more", "sign-up", "ad", "sponsored box", "subscribe"]
)
def test_what_leads_away_from_the_article_is_left_out_but_of_the_whole(name: str) -> None:
    html = f'<p>a</p><aside class="{name}"><p>b</p></aside><p>c</p>'
    assert plain_text(html, 100, whole=False).text == "a\n\nc"
    assert plain_text(html, 100).text == "a\n\nb\n\nc"


@pytest.mark.parametrize("name", ["unrelated", "article-body", "promotion"])
def test_other_classes_leave_nothing_out(name: str) -> None:
    assert plain_text(f'<p>a</p><div class="{name}">b</div>', 100, whole=False).text == "a\n\nb"
