"""Words by what they tell of: what kind of day a date stands for, and what kind of news an article is."""

from __future__ import annotations

import re

# A star stands for any ending.
_WORDS = {
    "court": "court judge jury trial prosecut* sentenc* jailed barrister solicitor inquest tribunal testif* pleaded"
    " magistrate* appeared hearing verdict",
    "sport": r"match game win victory beat defeat* loss season coach league goal* tournament round final cup"
    r" \d{1,3}[-–]\d{1,3}",
    "event": r"took(?=\splace) rally rallied protest* ceremony meeting event conference forum summit gathered march*"
    " opened opening launch* visit* attended held inaugurat* session hearing debate talks met festival address*"
    " convention vote voted votes",
    "release": "releas* publish* issued announc* statement report* posted launched unveil* filed indict* ruling ruled"
    " letter survey study",
    "happening": "arriv* killed died attack* explo* crash* fired arrest* born began start* since founded elected shot"
    " struck bomb* storm*",
    "saying": "said says told tell* announc* statement speech interview conference press address* remarks briefing"
    " hearing testif* letter tweet* wrote post* spoke speak* releas* publish* issued warn* urged call* declar* accus*"
    " condemn* critici* report* claim* reveal* confirm* denied reject* respon* welcom* pledg* vow* prais* dismiss*"
    " defend* insist* demand* propos* admit* apologi*",
}
SUBJECTS = {
    name: re.compile(rf"\b(?:{'|'.join(words.replace('*', chr(92) + 'w*').split())})\b", re.IGNORECASE)
    for name, words in _WORDS.items()
}
