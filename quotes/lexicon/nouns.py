"""What a common noun tells of who is described: a person, an organisation, a group, a document; one or many; sex."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Sort = Literal["person", "organization", "document", "group", "thing"]

PERSON = frozenset(
    """
        academic accountant accuser acolyte acrobat activist actor actress actuary administrator admiral
        adolescent adult adventurer adviser advisor advocate agent agitator aid-worker aide airman alderman
        alderwoman all-rounder allergist ally alumna alumnus amateur ambassador anaesthetist analyst anarchist
        anchor anchorman anchorwoman anesthesiologist angler announcer anthropologist apprentice arbitrator
        archaeologist archbishop archdeacon archer architect archivist arsonist artist assailant assassin
        assemblyman assemblymember assemblywoman assistant associate astronaut astronomer asylum-seeker athlete
        attache attacker attorney auctioneer auditor aunt author autocrat aviator ayatollah babysitter
        backbencher bailiff baker bandleader bandmate banker baron barrister bartender bassist batsman batter
        beautician beekeeper beggar beneficiary billionaire biochemist biographer biologist bishop blacksmith
        blogger bodyguard bomber bookkeeper bookseller boss botanist bowler boxer boy boyfriend brewer
        bricklayer brigadier broker brother bureaucrat burglar bursar businessman businessperson businesswoman
        busker butcher buyer cabbie cabinetmaker caller cameraman camerawoman campaigner candidate capitalist
        captain cardinal cardiologist caregiver carer caretaker carpenter cartoonist cashier celebrity cellist
        centre-back centrist ceo chair chairman chairperson chairwoman challenger chambermaid champion
        chancellor chaplain chauffeur cheerleader chef chemist chief child choreographer cinematographer citizen
        claimant cleaner cleric clerk client climatologist climber clown co-accused co-anchor co-author co-chair
        co-conspirator co-creator co-defendant co-director co-founder co-host co-leader co-owner co-pilot
        co-star co-worker coach coachman colleague collector colonel columnist comedian comic commander
        commander-in-chief commentator commenter commissioner committeeman committeewoman commodore communist
        commuter complainant composer comptroller concierge conductor confidant congressman congressperson
        congresswoman conscript conservationist conservative conspirator constable constituent consul consultant
        contender contestant contractor contributor convict coordinator cop copywriter coroner correspondent
        councillor councilman councilmember councilor councilperson councilwoman counsel counsellor counselor
        countryman cousin cowboy craftsman creator creditor crewman cricketer criminal critic crossbencher
        cryptographer curator custodian customer cyclist czar dad dancer daredevil daughter dealer dean debutant
        deckhand decorator defector defenceman defendant defender defenseman delegate delinquent democrat
        demonstrator dentist deputy dermatologist designer detainee detective developer dictator dietitian
        diplomat director director-general disc-jockey disciple disciplinarian dissident diver dj docent doctor
        documentarian donor doorman dramatist draughtsman driver drummer duke earl ecologist economist editor
        educator elder elector electrician embezzler emigrant emir emissary emperor employee employer enemy
        engineer entertainer enthusiast entrepreneur environmentalist envoy epidemiologist equestrian escapee
        essayist estate-agent ethicist evacuee evangelist ex-boyfriend ex-girlfriend ex-husband ex-minister
        ex-president ex-wife examiner executioner executive executor exile expert explorer extremist eyewitness
        facilitator fan farmer fashionista father fellow feminist fiance fiancee fielder fighter filmmaker
        finalist financier firebrand firefighter fireman first-lady fisherman flight-attendant florist fly-half
        foe footballer forecaster foreman forester forewoman forger forward founder freelancer freshman friend
        front-runner front-woman frontbencher frontman frontrunner fugitive fundraiser gamekeeper gamer gangster
        gardener gatekeeper general geneticist geographer geologist geophysicist girl girlfriend goal-scorer
        goalie goalkeeper goalscorer godfather godmother goldsmith golfer governor governor-general graduate
        grandfather grandmother grocer groom groundskeeper guard guardian guest guide guitarist gunman gunner
        guru gymnast gynaecologist hacker hairdresser handler harpist head headhunter headmaster headteacher
        healer heavyweight heir herder herdsman hero hiker historian hitmaker holidaymaker homemaker hopeful
        horticulturist host hostage hotelier househusband housekeeper housewife humorist hunter hurdler husband
        hypnotist idealist illustrator imam immigrant immunologist impersonator impresario incumbent independent
        individual informant inmate innkeeper inquisitor insider inspector instructor intellectual intern
        internee interpreter interviewer inventor investigator investor islander jailer janitor jeweler jeweller
        jihadist jockey joiner journalist judge judoka juror justice keeper keyboardist kickboxer kidnapper
        killer king kingpin labour lad lady landlady landlord landowner lawmaker lawman lawyer layman laywoman
        leader leaseholder lecturer left-back left-winger leftist legend legislator lexicographer liberal
        librarian librettist lieutenant lifeguard linebacker lineman linguist lobbyist locksmith looter lord
        lorry-driver loyalist lyricist machinist magician magistrate magnate maharaja maid mailman man manager
        marathoner marine marksman marquess marshal marxist master mastermind mate mathematician matron maven
        maverick mayor mayor-elect mechanic mediator medic member memoirist mentor mep mercenary merchant
        messenger meteorologist microbiologist middleman midfielder midwife migrant militant millennial
        millionaire minder miner minister minister-counsellor missionary mla moderator mogul mom monarch
        monarchist monk mortician mother motorcyclist motorist mountaineer mourner mp msp musician musicologist
        namesake nanny narrator nationalist native naturalist navigator negotiator neighbor neighbour nephew
        neurologist neuroscientist neurosurgeon newcomer newlywed newscaster newsman newsreader newswoman niece
        nominee notary novelist novice nun nurse nutritionist obstetrician occupant octogenarian offender
        officeholder officer official oligarch ombudsman ombudswoman oncologist onlooker operative
        ophthalmologist opponent optician optometrist orator organiser organist organizer ornithologist
        orthodontist osteopath outfielder outsider overseer owner pacifist paediatrician painter palaeontologist
        pamphleteer panelist panellist paparazzo parachutist paralegal paralympian paramedic paratrooper parent
        parishioner parliamentarian participant partner passenger passer-by passerby pastor pathologist patient
        patriot patrolman patron peacekeeper pedestrian pediatrician peer peeress pensioner percussionist
        performer perpetrator person personality pharmacist pharmacologist philanthropist philosopher
        photographer photojournalist physician physicist physiologist physiotherapist pianist pilgrim pilot
        pioneer pitcher plaintiff planner player playmaker playwright plumber podcaster podiatrist poet poisoner
        policymaker politician pollster polymath pontiff pope populist porter postman postmaster potter
        practitioner preacher predecessor prefect prelate premier premier-designate presenter president
        president-elect priest prince princess principal prisoner producer professor programmer progressive
        promoter prophet proponent proprietor prosecutor protagonist protege protester provocateur provost
        psychiatrist psychic psychologist publicist publisher pundit pupil purser quarterback queen questioner
        rabbi racer radiologist raja rancher ranger rapist rapper reader realtor rebel receptionist recipient
        recruit recruiter rector referee reformer refugee registrar regulator reporter representative republican
        rescuer researcher resident respondent responder restaurateur retiree reveller reviewer revolutionary
        rider right-back rightist rival roboticist roommate rower royalist ruler runner runner-up running-mate
        running-mates sailor salesperson sarpanch saxophonist sceptic scholar schoolboy schoolgirl schoolteacher
        scientist scorer scout screenwriter scriptwriter sculptor seaman seamstress searcher secessionist
        second-in-command secretary secretary-general selectman seller semi-finalist senator separatist sergeant
        sergeant-at-arms serviceman servicewoman settler shareholder sheikh shepherd sheriff shipbuilder
        shipowner shooter shopkeeper shopper shortstop showman showrunner silversmith singer sister skater
        skeptic skier skipper slave smuggler sniper snowboarder socialist socialite sociologist soldier
        solicitor soloist somebody someone son songwriter soprano sorcerer source speaker speaker-elect
        specialist spectator speechwriter spin-doctor spokesman spokesperson spokeswoman sportsman sportswoman
        sportswriter sprinter spy squatter staffer stakeholder stalwart star statesman stateswoman statistician
        steelworker steward stewardess stockbroker storyteller stowaway strategist striker strongman student
        stuntman stuntwoman stylist sub-editor subcontractor subeditor subordinate successor suffragette
        suicide-bomber sultan superdelegate superintendent supermodel supervisor supporter surfer surgeon
        surgeon-general surrogate surveyor survivor suspect swimmer swordsman taikonaut tailor tanaiste
        taoiseach tattooist tax-collector taxpayer teacher teammate technician technologist teenager telephonist
        tenant tenor terrorist theologian theorist therapist thief thinker tiler tory tourist toxicologist
        trader tradesman tradeswoman trafficker trainee trainer traitor translator traveler traveller treasurer
        trekker tribesman trombonist truck-driver trucker trumpeter trustee tsar tutor tycoon typist tyrant
        umpire uncle undergraduate undersecretary understudy undertaker upstart urbanist urologist user usher
        vendor ventriloquist vet veteran veterinarian vicar vice-chair vice-president viceroy victim vigilante
        villager vintner violinist violist virologist virtuoso viscount visitor vlogger vocalist volunteer voter
        waiter walker warden warder warlord warrior watchdog-chief watchmaker weaver webmaster weightlifter
        welder whaler whip whistle-blower whistleblower wicketkeeper widow widower wife winemaker wingback
        winger winner witness wizard woman woodcutter worker worshiper worshipper wrestler writer youngster
        youth youtuber zookeeper zoologist
    """.split()
)
ORGANIZATION = frozenset(
    """
        abbey academy administration agency airforce airline airport alliance aquarium archdiocese archive army
        artillery assembly association authority automaker bakery band bank bishopric bloc blog board bookmaker
        bourse brand brewery broadcaster brokerage bureau business cabinet camp campaign carmaker carrier cartel
        casino cathedral caucus central-bank chain chamber chancellery channel charity chipmaker church cinema
        city clinic club co-operative coalition collective college commissariat commission committee commune
        community company conglomerate congregation congress consortium consulate consulate-general consultancy
        cooperative corp corporation council country county court daily dealership delegation department diocese
        directorate distillery drugmaker embassy emirate enterprise exchange faction factory federation festival
        firm fleet force foundation foundry franchise fund gallery gang garage garrison gendarmerie giant
        government group guild gym hedge-fund hospice hospital hotel house housebuilder inspectorate institute
        institution insurer journal judiciary junta jury kingdom kremlin lab laboratory league legation
        legislature lender library lottery mafia magazine maker mall manufacturer marina military militia
        ministry mission monarchy monastery movement multinational municipality museum nation navy network
        newspaper ngo nightclub nonprofit nunnery observatory office oilfield operator opposition orchestra
        organisation organization orphanage outlet pac panel paper paramilitary parish parliament partnership
        party pentagon pharmacy police police-force politburo post-office presidency presidium prison
        private-equity prosecution province pub publication quango quartet railway rating-agency refinery regime
        regiment region registry regulator republic resort restaurant retailer school school-board
        secret-service secretariat seminary senate service services shelter shipyard shop site society squad
        start-up startup state state-broadcaster station store studio subsidiary super-pac supermarket
        superpower supplier synagogue syndicate synod tabloid tank task-force taskforce team telco telecom
        temple theater theatre think-tank township treasury tribunal troupe trust union unit university utility
        venture village vineyard watchdog website weekly winery wire-service youth-wing zoo
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
    """What a head noun says. ``gender_score``: +1, -1 or 0 (no word on it). ``known``: the noun is in the lists."""

    sort: Sort
    plural: bool
    gender_score: int
    known: bool


def sense_of(noun: str) -> Sense:
    """The sense of a folded noun; an unknown one is judged by its ending."""
    if noun in GROUP:
        return Sense("group", True, 0, True)
    gender_score = 1 if noun in FEMALE else -1 if noun in MALE else 0
    if noun in PERSON or gender_score or noun.endswith("year-old"):
        return Sense("person", False, gender_score, True)
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
        "superintendent supt superint",
        "inspector insp",
        "detective det",
        "sergeant sgt ssgt",
        "lieutenant lt",
        "colonel col",
        "captain capt",
        "major maj",
        "brigadier brig",
        "admiral adm",
        "commander cmdr cdr",
        "corporal cpl",
        "commissioner dcp acp",
        "reverend rev revd rev'd",
        "monsignor msgr",
        "councillor cllr councilor",
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


NAMELESS = frozenset(
    """
    source insider official spokesman spokeswoman spokesperson officer aide staffer diplomat person man woman boy girl
    child resident witness eyewitness neighbour neighbor bystander passer-by passerby victim survivor suspect attacker
    gunman protester demonstrator voter caller customer user commenter reader viewer employee worker guard soldier
    policeman policewoman detective constable driver passenger tourist student pupil patient judge magistrate prosecutor
    lawyer attorney plaintiff defendant accused claimant accuser appellant petitioner respondent
    """.split()
)
"""Nouns for somebody whom an article often leaves without a name."""
WRITINGS = frozenset(
    """
    statement letter email e-mail memo note message post tweet report release press-release editorial op-ed column
    article blog complaint petition lawsuit suit filing speech address announcement declaration communique communiqué
    resolution ruling verdict judgment decision order indictment affidavit warrant brochure leaflet pamphlet guidance
    advisory bulletin readout notice ad advertisement video testimony submission response reply rebuttal caption
    invitation obituary tribute review manifesto website site webpage page
    """.split()
)
"""Documents that are somebody's own words."""


def document_kind(noun: str) -> str:
    """One noun for documents that a later mention may call by another: "video", "ad"."""
    return _SAME_DOCUMENT.get(noun, noun)


def role_word(word: str) -> str:
    """One word for all that mean the same office, party or American state: "Sen.", "senator"; "R-Tex" is two."""
    if len(word) > 2 and word[1] == "-" and word[0] in "rd":
        return _SAME_ROLE.get(word[2:], word[2:])
    return _SAME_ROLE.get(word, word)
