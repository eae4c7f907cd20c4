"""The subject of a cue speaks, though the engine took it for words, or somebody else for who speaks."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.cue_subjects import with_subject_of_cue
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.attributions import given, place, told


@pytest.mark.parametrize(
    ("text", "cue", "words", "subject", "source"),
    [
        ("“We sail,” agreed her neighbour Ida.", "agreed", "“We sail,”", "her neighbour Ida", "her neighbour Ida"),
        ("“We sail,” added her deputy, Ida Holm.", "added", "“We sail,”", "her deputy", "her deputy, Ida Holm"),
        ("The port authority said “we sail”.", "said", "“we sail”", "The port authority", "The port authority"),
        ("The harbour of Alden says: “We sail.”", "says", "“We sail.”", "The harbour of Alden", "The harbour of Alden"),
    ],
)
def test_words_without_marks_beside_the_cue_are_who_speaks(
    text: str, cue: str, words: str, subject: str, source: str
) -> None:
    found = with_subject_of_cue(Prose(text, quoted_stretches(text)), given(text, cue, (words, subject)))
    assert told(text, found) == ([words], source)
    assert found.source_probability == found.probability


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The plan was “a joke”, Holm said.", "said", ("The plan was", "“a joke”")),
        ("It rains, said Holm, and “we sail”.", "said", ("It rains", "“we sail”")),
        ("That they sail said “we sail”.", "said", ("That they sail", "“we sail”")),
        ("“We sail,” said that it rains.", "said", ("“We sail,”", "that it rains")),
        ("“We sail,” said “it rains”.", "said", ("“We sail,”", "“it rains”")),
    ],
)
def test_other_words_stay(text: str, cue: str, content: tuple[str, ...]) -> None:
    whole = given(text, cue, content)
    assert with_subject_of_cue(Prose(text, quoted_stretches(text)), whole) is whole


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("his daughter, Ida Holm, outside", "his daughter, Ida Holm"),
        ("her campaign manager Per Lund", "her campaign manager Per Lund"),
        ("their elder sister", "their elder sister"),
        ("his boat", "his"),
    ],
)
def test_whose_daughter_speaks_does_not(told: str, source: str) -> None:
    text = f"“We sail,” said {told}."
    owner = place(text, told.split()[0])
    found = Attribution((place(text, "“We sail,”"),), place(text, "said"), owner, 0.9, 0.4)
    said = with_subject_of_cue(Prose(text, quoted_stretches(text)), found).source
    assert said is not None and text[said.start : said.end].rstrip(".") == source


def test_who_stands_behind_the_cue_of_a_headline_speaks() -> None:
    text = "Harbour full, says port mayor: ‘We wait’"
    found = with_subject_of_cue(
        Prose(text, quoted_stretches(text)), given(text, "says", ("‘We wait’",), source="Harbour")
    )
    assert told(text, found) == (["‘We wait’"], "port mayor")


@pytest.mark.parametrize(
    "text",
    [
        "Holm, on the pier, told reporters: ‘We wait’",
        "Holm says in a letter: ‘We wait’",
        "Holm says on Monday: ‘We wait’",
    ],
)
def test_whom_something_is_told_does_not(text: str) -> None:
    whole = given(text, "told" if "told" in text else "says", ("‘We wait’",), source="Holm")
    assert with_subject_of_cue(Prose(text, quoted_stretches(text)), whole) is whole


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Ida Holm was in no mood to laugh: “We sail.”", "was in no mood", "Ida Holm"),
        ("It rained. Harbour master Ida Holm left no doubt: “We sail.”", "left no doubt:", "Ida Holm"),
        ("The sign of Ida Holm’s shop left no doubt: “We sail.”", "left no doubt", None),
        ("For Ida Holm, it was plain: “We sail.”", "was plain", None),
        ("Ida Holm was in no mood, and the sign read: “We sail.”", "was in no mood", None),
    ],
)
def test_who_is_the_subject_before_a_colon_speaks_where_the_engine_saw_nobody(
    text: str, cue: str, source: str | None
) -> None:
    assert told(text, with_subject_of_cue(Prose(text, quoted_stretches(text)), given(text, cue, ("“We sail.”",)))) == (
        ["“We sail.”"],
        source,
    )


@pytest.mark.parametrize(
    ("text", "source", "cue", "subject"),
    [
        ("The women – among them Ida Holm, the Post wrote – scorned his words.", "the Post", "scorned", "The women"),
        ("Some--the army won’t say how many--were old and thought it over.", "the army", "thought", "Some"),
        ("Late on, Radio Tarn, which analysts call small, said it was over.", "analysts", "said", "Radio Tarn"),
        ("He went to Tarn – a port, the Post wrote – and said it was over.", "the Post", "said", None),
        ("The union, the Post wrote, said it was over.", "The union", "said", "The union"),
        ("The mayor, according to the Post, said it was over.", "the Post", "said", "The mayor"),
        ("It was over – and the mayor said it was over.", "the mayor", "said", "the mayor"),
    ],
)
def test_the_subject_of_what_is_inserted_does_not_speak(text: str, source: str, cue: str, subject: str | None) -> None:
    words = text[text.index(cue) + len(cue) + 1 : -1]
    found = with_subject_of_cue(Prose(text, quoted_stretches(text)), given(text, cue, (words,), source))
    assert told(text, found)[1] == subject


def test_whoever_passes_words_on_inside_a_sentence_tells_them() -> None:
    text = "The mayor, according to the Post, said it was over."
    found = with_subject_of_cue(Prose(text, ()), given(text, "said", ("it was over",), "the Post"))
    assert found.via == place(text, "the Post")


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("mayor Per Lund who is on record as saying", "Per Lund"),
        ("Per Lund, who has often said", "Per Lund"),
        ("Per Lund in a speech, saying", "Ida Holm"),
    ],
)
def test_who_stands_before_who_says_what_follows(behind: str, source: str) -> None:
    text = f"Ida Holm scolded {behind} that it leaks."
    cue = behind.rpartition(" ")[2]
    found = with_subject_of_cue(Prose(text, ()), given(text, cue, ("that it leaks",), "Ida Holm"))
    assert told(text, found)[1] == source


@pytest.mark.parametrize("verb", ["is alleged to have said that", "was once reported to have told them that"])
def test_who_is_alleged_to_have_said_words_is_who_speaks(verb: str) -> None:
    text = f"Mr Holm {verb} it leaks."
    cue = " ".join(verb.split()[: verb.split().index("to")])
    found = with_subject_of_cue(Prose(text, ()), given(text, cue, ("Mr Holm", "it leaks")))
    assert told(text, found) == (["it leaks"], "Mr Holm")


def test_who_was_asked_about_words_did_not_say_them() -> None:
    text = "Annis was asked about the statement that Iran was evil."
    found = with_subject_of_cue(Prose(text, ()), given(text, "was asked about", ("that Iran was evil",), "Annis"))
    assert found.source is None


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("She said the report, for instance, claimed that it leaks.", "claimed", "the report"),
        ("She told reporters, adding that it leaks.", "adding", "She"),
        ("She warned the crew and claimed that it leaks.", "claimed", "She"),
    ],
)
def test_the_nearer_of_two_subjects_is_that_of_the_cue(text: str, cue: str, source: str) -> None:
    found = with_subject_of_cue(Prose(text, ()), given(text, cue, ("that it leaks",), "She"))
    assert told(text, found) == (["that it leaks"], source)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Tarn Works, which builds ferries, wrote a letter to Lund saying that it leaks.", "Tarn Works"),
        ("Tarn Works wrote to Lund warning that it leaks.", "Tarn Works"),
        ("By then they all had written to Lund warning that it leaks.", None),
    ],
)
def test_whom_something_is_written_to_does_not_say_it(text: str, source: str | None) -> None:
    cue = "saying" if "saying" in text else "warning"
    found = with_subject_of_cue(Prose(text, ()), given(text, cue, ("that it leaks",), "Lund"))
    assert told(text, found) == (["that it leaks"], source)


def test_whose_speech_a_statement_comes_after_did_not_issue_it() -> None:
    text = "Ida Holm issued a brief statement shortly after Lund’s speech: “We sail.”"
    found = with_subject_of_cue(Prose(text, quoted_stretches(text)), given(text, "speech", ("“We sail.”",), "Lund"))
    assert told(text, found) == (["“We sail.”"], "Ida Holm")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ida’s family issued an update last week, which reads: “We sail.”", "Ida’s family"),
        ("Ida’s boat was shown in an update, which reads: “We sail.”", "Ida"),
    ],
)
def test_whose_family_issued_it_is_the_family(text: str, source: str) -> None:
    found = with_subject_of_cue(Prose(text, quoted_stretches(text)), given(text, "reads", ("“We sail.”",), "Ida"))
    assert told(text, found) == (["“We sail.”"], source)


@pytest.mark.parametrize("who", ["@tidewatch", "user tide88", "a forum user @tidewatch"])
def test_who_posts_under_no_name_is_the_subject(who: str) -> None:
    text = f"Ida Holm resigned. “Good,” wrote {who} on the site."
    found = with_subject_of_cue(Prose(text, quoted_stretches(text)), given(text, "wrote", ("Good,",), "Ida Holm"))
    assert told(text, found) == (["Good,"], who)


def test_to_whom_somebody_writes_is_not_the_subject() -> None:
    text = "Ida Holm resigned. “Good,” she wrote @tidewatch."
    attribution = given(text, "wrote", ("Good,",), "she")
    assert with_subject_of_cue(Prose(text, quoted_stretches(text)), attribution) == attribution


@pytest.mark.parametrize("place_said", ["outside court", "inside parliament", "near the quay"])
def test_a_place_behind_the_cue_is_not_the_subject(place_said: str) -> None:
    text = f"His mother, Ida Holm, said {place_said}: “He could have rung.”"
    attribution = given(text, "said", ("He could have rung.",), "His mother, Ida Holm")
    assert with_subject_of_cue(Prose(text, quoted_stretches(text)), attribution) == attribution


@pytest.mark.parametrize(("rest", "source"), [(", he stayed in Tarn.", "he"), (" and at sea.", None)])
def test_a_heading_is_no_subject_of_the_participle_below_it(rest: str, source: str | None) -> None:
    text = f"It was late.\n\nOld sailors\n\nNoting that it rained on land{rest}"
    found = given(text, "Noting", ("that it rained on land",), "Old sailors")
    assert told(text, with_subject_of_cue(Prose(text, quoted_stretches(text)), found)) == (
        ["that it rained on land"],
        source,
    )


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ida also blamed mayor Per Lund who is on record as saying that it rains.", "Per Lund"),
        ("Ida thanked Per Lund, who had been late, saying that it rains.", "Ida"),
        ("Ida met Per Lund who came late and spoke, saying that it rains.", "Ida"),
    ],
)
def test_whom_a_clause_tells_of_speaks_in_it(text: str, source: str) -> None:
    found = given(text, "saying", ("that it rains",), "Ida")
    assert told(text, with_subject_of_cue(Prose(text, quoted_stretches(text)), found)) == (["that it rains"], source)


@pytest.mark.parametrize("verb", ["smiles", "shakes his head"])
def test_whose_daughter_speaks_by_what_she_does_does_not(verb: str) -> None:
    text = f"His daughter, Ida Holm, {verb}: “We sail.”"
    found = Attribution((place(text, "“We sail.”"),), place(text, verb.split()[0]), place(text, "His"), 0.9, 0.4)
    said = with_subject_of_cue(Prose(text, quoted_stretches(text)), found).source
    assert said is not None and text[said.start : said.end] == "His daughter, Ida Holm"
