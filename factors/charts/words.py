"""Text of a case made fit for a plot, and numbers as they are written in one."""

from __future__ import annotations

import html
import textwrap

MINUS = "\N{MINUS SIGN}"


def plain(text: str) -> str:
    """Return text that plotly shows letter by letter; left alone, it would read tags and links in it."""
    return html.escape(text, quote=False)


def wrapped(text: str, width: int) -> str:
    """Return text that is inert as by `plain`, broken between words into lines of at most `width` characters."""
    return "<br>".join(plain(line) for line in textwrap.wrap(text, width, break_long_words=True) or [""])


def signed(value: float, decimals: int = 1) -> str:
    """Write a number with its sign, a true minus, and no sign for zero."""
    rounded = round(value, decimals)
    if rounded == 0:
        return f"{0:.{decimals}f}"
    return f"{'+' if rounded > 0 else MINUS}{abs(rounded):.{decimals}f}"


def scaled(value: float, low: float, decimals: int = 1) -> str:
    """Write a number of a scale: with its sign where the scale has two sides."""
    return signed(value, decimals) if low < 0 else f"{value:.{decimals}f}"


def percent(share: float) -> str:
    """Write a share as percent with one decimal."""
    return f"{100 * share:.1f} %"
