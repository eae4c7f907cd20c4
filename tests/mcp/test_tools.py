"""The tools answer exact words, with their day and article, of the newsroom that asks and of no other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from mcp.server.mcpserver.exceptions import ToolError

from quotes.mcp.tools import MOST_OF_ARTICLE, Tools, asking
from quotes.record import Record
from quotes.record.model.corrections import Editor, QuotationFix
from quotes.record.model.speakers import SpeakerFilter
from tests.support.stories import Said, story

FERRY = "The night ferry must sail on."
AGAINST = "I can no longer support the night ferry."


@pytest.fixture
def tools(record: Record) -> Iterator[Tools]:
    token = asking.set("default")
    yield Tools(record)
    asking.reset(token)


def brandt(tools: Tools) -> str:
    (found,) = tools.find_speakers(name="brandt").speakers
    return found.id


def test_said_since_a_day(tools: Tools) -> None:
    (said,) = tools.said_by(brandt(tools), words="ferry", from_date=date(2024, 3, 1)).quotations
    assert [(w.exact, w.quoted) for w in said.words] == [(AGAINST, True)]
    assert (said.day.date, said.day.precision, said.day.exact) == (date(2024, 3, 1), "month", "in March")
    assert (said.day.known_by, said.article.uri) == ("said_on", "https://desk.example/2")
    assert said.speaker and (said.speaker.name, said.speaker.role) == ("Ilsa Brandt", "harbour master")
    assert not said.reviewed_by_editor


def test_publication_day_is_told_as_such(tools: Tools) -> None:
    (said,) = tools.said_by(brandt(tools), to_date=date(2024, 2, 28)).quotations
    assert (said.day.date, said.day.known_by, said.day.exact) == (date(2024, 2, 10), "published", None)


def test_nobody_can_be_named(tools: Tools) -> None:
    (said,) = tools.find_quotations(words="nobody told").quotations
    assert (said.speaker, said.attribution) == (None, "nobody can be named with confidence")


def test_editor_looked(tools: Tools, record: Record) -> None:
    (said,) = tools.said_by(brandt(tools), words="sail").quotations
    record.corrections.correct_quotation("default", said.id, QuotationFix(right=True), Editor("Kim"))
    assert tools.quotation(said.id).reviewed_by_editor


def test_role_on_a_day(tools: Tools) -> None:
    (role,) = tools.speaker(brandt(tools), on=date(2024, 3, 1)).roles
    assert role.role == "harbour master" and role.basis
    assert tools.speaker(brandt(tools)).statements == 2


def test_change_of_position(tools: Tools) -> None:
    (change,) = tools.changes_of_position(brandt(tools)).changes
    assert (change.before.stance, change.before.evidence) == ("support", FERRY)
    assert (change.after.stance, change.after.evidence) == ("oppose", AGAINST)
    newest, oldest = tools.positions(brandt(tools), target="night ferry").positions
    assert (newest.stance, oldest.stance) == ("oppose", "support")


def test_words_are_checked(tools: Tools) -> None:
    found = tools.check_words("The night ferry must sail tomorrow", name="Brandt")
    assert found.verdict == "altered"
    assert found.matches[0].quotation.words[0].exact == FERRY
    assert tools.check_words("Never said by anybody at all").verdict == "not_on_record"


def test_article_by_uri(tools: Tools) -> None:
    found = tools.article(uri="https://desk.example/1")
    assert [q.words[0].exact for q in found.quotations] == [FERRY, "Nobody told us anything."]
    assert tools.article(article_id=found.id) == found


def test_long_article_has_bounds(tools: Tools, record: Record) -> None:
    many = [Said("Ilsa Brandt", f"Item {i} is settled now.") for i in range(MOST_OF_ARTICLE + 3)]
    saved = record.articles.save("default", *story(*many, uri="https://desk.example/9"))
    found = tools.article(article_id=saved.article.id)
    assert (len(found.quotations), found.left_out) == (MOST_OF_ARTICLE, 3)


def test_lists_go_on(tools: Tools) -> None:
    first = tools.find_quotations(limit=2)
    rest = tools.find_quotations(limit=2, cursor=first.next)
    assert (len(first.quotations), len(rest.quotations), rest.next) == (2, 1, None)


def test_other_newsrooms_are_not_there(tools: Tools, record: Record) -> None:
    (theirs,) = record.speakers.search("other", SpeakerFilter()).items
    assert not tools.find_speakers(name="Secret").speakers
    assert not tools.find_quotations(words="others").quotations
    for ask in (tools.speaker, tools.said_by, tools.positions, tools.changes_of_position):
        with pytest.raises(ToolError, match="no speaker"):
            ask(theirs.id)


def test_nobody_reads_without_a_newsroom(record: Record) -> None:
    with pytest.raises(LookupError):
        Tools(record).find_speakers()


def test_merged_speaker_leads_on(tools: Tools, record: Record) -> None:
    record.articles.save("default", *story(Said("Tove Lund", "We sail."), uri="https://desk.example/4"))
    kept, (other,) = brandt(tools), tools.find_speakers(name="Lund").speakers
    record.corrections.merge("default", other.id, kept, Editor("Kim"))
    with pytest.raises(ToolError, match=kept):
        tools.speaker(other.id)


@pytest.mark.parametrize("given", [{}, {"article_id": "1", "uri": "x"}])
def test_article_wants_one_name(tools: Tools, given: dict[str, str]) -> None:
    with pytest.raises(ToolError, match="either"):
        tools.article(**given)


def test_refusals_are_told(tools: Tools) -> None:
    with pytest.raises(ToolError, match="no article"):
        tools.article(uri="https://desk.example/none")
    with pytest.raises(ToolError, match="cursor"):
        tools.find_quotations(cursor="nonsense")
