"""Every contribution of a board at a glance: drivers down, items across."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from factors.charts.frame import Frame, Rows, active_title, as_of, framed, method_line, scale_words, source_line
from factors.charts.theme import DIVERGING, INK, WEB_WIDTH, plain_layout, theme_colors
from factors.charts.words import percent, plain, scaled, wrapped
from factors.model.case import Case
from factors.scoring import Result

ROW, TOP, BOTTOM = 24, 84, 8
LEFT, COLUMN = 275, 78
LONGEST_LINE = 10
# Contributions that round to 0.00 keep an empty cell, so that the eye finds the others.
SHOWN_FROM = 0.005


def contribution_map(case: Case, result: Result) -> go.Figure:
    """Draw weight x rating of every cell, with its number; items stand in order of rank.

    Returns:
        A figure; each cell's customdata is the pair (item id, driver id).
    """
    order = list(result.order)
    items = [result.board.items[i] for i in order]
    parts = result.parts[order].T
    reach = float(np.abs(parts).max()) or 1.0
    low = result.board.scale.low
    figure = go.Figure(layout=plain_layout(ROW * len(case.drivers) + TOP + BOTTOM))
    figure.add_heatmap(
        z=parts,
        x=list(range(len(items))),
        y=list(range(len(case.drivers))),
        zmin=-reach,
        zmax=reach,
        xgap=1,
        ygap=1,
        colorscale=[[n / (len(DIVERGING) - 1), color] for n, color in enumerate(DIVERGING)],
        showscale=False,
        text=[[scaled(v, low, 2) if abs(v) >= SHOWN_FROM else "" for v in row] for row in parts],
        texttemplate="%{text}",
        textfont={"size": 11, "color": INK},
        customdata=[[(item.id, driver.id) for item in items] for driver in case.drivers],
        hovertext=[
            [
                f"{plain(item.name)}<br>{plain(driver.name)}: {scaled(v, low, 3)}"
                for item, v in zip(items, row, strict=True)
            ]
            for driver, row in zip(case.drivers, parts, strict=True)
        ],
        hoverinfo="text",
    )
    colors = theme_colors(case.themes)
    figure.update_layout(margin={"l": LEFT, "r": 8, "t": TOP, "b": BOTTOM})
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(items))),
        tickangle=0,
        fixedrange=True,
        showgrid=False,
        ticks="",
        zeroline=False,
        ticktext=[
            f"<b>{result.place(i)}</b><br>{wrapped(item.name, LONGEST_LINE)}"
            for i, item in zip(order, items, strict=True)
        ],
        tickfont={"size": 11},
    )
    figure.update_yaxes(
        autorange="reversed",
        fixedrange=True,
        showgrid=False,
        ticks="",
        zeroline=False,
        tickvals=list(range(len(case.drivers))),
        ticktext=[
            f"{plain(driver.name)}  {percent(weight)} <span style='color:{colors[driver.theme]}'>■</span>"
            for driver, weight in zip(case.drivers, result.weights, strict=True)
        ],
    )
    width = max(WEB_WIDTH, LEFT + COLUMN * len(items))
    return framed(figure, _frame(case, result), Rows(len(case.drivers), ROW, TOP), width)


def _frame(case: Case, result: Result) -> Frame:
    i, j = (int(n) for n in np.unravel_index(int(np.abs(result.parts).argmax()), result.parts.shape))
    item, driver = result.board.items[i], case.drivers[j]
    value = scaled(result.parts[i, j], result.board.scale.low, 2)
    return Frame(
        title=active_title(f"{driver.name} weighs most on {item.name}", f"{driver.name} weighs most"),
        subtitle=f"Contribution (weight × rating) of each driver, {scale_words(result)}. {case.title}{as_of(case)}.",
        source=source_line(case),
        method=method_line(case, result),
        digest=result.digest,
        alt=(
            f"Heat map of contributions of {len(case.drivers)} drivers to {len(result.board.items)} "
            f"{result.board.name.lower()} where the largest is {driver.name} on {item.name} ({value})."
        ),
    )
