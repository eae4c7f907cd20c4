"""What a common noun tells of who is described: a person, an organisation, a group, a document; one or many; sex."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Sort = Literal["person", "organization", "document", "group", "thing"]

PERSON = frozenset(
    """
        spokesman spokeswoman spokesperson senator congressman congresswoman representative governor president
        minister chancellor premier mayor ambassador secretary chief chairman chairwoman chair leader head
        director manager executive ceo founder co-founder owner official officer aide adviser advisor strategist
        consultant operative pollster candidate nominee hopeful contender front-runner frontrunner rival
        challenger incumbent opponent lawmaker legislator politician republican democrat liberal conservative
        progressive socialist independent labour tory delegate businessman businesswoman billionaire millionaire
        mogul magnate tycoon investor banker economist analyst expert scholar professor lecturer academic
        scientist researcher historian author writer novelist poet columnist journalist reporter editor
        correspondent anchor host commentator blogger pundit actor actress singer musician artist comedian star
        celebrity director filmmaker producer player forward striker midfielder defender goalkeeper captain
        coach quarterback pitcher manager referee athlete champion boxer lawyer attorney prosecutor judge
        justice magistrate detective sheriff sergeant lieutenant colonel general admiral commander soldier
        veteran marine pilot driver doctor physician surgeon neurosurgeon nurse patient teacher principal
        student pupil pastor priest bishop archbishop cardinal pope rabbi imam cleric ayatollah monk nun man
        woman boy girl mother father mom dad son daughter brother sister husband wife widow widower uncle aunt
        cousin nephew niece grandfather grandmother friend neighbor neighbour colleague partner fiance fiancee
        girlfriend boyfriend parent child victim suspect defendant gunman attacker witness survivor resident
        voter supporter critic activist campaigner protester organizer organiser volunteer donor fundraiser
        source insider person somebody someone individual citizen immigrant migrant refugee farmer worker
        employee boss employer cashier waiter worker engineer designer architect developer owner trader broker
        customer client caller narrator interviewer moderator speaker whistleblower hacker diplomat envoy
        negotiator mediator monarch king queen prince princess emperor sultan emir president-elect ex-president
        vice-president hero legend newcomer native veteran teenager youth staffer deputy assistant successor
        predecessor guest member commenter user designer evangelist documentarian newsman newswoman mogul
        kingpin dictator autocrat ruler warlord rebel fighter militant jihadist commissioner inspector
        superintendent trustee treasurer comptroller regulator watchdog-chief ombudsman coroner undersecretary
        speechwriter biographer archivist librarian biologist physicist chemist epidemiologist virologist
        climatologist meteorologist psychologist psychiatrist sociologist therapist ecologist geologist
        astronomer astronaut chef baker butcher shopkeeper fisherman sailor miner lobbyist foe ally enemy
        acolyte disciple idealist mate questioner announcer doctor running-mate running-mates strongman upstart
        outsider maverick firebrand stalwart heavyweight pioneer
        guru maven vicar chaplain missionary fellow associate counsel counselor counsellor coordinator organist curator
        dean provost rector headmaster headteacher photographer publisher podcaster entrepreneur contributor personality
        committeeman committeewoman superdelegate councilman councilwoman councillor councilor alderman alderwoman
        assemblyman assemblywoman selectman whip czar tsar boss co-chair vice-chair chairperson surrogate intern clerk
        specialist technician mechanic constable midwife paramedic firefighter carpenter electrician plumber songwriter
        rapper composer conductor dancer sculptor winger sprinter jockey umpire skipper batsman bowler cricketer
        footballer golfer cyclist swimmer runner retiree homemaker hacker marathoner attache consul barrister solicitor
        registrar bursar taoiseach tanaiste sheikh raja maharaja sarpanch superintendent agent co-director
        vice-president director-general secretary-general lady first-lady master advocate
        interviewer
    """.split()
)
ORGANIZATION = frozenset(
    """
        campaign camp team party company firm corporation corp group organization organisation agency
        administration government ministry department office bureau committee commission council court
        parliament congress senate house cabinet union association institute institution foundation university
        college school hospital church network newspaper paper magazine journal site website outlet broadcaster
        station channel bank fund board panel authority regulator watchdog police army navy military force
        embassy consulate nonprofit charity club federation league coalition alliance airline carrier airport
        automaker carmaker retailer maker manufacturer bakery brewery tribunal kremlin pentagon chancellery
        presidency legislature assembly secretariat service services think-tank tank publication business
        startup start-up conglomerate insurer lender utility operator exchange super-pac pac nation country
        state city county community movement militia faction caucus delegation chamber laboratory lab
    """.split()
)
DOCUMENT = frozenset(
    """
        report study survey poll letter email e-mail memo statement document documents article editorial op-ed
        column piece story post tweet message ad advertisement commercial video footage book memoir law bill
        legislation act amendment constitution treaty agreement deal accord resolution proposal lawsuit
        complaint filing filings indictment ruling verdict opinion decision order affidavit transcript records
        record paper analysis review audit data figures numbers statistics release press-release readout notice
        note text headline caption sign banner placard page profile website-post brief briefing guidelines rules
        regulations regulation policy platform manifesto charter declaration petition initiative referendum
        communique bulletin dispatch speech interview interviews remarks schedule updates update results result
        polling probe investigation inquiry census index forecast estimate estimates model definition dictionary
        missive summary polls surveys studies reports letters emails documents ads measures measure projections
        average averages graphic chart map song album film movie documentary episode podcast broadcast recording
        tape audio clip photo image picture slogan
    """.split()
)
GROUP = frozenset(
    """
        people men women children officials others some many most several few none both all everyone everybody
        anyone crowd audience electorate public majority minority staff crew couple pair trio duo family
        families media press authorities experts critics supporters opponents voters residents those they
        americans europeans republicans democrats conservatives liberals percent respondents politicians aides
        sources analysts lawmakers observers hundreds thousands millions dozens scores folks youth elite
        establishment british english scots irish welsh french dutch spanish portuguese swiss chinese
        japanese vietnamese
    """.split()
)
FEMALE = frozenset(
    """
        spokeswoman congresswoman chairwoman businesswoman actress woman girl mother mom daughter sister wife
        widow aunt niece grandmother fiancee girlfriend queen princess nun waitress heiress newswoman comedienne
        hostess duchess baroness lady noblewoman saleswoman policewoman ballerina diva matriarch stepmother
        granddaughter
    """.split()
)
MALE = frozenset(
    """
        spokesman congressman chairman businessman actor man boy father dad son brother husband widower uncle
        nephew grandfather fiance boyfriend king prince priest monk pope imam gunman fisherman newsman waiter
        strongman nobleman salesman policeman patriarch stepfather grandson emperor sultan emir
    """.split()
)
_PERSON_ENDING = re.compile(
    r"(?:[^aeiou]er|or|ist|ian|man|woman|person|ee|eer|ologist|crat|ant|holder|keeper|maker|worker|goer|year-old|iard)$"
)
_THING_ENDING = re.compile(
    r"(?:tion|sion|ment|ness|ity|ism|ance|ence|ship|ing|age|ure|dom|hood|logy|graphy|cy|ary|ory)$"
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a head noun says. ``woman``: +1, -1 or 0 (no word on it). ``known``: the noun is in the lists."""

    sort: Sort
    plural: bool
    woman: int
    known: bool


def sense_of(noun: str) -> Sense:
    """The sense of a folded noun; an unknown one is judged by its ending."""
    if noun in GROUP:
        return Sense("group", True, 0, True)
    woman = 1 if noun in FEMALE else -1 if noun in MALE else 0
    if noun in PERSON or woman:
        return Sense("person", False, woman, True)
    if noun in ORGANIZATION:
        return Sense("organization", False, 0, True)
    if noun in DOCUMENT:
        return Sense("document", noun.endswith("s"), 0, True)
    one = singular(noun)
    if one != noun:
        if one in PERSON or one in FEMALE or one in MALE:
            return Sense("group", True, 0, True)
        if one in ORGANIZATION:
            return Sense("group", True, 0, True)
        if one in DOCUMENT:
            return Sense("document", True, 0, True)
        return Sense("group", True, 0, False)
    if _PERSON_ENDING.search(noun):
        return Sense("person", False, 0, False)
    return Sense("document" if _THING_ENDING.search(noun) else "thing", False, 0, False)


def singular(noun: str) -> str:
    """The singular of a folded noun; the noun itself where it seems to be one."""
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


_SAME_ROLE = {
    word: group.split()[0]
    for group in (
        "senator sen sens senators",
        "governor gov govs governors",
        "representative rep reps congressman congresswoman lawmaker",
        "president pres presidents",
        "republican gop r republicans",
        "democrat democratic d dem democrats",
        "candidate nominee hopeful contender frontrunner front-runner standard-bearer",
        "businessman mogul magnate tycoon billionaire businesswoman",
        "spokesman spokeswoman spokesperson",
        "chairman chairwoman chair chairperson",
        "lawyer attorney",
        "general gen",
        "secretary sec",
        "professor prof",
        "doctor dr physician",
        "minister ministers",
        "pm premier prime",
        "adviser advisor aide strategist",
        "actor actress star",
        "chief head director ceo boss",
        "officer police policeman policewoman",
        "player forward striker midfielder defender goalkeeper",
        "texas tex", "florida fla", "kentucky ky", "vermont vt", "arizona ariz", "california calif", "wisconsin wis",
        "massachusetts mass", "nevada nev", "tennessee tenn", "illinois ill", "georgia ga", "pennsylvania pa",
        "virginia va", "maryland md", "alabama ala", "connecticut conn", "minnesota minn", "missouri mo",
        "michigan mich", "colorado colo", "oregon ore", "oklahoma okla", "louisiana la", "mississippi miss",
        "arkansas ark", "indiana ind", "nebraska neb", "delaware del", "washington wash", "wyoming wyo",
        "montana mont", "carolina sc nc", "jersey nj", "york ny", "hampshire nh", "dakota sd nd",
    )
    for word in group.split()
}  # fmt: skip


_SAME_DOCUMENT = {
    word: group.split()[0]
    for group in (
        "report study survey analysis paper research findings review investigation inquiry",
        "ad advertisement commercial spot video clip footage",
        "article piece story feature editorial column op-ed profile post",
        "letter memo missive email e-mail note message",
        "bill measure legislation act law proposal initiative",
        "ruling decision opinion verdict judgment order",
        "lawsuit suit complaint filing case",
        "statement release remarks",
        "book memoir biography novel",
        "film movie documentary",
        "poll survey polls",
        "agreement accord deal treaty pact",
    )
    for word in group.split()
}


def document_kind(noun: str) -> str:
    """One noun for documents that a later mention may call by another: "video", "ad"."""
    return _SAME_DOCUMENT.get(noun, noun)


def role_word(word: str) -> str:
    """One word for all that mean the same office, party or American state: "Sen.", "senator"; "R-Tex" is two."""
    if len(word) > 2 and word[1] == "-" and word[0] in "rd":
        return _SAME_ROLE.get(word[2:], word[2:])
    return _SAME_ROLE.get(word, word)
