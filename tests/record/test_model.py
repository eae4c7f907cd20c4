"""Random saves, revisions, retractions, corrections and undos against a simple model of the record."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from stories import Said, story

from quotes import errors
from quotes.record import Record
from quotes.record.shapes import Editor, QuotationFilter, QuotationFix, SpeakerFilter

NAMES = ("Ana Lopes", "Bo Larsen", "Cy Moss")
WORDS = ("The strait stays open", "We wait for the ships", "It was a long winter", "Nobody asked us about it")
KIM = Editor("kim")
names = st.sampled_from(NAMES)
uris = st.sampled_from(["u:1", "u:2", "u:3"])
contents = st.dictionaries(st.sampled_from(WORDS), names, max_size=4)


class RecordMachine(RuleBasedStateMachine):
    """``articles``: uri -> words -> who says them by the analysis. ``fixed``: (uri, words) -> whom an editor credits;
    ``rejected``: those that are nobody's words. Both last while the words stay in the article."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record
        self.room = f"room-{uuid4().hex}"
        record.add_newsroom(self.room)
        self.articles: dict[str, dict[str, str]] = {}
        self.fixed: dict[tuple[str, str], str] = {}
        self.rejected: set[tuple[str, str]] = set()

    @rule(uri=uris, said=contents)
    def save(self, uri: str, said: dict[str, str]) -> None:
        kept = self.record.keep(self.room, *story(*(Said(who, words) for words, who in said.items()), uri=uri))
        before = self.articles.get(uri)
        assert kept.status == (
            "created" if before is None else "unchanged" if list(said.items()) == list(before.items()) else "revised"
        )
        self.articles[uri] = said
        self._forget(uri)

    @precondition(lambda self: self.articles)
    @rule(data=st.data())
    def retract(self, data: st.DataObject) -> None:
        uri = data.draw(st.sampled_from(sorted(self.articles)))
        self.record.retract(self.room, self._article(uri))
        del self.articles[uri]
        self._forget(uri)

    @precondition(lambda self: self._living())
    @rule(data=st.data(), who=names)
    def credit(self, data: st.DataObject, who: str) -> None:
        uri, words = data.draw(st.sampled_from(self._living()))
        known = {s.name: s.id for s in self.record.speakers(self.room, SpeakerFilter()).items}
        if who in known:
            self.record.correct_quotation(self.room, self._quotation(uri, words), QuotationFix(speaker=known[who]), KIM)
            self.fixed[uri, words] = who

    @precondition(lambda self: self._living())
    @rule(data=st.data())
    def reject(self, data: st.DataObject) -> None:
        uri, words = data.draw(st.sampled_from(self._living()))
        self.record.correct_quotation(self.room, self._quotation(uri, words), QuotationFix(rejected=True), KIM)
        self.rejected.add((uri, words))

    @precondition(lambda self: self.fixed or self.rejected)
    @rule()
    def undo_everything(self) -> None:
        for entry in self.record.corrections(self.room, limit=200).items:
            if entry.undone_at is None:
                try:
                    self.record.undo(self.room, entry.id, KIM)
                except errors.Conflict as conflict:
                    assert "was withdrawn" in conflict.detail or "was retracted" in conflict.detail
        self.fixed.clear()
        self.rejected.clear()

    @invariant()
    def profiles_say_what_living_articles_and_corrections_say(self) -> None:
        expected: dict[str, set[str]] = {name: set() for name in NAMES}
        for uri, words in self._living():
            expected[self.fixed.get((uri, words), self.articles[uri][words])].add(words)
        found = {s.name: s for s in self.record.speakers(self.room, SpeakerFilter()).items}
        for name, said in expected.items():
            assert (found[name].statements if name in found else 0) == len(said)
            if said:
                shown = self.record.quotations(self.room, QuotationFilter(speaker=found[name].id)).items
                assert {q.spans[0].exact for q in shown} == said and len(shown) == len(said)
        everything = self.record.quotations(self.room, QuotationFilter()).items
        assert len(everything) == sum(map(len, expected.values()))
        searched = self.record.quotations(self.room, QuotationFilter(q="the")).items
        assert {q.id for q in searched} <= {q.id for q in everything}

    def _living(self) -> list[tuple[str, str]]:
        every = [(uri, words) for uri, said in self.articles.items() for words in said]
        return [key for key in every if key not in self.rejected]

    def _forget(self, uri: str) -> None:
        words = self.articles.get(uri, {})
        for key in [key for key in {*self.fixed, *self.rejected} if key[0] == uri and key[1] not in words]:
            self.fixed.pop(key, None)
            self.rejected.discard(key)

    def _article(self, uri: str) -> str:
        return self.record.find_articles(self.room, uri)[0].id

    def _quotation(self, uri: str, words: str) -> str:
        stored = self.record.article(self.room, self._article(uri))
        return next(q.id for q in stored.quotations if q.spans[0].exact == words)


@pytest.mark.parametrize("steps", [15])
def test_the_record_agrees_with_a_simple_model(record: Record, steps: int) -> None:
    run_state_machine_as_test(
        lambda: RecordMachine(record),
        settings=settings(max_examples=10, stateful_step_count=steps, deadline=None, database=None),
    )
