"""Who reports something in an aside takes no words: Holm said the bridge, the Post reported, had rotted. All of it is
said by Holm, via the Post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.model import Stretch

_ASIDE = re.compile(r",\s[^,;:.!?\n\r]+,\s|\s?[–—-]+\s?[^;:.!?–—\n\r]+\s?[–—-]+\s?")
"""What stands between the parts of a statement: the Post reported on Monday."""
_REPORTS = re.compile(r"(?:(?:has|had|also|first)\s)*report(?:s|ed)\b", re.IGNORECASE)


def without_asides(prose: Prose, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, in the order of the text, with the words behind an aside given to whom those before it have."""
    out: list[Attribution] = []
    for attribution in attributions:
        if out and _goes_on(prose, out[-1], attribution):
            said = out.pop()
            content = (*said.content, *attribution.content)
            attribution = replace(said, content=content, via=said.via or attribution.source)
        out.append(attribution)
    return out


def _goes_on(prose: Prose, said: Attribution, reported: Attribution) -> bool:
    """Whether the words of ``reported`` go on with those of ``said``, with nothing but its source and cue between."""
    source, cue = reported.source, reported.cue
    if source is None or cue is None or said.source is None or said.cue is None:
        return False
    between = Stretch(said.content[-1].end, reported.content[0].start)
    inside = between.start < source.start < source.end < cue.start < cue.end <= between.end
    tagged_before = said.source.start < said.content[0].start
    unmarked = not any(prose.quoted_in(c) for c in (said.content[-1], reported.content[0]))
    return (
        inside
        and tagged_before
        and unmarked
        and _REPORTS.match(prose.text, cue.start) is not None
        and _ASIDE.fullmatch(prose.text, between.start, between.end) is not None
    )
