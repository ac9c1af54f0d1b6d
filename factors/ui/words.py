"""Text of a case made fit for a label that Streamlit reads as Markdown; menus take text as it is."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@/=^])")
# Bare addresses become links even where every mark is escaped, unless something stands inside them; this is invisible.
_WORD_JOINER = "\N{WORD JOINER}"
_ADDRESS_STARTS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)


def label(text: str) -> str:
    """Return text that shows letter by letter in a label: neither marks nor bare addresses are read."""
    return _MARKS.sub(r"\\\1", _ADDRESS_STARTS.sub(_WORD_JOINER, " ".join(text.split())))
