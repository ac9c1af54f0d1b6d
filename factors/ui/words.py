"""Text of a case made fit for a widget's label, which Streamlit reads as Markdown."""

from __future__ import annotations

import re


def label(text: str) -> str:
    """Return text that shows letter by letter in a label: every mark that Markdown could read is escaped."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@/=^])", r"\\\1", " ".join(text.split()))
