"""Every colour of words on every ground of both themes is readable: WCAG 2, level AA."""

from __future__ import annotations

import re
from itertools import combinations
from math import dist

import pytest

from quotes.web.assets import STATIC
from quotes.web.highlighting import COLOURS, LINES

CSS = (STATIC / "pages.css").read_text()
AA = 4.5  # least ratio of contrast for text, WCAG 2.2, 1.4.3
TINT = re.compile(r"--tint: (\d+)%")


def themes() -> dict[str, dict[str, str]]:
    """The variables of the light theme and those of the dark one laid over it."""
    light, dark = (block.split("}")[0] for block in re.split(r":root \{", CSS)[1:3])
    pairs = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in (light, dark)]
    tints = [{"tint": TINT.search(block).group(1)} for block in (light, dark)]
    return {"light": pairs[0] | tints[0], "dark": pairs[0] | pairs[1] | tints[1]}


def channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def luminance(rgb: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], other: list[float]) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def over(colour: list[float], share: float, ground: list[float]) -> list[float]:
    return [share * c + (1 - share) * g for c, g in zip(colour, ground, strict=True)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_words_are_readable_on_their_ground(theme, ground):
    colours = themes()[theme]
    names = ["ink", "quiet", "link", "alarm", *(f"c{n}" for n in range(1, COLOURS + 1))]
    ratios = {name: contrast(channels(colours[name]), channels(colours[ground])) for name in names}
    assert {name: round(ratio, 2) for name, ratio in ratios.items() if ratio < AA} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("share", ["tint", "32"])
def test_words_are_readable_inside_a_mark(theme, share):
    colours = themes()[theme]
    part = int(colours.get(share, share)) / 100
    paper, ink = channels(colours["paper"]), channels(colours["ink"])
    for name in ["quiet", *(f"c{n}" for n in range(1, COLOURS + 1))]:
        assert contrast(ink, over(channels(colours[name]), part, paper)) >= AA, name


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* under daylight (D65)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_speaker_is_taken_for_a_link_an_alarm_or_another(theme):
    colours = themes()[theme]
    names = ["link", "alarm", "quiet", *(f"c{n}" for n in range(1, COLOURS + 1))]
    apart = {pair: dist(*(lab(channels(colours[name])) for name in pair)) for pair in combinations(names, 2)}
    assert {pair: round(far, 1) for pair, far in apart.items() if far < 20} == {}


def test_every_class_that_a_speaker_may_get_is_in_the_style_sheet():
    for name in [*(f"c{n}" for n in range(1, COLOURS + 1)), *(f"u{n}" for n in range(1, LINES + 1))]:
        assert f".{name} {{" in CSS
