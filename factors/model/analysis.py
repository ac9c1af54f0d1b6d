"""An analysis: everything needed to get the same numbers again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Literal, Self

from pydantic import model_validator

from factors.errors import CaseMismatch, UnknownId, WeightError
from factors.model.case import Case
from factors.model.noun import Id, Noun, Number
from factors.model.weights import checked_weights, redistribute

Method = Literal["additive"]
# A digest looks at shares to a billionth, so that the last bit of a floating-point sum never shows in it.
DIGEST_STEP = 1e-9


class Analysis(Noun):
    """A case and its hash, the shares of its drivers, locks, knock-outs and the reading the weights started from.

    `shares` stand in the order of `drivers`, are >= 0 and sum to 1. `knock_outs` are ids of claims, sources or
    drivers.
    """

    case: Id
    case_hash: str
    drivers: tuple[Id, ...]
    shares: tuple[Number, ...]
    locks: tuple[Id, ...] = ()
    knock_outs: tuple[Id, ...] = ()
    reading: Id
    method: Method = "additive"

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if len(self.shares) != len(self.drivers):
            raise ValueError(f"found {len(self.shares)} shares; expected {len(self.drivers)}, one for each driver")
        try:
            checked_weights(self.shares)
        except WeightError as error:
            raise ValueError(str(error)) from None
        if unknown := sorted(set(self.locks) - set(self.drivers)):
            raise ValueError(f"found a lock on {unknown[0]!r}; expected a driver of the case")
        return self

    @classmethod
    def default(cls, case: Case) -> Self:
        """Return the analysis that a case opens with: the weights of its default reading."""
        return cls.of_reading(case, case.default_reading)

    @classmethod
    def of_reading(cls, case: Case, reading: str) -> Self:
        """Return an analysis with the weights of a reading; raises UnknownId."""
        return cls(
            case=case.id,
            case_hash=case.hash,
            drivers=case.driver_ids,
            shares=case.reading(reading).weights(case.driver_ids),
            reading=reading,
        )

    @property
    def weights(self) -> Mapping[str, float]:
        """The share of each driver, by its id."""
        return MappingProxyType(dict(zip(self.drivers, self.shares, strict=True)))

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits that change with anything that changes a number, in two groups of four."""
        plain = self.model_dump(mode="json") | {"shares": [round(share / DIGEST_STEP) for share in self.shares]}
        text = json.dumps(plain, sort_keys=True, separators=(",", ":"))
        made = hashlib.sha256(text.encode()).hexdigest()[:8]
        return f"{made[:4]} {made[4:]}"

    def require(self, case: Case) -> None:
        """Raise CaseMismatch unless the analysis was made for exactly this case."""
        if self.case != case.id:
            raise CaseMismatch(f"found an analysis of the case {self.case!r}; expected {case.id!r}")
        if self.case_hash != case.hash:
            raise CaseMismatch(
                f"found an analysis of version {self.case_hash[:8]} of {case.id}; expected version {case.hash[:8]}"
            )

    def reweight(self, shares: Mapping[str, float], locked: Collection[str] = ()) -> Self:
        """Set some shares, let the others take up the difference in their ratios, and lock some drivers.

        Args:
            shares: driver id to its new share, 0 to 1; clamped to what the locks leave. Several are set in the order
                given, each held while the next is set.
            locked: drivers to lock besides those that are; a driver that is also set is locked at its new share.

        Raises:
            UnknownId: for an id that is no driver.
            WeightError: for a share that is no number, or one of a driver that is locked already.
        """
        for driver in (*shares, *locked):
            if driver not in self.drivers:
                raise UnknownId("driver", driver, self.drivers)
        if held := [driver for driver in shares if driver in self.locks]:
            raise WeightError(f"found a new share for {held[0]!r}, which is locked; expected it to be unlocked first")
        locks = {*self.locks, *locked}
        fixed = {self.drivers.index(driver) for driver in locks if driver not in shares}
        moved = checked_weights(self.shares)
        for driver, share in shares.items():
            index = self.drivers.index(driver)
            moved = redistribute(moved, index, share, fixed)
            fixed.add(index)
        return self.changed(shares=tuple(moved.tolist()), locks=self._in_order(locks))

    def with_shares(self, shares: Mapping[str, float]) -> Self:
        """Return a copy with the given share for every driver; raises WeightError where they are no shares of 1."""
        given = checked_weights([shares[driver] for driver in self.drivers])
        return self.changed(shares=tuple(given.tolist()))

    def lock(self, driver: str, locked: bool = True) -> Self:
        """Lock or unlock a driver."""
        return self.changed(locks=self._in_order({*self.locks, driver} if locked else {*self.locks} - {driver}))

    def knock_out(self, *ids: str) -> Self:
        """Take claims, sources or drivers away, to see what falls."""
        return self.changed(knock_outs=tuple(sorted({*self.knock_outs, *ids})))

    def _in_order(self, drivers: Collection[str]) -> tuple[str, ...]:
        known = tuple(driver for driver in self.drivers if driver in drivers)
        return known + tuple(sorted(set(drivers) - set(known)))
