"""Figures of speed, and the Markdown tables that show them beside their peers and goals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.engine import OURS


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured, its unit in its name, and what it should be; of several sizes in turn."""

    name: str
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """What somebody's figure is in a library of a size, as it is printed."""

    figure: str
    value: str
    who: str = OURS


#: What was measured at each size.
Results = Mapping[int, Sequence[Measured]]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that so great a share of them does not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def number(value: float) -> str:
    """Three digits that count, or all of them before the point."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def spread(values: Sequence[float]) -> str:
    """The middle one and the one that 95 % do not exceed."""
    return f"{number(percentile(values, 0.5))} / {number(percentile(values, 0.95))}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table with the figures to the right."""
    yield _line(head)
    yield _line(["---", *("---:" for _ in head[1:])])
    for row in rows:
        yield _line([cell.replace("|", "\\|") for cell in row])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def growth(results: Results, figures: Sequence[Figure]) -> Iterator[str]:
    """A row for each figure: ours at each size, the peers' at the greatest, the goal."""
    sizes = sorted(results)
    cells = {size: _by_figure(results[size]) for size in sizes}
    head = ["", *(f"{size:,}" for size in sizes), f"others, at {sizes[-1]:,}", "goal"]
    rows = []
    for figure in figures:
        told = [cells[size].get(figure.name, {}) for size in sizes]
        if any(told):
            others = (f"{who} {value}" for who, value in told[-1].items() if who != OURS)
            ours = [each.get(OURS, "–") for each in told]
            rows.append([figure.name, *ours, "; ".join(others), figure.goal])
    return table(head, rows)


def beside(results: Results, figures: Sequence[Figure]) -> Iterator[str]:
    """A row for each figure and everybody who has it, at each size."""
    sizes = sorted(results)
    cells = {size: _by_figure(results[size]) for size in sizes}
    rows = []
    for figure in figures:
        told = [cells[size].get(figure.name, {}) for size in sizes]
        everybody = list(dict.fromkeys(who for each in told for who in each))
        if len(everybody) > 1:
            rows += [
                [figure.name, who, *(each.get(who, "–") for each in told)] for who in everybody
            ]
    return table(["", "", *(f"{size:,}" for size in sizes)], rows)


def _by_figure(measured: Sequence[Measured]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for each in measured:
        found.setdefault(each.figure, {})[each.who] = each.value
    return found
