"""Words of stance: which words say that somebody supports or opposes something, and how the thing is joined to them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quotes.analysis.positions.inflection import inflections
from quotes.model import Stance


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _all(stance: Stance, words: str) -> dict[str, Stance]:
    return dict.fromkeys(words.split(), stance)


DIRECT: Mapping[str, Stance] = {
    **_all(
        "support", "support back endorse favour favor welcome advocate sponsor co-sponsor cosponsor propose recommend"
    ),
    **_all("support", "embrace defend champion applaud praise commend hail laud"),
    **_all(
        "oppose", "oppose reject condemn denounce criticise criticize slam blast decry deplore resist lambast deride"
    ),
    **_all("oppose", "lambaste rebuff repudiate boycott protest bemoan attack resent abhor detest loathe ridicule"),
    **_all("oppose", "assail flay bash veto"),
}
"""Verbs whose object is the target."""
MILD = _words(
    "criticise criticize slam blast lambast lambaste deride attack ridicule rebuff assail flay bash praise applaud "
    "hail commend laud welcome condemn denounce decry deplore defend champion"
)
"""Those that say an opinion: a stance on things, but not on people and organisations."""
PREPOSITIONAL: Mapping[tuple[str, str], Stance] = {
    **{
        (verb, "against"): "oppose"
        for verb in (
            "vote campaign lash rebel march legislate plead argue speak protest demonstrate rally warn fight "
            "lobby advise caution rail inveigh come"
        ).split()
    },
    **{(verb, "for"): "support" for verb in "vote campaign argue call push press lobby appeal plead".split()},
    ("lash", "at"): "oppose",
    ("advocate", "for"): "support",
    ("object", "to"): "oppose",
    ("agree", "with"): "support",
    ("disagree", "with"): "oppose",
    ("believe", "in"): "support",
    ("hit", "at"): "oppose",
    ("approve", "of"): "support",
    ("disapprove", "of"): "oppose",
    ("side", "with"): "support",
    ("stand", "with"): "support",
    ("stand", "by"): "support",
    ("stand", "behind"): "support",
}
"""Verbs with the preposition that joins the target."""
ONLY_WITHHELD = _words("believe")
"""Verbs that show a stance only where they are denied."""
SPEAKS = _words("vote come speak argue campaign")
"""Verbs with "in favour of"."""
DEMANDS = _words("demand urge")
"""Verbs whose object is demanded."""
INSISTS = _words("demand insist urge propose recommend")
"""Verbs with a clause that says what should be."""
URGES = _words("urge want press pressure ask beg implore exhort push lobby encourage call appeal advise invite")
"""Verbs with which somebody asks somebody to do something."""
WILLS = _words("vow pledge promise want hope commit work fight seek vote plan")
"""Verbs with which somebody says what he is out to do."""
WISHES = _words("want hope work seek plan")
"""Those of them that say a wish, which everybody has for his own work."""
OUTLAWS = _words(
    "ban outlaw prohibit abolish scrap repeal oppose reject block fight veto boycott overturn reverse revoke rescind "
    "ratify adopt back support endorse defend uphold legalise legalize"
)
"""What is a stance where somebody only says that he would or plans to do it."""
MAKES = _words(
    "build launch introduce implement fund protect hold convene provide appoint conduct commission "
    "resume end stop halt cancel drop abandon close remove suspend"
)
"""Deeds that are everybody's own work, and no stance where they are a wish."""
PRAISES = _words("praise applaud hail commend laud welcome")
"""Verbs of praise, which are a stance on what somebody decided, but not on what he is or does."""
DECIDED = _words(
    "decision decisions plan plans policy policies move moves law laws bill bills legislation agreement deal ruling "
    "vote proposal proposals initiative effort efforts step steps reform reforms resolution treaty accord pact measure "
    "measures announcement release order action actions project appointment nomination choice agreements rulings "
    "verdict ceasefire truce talks offer election intervention"
)
"""What is decided: nouns for it."""
WANTED = DECIDED | _words(
    "treaty ban inquiry investigation probe regulation regulations referendum vote elections constitution tax "
    "oversight transparency sanctions dialogue debate moratorium rules review funding summit leadership leader "
    "government parliament court tribunal alternative solution safeguards guidelines limits restrictions penalties "
    "punishment accountability protection justice equality reforms hearing hearings trial "
    "conference negotiations"
)
"""What a people needs: nouns for what it can decide on."""
CALLS = _words("call appeal")
"""Verbs that ask somebody only with a preposition."""
JUDGES = _words("court judge tribunal jury justices appeals")
"""Last words of the names of speakers whose acts are the law's."""
COUNTS = _words("all both many most others some several two three the group groups sides")
"""Words of which no name of a speaker may consist."""
PROMISES = _words("vow pledge promise commitment plan plans")
"""Nouns that say so."""
PLANS = _words("plan plans")
"""Those of them that say no more than a wish does."""
REFUSES = _words("reject dismiss rebuff repudiate")
"""Verbs that with "as" say what somebody or something is not."""
DOCUMENTS = _words(
    "letter letters statement statements tweet tweets post posts resolution petition paper editorial message motion "
    "note memo declaration communique op-ed column"
)
"""What somebody writes or signs to take sides."""
VOWS = _words("vow pledge promise")
"""Verbs whose infinitive is the holder's stance as well ("vowed to oppose")."""
CARRIES = _words(
    "say think believe insist stress argue feel add continue remain begin start keep decide reiterate repeat declare "
    "announce state maintain make note emphasise emphasize warn know"
)
"""Verbs under which a clause is still the holder's own stance."""
AGAINST = _words(
    "lift end stop scrap abolish repeal halt cancel drop abandon reject oppose block ban outlaw prohibit overturn "
    "reverse revoke rescind dismantle eliminate defeat veto boycott condemn denounce prevent combat fight defund "
    "eradicate undo overthrow curtail close remove suspend"
)
"""Deeds that are done against their object."""
FOR = _words(
    "ratify pass approve adopt support back endorse introduce implement enact impose "
    "defend legalise legalize sign uphold launch fund hold convene provide appoint conduct "
    "commission resume respect honour honor"
)
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
PARTICLES = frozenset(
    {
        ("wipe", "out"),
        ("tear", "up"),
        ("roll", "back"),
        ("phase", "out"),
        ("strike", "down"),
        ("shut", "down"),
        ("crack", "on"),
    }
)
"""Verbs with a particle or preposition: deeds done against what follows."""
DEEDS = AGAINST | FOR | {verb for verb, _ in PARTICLES}
LEAVES = _words("resign end stop cease go quit")
"""What somebody must do who is to go, and something that is to end."""
WITHHELD = _words("support back endorse accept favour favor tolerate approve agree vote believe stand")
"""Verbs of support whose denial is opposition."""
NOUNS: Mapping[tuple[str, str], Stance] = {
    ("support", "for"): "support",
    ("backing", "for"): "support",
    ("endorsement", "of"): "support",
    ("call", "for"): "support",
    ("calls", "for"): "support",
    ("need", "for"): "support",
    ("satisfaction", "over"): "support",
    ("satisfaction", "with"): "support",
    ("desire", "for"): "support",
    ("commitment", "to"): "support",
    ("opposition", "to"): "oppose",
    ("opposition", "against"): "oppose",
    ("disapproval", "of"): "oppose",
    ("objection", "to"): "oppose",
    ("objections", "to"): "oppose",
    ("condemnation", "of"): "oppose",
    ("rejection", "of"): "oppose",
    ("issue", "with"): "oppose",
}
"""Nouns that name a stance, with what joins the target."""
GIVES = _words(
    "express voice reiterate pledge offer give lend declare announce reaffirm state repeat renew throw join make lead "
    "have put stress highlight emphasise emphasize underline underscore see take confirm"
)
"""Verbs with which somebody takes the stance that a noun names."""
SHOWS = _words("show highlight underline underscore demonstrate illustrate prove reinforce stress emphasise emphasize")
"""What anything does with "the need for", where it is a speaker's own view that it does."""
OUTSPOKEN = _words("outspoken vocal firm clear steadfast unwavering consistent adamant")
"""What somebody is in his support for something."""
ENDINGS = _words("end halt stop")
"""What is put to a thing by whoever is against it."""
REQUESTS = _words("call calls demand demands appeal appeals plea pleas")
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
LIGHT = _words("all always also strongly firmly still very much totally completely adamantly definitely both")
"""Words that may stand between "is" and "against"."""
BAD = _words(
    "mistake disgrace disaster outrage scandal betrayal wrong unacceptable unfair reckless irresponsible unjust "
    "shameful disgraceful disastrous outrageous scandalous immoral deplorable abhorrent despicable dangerous "
    "catastrophe insult farce travesty abomination inhumane cruel intolerable indefensible unhinged "
    "pathetic baseless reprehensible foolish stupid misguided insanity nonsense "
    "sham hoax fraud lie abuse"
)
"""Judgements that oppose what they are said of."""
RIGHT = _words("right fair")
"""Judgements that oppose where they are denied."""
GOOD = _words(
    "right great excellent wonderful brilliant fantastic fair necessary vital essential crucial historic landmark "
    "triumph victory success courageous"
)
"""Judgements that support what somebody calls so."""
POOR = _words("bad terrible horrible awful dreadful stupid crazy ridiculous worst disastrous catastrophic wrong")
"""What beside a noun ("a bad idea") is a judgement against what is called so."""
FINE = _words("good great excellent wonderful brilliant fantastic terrific best superb")
"""What beside a noun ("a great step") is a judgement for what is called so."""
WEIGHED = _words(
    "idea deal decision plan step move policy law bill thing choice agreement system measure proposal solution "
    "investment mistake"
)
"""The nouns that it stands beside."""
NAMINGS = _words("call describe brand label dismiss deem hail")
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
        | {verb for verb, _ in ASKED}
        | {"be", "have", "need", "put"}
    )
    for form in inflections(verb)
}
"""From every form of a verb of these lists to the verb."""
_VERBS = DIRECT.keys() | {verb for verb, _ in PREPOSITIONAL} | DEMANDS | INSISTS | URGES | DEEDS | LEAVES | NAMINGS
TRIGGER = re.compile(
    r"\b(?:"
    + "|".join(
        sorted(
            {re.escape(form) for form, verb in FORMS.items() if verb in _VERBS}
            | {noun for noun, _ in NOUNS}
            | {noun for noun, _ in SIDES}
            | {word for word, _ in STANDINGS} - {"for"}
            | BAD
            | GOOD
            | POOR
            | FINE
            | ENDINGS
            | _words("must should need needed needs favor favour welcome")
        )
    )
    + r")\b",
    re.IGNORECASE,
)
"""A word without which a sentence shows no stance, so that it need not be parsed."""
