"""Draw docs/architecture.svg from the imports of the code: python -m docs.draw_architecture.

A box is a package (or module) of `quotes/`, a row is a layer of pyproject.toml, an arrow points from a package to one
that it imports.
Arrows that follow from others are left out: where web imports api and api imports jobs, none is drawn from web to jobs.
"""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "architecture.svg"
WIDTH, ROW, TOP = 960, 84, 16
BOX_WIDTH, BOX_HEIGHT = 140, 36
SHIFT = 48  # of every other row to the right, so that fewer arrows run behind boxes
STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1c2733;text-anchor:middle}"
    "rect{fill:#eef3f8;stroke:#44607c}path{fill:none;stroke:#7088a0}marker path{fill:#7088a0;stroke:none}"
)

Arrow = tuple[str, str]
Place = tuple[float, float]


def layers() -> list[list[str]]:
    """The packages of `quotes/` by layer, the outermost first, as import-linter holds them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    house = next(contract for contract in contracts if contract.get("containers") == ["quotes"])
    return [[package.strip() for package in layer.split("|")] for layer in house["layers"]]


def imports() -> set[Arrow]:
    """Which package imports which."""
    graph = grimp.build_graph("quotes", cache_dir=None)
    found = set()
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            if module.count(".") and imported.count("."):
                found.add((module.split(".")[1], imported.split(".")[1]))
    return {(source, target) for source, target in found if source != target}


def reduced(arrows: set[Arrow]) -> set[Arrow]:
    """The arrows that do not follow from others. The packages must form no circle."""
    targets: dict[str, set[str]] = {}
    for source, target in arrows:
        targets.setdefault(source, set()).add(target)

    def reachable(package: str) -> set[str]:
        direct = targets.get(package, set())
        return direct.union(*(reachable(next_package) for next_package in direct))

    return {
        (source, target)
        for source, target in arrows
        if not any(target in reachable(other) for other in targets[source] - {target})
    }


def places(rows: list[list[str]]) -> dict[str, Place]:
    """The middle of each package's box, in pixels. Packages of a layer share a row evenly."""
    return {
        package: (
            (WIDTH - SHIFT) * (column + 0.5) / len(row) + SHIFT * (number % 2),
            TOP + BOX_HEIGHT / 2 + ROW * number,
        )
        for number, row in enumerate(rows)
        for column, package in enumerate(row)
    }


def drawing(rows: list[list[str]], arrows: set[Arrow]) -> str:
    """The picture as SVG."""
    at = places(rows)
    height = 2 * TOP + ROW * (len(rows) - 1) + BOX_HEIGHT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        "<title>The packages of quotes/ and what they import</title>",
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" style="fill:#fff;stroke:none"/>',
        '<marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z"/></marker>',
    ]
    lines += [
        f'<path d="{curve(at[source], at[target])}" marker-end="url(#tip)"/>' for source, target in sorted(arrows)
    ]
    for package, (x, y) in at.items():
        left, top = x - BOX_WIDTH / 2, y - BOX_HEIGHT / 2
        lines.append(f'<rect x="{left:.0f}" y="{top:.0f}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="5"/>')
        lines.append(f'<text x="{x:.0f}" y="{y + 5:.0f}">{escape(package)}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def curve(source: Place, target: Place) -> str:
    """A line from under the one box to above the other."""
    (x, y), (to_x, to_y) = source, target
    start, end = y + BOX_HEIGHT / 2, to_y - BOX_HEIGHT / 2
    bend = min(40.0, (end - start) / 2)
    return f"M{x:.0f} {start:.0f}C{x:.0f} {start + bend:.0f} {to_x:.0f} {end - bend:.0f} {to_x:.0f} {end:.0f}"


if __name__ == "__main__":
    PICTURE.write_text(drawing(layers(), reduced(imports())), encoding="utf-8")
