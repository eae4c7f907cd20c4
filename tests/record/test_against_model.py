"""Random saves, revisions, retractions, corrections, merges, splits, undos and erasures against a simple model."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from quotes import errors
from quotes.model import Evidence, Quotation, QuotedSpan, StatementDate
from quotes.record import Record
from quotes.record.model.corrections import Editor, QuotationFix
from quotes.record.model.quotations import QuotationFilter, RecordedQuotation
from quotes.record.model.speakers import SpeakerFilter
from tests.support.modelled import CorrectionText, Entry, Logged, Model
from tests.support.newsrooms import make_newsroom
from tests.support.record.threads import at_once
from tests.support.stories import Said, found_in, story

NAMES = ("Ana Lopes", "Bo Larsen", "Cy Moss", "Di Quill")
WORDS = ("The strait stays open", "We wait for the ships", "It was a long winter", "Nobody asked us about it")
OFFICES = ("baker", "pilot", "teacher")
DAYS = {"u:1": date(2021, 6, 1), "u:2": date(2021, 6, 2), "u:3": date(2021, 6, 3)}
PUBLISHERS = ("Alden Courier", "Strait Gazette")
KIM = Editor("kim")
NO_OFFICES: dict[str, str] = {}
EXAMPLES, STEPS = int(os.environ.get("MODEL_EXAMPLES", "4")), int(os.environ.get("MODEL_STEPS", "20"))

uris = st.sampled_from(sorted(DAYS))
contents = st.dictionaries(st.sampled_from(WORDS), st.sampled_from([*NAMES, None]), max_size=4)
beside = st.sets(st.sampled_from(WORDS))
offices = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(OFFICES), max_size=2)


class RecordMachine(RuleBasedStateMachine):
    """``profiles``: the number of a profile in the model -> its id in the record."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record
        self.session = f"room-{uuid4().hex}"
        make_newsroom(record, self.session)
        self.model = Model()
        self.profiles: dict[int, str] = {}
        self.texts: dict[str, str] = {}
        self.runs = 0

    # What newsrooms do

    @rule(uri=uris, said=contents, beside=beside, offices=offices)
    def save(self, uri: str, said: dict[str, str | None], beside: set[str], offices: dict[str, str]) -> None:
        """Keep a version: ``said`` is found in it, ``beside`` stands in its text and is not found to be said.
        ``offices``: the roles that it prints with names."""
        known = uri in self.model.articles
        article, analysis = self._version(uri, said, beside, offices)
        kept = self.record.articles.save(self.session, article, analysis)
        assert kept.status == (
            "created" if not known else "unchanged" if self.texts[uri] == article.text else "revised"
        )
        if kept.status != "unchanged":
            self.texts[uri] = article.text
            self._found(uri, said, offices)

    @rule(versions=st.dictionaries(uris, st.tuples(contents, beside), min_size=2))
    def save_at_once(self, versions: dict[str, tuple[dict[str, str | None], set[str]]]) -> None:
        """Versions of several articles, by writers who start together: whoever comes first in two of them is one."""
        known = set(self.model.articles)
        made = {uri: self._version(uri, said, beside) for uri, (said, beside) in versions.items()}
        calls = [lambda told=told: self.record.articles.save(self.session, *told) for told in made.values()]
        for uri, kept in zip(made, at_once(*calls), strict=True):
            text = made[uri][0].text
            stands = uri in known and self.texts[uri] == text
            assert kept.status == ("unchanged" if stands else "revised" if uri in known else "created")
            self.texts[uri] = text
            if kept.status != "unchanged":
                self._found(uri, versions[uri][0])

    @precondition(lambda self: self.model.articles)
    @rule(data=st.data(), said=contents)
    def reanalyse(self, data: st.DataObject, said: dict[str, str | None]) -> None:
        """Another analysis finds fewer or other quotations in the same text."""
        uri = data.draw(st.sampled_from(sorted(self.model.articles)))
        text = self.texts[uri]
        said = {words: who for words, who in said.items() if words in text}
        analysis = found_in(text, *(Said(who, words) for words, who in said.items()), pipeline=self._pipeline())
        self.record.articles.reanalyse(self.session, self._article(uri), analysis)
        self._found(uri, said)

    @precondition(lambda self: self.model.articles)
    @rule(data=st.data(), erase=st.sampled_from([False, False, True]))
    def retract(self, data: st.DataObject, erase: bool) -> None:
        uri = data.draw(st.sampled_from(sorted(self.model.articles)))
        if erase:
            self.record.erasure.erase_article(self.session, self._article(uri), KIM)
        else:
            self.record.articles.retract(self.session, self._article(uri))
        self.model.articles[uri].entries |= self.model.articles[uri].absent
        for words in list(self.model.articles[uri].entries):
            self.model.forget(uri, words)
        del self.model.articles[uri]
        for entry in self.model.log:
            if entry.kind == "merged":
                entry.before.pop(uri, None)  # what comes under this uri now is another article
        if erase:
            self._forgotten()

    # What editors do

    @precondition(lambda self: self.model.visible())
    @rule(data=st.data(), nobody=st.sampled_from([False, False, False, True]))
    def credit(self, data: st.DataObject, nobody: bool) -> None:
        uri, words = self._some_quotation(data)
        who = None if nobody else data.draw(st.sampled_from(sorted(self.model.living()) or [None]))
        self._fix(uri, words, QuotationFix(speaker=None if who is None else self.profiles[who]), {"speaker": who})

    @precondition(lambda self: self.model.visible())
    @rule(data=st.data())
    def reject(self, data: st.DataObject) -> None:
        self._fix(*self._some_quotation(data), QuotationFix(rejected=True), {"rejected": True})

    @precondition(lambda self: self.model.visible())
    @rule(data=st.data())
    def confirm(self, data: st.DataObject) -> None:
        self._fix(*self._some_quotation(data), QuotationFix(right=True), {"right": True})

    @precondition(lambda self: self.model.visible())
    @rule(data=st.data(), day=st.sampled_from([None, date(2020, 5, 1), date(2021, 6, 2)]))
    def set_date(self, data: st.DataObject, day: date | None) -> None:
        said_on = StatementDate(day, "day", "") if day else None
        self._fix(*self._some_quotation(data), QuotationFix(said_on=said_on), {"said_on": day})

    @precondition(lambda self: self._missed())
    @rule(data=st.data(), nobody=st.booleans())
    def add(self, data: st.DataObject, nobody: bool) -> None:
        uri, words = data.draw(st.sampled_from(self._missed()))
        who = None if nobody else data.draw(st.sampled_from(sorted(self.model.living()) or [None]))
        start = self.texts[uri].index(words)
        missed = Quotation(
            "", "indirect", "statement", (QuotedSpan(start, start + len(words), words, False),), None, None, None, (),
            None, None, None, 1.0, False, Evidence("editor"),
        )  # fmt: skip
        speaker = None if who is None else self.profiles[who]
        self.record.corrections.add_quotation(self.session, self._article(uri), missed, speaker, KIM)
        self.model.articles[uri].entries[words] = Entry(None, {"added": True, "speaker": who})
        self._logged("added", (uri, words), {})

    @precondition(lambda self: self._rejectable())
    @rule(data=st.data())
    def reject_role(self, data: st.DataObject) -> None:
        who, role = data.draw(st.sampled_from(self._rejectable()))
        held = {held.role: held.id for held in self.record.speakers.roles(self.session, self.profiles[who]).items}
        self.record.corrections.reject_roles(self.session, self.profiles[who], [held[role]], KIM)
        self._logged("role_rejected", (who,), {})
        self.model.rejected.setdefault(who, {})[role] = self.model.log[-1].id

    @precondition(lambda self: len(self._lasting()) > 1)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        gone, into = data.draw(st.permutations(self._lasting()))[:2]
        before = {}
        for uri in self.model.articles_of(gone):
            told = self.model.articles[uri]
            before[uri] = {
                "version": told.version,
                "named": {name for name, who in told.names.items() if who == gone},
                "into": into in told.speakers(),
                "machine": {words for words, entry in told.every() if entry.machine == gone},
                "fixed": {
                    (words, kind)
                    for words, entry in told.every()
                    for kind in ("speaker", "confirmed")
                    if entry.fixed.get(kind) == gone
                },
            }
        self.record.corrections.merge(self.session, self.profiles[gone], self.profiles[into], KIM)
        self.model.turn(gone, into, set(before))
        self.model.merged[gone] = into
        self.model.names[into] |= self.model.names[gone]
        self._logged("merged", (gone, into), before | {"roles": self.model.carry(gone, into)})

    @precondition(lambda self: self._splittable())
    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(self._splittable()))
        own = sorted(self.model.articles_of(who))
        moved = data.draw(st.sets(st.sampled_from(own), min_size=1, max_size=len(own) - 1))
        made = self.record.corrections.split(
            self.session, self.profiles[who], [self._article(uri) for uri in moved], KIM
        )
        new = self._number(made.id)
        self.model.names[new] = set(self.model.names[who])
        self.model.turn(who, new, moved)
        self.model.carry(who, new)
        self._logged("split", (who, new), {})

    @precondition(lambda self: self.model.log)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        entry = data.draw(st.sampled_from(self.model.log[-6:]))
        if self._stands(entry):
            self.record.corrections.undo(self.session, entry.id, KIM)
            self.model.log.remove(entry)
            self._undone(entry)
        else:
            with pytest.raises(errors.Conflict):
                self.record.corrections.undo(self.session, entry.id, KIM)

    @precondition(lambda self: len(self._lasting()) > 2)
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(self._lasting()))
        self.record.erasure.erase_speaker(self.session, self.profiles[who], KIM)
        for lost in {who} | {gone for gone in self.model.merged if self.model.follow(gone) == who}:
            self.model.erased.add(lost)
        self.model.erased_names |= self.model.names[who]
        for told in self.model.articles.values():
            told.names = {name: profile for name, profile in told.names.items() if profile != who}
            for _, entry in told.every():
                for lost in self.model.erased:
                    entry.turn(lost, None)
        self._forget_corrections()

    # What must hold

    @invariant()
    def articles_show_what_was_found_and_settled(self) -> None:
        for uri, told in self.model.articles.items():
            stored = self.record.articles.read(self.session, self._article(uri))
            assert stored.text == self.texts[uri]
            shown = {q.spans[0].exact: q.speaker.id if q.speaker else None for q in stored.quotations}
            assert len(shown) == len(stored.quotations)
            expected = {words: self._id(entry.credit) for words, entry in told.entries.items() if entry.shown}
            assert shown == expected, uri
            assert {s.id for s in stored.speakers} == {self._id(who) for who in told.speakers()}, uri
            assert all(stored.text[s.start : s.end] == s.exact for q in stored.quotations for s in q.spans)

    @invariant()
    def profiles_say_what_living_articles_and_corrections_say(self) -> None:
        found = {s.id: s for s in self.record.speakers.search(self.session, SpeakerFilter(), limit=200).items}
        assert set(found) == {self._id(who) for who in self.model.living()}
        lasting = self._lasting()
        for who in self.model.living():
            said = self.model.statements(who) if who in lasting else {}
            sayings = sorted(said.items()) if who in lasting else self.model.sayings(who)
            profile = self.record.speakers.read(self.session, self.profiles[who])
            assert profile.statements == found[profile.id].statements == len(sayings)
            assert profile.articles == found[profile.id].articles == len(self.model.articles_of(who))
            spoke = [day for _, day in sayings]
            days = (min(spoke, default=None), max(spoke, default=None))
            assert (profile.first_quoted, profile.last_quoted) == days
            shown = self._quotations(QuotationFilter(speaker=profile.id))
            assert sorted((q.spans[0].exact, q.dated) for q in shown) == sayings
            carried = {q.spans[0].exact: {a.uri for a in q.sources} for q in shown}
            assert all(len(carried[words]) == self._copies(who, words) for words in said)
            assert profile.name in self.model.names[who]
        for gone in {*self.profiles} - self.model.living():
            with pytest.raises((errors.Gone, errors.Moved)):
                self.record.speakers.read(self.session, self.profiles[gone])

    @invariant()
    def profiles_have_the_roles_that_are_printed_and_not_rejected(self) -> None:
        for who in self._lasting():
            shown = {held.role for held in self.record.speakers.roles(self.session, self.profiles[who]).items}
            sure, possible = self.model.roles(who)
            assert sure <= shown <= possible, who

    @invariant()
    def everything_said_is_found_once(self) -> None:
        everything = self._quotations(QuotationFilter())
        nobodys = [key for key in self.model.visible() if self.model.articles[key[0]].entries[key[1]].credit is None]
        owned = sum(len(self.model.statements(who)) for who in self._lasting())
        bound = [
            (uri, words)
            for uri, words in self.model.visible()
            if (who := self.model.articles[uri].entries[words].credit) is not None and who not in self._lasting()
        ]
        assert len(everything) == len(nobodys) + owned + len(bound)
        searched = self._quotations(QuotationFilter(q='"wait for the ship"'))
        assert {q.id for q in searched} == {q.id for q in everything if "ships" in q.spans[0].exact}
        for publisher in PUBLISHERS:
            printed = {q.id for q in everything if publisher in {source.publisher for source in q.sources}}
            assert {q.id for q in self._quotations(QuotationFilter(publisher=publisher))} == printed

    @invariant()
    def nobody_erased_is_named(self) -> None:
        shown = repr(self.record.speakers.search(self.session, SpeakerFilter(), limit=200).items)
        shown += repr(self.record.corrections.log(self.session, limit=200).items)
        others = {name for who in {*self.profiles} - self.model.erased for name in self.model.names[who]}
        assert not [name for name in self.model.erased_names - others if name in shown]

    # How it is done

    def _version(
        self, uri: str, said: dict[str, str | None], beside: set[str], offices: dict[str, str] = NO_OFFICES
    ) -> tuple[object, object]:
        opening = " ".join(["It was a day.", *(f"They wrote: {words}." for words in sorted(beside - {*said}))])
        told = (Said(who, words, offices.get(who)) for words, who in said.items())
        publisher = PUBLISHERS[len(opening) % 2]  # the same of the same text
        return story(
            *told, uri=uri, opening=opening, published=DAYS[uri], publisher=publisher, pipeline=self._pipeline()
        )

    def _pipeline(self) -> str:
        self.runs += 1
        return f"test-{self.runs}"

    def _found(self, uri: str, said: dict[str, str | None], offices: dict[str, str] = NO_OFFICES) -> None:
        """Bring the model to what an analysis of the current text of an article found. Whose names they are is the
        record's to say, within bounds: who was named so, or somebody new; never somebody erased."""
        told = self.model.articles.setdefault(uri, CorrectionText(DAYS[uri]))
        told.version += 1
        told.roles = {name: role for name, role in offices.items() if name in said.values()}
        article = self.record.articles.read(self.session, self._article(uri))
        stored = {s.name: s.id for s in article.speakers}
        credited = {q.spans[0].exact: q.speaker.id if q.speaker else None for q in article.quotations}
        before, told.names = told.names, {}
        for name in dict.fromkeys(name for name in said.values() if name):
            own = {credited[w] for w, n in said.items() if n == name and w in credited and not self._fixed(uri, w)}
            withheld = name in self.model.erased_names and own <= {None}
            if name in before and name in stored:
                told.names[name] = before[name]
            elif name in stored and not withheld:
                told.names[name] = self._identified(name, stored[name])
            else:  # somebody erased, or another name of somebody whom the article has already
                assert own != {None} or name in self.model.erased_names
                known = {who for who in self.profiles if self.profiles[who] in (own - {None} or stored.values())}
                if own != {None} and (named := [who for who in known if name in self.model.names[who]]):
                    (told.names[name],) = named
        for words, entry in list(told.entries.items()):
            if words not in said and not (entry.fixed and words in self.texts[uri]):
                self.model.lose(uri, words)
        for words in [words for words in told.absent if words in said or words in self.texts[uri]]:
            told.entries[words] = told.absent.pop(words)
            self._settled(told.entries[words])
        for words, name in said.items():
            entry = told.entries.setdefault(words, Entry(None))
            entry.machine = told.names.get(name) if name else None
            entry.fixed.pop("added", None)

    def _fixed(self, uri: str, words: str) -> bool:
        """Whether an editor settled whose these words are."""
        told = self.model.articles[uri]
        entry = {**told.absent, **told.entries}.get(words)
        return entry is not None and bool({"speaker", "confirmed"} & entry.fixed.keys())

    def _identified(self, name: str, id_: str) -> int:
        """The number of the profile that the record took ``name`` for, checked."""
        known = {self.profiles[who]: who for who in self.profiles}
        if id_ not in known:
            assert not [w for w in self._lasting() if self.model.names[w] == {name}] or self._doubtful(name), name
            number = self._number(id_)
            self.model.names[number] = {name}
            return number
        assert name in self.model.names[known[id_]]
        return known[id_]

    def _doubtful(self, name: str) -> bool:
        """Whether there are, or were, several profiles of this name."""
        return sum(name in names for names in self.model.names.values()) > 1

    def _fix(self, uri: str, words: str, fix: QuotationFix, settled: dict[str, object]) -> None:
        entry = self.model.articles[uri].entries[words]
        self.record.corrections.correct_quotation(self.session, self._quotation(uri, words), fix, KIM)
        ((kind, value),) = settled.items()
        self._logged(kind, (uri, words), {kind: entry.fixed[kind]} if kind in entry.fixed else {})
        if kind == "right" and not entry.fixed.keys() & {"speaker", "confirmed"}:
            entry.fixed["confirmed"] = entry.machine
        entry.fixed[kind] = value
        self._settled(entry)

    def _logged(self, kind: str, subject: object, before: dict[str, object]) -> None:
        newest = self.record.corrections.log(self.session, limit=1).items[0]
        assert newest.kind == kind
        self.model.log.append(Logged(newest.id, kind, subject, before))

    def _stands(self, entry: Logged) -> bool:
        """Whether a correction may be undone: nothing later stands on it."""
        if entry.kind == "role_rejected":
            return True
        if entry.kind not in ("merged", "split") and entry.subject[1] in self.model.articles[entry.subject[0]].absent:
            return False
        later = self.model.log[self.model.log.index(entry) + 1 :]
        if entry.kind in ("merged", "split"):
            return not any(e.kind in ("merged", "split") and {*e.subject} & {*entry.subject} for e in later) and (
                entry.kind == "merged" or {*entry.subject} <= self.model.living()
            )
        kinds = {entry.kind}
        if (
            entry.kind == "added"
            and "added" not in self.model.articles[entry.subject[0]].entries[entry.subject[1]].fixed
        ):
            kinds.add("speaker")
        return not any(e.kind in kinds and e.subject == entry.subject for e in later)

    def _undone(self, entry: Logged) -> None:
        if entry.kind == "merged":
            gone, into = entry.subject
            carried, own = entry.before.pop("roles"), self.model.rejected[into]
            self._parted(gone, into, entry.before)
            self.model.rejected[into] = {r: by for r, by in own.items() if carried.get(r) != by}
            self.model.carry(into, gone, since=entry.id)
        elif entry.kind == "split":
            who, new = entry.subject
            self.model.turn(new, who)
            self.model.merged[new] = who
            self.model.carry(new, who)
        elif entry.kind == "role_rejected":
            for of, rejected in self.model.rejected.items():
                self.model.rejected[of] = {role: by for role, by in rejected.items() if by != entry.id}
        elif entry.kind == "added":
            uri, words = entry.subject
            quotation = self.model.articles[uri].entries[words]
            if "added" in quotation.fixed:
                self.model.forget(uri, words)
            else:
                quotation.fixed.pop("speaker")
                self._settled(quotation)
        else:
            quotation = self.model.articles[entry.subject[0]].entries[entry.subject[1]]
            quotation.fixed.pop(entry.kind)
            if entry.kind == "right" and not entry.before:
                quotation.fixed.pop("confirmed", None)
            quotation.fixed |= entry.before
            self._settled(quotation)

    def _settled(self, entry: Entry) -> None:
        """Whoever is credited now, or would be, is known by the profile they have now."""
        entry.machine = self.model.follow(entry.machine)
        for kind in {"speaker", "confirmed"} & entry.fixed.keys():
            entry.fixed[kind] = self.model.follow(entry.fixed[kind])

    def _parted(self, gone: int, into: int, before: dict[str, dict[str, object]]) -> None:
        """A merge is undone: in articles that stand as they were, exactly; in others by the name printed there."""
        del self.model.merged[gone]
        for uri, state in before.items():
            told = self.model.articles.get(uri)
            if told is None or into not in told.speakers():
                continue
            if told.version == state["version"]:
                for name in state["named"]:
                    told.names[name] = gone
                for words, entry in told.every():
                    if words in state["machine"] and entry.machine == into:
                        entry.machine = gone
                    for kind in ("speaker", "confirmed"):
                        if (words, kind) in state["fixed"] and entry.fixed.get(kind) == into:
                            entry.fixed[kind] = gone
            elif not state["into"] and any(told.names.get(name) == into for name in state["named"]):
                told.turn(into, gone)

    def _some_quotation(self, data: st.DataObject) -> tuple[str, str]:
        return data.draw(st.sampled_from(self.model.visible()))

    def _missed(self) -> list[tuple[str, str]]:
        return [
            (uri, words)
            for uri, told in self.model.articles.items()
            for words in WORDS
            if words in self.texts[uri] and words not in told.entries
        ]

    def _lasting(self) -> list[int]:
        """The living profiles that are not bound to one article."""
        listed = self.record.speakers.search(self.session, SpeakerFilter(provisional=False), limit=200).items
        ids = {s.id for s in listed}
        return sorted(who for who in self.model.living() if self.profiles[who] in ids)

    def _rejectable(self) -> list[tuple[int, str]]:
        return [(who, role) for who in self._lasting() for role in sorted(self.model.roles(who)[0])]

    def _splittable(self) -> list[int]:
        return [who for who in self._lasting() if len(self.model.articles_of(who)) > 1]

    def _copies(self, who: int, words: str) -> int:
        return sum(entry.shown and entry.credit == who and said == words for _, said, entry in self.model.entries())

    def _forgotten(self) -> None:
        """Those whom nothing but an erased article showed went with it, and so did merges and splits of them."""
        for who, id_ in self.profiles.items():
            with suppress(errors.Moved):
                try:
                    self.record.speakers.read(self.session, id_)
                except errors.Gone as gone:
                    self.model.erased |= {who} if "erased" in gone.detail else set()
        assert not self.model.erased & self.model.living()
        self.model.merged = {gone: into for gone, into in self.model.merged.items() if gone not in self.model.erased}
        self._forget_corrections()

    def _forget_corrections(self) -> None:
        """What was settled of somebody erased is undone by nobody."""
        of_people = ("merged", "split", "role_rejected")
        log = self.model.log
        self.model.log = [e for e in log if e.kind not in of_people or not self.model.erased & {*e.subject}]

    def _number(self, id_: str) -> int:
        number = len(self.profiles)
        self.profiles[number] = id_
        return number

    def _id(self, who: int | None) -> str | None:
        return None if who is None else self.profiles[who]

    def _article(self, uri: str) -> str:
        return self.record.articles.find(self.session, uri)[0].id

    def _quotation(self, uri: str, words: str) -> str:
        stored = self.record.articles.read(self.session, self._article(uri))
        return next(q.id for q in stored.quotations if q.spans[0].exact == words)

    def _quotations(self, wanted: QuotationFilter) -> tuple[RecordedQuotation, ...]:
        return self.record.quotations.search(self.session, wanted, limit=200).items


@pytest.mark.parametrize("url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)], indirect=True)
def test_the_record_agrees_with_a_simple_model(record: Record) -> None:
    """A short run, always the same; by hand as long as MODEL_EXAMPLES and MODEL_STEPS say, and each time another."""
    run_state_machine_as_test(
        lambda: RecordMachine(record),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize="MODEL_EXAMPLES" not in os.environ,
            phases=[Phase.generate] if "MODEL_EXAMPLES" in os.environ else list(Phase),
        ),
    )
