"""Words of stance: which words say that somebody supports or opposes something, and how the thing is joined to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quotes.model import Stance

_IRREGULAR = {
    "fight": "fights fighting fought",
    "stand": "stands standing stood",
    "speak": "speaks speaking spoke spoken",
    "say": "says saying said",
    "tell": "tells telling told",
    "think": "thinks thinking thought",
    "feel": "feels feeling felt",
    "keep": "keeps keeping kept",
    "make": "makes making made",
    "take": "takes taking took taken",
    "give": "gives giving gave given",
    "build": "builds building built",
    "hold": "holds holding held",
    "stop": "stops stopping stopped",
    "scrap": "scraps scrapping scrapped",
    "drop": "drops dropping dropped",
    "slam": "slams slamming slammed",
    "ban": "bans banning banned",
    "beg": "begs begging begged",
    "decry": "decries decrying decried",
    "ratify": "ratifies ratifying ratified",
    "uphold": "upholds upholding upheld",
    "withdraw": "withdraws withdrawing withdrew withdrawn",
    "overturn": "overturns overturning overturned",
    "curb": "curbs curbing curbed",
    "lift": "lifts lifting lifted",
    "reject": "rejects rejecting rejected",
    "object": "objects objecting objected",
    "go": "goes going went gone",
    "tear": "tears tearing tore torn",
    "throw": "throws throwing threw thrown",
    "strike": "strikes striking struck",
    "shut": "shuts shutting",
    "roll": "rolls rolling rolled",
    "undo": "undoes undoing undid undone",
    "overthrow": "overthrows overthrowing overthrew overthrown",
    "abhor": "abhors abhorring abhorred",
    "co-sponsor": "co-sponsors co-sponsoring co-sponsored",
    "sponsor": "sponsors sponsoring sponsored",
    "get": "gets getting got",
    "be": "is are was were am been being 's 're 'm",
    "put": "puts putting",
    "step": "steps stepping stepped",
    "quit": "quits quitting",
    "hit": "hits hitting",
    "vow": "vows vowing vowed",
    "laud": "lauds lauding lauded",
    "know": "knows knowing knew known",
    "rip": "rips ripping ripped",
    "veto": "vetoes vetoing vetoed",
    "begin": "begins beginning began begun",
    "see": "sees seeing saw seen",
    "do": "does doing did done",
    "set": "sets setting",
    "mean": "means meaning meant",
    "hope": "hopes hoping hoped",
    "enter": "enters entering entered",
    "outlaw": "outlaws outlawing outlawed",
    "cancel": "cancels canceling cancelling canceled cancelled",
    "label": "labels labeling labelling labeled labelled",
    "deliver": "delivers delivering delivered",
    "offer": "offers offering offered",
    "favor": "favors favoring favored",
    "favour": "favours favouring favoured",
    "argue": "argues arguing argued",
    "agree": "agrees agreeing agreed",
    "disagree": "disagrees disagreeing disagreed",
}


def forms(lemma: str) -> set[str]:
    """The inflected forms of a verb, itself included."""
    if lemma in _IRREGULAR:
        return {lemma, *_IRREGULAR[lemma].split()}
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return {lemma, third, lemma + "ed", lemma + "ing"}


def lemmas(*lists: Iterable[str]) -> dict[str, str]:
    """From every form to the verb it is a form of."""
    return {form: lemma for words in lists for lemma in words for form in forms(lemma)}


_both = "support oppose"
DIRECT: Mapping[str, Stance] = {
    **dict.fromkeys(
        "support back endorse favour favor welcome advocate embrace sponsor co-sponsor cosponsor propose recommend defend champion applaud praise commend hail laud".split(),
        "support",
    ),
    **dict.fromkeys(
        "oppose reject condemn denounce criticise criticize slam blast decry deplore resist lambast lambaste deride "
        "rebuff repudiate boycott protest bemoan attack dismiss resent abhor detest loathe ridicule".split(),
        "oppose",
    ),
}
"""Verbs whose object is the target."""
DEMANDS = frozenset("demand need".split())
"""Verbs whose object, or the deed of whose object, is demanded."""
PREPOSITIONAL: Mapping[tuple[str, str], Stance] = {
    **{(verb, "against"): "oppose" for verb in "vote campaign lash rebel march legislate vow plead argue speak protest demonstrate rally warn fight stand lobby advise caution rail inveigh come".split()},
    **{(verb, "for"): "support" for verb in "vote campaign argue call push press lobby appeal plead advocate fight".split()},
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
CALLS = frozenset("fight call push press lobby appeal plead campaign".split())
"""Those verbs with "for" that can have a deed behind their object."""
URGES = frozenset("urge want press pressure ask beg implore exhort push lobby encourage call appeal pressure advise".split())
"""Verbs that ask somebody to do something."""
WILLS = frozenset("vow pledge promise want hope commit work fight seek vote".split())
"""Verbs with which somebody says what he is out to do."""
VOWS = frozenset("vow pledge promise".split())
"""Verbs whose infinitive is somebody's own stance as well."""
CARRIES = frozenset("say think believe insist stress argue feel add continue remain begin start keep decide reiterate repeat declare announce state maintain make note emphasise emphasize warn know".split())
"""Verbs under which a clause is still the holder's own stance."""
AGAINST = frozenset(
    "lift end stop scrap abolish repeal halt cancel drop abandon reject oppose block ban outlaw prohibit overturn "
    "reverse revoke rescind dismantle eliminate defeat veto boycott condemn denounce prevent combat fight defund eradicate undo overthrow curtail".split()
)
"""Deeds that are done against their object."""
FOR = frozenset(
    "ratify pass approve adopt support back endorse accept embrace introduce build implement enact impose preserve "
    "defend protect legalise legalize sign uphold launch fund keep create establish".split()
)
"""Deeds that are done for their object."""
LEAVES = frozenset("resign end stop cease go quit".split())
"""What somebody must do who is to go, and something that is to end."""
WITHHELD = frozenset("support back endorse accept favour favor tolerate approve agree vote believe stand".split())
"""Verbs of support whose denial is opposition."""
NOUNS: Mapping[tuple[str, str], Stance] = {
    ("support", "for"): "support",
    ("backing", "for"): "support",
    ("endorsement", "of"): "support",
    ("opposition", "to"): "oppose",
    ("objection", "to"): "oppose",
    ("objections", "to"): "oppose",
    ("call", "for"): "support",
    ("calls", "for"): "support",
    ("condemnation", "of"): "oppose",
    ("rejection", "of"): "oppose",
    ("issue", "with"): "oppose",
    ("need", "for"): "support",
}
GIVES = frozenset("express voice reiterate pledge offer give lend declare announce reaffirm state repeat renew throw join make lead have put stress highlight emphasise emphasize underline underscore see take".split())
"""Verbs with which somebody takes the stance that a noun names."""
SIDES: Mapping[tuple[str, str], Stance] = {
    ("supporter", "of"): "support",
    ("advocate", "of"): "support",
    ("advocate", "for"): "support",
    ("proponent", "of"): "support",
    ("champion", "of"): "support",
    ("opponent", "of"): "oppose",
    ("critic", "of"): "oppose",
}
PARTICLES = {("wipe", "out"), ("tear", "up"), ("throw", "out"), ("roll", "back"), ("phase", "out"), ("strike", "down"), ("shut", "down"), ("crack", "on")}
"""Verbs with a particle or preposition: deeds done against what follows."""
STANDINGS: Mapping[tuple[str, str], Stance] = {
    ("for", ""): "support",
    ("against", ""): "oppose",
    ("opposed", "to"): "oppose",
    ("supportive", "of"): "support",
    ("committed", "to"): "support",
}
BAD = frozenset(
    "mistake disgrace disaster outrage scandal betrayal wrong unacceptable unfair reckless irresponsible unjust shameful "
    "disgraceful disastrous outrageous scandalous immoral deplorable abhorrent despicable ridiculous dangerous "
    "catastrophe insult farce travesty abomination unconstitutional inhumane cruel intolerable indefensible "
    "unhinged pathetic baseless reprehensible foolish stupid misguided terrible horrible horrific appalling insanity nonsense sham hoax fraud lie witch-hunt abuse ".split()
)
GOOD = frozenset("right great excellent wonderful brilliant fantastic fair necessary vital essential crucial historic landmark triumph victory success courageous".split())
NAMINGS = frozenset("call describe brand label dismiss deem hail".split())
FORMS = lemmas(
    DIRECT, DEMANDS, (v for v, _ in PREPOSITIONAL), URGES, WILLS, CARRIES, AGAINST, FOR, LEAVES, (v for v, _ in PARTICLES), WITHHELD, GIVES, NAMINGS, ["be", "have", "insist"]
)
"""From every form of a verb of these lists to the verb."""
