"""Words told by another: “Frost said Denny had told him: …” is said by Denny, via Frost."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.attribution.retold.claims import claimed
from quotes.analysis.attribution.retold.nested_speech import inner_clause, nested_speaker
from quotes.analysis.attribution.retold.quoted_as import quoted_as, quoted_in_passive, quoted_indirectly
from quotes.analysis.attribution.retold.told_behind import told_behind
from quotes.analysis.attribution.retold.writings import read_out, recalled
from quotes.model import END, START, Stretch


def with_inner_speaker(prose: Prose, names: Sequence[NameMention], attribution: Attribution) -> Attribution:
    """``attribution`` with its inner speaker as source and the outer one as ``via``, where somebody tells what another
    said; unchanged elsewhere. ``names`` in the order of the text. Of words without quotation marks only those that
    somebody is quoted as saying are looked at."""
    if told := recalled(prose, attribution) or read_out(prose, names, attribution):
        return told
    quoted = prose.quoted_in(attribution.content[0])
    if quoted is None:
        return quoted_indirectly(prose, attribution) or claimed(prose, attribution) or attribution
    if told := inner_clause(prose, quoted, attribution):
        return told
    start, before = prose.before(quoted.start)
    near = names[bisect_left(names, start, key=START) : bisect_right(names, quoted.start, key=END)]
    told = quoted_in_passive(start, before, near, attribution) or nested_speaker(start, before, near, attribution)
    if told is None:
        quoted_so = quoted_as(prose, quoted, attribution) or quoted_indirectly(prose, attribution)
        return quoted_so or told_behind(prose, names, attribution) or attribution
    words = Stretch(max(quoted.start, told.content[0].start), told.content[0].end)
    return replace(told, content=(words, *told.content[1:]))
