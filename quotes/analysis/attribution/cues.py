"""Cues -> acts: whether the words that attribute say that somebody spoke, or only that he thought."""

from __future__ import annotations

import re

from quotes.model import Act

_THOUGHT = re.compile(
    r"\b(?:believ\w+|think(?:s|ing)?|thought|hop(?:e|es|ed|ing)|fear(?:s|ed|ing)?|feels?|felt|feeling|wish(?:es|ed)?"
    r"|want(?:s|ed|ing)?|expect(?:s|ed|ing)?|knows?|knew|known|doubt(?:s|ed)?|worr(?:y|ies|ied)|assum(?:e|es|ed|ing)"
    r"|suspect(?:s|ed)?|consider(?:s|ed|ing)?|prefer(?:s|red)?|like[sd]?|hat(?:e|es|ed)|love[sd]?|desire[sd]?"
    r"|intend(?:s|ed)?|plan(?:s|ned|ning)?|imagin(?:e|es|ed)|guess(?:es|ed)?|trust(?:s|ed)?|realiz(?:e|es|ed)"
    r"|realis(?:e|es|ed)|understands?|understood|remember(?:s|ed)?|forg[eo]ts?|regard(?:s|ed)?|view(?:s|ed)"
    r"|see[sn]?|saw|learn(?:s|ed|t)?|conclud(?:e|es|ed)|decid(?:e|es|ed)|convinced|concerned|confident|certain"
    r"|sure|afraid|aware|unsure|optimistic|pessimistic|mind|opinion)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|tell(?:s|ing)?|told|ask(?:s|ed|ing)?|wr(?:ite|ites|ote|itten|iting)|stat(?:e|es|ed|ing)"
    r"|express(?:es|ed|ing)?|voic(?:e|es|ed|ing)|according|tweet\w*|announc\w+|report\w*|repl\w+|answer\w*|declar\w+"
    r"|call(?:s|ed|ing)?|claim\w*|argu\w+|testif\w+|statement|interview|speech|warn\w*|add(?:s|ed|ing)?|spoke|speak\w*)\b",
    re.IGNORECASE,
)


def act_of(cue: str | None) -> Act:
    """``thought`` where the cue tells of a state of mind and of no speech ("hopes", "is convinced"), else a
    ``statement``.

    "said he believes" is a statement: he said it. Words from the cues of PolNeAR's train part (Newell et al., 2018).
    """
    if cue is None or _SPEECH.search(cue) or not _THOUGHT.search(cue):
        return "statement"
    return "thought"
