"""The names that profiles are shown under."""

from __future__ import annotations

import pytest

from quotes.record import Record
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.profiles import saying
from tests.support.stories import Said, story


def test_the_fullest_living_name(record: Record) -> None:
    hale = saying(record, "John Hale")
    kept = record.articles.save("default", *story(Said("John Quincy Hale", "Something longer was said"), uri="full"))
    assert record.speakers.read("default", hale).name == "John Quincy Hale"
    record.articles.retract("default", kept.article.id)
    assert record.speakers.read("default", hale).name == "John Hale"
    brandt = saying(record, "Commodore Lena Brandt")
    assert record.speakers.read("default", brandt).name == "Lena Brandt"
    saying(record, "Rear Admiral Lena Brandt")
    assert record.speakers.read("default", brandt).name == "Lena Brandt"


@pytest.mark.parametrize(
    "odd",
    [
        "To\u00admas Weller",  # a soft hyphen
        "Tomas\u200b Weller",  # a space of no width
        "T\u034fomas Weller",  # a joiner that is no format character
        "Tomas\ufe0f Weller",  # a sign that chooses a variant of the letter before it
        "\u202eTomas Weller",  # from here on right to left
        "\u0422omas Weller",  # a Cyrillic letter
        "Tomas Weller\u0399",  # a Greek one
        "\uff34omas Weller",  # full width
    ],
)
def test_odd_forms_rename_nobody(record: Record, odd: str) -> None:
    for name in ("Tomas Weller", odd, "Tomas Weller"):
        saying(record, name)
        shown = {s.name for s in record.speakers.search("default", SpeakerFilter(), limit=200).items}
        assert "Tomas Weller" in shown
        assert not any(sign in name for name in shown for sign in "\u00ad\u200b\u202e\u034f\ufe0f")


def test_unseen_signs_are_not_shown(record: Record) -> None:
    saying(record, "Ivo\u200b Bran\u00addt")
    assert [s.name for s in record.speakers.search("default", SpeakerFilter()).items] == ["Ivo Brandt"]
