"""Words of stance: which words say that somebody supports or opposes something, and how the thing is joined to them."""

from __future__ import annotations

from collections.abc import Mapping

from quotes.analysis.positions.inflection import inflections
from quotes.lexicon.word_lists import entries, pairs, words
from quotes.model import Stance


def _joined(name: str) -> dict[tuple[str, str], Stance]:
    """Of a list with entries as "support for | support": the stance of each word with what joins the target."""
    found: dict[tuple[str, str], Stance] = {}
    for words_of_stance, stance in pairs(name).items():
        word, joint = words_of_stance.split()
        found[word, joint] = "support" if stance == "support" else "oppose"
    return found


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


DIRECT: Mapping[str, Stance] = {
    **dict.fromkeys(entries("stance/verbs/supports"), "support"),
    **dict.fromkeys(entries("stance/verbs/opposes"), "oppose"),
}
"""Verbs whose object is the target."""
PLAIN = words("stance/verbs/plain")
"""Verbs that say a stance itself."""
PLAIN_NOUNS = _words("support opposition backing objection objections need")
"""Nouns that do."""
MILD = words("stance/verbs/opinions")
"""Those that say an opinion: a stance on things, but not on people and organisations."""
PREPOSITIONAL: Mapping[tuple[str, str], Stance] = {
    **dict.fromkeys(((verb, "against") for verb in entries("stance/verbs/against")), "oppose"),
    **dict.fromkeys(((verb, "for") for verb in entries("stance/verbs/for")), "support"),
    **_joined("stance/verbs/joined"),
}
"""Verbs with the preposition that joins the target."""
ONLY_WITHHELD = _words("believe")
"""Verbs that show a stance only where they are denied."""
WARNS = _words("warn caution advise")
"""Verbs with "against" whose target may be a fault that nobody is for."""
ENDS = _words("end eradicate combat eliminate prevent stop halt")
"""Deeds whose target may be an evil that nobody is for."""
SPEAKS = _words("vote come speak argue campaign rise stand")
"""Verbs with "in favour of"."""
ANSWERS = _words("vote say")
"""Verbs with which somebody answers yes or no."""
YES_OR_NO: Mapping[str, Stance] = {"yes": "support", "aye": "support", "no": "oppose", "nay": "oppose"}
"""The answers."""
DEMANDS = _words("demand urge")
"""Verbs whose object is demanded."""
INSISTS = _words("demand insist urge propose recommend")
"""Verbs with a clause that says what should be."""
URGES = words("stance/verbs/urges")
"""Verbs with which somebody asks somebody to do something."""
WILLS = words("stance/verbs/wills")
"""Verbs with which somebody says what he is out to do."""
WISHES = _words("want hope work seek plan")
"""Those of them that say a wish, which everybody has for his own work."""
OUTLAWS = words("stance/deeds/outlaws")
"""What is a stance where somebody only says that he would or plans to do it."""
MAKES = words("stance/deeds/makes")
"""Deeds that are everybody's own work, and no stance where they are a wish."""
PRAISES = _words("praise applaud hail commend laud welcome")
"""Verbs of praise, which are a stance on what somebody decided, but not on what he is or does."""
DECIDED = words("stance/nouns/decided")
"""What is decided: nouns for it."""
WANTED = DECIDED | words("stance/nouns/wanted")
"""What a people needs: nouns for what it can decide on."""
CALLS = _words("call appeal")
"""Verbs that ask somebody only with a preposition."""
JUDGES = _words("court judge tribunal jury justices appeals")
"""Last words of the names of speakers whose acts are the law's."""
COUNTS = words("stance/nouns/counts")
"""Words of which no name of a speaker may consist."""
PROMISES = _words("vow pledge promise commitment plan plans")
"""Nouns that say so."""
PLANS = _words("plan plans")
"""Those of them that say no more than a wish does."""
REFUSES = _words("reject dismiss rebuff repudiate")
"""Verbs that with "as" say what somebody or something is not."""
DOCUMENTS = words("stance/nouns/documents")
"""What somebody writes or signs to take sides."""
VOWS = _words("vow pledge promise vote")
"""Verbs whose infinitive is the holder's stance as well ("vowed to oppose")."""
CARRIES = words("stance/verbs/carries")
"""Verbs under which a clause is still the holder's own stance."""
AGAINST = words("stance/deeds/against")
"""Deeds that are done against their object."""
FOR = words("stance/deeds/for")
"""Deeds that are done for their object."""
BRINGS = _words("hold conduct resume")
"""Those of them that bring about only what is ``WANTED``: one holds a vote, but also a glass."""
ASKED: Mapping[tuple[str, str], Stance] = {
    ("refrain", "from"): "oppose",
    ("desist", "from"): "oppose",
    ("abide", "by"): "support",
    ("comply", "with"): "support",
    ("adhere", "to"): "support",
}
"""Deeds with a preposition that show a stance of whoever asks for them, but none of whoever does them."""
PARTICLES = frozenset((verb, particle) for verb, particle in map(str.split, entries("stance/deeds/with_particle")))
"""Verbs with a particle or preposition: deeds done against what follows."""
DEEDS = AGAINST | FOR | {verb for verb, _ in PARTICLES}
"""Deeds that whoever asks for them is for or against something."""
LEAVES = _words("resign end stop cease go quit")
"""What somebody must do who is to go, and something that is to end."""
WITHHELD = words("stance/verbs/withheld")
"""Verbs of support whose denial is opposition."""
NOUNS = _joined("stance/nouns/joined")
"""Nouns that name a stance, with what joins the target."""
GIVES = words("stance/verbs/gives")
"""Verbs with which somebody takes the stance that a noun names."""
LENDS = words("stance/verbs/lends")
"""Those of them with which it may be help that is given: "offered support for the victims"."""
SHOWS = words("stance/verbs/shows")
"""What anything does with "the need for", where it is a speaker's own view that it does."""
OUTSPOKEN = words("stance/judgements/outspoken")
"""What somebody is in his support for something."""
ENDINGS = _words("end halt stop")
"""What is put to a thing by whoever is against it."""
REQUESTS = words("stance/nouns/requests")
"""Who backs them is for what they ask for."""
SIDES: Mapping[tuple[str, str], Stance] = {
    **{(noun, "of"): "support" for noun in "supporter backer advocate proponent champion".split()},
    ("advocate", "for"): "support",
    **{(noun, "of"): "oppose" for noun in "opponent critic".split()},
}
"""Nouns for somebody by the side that he is on."""
STANDINGS: Mapping[tuple[str, str], Stance] = {
    ("for", ""): "support",
    ("against", ""): "oppose",
    ("opposed", "to"): "oppose",
    ("supportive", "of"): "support",
    ("committed", "to"): "support",
}
"""What somebody is, with what joins the target."""
COPULAS = _words("be remain stay")
"""Verbs that say what somebody is, or still is."""
LIGHT = words("stance/judgements/light")
"""Words that may stand between "is" and "against"."""
BAD = words("stance/judgements/bad")
"""Judgements that oppose what they are said of."""
RIGHT = _words("right fair")
"""Judgements that oppose where they are denied."""
GOOD = words("stance/judgements/good")
"""Judgements that support what somebody calls so."""
POOR = words("stance/judgements/poor")
"""What beside a noun ("a bad idea") is a judgement against what is called so."""
FINE = words("stance/judgements/fine")
"""What beside a noun ("a great step") is a judgement for what is called so."""
WEIGHED = words("stance/nouns/weighed")
"""The nouns that it stands beside."""
NAMINGS = words("stance/verbs/namings")
"""Verbs with which somebody calls something something."""

FORMS: Mapping[str, str] = {
    form: verb
    for verb in sorted(
        DIRECT.keys()
        | {verb for verb, _ in PREPOSITIONAL}
        | DEMANDS
        | INSISTS
        | URGES
        | WILLS
        | CARRIES
        | DEEDS
        | LEAVES
        | WITHHELD
        | GIVES
        | NAMINGS
        | SHOWS
        | SPEAKS
        | {verb for verb, _ in ASKED}
        | {"be", "have", "need", "put"}
        | COPULAS
    )
    for form in inflections(verb)
}
"""From every form of a verb of these lists to the verb."""
