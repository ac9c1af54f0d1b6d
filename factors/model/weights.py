"""Weights as shares of a whole, and how they move when one of them is set."""

from __future__ import annotations

import math
from collections.abc import Collection

import numpy as np
from numpy.typing import ArrayLike, NDArray

from factors.errors import WeightError

SUM_TOLERANCE = 1e-9


def checked_weights(weights: ArrayLike) -> NDArray[np.float64]:
    """Return weights as an array of shape (n,), or raise WeightError where they are no shares of 1."""
    given = np.asarray(weights, dtype=np.float64)
    if given.ndim != 1 or given.size == 0:
        raise WeightError(f"found weights of shape {given.shape}; expected one row of at least one")
    if not np.isfinite(given).all():
        raise WeightError(f"found the weight {given[~np.isfinite(given)][0]}; expected finite numbers")
    if (given < 0).any():
        raise WeightError(f"found the weight {given[given < 0][0]:g}; expected none below 0")
    total = math.fsum(given)
    if total == 0:
        raise WeightError("found all weights at zero; expected at least one above 0, for nothing can be scored")
    if abs(total - 1) > SUM_TOLERANCE:
        raise WeightError(f"found weights that sum to {total:.9g}; expected shares that sum to 1")
    return given


def redistribute(weights: ArrayLike, index: int, share: float, locked: Collection[int] = ()) -> NDArray[np.float64]:
    """Set one weight and let the others that are not locked take up the difference in their ratios.

    Args:
        weights: shares, shape (n,), >= 0, summing to 1.
        index: which of them is set, 0 to n - 1.
        share: its new share; clamped to 0 and to what the locks leave.
        locked: the indices of the weights that do not move.

    Returns:
        New shares, shape (n,), summing to 1. If every other unlocked share is zero they stay zero and the one that
        is set takes all that the locks leave.

    Raises:
        WeightError: where the weights are no shares, the share is not a number, or the weight to be set is locked.
    """
    now = checked_weights(weights)
    if not 0 <= index < now.size:
        raise WeightError(f"found the index {index}; expected 0 to {now.size - 1}")
    if index in locked:
        raise WeightError("found a locked weight to be set; expected it to be unlocked first")
    if not math.isfinite(share):
        raise WeightError(f"found the share {share}; expected a finite number")
    if share == now[index]:
        return now.copy()
    others = np.ones(now.size, dtype=bool)
    others[[index, *locked]] = False
    free = 1.0 - math.fsum(now[list(locked)])
    target = min(max(share, 0.0), max(free, 0.0))
    sum_of_others = math.fsum(now[others])
    moved = now.copy()
    if sum_of_others == 0.0:
        moved[index] = max(free, 0.0)
        return moved
    # Dividing before multiplying keeps the ratios finite where the others are very small.
    moved[others] = now[others] / sum_of_others * (free - target)
    moved[index] = target
    return moved
