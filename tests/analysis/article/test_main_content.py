"""The lines of an article are found again among those of its page."""

from __future__ import annotations

import random

import pytest

from quotes.analysis.article.main_content import MOST_LINES, NotTold, article_lines, compared, cut_alike, in_order


@pytest.mark.parametrize(
    ("lines", "wanted", "found"),
    [
        (["menu", "one", "ad", "two", "end"], ["one", "two"], [1, 3]),
        (["one", "two"], [], []),
        ([], ["one"], []),
        (["", "one", ""], ["", "one"], [1]),
        # A line that repeats is taken where it stands nearest after the line before, a single one the first time.
        (["teaser", "menu", "first", "teaser", "last"], ["first", "teaser", "last"], [2, 3, 4]),
        (["teaser", "menu", "teaser"], ["teaser"], [0]),
        (["same", "same", "same"], ["same", "same"], [0, 1]),
        # What stands in another order is left out, the shorter of the two.
        (["a longer line", "short"], ["short", "a longer line"], [0]),
    ],
)
def test_lines_in_order(lines: list[str], wanted: list[str], found: list[int]) -> None:
    assert in_order(lines, wanted) == found


def test_the_most_characters_are_kept_in_order() -> None:
    """Against a search through all choices."""

    def most(lines: list[str], wanted: list[str]) -> int:
        best = [[0] * (len(wanted) + 1) for _ in range(len(lines) + 1)]
        for i, line in enumerate(lines):
            for j, want in enumerate(wanted):
                same = best[i][j] + len(line) if line == want else 0
                best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], same)
        return best[-1][-1]

    choice = random.Random(7)
    for _ in range(300):
        lines = [choice.choice("abcde") * choice.randint(1, 2) for _ in range(choice.randint(0, 9))]
        wanted = [choice.choice("abcde") * choice.randint(1, 2) for _ in range(choice.randint(0, 9))]
        found = in_order(lines, wanted)
        assert found == sorted(set(found))
        assert sum(len(lines[i]) for i in found) == most(lines, wanted)


def test_lines_that_are_cut_differently() -> None:
    first, second, third = "thefirstsentence", "thesecondsentence", "thethird"
    assert cut_alike([first + second], [first, second, third]) == [first + second, third]
    assert cut_alike([first, second], [first + second]) == [first, second]
    assert cut_alike([first + "more"], [first, second]) == [first, second]


def test_case_marks_and_composition_do_not_count() -> None:
    assert compared("“Zoë’s”  boat – 2\u00ad5!") == compared("zoe\u0308s BOAT 25")


def test_more_lines_than_can_be_judged() -> None:
    with pytest.raises(NotTold):
        article_lines("<p>a", ["a"] * (MOST_LINES + 1))
