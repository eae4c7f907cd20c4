"""Labels: what stands beside the words of a quotation in the full-text index, so that a search narrowed down by it need
not look at every quotation that has the words: who published it. (On PostgreSQL days are labels, too: see
``quotes.record.db.newest_found``.) No label can be a stem, which has nothing but letters and digits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def publisher_label(publisher: str) -> str:
    """What stands for a publisher: two have the same in one of some 10^19 cases."""
    return "=" + hashlib.blake2b(publisher.encode(), digest_size=8).hexdigest()


def publishers_column(publishers: Iterable[str | None]) -> str:
    """What ``quotations.publishers`` holds of these; those that are None are none."""
    return " ".join(sorted({publisher_label(publisher) for publisher in publishers if publisher}))
