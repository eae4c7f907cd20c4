"""The tools: each reads the record of the newsroom that asks, and none can change it."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date
from functools import wraps
from typing import Annotated, Literal, ParamSpec, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from quotes.errors import Moved, OnRecordError
from quotes.mcp import answers, record_answers
from quotes.model import Act, Kind, Medium
from quotes.record import Record
from quotes.record.model.checks import MOST_CHECKED_WORDS
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import QuotationFilter, RecordedQuotation
from quotes.record.model.speakers import SpeakerFilter

MOST = 25
"""Items of an answer: what an assistant reads has bounds."""
MOST_OF_ARTICLE = 50

asking: ContextVar[str] = ContextVar("asking")
"""The newsroom that asks. It has no default: whoever forgets to set it reads nothing."""

P = ParamSpec("P")
T = TypeVar("T")

Id = Annotated[str, Field(min_length=1, max_length=100)]
SpeakerId = Annotated[str, Field(min_length=1, max_length=100, description="Id of a speaker, from find_speakers.")]
Text = Annotated[str, Field(min_length=1, max_length=200)]
From = Annotated[date | None, Field(description="Said on this day or later.")]
To = Annotated[date | None, Field(description="Said on this day or earlier.")]
Having = Annotated[
    Text | None, Field(description="Words that must all occur, compared by stem; a phrase in double quotes.")
]
Target = Annotated[Text | None, Field(description="What the position is on, in words of the articles.")]
Limit = Annotated[int, Field(ge=1, le=MOST)]
Cursor = Annotated[
    str | None, Field(max_length=2000, description="`next` of an answer to the same question: what comes after it.")
]


def explaining_refusals(tool: Callable[P, T]) -> Callable[P, T]:
    """The same tool; where the record refuses, the assistant reads why."""

    @wraps(tool)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return tool(*args, **kwargs)
        except Moved as error:
            raise ToolError(f"{error.detail} Ask for {error.to} instead.") from None
        except OnRecordError as error:
            faults = "".join(f" {fault.field}: {fault.detail}" for fault in error.fields)
            raise ToolError(error.detail + faults) from None

    return answer


class Tools:
    """The tools over one record. What a method is called, its docstring and its types are what an assistant sees."""

    def __init__(self, record: Record) -> None:
        self._record = record

    @explaining_refusals
    def find_speakers(
        self,
        name: Annotated[
            Text | None, Field(description="A name or a part of one; spelling and accents may differ.")
        ] = None,
        role: Annotated[Text | None, Field(description="Words of a role as printed: minister.")] = None,
        organization: Annotated[Text | None, Field(description="Words of the organisation of a role.")] = None,
        type: Literal["person", "organization"] | None = None,
        limit: Limit = 10,
        cursor: Cursor = None,
    ) -> answers.FoundSpeakers:
        """Find persons and organisations on record. Several may share a name: look at roles and days before you take
        one for another, and say so where it stays unclear."""
        wanted = SpeakerFilter(q=name, role=role, organization=organization, type=type)
        page = self._record.speakers.search(asking.get(), wanted, cursor, limit)
        return answers.FoundSpeakers(tuple(map(record_answers.found_speaker, page.items)), page.next)

    @explaining_refusals
    def speaker(
        self,
        speaker_id: SpeakerId,
        on: Annotated[date | None, Field(description="Only roles that articles show held on this day.")] = None,
    ) -> answers.SpeakerAnswer:
        """Read who a speaker is: names, roles and when they were printed, ids elsewhere, how often quoted."""
        speakers, newsroom = self._record.speakers, asking.get()
        profile = speakers.read(newsroom, speaker_id)
        held = speakers.roles(newsroom, speaker_id, on, None, MOST).items if on else profile.roles
        return record_answers.speaker(profile, held)

    @explaining_refusals
    def said_by(
        self,
        speaker_id: SpeakerId,
        words: Having = None,
        from_date: From = None,
        to_date: To = None,
        kind: Annotated[Kind | None, Field(description="direct: in quotation marks; indirect: reported.")] = None,
        act: Act | Literal["any"] = "statement",
        limit: Limit = 10,
        cursor: Cursor = None,
    ) -> answers.Quotations:
        """List what one speaker said, letter for letter, the newest first."""
        self._record.speakers.must_exist(asking.get(), speaker_id)
        kinds = (kind,) if kind else ()
        wanted = QuotationFilter(
            speaker=speaker_id, q=words, from_date=from_date, to_date=to_date, kinds=kinds, act=act
        )
        return self._quotations(wanted, cursor, limit)

    @explaining_refusals
    def find_quotations(
        self,
        words: Having = None,
        from_date: From = None,
        to_date: To = None,
        target: Target = None,
        occasion: Annotated[Text | None, Field(description="Words of the occasion as printed.")] = None,
        medium: Medium | None = None,
        publisher: Text | None = None,
        kind: Kind | None = None,
        limit: Limit = 10,
        cursor: Cursor = None,
    ) -> answers.Quotations:
        """List what anybody said, letter for letter, the newest first."""
        wanted = QuotationFilter(
            q=words,
            from_date=from_date,
            to_date=to_date,
            target=target,
            occasion=occasion,
            medium=medium,
            publisher=publisher,
            kinds=(kind,) if kind else (),
        )
        return self._quotations(wanted, cursor, limit)

    @explaining_refusals
    def check_words(
        self,
        words: Annotated[
            str, Field(min_length=1, max_length=20_000, description=f"At most {MOST_CHECKED_WORDS} words.")
        ],
        name: Annotated[Text | None, Field(description="Who is said to have said it.")] = None,
    ) -> answers.CheckAnswer:
        """Check a quotation before it is printed: were these words said, by whom, and exactly so? "not_on_record" means
        that no stored article has them, not that nobody ever said them."""
        found = self._record.quotations.check(asking.get(), words, name)
        return answers.CheckAnswer(found.verdict, tuple(map(record_answers.match, found.matches)))

    @explaining_refusals
    def positions(
        self, speaker_id: SpeakerId, target: Target = None, limit: Limit = 10, cursor: Cursor = None
    ) -> answers.Positions:
        """List what one speaker was shown to support or oppose, the newest first, each with the words that show it."""
        page = self._record.speakers.positions(asking.get(), speaker_id, target, cursor, limit)
        return answers.Positions(tuple(map(record_answers.position, page.items)), page.next)

    @explaining_refusals
    def changes_of_position(self, speaker_id: SpeakerId) -> answers.ChangesOfPosition:
        """List where one speaker turned from support to opposition or back, on something called by the same name."""
        return record_answers.changes(self._record.speakers.positions_by_target(asking.get(), speaker_id), MOST)

    @explaining_refusals
    def article(
        self,
        article_id: Id | None = None,
        uri: Annotated[str | None, Field(max_length=2000, description="Instead of the id.")] = None,
    ) -> answers.ArticleAnswer:
        """Read who is quoted in one article, by its id or its uri."""
        if (article_id is None) == (uri is None):
            raise ToolError("Give either article_id or uri.")
        if uri is not None:
            found = self._record.articles.find(asking.get(), uri)
            if not found:
                raise ToolError("There is no article under this uri.")
            article_id = found[0].id
        return record_answers.article(self._record.articles.read(asking.get(), article_id or ""), MOST_OF_ARTICLE)

    @explaining_refusals
    def quotation(self, quotation_id: str) -> answers.Quotation:
        """One quotation, by its id."""
        return record_answers.quotation(self._record.quotations.read(asking.get(), quotation_id))

    def _quotations(self, wanted: QuotationFilter, cursor: str | None, limit: int) -> answers.Quotations:
        page: Page[RecordedQuotation] = self._record.quotations.search(asking.get(), wanted, cursor, limit)
        return answers.Quotations(tuple(map(record_answers.quotation, page.items)), page.next)
