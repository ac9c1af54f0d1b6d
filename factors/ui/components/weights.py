"""The weight panel: every driver with its share, a lock and a way to its evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from factors.charts.theme import DARK_OF, theme_colors
from factors.model import Analysis, Case
from factors.ui.components.registry import component


def weight_panel(
    case: Case,
    analysis: Analysis,
    turn: int,
    *,
    key: str,
    on_set: Callable[[str, float], None],
    on_lock: Callable[[str, bool], None],
    on_evidence: Callable[[str], None],
) -> None:
    """Show the weights of an analysis and report what the hand does to them.

    Args:
        case: the case; gives names and themes.
        analysis: the weights and locks to show.
        turn: a number that changes with every weight that the hand set, taken over or not.
        key: of the component.
        on_set: called with a driver's id and its new share (0 to 1).
        on_lock: called with a driver's id and whether it is locked now.
        on_evidence: called with a driver's id.
    """

    def changed() -> None:
        event: Any = st.session_state[key].get("changed")
        match event:
            case {"driver": str(driver), "share": int() | float() as share} if driver in case.driver_ids:
                on_set(driver, float(share))
            case {"driver": str(driver), "locked": bool(locked)} if driver in case.driver_ids:
                on_lock(driver, locked)
            case {"driver": str(driver), "evidence": True} if driver in case.driver_ids:
                on_evidence(driver)

    colors = theme_colors(case.themes)
    component("weights")(
        key=key,
        data={
            "dark": DARK_OF,
            "digest": analysis.digest,
            "turn": turn,
            "themes": [
                {
                    "name": theme.name,
                    "color": colors[theme.id],
                    "drivers": [
                        {
                            "id": driver.id,
                            "name": driver.name,
                            "share": analysis.weights[driver.id],
                            "locked": driver.id in analysis.locks,
                        }
                        for driver in case.drivers
                        if driver.theme == theme.id
                    ],
                }
                for theme in case.themes
            ],
        },
        on_changed_change=changed,
    )
