"""Which words are a role, and beside whose name."""

from __future__ import annotations

import re
import time

import pytest

from quotes.analysis.attribution import Attribution, NameMention, Reading, RoleMention, no_affinities
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.roles import find_roles, role_shown
from quotes.model import Stretch


def roles_of(marked: str) -> dict[str, list[str]]:
    """The roles by holder of a text in which persons' names stand in [brackets] and other names in {braces}; those
    beside no name under ""."""
    text, names = "", []
    for piece in re.split(r"([\[\]{}])", marked):
        if piece in ("[", "{"):
            start = len(text)
        elif piece in ("]", "}"):
            names.append(NameMention(start, len(text), "person" if piece == "]" else "organization", 0.95))
        elif piece:
            text += piece
    found = find_roles(text, quoted_stretches(text), Reading((), tuple(names), (), no_affinities))
    out: dict[str, list[str]] = {}
    for role in found:
        holder = text[role.holder.start : role.holder.end] if role.holder else ""
        out.setdefault(holder, []).append(text[role.start : role.end])
    return out


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("“No,” said Foreign Ministry spokesman [Darel Ivanic].", "Foreign Ministry spokesman"),
        ("They met former secretary of state [Darel Ivanic] on Monday.", "former secretary of state"),
        ("The answer came from Chief of Staff [Darel Ivanic].", "Chief of Staff"),
        ("“No,” said {Orlow}'s marketing chief [Darel Ivanic].", "Orlow's marketing chief"),
        ("They met the company's charming chief [Darel Ivanic].", "company's charming chief"),
        ("“No,” said {Horna College} [Dean Darel Ivanic].", "Horna College Dean"),
        ("“They came,” the group’s spokesman, [Darel Ivanic], said.", "group’s spokesman"),
        (
            "“No,” said [Darel Ivanic], head of the Centre for the Study of Bees, Wasps and Ants.",
            "head of the Centre for the Study of Bees, Wasps and Ants",
        ),
        (
            "“No,” said [Darel Ivanic], author of Norway in Space: The Long Way Up.",
            "author of Norway in Space: The Long Way Up",
        ),
        ("Rev. [Darel Ivanic] prayed.", "Rev."),
        ("Half of them back Sen. [Darel Ivanic].", "Sen."),
        ("It will almost certainly force Mayor [Darel Ivanic] to go.", "Mayor"),
        ("No matter what action President [Darel Ivanic] takes, they stay.", "President"),
        ("In July 2015 President [Darel Ivanic] came.", "President"),
        ("The field opens next month. Deputy Energy Minister [Darel Ivanic] said so.", "Deputy Energy Minister"),
        ("They left the stage. Sen. [Darel Ivanic] stayed.", "Sen."),
        ("The {Alden Harbour Board}’s director, [Darel Ivanic], resigned.", "Alden Harbour Board’s director"),
        ("A lawyer for the fishermen, [Darel Ivanic], said no.", "lawyer for the fishermen"),
        ("The port’s chief pilot, [Darel Ivanic], said no.", "port’s chief pilot"),
        ("One of her advisers, [Darel Ivanic], said no.", "One of her advisers"),
        ("[Darel Ivanic], the deputy trade minister, said no.", "deputy trade minister"),
        ("[Darel Ivanic], a senior fellow at the {Alden Institute}, said no.", "senior fellow at the Alden Institute"),
        ("[Darel Ivanic], Ms. Brandt’s chief of staff, said no.", "Ms. Brandt’s chief of staff"),
        ("[Darel Ivanic], 33, an organist, said no.", "organist"),
        ("[Darel Ivanic], one of the mayor’s closest aides, said no.", "one of the mayor’s closest aides"),
        ("[Darel Ivanic], a former aide now teaching at Drenov, said no.", "former aide"),
        ("[Darel Ivanic], who heads the harbour board, said no.", "heads the harbour board"),
        ("[Darel Ivanic] is the mayor and leads the party’s list.", "mayor"),
        ("[Darel Ivanic], who is a lawyer in Drenov, said no.", "lawyer in Drenov"),
        ("[Darel Ivanic], who now serves as deputy mayor, said no.", "deputy mayor"),
        ("[Darel Ivanic] is the harbour master of Drenov.", "harbour master of Drenov"),
        ("He summoned his chief pilot, [Darel Ivanic], to the bridge.", "chief pilot"),
        ("The report came from environmentalist [Darel Ivanic].", "environmentalist"),
        ("It rained.\n\nAs a junior pilot at the port, [Darel Ivanic] said she knew.", "junior pilot at the port"),
        ("As senior pilot of the port, [Darel Ivanic] came first.", "senior pilot of the port"),
        ("[Darel Ivanic], the top Democrat on the budget committee, said no.", "top Democrat on the budget committee"),
        ("It rained.\n\nThe port’s chief pilot, [Darel Ivanic], said no.", "port’s chief pilot"),
        ("It rained.\nA spokesman for [Falk], [Darel Ivanic], said no.", "spokesman for Falk"),
        ("Ever since the deputy mayor, [Darel Ivanic], left, it rained.", "deputy mayor"),
        ("Drenov United manager Sir [Darel Ivanic] said no.", "Drenov United manager"),
        ("Sales rose to €4.8bn. Port director [Darel Ivanic] said no.", "Port director"),
        ("They sold 4.5m. Harbour master [Darel Ivanic] said no.", "Harbour master"),
        ("They met U.S. Ambassador [Darel Ivanic] there.", "U.S. Ambassador"),
        ("It rained in Drenov. [Premier Darel Ivanic] said no.", "Premier"),
        ("APF (South) chief [Darel Ivanic] said no.", "APF (South) chief"),
        ("{Alden Motor Co}. director [Darel Ivanic] said no.", "Alden Motor Co. director"),
        (
            "They asked {Council for the Care of Pilots} campaigner [Darel Ivanic].",
            "Council for the Care of Pilots campaigner",
        ),
        ("They asked US Ambassador to Alden [Darel Ivanic].", "US Ambassador to Alden"),
        ("The founder of {Alden Air} [Darel Ivanic] said no.", "founder of Alden Air"),
        ("[Darel Ivanic], a {University of Alden} press officer, said no.", "University of Alden press officer"),
        (
            "[Darel Ivanic], a radar imagery and remote sensing expert, said no.",
            "radar imagery and remote sensing expert",
        ),
        ("[Darel Ivanic], a radioastronomer at Alden, said no.", "radioastronomer at Alden"),
        ("[Darel Ivanic], one of the game developers sacked by the port, said no.", "one of the game developers"),
        ("[Darel Ivanic], a former lawyer elected in 2010, said no.", "former lawyer"),
        ("They left, but [Darel Ivanic], D-Alden, a former pilot, stayed.", "former pilot"),
        ("[Darel Ivanic] MP, MINISTER FOR SOCIAL SERVICES:\n\nGood morning.", "MINISTER FOR SOCIAL SERVICES"),
        ("[Darel Ivanic] at the time was a teacher at Alden.", "teacher at Alden"),
        ("[Darel Ivanic] was elected president of the board.", "president of the board"),
        ("[Darel Ivanic] began his career as a junior pilot at Alden in 1975.", "junior pilot at Alden"),
        ("[Darel Ivanic]’s two-year tenure as attorney general is over.", "attorney general"),
        ("The board appointed [Darel Ivanic] as harbour master.", "harbour master"),
        ("[Darel Ivanic], a 43-year-old pilot, left.", "pilot"),
        ("[Darel Ivanic], a retired Tarn army major general, left.", "retired Tarn army major general"),
        ("[Darel Ivanic], mayor until the flood, left.", "mayor"),
        ("[Darel Ivanic] is president at least until new elections.", "president"),
        ("[Darel Ivanic] is the head of state to serve another term.", "head of state"),
        ("[Darel Ivanic] of Upper Tarn, the senior keeper on the pier, left.", "senior keeper on the pier"),
        ("[Darel Ivanic], who commands U.S. forces in Tarn, left.", "commands U.S. forces in Tarn"),
        ("They want to bar former mayor [Darel Ivanic].", "former mayor"),
        ("It is an order to former mayor [Darel Ivanic].", "former mayor"),
        ("“No,” said the then-Deputy Vice Minister [Darel Ivanic].", "then-Deputy Vice Minister"),
        ("The highlight was a visit by Tarn’s minister, [Darel Ivanic], who left.", "Tarn’s minister"),
    ],
)
def test_a_role_beside_a_name(marked: str, role: str) -> None:
    assert roles_of(marked) == {"Darel Ivanic": [role]}


@pytest.mark.parametrize(
    "marked",
    [
        "[Darel Ivanic], however, said no.",
        "[Darel Ivanic], a friend of Drenov, said no.",
        "His brother [Darel Ivanic] said no.",
        "[Darel Ivanic], a Republican of Drenov, said no.",
        "[Darel Ivanic], her eldest son, said no.",
        "They waited for a candidate. [Darel Ivanic] came.",
        "It made of him a private equity kingpin. [Darel Ivanic] did not.",
        "“[Darel Ivanic] is a bad president,” she said.",
        "For [Darel Ivanic], the agreement opened the door to other deals.",
        "[Darel Ivanic] is the best candidate.",
        "Joining [Darel Ivanic], [Ilsa Brandt] and the rest left.",
        "[Darel Ivanic], later accusing her of lying, left.",
        "“No,” said [Darel Ivanic], a cheerful 19-year-old.",
        "[Darel Ivanic] became the first player in the league to score five times.",
        "He was fired by [Darel Ivanic] as director of the port.",
        "[Darel Ivanic], who has coached [Ilsa Brandt], left.",
        "The committee members accused [Darel Ivanic] of it.",
    ],
)
def test_no_role_beside_a_name(marked: str) -> None:
    assert roles_of(marked) == {}


def test_two_roles_in_one_breath_are_two() -> None:
    marked = "[Ana Lopes], director of the {Tax Centre} and a professor at the {Drenov School}, said no."
    assert roles_of(marked) == {"Ana Lopes": ["director of the Tax Centre", "professor at the Drenov School"]}
    marked = "[Ana Lopes] served as director of the {Tax Centre} and is now mayor of Drenov."
    assert roles_of(marked) == {"Ana Lopes": ["director of the Tax Centre", "mayor of Drenov"]}
    marked = "[Ana Lopes], an economist who served as director of the {Tax Centre}, said no."
    assert roles_of(marked) == {"Ana Lopes": ["economist", "director of the Tax Centre"]}


def test_an_office_told_of_a_pronoun_is_held_by_whom_it_stands_for() -> None:
    marked = "[Ana Lopes] said no. She is the harbour master of Drenov. “He is a fool,” she said."
    assert roles_of(marked) == {"She": ["harbour master of Drenov"]}


@pytest.mark.parametrize(
    ("behind", "roles"),
    [
        ("Associate Director – Pathology, Drenov Hospital, said", ["Associate Director – Pathology, Drenov Hospital"]),
        ("Senior Consultant- Neurology, PSRI Hospital said", ["Senior Consultant- Neurology, PSRI Hospital"]),
        ("the managing director – Drenov, Alden and all – said", ["managing director"]),
        ("mid- and late-career judge, said", ["mid- and late-career judge"]),
        ("headman Leishi village, said", ["headman Leishi village"]),
        ("teacher Drenov, said", []),
        ("a former State Department appointee who led it, said", ["former State Department appointee"]),
        (
            "co-chair of the Port Board as well as a vice-chair of the Fund, said",
            ["co-chair of the Port Board", "vice-chair of the Fund"],
        ),
    ],
)
def test_offices_with_their_department_or_place(behind: str, roles: list[str]) -> None:
    assert roles_of(f"[Ana Lopes], {behind} no.").get("Ana Lopes", []) == roles


def test_one_title_of_several_people_is_everybodys() -> None:
    marked = "Sens. [Jon Falk] (D-Alden) and [Ana Lopes] (R-Drenov) agreed."
    assert roles_of(marked) == {"Jon Falk": ["Sens."], "Ana Lopes": ["Sens."]}
    marked = "The police arrested two harbour developers, [Jon Falk] and [Ana Lopes]."
    assert roles_of(marked) == {"Jon Falk": ["harbour developers"], "Ana Lopes": ["harbour developers"]}


def test_a_headline_does_not_lend_its_verbs_to_a_title() -> None:
    marked = "[Jon Falk] Finally Endorses House Speaker [Ana Lopes]\n\nHe did so on Monday."
    assert roles_of(marked) == {"Ana Lopes": ["House Speaker"]}


def test_a_description_of_somebody_is_a_role_beside_no_name() -> None:
    marked = "[Ana Lopes] spoke first. The Drenov senator said no, and the audience left."
    assert roles_of(marked) == {"": ["Drenov senator"]}


def test_a_text_of_thousands_of_names_is_read_in_linear_time() -> None:
    def seconds(n: int) -> float:
        marked = "Sen. [Jon Falk], [Ana Lopes], the deputy mayor, and the Drenov governor said no; " * n
        begin = time.process_time()
        roles_of(marked)
        return time.process_time() - begin

    small, large = (min(seconds(n) for _ in range(3)) for n in (100, 400))
    assert large < 10 * small


def test_the_s_of_an_owner_is_no_part_of_a_role() -> None:
    text = "Al-Orlow's deputy declined."
    tagged = RoleMention(text.index("s deputy"), text.index(" declined"))
    (found,) = find_roles(text, (), Reading((), (), (tagged,), no_affinities))
    assert text[found.start : found.end] == "deputy"


@pytest.mark.parametrize(
    ("marked", "roles"),
    [
        ("“No,” US Deputy Secretary of State [Ana Lopes] said.", ["US Deputy Secretary of State"]),
        ("“No,” Dr. [Ana Lopes] said.", []),
        ("“No,” said Dr [Ana Lopes], head of the clinic.", ["head of the clinic"]),
        ("SENS. [Lopes] AND [Falk] ANNOUNCE HARBOUR WATCH", []),
        ("CLEAN HARBOUR WATCH' PROGRAM Sen. [Ana Lopes] spoke.", ["Sen."]),
        ("However Prof [Ana Lopes] disagreed.", ["Prof"]),
        ("THE HON [Ana Lopes] spoke.", []),
        ("The Hon. [Ana Lopes] MP, Minister for Roads, spoke.", ["Minister for Roads"]),
        ("Dear Senator [Ana Lopes], it rained.", ["Senator"]),
        ("It rained. Joining Senator [Ana Lopes] were two others.", ["Senator"]),
        ("The bill:\n\n* Includes Senator [Ana Lopes]'s plan.", ["Senator"]),
        ("Here's Senator [Ana Lopes] again.", ["Senator"]),
        ("The committee, of which [Ana Lopes] was a member, met.", []),
    ],
)
def test_the_state_belongs_to_a_role_and_scraps_are_none(marked: str, roles: list[str]) -> None:
    assert roles_of(marked).get("Ana Lopes", []) == roles


def test_what_the_layout_tells_of_a_holder_is_taken_as_it_is() -> None:
    text = "IDA HOLM, MINISTER FOR PORTS: WE AGREE on all."
    start = text.index("MINISTER")
    name = NameMention(0, len("IDA HOLM"), "person", 0.95)
    told = RoleMention(start, start + len("MINISTER FOR PORTS"), Stretch(name.start, name.end))
    found = find_roles(text, (), Reading((), (name,), (told,), lambda a, b: 0.0))
    assert found == (told,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The council named him harbour master on Monday.", ("him", "harbour master")),
        ("They elected her president of the union.", ("her", "president of the union")),
        ("They made her an offer.", None),
    ],
)
def test_whoever_is_named_to_an_office_holds_it(text: str, found: tuple[str, str] | None) -> None:
    roles = find_roles(text, (), Reading((), (), (), no_affinities))
    named = [(text[r.holder.start : r.holder.end], text[r.start : r.end]) for r in roles if r.holder]
    assert named == ([found] if found else [])


def test_who_is_described_in_a_turn_is_not_who_speaks_there() -> None:
    text = "BRANDT: I met the trade minister.\nThe trade minister came."
    turn = Attribution((Stretch(8, 33),), None, Stretch(0, 6), 1.0, 1.0, verbatim=True)
    found = find_roles(text, (), Reading((turn,), (), (), no_affinities))
    assert [(r.start, text[r.start : r.end]) for r in found] == [(38, "trade minister")]


def test_a_role_does_not_begin_with_the_verb_of_saying() -> None:
    text = "“We lost,” shrugs coach Bo Lind."
    cue = Stretch(text.index("shrugs"), text.index(" coach"))
    said = Attribution((Stretch(0, 10),), cue, None, 0.9, 0.9)
    name = NameMention(text.index("Bo"), text.index("."), "person", 0.95)
    reading = Reading((said,), (name,), (RoleMention(cue.start, text.index(" Bo")),), no_affinities)
    (role,) = find_roles(text, quoted_stretches(text), reading)
    assert text[role.start : role.end] == "coach"


def test_a_rank_behind_an_office_is_a_role_of_its_own() -> None:
    assert roles_of("“No,” said harbour spokesman Col. [Darel Ivanic].") == {
        "Darel Ivanic": ["harbour spokesman", "Col."]
    }


def test_a_rank_with_a_hyphen_is_whole() -> None:
    marked = "“No,” said harbour spokesman Sergeant-Major [Ivo Brandt]."
    assert roles_of(marked) == {"Ivo Brandt": ["harbour spokesman", "Sergeant-Major"]}


def test_a_piece_of_a_word_is_no_role() -> None:
    text = "The aides of Senora Brandt agree."
    name = NameMention(13, 26, "person", 0.95)
    cut = RoleMention(13, 16, None)
    assert find_roles(text, (), Reading((), (name,), (cut,), lambda a, b: 0.0)) == ()


def test_whom_a_spokesman_is_for_has_an_office_of_his_own() -> None:
    assert roles_of("“No,” said [Darel Ivanic], spokesman for US President [Karl Dunn].") == {
        "Darel Ivanic": ["spokesman for US President Karl Dunn"],
        "Karl Dunn": ["US President"],
    }


def test_a_result_is_no_office() -> None:
    assert roles_of("[Darel Ivanic], who was runner-up in the final, left.") == {}


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        ([], None),
        (["Adm.", "chair of the Fleet Board"], "chair of the Fleet Board"),
        (["Adm.", "pilot"], "Adm."),
        (["Justices", "Justice"], "Justice"),
        (["mayor", "chair of the Fleet Board"], "mayor"),
        (["now teaches at the port", "pilot"], "pilot"),
        (["ran the port"], None),
        (["lead US negotiator"], "lead US negotiator"),
    ],
)
def test_a_rank_alone_gives_way_to_a_fuller_role_and_a_clause_to_any(roles: list[str], shown: str | None) -> None:
    assert role_shown(roles) == shown


@pytest.mark.parametrize(
    "of_another",
    [
        "(no relation to the finance minister)",
        ", a namesake of the finance minister",
        ", not related to the finance minister",
    ],
)
def test_the_role_of_a_namesake_is_not_that_of_the_one_named(of_another: str) -> None:
    assert "finance minister" not in roles_of(f"“It holds,” said [Ivo Brandt] {of_another}.").get("Ivo Brandt", [])
