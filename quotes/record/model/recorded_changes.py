"""Changes of the record, as other systems read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

ChangeKind = Literal[
    "article.saved",
    "article.retracted",
    "article.erased",
    "quotation.corrected",
    "speaker.renamed",
    "speaker.identified",
    "speaker.merged",
    "speaker.split",
    "speaker.typed",
    "speaker.role_rejected",
    "speaker.roles_joined",
    "speaker.erased",
    "correction.undone",
]


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """A change of the record, in ids: what it is now is to be read where they lead. ``number`` counts those of the
    newsroom; ``subject``: the id of the article, quotation, speaker or correction."""

    number: int
    kind: ChangeKind
    subject: str
    made_at: datetime
    data: Mapping[str, Any]
