"""Companies and other bodies known by name, and the words by which an unknown one is told from a person.

The names are those of the world's large companies, banks, makers, airlines, shops and firms, of its news media, of its
clubs, parliaments and agencies and of the bodies of the United Nations; the words of one name are joined by "_".
"""

from __future__ import annotations

from functools import cache

from quotes.lexicon.person_names import POSSESSIVE, fold

NAMES = """
Apple Microsoft Google Alphabet Amazon Meta Facebook Instagram WhatsApp Twitter X_Corp TikTok ByteDance Snap
Snapchat Netflix Tesla Nvidia Intel AMD Qualcomm Broadcom Cisco Oracle SAP Adobe Salesforce IBM Dell HP
Hewlett-Packard Hewlett_Packard Lenovo Acer Asus Samsung LG Sony Panasonic Toshiba Hitachi Fujitsu NEC Sharp Canon
Nikon Olympus Ricoh Epson Kyocera Nintendo Sega Konami Capcom Huawei ZTE Xiaomi Oppo Vivo Tencent Alibaba Baidu
JD.com Meituan Didi Pinduoduo Temu Shein Weibo WeChat Ericsson Nokia Siemens Philips Bosch ABB Schneider Honeywell
Uber Lyft Airbnb DoorDash Deliveroo Grab Gojek Bolt Spotify Pinterest Reddit LinkedIn YouTube Wikipedia OpenAI
Anthropic DeepMind Palantir Stripe PayPal Square Klarna Revolut Shopify eBay Etsy Rakuten SoftBank Infosys Wipro
Cognizant Accenture Capgemini Atos TSMC Foxconn ASML Arm Micron SK_Hynix Zoom Slack Dropbox Airtel Jio Flipkart
Paytm Zomato Swiggy Ola Byju’s Yandex VKontakte Kaspersky Mozilla Signal Telegram Twitch Roblox Activision
Electronic_Arts Ubisoft Atari Motorola BlackBerry Xerox Kodak Yahoo AOL Toyota Honda Nissan Mazda Subaru Suzuki
Mitsubishi Isuzu Daihatsu Lexus Hyundai Kia Daewoo Ford General_Motors GM Chrysler Stellantis Jeep Dodge Chevrolet
Cadillac Buick Fiat Ferrari Lamborghini Maserati Alfa_Romeo Volkswagen VW Audi Porsche BMW Mercedes Mercedes-Benz
Daimler Opel Vauxhall Renault Peugeot Citroen Dacia Skoda Seat Volvo Saab Scania Jaguar Land_Rover Jaguar_Land_Rover
Bentley Rolls-Royce Aston_Martin McLaren Lotus Mini Tata Mahindra Maruti Bajaj Hero BYD Geely Nio Xpeng SAIC Rivian
Lucid Polestar Lada Avtovaz Harley-Davidson Yamaha Kawasaki Ducati Michelin Bridgestone Goodyear Pirelli Continental
Caterpillar Komatsu John_Deere Deere Cummins Takata Denso Magna Boeing Airbus Embraer Bombardier Lockheed
Lockheed_Martin Raytheon Northrop Northrop_Grumman General_Dynamics BAE BAE_Systems Thales Dassault Leonardo
Rheinmetall Safran SpaceX Blue_Origin Virgin_Galactic Virgin Sukhoi Tupolev Antonov Ryanair EasyJet Lufthansa
Emirates Etihad Qantas KLM Air_France Iberia Alitalia Aeroflot Finnair SAS Norwegian Wizz_Air Vueling Swissair Delta
United American_Airlines Southwest JetBlue Alaska_Airlines Spirit Frontier AirAsia Cathay_Pacific Garuda Lion_Air
IndiGo SpiceJet Vistara Jetstar Flybe Monarch Thomas_Cook Tui Carnival Maersk MSC Hapag-Lloyd DHL FedEx UPS
Deutsche_Bahn Eurostar Amtrak Greyhound Hertz Avis Shell BP Exxon ExxonMobil Exxon_Mobil Chevron ConocoPhillips
Total TotalEnergies Eni Equinor Statoil Repsol Gazprom Rosneft Lukoil Novatek Transneft Sibneft Yukos Aramco
Saudi_Aramco Petrobras Petronas Pemex Sinopec CNOOC PetroChina CNPC Petroleos Ecopetrol YPF Sonatrach Sasol Eskom
Halliburton Schlumberger Baker_Hughes Transocean Enron Enel Engie EDF E.ON RWE Vattenfall Uniper Iberdrola Endesa
Centrica National_Grid Duke_Energy Dominion Exelon PG&E Orsted Vestas Adani Reliance ONGC Tepco Fortum Naftogaz
Rosatom Areva Orano Westinghouse Glencore Rio_Tinto BHP Vale Anglo_American Barrick Newmont Freeport
Freeport-McMoRan Antofagasta Codelco Alcoa Rusal Norilsk ArcelorMittal Nippon_Steel Posco Thyssenkrupp Severstal
Evraz Tata_Steel De_Beers Cargill Bunge Archer_Daniels_Midland Louis_Dreyfus Monsanto Syngenta Bayer BASF Dow DuPont
Akzo_Nobel Solvay Linde Air_Liquide LafargeHolcim Lafarge Holcim Cemex Heidelberg Saint-Gobain Pfizer Moderna
BioNTech AstraZeneca Novartis Roche Sanofi Merck GSK GlaxoSmithKline Glaxo Johnson_&_Johnson Eli_Lilly Lilly AbbVie
Abbott Amgen Gilead Biogen Regeneron Bristol-Myers Bristol_Myers_Squibb Novo_Nordisk Takeda Daiichi Astellas Teva
Sinovac Sinopharm Valneva Novavax CureVac Genentech Genzyme Wyeth Purdue Purdue_Pharma Mylan Cipla Ranbaxy Lupin
Biocon Theranos Medtronic Fresenius Baxter Stryker Becton_Dickinson Cigna Aetna Anthem Humana UnitedHealth Bupa
Nestle Unilever Danone Kraft Kraft_Heinz Heinz Mondelez Cadbury Mars Hershey Ferrero Lindt Kellogg Kellogg’s
General_Mills Campbell’s Tyson JBS Smithfield Coca-Cola Coke Pepsi PepsiCo Red_Bull Starbucks McDonald’s McDonalds
Burger_King KFC Wendy’s Subway Domino’s Pizza_Hut Chipotle Greggs Nando’s Heineken Carlsberg Guinness Diageo
Budweiser Anheuser-Busch AB_InBev SABMiller Bacardi Pernod_Ricard Philip_Morris Altria Reynolds Juul
Imperial_Tobacco British_American_Tobacco Procter_&_Gamble Colgate Colgate-Palmolive L’Oreal Estee_Lauder Revlon
Avon Beiersdorf Henkel Kimberly-Clark Parmalat Arla Chiquita Dole Walmart Wal-Mart Target Costco Kroger Tesco
Sainsbury’s Asda Morrisons Waitrose Lidl Aldi Carrefour Auchan Casino Metro Ikea H&M Zara Inditex Primark Next
Marks_&_Spencer M&S Harrods Selfridges Boots Walgreens CVS Rite_Aid Macy’s Nordstrom Sears Kmart JCPenney Gap Uniqlo
Nike Adidas Puma Reebok Under_Armour Levi’s Benetton Burberry Gucci Prada Hermes LVMH Louis_Vuitton Chanel Dior
Kering Versace Armani Hugo_Boss Tiffany Cartier Richemont Swatch Rolex Lego Mattel Hasbro Disney Pixar Marvel
Woolworths Coles Myer Bunnings Harvey_Norman Home_Depot Lowe’s Best_Buy GameStop Debenhams Topshop Arcadia Wilko
Argos Currys Dixons WHSmith Waterstones Toys_R_Us Amway Herbalife Tupperware Goldman Goldman_Sachs Morgan_Stanley
JPMorgan JP_Morgan J.P._Morgan JPMorgan_Chase Citigroup Citi Citibank Wells_Fargo Bank_of_America Merrill_Lynch
Lehman Lehman_Brothers Bear_Stearns BlackRock Blackstone Vanguard Fidelity Carlyle KKR Berkshire_Hathaway
Bridgewater Charles_Schwab Schwab Robinhood Coinbase Binance FTX American_Express Visa Mastercard Western_Union HSBC
Barclays Lloyds NatWest RBS Santander Standard_Chartered Credit_Suisse UBS Deutsche_Bank Commerzbank BNP_Paribas BNP
Societe_Generale Credit_Agricole Natixis Unicredit Intesa_Sanpaolo Intesa BBVA ING Rabobank ABN_Amro Nordea
Danske_Bank Swedbank SEB Sberbank VTB ICBC Nomura Mizuho Daiwa Westpac ANZ NAB Macquarie DBS OCBC ICICI HDFC Axis
Allianz Axa Aviva Prudential Zurich Swiss_Re Munich_Re Generali AIG MetLife Allstate Geico Lloyd’s Moody’s Fitch
Standard_&_Poor’s S&P Nasdaq Euronext Northern_Rock Wirecard Evergrande Country_Garden Vanke Equifax Experian
Deloitte KPMG PwC PricewaterhouseCoopers Ernst_&_Young EY McKinsey Bain Boston_Consulting Gartner Forrester Kantar
Nielsen Ipsos YouGov Gallup Arthur_Andersen Linklaters Freshfields Allen_&_Overy Baker_McKenzie Kirkland_&_Ellis
Skadden Adecco Manpower Randstad Serco Capita G4S Carillion Balfour_Beatty Skanska Vinci Bouygues Bechtel Fluor
Savills Knight_Frank CBRE JLL Zillow Redfin Rightmove WeWork Marriott Hilton Hyatt Accor InterContinental Airtours
Expedia Booking.com TripAdvisor AT&T Verizon T-Mobile Sprint Comcast Vodafone BT Orange Telefonica Telstra Optus
Telia Telenor Deutsche_Telekom Telecom_Italia Turkcell MTN Safaricom Etisalat Bharti Bharti_Airtel Rogers Bell Telus
Sky Viacom ViacomCBS Paramount Universal Warner Warner_Bros Time_Warner Lionsgate MGM Miramax Weinstein_Company
Bertelsmann Vivendi Pearson Axel_Springer Gannett Tribune News_Corp Fox Fox_News CNN NBC MSNBC CNBC ABC CBS PBS NPR
BBC ITV Channel_4 Sky_News Al_Jazeera Al-Jazeera Al_Arabiya RT Sputnik Tass Interfax Xinhua Kyodo Yonhap AFP AP
Associated_Press Reuters Bloomberg UPI dpa Anadolu Anadolu_Agency EFE ANSA PTI IANS Bernama Antara KCNA WAM Guardian
Telegraph Times Independent Mirror Economist Newsweek Time Forbes Fortune Politico Axios Breitbart BuzzFeed HuffPost
Vox Vice Variety Billboard Rolling_Stone Vogue Elle Playboy Wired Gizmodo Le_Monde Le_Figaro Liberation Der_Spiegel
Spiegel Bild Die_Zeit Die_Welt El_Pais El_Mundo Corriere_della_Sera La_Repubblica Pravda Izvestia Kommersant Haaretz
Al-Ahram Dawn Asahi Nikkei Mainichi Yomiuri Granma UNICEF UNESCO UNHCR UNRWA WHO WFP FAO IAEA ILO IMF World_Bank WTO
OECD OPEC NATO ASEAN Mercosur Interpol Europol Frontex Eurostat Ofcom Ofgem Ofsted Ofwat Fifa Uefa IOC Wada NFL NBA
NHL MLB Nascar Oxfam Amnesty Amnesty_International Greenpeace Human_Rights_Watch Red_Cross Red_Crescent
Medecins_Sans_Frontieres Care Caritas Save_the_Children World_Vision WikiLeaks Hamas Hezbollah Hizbollah Fatah
Taliban Al-Qaeda Al_Qaeda al-Qaida Isis Isil Daesh Islamic_State Boko_Haram Al-Shabab Al-Shabaab Houthis Farc Eta
IRA Sinn_Fein Likud Kadima Hadash Labour Fianna_Fail Fine_Gael Plaid_Cymru Ukip Syriza Podemos Fidesz Jobbik Zanu-PF
Renamo Frelimo Swapo Bundestag Bundesbank Bundesrat Knesset Duma Kremlin Pentagon Elysee Sejm Riksdag Storting
Folketing Eduskunta Majlis Loya_Jirga Lok_Sabha Rajya_Sabha Dail Seanad Cortes Verkhovna_Rada Rada Mossad Shin_Bet
FBI CIA NSA NASA FDA FAA EPA FEMA KGB FSB SVR GRU MI5 MI6 Stasi Scotland_Yard Arsenal Chelsea Liverpool Everton
Tottenham Spurs Newcastle Leicester Southampton Fulham Brighton Burnley Watford Leeds Manchester_United
Manchester_City Aston_Villa West_Ham Crystal_Palace Wolves Celtic Rangers Hearts Hibernian Aberdeen Barcelona
Real_Madrid Atletico_Madrid Sevilla Valencia Villarreal Juventus Inter_Milan AC_Milan Napoli Roma Lazio Fiorentina
Bayern Bayern_Munich Borussia_Dortmund Dortmund Schalke Leverkusen PSG Paris_Saint-Germain Marseille Lyon Monaco
Ajax Feyenoord PSV Porto Benfica Sporting Galatasaray Fenerbahce Besiktas Olympiakos Panathinaikos Zenit Spartak
CSKA Dynamo_Kyiv Shakhtar River_Plate Boca_Juniors Flamengo Santos Corinthians Palmeiras Yankees Mets Dodgers
Red_Sox Cubs Lakers Celtics Knicks Bulls Warriors Cowboys Patriots Packers Steelers Eagles Giants Saracens Leinster
Munster
"""
"""Of a word that is a surname too ("Ford"), the article must name nobody so."""

DESIGNATORS = frozenset(
    """
    inc incorporated corp corporation co company ltd limited llc llp plc gmbh ag se sa nv bv ab oy oyj asa aps spa srl
    sarl kg kgaa pty pte bhd sdn kk ojsc pjsc oao ooo zao jsc tbk holding holdings group partners associates sons bros
    brothers
    """.split()
)
TRADES = frozenset(
    """
    motor motors automotive auto pharma pharmaceutical pharmaceuticals therapeutics biotech biosciences biologics labs
    laboratories medical healthcare diagnostics marine maritime shipping lines line ferries logistics freight rail
    railways railway airlines airways airline air aviation aerospace aeronautics space defence defense steel metals
    mining minerals resources gold copper coal oil gas petroleum energy power electric electricity solar wind renewables
    nuclear utilities water chemicals chemical plastics cement concrete construction builders building homes properties
    property estates realty housing hotels hotel resorts leisure entertainment studios pictures films records music
    games gaming media news broadcasting television tv radio press publishing publications books foods food farms dairy
    brewery breweries brewing beverages drinks wines spirits tobacco stores supermarkets markets retail outfitters
    apparel clothing textiles footwear cosmetics beauty toys furniture bank banking bancorp savings capital securities
    investments investment ventures equity funds fund trust insurance assurance mutual financial finance credit
    mortgage advisors advisers consulting consultants research analytics economics data software systems technologies
    technology tech digital networks network telecom telecoms telecommunications communications wireless mobile cable
    semiconductor semiconductors electronics robotics instruments appliances machinery engineering industries
    industrial manufacturing tools equipment trucks tyres tires rubber paper packaging timber furnishings security
    services solutions international enterprises worldwide global ventures fc afc united rovers athletic wanderers
    hospital hospitals clinic clinics university college school academy institute foundation museum library church
    cathedral council party union federation league association society alliance
    """.split()
)
"""What follows a company's own name: "Falk Marine", "Nordal Bank"."""
SURNAMES_TOO = frozenset(
    """
    air auto bank banks bros brothers building cable church coal college construction copper council farms foods games
    gold homes house lines marine media mines music parks partners power press properties rail records savings school
    solutions sons spirits steel stores trust waters wind wines united
    """.split()
)
"""The designators and trades that are surnames as well."""


@cache
def _names() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(word) for word in name.split("_") if word != "&") for name in NAMES.split())


def is_known_organization(name: str) -> bool:
    """Whether ``name`` is that of a company or another body that is known everywhere."""
    words = tuple(fold(word) for word in POSSESSIVE.sub("", name).split() if word not in {"&", "and"})
    return (words[1:] if len(words) > 1 and words[0] == "the" else words) in _names()
