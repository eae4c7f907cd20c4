"""The pages as a client without a browser sees them."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from datetime import date

import pytest

from quotes.model import Article, StatementDate
from quotes.web.views import fullest
from tests.support import ROOT
from tests.support.forms import form, send
from tests.support.keyed import make, signed_in
from tests.support.pages import BROWSER, Page, squeezed
from tests.web.conftest import TEXT, article_with

DEMO = ROOT / "demo" / "articles.jsonl"
HOSTILE = """<script>alert(1)</script> Mayor "><img src=x onerror=alert(2)> Ana Petrov spoke on Monday.

"We <b onmouseover='alert(3)'>never</b> lost & {{ 'ho' * 4 }} hope," Ana Petrov said. "javascript:x(4)" </textarea>"""


def test_the_first_page_has_a_form_and_the_sample_fills_it(client):
    assert Page(client.get("/").text).all("textarea", id="text")
    html = client.get("/?sample").text
    assert "All our engineers are returning home on schedule" in html
    assert 'value="2024-06-06"' in html


def test_a_posted_article_comes_back_marked_and_nothing_is_kept(client):
    text = '"All our engineers are returning home," Darel Ivanic said on Thursday.'
    answer = send(client, "/", {"text": text, "title": "Home"}, content_type="multipart/form-data")
    assert answer.status_code == 200
    assert ">All our engineers are returning home,</mark>" in answer.text
    assert "<bdi>Darel Ivanic</bdi>" in answer.text
    assert client.get("/v1/speakers").json["speakers"] == []


def test_a_reading_that_was_not_kept_is_saved_with_one_button(client):
    text = '"All our engineers are returning home," Darel Ivanic said on Thursday.'
    html = send(client, "/", {"text": text, "title": "Home"}).text
    assert "Nothing is stored yet" in html
    assert "All our engineers" in html.split('class="once save"')[1].split("</form>")[0]
    saved = form(html, "save").send(client, save="yes", text=text)
    assert saved.status_code == 303
    page = client.get(saved.location).text
    assert "First saved " in page and "version 1" in page and f'href="{saved.location}/versions"' in page
    assert client.get(f"{saved.location}/versions").status_code == 200


def test_a_legend_explains_the_marks(client, stored):
    page = client.get(f"/articles/{stored.id}").text
    head = page[: page.index('class="text"')]
    for words in ("Tinted", "Underlined only", "Dashed frame", "Unmarked text is not attributed to anyone"):
        assert words in head


def test_ticked_it_is_kept_and_its_page_shown(client):
    text = '"All our engineers are returning home," Darel Ivanic said on Thursday.'
    answer = send(client, "/", {"text": text, "save": "yes"})
    assert answer.status_code == 303
    assert ">All our engineers are returning home,</mark>" in client.get(answer.location).text


def test_line_breaks_of_a_form_become_those_of_the_text_again(client):
    answer = send(client, "/", {"text": "One “two\r\nthree” four, Darel Ivanic said.", "save": "yes"})
    stored = client.get("/v1" + answer.location).json
    assert stored["text"] == "One “two\nthree” four, Darel Ivanic said."


@pytest.mark.parametrize(
    ("fields", "status", "field"),
    [
        ({"text": ""}, 422, "text"),
        ({"text": " \n "}, 422, "text"),
        ({"text": "A text.", "published": "last week"}, 422, "published"),
        ({"text": "A text.", "title": "t" * 2000}, 422, "title"),
        ({"text": "word " * 45_000}, 413, "text"),
        ({"text": "A \0 text"}, 422, "text"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(client, fields, status, field):
    answer = send(client, "/", fields, content_type="multipart/form-data")
    assert answer.status_code == status
    page = Page(answer.text)
    marked = [a for t, a in page.tags if a.get("aria-invalid") == "true"]
    assert [a["id"] for a in marked] == [field]
    assert f"{field}-problem" in page.ids
    assert f"{field}-problem" in marked[0]["aria-describedby"]
    assert fields["text"].strip("\n\0 ")[:20] in answer.text


def test_a_form_over_the_limit_of_bytes_gets_a_page(client):
    answer = send(client, "/", {"text": "x" * 3_000_000}, content_type="multipart/form-data")
    assert answer.status_code == 413
    assert answer.mimetype == "text/html"


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_a_form_from_another_site_is_refused(client, origin):
    answer = send(client, "/", {"text": "A text.", "save": "yes"}, headers={"Origin": origin, **BROWSER})
    assert answer.status_code == 403
    assert "another site" in answer.text
    assert "A text." in answer.text
    assert send(client, "/", {"text": "A text."}, headers={"Origin": "http://localhost"}).status_code == 200


def test_an_article_shows_who_said_what(client, keep, quay):
    stored = keep(*quay)
    html = client.get(f"/articles/{stored.id}").text
    page = Page(html)
    first, second, third = stored.quotations
    for words in ["The quay is safe,", "It was never in doubt.", "I would not moor a bathtub there,"]:
        assert f">{words}</mark>" in html
    assert "song of the quay</mark>" not in html
    assert [a["id"] for a in page.all("a") if "tag" in (a.get("class") or "").split()] == [
        f"q-{q.id}" for q in (first, second, third)
    ]
    assert [m["data-q"] for m in page.all("mark")] == ["1", "1", "2", "3"]
    assert page.all("mark")[0]["class"] == page.all("mark")[1]["class"] == "c1 u1"
    assert page.all("mark")[2]["class"] == "c2 u2 query"
    assert page.all("mark")[3]["class"] == "nobody query"
    assert "3 quotations from 2 speakers, 1 to check; 1 without a known speaker." in html
    assert "Harbour Minister</bdi>" in html
    assert "Ivo Brandt</bdi> (31\xa0%)" in html
    assert "surname of the person named before" in html
    assert "14 March 2024" in html
    assert len(page.ids) == len(set(page.ids))


def test_the_article_stands_letter_for_letter(client, keep, quay):
    page = Page(client.get(f"/articles/{keep(*quay).id}").text)
    assert squeezed(page.words) == TEXT


@pytest.mark.parametrize("line", DEMO.read_text().splitlines(), ids=lambda line: json.loads(line)["published"])
def test_the_demo_articles_come_back_letter_for_letter(client, line):
    article = json.loads(line)
    answer = send(client, "/", {k: article[k] for k in ("text", "title", "published", "publisher", "uri")})
    assert answer.status_code == 200
    assert squeezed(Page(answer.text).words) == squeezed(article["text"])


def test_every_link_inside_a_page_leads_somewhere(client, keep, quay):
    stored = keep(*quay)
    page = Page(client.get(f"/articles/{stored.id}").text)
    inside = [a["href"][1:] for a in page.all("a") if (a.get("href") or "").startswith("#")]
    assert inside
    assert set(inside) <= set(page.ids)
    for path in {a["href"] for a in page.all("a") if (a.get("href") or "").startswith("/")}:
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("text", [HOSTILE, HOSTILE.replace("\n\n", " ")])
def test_a_hostile_article_shows_as_text(client, quotation, keep, text):
    article, analysis = article_with(
        quotation,
        text,
        [
            (
                ["We <b onmouseover='alert(3)'>never</b> lost & {{ 'ho' * 4 }} hope,"],
                'Ana "><script>x</script>',
                "Mayor",
                {},
            )
        ],
        title="</title><script>alert(5)</script>",
        publisher="<img src=x onerror=alert(6)>",
        uri="javascript:alert(7)",
    )
    stored = keep(article, analysis)
    answers = [client.get(f"/articles/{stored.id}"), client.get("/"), client.get("/speakers")]
    answers.append(client.get(f"/speakers/{stored.speakers[0].id}"))
    answers.append(send(client, "/", {"text": text, "title": article.title, "uri": article.uri}))
    answers.append(client.get("/speakers?q=<script>alert(8)</script>"))
    answers.append(send(client, "/", {"text": text, "published": '"><script>alert(9)</script>'}))
    for answer in answers:
        page = Page(answer.text)
        assert {s["src"].partition("?")[0] for s in page.all("script")} <= {"/assets/pages.js", "/assets/desk.js"}
        assert not page.all("img") and not page.all("b")
        assert not [a for _, a in page.tags if any(name.startswith("on") for name in a)]
        assert not [a for a in page.all("a") if (a.get("href") or "").startswith("javascript")]
        assert "hohohoho" not in answer.text
    assert squeezed(Page(answers[0].text).words) == squeezed(text)


def test_people_are_found_by_name_and_role(client, keep, quay):
    keep(*quay)
    assert "Ivo Brandt" in client.get("/speakers").text
    found = client.get("/speakers?q=ostrava").text
    assert "Lena Ostrava</bdi></a>" in found and "Ivo Brandt" not in found
    assert "Ivo Brandt" in client.get("/speakers?role=pilot").text
    assert "No speaker matches" in client.get("/speakers?q=zzyzx").text


def test_who_made_no_statement_stands_behind_a_link(client, keep, quotation):
    """Who is known by surname alone is a speaker, in this list as in the search and in the report."""
    text = "“We sail,” Ostrava said. “We stay,” said Ivo Brandt. Ana Lopes hopes “to leave the harbour soon”."
    keep(*article_with(quotation, text, [(["We sail,"], "Ostrava", None, {})], uri="u:1"))
    keep(*article_with(quotation, text, [(["We stay,"], "Ivo Brandt", None, {})], uri="u:2"))
    hoped = (["to leave the harbour soon"], "Ana Lopes", None, {"act": "thought"})
    keep(*article_with(quotation, text, [hoped], uri="u:3"))
    known = client.get("/speakers").text
    assert "Ivo Brandt" in known and 'href="/speakers?everyone=yes"' in known
    assert "Ostrava" in known and "full name unknown" in known and "Ana Lopes" not in known
    everyone = client.get("/speakers?everyone=yes").text
    assert "Ana Lopes" in everyone and "Ostrava" in everyone and "full name unknown" in everyone


def test_a_profile_tells_who_is_quoted_beside(client, stored):
    lena, ivo = (speaker.id for speaker in stored.speakers)
    page = client.get(f"/speakers/{lena}").text
    beside = page[page.index("Quoted beside") :]
    assert f'href="/speakers/{ivo}"' in beside and "1 article</span>" in beside


def test_an_empty_record_says_how_it_fills(client):
    assert "There are no speakers yet" in client.get("/speakers").text
    assert "Latest quotations" not in client.get("/").text


def test_a_speaker_has_roles_figures_and_quotations_with_their_place(client, keep, quay):
    stored = keep(*quay)
    lena = next(s for s in stored.speakers if s.name == "Lena Ostrava")
    html = client.get(f"/speakers/{lena.id}").text
    page = Page(html)
    assert page.all("svg", role="img")
    assert "Harbour Minister" in page.all("svg", role="img")[0]["aria-label"]
    assert '<th scope="row"><bdi>Harbour Minister</bdi></th><td>14 March 2024</td>' in html
    assert "“The quay is safe,” … “It was never in doubt.”" in html
    place = f"/articles/{stored.id}#q-{stored.quotations[0].id}"
    assert page.all("a", href=place)
    assert place.split("#")[1] in Page(client.get(place).text).ids
    assert "bathtub" not in html


def test_the_pages_of_an_article_without_a_date_name_no_day(client, keep, quay):
    article, analysis = quay
    stored = keep(replace(article, published=None), analysis)
    lena = next(s for s in stored.speakers if s.name == "Lena Ostrava")
    html = client.get(f"/speakers/{lena.id}").text
    assert '<th scope="row"><bdi>Harbour Minister</bdi></th><td></td><td></td>' in html
    told_only_as_saved = html.replace(f"{date.today().day} {date.today():%B %Y}</time> <span", "")
    assert f"{date.today():%B %Y}" not in told_only_as_saved
    assert client.get("/report").status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=doubt", True),
        ("q=herring", False),
        ("from=2024-03-14&to=2024-03-14", True),
        ("from=2024-03-15", False),
        ("to=2024-03-13", False),
    ],
)
def test_quotations_are_filtered_by_words_and_dates(client, keep, quay, query, found):
    stored = keep(*quay)
    lena = next(s for s in stored.speakers if s.name == "Lena Ostrava")
    html = client.get(f"/speakers/{lena.id}?{query}").text
    assert ("It was never in doubt." in html) is found
    assert ("No quotations match these filters." in html) is not found
    assert "show everything" in html


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("from=yesterday", "<li>From: "),
        ("from=2024-02-02&to=2024-01-01", "<li>From: Give a day that is not after “To”.</li>"),
        ("cursor=made-up", "<li>Page: "),
        ("q=%00", "<li>Words: Remove"),
        ("to=0", "<li>To: "),
    ],
)
def test_a_bad_filter_is_answered_with_a_page_that_names_it(client, keep, quay, query, told):
    lena = next(s for s in keep(*quay).speakers if s.name == "Lena Ostrava")
    answer = client.get(f"/speakers/{lena.id}?{query}", headers=BROWSER)
    assert answer.status_code == 422
    assert answer.mimetype == "text/html"
    assert told in answer.text and "`" not in answer.text


def test_long_lists_go_on_page_by_page(client, keep, quotation):
    text = "\n\n".join(f"“Sentence number {n} of many,” Lena Ostrava said." for n in range(120))
    said = [([f"Sentence number {n} of many,"], "Lena Ostrava", None, {}) for n in range(120)]
    stored = keep(*article_with(quotation, text, said))
    path, seen = f"/speakers/{stored.speakers[0].id}", set()
    for _ in range(3):
        page = client.get(path)
        seen |= set(re.findall(r"Sentence number (\d+) of many", page.text))
        following = Page(page.text).all("a", rel="next")
        path = following[0]["href"].split("#")[0] if following else None
    assert path is None
    assert len(seen) == 120


@pytest.mark.parametrize("path", ["/speakers", "/speakers?everyone=yes"])
def test_the_list_of_speakers_goes_on_page_by_page(client, keep, quotation, path):
    names = [f"Lena Ostrava{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'ivy'[n // 26]}" for n in range(60)]
    text = "\n\n".join(f"“We open quay number {n},” {name} said." for n, name in enumerate(names))
    keep(
        *article_with(
            quotation, text, [([f"We open quay number {n},"], name, None, {}) for n, name in enumerate(names)]
        )
    )
    first = client.get(path)
    (following,) = Page(first.text).all("a", rel="next")
    second = client.get(following["href"])
    assert second.status_code == 200
    assert all((f">{name}<" in first.text) != (f">{name}<" in second.text) for name in names)


def test_a_retracted_article_is_gone(client, keep, quay):
    stored = keep(*quay)
    client.delete(f"/v1/articles/{stored.id}")
    answer = client.get(f"/articles/{stored.id}")
    assert (answer.status_code, answer.mimetype) == (410, "text/html")
    assert "bathtub" not in client.get("/").text


def test_names_of_every_script_and_length_are_shown_whole(client, keep, quotation):
    names = ["محمد الفاتح بن عبد الله", "習近山 太郎", "Wolfeschlegelsteinhausenbergerdorff" * 4]
    text = "\n\n".join(f"“{n} words,” {name} said." for n, name in enumerate(names))
    said = [([f"{n} words,"], name, None, {}) for n, name in enumerate(names)]
    stored = keep(*article_with(quotation, text, said))
    html = client.get(f"/articles/{stored.id}").text
    for name in names:
        assert f"<bdi>{name}</bdi>" in html


def test_an_article_of_the_greatest_length_with_many_quotations_is_drawn_in_time(client, keep, quotation):
    line = "“Sentence number {n:04} of many,” Lena Ostrava said. " + "The harbour was quiet again that day. " * 16
    text = "\n\n".join(line.format(n=n) for n in range(300))
    assert 190_000 < len(text) < 200_000
    said = [([f"Sentence number {n:04} of many,"], "Lena Ostrava", None, {}) for n in range(300)]
    stored = keep(*article_with(quotation, text, said))
    began = time.process_time()
    answer = client.get(f"/articles/{stored.id}")
    assert time.process_time() - began < 2
    assert answer.text.count("<mark") == 300


def test_a_thought_and_an_organisation_are_named_as_such(client, keep, quotation, quay):
    article, analysis = quay
    speakers = (replace(analysis.speakers[0], type="organization"), *analysis.speakers[1:])
    first = analysis.quotations[0]
    first = replace(first, act="thought", speaker=replace(first.speaker, type="organization"))
    analysis = replace(analysis, speakers=speakers, quotations=(first, *analysis.quotations[1:]))
    html = client.get(f"/articles/{keep(article, analysis).id}").text
    assert "direct · belief" in html
    assert "Organisation" in html


def test_an_article_without_quotations_says_so(client):
    answer = send(client, "/", {"text": "The sea was calm."})
    assert "No quotation was found in this text." in answer.text
    assert Article("The sea was calm.").text in Page(answer.text).words


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (["Foreign Ministry spokesman", "spokesman", "ministry spokesman"], ["Foreign Ministry spokesman"]),
        (["Prime Minister", "prime minister"], ["Prime Minister"]),
        (["former minister", "teacher"], ["former minister", "teacher"]),
        ([], []),
    ],
)
def test_of_the_forms_of_one_role_the_fullest_is_shown(printed, shown):
    assert fullest(printed) == shown


def test_a_profile_shows_thoughts_only_when_asked(client, keep, quay):
    article, analysis = quay
    thoughts = tuple(replace(q, act="thought") for q in analysis.quotations)
    stored = keep(article, replace(analysis, quotations=thoughts))
    lena = next(s for s in stored.speakers if s.name == "Lena Ostrava")
    assert "It was never in doubt." not in client.get(f"/speakers/{lena.id}").text
    assert "It was never in doubt." in client.get(f"/speakers/{lena.id}?act=any").text


def test_parts_of_one_clause_neither_run_together_nor_look_cut(client, keep, quotation):
    text = "It was “a poor day, and a long one,” Lena Ostrava said."
    said = [(["It was", "a poor day, and a long one,"], "Lena Ostrava", None, {})]
    stored = keep(*article_with(quotation, text, said))
    words = '<span class="reported">It was</span> “a poor day, and a long one,”'
    assert words in client.get(f"/speakers/{stored.speakers[0].id}").text
    assert words in client.get("/").text
    assert words in client.get(f"/articles/{stored.id}").text
    table = client.get("/v1/export?format=csv").text
    assert "It was “a poor day, and a long one,”" in table
    assert "[…]" not in table


def test_reported_words_look_unlike_quoted_ones_in_the_text(client, keep, quotation):
    text = "It was “a poor day,” Lena Ostrava said."
    stored = keep(*article_with(quotation, text, [(["It was", "a poor day,"], "Lena Ostrava", None, {})]))
    marks = Page(client.get(f"/articles/{stored.id}").text).all("mark")
    assert [mark["class"] for mark in marks] == ["c1 u1 reported", "c1 u1"]


def test_a_shortened_quotation_keeps_its_closing_mark(client, keep, quotation):
    text = "“" + "So it goes. " * 40 + "The end,” Lena Ostrava said."
    keep(*article_with(quotation, text, [(["So it goes. " * 40 + "The end,"], "Lena Ostrava", None, {})]))
    assert re.search(r"“So it goes\. [^”]*…”</a>", client.get("/").text)


def test_the_next_page_of_a_speaker_keeps_every_filter(client, keep, quotation):
    text = "\n\n".join(f"“Belief number {n} of many,” Lena Ostrava thought." for n in range(60))
    said = [([f"Belief number {n} of many,"], "Lena Ostrava", None, {"act": "thought"}) for n in range(60)]
    stored = keep(*article_with(quotation, text, said))
    page = client.get(f"/speakers/{stored.speakers[0].id}?act=any&q=belief&from=2020-01-01")
    following = Page(page.text).all("a", rel="next")[0]["href"]
    assert {"act=any", "q=belief", "from=2020-01-01"} <= set(following.split("#")[0].split("?")[1].split("&"))
    assert client.get(following).status_code == 200


def test_filters_that_contradict_keep_what_was_typed(client, keep, quay):
    lena = next(s for s in keep(*quay).speakers if s.name == "Lena Ostrava")
    answer = client.get(f"/speakers/{lena.id}?q=quay&from=2024-02-02&to=2024-01-01")
    assert answer.status_code == 422
    page = Page(answer.text)
    assert [page.all("input", id=name)[0]["value"] for name in ("q", "from", "to")] == [
        "quay",
        "2024-02-02",
        "2024-01-01",
    ]
    assert "`" not in answer.text


def test_a_speakers_page_begins_with_quotations(client, keep, quay):
    stored = keep(*quay)
    lena = next(s for s in stored.speakers if s.name == "Lena Ostrava")
    html = client.get(f"/speakers/{lena.id}").text
    order = [
        "<h1>",
        "Person · <bdi>Harbour Minister</bdi> · 1 statement in 1 article",
        'id="q"',
        "The quay is safe",
        "<svg",
    ]
    places = [html.index(words) for words in order]
    assert places == sorted(places)


def test_the_home_page_tells_a_reader_nothing_of_the_review(app, stored):
    reader, editor = (signed_in(app, make(app, scopes)) for scopes in (["read"], ["read", "curate"]))
    assert ["To review" in who.get("/").text for who in (reader, editor)] == [False, True]


def test_the_home_page_tells_an_editor_how_much_waits(client, keep, quay, quotation):
    assert "To review" not in client.get("/").text
    keep(*quay)
    doubtful = [(["It leaks like an old sieve,"], "Ivo Brandt", None, {"needs_review": True})]
    text = "“It leaks like an old sieve,” said Ivo Brandt. He left."
    keep(*article_with(quotation, text, doubtful, published=date.today(), uri="https://gazette.example/now"))
    html = client.get("/").text
    assert '<a href="/review">1 recent</a>, <a href="/review?of=all">3 in all</a>' in html
    assert "1 recent quotation to review" in client.get("/review").text
    assert "3 quotations to review" in client.get("/review?of=all").text


def test_the_chart_counts_the_statements_that_the_list_shows(client, keep, quotation):
    """No beliefs, no scraps; and it says how many statements it leaves out because it knows no month of them."""

    def tell(words, published, **fields):
        said = [([words], "Lena Ostrava", None, fields)]
        return keep(*article_with(quotation, f"“{words}” said Lena Ostrava. She left.", said, published=published))

    tell("The quay is safe,", date(2024, 3, 14))
    tell("It will hold for a year,", date(2024, 3, 15), act="thought")
    tell("We mended it twice,", date(2024, 5, 1))
    lena = tell("Nobody knows when I said this,", None).speakers[0].id
    tell("It was a good year for us,", date(2024, 6, 1), said_on=StatementDate(date(2024, 1, 1), "year", "in 2024"))
    html = client.get(f"/speakers/{lena}").text
    assert 'aria-label="Statements in each month: March 2024: 1, May 2024: 1"' in html
    assert "2 of 4 statements by month, March 2024 to May 2024. The others are older, or no article tells" in html


def test_a_filter_is_said_in_words(client, keep, quay):
    lena = next(s for s in keep(*quay).speakers if s.name == "Lena Ostrava")
    html = client.get(f"/speakers/{lena.id}?q=quay&from=2024-03-01&to=2024-03-31&act=any").text
    assert "Filtered: “quay”, 1 March 2024 to 31 March 2024, with beliefs and denials" in html
