"""Only English is read: news in other languages is told from it, English full of foreign names is not."""

import pytest

from quotes.analysis.article.language import CERTAIN_FROM, other_language

OTHERS = {
    "French": """La ministre des Transports, Hélène Varenne, a déclaré mardi que les travaux du tunnel
reprendraient avant la fin du mois. « Nos équipes sont prêtes et le chantier est sûr », a-t-elle dit à
l'issue du conseil, en précisant que les communes voisines avaient été prévenues. L'opposition réclame
toujours la publication du rapport des experts, que le gouvernement refuse de rendre public tant que
l'enquête n'est pas close.""",
    "German": """Die Verkehrsministerin Helene Warnke sagte am Dienstag, die Arbeiten am Tunnel würden noch
vor Ende des Monats wieder aufgenommen. „Unsere Leute sind bereit, und die Baustelle ist sicher“, erklärte
sie nach der Sitzung des Kabinetts. Die Opposition verlangt weiterhin, dass der Bericht der Gutachter
veröffentlicht wird. Das lehnt die Regierung ab, solange die Untersuchung nicht abgeschlossen ist.""",
    "Russian": """Министр транспорта Елена Варенцова заявила во вторник, что работы в тоннеле возобновятся до
конца месяца. «Наши бригады готовы, площадка безопасна», — сказала она после заседания правительства.
Оппозиция по-прежнему требует обнародовать доклад экспертов, однако правительство отказывается сделать это,
пока не завершено расследование. Жители соседних посёлков говорят, что их никто не предупредил.""",
    "Spanish": """La ministra de Transportes, Elena Varela, dijo el martes que las obras del túnel se
reanudarán antes de fin de mes. «Nuestros equipos están listos y la obra es segura», afirmó al término del
consejo, y precisó que los municipios vecinos habían sido avisados. La oposición sigue pidiendo que se
publique el informe de los expertos, algo que el Gobierno rechaza mientras la investigación no haya
terminado.""",
    "Dutch": """Minister van Verkeer Helena Warner zei dinsdag dat de werkzaamheden in de tunnel voor het
einde van de maand worden hervat. 'Onze ploegen staan klaar en het terrein is veilig', zei ze na afloop van
de ministerraad. De oppositie blijft eisen dat het rapport van de deskundigen openbaar wordt gemaakt. Dat
weigert de regering zolang het onderzoek niet is afgerond, of de Kamer dat nu wil of niet.""",
    "Danish": """Transportminister Helene Varnæs sagde tirsdag, at arbejdet i tunnelen bliver genoptaget
inden udgangen af måneden. »Vores folk er klar, og pladsen er sikker for alle,« sagde hun efter mødet.
Oppositionen kræver fortsat, at rapporten fra eksperterne bliver offentliggjort, men det vil regeringen ikke
gå med til for tiden, så længe undersøgelsen af ulykken ikke er afsluttet, og for at være på den sikre side.""",
    "Italian": """La ministra dei Trasporti Elena Varese ha detto martedì che i lavori nel tunnel
riprenderanno entro la fine del mese. «Le nostre squadre sono pronte e il cantiere è sicuro», ha affermato
al termine del consiglio, precisando che i comuni vicini erano stati avvertiti. L'opposizione continua a
chiedere la pubblicazione della perizia, che il governo rifiuta finché l'inchiesta non sarà conclusa.""",
    "Chinese": (
        "交通部长周二表示，隧道工程将在本月底之前恢复。她在会议结束后对记者说："
        "“我们的队伍已经准备好，工地是安全的。”"
        "反对党继续要求公布专家报告，但政府表示在调查结束之前不会公开。附近村庄的居民说，没有人事先通知他们。"
    )
    * 3,
}

FOREIGN_NAMES = """KHARAVAT, Sept 2 - Nursultan Abdrakhmetov, Tynchtykbek Omurzakov, Aizhan Zhumagulova, Bakytbek
Sydykbaev, Zeynep Küçükoğlu, Mehmet Yıldırımoğlu, Nguyễn Thị Hồng Hạnh, Kwabena Owusu-Ansah, Oluwaseun
Adebayo-Okonkwo, Chukwuemeka Nwachukwu, Szczepan Brzęczyszczykiewicz, Þorgerður Gunnarsdóttir and Seán Ó Muircheartaigh
signed; Sydykbaev, of Kharavat, called it "a start". Abdrakhmetov declined comment."""


@pytest.mark.parametrize("language", OTHERS)
def test_news_in_another_language_is_told(language: str) -> None:
    assert len(OTHERS[language]) >= CERTAIN_FROM
    assert other_language(OTHERS[language]) == language


def test_shouting_does_not_hide_the_language() -> None:
    assert other_language(OTHERS["French"].upper()) == "French"


def test_a_language_without_a_name_here_is_told_by_its_code() -> None:
    welsh = """Dywedodd y Gweinidog Trafnidiaeth ddydd Mawrth y bydd y gwaith yn y twnnel yn ailddechrau cyn diwedd y
mis. "Mae ein timau yn barod ac mae'r safle yn ddiogel," meddai ar ôl y cyfarfod. Mae'r gwrthbleidiau yn dal i alw am
gyhoeddi adroddiad yr arbenigwyr, ond mae'r llywodraeth yn gwrthod gwneud hynny nes i'r ymchwiliad ddod i ben."""
    assert other_language(welsh) == "another language (cy)"


@pytest.mark.parametrize(
    "text",
    [
        FOREIGN_NAMES,
        '"We left at dawn," Ana Lopes said.',
        "Darel Ivanic stated on Thursday that the engineers are returning home.",
        "ANA LOPES: No.\nDAREL IVANIC: Yes.\n" * 10,
        "x" * 400,
        "12 : 30 ; 40",
    ],
)
def test_english_and_the_unclear_pass(text: str) -> None:
    assert other_language(text) is None
