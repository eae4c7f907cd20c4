"""Keys to the service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AccessKey:
    """A key to the service, without the key itself. ``owner``: whose it is, and the editor of what it corrects.

    ``used_at``: when it was last used, to the minute; None: never. ``revoked_at``: since when it opens nothing.
    """

    id: str
    newsroom: str
    owner: str
    scopes: frozenset[str]
    made_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None
