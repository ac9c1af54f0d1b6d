"""What is left of weights and ratings when claims, sources or drivers are taken away."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import numpy as np
from numpy.typing import NDArray

from factors.errors import UnknownId, WeightError
from factors.model.analysis import Analysis
from factors.model.board import Board
from factors.model.case import Case
from factors.model.grading import rating_range

Ratings = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


def claims_off(case: Case, analysis: Analysis) -> frozenset[str]:
    """Return the claims that are off, on their own or with their source; raises UnknownId for an id of nothing."""
    known = {*case.supports, *case.driver_ids, *(source.id for source in case.sources)}
    if unknown := [out for out in analysis.knock_outs if out not in known]:
        raise UnknownId("claim, source or driver", unknown[0], known)
    outs = set(analysis.knock_outs)
    return frozenset(claim for claim, (_, source) in case.supports.items() if claim in outs or source.id in outs)


def weights_left(analysis: Analysis) -> NDArray[np.float64]:
    """Return the shares, shape (drivers,), with drivers that are off at zero and the rest in their ratios.

    Raises:
        WeightError: where the drivers that are left have no weight.
    """
    shares = np.array(analysis.shares, dtype=np.float64)
    off = np.isin(analysis.drivers, analysis.knock_outs)
    if not off.any():
        return shares
    shares[off] = 0.0
    total = shares.sum()
    if total == 0.0:
        raise WeightError("found every driver that has weight switched off; expected at least one left")
    return np.asarray(shares / total, dtype=np.float64)


def ratings_left(case: Case, board: Board, off: Collection[str]) -> Ratings:
    """Return low, best and high, each of shape (items, drivers), with some claims off.

    A rating that loses all its claims goes to the neutral point of the scale with the full scale as its range. One
    that loses some widens to each side by what the grading rule adds for those that are left.
    """
    if not off:
        return board.arrays
    low, best, high = (array.copy() for array in board.arrays)
    rows = {item: i for i, item in enumerate(board.item_ids)}
    columns = {driver: j for j, driver in enumerate(board.drivers)}
    as_of = case.as_of or date.max
    for basis in board.bases:
        left = [claim for claim in basis.claims if claim not in off]
        if len(left) == len(basis.claims):
            continue
        at = rows[basis.item], columns[basis.driver]
        if not left:
            low[at], best[at], high[at] = board.scale.low, board.scale.neutral, board.scale.high
            continue
        neutral = bool(best[at] == board.scale.neutral)
        before, after = (rating_range(case.supports_of(claims), as_of, neutral) for claims in (basis.claims, left))
        low[at] = max(board.scale.low, low[at] - max(after - before, 0))
        high[at] = min(board.scale.high, high[at] + max(after - before, 0))
    return low, best, high
