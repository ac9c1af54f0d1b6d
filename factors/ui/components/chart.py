"""A chart on a page: its texts, its marks to pick, and buttons that save it as PNG, SVG and CSV in the browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import streamlit as st

from factors.charts.theme import DARK_OF
from factors.ui.components.registry import component


def show_chart(
    figure: Any,
    *,
    key: str,
    table: str,
    file_name: str,
    on_pick: Callable[[str, str | None], None],
    narrowest: int = 0,
    heading: int = 2,
    fold: int | None = None,
) -> None:
    """Show a framed figure.

    Args:
        figure: a plotly figure from `factors.charts`; `layout.meta` holds its texts.
        key: of the component; must not change while the page is open.
        table: the numbers of the chart as CSV text.
        file_name: what saved files are called, without an ending.
        on_pick: called with the pair in the customdata of a mark when it is clicked.
        narrowest: the least width in CSS pixels; on narrower screens the plot scrolls sideways.
        heading: the level of the title on the page.
        fold: how many rows a phone shows before it is asked for all of them; all where None.
    """

    def picked() -> None:
        pair = st.session_state[key].get("picked")
        if isinstance(pair, (list, tuple)) and len(pair) == 2 and isinstance(pair[0], str):
            on_pick(pair[0], pair[1] if isinstance(pair[1], str) else None)

    component("chart")(
        key=key,
        data={
            "figure": json.loads(figure.to_json()),
            "dark": DARK_OF,
            "table": table,
            "file": file_name,
            "narrowest": narrowest,
            "heading": heading,
            "fold": fold,
        },
        on_picked_change=picked,
    )
