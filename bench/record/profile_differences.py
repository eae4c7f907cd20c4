"""Why two profiles with the same surname are two: what their names and roles say, in words for the report."""

from __future__ import annotations

from quotes.lexicon.name_keys import person_key, same_words, variant
from quotes.lexicon.person_names import same_given
from quotes.record.model.speakers import HeldRole, Profile
from quotes.record.speakers.roles.role_compatibility import SeenRole, contradiction
from quotes.record.speakers.roles.role_parsing import parse_role


def why_apart(a: Profile, b: Profile) -> str:
    """The reason two profiles of persons with one surname are not one. Never raises; a profile without a whole name is
    apart from every other."""
    ours, theirs = person_key(a.name), person_key(b.name)
    if ours is None or theirs is None:
        return "no whole name"
    if not same_given(ours.given, theirs.given):
        return "other given names"
    if ours.generation and theirs.generation and ours.generation != theirs.generation:
        return "one is the other's junior"
    if not (same_words(ours, theirs) or variant(ours, theirs)):
        return "other middle names"
    theirs_seen = {seen: role.role for role in b.roles if (seen := _seen(role))}
    for role in a.roles:
        pair = role.last_seen and contradiction([parse_role(role.role)], list(theirs_seen), role.last_seen)
        if pair:
            return f"roles that are not one life's: {role.role}; {theirs_seen[pair[1]]}"
    return "forms of one name, but nothing printed says that they are one: left to an editor"


def _seen(role: HeldRole) -> SeenRole | None:
    """The role with its days; None where no article tells one, since nothing is at the same time then."""
    if role.first_seen is None or role.last_seen is None:
        return None
    key = parse_role(role.role).key
    return SeenRole(key, role.title, role.organization, role.status, role.first_seen, role.last_seen)
