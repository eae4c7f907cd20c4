"""Whose words it may be: whom an editor can choose."""

from __future__ import annotations

from dataclasses import replace

from quotes.model import Candidate, Span, Speaker
from quotes.record.model.corrections import Named
from quotes.record.model.saved_articles import StoredArticle
from quotes.web.speaker_choices import chosen, is_who, likely, not_on_record, of_article, on_record


def test_people_of_an_article() -> None:
    roles = (Span(0, 8, "Minister"), Span(9, 25, "Harbour Minister"))
    people = [Speaker("s1", "Lena Ostrava", "person", (), roles), Speaker("s2", "The Gazette", "organization")]
    choices = of_article([*people, *(Speaker(f"p{n}", f"Pilot {n}", "person") for n in range(10))])
    assert [(c.id, c.about, c.key) for c in choices[:3]] == [
        ("s1", "Harbour Minister", "1"),
        ("s2", "Organisation", "2"),
        ("p0", "No role given", "3"),
    ]
    assert [c.key for c in choices[8:10]] == ["9", ""]
    assert choices[0].decision == "speaker:s1"


def test_candidates_come_first(stored: StoredArticle, in_request: None) -> None:
    nobodys = stored.quotations[2]
    choices = of_article(stored.speakers, nobodys)
    assert [(c.name, c.confidence) for c in choices] == [("Ivo Brandt", 0.31), ("Lena Ostrava", None)]
    hers = of_article(stored.speakers, stored.quotations[0])
    assert [c.name for c in hers] == ["Ivo Brandt"], "whose words they are is no choice"


def test_unlisted_candidates_are_offered(stored: StoredArticle, in_request: None) -> None:
    odd = replace(
        stored.quotations[2], candidates=(Candidate("Odo Fenwick", "person", 0.4), Candidate("He", "group", 0.3))
    )
    first = of_article(stored.speakers, odd)[0]
    assert (first.decision, first.about) == ("person:Odo Fenwick", "Not on record yet")


def test_a_body_is_offered_once_by_its_fuller_name(stored: StoredArticle, in_request: None) -> None:
    called = (
        Candidate("Ports Committee", "organization", 0.41),
        Candidate("Alden Ports Committee", "organization", 0.4),
    )
    offered = of_article(stored.speakers, replace(stored.quotations[2], candidates=called))
    assert [c.name for c in offered if c.confidence] == ["Alden Ports Committee"]


def test_people_of_the_record(stored: StoredArticle, in_request: None) -> None:
    (found,) = on_record("Brandt", [])
    assert (found.name, found.about, found.key) == ("Ivo Brandt", "Pilot", "a")
    assert on_record("Brandt", [found]) == [] and on_record("", []) == []
    assert on_record("Brandt", [], "organization") == []
    assert is_who(found.id, Named("Ivo Brandt")) and not is_who(found.id, Named("Ivo Brand"))
    assert is_who(None, None) and not is_who(None, found.id)


def test_somebody_new(in_request: None) -> None:
    both = not_on_record("Odo Fenwick", [])
    assert [(c.decision, c.about) for c in both] == [
        ("person:Odo Fenwick", "New person"),
        ("organization:Odo Fenwick", "New organisation"),
    ]
    assert not_on_record("Odo Fenwick", both) == []
    assert chosen("person:Odo Fenwick") == Named("Odo Fenwick", "person")
    assert (chosen("0af3"), chosen("person:")) == ("0af3", "person:")


def test_unlikely_candidates_are_dropped() -> None:
    candidates = [Candidate("Ivo Brandt", "person", 0.05), Candidate("Lena Ostrava", "person", 0.04)]
    assert likely(candidates) == candidates[:1]


def test_somebody_on_record_is_offered_in_place_of_somebody_new(stored: StoredArticle, in_request: None) -> None:
    brandt = next(s.id for s in stored.speakers if s.name == "Ivo Brandt")
    (person,) = not_on_record("ivo BRANDT", [])
    assert (person.decision, person.about) == (f"speaker:{brandt}", "Pilot, on record")
    assert not_on_record("ivo BRANDT", [person]) == []
