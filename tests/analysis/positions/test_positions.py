"""Positions found in articles: only what an editor could print, in words of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from quotes.analysis import syntax
from quotes.analysis.attribution import NameMention
from quotes.analysis.positions import find_positions
from quotes.analysis.syntax import BATCH, Sentence
from quotes.model import PRINTABLE, Position, Quotation, SpeakerRef, Stretch
from tests.support.analysis.positions import BRANDT, quotation


def said(text: str, words: str, cue: str = "said", mention: str = "Brandt") -> Quotation:
    """The quotation of Brandt's that has these words of the text."""
    return quotation(text, words, mention, cue=cue)


def found(text: str, *quotations: Quotation) -> list[Position]:
    """The positions of a text in which Brandt is a name."""
    names = [NameMention(m.start(), m.end(), "person", 0.9) for m in re.finditer("Brandt", text)]
    return list(find_positions(text, quotations, names))


def shown(text: str, *quotations: Quotation) -> list[tuple[str, str]]:
    return [(p.stance, p.target) for p in found(text, *quotations) if p.confidence >= PRINTABLE]


def shown_in(words: str) -> list[tuple[str, str]]:
    """What Brandt's own words show."""
    text = f"“{words},” Brandt said."
    return shown(text, said(text, words + ","))


def shown_by(sentence: str, words: str, cue: str) -> list[tuple[str, str]]:
    """What a sentence tells of Brandt, of which ``words`` are hers."""
    return shown(sentence, said(sentence, words, cue))


@pytest.mark.parametrize(
    ("words", "stance", "target"),
    [
        ("I oppose the Alden Bridge", "oppose", "the Alden Bridge"),
        ("We shall vote against the harbour budget", "oppose", "the harbour budget"),
        ("I have always supported the night ferry", "support", "the night ferry"),
        ("I will not support the sale of the docks", "oppose", "the sale of the docks"),
        ("We are against higher ferry fares", "oppose", "higher ferry fares"),
        ("I am in favour of a ferry tax", "support", "a ferry tax"),
        ("We demand that the fishing ban be lifted", "oppose", "the fishing ban"),
        ("Parliament must ratify the Alden Accord", "support", "the Alden Accord"),
        ("The ferry tax must be scrapped", "oppose", "The ferry tax"),
        ("We will fight the sale of the docks", "oppose", "the sale of the docks"),
        ("There should be no ban on nets", "oppose", "ban on nets"),
        ("There is a need for more ferry safety", "support", "more ferry safety"),
        ("The sinking shows the need for a harbour inquiry", "support", "a harbour inquiry"),
        ("We demand an end to the fishing ban", "oppose", "the fishing ban"),
        ("I reject the US embargo on fish", "oppose", "the US embargo on fish"),
        ("I support a law that binds the ministers", "support", "a law that binds the ministers"),
        ("Alden was quick to oppose it, while I oppose the ferry tax", "oppose", "the ferry tax"),
    ],
)
def test_own_words_show_a_stance(words: str, stance: str, target: str) -> None:
    assert shown_in(words) == [(stance, target)]


@pytest.mark.parametrize(
    ("sentence", "words", "cue", "stance", "target"),
    [
        ("Brandt urged Alden to lift the net ban.", "Alden to lift the net ban", "urged", "oppose", "the net ban"),
        ("Brandt called for a harbour inquiry.", "a harbour inquiry", "called for", "support", "a harbour inquiry"),
        (
            "Brandt condemned the raid on the docks.",
            "the raid on the docks",
            "condemned",
            "oppose",
            "the raid on the docks",
        ),
        ("Brandt vowed to repeal the ferry tax.", "to repeal the ferry tax", "vowed", "oppose", "the ferry tax"),
        ("Brandt said she opposed the ferry tax.", "she opposed the ferry tax", "said", "oppose", "the ferry tax"),
        ("Brandt, an opponent of the ferry tax, said it rained.", "it rained", "said", "oppose", "the ferry tax"),
        ("Brandt was swift to denounce the ferry tax.", "the ferry tax", "denounce", "oppose", "the ferry tax"),
        ("Brandt called for the net ban to be lifted.", "the net ban to be lifted", "called", "oppose", "the net ban"),
        (
            "Brandt said she would ban night trawling.",
            "she would ban night trawling",
            "said",
            "oppose",
            "night trawling",
        ),
        ("Brandt backed calls for a harbour inquiry.", "a harbour inquiry", "backed", "support", "a harbour inquiry"),
        (
            "Brandt has been outspoken in her opposition to the ferry tax.",
            "the ferry tax",
            "outspoken",
            "oppose",
            "the ferry tax",
        ),
    ],
)
def test_a_sentence_tells_of_a_stance(sentence: str, words: str, cue: str, stance: str, target: str) -> None:
    assert shown_by(sentence, words, cue) == [(stance, target)]


@pytest.mark.parametrize(
    "words",
    [
        "I never said that I oppose the ferry tax",
        "I do not oppose the ferry tax",
        "It is untrue that I am against the ferry tax",
        "If the price falls, we could support the ferry tax",
        "I used to be against the ferry tax",
        "Do I support the ferry tax?",
        "Nobody can say that I support the ferry tax",
        "Kellers told me to support the ferry tax",
        "He opposes the ferry tax",
        "I reject the claim that the ferry sank",
        "We oppose it",
        "We need another inquiry",
        "They should be creating jobs",
        "The base is vital to the ferry",
        "I asked for some advice",
        "We are committed to building the bridge",
        "They should hold him accountable",
        "We must know whether a ferry tax is necessary",
        "I reject the council as a mediator",
        "The council can reject the ferry tax",
        "With all due respect, I disagree",
        "There must be eleven players on the pitch",
        "They should suspend Odo Kellers",
        "I defend Odo Kellers",
        "A similar ferry tax must be scrapped",
        "We need a good and feasible plan",
        "A great deal of work is needed",
        "The mosque should be built elsewhere",
        "We are fighting for fourth place",
        "We propose no harbour tax",
        "Fares are 4%, as opposed to 5%",
        "The minister should have called for a harbour inquiry",
        "The fares should be introduced as a tax",
        "I reject the existing system",
        "I oppose the comparison with Alden",
        "A ferry tax is not needed yet",
        "The docks are vital",
        "I thanked them for their support for the ferry",
        "I criticise the council's record",
        "We deplore the council's failure",
    ],
)
def test_own_words_that_take_no_side(words: str) -> None:
    assert shown_in(words) == []


@pytest.mark.parametrize(
    ("sentence", "words", "cue"),
    [
        ("Brandt refused to condemn the raid.", "to condemn the raid", "refused"),
        ("Brandt denied that she opposed the ferry tax.", "she opposed the ferry tax", "denied"),
        ("Brandt threatened to impose a ferry tax.", "to impose a ferry tax", "threatened"),
        ("Brandt stopped short of endorsing the ferry tax.", "endorsing the ferry tax", "stopped short of"),
        ("Brandt declined to say whether she backs the ferry.", "whether she backs the ferry", "declined to say"),
        ("Brandt urged Alden not to ban the party.", "Alden not to ban the party", "urged"),
    ],
)
def test_a_sentence_that_tells_of_no_stance(sentence: str, words: str, cue: str) -> None:
    assert shown_by(sentence, words, cue) == []


def test_the_other_stance_of_a_quotation_is_on_its_own_target() -> None:
    words = "I have always supported the night ferry. But I oppose the sale of the Alden docks."
    text = f"“{words}” Brandt said."
    assert shown(text, said(text, words)) == [
        ("support", "the night ferry"),
        ("oppose", "the sale of the Alden docks"),
    ]


def test_neither_nor_opposes_both() -> None:
    assert shown_in("I support neither the dam nor the canal") == [("oppose", "the dam"), ("oppose", "the canal")]


def test_what_points_back_gets_the_name_that_stands_before() -> None:
    text = "The council will vote on the Harbour Sale Bill in May. “I oppose the bill,” Brandt said."
    assert shown(text, said(text, "I oppose the bill,")) == [("oppose", "the Harbour Sale Bill")]


def test_what_points_back_to_nothing_is_to_check() -> None:
    text = "“I oppose the bill,” Brandt said."
    (position,) = found(text, said(text, "I oppose the bill,"))
    assert position.target == "the bill"
    assert position.confidence < PRINTABLE


@pytest.mark.parametrize(
    ("before", "words", "stance", "target"),
    [
        (
            "The Growers' Guild has a new export calendar.",
            "We condemn this calendar",
            "oppose",
            "a new export calendar",
        ),
        ("Plans for six fish farms have split Alden.", "I object to these farms", "oppose", "six fish farms"),
        ("They met on a law against long leases.", "I will vote for the law", "support", "a law against long leases"),
        ("They want a ban on imports of nets.", "I warn against a ban", "oppose", "a ban on imports of nets"),
        ("The clubs kept a cap of three loans.", "We voted to scrap the cap", "oppose", "a cap of three loans"),
        ("They must pass the 2027 budget.", "We reject this budget from cover to cover", "oppose", "the 2027 budget"),
        ("They planned a fish farm beside the church.", "I remain against the farm", "oppose", "a fish farm"),
        ("They have a pay deal.", "I support this agreement", "support", "a pay deal"),
        ("It snowed.", "We demand an independent pay ombudsman", "support", "an independent pay ombudsman"),
        ("It snowed.", "I reject a proposal to move the Alden ferry", "oppose", "a proposal to move the Alden ferry"),
    ],
)
def test_the_one_thing_that_an_article_tells_of_is_shown(before: str, words: str, stance: str, target: str) -> None:
    text = f"{before} “{words},” Brandt said."
    assert shown(text, said(text, words + ",")) == [(stance, target)]


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Plans for six fish farms have split Alden. The old fish farm stays.", "I object to these farms"),
        ("They met on a law against long leases and a law against short ones.", "I will vote for the law"),
        ("They met on a law against long leases. Another law was read.", "I will vote for the law"),
        ("The House bill was read.", "I will vote for the bill"),
        ("They have a pay deal and a trade deal.", "I support this agreement"),
        ("They planned a fish farm beside the church.", "If it is small, I support the farm"),
        ("They planned a fish farm beside the church.", "I could support the farm"),
        ("They planned a fish farm beside the church.", "I would rather have a church than the farm"),
        ("They planned a fish farm beside the church.", "Kellers supports the farm"),
        ("They planned a fish farm beside the church.", "I opposed the farm in 2012"),
        ("They planned a fish farm beside the church.", "They say that I oppose the farm"),
        ("They planned a fish farm beside the church.", "I have never defended this farm"),
        ("They planned a fish farm beside the church.", "I do not oppose the farm"),
        ("They planned a fish farm beside the church.", "I am neither for it nor against it"),
        ("They met on a law against long leases.", "We voted to adjourn"),
        ("It snowed.", "I reject a move to Alden"),
        ("It snowed.", "We stand against the wall every morning"),
        ("It snowed.", "I remain against all odds a happy man"),
        ("It snowed.", "We demand a doctor"),
    ],
)
def test_near_misses_are_not_shown(before: str, words: str) -> None:
    text = f"{before} “{words},” Brandt said."
    assert shown(text, said(text, words + ",")) == []


def test_the_first_words_for_a_thing_are_shown_where_it_is_the_only_one() -> None:
    text = "Brandt has condemned the new export calendar, which begins in May. The calendar is long."
    assert shown(text, said(text, "the new export calendar", "condemned")) == [("oppose", "the new export calendar")]
    text += " The old calendar was short."
    assert shown(text, said(text, "the new export calendar", "condemned")) == []


def test_two_bills_leave_it_open_which_is_meant() -> None:
    text = "The harbour bill passed. The ferry fares bill failed. “I oppose the bill,” Brandt said."
    assert shown(text, said(text, "I oppose the bill,")) == []


def test_an_opinion_on_somebody_is_to_check() -> None:
    sentence = "Brandt criticised Odo Kellers over the fares."
    (position,) = found(sentence, said(sentence, "Odo Kellers over the fares", "criticised"))
    assert (position.stance, position.confidence < PRINTABLE) == ("oppose", True)


def test_what_somebody_did_in_other_years_is_to_check() -> None:
    sentence = "In 2009 Brandt opposed the ferry tax, and said so."
    assert shown(sentence, said(sentence, "so")) == []
    assert len(found(sentence, said(sentence, "so"))) == 1


def test_evidence_has_the_words_of_stance_and_target() -> None:
    text = "“As I said, I oppose the night ferry,” Brandt said."
    (position,) = found(text, said(text, "As I said, I oppose the night ferry,"))
    assert position.evidence.exact == "oppose the night ferry"
    assert text[position.evidence.start : position.evidence.end] == position.evidence.exact


def test_a_minister_speaks_for_the_state() -> None:
    text = "“Varland opposes the net ban,” the Varlandish minister Brandt said."
    quotation = said(text, "Varland opposes the net ban,", mention="the Varlandish minister Brandt")
    assert shown(text, quotation) == [("oppose", "the net ban")]
    assert shown(text, replace(quotation, mention=None)) == []


def test_a_list_or_a_paper_takes_no_side() -> None:
    text = "“We oppose the night ferry,” Brandt said."
    quotation = said(text, "We oppose the night ferry,")
    for name in ("All", "The report", "Leaders, who"):
        assert found(text, replace(quotation, speaker=SpeakerRef("s1", name, "organization"))) == []


def test_a_phrase_that_was_cut_is_to_check() -> None:
    words = "I oppose the decision that " + "the old and the young and the many " * 3 + "took at the harbour,"
    text = f"“{words}” Brandt said."
    assert shown(text, said(text, words)) == []


def test_an_indefinite_phrase_points_back_to_nothing() -> None:
    text = "The council will vote on the harbour sale bill. “We need a new bill,” Brandt said."
    assert shown(text, said(text, "We need a new bill,")) == []


def test_documents_and_nobody_take_no_side() -> None:
    text = "“We oppose the night ferry,” Brandt said."
    quotation = said(text, "We oppose the night ferry,")
    assert found(text, replace(quotation, speaker=None)) == []
    assert found(text, replace(quotation, speaker=SpeakerRef("s1", "a report", "document"))) == []
    assert found(text, replace(quotation, act="denied")) == []


def test_unnamed_people_take_no_side() -> None:
    text = "“We oppose the night ferry,” Brandt said."
    quotation = said(text, "We oppose the night ferry,")
    assert found(text, replace(quotation, speaker=SpeakerRef("s1", "Anglers of Alden", "group")))
    for name in ("Demonstrators", "The MPs", "Some anglers of Port Alden", "the anglers"):
        assert found(text, replace(quotation, speaker=SpeakerRef("s1", name, "group"))) == []


@pytest.mark.parametrize(
    "words",
    [
        "I oppose the treatment of the sailors",
        "I oppose the captain's dismissal",
        "I oppose talks between the two",
        "I oppose plans to show the islanders as thieves",
        "I back Hale in his fight for the docks",
        "I support the full closure",
        "I support domestic measures",
        "I applaud the decision by Hale",
        "I oppose the Tory plans",
        "I oppose the LSE bid",
        "I reject Hale's assessment",
    ],
)
def test_what_is_not_understood_by_itself_is_to_check(words: str) -> None:
    text = f"It rained. “{words},” Brandt said."
    assert shown(text, said(text, words)) == []


def test_a_few_words_between_marks_are_not_the_whole_target() -> None:
    text = "Brandt called for a “slimming down” and said it rained."
    assert shown(text, said(text, "it rained")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Brandt thanked Varland for its support for the net ban and said it rained.",
        "Brandt stressed Hale's support for the net ban and said it rained.",
        "Brandt praised Hale for resisting the net ban and said it rained.",
        "The net ban was proposed by Brandt, who said it rained.",
    ],
)
def test_the_stance_of_somebody_else_is_not_the_speakers(text: str) -> None:
    assert found(text, said(text, "it rained")) == []


def test_he_who_was_told_of_before_is_not_the_speaker() -> None:
    text = "Brandt criticised him, saying he opposed the net ban."
    quotation = said(text, "he opposed the net ban", "saying")
    assert found(text, quotation) == []
    text = "Brandt criticised her, saying he opposed the net ban."
    assert shown(text, said(text, "he opposed the net ban", "saying")) == [("oppose", "the net ban")]


def test_the_acts_of_a_judge_are_no_stance() -> None:
    text = "Brandt rejected the net ban and said it rained."
    quotation = said(text, "it rained")
    assert shown(text, quotation) == [("oppose", "the net ban")]
    assert found(text, replace(quotation, speaker=replace(BRANDT, role="district court judge"))) == []


def test_a_dateline_is_no_target() -> None:
    text = "A ferry for all\n\nPORT ALDEN, March 12 — The Alden ferry tax must be scrapped, Brandt said on Tuesday."
    assert shown(text, said(text, "The Alden ferry tax must be scrapped")) == [("oppose", "The Alden ferry tax")]


def test_what_ought_to_be_is_in_the_words_that_were_said() -> None:
    text = "The ferry tax, Brandt said, must be scrapped."
    assert found(text, said(text, "must be scrapped")) == []


def test_a_target_has_whom_it_is_for() -> None:
    text = "It rained. “I back two large loans for Varland,” Brandt said."
    assert shown(text, said(text, "I back two large loans for Varland")) == [("support", "two large loans for Varland")]


def test_what_a_plan_is_called_is_not_part_of_it() -> None:
    text = "It rained. Brandt said she opposed the plans for ID cards branding them a bad step."
    assert shown(text, said(text, "she opposed the plans for ID cards")) == [("oppose", "the plans for ID cards")]


@pytest.mark.parametrize(
    "unit",
    [
        "“I oppose the ferry tax,” Brandt said on pier {}.\n\n",
        "“I oppose the ferry tax,” Brandt said of the tax of pier {}.\n\n",
        "“I was wrong about dam {}. I support it,” Brandt said.\n\n",
    ],
)
def test_a_sentence_is_parsed_once_and_with_others(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    number, batches, parsed = 4 * BATCH, list[int](), syntax._parsed

    def counted(text: str, stretches: Sequence[Stretch]) -> list[Sentence]:
        batches.append(len(stretches))
        return parsed(text, stretches)

    monkeypatch.setattr(syntax, "_parsed", counted)
    text = "".join(unit.format(n) for n in range(number))
    units = [text.index(unit.format(n)) for n in range(number)]
    words = unit[1 : unit.index("”")]
    quotations = [
        replace(q, spans=tuple(replace(s, start=s.start + at, end=s.end + at) for s in q.spans), cue=None, mention=None)
        for n, at in enumerate(units)
        for q in [quotation(unit.format(n), words.format(n), "Brandt")]
    ]
    found(text, *quotations)
    assert 2 * number <= sum(batches) <= 3 * number
    assert len(batches) <= 4 * number / BATCH
