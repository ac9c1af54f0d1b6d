"""Items in order of score, each bar made of what the themes add to it."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from factors.charts.frame import SCORE, Frame, Rows, as_of, finding, framed, method_line, scale_words, source_line
from factors.charts.theme import (
    FALLING,
    INK,
    LETTER_ON,
    PAPER,
    RISING,
    plain_layout,
    row_axes,
    theme_colors,
    theme_letters,
)
from factors.charts.words import percent, plain, scaled, wrapped
from factors.model.case import Case
from factors.scoring import Result

ROW, KEY, TOP, BOTTOM = 29, 30, 4, 28
# A segment carries its theme's letter from this part of the whole width on.
NARROWEST_LABELLED = 0.03
LONGEST_LINE, NARROW_LINE = 30, 18


def ranked_bars(case: Case, result: Result, reference: Result) -> go.Figure:
    """Draw a board as ranked bars, stacked by theme, with the change of rank against another result.

    Args:
        case: the case.
        result: the board to draw.
        reference: the same board under the reading that ranks are compared with.

    Returns:
        A figure; each point's customdata is the pair (item id, theme id).
    """
    order = list(result.order)
    low = result.board.scale.low
    figure = go.Figure(layout=plain_layout(ROW * len(order) + KEY + TOP + BOTTOM))
    colors, letters = theme_colors(case.themes), theme_letters(case.themes)
    _add_segments(figure, case, result, colors, letters)
    _add_scores(figure, result, reference)
    figure.update_layout(barmode="relative", bargap=0.36, margin={"l": 250, "r": 100, "t": KEY + TOP, "b": BOTTOM})
    row_axes(figure, _labels(result, LONGEST_LINE), ticks=7)
    if low == result.board.scale.neutral:
        # A scale with one side is drawn whole, so that a full bar would be a full answer.
        figure.update_xaxes(range=[low, result.board.scale.high])
    key = (*((f"{letters[t.id]}  {t.name}", colors[t.id]) for t in case.themes), (SCORE, INK))
    return framed(
        figure,
        _frame(case, result, reference),
        Rows(len(order), ROW, TOP, key, KEY, tuple(_labels(result, NARROW_LINE))),
    )


def theme_parts(case: Case, result: Result) -> dict[str, NDArray[np.float64]]:
    """Return what each theme adds to the score of each item, shape (items,), by the theme's id."""
    themes = np.array([driver.theme for driver in case.drivers])
    return {theme.id: result.parts[:, themes == theme.id].sum(axis=1) for theme in case.themes}


def _add_segments(
    figure: go.Figure, case: Case, result: Result, colors: dict[str, str], letters: dict[str, str]
) -> None:
    order = list(result.order)
    by_theme = theme_parts(case, result)
    readable = NARROWEST_LABELLED * _spread(by_theme)
    low = result.board.scale.low
    for theme in case.themes:
        parts = by_theme[theme.id][order]
        items = [result.board.items[i] for i in order]
        figure.add_bar(
            orientation="h",
            name=plain(theme.name),
            x=parts,
            y=list(range(len(order))),
            marker={"color": colors[theme.id], "line": {"color": PAPER, "width": 1.5}},
            text=[letters[theme.id] if abs(part) > readable else "" for part in parts],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            insidetextfont={"color": LETTER_ON.get(colors[theme.id], PAPER), "size": 11},
            cliponaxis=False,
            customdata=[(item.id, theme.id) for item in items],
            hovertext=[
                f"{plain(item.name)}<br>{plain(theme.name)}: {scaled(part, low, 2)}"
                for item, part in zip(items, parts, strict=True)
            ],
            hoverinfo="text",
        )


def _add_scores(figure: go.Figure, result: Result, reference: Result) -> None:
    order = list(result.order)
    low = result.board.scale.low
    figure.add_scatter(
        x=result.totals[order],
        y=list(range(len(order))),
        mode="markers",
        name="score",
        marker={"symbol": "line-ns-open", "size": 19, "color": INK, "line": {"width": 3, "color": INK}},
        customdata=[(result.board.item_ids[i], None) for i in order],
        hovertext=[f"{plain(result.board.items[i].name)}<br>score {scaled(result.totals[i], low, 2)}" for i in order],
        hoverinfo="text",
    )
    for row, i in enumerate(order):
        moved = _moved(int(result.places[i]), int(reference.places[i]))
        figure.add_annotation(
            text=f"<b>{scaled(result.totals[i], low, 2)}</b>  {moved}",
            showarrow=False,
            align="left",
            x=1,
            xref="paper",
            xanchor="left",
            xshift=10,
            y=row,
            yref="y",
        )


def _labels(result: Result, width: int) -> list[str]:
    """Return name and rank of each item in order of rank, in lines of at most `width` characters."""
    return [f"{wrapped(result.board.items[i].name, width)}  <b>{result.place(i)}</b>" for i in result.order]


def _spread(by_theme: dict[str, NDArray[np.float64]]) -> float:
    """Return how far the stacked bars reach, from the lowest to the highest end."""
    stacked = np.array(list(by_theme.values()))
    highest = np.where(stacked > 0, stacked, 0).sum(axis=0).max()
    lowest = np.where(stacked < 0, stacked, 0).sum(axis=0).min()
    return float(highest - lowest)


def _moved(place: int, before: int) -> str:
    if place == before:
        return ""
    up = place < before
    return f"<span style='color:{RISING if up else FALLING}'>{'▲' if up else '▼'}{abs(place - before)}</span>"


def _frame(case: Case, result: Result, reference: Result) -> Frame:
    board, low = result.board, result.board.scale.low
    top = [f"{board.items[i].name} ({scaled(result.totals[i], low, 2)})" for i in result.order[:3]]
    last = result.order[-1]
    moved = int((result.places != reference.places).sum())
    reading = case.reading(reference.analysis.reading).name
    heaviest = int(np.argmax(result.weights))
    return Frame(
        title=finding(result),
        subtitle=(
            f"{board.name} by weighted score, {scale_words(result)}. {case.title}{as_of(case)}."
            f"{f' Arrows: ranks gained or lost against {reading}.' if moved else ''}"
        ),
        source=source_line(case),
        method=method_line(case, result),
        digest=result.digest,
        alt=(
            f"Bar chart of {len(result.order)} {board.name.lower()} by weighted score where {', '.join(top)} come "
            f"first and {board.items[last].name} ({scaled(result.totals[last], low, 2)}) last; {moved} stand at "
            f"another rank than under {reading}; the heaviest driver is {case.drivers[heaviest].name} at "
            f"{percent(result.weights[heaviest])}."
        ),
    )
