"""The weighted sum model: a score is the sum of weight x rating.

Source: P. C. Fishburn, "Additive utilities with incomplete product sets: application to priorities and assignments",
Operations Research 15 (1967), 537-542.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def contributions(ratings: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what each driver adds to each item's score.

    Args:
        ratings: on the board's scale, shape (items, drivers).
        weights: shares that sum to 1, shape (drivers,).

    Returns:
        weight x rating, shape (items, drivers), in the units of the scale.
    """
    return np.asarray(ratings * weights, dtype=np.float64)


def totals(parts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the scores, shape (items,): contributions (items, drivers) added up from the first driver to the last.

    The order of the additions is fixed, so that every machine gets the same bits; numpy's own sum may group them
    otherwise from one processor to another.
    """
    return np.asarray(np.cumsum(parts, axis=1)[:, -1], dtype=np.float64)
