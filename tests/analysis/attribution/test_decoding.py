"""Tags become spans that hold together; the settings of a quotation decide on its cue before the pointer does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.analysis.attribution.decoding import (
    B_CONTENT,
    B_CUE,
    B_SOURCE,
    Content,
    Group,
    Range,
    Targets,
    _best_source,
    best_tags,
    follow_conventions,
    group,
    runs,
    without_scraps,
)
from quotes.analysis.attribution.decoys import load_weights
from quotes.analysis.attribution.links import (
    CONTENT_TO_CUE,
    DISTANCE_BUCKETS,
    PARAGRAPH_BUCKETS,
    POINTERS,
    WIDTH,
    LinkScorer,
    LinkWeights,
)
from quotes.analysis.quotation import quoted_stretches
from tests.analysis.attribution.test_encoding import pieces_of


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=7, max_size=7), min_size=1, max_size=30))
def test_no_inside_tag_stands_without_its_begin(rows: list[list[float]]) -> None:
    tags = best_tags(np.array(rows, dtype=np.float32), np.arange(len(rows)) // 4)
    for before, tag in zip([0, *tags], tags, strict=False):
        if tag and tag % 2 == 0:
            assert before in (tag, tag - 1)


def best_score(rows: np.ndarray) -> float:
    """The score of the best sequence in which no inside tag stands without its begin: each tag is tried behind each."""
    best = {0: 0.0}
    for row in rows.tolist():
        allowed = {
            tag: [s for before, s in best.items() if tag in (0, 1, 3, 5, before, before + 1)] for tag in range(7)
        }
        best = {tag: max(scores) + row[tag] for tag, scores in allowed.items() if scores}
    return max(best.values())


@given(st.integers(0, 10_000), st.sampled_from([1.0, 3.0, 9.0]), st.sampled_from([0.0, 2.0, 6.0]))
def test_no_sequence_is_likelier(seed: int, spread: float, outside: float) -> None:
    random = np.random.default_rng(seed)
    rows = (random.normal(size=(40, 7)) * spread).astype(np.float32)
    rows[:, 0] += outside
    rows[0, 2::2] = -99
    tags = best_tags(rows, np.zeros(40, dtype=np.int64))
    assert float(rows[range(40), tags].sum()) == pytest.approx(best_score(rows), rel=1e-4)


def test_the_likeliest_tags_win_where_nothing_forbids_them() -> None:
    logits = np.full((4, 7), -5, dtype=np.float32)
    wanted = [0, B_CUE, B_CUE + 1, B_CONTENT]
    logits[range(4), wanted] = 5
    assert best_tags(logits, np.zeros(4, dtype=np.int64)).tolist() == wanted
    by_part = best_tags(logits, np.array([0, 0, 1, 1]))
    assert by_part.tolist() == [0, B_CUE, B_CUE, B_CONTENT]


def test_runs_part_at_each_begin() -> None:
    tags = np.array([0, B_CUE, B_CUE + 1, B_CUE, 0, B_CUE + 1])
    assert runs(tags, B_CUE) == [(1, 3), (3, 4), (5, 6)]


def links_that_point(pieces: int, content: Range, cue: Range | None, nobody: float = 0.0) -> LinkScorer:
    """Pointers that see every piece alike, and nobody with log-odds ``nobody`` to each; but where there is a ``cue``,
    that of ``content`` to it is sure."""
    vectors = np.zeros((2 * POINTERS, pieces, WIDTH), dtype=np.float32)
    if cue:
        queries, keys = vectors[2 * CONTENT_TO_CUE], vectors[2 * CONTENT_TO_CUE + 1]
        queries[slice(*content), 0] = keys[slice(*cue), 0] = 10
    nulls, distance, paragraph = (
        np.zeros((POINTERS, n), dtype=np.float32) for n in (WIDTH, DISTANCE_BUCKETS, PARAGRAPH_BUCKETS)
    )
    weights = LinkWeights(nulls, np.full(POINTERS, nobody, dtype=np.float32), distance, paragraph)
    return LinkScorer(vectors, np.zeros(pieces, dtype=np.int64), weights)


def cue_by_convention(
    text: str, cues: list[str], pointer: str | None, *, sure: bool = False, before: str | None = None
) -> str | None:
    """The cue that the last quotation of ``text`` gets where its pointer had chosen ``pointer``, ``sure`` of it or not;
    that of the first is ``before``."""
    pieces = pieces_of(text)

    def place(words: str) -> Range:
        start = text.index(words)
        return pieces.covering(start, start + len(words))

    contents = []
    for q in quoted_stretches(text):
        assert q.opening and q.closing
        outer = pieces.covering(q.opening.start, q.closing.end)
        contents.append(Content(*outer, 1.0, segments=[pieces.covering(q.start, q.end)]))
    if before:
        contents[0].cue = place(before)
    last = contents[-1]
    last.cue = place(pointer) if pointer else None
    links = links_that_point(len(pieces), (last.first, last.end), last.cue if sure else None)
    follow_conventions(contents, sorted(place(c) for c in cues), pieces, links)
    cue = last.cue
    return text[pieces.starts[cue[0]] : pieces.ends[cue[1] - 1]] if cue else None


@pytest.mark.parametrize(
    ("text", "cues", "pointer", "right"),
    [
        ("Abara added, “We sail.” The pilot objected.", ["added", "objected"], "objected", "added"),
        ("The pilot objected. “We sail,” Abara said.", ["objected", "said"], "objected", "said"),
        ("“We sail!” shouted the crowd. Abara objected.", ["shouted", "objected"], "objected", "shouted"),
        ("“We sail!” The crowd shouted it. Abara objected.", ["shouted", "objected"], "objected", "objected"),
        ("Abara said:\n\n“We sail.”\n\nThe pilot objected to it.", ["said:", "objected"], "objected", "said:"),
        ("Abara said:\n\n“We sail.”\n\nThe pilot objected to it.", ["said", "objected"], "objected", "said"),
        ("Abara claimed it.\n\n“We sail.”\n\nThe pilot objected.", ["claimed", "objected"], "claimed", "claimed"),
    ],
    ids=[
        "before a comma",
        "behind a comma",
        "behind a shout",
        "far from it",
        "a colon",
        "its colon apart",
        "no convention",
    ],
)
def test_conventions_of_setting_decide_on_the_cue(text: str, cues: list[str], pointer: str, right: str) -> None:
    assert cue_by_convention(text, cues, pointer) == right


def test_words_after_an_interruption_go_on_with_its_cue() -> None:
    text = "“We sail,” Abara said. “The tide will not wait.” Later the pilot objected."
    assert cue_by_convention(text, ["said"], None) == "said"
    assert cue_by_convention(text, ["said", "objected"], "objected") == "said"
    assert cue_by_convention(text.replace("wait.” Later", "wait!”"), ["said", "objected"], "objected") == "objected"


def test_words_after_a_longer_sentence_go_on_with_the_cue_of_those_before_it() -> None:
    text = "“We sail,” Abara said, going on to praise the harbour. “The tide will not wait.”"
    cues = ["said", "going on to praise"]
    assert cue_by_convention(text, cues, None, before="said") == "said"
    apart = text.replace("harbour. ", "harbour.\n\n")
    assert cue_by_convention(apart, cues, None, before="said") is None


def test_a_pointer_that_is_sure_stands_against_a_cue_behind_a_comma() -> None:
    text = "Abara asked, laughing aloud, “Shall we sail,” when the pilot objected."
    assert cue_by_convention(text, ["asked", "objected"], "asked", sure=True) == "asked"
    assert cue_by_convention(text, ["asked", "objected"], "asked", sure=False) == "objected"


@pytest.mark.parametrize(("nobody", "named"), [(0.0, False), (-0.5, False), (-2.0, True)])
def test_a_source_of_quoted_words_must_be_much_likelier_than_nobody(nobody: float, named: bool) -> None:
    found = groups("“We sail,” Abara said.", "Abara", "said", "We sail,", nobody)
    assert len(found) == 1
    assert bool(found[0].source) is named


def groups(text: str, source: str, cue: str, content: str, nobody: float) -> list[Group]:
    """The attributions of ``text``, in which the three are tagged and the content points to the cue for sure."""
    pieces = pieces_of(text)
    places = [pieces.covering(text.index(words), text.index(words) + len(words)) for words in (source, cue, content)]
    logits = np.full((len(pieces), 7), -9, dtype=np.float32)
    logits[:, 0] = 0
    for begin, (first, end) in zip((B_SOURCE, B_CUE, B_CONTENT), places, strict=True):
        logits[first, begin] = 9
        logits[first + 1 : end, begin + 1] = 9
    links = links_that_point(len(pieces), places[2], places[1], nobody)
    return group(logits, text, pieces, quoted_stretches(text), links, load_weights())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“We sail.\n\n“The tide turns,” Abara said.", ["“We sail.", "“The tide turns,”"]),
        (
            "“The tide turns,” Abara said. “We sail.\n\n“It is late.”",
            ["“The tide turns,”", "“We sail.", "“It is late.”"],
        ),
    ],
    ids=["the cue in its last paragraph", "the cue in its first"],
)
def test_a_quotation_over_paragraphs_is_one_speakers(text: str, said: list[str]) -> None:
    [found] = groups(text, "Abara", "said", "The tide turns,", -2.0)
    pieces = pieces_of(text)
    assert [text[pieces.starts[first] : pieces.ends[end - 1]] for first, end in found.contents] == said
    assert found.source is not None


def test_nothing_within_quoted_words_attributes_them() -> None:
    [found] = groups("“The pilot said we sail.” It rained.", "pilot", "said", "The pilot said we sail.", -2.0)
    assert (found.source, found.cue) == (None, None)


def test_what_touches_is_one_and_a_lone_piece_is_nothing() -> None:
    pieces = pieces_of("Oslo has said more than once that we sail with the tide")
    contents = [Content(3, 4, 0.6), Content(6, 7, 0.8), Content(7, 9, 0.9), Content(9, 12, 0.9)]
    whole = without_scraps(contents, pieces)
    assert [(c.first, c.end) for c in whole] == [(6, 12)]
    assert 0.8 < whole[0].probability < 0.9
    assert [(c.first, c.end) for c in without_scraps(contents[:1], pieces)] == [(3, 4)]


@pytest.mark.parametrize(
    ("scores", "cue", "best"),
    [
        ([0.42, 0.58], (4, 5), 0),  # "Brandt said. “Never,” pilot Aalto": nearly as likely, and beside the cue
        ([0.2, 0.8], (4, 5), 1),  # another is much likelier
        ([0.42, 0.58], (5, 6), 1),  # none stands beside the cue
        ([0.42, 0.58], (4, 9), 1),  # both do
        ([0.42, 0.58], None, 1),
    ],
)
def test_a_source_beside_the_cue_wins_where_it_is_nearly_as_likely(
    scores: list[float], cue: Range | None, best: int
) -> None:
    sources = Targets.of([(1, 4), (9, 12)])
    assert _best_source(np.log(np.array(scores)), 0, sources, cue) == best
