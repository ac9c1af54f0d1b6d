"""Places in a ranking, with ties."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

TIE = 1e-9


def ranks(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the place of each score, shape (items,), highest first, from 1.

    Scores within 1e-9 of the best of their group share its place ("standard competition" ranking: 1, 2, 2, 4).
    """
    order = np.argsort(-scores, kind="stable")
    placed = np.empty(scores.size, dtype=np.int64)
    leader, place = np.inf, 0
    for position, index in enumerate(order, start=1):
        if leader - scores[index] > TIE:
            leader, place = scores[index], position
        placed[index] = place
    return placed
