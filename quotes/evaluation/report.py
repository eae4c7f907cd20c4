"""The report of an evaluation: every figure, and how it reads on a terminal."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quotes.evaluation.calibration import Reliability
from quotes.evaluation.figures import Figure
from quotes.evaluation.stretches import Trust


@dataclass(frozen=True, slots=True)
class TwinFigures:
    """Segments F1 on a twin, and how many points of it are lost against the original article."""

    f1: Figure
    lost: Figure


@dataclass(frozen=True, slots=True)
class StretchReport:
    """What is right of the stretches between marks, by measure, by kind of mention ("found", "right"); how many came
    out how; and how far the confidence can be trusted."""

    measures: Mapping[str, Figure]
    mentions: Mapping[str, Mapping[str, Figure]]
    outcomes: Mapping[str, int]
    trust: Trust


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one evaluation. ``slices`` and ``twins`` by name; figures in per cent. ``stretches`` is None where
    the gold tells nothing of them."""

    articles: int
    attributions: int
    failed: int
    resamples: int
    seed: int
    measures: Mapping[str, Figure]
    slices: Mapping[str, Mapping[str, Figure]]
    calibration: Reliability
    stretches: StretchReport | None
    twins: Mapping[str, TwinFigures]

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return dataclasses.asdict(self)

    def as_text(self) -> str:
        """The report as tables for a terminal."""
        head = (
            f"{self.articles} articles, {self.attributions} attributions, {self.failed} articles failed. "
            f"In brackets: 95 % intervals, {self.resamples} resamples of the articles, seed {self.seed}."
        )
        parts = [[head], self._main(), self._single(), self._slices(), self._reliability()]
        if self.stretches:
            parts += _stretch_tables(self.stretches)
        if self.twins:
            parts.append(self._twins())
        return "\n\n".join("\n".join(part) for part in parts) + "\n"

    def _main(self) -> list[str]:
        groups = [name.removesuffix(" F1") for name in self.measures if name.endswith(" F1")]
        rows = [[group, *(_cell(self.measures[f"{group} {key}"]) for key in ("P", "R", "F1"))] for group in groups]
        cases = [str(self.measures[f"{group} F1"].of) for group in groups]
        return _table(["", "P", "R", "F1", "of"], [[*r, n] for r, n in zip(rows, cases, strict=True)])

    def _single(self) -> list[str]:
        rest = {name: f for name, f in self.measures.items() if name.split()[-1] not in ("P", "R", "F1")}
        return _table(["", "%", "of"], [[name, _cell(f), str(f.of)] for name, f in rest.items()])

    def _slices(self) -> list[str]:
        keys = ("P", "R", "found", "named rightly")
        rows = [[name, *(_cell(f[key]) for key in keys), str(f["R"].of)] for name, f in self.slices.items()]
        return _table(["attributions", *keys, "of"], rows)

    def _reliability(self) -> list[str]:
        c = self.calibration
        rows = [[f"{b.low:.1f}-{b.high:.1f}", str(b.count), f"{b.confidence:.3f}", f"{b.right:.3f}"] for b in c.bins]
        precision = "".join(f" Right among the most confident {k} %: {100 * v:.1f}." for k, v in c.precision_at.items())
        return [
            *_table(["confidence", "quotations", "mean", "right"], rows),
            f"Expected calibration error {c.error:.3f} over {c.count} named quotations.{precision}",
        ]

    def _twins(self) -> list[str]:
        rows = [[kind, _cell(t.f1), _cell(t.lost)] for kind, t in self.twins.items()]
        return _table(["twins", "segments F1", "lost"], rows)


def _stretch_tables(report: StretchReport) -> list[list[str]]:
    trust = report.trust
    measures = [[name, _cell(f), str(f.of)] for name, f in report.measures.items()]
    mentions = [
        [kind, _cell(f["found"]), _cell(f["right"]), str(f["right"].of)]
        for kind, f in report.mentions.items()
        if f["right"].of
    ]
    bands = [[f"{b.low:.2f}-{b.high:.2f}", str(b.count), f"{b.right:.1f}"] for b in trust.bands]
    named = [
        f"Named at {precision} % precision: {share:.1f} % of {trust.utterances}."
        for precision, share in trust.named_at.items()
    ]
    return [
        _table(["stretches between marks", "%", "of"], measures),
        _table(["by kind of mention", "found", "found and right", "of"], mentions),
        _table(["what became of them", "utterances"], [[name, str(n)] for name, n in report.outcomes.items()]),
        [
            *_table(["confidence", "stretches", "right"], bands),
            *named,
            f"Wrong {trust.wrong}, of them marked for review {trust.in_review}.",
        ],
    ]


def _cell(f: Figure) -> str:
    return "-" if f.value is None else f"{f.value:.1f} ({f.low:.1f}–{f.high:.1f})"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of columns two spaces apart, the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    return list(_lines(widths, [head, *rows]))


def _lines(widths: Sequence[int], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in rows:
        first, *others = zip(row, widths, strict=True)
        yield "  ".join([first[0].ljust(first[1]), *(text.rjust(width) for text, width in others)]).rstrip()
