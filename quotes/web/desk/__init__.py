"""The editor's desk on the pages: what needs a look, what was missed, who is who, and what was corrected.

Every form works without script and carries the tag of what its reader saw: nobody overwrites what somebody else settled
in the meantime.
"""

from __future__ import annotations

from quotes.web.desk import add_quotation, correction_log, profiles, reject_many, review, same_words
from quotes.web.desk.forms import desk, may

__all__ = ["add_quotation", "correction_log", "desk", "may", "profiles", "reject_many", "review", "same_words"]
