"""Items in order of score, each bar made of what the themes add to it."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from factors.charts.frame import Frame, Rows, as_of, finding, framed, method_line, scale_words, source_line
from factors.charts.theme import (
    FALLING,
    INK,
    LETTER_ON,
    LINE,
    PAPER,
    RISING,
    SOFT,
    plain_layout,
    theme_colors,
    theme_letters,
)
from factors.charts.words import percent, plain, scaled, wrapped
from factors.model.case import Case
from factors.scoring import Result

ROW, KEY, TOP, BOTTOM = 29, 30, 4, 28
NARROWEST_LABELLED = 0.03


def ranked_bars(case: Case, result: Result, reference: Result) -> go.Figure:
    """Draw a board as ranked bars, stacked by theme, with the change of rank against another result.

    Args:
        case: the case.
        result: the board to draw.
        reference: the same board under the reading that ranks are compared with.

    Returns:
        A figure; each point's customdata is the pair (item id, theme id).
    """
    order = result.order
    names = [result.board.items[i].name for i in order]
    rows = list(range(len(order)))
    figure = go.Figure(layout=plain_layout(ROW * len(order) + KEY + TOP + BOTTOM))
    colors, letters = theme_colors(case.themes), theme_letters(case.themes)
    low = result.board.scale.low
    by_theme = theme_parts(case, result)
    readable = NARROWEST_LABELLED * _spread(by_theme)
    for theme in case.themes:
        parts = by_theme[theme.id][list(order)]
        figure.add_bar(
            orientation="h", name=plain(f"{letters[theme.id]}  {theme.name}"), x=parts, y=rows,
            marker={"color": colors[theme.id], "line": {"color": PAPER, "width": 1.5}},
            text=[letters[theme.id] if abs(part) > readable else "" for part in parts], textposition="inside", insidetextanchor="middle", textangle=0,
            insidetextfont={"color": LETTER_ON.get(colors[theme.id], PAPER), "size": 11}, cliponaxis=False,
            customdata=[(result.board.item_ids[i], theme.id) for i in order],
            hovertext=[f"{plain(n)}<br>{plain(theme.name)}: {scaled(p, low, 2)}" for n, p in zip(names, parts, strict=True)],
            hoverinfo="text",
        )  # fmt: skip
    scores = result.totals[list(order)]
    figure.add_scatter(
        x=scores, y=rows, mode="markers", name="score", marker={"symbol": "line-ns-open", "size": 19, "color": INK, "line": {"width": 3, "color": INK}},
        customdata=[(result.board.item_ids[i], None) for i in order],
        hovertext=[f"{plain(n)}<br>score {scaled(s, low, 2)}" for n, s in zip(names, scores, strict=True)], hoverinfo="text",
    )  # fmt: skip
    for row, i in enumerate(order):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", y=row, yref="y", showarrow=False, align="left", xshift=10,
            text=f"<b>{scaled(result.totals[i], low)}</b>  {_moved(int(result.places[i]), int(reference.places[i]))}",
        )  # fmt: skip
    figure.update_layout(
        barmode="relative", bargap=0.36,
        margin={"l": 240, "r": 92, "t": KEY + TOP, "b": BOTTOM},
    )  # fmt: skip
    figure.update_xaxes(gridcolor=LINE, zeroline=True, zerolinecolor=SOFT, nticks=7, tickfont={"color": SOFT}, fixedrange=True)
    figure.update_yaxes(
        autorange=False, range=[len(order) - 0.4, -0.6], fixedrange=True, showgrid=False, tickvals=rows,
        ticktext=[f"{wrapped(n, 30)}  <b>{result.places[i]}</b>" for n, i in zip(names, order, strict=True)],
    )  # fmt: skip
    key = (*((f"{letters[t.id]}  {t.name}", colors[t.id]) for t in case.themes), ("score", INK))
    return framed(figure, _frame(case, result, reference), Rows(len(order), ROW, TOP, key, KEY))


def theme_parts(case: Case, result: Result) -> dict[str, NDArray[np.float64]]:
    """Return what each theme adds to the score of each item, shape (items,), by the theme's id."""
    themes = np.array([driver.theme for driver in case.drivers])
    return {theme.id: result.parts[:, themes == theme.id].sum(axis=1) for theme in case.themes}


def _spread(by_theme: dict[str, NDArray[np.float64]]) -> float:
    """Return how far the stacked bars reach, from the lowest to the highest end."""
    stacked = np.array(list(by_theme.values()))
    return float(np.where(stacked > 0, stacked, 0).sum(axis=0).max() - np.where(stacked < 0, stacked, 0).sum(axis=0).min())


def _moved(place: int, before: int) -> str:
    if place == before:
        return ""
    up = place < before
    return f"<span style='color:{RISING if up else FALLING}'>{'▲' if up else '▼'}{abs(place - before)}</span>"


def _frame(case: Case, result: Result, reference: Result) -> Frame:
    kind = result.board.name
    low = result.board.scale.low
    top = [f"{result.board.items[i].name} ({scaled(result.totals[i], low)})" for i in result.order[:3]]
    last = result.order[-1]
    moved = int((result.places != reference.places).sum())
    reading = case.reading(reference.analysis.reading).name
    heaviest = int(np.argmax(result.weights))
    return Frame(
        title=finding(result),
        subtitle=f"{kind} by weighted score, {scale_words(result)}. {case.title}{as_of(case)}. Arrows: rank against {reading}.",
        source=source_line(case),
        method=method_line(case, result),
        digest=result.digest,
        alt=(
            f"Bar chart of {len(result.order)} {kind.lower()} by weighted score where {', '.join(top)} come first and "
            f"{result.board.items[last].name} ({scaled(result.totals[last], low)}) last; {moved} stand at another rank than "
            f"under {reading}; the heaviest driver is {case.drivers[heaviest].name} at {percent(result.weights[heaviest])}."
        ),
    )
