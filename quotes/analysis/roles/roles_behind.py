"""The roles that newspapers print behind a name: Ana Lopes, the "deputy minister", said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.analysis.attribution import NameMention
from quotes.analysis.roles.phrases import (
    DETERMINERS,
    Pair,
    is_role_noun,
    roles_from,
)
from quotes.analysis.roles.role_text import RoleText
from quotes.lexicon.person_names import COURTESY
from quotes.lexicon.word_lists import alternatives

_AFTER = re.compile(
    r"(?:\sof\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?=,))?"
    r"(?:,?\s(?:M\.?P|MEP|MSP|MLA|MD|M\.D|Ph\.?D|QC|KC|OBE|MBE|CBE|Jr|Sr)\b\.?)*\s*(?:\([^()\n]{1,30}\))?"
    r"(?:,\s+|\s--?\s|\s?[—–]\s?)(?:\d{1,3},\s+)?"
    r"(?:(?:[DRI]-[A-Z][\w.]+|(?:an?\s)?(?:Republican|Democrat)\sof\s(?:[A-Z]\w+\s?)+?)(?:,\s+|\sand\s))?"
    r"(?:(?:also|now|himself|herself|(?P<another>another))\s+)?"
)
_NAMED = r"[A-Z][\w&’'-]*(?:\s(?:(?:and|of|&)\s)?[A-Z][\w&’'-]*){0,4}"
_DEPARTMENT = re.compile(rf"(?:\s?[–—]|\s?-)\s{_NAMED},\s{_NAMED}(?=,|\.|\s(?!(?:and|or)\b)[a-z])")
"""Behind an office, its department and the body that has it: Associate Director " – Pathology, Alden Hospital"."""
_BE = (
    r"(?:(?:was|were|is|has\sbeen|had\sbeen|been)\s(?:\w+ly\s)?(?:(?:re-?)?(?:named|appointed|elected)|made|(?:hired|installed|"
    r"confirmed|sworn\sin|chosen|unveiled)\sas|promoted\sto)|"
    r"(?:at\sthe\stime\s)?(?:is|was|became|remains|remained)(?:\s(?:now|also|then|currently|once|later|still))?|has\sbeen|"
    r"had\sbeen|(?:now\s|also\s|then\s|currently\s|previously\s|once\s)?(?:serves|served|serving|works|worked|acted)"
    r"(?:\s\w+ly)?\sas)"
)
_WHO = re.compile(
    r"(?:,(?:[^,.;:“”\"\n()]|\.(?=\w)|(?<=\b[A-Z])\.|(?<=Mr)\.|(?<=Ms)\.|(?<=Mrs)\.){1,90}?)?,?\swho\s(?=\w)"
)
_IS = re.compile(rf"\s{_BE}\s(?=(?:an?|the|one\sof)\s|\w)")
_HE_IS = re.compile(rf"([HhSs](?<![\w’'].)(?:(?<=[Hh])e|(?<=[Ss])he))\s{_BE}\s(?=(?:an?|the|one\sof)\s|\w)")
_NAMED_TO = re.compile(r"\b(?:named|appointed|elected|made|re-?elected|re-?appointed)\s(him|her)\s(?=[a-z])")
_WHO_IS = re.compile(rf"{_BE}\s")
_AND_IS = re.compile(r"[^.;:“”\"\n()]{0,140}?\sand\s(?:is|was)\s(?:now\s|also\s)?(?=(?:an?|the|one\sof)\s|\w)")
_POST = (
    r"(?:career|tenure|stint|spell|time|term|years|days|role|job|post|life|serve[sd]?|serving|work(?:s|ed|ing)?|act(?:s|ed|ing)|"
    r"began|started?|return(?:s|ed)|continue[sd]|remain(?:s|ed)|re-?elected|elected|appointed|hired|installed|sworn\sin|named|retire[sd]|"
    r"resign(?:s|ed)|stepped\sdown|quit|sacked|fired|dismissed|ousted|removed|replaced|inaugurated|office\s\w+)"
)
_AS_POST = re.compile(rf"(?:['’]s?)?\s(?:[^.;:“”\"\n()]{{0,80}}?\s)?{_POST}(?:\s[\w’'-]+){{0,3}}?\sas\s(?=\w)")
_AS = re.compile(" as ")
_CHOSEN_AS = re.compile(
    r"\b(?:appoint|nam|elect|hir|re-?elect|fir|sack|dismiss|oust|remov|replac|succeed|install|nominat|confirm)(?:s|es|ed|e|ing)?\s"
    rf"(?:{COURTESY}\.?\s)?$"
)
_LEADS = re.compile(
    r"(?:(?:now|also|once|previously|formerly|currently|then|has|had)\s)?"
    rf"(?:{alternatives('roles/leads')})\s(?=an?\b|the\b|his\b|her\b|its\b|[A-Z]|at\b)"
)
_NOUNS_TOO = frozenset(["co-lead", "lead"])
"""Those of these verbs that stand before another noun for somebody as well: "lead US negotiator"."""
_LED_END = re.compile(
    r"[,;:()—–“”\"\n]|''|(?<![A-Z])\.(?=\s|$)|\s(?:who|which|that|said|says|told|has|and|until|from|after|since|when|while|before)\s|$"
)
_SUPERLATIVE = re.compile(
    r"(?:the\s)?(?:only|most|best|better|worst|greatest|last|next|real|same|(?:first|second|third|fourth|fifth|latest)\s\w+(?:\s\w+){0,4}\sto"
    r"|hopeful|(?:held|taken|kept)\s\w+)\b",
    re.I,
)


def after(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """The words behind the name and a comma: Ana Lopes, the "deputy trade minister", said."""
    comma = _AFTER.match(page.text, name.end)
    if comma and not page.names_at(comma.end()):
        first = page.text[comma.end() : comma.end() + 6].split(" ", 1)[0]
        determined = first in DETERMINERS or comma["another"] is not None
        for start, end in roles_from(page.text, comma.end(), unlisted=determined):
            end = _whole_title(page, start, end)
            department = _DEPARTMENT.match(page.text, end)
            if department and not page.holds_person(end, department.end()):
                end = department.end()
            yield start, end


def _whole_title(page: RoleText, start: int, end: int) -> int:
    """Where a role ends whose body or book has more words behind a comma or a colon: head of the Centre for the Study
    of Bees", Wasps and Ants"; author of Norway in Space": The Long Way"."""
    of_body = _NAMED_END.search(page.text, start, end)
    more = _FIELDS.match(page.text, end) if of_body else None
    book = _OF_BOOK.search(page.text, start, end)
    more = _SUBTITLE.match(page.text, end) if book and not more else more
    return more.end() if more and not page.holds_person(end, more.end()) else end


_NAMED_END = re.compile(r"\b[A-Z][\w-]+\s(?:of|for)\s(?:the\s(?:[A-Z]\w+\sof\s)?)?[A-Z][\w-]+\Z")
_FIELDS = re.compile(r"(?:,\s[A-Z][\w-]+){1,3},?\sand\s[A-Z][\w-]+(?=[,.;”\"\n]|\s[a-z]|\Z)")
_OF_BOOK = re.compile(r"\b(?:author|writer|editor|host)\sof\s[A-Z][^,;:.]*\Z")
_SUBTITLE = re.compile(
    r":\s(?:A|An|The|[A-Z][\w’'-]+)(?:\s(?:a|an|and|for|in|of|on|the|to|with|[A-Z][\w’'-]+)){1,9}(?=[,.”\"\n]|\Z)"
)


def relative(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A relative clause that tells the office: Luis Orlow, who "heads the harbour board"; who is "a lawyer"."""
    text = page.text
    who = _WHO.match(text, name.end)
    if not who or page.holds_person(name.end, who.end()):
        return
    yield from _clause(text, who.end())


def _clause(text: str, start: int) -> Iterator[Pair]:
    """The office that a clause without its subject tells: "is now a lawyer", "runs the harbour"."""
    being = _WHO_IS.match(text, start)
    if being and not _SUPERLATIVE.match(text, being.end()):
        yield from roles_from(text, being.end())
        return
    leading = _LEADS.match(text, start)
    if leading:
        stop = _LED_END.search(text, leading.end())
        end = stop.start() if stop else len(text)
        if 0 < len(text[start:end].split()) <= 14:
            yield start, end


def is_clause(role: str) -> bool:
    """Whether a printed ``role`` is a clause without its subject: "now teaches at the port", but no "lead pilot"."""
    leading = _LEADS.match(role)
    verb = leading.group().split()[-1] if leading else ""
    return leading is not None and verb not in _NOUNS_TOO and not is_role_noun(verb)


def predicate(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A sentence that says it: Ana Lopes is "the deputy trade minister". What others say of somebody is none."""
    being = _IS.match(page.text, name.end)
    if being and not page.in_quotation(name.start) and not _SUPERLATIVE.match(page.text, being.end()):
        yield from roles_from(page.text, being.end())


def predicate_of_pronoun(text: str) -> Iterator[tuple[Pair, Pair]]:
    """The sentences of ``text`` that tell the office of "he" or "she", or of whom somebody named to it: the
    pronoun and the role."""
    for pattern in (_HE_IS, _NAMED_TO):
        for m in pattern.finditer(text):
            if not _SUPERLATIVE.match(text, m.end()):
                for role in roles_from(text, m.end()):
                    yield m.span(1), role


def as_post(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A post that somebody holds or held: Ana Lopes began as a "junior pilot"; they named Ana Lopes as "mayor"."""
    text = page.text
    post = _AS_POST.match(text, name.end)
    joint = _AS.match(text, name.end)
    if post is None and joint and _CHOSEN_AS.search(text, max(0, name.start - 20), name.start):
        post = joint
    if post and not page.in_quotation(name.start) and not page.holds_person(name.end, post.end()):
        yield from roles_from(text, post.end())


def joined(page: RoleText, name: NameMention) -> Iterator[Pair]:
    """A second office in the same sentence: Ana Lopes, who ran the bank and is now "president of the council"."""
    first = _WHO.match(page.text, name.end) or _IS.match(page.text, name.end)
    if first and not page.in_quotation(name.start):
        second = _AND_IS.match(page.text, first.end())
        if second and not page.holds_person(name.end, second.end()):
            yield from roles_from(page.text, second.end())
