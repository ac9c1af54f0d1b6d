"""What makes one score: the contributions of its drivers, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from factors.charts.frame import NO_BREAK, Frame, Rows, active_title, as_of, framed, method_line, source_line
from factors.charts.theme import INK, PAPER, SOFT, plain_layout, row_axes, theme_colors
from factors.charts.words import percent, scaled, wrapped
from factors.model.case import Case
from factors.scoring import Result

ROW, TOP, BOTTOM = 27, 6, 26
WIDE_LINE, NARROW_LINE = 40, 22
MOST_SHOWN = 10
# A contribution that rounds to 0.00 goes with the smaller ones.
SHOWN_FROM = 0.005


@dataclass(frozen=True)
class _Step:
    name: str
    weight: str
    value: float
    color: str
    driver: str | None

    def label(self, width: int) -> str:
        """Return name and weight in lines of at most `width` characters."""
        return f"{wrapped(self.name, width)}{self.weight}"


def waterfall(case: Case, result: Result, item: str) -> go.Figure:
    """Draw how the drivers add up to the score of one item, the largest contributions first.

    Returns:
        A figure; each bar's customdata is the pair (item id, driver id), with None for the rest and the score.

    Raises:
        UnknownId: for an item that the board does not have.
    """
    chosen = result.board.item(item)
    index = result.board.item_ids.index(item)
    low, total = result.board.scale.low, float(result.totals[index])
    by_size = sorted(range(len(case.drivers)), key=lambda j: -abs(result.parts[index, j]))
    steps = _steps(case, result, index, by_size)
    starts = [0.0, *np.cumsum([step.value for step in steps])[:-1].tolist(), 0.0]
    steps.append(_Step("score", "", total, INK, None))
    figure = go.Figure(layout=plain_layout(ROW * len(steps) + TOP + BOTTOM))
    figure.add_bar(
        orientation="h",
        x=[step.value for step in steps],
        base=starts,
        y=list(range(len(steps))),
        marker={"color": [step.color for step in steps], "line": {"color": PAPER, "width": 1}},
        customdata=[(item, step.driver) for step in steps],
        text=[f"{NO_BREAK}{scaled(step.value, low, 2)}{NO_BREAK}" for step in steps],
        textposition="outside",
        cliponaxis=False,
        textfont={"color": INK},
        hovertext=[f"{step.label(WIDE_LINE)}: {scaled(step.value, low, 3)}" for step in steps],
        hoverinfo="text",
    )
    ends = [*starts, *(start + step.value for start, step in zip(starts, steps, strict=True))]
    room = 0.16 * ((max(ends) - min(ends)) or 1.0)
    figure.update_layout(margin={"l": 255, "r": 12, "t": TOP, "b": BOTTOM}, bargap=0.38, hovermode="y")
    row_axes(figure, [step.label(WIDE_LINE) for step in steps], ticks=6)
    figure.update_xaxes(range=[min(ends) - (room if min(ends) < 0 else 0), max(ends) + room])
    rows = Rows(len(steps), ROW, TOP, narrow_labels=tuple(step.label(NARROW_LINE) for step in steps))
    return framed(figure, _frame(case, result, chosen.name, total, by_size), rows)


def _steps(case: Case, result: Result, index: int, by_size: list[int]) -> list[_Step]:
    """Return a step for each of the largest contributions, and one for all the rest together."""
    colors = theme_colors(case.themes)
    large = sum(abs(result.parts[index, j]) >= SHOWN_FROM for j in by_size)
    keep = min(large, MOST_SHOWN) if len(by_size) > MOST_SHOWN + 1 else len(by_size)
    steps = []
    for j in by_size[:keep]:
        driver = case.drivers[j]
        weight = f"  {percent(result.weights[j])}"
        steps.append(_Step(driver.name, weight, float(result.parts[index, j]), colors[driver.theme], driver.id))
    if rest := by_size[keep:]:
        steps.append(_Step(f"{len(rest)} smaller ones", "", float(result.parts[index, rest].sum()), SOFT, None))
    return steps


def _frame(case: Case, result: Result, name: str, total: float, by_size: list[int]) -> Frame:
    low = result.board.scale.low
    heaviest = " and ".join(case.drivers[j].name for j in by_size[:2])
    return Frame(
        title=active_title(f"What makes {name} {scaled(total, low, 2)}", f"What makes {name}"),
        subtitle=f"Weight × rating of each driver; together they make the score. {case.title}{as_of(case)}.",
        source=source_line(case),
        method=method_line(case, result),
        digest=result.digest,
        alt=(
            f"Waterfall chart of the score of {name} where the contributions of {len(by_size)} drivers add up to "
            f"{scaled(total, low, 2)}; {heaviest} weigh most."
        ),
    )
