"""Colours, fonts and the plain layout that every chart shares."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from factors.model.driver import Theme

# UK government analysis function palette; each colour has at least 3:1 on white. Themes take them in their order.
PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
INK, SOFT, LINE, PAPER = "#1B1F24", "#5B6570", "#D9DEE3", "#FFFFFF"
FALLING, RISING = "#B3400E", "#1A7F5A"
# Five steps from against (orange) through nothing (near white) to for (blue).
DIVERGING = ("#F09A5E", "#F8CFB3", "#F6F7F9", "#B7CFE6", "#7DAFDD")

# The same colours on a dark page, where each has at least 3:1 on DARK_PAPER. Pictures that are saved stay light.
DARK_PAPER = "#0F1419"
DARK_OF: dict[str, str] = {
    "#12436D": "#6FA8DC",
    "#28A197": "#3CC7BA",
    "#801650": "#E07BB0",
    "#F46A25": "#FF8A4C",
    "#3D3D3D": "#B8BEC5",
    "#A285D1": "#B79CE6",
    INK: "#E8EBEE",
    SOFT: "#A8B1BA",
    LINE: "#2B333B",
    PAPER: DARK_PAPER,
    FALLING: "#FF9A66",
    RISING: "#5FD3A4",
    "#F09A5E": "#A1511F",
    "#F8CFB3": "#5A3520",
    "#F6F7F9": "#1A2129",
    "#B7CFE6": "#26405A",
    "#7DAFDD": "#2F6CA3",
}

FONT = '"Source Sans 3", "Source Sans Pro", "Source Sans", "DejaVu Sans", Arial, sans-serif'
WEB_WIDTH = 850
# Letters on a bar: white on the dark colours of the palette, nearly black on the bright ones, on either page.
ON_BRIGHT = "#14171B"
LETTER_ON = {"#28A197": ON_BRIGHT, "#F46A25": ON_BRIGHT, "#A285D1": ON_BRIGHT}


def theme_colors(themes: Sequence[Theme]) -> dict[str, str]:
    """Return the colour of each theme by its id, in the order of the palette."""
    return {theme.id: PALETTE[n % len(PALETTE)] for n, theme in enumerate(themes)}


def theme_letters(themes: Sequence[Theme]) -> dict[str, str]:
    """Return the shortest start of each theme's name that tells it from the others, for marks on the bars."""
    names = [theme.name for theme in themes]
    longest = max(map(len, names))
    length = next((n for n in range(1, longest) if len({name[:n] for name in names}) == len(names)), longest)
    return {theme.id: theme.name[:length] for theme in themes}


def row_axes(figure: go.Figure, labels: Sequence[str], ticks: int) -> None:
    """Give a chart of horizontal bars its axes: a labelled row for each bar from the top, and light lines across."""
    figure.update_xaxes(
        gridcolor=LINE, zeroline=True, zerolinecolor=SOFT, nticks=ticks, tickfont={"color": SOFT}, fixedrange=True
    )
    figure.update_yaxes(
        autorange=False,
        range=[len(labels) - 0.4, -0.6],
        fixedrange=True,
        showgrid=False,
        zeroline=False,
        tickvals=list(range(len(labels))),
        ticktext=list(labels),
    )


def plain_layout(height: int) -> go.Layout:
    """Return the layout that all charts start from; `height` is that of the plot on a page, in CSS pixels."""
    return go.Layout(
        height=height,
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        font={"family": FONT, "size": 13, "color": INK},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        showlegend=False,
        hoverlabel={"bgcolor": PAPER, "bordercolor": SOFT, "font": {"family": FONT, "size": 13, "color": INK}},
        dragmode=False,
    )
