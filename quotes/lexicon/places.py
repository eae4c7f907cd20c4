"""Countries, their people and their seats of government: what speaks for a state and is no person.

One line a country: names | adjectives and words for its people | capitals and other seats, former ones too. All states
of the United Nations, the two observers, and what newspapers treat like one.
"""

from __future__ import annotations

from functools import cache

from quotes.lexicon.person_names import fold

COUNTRIES = """
Afghanistan | Afghan Afghans | Kabul
Albania | Albanian Albanians | Tirana
Algeria | Algerian Algerians | Algiers
Andorra | Andorran Andorrans | Andorra la Vella
Angola | Angolan Angolans | Luanda
Antigua and Barbuda; Antigua | Antiguan Antiguans |
Argentina | Argentine Argentinian Argentines Argentinians | Buenos Aires
Armenia | Armenian Armenians | Yerevan
Australia | Australian Australians Aussie Aussies | Canberra
Austria | Austrian Austrians | Vienna
Azerbaijan | Azerbaijani Azerbaijanis Azeri Azeris | Baku
Bahamas; The Bahamas | Bahamian Bahamians | Nassau
Bahrain | Bahraini Bahrainis | Manama
Bangladesh | Bangladeshi Bangladeshis | Dhaka
Barbados | Barbadian Barbadians Bajan | Bridgetown
Belarus | Belarusian Belarusians Belarussian | Minsk
Belgium | Belgian Belgians | Brussels
Belize | Belizean Belizeans | Belmopan
Benin | Beninese | Porto-Novo; Cotonou
Bhutan | Bhutanese | Thimphu
Bolivia | Bolivian Bolivians | La Paz; Sucre
Bosnia and Herzegovina; Bosnia-Herzegovina; Bosnia | Bosnian Bosnians | Sarajevo
Botswana | Botswanan Batswana | Gaborone
Brazil | Brazilian Brazilians | Brasilia
Brunei | Bruneian Bruneians | Bandar Seri Begawan
Bulgaria | Bulgarian Bulgarians | Sofia
Burkina Faso | Burkinabe Burkinabes | Ouagadougou
Burundi | Burundian Burundians | Bujumbura; Gitega
Cambodia | Cambodian Cambodians | Phnom Penh
Cameroon | Cameroonian Cameroonians | Yaounde
Canada | Canadian Canadians | Ottawa
Cape Verde; Cabo Verde | Cape-Verdean | Praia
Central African Republic | Central-African | Bangui
Chad | Chadian Chadians | N'Djamena
Chile | Chilean Chileans | Santiago
China; People's Republic of China | Chinese | Beijing; Peking
Colombia | Colombian Colombians | Bogota
Comoros | Comoran Comorian | Moroni
Congo; Democratic Republic of the Congo; Democratic Republic of Congo; DR Congo; DRC | Congolese | Kinshasa
Republic of the Congo; Congo-Brazzaville | Congolese | Brazzaville
Costa Rica | Costa-Rican | San Jose
Ivory Coast; Cote d'Ivoire | Ivorian Ivorians | Yamoussoukro; Abidjan
Croatia | Croatian Croatians Croat Croats | Zagreb
Cuba | Cuban Cubans | Havana
Cyprus | Cypriot Cypriots | Nicosia
Czech Republic; Czechia | Czech Czechs | Prague
Denmark | Danish Dane Danes | Copenhagen
Djibouti | Djiboutian Djiboutians |
Dominica | Dominican | Roseau
Dominican Republic | Dominican Dominicans | Santo Domingo
Ecuador | Ecuadorian Ecuadorean Ecuadorians | Quito
Egypt | Egyptian Egyptians | Cairo
El Salvador | Salvadoran Salvadorean Salvadorans | San Salvador
Equatorial Guinea | Equatoguinean | Malabo
Eritrea | Eritrean Eritreans | Asmara
Estonia | Estonian Estonians | Tallinn
Eswatini; Swaziland | Swazi Swazis | Mbabane
Ethiopia | Ethiopian Ethiopians | Addis Ababa
Fiji | Fijian Fijians | Suva
Finland | Finnish Finn Finns | Helsinki
France | French Frenchman Frenchwoman | Paris; Matignon
Gabon | Gabonese | Libreville
Gambia; The Gambia | Gambian Gambians | Banjul
Georgia | Georgian Georgians | Tbilisi
Germany | German Germans | Berlin; Bonn
Ghana | Ghanaian Ghanaians | Accra
Greece | Greek Greeks | Athens
Grenada | Grenadian Grenadians |
Guatemala | Guatemalan Guatemalans | Guatemala City
Guinea | Guinean Guineans | Conakry
Guinea-Bissau | Bissau-Guinean | Bissau
Guyana | Guyanese | Georgetown
Haiti | Haitian Haitians | Port-au-Prince
Holy See; Vatican; Vatican City; The Vatican | Vatican | Vatican
Honduras | Honduran Hondurans | Tegucigalpa
Hong Kong | Hongkonger Hongkongers |
Hungary | Hungarian Hungarians | Budapest
Iceland | Icelandic Icelander Icelanders | Reykjavik
India | Indian Indians | New Delhi; Delhi
Indonesia | Indonesian Indonesians | Jakarta
Iran; Islamic Republic of Iran | Iranian Iranians | Tehran; Teheran
Iraq | Iraqi Iraqis | Baghdad
Ireland; Irish Republic | Irish Irishman Irishwoman | Dublin
Israel | Israeli Israelis | Jerusalem; Tel Aviv
Italy | Italian Italians | Rome
Jamaica | Jamaican Jamaicans | Kingston
Japan | Japanese | Tokyo
Jordan | Jordanian Jordanians | Amman
Kazakhstan | Kazakh Kazakhs Kazakhstani | Astana; Almaty; Nur-Sultan
Kenya | Kenyan Kenyans | Nairobi
Kiribati | I-Kiribati | Tarawa
Kosovo | Kosovar Kosovan Kosovars | Pristina
Kuwait | Kuwaiti Kuwaitis | Kuwait City
Kyrgyzstan | Kyrgyz Kyrgyzstani | Bishkek
Laos | Lao Laotian Laotians | Vientiane
Latvia | Latvian Latvians | Riga
Lebanon | Lebanese | Beirut
Lesotho | Basotho Mosotho | Maseru
Liberia | Liberian Liberians | Monrovia
Libya | Libyan Libyans | Tripoli; Benghazi
Liechtenstein | Liechtensteiner | Vaduz
Lithuania | Lithuanian Lithuanians | Vilnius
Luxembourg | Luxembourgish Luxembourger |
Madagascar | Malagasy | Antananarivo
Malawi | Malawian Malawians | Lilongwe
Malaysia | Malaysian Malaysians | Kuala Lumpur; Putrajaya
Maldives; The Maldives | Maldivian Maldivians |
Mali | Malian Malians | Bamako
Malta | Maltese | Valletta
Marshall Islands | Marshallese | Majuro
Mauritania | Mauritanian Mauritanians | Nouakchott
Mauritius | Mauritian Mauritians | Port Louis
Mexico | Mexican Mexicans | Mexico City
Micronesia | Micronesian Micronesians | Palikir
Moldova | Moldovan Moldovans | Chisinau; Kishinev
Monaco | Monegasque | Monte Carlo
Mongolia | Mongolian Mongolians Mongol | Ulaanbaatar; Ulan Bator
Montenegro | Montenegrin Montenegrins | Podgorica
Morocco | Moroccan Moroccans | Rabat
Mozambique | Mozambican Mozambicans | Maputo
Myanmar; Burma | Burmese | Naypyidaw; Naypyitaw; Yangon; Rangoon
Namibia | Namibian Namibians | Windhoek
Nauru | Nauruan Nauruans | Yaren
Nepal | Nepali Nepalis Nepalese | Kathmandu; Katmandu
Netherlands; The Netherlands; Holland | Dutch Dutchman Dutchwoman | The Hague; Hague; Amsterdam
New Zealand | Kiwi Kiwis New-Zealander | Wellington
Nicaragua | Nicaraguan Nicaraguans | Managua
Niger | Nigerien Nigeriens | Niamey
Nigeria | Nigerian Nigerians | Abuja; Lagos
North Korea; DPRK | North-Korean North-Koreans | Pyongyang
North Macedonia; Macedonia | Macedonian Macedonians | Skopje
Norway | Norwegian Norwegians | Oslo
Oman | Omani Omanis | Muscat
Pakistan | Pakistani Pakistanis | Islamabad; Rawalpindi
Palau | Palauan Palauans | Ngerulmud
Palestine; Palestinian Authority | Palestinian Palestinians | Ramallah; Gaza; Gaza City
Panama | Panamanian Panamanians | Panama City
Papua New Guinea | Papuan Papuans | Port Moresby
Paraguay | Paraguayan Paraguayans | Asuncion
Peru | Peruvian Peruvians | Lima
Philippines; The Philippines | Filipino Filipina Filipinos Philippine | Manila; Malacanang
Poland | Polish Pole Poles | Warsaw
Portugal | Portuguese | Lisbon
Qatar | Qatari Qataris | Doha
Romania | Romanian Romanians | Bucharest
Russia; Russian Federation; Soviet Union; USSR | Russian Russians Soviet Soviets | Moscow; Kremlin
Rwanda | Rwandan Rwandans | Kigali
Saint Kitts and Nevis; St. Kitts and Nevis | Kittitian | Basseterre
Saint Lucia; St. Lucia | St.-Lucian | Castries
Saint Vincent and the Grenadines; St. Vincent | Vincentian | Kingstown
Samoa | Samoan Samoans | Apia
San Marino | Sammarinese |
Sao Tome and Principe | Sao-Tomean |
Saudi Arabia; Saudi | Saudi Saudis | Riyadh; Jeddah
Scotland | Scottish Scots Scot | Edinburgh; Holyrood
Senegal | Senegalese | Dakar
Serbia; Yugoslavia | Serbian Serbians Serb Serbs | Belgrade
Seychelles | Seychellois | Victoria
Sierra Leone | Sierra-Leonean | Freetown
Singapore | Singaporean Singaporeans |
Slovakia | Slovak Slovaks Slovakian | Bratislava
Slovenia | Slovenian Slovenians Slovene Slovenes | Ljubljana
Solomon Islands | Solomon-Islander | Honiara
Somalia | Somali Somalis | Mogadishu
Somaliland | Somalilander | Hargeisa
South Africa | South-African South-Africans | Pretoria; Cape Town; Bloemfontein
South Korea; Republic of Korea; Korea | South-Korean South-Koreans Korean Koreans | Seoul
South Sudan | South-Sudanese | Juba
Spain | Spanish Spaniard Spaniards | Madrid
Sri Lanka | Sri-Lankan Sri-Lankans | Colombo
Sudan | Sudanese | Khartoum
Suriname | Surinamese | Paramaribo
Sweden | Swedish Swede Swedes | Stockholm
Switzerland | Swiss | Bern; Berne; Geneva
Syria | Syrian Syrians | Damascus
Taiwan | Taiwanese | Taipei
Tajikistan | Tajik Tajiks Tajikistani | Dushanbe
Tanzania | Tanzanian Tanzanians | Dodoma; Dar es Salaam
Thailand | Thai Thais | Bangkok
East Timor; Timor-Leste | Timorese | Dili
Tibet | Tibetan Tibetans | Lhasa; Dharamsala
Togo | Togolese | Lome
Tonga | Tongan Tongans | Nuku'alofa
Trinidad and Tobago; Trinidad | Trinidadian Trinidadians | Port of Spain
Tunisia | Tunisian Tunisians | Tunis
Turkey; Türkiye | Turkish Turk Turks | Ankara; Istanbul
Turkmenistan | Turkmen Turkmens | Ashgabat
Tuvalu | Tuvaluan | Funafuti
Uganda | Ugandan Ugandans | Kampala
Ukraine | Ukrainian Ukrainians | Kyiv; Kiev
United Arab Emirates; UAE; Emirates | Emirati Emiratis | Abu Dhabi; Dubai
United Kingdom; UK; Britain; Great Britain; England | British Briton Britons English | London; Downing Street; Whitehall
United States; United States of America; US; USA; America | American Americans US | Washington; Washington D.C.
Uruguay | Uruguayan Uruguayans | Montevideo
Uzbekistan | Uzbek Uzbeks Uzbekistani | Tashkent
Vanuatu | Ni-Vanuatu | Port Vila
Venezuela | Venezuelan Venezuelans | Caracas
Vietnam | Vietnamese | Hanoi
Wales | Welsh Welshman | Cardiff
Northern Ireland | Northern-Irish | Belfast; Stormont
Western Sahara | Sahrawi Sahrawis | Laayoune
Yemen | Yemeni Yemenis | Sanaa; Aden
Zambia | Zambian Zambians | Lusaka
Zimbabwe; Rhodesia | Zimbabwean Zimbabweans | Harare
Greenland | Greenlandic Greenlander | Nuuk
Puerto Rico | Puerto-Rican | San Juan
Catalonia | Catalan Catalans | Barcelona
Kurdistan | Kurdish Kurd Kurds | Erbil
Chechnya | Chechen Chechens | Grozny
European Union; EU; E.U. | European Europeans | Brussels; Strasbourg
"""


@cache
def _table() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Folded country names, adjectives and capitals, each with the folded first name of the country."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for line in COUNTRIES.strip().splitlines():
        countries, people, seats = (part.strip() for part in line.split("|"))
        first = _key(countries.split(";")[0])
        names |= {_key(name): names.get(_key(name), first) for name in countries.split(";")}
        adjectives |= {_key(word): adjectives.get(_key(word), first) for word in people.split()}
        capitals |= {_key(seat): capitals.get(_key(seat), first) for seat in seats.split(";") if seat.strip()}
    return names, adjectives, capitals


def _key(name: str) -> str:
    """The folded words of ``name`` with one space or hyphen between each two and without an article."""
    words = [fold(word) for word in name.replace("-", " ").split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def country_of(name: str) -> str | None:
    """The state, by its folded name, for which ``name`` speaks: a country's own name or its seat of government."""
    names, _, capitals = _table()
    return names.get(_key(name)) or capitals.get(_key(name))


def country_of_adjective(word: str) -> str | None:
    """The state, by its folded name, of which ``word`` is the adjective: "Turkish", "US"."""
    return _table()[1].get(_key(word))
