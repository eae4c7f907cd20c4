"""The form with which an editor adds a quotation that the analysis missed: what was typed, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quotes.analysis.selection import places_of
from quotes.errors import FieldError, InvalidInput
from quotes.model import Stretch
from quotes.record.model.saved_articles import StoredArticle
from quotes.web.form_tags import form_tag
from quotes.web.speaker_choices import SpeakerChoice, of_article

PARTS = 3  # an interrupted quotation has two, rarely three
AROUND = 40  # code points shown on either side of each of several places


@dataclass(frozen=True, slots=True)
class FormPlace:
    """One of several places of the same words: where, and the words around it."""

    at: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class FormPart:
    """A stretch that was typed or selected. ``at``: near which code point of the text it is meant, "" if not known;
    ``places``: where it stands, for the editor to choose from, where it is not known."""

    words: str = ""
    at: str = ""
    places: tuple[FormPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """The form as it is shown. ``tag``: of the version of the article it is made for; ``problems``: what is wrong, by
    field ("words0" is the first part, "form" is no field)."""

    tag: str
    choices: list[SpeakerChoice]
    parts: tuple[FormPart, ...] = (FormPart(),) * PARTS
    speaker: str = ""
    name: str = ""
    thought: bool = False
    reason: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    open: bool = False


def blank(article: StoredArticle) -> Missed:
    """The empty form for an article."""
    return Missed(form_tag(article), of_article(article.speakers))


def stretches(text: str, parts: Sequence[FormPart]) -> list[Stretch]:
    """Where the parts stand in ``text``. Raises InvalidInput naming each part that does not, or stands in several
    places without a hint which is meant."""
    found: list[Stretch] = []
    faults: list[FieldError] = []
    for i, part in enumerate(parts):
        places = places_of(text, part.words) if part.words else []
        if part.words and not places:
            faults.append(FieldError(f"words{i}", "These words are not in the article. Copy them letter for letter."))
        elif len(places) > 1 and not part.at.isdecimal():
            faults.append(
                FieldError(f"words{i}", f"These words stand here {len(places)} times. Choose which are meant.")
            )
        elif places:
            near = int(part.at[:9]) if part.at.isdecimal() else 0
            found.append(min(places, key=lambda place: abs(place.start - near)))
    if not found and not faults:
        faults.append(FieldError("words0", "Select words in the article, or copy them here."))
    if faults:
        raise InvalidInput("The quotation cannot be added.", *faults)
    return found


def with_places(text: str, part: FormPart) -> FormPart:
    """The part with the places to choose from, where there are several and none was chosen."""
    places = places_of(text, part.words) if part.words and not part.at.isdecimal() else []
    if len(places) < 2:
        return part
    around = (
        FormPlace(
            s.start, text[max(0, s.start - AROUND) : s.start], text[s.start : s.end], text[s.end : s.end + AROUND]
        )
        for s in places
    )
    return FormPart(part.words, part.at, tuple(around))
