"""What kind of body a word tells of: "airline" and "Airways" the same, "club" and "FC", "paper" and "Herald"."""

from __future__ import annotations

from functools import cache

from quotes.lexicon.companies import DESIGNATORS, TRADES

KINDS = """
company: company firm corporation giant maker business startup start-up manufacturer conglomerate multinational
  enterprise brand subsidiary operator supplier developer vendor provider group tech-giant chipmaker producer exporter
  importer contractor consultancy builder housebuilder insurer utility lender retailer automaker carmaker drugmaker
  publisher studio label platform app tech shipbuilder brewer miner refiner
airline: airline carrier airways airlines
bank: bank lender banking bancorp savings
paper: newspaper paper daily tabloid weekly publication magazine outlet broadsheet journal times post herald tribune
  guardian telegraph gazette chronicle mail mirror sun star express observer news press review website site
broadcaster: broadcaster channel network station radio television tv outlet news
newsagency: agency newswire wire news
team: team club side squad franchise fc afc united city rovers athletic champions hosts visitors outfit
school: university college school academy institute campus faculty
party: party movement alliance coalition bloc opposition
ministry: ministry department office bureau secretariat agency directorate
government: government administration regime authorities cabinet junta
country: country nation state republic kingdom government
town: city town village municipality council borough county
court: court tribunal judges bench
police: police force constabulary department cops officers gendarmerie
army: army military navy forces force corps troops air-force command brigade battalion militia
union: union guild federation association
committee: committee commission panel board council inquiry taskforce caucus subcommittee
hospital: hospital clinic trust infirmary centre center
museum: museum gallery library archive
zoo: zoo park aquarium sanctuary gardens
church: church diocese archdiocese parish congregation cathedral temple mosque synagogue vatican
charity: charity ngo nonprofit non-profit foundation organisation organization group trust shelter campaign campaigners
league: league federation association body confederation
militants: group organisation organization militia movement network faction rebels insurgents
shop: chain supermarket store shop retailer stores supermarkets
venue: restaurant hotel pub cafe bar casino resort theatre theater cinema venue
watchdog: watchdog regulator authority agency commission ombudsman
research: institute institution centre center laboratory lab think-tank thinktank observatory
"""


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    kind = ""
    for line in KINDS.strip().splitlines():
        if ":" in line:
            kind, line = line.split(":", 1)
        for word in line.split():
            found.setdefault(word, set()).add(kind)
    for word in DESIGNATORS | TRADES:
        found.setdefault(word, set()).add("company")
    return {word: frozenset(kinds) for word, kinds in found.items()}


def kinds_of(word: str) -> frozenset[str]:
    """The kinds of body that a folded noun, or a word of a body's name, tells of; none for most words."""
    return _kinds().get(word, frozenset())
