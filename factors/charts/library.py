"""The chart library for the browser, as the installed plotly package carries it."""

from __future__ import annotations

import plotly.offline


def plotly_script() -> str:
    """Return plotly.js, minified; it draws the figures of this package without asking any other host."""
    script: str = plotly.offline.get_plotlyjs()
    return script


def plotly_version() -> str:
    """Return the version of the plotly package."""
    version: str = plotly.__version__
    return version
