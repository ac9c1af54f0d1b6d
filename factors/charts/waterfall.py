"""What makes one score: the contributions of its drivers, one after the other."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from factors.charts.frame import Frame, Rows, as_of, framed, method_line, scale_words, source_line
from factors.charts.theme import INK, LINE, PAPER, SOFT, plain_layout, theme_colors
from factors.charts.words import percent, plain, scaled
from factors.model.case import Case
from factors.scoring import Result

ROW, TOP, BOTTOM = 27, 6, 26
MOST_SHOWN = 10


def waterfall(case: Case, result: Result, item: str) -> go.Figure:
    """Draw how the drivers add up to the score of one item, the largest contributions first.

    Returns:
        A figure; each bar's customdata is the pair (item id, driver id), with None for the rest and the score.

    Raises:
        UnknownId: for an item that the board does not have.
    """
    chosen = result.board.item(item)
    index = result.board.item_ids.index(item)
    parts = result.parts[index]
    low = result.board.scale.low
    colors = theme_colors(case.themes)
    by_size = sorted(range(len(parts)), key=lambda j: -abs(parts[j]))
    keep = MOST_SHOWN if len(by_size) > MOST_SHOWN + 1 else len(by_size)
    shown, rest = by_size[:keep], by_size[keep:]
    labels = [f"{plain(case.drivers[j].name)}  {percent(result.weights[j])}" for j in shown]
    values = [float(parts[j]) for j in shown]
    fills = [colors[case.drivers[j].theme] for j in shown]
    picks: list[tuple[str, str | None]] = [(item, case.drivers[j].id) for j in shown]
    if rest:
        labels.append(f"{len(rest)} smaller ones")
        values.append(float(parts[rest].sum()))
        fills.append(SOFT)
        picks.append((item, None))
    starts = np.concatenate([[0.0], np.cumsum(values)[:-1]])
    total = float(result.totals[index])
    labels.append("<b>score</b>")
    figure = go.Figure(layout=plain_layout(ROW * len(labels) + TOP + BOTTOM))
    figure.add_bar(
        orientation="h", x=[*values, total], base=[*starts, 0.0], y=list(range(len(labels))),
        marker={"color": [*fills, INK], "line": {"color": PAPER, "width": 1}}, customdata=[*picks, (item, None)],
        text=[scaled(v, low, 2) for v in (*values, total)], textposition="outside", cliponaxis=False,
        textfont={"color": INK},
        hovertext=[f"{label}: {scaled(v, low, 3)}" for label, v in zip(labels, (*values, total), strict=True)],
        hoverinfo="text",
    )  # fmt: skip
    ends = [0.0, total, *starts, *(s + v for s, v in zip(starts, values, strict=True))]
    room = 0.16 * ((max(ends) - min(ends)) or 1.0)
    figure.update_layout(margin={"l": 255, "r": 12, "t": TOP, "b": BOTTOM}, bargap=0.38)
    figure.update_xaxes(
        range=[min(ends) - (room if min(ends) < 0 else 0), max(ends) + room], gridcolor=LINE, zeroline=True,
        zerolinecolor=SOFT, nticks=6, tickfont={"color": SOFT}, fixedrange=True,
    )  # fmt: skip
    figure.update_yaxes(
        autorange=False, range=[len(labels) - 0.4, -0.6], fixedrange=True, showgrid=False,
        tickvals=list(range(len(labels))), ticktext=labels,
    )  # fmt: skip
    return framed(figure, _frame(case, result, chosen.name, total, by_size), Rows(len(labels), ROW, TOP))


def _frame(case: Case, result: Result, name: str, total: float, by_size: list[int]) -> Frame:
    low = result.board.scale.low
    first, second = (case.drivers[j].name for j in (by_size * 2)[:2])
    return Frame(
        title=f"What makes {name} {scaled(total, low)}",
        subtitle=f"Contribution of each driver with its weight, {scale_words(result)}. {case.title}{as_of(case)}.",
        source=source_line(case),
        method=method_line(case, result),
        digest=result.digest,
        alt=(
            f"Waterfall chart of the score of {name} where the contributions of {len(by_size)} drivers add up to "
            f"{scaled(total, low, 2)}, {first} and {second} weighing most."
        ),
    )
