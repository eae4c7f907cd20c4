"""A feed is Atom, whatever was said."""

from __future__ import annotations

from xml.etree import ElementTree

from quotes.exchange.feed import NAMESPACE, feed
from quotes.record import Record
from quotes.record.model.quotations import QuotationFilter
from tests.support.stories import Said, story

A = f"{{{NAMESPACE}}}"


def test_an_entry_for_each_quotation(record: Record) -> None:
    record.articles.save(
        "default", *story(Said("Ana Lopes", "We <b>sail</b> & \x0b stay"), Said(None, "Nobody here knows"))
    )
    said = record.quotations.search("default", QuotationFilter()).items
    root = ElementTree.fromstring(feed("Search", "https://x.example/search.atom?q=1", "https://x.example", said))
    entries = root.findall(f"{A}entry")
    assert [e.findtext(f"{A}id") for e in entries] == [f"https://x.example/q/{q.id}" for q in said]
    titles = {e.findtext(f"{A}title") for e in entries}
    assert "Speaker unknown: “Nobody here knows”" in titles
    summaries = {e.findtext(f"{A}author/{A}name"): e.findtext(f"{A}summary") for e in entries}
    assert summaries == {"Ana Lopes": "“We <b>sail</b> &  stay”", "Speaker unknown": "“Nobody here knows”"}
    assert root.findtext(f"{A}updated") == "2021-06-03T00:00:00Z"


def test_what_was_denied_is_no_entry_of_its_speaker(record: Record) -> None:
    record.articles.save("default", *story(Said("Ana Lopes", "The ferry leaks here", act="denied")))
    said = record.quotations.search("default", QuotationFilter(act="any")).items
    (entry,) = ElementTree.fromstring(feed("Search", "https://x.example", "https://x.example", said)).iter(f"{A}entry")
    assert entry.findtext(f"{A}title") == "Denied or not said by Ana Lopes: “The ferry leaks here”"
    assert entry.findtext(f"{A}author/{A}name") == "Denied or not said by Ana Lopes"


def test_an_entry_names_the_role_the_article_and_that_words_are_reported(record: Record) -> None:
    told = Said("Ana Lopes", "they will sail on Friday", "trade minister", quoted=False)
    record.articles.save("default", *story(told, uri="https://c.example/1"))
    record.articles.save("default", *story(Said("Bo Larsen", "We stay here"), uri="urn:cms:2"))
    said = record.quotations.search("default", QuotationFilter()).items
    entries = list(
        ElementTree.fromstring(feed("Search", "https://x.example", "https://x.example", said)).iter(f"{A}entry")
    )
    by = {entry.findtext(f"{A}author/{A}name"): entry for entry in entries}
    title = "Ana Lopes, trade minister, as reported: they will sail on Friday"
    assert by["Ana Lopes"].findtext(f"{A}title") == title
    via = {who: [link.get("href") for link in e.iter(f"{A}link") if link.get("rel") == "via"] for who, e in by.items()}
    assert via == {"Ana Lopes": ["https://c.example/1"], "Bo Larsen": []}
