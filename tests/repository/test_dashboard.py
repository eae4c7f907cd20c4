"""Dashboard and alerts: every metric and label that they name exists, every alert is in the runbook."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from prometheus_client.metrics import MetricWrapperBase

from quotes.observability import metrics
from tests.support import ROOT

METRIC = re.compile(r"\b(on_record_[a-z_]+)(?:\{([^}]*)\})?")
SUFFIXES = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}
ADDED_BY_PROMETHEUS = {"job", "instance", "le"}


def known() -> dict[str, set[str]]:
    """The name of every series that the service shows, with its labels."""
    found = {}
    for metric in vars(metrics).values():
        if isinstance(metric, MetricWrapperBase):
            for suffix in SUFFIXES[metric._type]:
                found[metric._name + suffix] = set(metric._labelnames)
    return found


def rules() -> list[dict[str, Any]]:
    """The alert rules."""
    (group,) = yaml.safe_load((ROOT / "deploy" / "alerts.yaml").read_text())["groups"]
    return group["rules"]


def expressions() -> Iterator[str]:
    """Every query of the dashboard and the alerts."""
    for panel in json.loads((ROOT / "deploy" / "grafana.json").read_text())["panels"]:
        yield from (target["expr"] for target in panel["targets"])
    yield from (rule["expr"] for rule in rules())


@pytest.mark.parametrize("expression", list(expressions()))
def test_what_a_query_names_exists(expression: str) -> None:
    series = known()
    labels = set(ADDED_BY_PROMETHEUS)
    for name, matchers in METRIC.findall(expression):
        assert name in series
        labels |= series[name]
        assert set(re.findall(r"(\w+)=", matchers or "")) <= series[name] | ADDED_BY_PROMETHEUS
    for group in re.findall(r"\bby \(([^)]*)\)", expression):
        assert {label.strip() for label in group.split(",")} <= labels


def test_every_metric_is_shown_somewhere() -> None:
    shown = {name for expression in expressions() for name, _ in METRIC.findall(expression)}
    for name in {re.sub("_(bucket|sum|count)$", "", name) for name in known()}:
        assert any(of.startswith(name) for of in shown), name


def test_every_alert_has_its_entry_in_the_runbook() -> None:
    headings = re.findall(r"^#+ (.+)$", (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8"), re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert {rule["annotations"]["runbook"] for rule in rules()} <= anchors
