"""Boards: items rated on every driver, on one anchored scale (in MCDA a decision matrix)."""

from __future__ import annotations

import math
from functools import cached_property
from typing import Annotated, Any, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import AfterValidator, model_validator

from factors.errors import UnknownId
from factors.model.noun import Id, Noun, Number, Text

Matrix = tuple[tuple[Number, ...], ...]
FIRST = "{first}"


def _names_the_first(value: str) -> str:
    if value.count(FIRST) != 1:
        raise ValueError(f"found {value[:60]!r}; expected a sentence with {FIRST} in it once, such as '{FIRST} leads'")
    return value


# A sentence for the title of a board's chart, in which FIRST stands for the name of the item that comes first.
Finding = Annotated[Text, AfterValidator(_names_the_first)]


class Scale(Noun):
    """An anchored scale from `low` to `high`; `words` gives its whole steps from the lowest up, or is empty."""

    low: Number
    high: Number
    words: tuple[Text, ...]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.low >= self.high:
            raise ValueError(f"found a scale from {self.low:g} to {self.high:g}; expected the low end below the high")
        if self.words:
            if not (self.low.is_integer() and self.high.is_integer()):
                raise ValueError(
                    f"found words on a scale from {self.low:g} to {self.high:g}; expected whole ends, or no words"
                )
            steps = self.high - self.low + 1
            if len(self.words) != steps:
                raise ValueError(f"found {len(self.words)} scale words; expected {steps:g}, one for each whole step")
        return self

    @property
    def neutral(self) -> float:
        """The point that says nothing: zero where the scale has one, else the low end."""
        return 0.0 if self.low <= 0 <= self.high else self.low

    def word(self, value: float) -> str:
        """Return the words of the whole step nearest to a value, empty where the scale has none."""
        if not self.words:
            return ""
        step = math.floor(value + 0.5) - int(self.low)
        return self.words[min(max(step, 0), len(self.words) - 1)]


class Item(Noun):
    """A row of a board (in MCDA an alternative): an outcome, an actor, a question."""

    id: Id
    name: Text
    description: Text


class Basis(Noun):
    """What one rating rests on: its claims, the rationale, and why its range is not the one of the rule."""

    item: Id
    driver: Id
    claims: tuple[Id, ...]
    rationale: Text
    range_reason: Text | None


class Rating(Noun):
    """How strongly a driver bears on an item, on the board's scale, and what that rests on."""

    item: Id
    driver: Id
    low: Number
    best: Number
    high: Number
    claims: tuple[Id, ...]
    rationale: Text | None
    range_reason: Text | None


class Board(Noun):
    """A board with its ratings as three matrices of shape (items, drivers), on the units of its scale."""

    id: Id
    name: Text
    question: Text
    finding: Finding
    scale: Scale
    items: tuple[Item, ...]
    drivers: tuple[Id, ...]
    low: Matrix
    best: Matrix
    high: Matrix
    bases: tuple[Basis, ...]

    @model_validator(mode="after")
    def _shapes_and_order(self) -> Self:
        shape = (len(self.items), len(self.drivers))
        if 0 in shape:
            raise ValueError(f"found a board of {shape[0]} items and {shape[1]} drivers; expected at least one of each")
        for name, matrix in (("low", self.low), ("best", self.best), ("high", self.high)):
            if len(matrix) != shape[0] or any(len(row) != shape[1] for row in matrix):
                raise ValueError(
                    f"found {name} ratings of another shape; expected {shape[0]} items x {shape[1]} drivers"
                )
        low, best, high = self.arrays
        wrong = np.argwhere((low > best) | (best > high) | (low < self.scale.low) | (high > self.scale.high))
        if len(wrong):
            i, j = (int(n) for n in wrong[0])
            raise ValueError(
                f"found {low[i, j]:g}, {best[i, j]:g}, {high[i, j]:g} for {self.items[i].id} x {self.drivers[j]}; "
                f"expected low <= best <= high within {self.scale.low:g} to {self.scale.high:g}"
            )
        return self

    @cached_property
    def arrays(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Low, best and high as read-only arrays of shape (items, drivers)."""
        made = tuple(np.array(matrix, dtype=np.float64) for matrix in (self.low, self.best, self.high))
        for array in made:
            array.setflags(write=False)
        return made[0], made[1], made[2]

    @cached_property
    def item_ids(self) -> tuple[str, ...]:
        """The ids of the items, in the order of the rows."""
        return tuple(item.id for item in self.items)

    @cached_property
    def _basis_at(self) -> dict[tuple[str, str], Basis]:
        return {(basis.item, basis.driver): basis for basis in self.bases}

    def item(self, item: str) -> Item:
        """Return an item by its id; raises UnknownId."""
        if item not in self.item_ids:
            raise UnknownId("item", item, self.item_ids)
        return self.items[self.item_ids.index(item)]

    def rating(self, item: str, driver: str) -> Rating:
        """Return the rating of one cell; raises UnknownId."""
        self.item(item)
        if driver not in self.drivers:
            raise UnknownId("driver", driver, self.drivers)
        i, j = self.item_ids.index(item), self.drivers.index(driver)
        basis = self._basis_at.get((item, driver))
        rest: dict[str, Any] = {"claims": (), "rationale": None, "range_reason": None}
        if basis is not None:
            rest = {"claims": basis.claims, "rationale": basis.rationale, "range_reason": basis.range_reason}
        return Rating(item=item, driver=driver, low=self.low[i][j], best=self.best[i][j], high=self.high[i][j], **rest)
