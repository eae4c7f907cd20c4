"""What the whole article tells of a candidate: its kind, its age, whether it is named only below."""

from __future__ import annotations

from quotes.analysis.attribution import Attribution
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.ranking.entity_features import ENTITY_FEATURES, entity_features, seen_together
from quotes.analysis.speakers.ranking.mention_features import DESCRIPTION_FEATURES, description_features
from quotes.analysis.speakers.resolution.resolver import Resolver
from quotes.model import Stretch
from tests.support.analysis.marked import read_marked


def seen(marked: str, words: str) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """The numbers of each candidate by name, and those of the description ``words`` itself."""
    text, reading = read_marked(marked)
    resolver = Resolver(text, quoted_stretches(text), reading)
    m = read_mention(text, Stretch(text.index(words), text.index(words) + len(words)), resolver.article.names)
    question = resolver.description_question(Attribution((Stretch(0, 1),), None, None, 1.0, 1.0), m)
    options = [e for e in question.options if e is not None]
    together = seen_together(m, options, {}, [], text)
    paragraph = resolver.article.regions.paragraph(m.start)
    rows = {e.name: dict(zip(ENTITY_FEATURES, entity_features(e, together, paragraph), strict=True)) for e in options}
    own = dict(zip(DESCRIPTION_FEATURES, description_features(m, together, text, paragraph), strict=True))
    return rows, own


def test_the_airline_is_the_one_that_is_an_airline() -> None:
    rows, own = seen("<o>Tarn Airways</o> flies for <o>Orlow</o>. It rains, the airline said.", "the airline")
    assert (rows["Tarn Airways"]["kind agrees"], rows["Tarn Airways"]["only one of the kind"]) == (1, 1)
    assert (rows["Orlow"]["kind agrees"], rows["Orlow"]["another is of the kind"]) == (0, 1)
    assert own["one of the kind"] == 1


def test_an_introduction_tells_the_kind() -> None:
    rows, _ = seen("<o>Orlow</o>, a maker of boats, grows. It rains, the company said.", "the company")
    assert rows["Orlow"]["kind agrees"] == 1


def test_an_age_agrees_or_not() -> None:
    rows, own = seen("<p>Ana Orlow</p>, 41, sings. It rains, the 41-year-old singer said.", "the 41-year-old singer")
    assert (rows["Ana Orlow"]["age agrees"], own["mention with an age"]) == (1, 1)


def test_who_is_named_only_below() -> None:
    rows, _ = seen("A councillor said it rains.\n\nThe councillor <p>Ana Orlow</p> came.", "A councillor")
    assert (rows["Ana Orlow"]["named later only"], rows["Ana Orlow"]["named later soon"]) == (1, 1)


def test_a_noun_printed_before_without_a_name() -> None:
    _, own = seen("<p>Ivo Brandt</p> met a singer. <p>Ana Orlow</p> came. It rains, the singer said.", "the singer")
    assert (own["described before"], own["printed before"]) == (1, 1)
