"""The result of scoring one board."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from factors.model.analysis import Analysis
from factors.model.board import Board
from factors.scoring.additive import totals
from factors.scoring.ranks import ranks

# Decimals of every number in printed results; far finer than any rating, far coarser than rounding noise.
PRINTED_DECIMALS = 9


@dataclass(frozen=True, eq=False)
class Result:
    """Scores, ranks and contributions of one board under one analysis.

    Arrays stand in the order of the board's items (rows) and the case's drivers (columns): `low`, `best`, `high` and
    `parts` have the shape (items, drivers), `weights` (drivers,). Ratings and weights are those left after knock-outs.
    """

    analysis: Analysis
    board: Board
    weights: NDArray[np.float64]
    low: NDArray[np.float64]
    best: NDArray[np.float64]
    high: NDArray[np.float64]
    parts: NDArray[np.float64]

    @property
    def method(self) -> str:
        """The aggregation method."""
        return self.analysis.method

    @property
    def digest(self) -> str:
        """The short hash of the analysis."""
        return self.analysis.digest

    @cached_property
    def totals(self) -> NDArray[np.float64]:
        """The scores as an array, shape (items,)."""
        return totals(self.parts)

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """The ranks as an array, shape (items,)."""
        return ranks(self.totals)

    @cached_property
    def scores(self) -> pd.Series[float]:
        """Score by item id, on the scale of the board."""
        return pd.Series(self.totals, index=pd.Index(self.board.item_ids, name="item"), name="score")

    @cached_property
    def ranks(self) -> pd.Series[int]:
        """Rank by item id, 1 for the highest score; ties share the better rank."""
        return pd.Series(self.places, index=pd.Index(self.board.item_ids, name="item"), name="rank")

    @cached_property
    def contributions(self) -> pd.DataFrame:
        """What each driver (columns) adds to the score of each item (rows); rows sum to scores."""
        return pd.DataFrame(
            self.parts,
            index=pd.Index(self.board.item_ids, name="item"),
            columns=pd.Index(self.board.drivers, name="driver"),
        )

    @cached_property
    def ties(self) -> tuple[tuple[str, ...], ...]:
        """Groups of items that share a rank, the better ranks first."""
        groups: dict[int, list[str]] = {}
        for item, place in zip(self.board.item_ids, self.places.tolist(), strict=True):
            groups.setdefault(place, []).append(item)
        return tuple(tuple(items) for _, items in sorted(groups.items()) if len(items) > 1)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The rows of the board from the first rank to the last; tied rows in the order of the board."""
        return tuple(int(i) for i in np.lexsort((np.arange(self.places.size), self.places)))

    def place(self, row: int) -> str:
        """Return the rank of a row as it is written: with "=" behind it where others share it."""
        shared = int((self.places == self.places[row]).sum()) > 1
        return f"{self.places[row]}{'=' if shared else ''}"

    def heaviest(self, item: str) -> str:
        """Return the driver that adds most to the score of an item, or takes most away; raises UnknownId."""
        row = self.board.item_ids.index(self.board.item(item).id)
        return self.board.drivers[int(np.abs(self.parts[row]).argmax())]

    def as_dict(self) -> dict[str, Any]:
        """Return plain data fit for JSON, the same on every machine: numbers are rounded to nine decimals."""

        def rounded(value: float) -> float:
            # Adding zero turns -0.0, which JSON would print, into 0.0.
            return round(float(value), PRINTED_DECIMALS) + 0.0

        return {
            "case": self.analysis.case,
            "case_hash": self.analysis.case_hash,
            "digest": self.digest,
            "board": self.board.id,
            "method": self.method,
            "scale": {"low": self.board.scale.low, "high": self.board.scale.high},
            "reading": self.analysis.reading,
            "locks": list(self.analysis.locks),
            "knock_outs": list(self.analysis.knock_outs),
            "weights": {d: rounded(w) for d, w in zip(self.board.drivers, self.weights, strict=True)},
            "ties": [list(group) for group in self.ties],
            "items": [
                {
                    "id": self.board.item_ids[i],
                    "rank": int(self.places[i]),
                    "score": rounded(self.totals[i]),
                    "contributions": {d: rounded(p) for d, p in zip(self.board.drivers, self.parts[i], strict=True)},
                }
                for i in self.order
            ],
        }
