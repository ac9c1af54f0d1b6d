"""A case: a question with everything needed to weigh it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeVar

import numpy as np
from pydantic import model_validator

from factors.errors import UnknownId
from factors.model.board import Board, Item, Scale
from factors.model.claim import Claim
from factors.model.driver import Driver, Theme
from factors.model.event import Event, Place
from factors.model.grading import Support
from factors.model.noun import ID_LENGTH, Day, Id, Noun, Text
from factors.model.reading import Reading
from factors.model.source import Source

if TYPE_CHECKING:
    import pandas as pd

MOST_DRIVERS = 1000
MOST_ITEMS = 5000

_Record = TypeVar("_Record", Driver, Theme, Board, Reading, Source, Place)


class SourcedClaims(Noun):
    """The claims of one source."""

    source: Source
    claims: tuple[Claim, ...]


class Case(Noun):
    """A question with its drivers, boards, readings, ledger, timeline and places; nothing in it ever changes."""

    id: Id
    title: Text
    question: Text
    summary: Text
    as_of: Day | None
    default_reading: Id
    themes: tuple[Theme, ...]
    drivers: tuple[Driver, ...]
    boards: tuple[Board, ...]
    readings: tuple[Reading, ...]
    ledger: tuple[SourcedClaims, ...]
    timeline: tuple[Event, ...]
    places: tuple[Place, ...]

    @model_validator(mode="after")
    def _within_limits(self) -> Self:
        if len(self.drivers) > MOST_DRIVERS:
            raise ValueError(f"found {len(self.drivers)} drivers; expected at most {MOST_DRIVERS}")
        for board in self.boards:
            if len(board.items) > MOST_ITEMS:
                raise ValueError(f"found {len(board.items)} items on {board.id}; expected at most {MOST_ITEMS}")
        return self

    @cached_property
    def hash(self) -> str:
        """SHA-256 over everything in the case, 64 hexadecimal digits."""
        plain = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(plain.encode("utf-8")).hexdigest()

    @cached_property
    def driver_ids(self) -> tuple[str, ...]:
        """The ids of the drivers, in the order of every weight vector and of every board's columns."""
        return tuple(driver.id for driver in self.drivers)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source that the case draws on."""
        return tuple(entry.source for entry in self.ledger)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of every source that the case draws on."""
        return tuple(claim for entry in self.ledger for claim in entry.claims)

    @cached_property
    def supports(self) -> dict[str, Support]:
        """Each claim with its source, by the claim's id."""
        return {claim.id: (claim, entry.source) for entry in self.ledger for claim in entry.claims}

    def driver(self, driver: str) -> Driver:
        """Return a driver by its id; raises UnknownId."""
        return _find(self.drivers, driver, "driver")

    def theme(self, theme: str) -> Theme:
        """Return a theme by its id; raises UnknownId."""
        return _find(self.themes, theme, "theme")

    def board(self, board: str) -> Board:
        """Return a board by its id; raises UnknownId."""
        return _find(self.boards, board, "board")

    def reading(self, reading: str) -> Reading:
        """Return a reading by its id; raises UnknownId."""
        return _find(self.readings, reading, "reading")

    def source(self, source: str) -> Source:
        """Return a source by its id; raises UnknownId."""
        return _find(self.sources, source, "source")

    def support(self, claim: str) -> Support:
        """Return a claim and its source by the claim's id; raises UnknownId."""
        if claim not in self.supports:
            raise UnknownId("claim", claim, self.supports)
        return self.supports[claim]

    def supports_of(self, claims: Iterable[str]) -> tuple[Support, ...]:
        """Return several claims with their sources, in the order given; raises UnknownId."""
        return tuple(self.support(claim) for claim in claims)

    @classmethod
    def from_matrix(
        cls,
        ratings: pd.DataFrame,
        scale: tuple[float, float],
        low: pd.DataFrame | None = None,
        high: pd.DataFrame | None = None,
    ) -> Self:
        """Build a case of one board, `matrix`, from a table, so that any published table can be run.

        Args:
            ratings: items (index) x drivers (columns), numbers on the scale.
            scale: its low and high end.
            low: the low ends, of the same shape and labels; the ratings themselves where None.
            high: the high ends, likewise.

        Raises:
            pydantic.ValidationError: where a number is off the scale, not finite, or low > best > high.
            ValueError: where labels repeat, or low or high have other labels.
        """
        for name, table in (("low", low), ("high", high)):
            if table is not None and not (table.index.equals(ratings.index) and table.columns.equals(ratings.columns)):
                raise ValueError(f"found other labels in {name}; expected those of the ratings")
        drivers = _ids_from_labels(ratings.columns, "driver")
        items = _ids_from_labels(ratings.index, "item")
        best = _matrix(ratings)
        board = Board(
            id="matrix",
            name="Matrix",
            question="What do the drivers add up to?",
            finding="{first} leads",
            scale=Scale(low=scale[0], high=scale[1], words=()),
            items=tuple(
                Item(id=i, name=str(label), description=str(label))
                for i, label in zip(items, ratings.index, strict=True)
            ),
            drivers=drivers,
            low=best if low is None else _matrix(low),
            best=best,
            high=best if high is None else _matrix(high),
            bases=(),
        )
        equal = Reading(
            id="equal", name="Equal weights", who="nobody", kind="equal", when=None, source=None, claims=(),
            summary="No driver counts more than another.", derivation="equal", stresses=(), touches=(), rejects=(),
            outside=(), counts=(),
        )  # fmt: skip
        theme = Theme(id="drivers", name="Drivers", description="The columns of the table.")
        return cls(
            id="matrix", title="A table", question="What do the drivers add up to?",
            summary="A case made from a table.",
            as_of=None, default_reading="equal", themes=(theme,),
            drivers=tuple(
                Driver(id=d, name=str(label), theme="drivers", layer="article", description=str(label),
                       mechanism="As the table has it.", claims=())
                for d, label in zip(drivers, ratings.columns, strict=True)
            ),
            boards=(board,), readings=(equal,), ledger=(), timeline=(), places=(),
        )  # fmt: skip


def _find(records: Sequence[_Record], wanted: str, kind: str) -> _Record:
    for record in records:
        if record.id == wanted:
            return record
    raise UnknownId(kind, wanted, [record.id for record in records])


def _matrix(table: pd.DataFrame) -> tuple[tuple[float, ...], ...]:
    return tuple(map(tuple, np.asarray(table, dtype=np.float64).tolist()))


def _ids_from_labels(labels: Iterable[Any], kind: str) -> tuple[str, ...]:
    ids = []
    for label in labels:
        made = re.sub(r"[^a-z0-9]+", "-", str(label).lower()).strip("-")
        if not made or len(made) > ID_LENGTH:
            raise ValueError(
                f"found the {kind} label {str(label)[:80]!r}; expected letters or digits, at most {ID_LENGTH}"
            )
        ids.append(made)
    if len(set(ids)) != len(ids):
        twice = next(i for i in ids if ids.count(i) > 1)
        raise ValueError(f"found the {kind} {twice!r} twice; expected labels that differ in letters and digits")
    return tuple(ids)
