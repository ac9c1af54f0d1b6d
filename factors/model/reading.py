"""Readings: named weightings with a provenance, and the rules that turn what was said into weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Self, get_args

from pydantic import model_validator

from factors.model.moment import Moment
from factors.model.noun import Id, Noun, Text

# Points of the `stress` rule. Silence is not rejection (most sources were seen as excerpts), so it keeps one point.
STRESSED, TOUCHED, LEFT_OUT, REJECTED = 8, 3, 1, 0
# Points of the `count` rule, for each sentence.
NAMED_AS_CAUSE, DESCRIBED = 2, 1

DERIVATION_WORDS: dict[str, str] = {
    "equal": "Every driver has the same weight.",
    "stress": (
        f"Each driver that the reading stresses gets {STRESSED} points, one it touches {TOUCHED}, one it leaves out "
        f"{LEFT_OUT}, one it rejects {REJECTED}; a weight is the driver's part of all points."
    ),
    "count": (
        f"Each sentence that names the driver as a cause gives it {NAMED_AS_CAUSE} points, each other sentence that "
        f"describes it {DESCRIBED}; a weight is the driver's part of all points."
    ),
}


ReadingKind = Literal["article", "equal", "official", "analyst"]
READING_KINDS = get_args(ReadingKind)


class Count(Noun):
    """The sentences of a source that bear on one driver: those that name it as a cause, those that describe it."""

    driver: Id
    named: tuple[Text, ...]
    described: tuple[Text, ...]

    @model_validator(mode="after")
    def _each_sentence_once(self) -> Self:
        sentences = [*self.named, *self.described]
        if not sentences:
            raise ValueError(f"found no sentence counted for {self.driver!r}; expected at least one")
        if len(sentences) != len(set(sentences)):
            raise ValueError(f"found a sentence counted twice for {self.driver!r}; expected each once")
        return self


class Reading(Noun):
    """Who explained the event, when, what they stressed, and how weights follow from it.

    `derivation` is `equal`, `stress` (from stresses, touches and rejects) or `count` (from counts). `outside` names
    what the reading stresses that no driver of the case holds.
    """

    id: Id
    name: Text
    who: Text
    kind: ReadingKind
    when: Moment | None
    source: Id | None
    claims: tuple[Id, ...]
    summary: Text
    derivation: Literal["equal", "stress", "count"]
    stresses: tuple[Id, ...]
    touches: tuple[Id, ...]
    rejects: tuple[Id, ...]
    outside: tuple[Text, ...]
    counts: tuple[Count, ...]

    @model_validator(mode="after")
    def _says_enough(self) -> Self:
        named = [*self.stresses, *self.touches, *self.rejects]
        counted = [count.driver for count in self.counts]
        if len(named) != len(set(named)) or len(counted) != len(set(counted)):
            raise ValueError("found a driver named twice; expected each once in stresses, touches, rejects or counts")
        if self.derivation == "stress" and not self.stresses:
            raise ValueError("found no stressed driver; expected at least one for the derivation 'stress'")
        if self.derivation != "stress" and named:
            raise ValueError("found stressed drivers; expected none but for the derivation 'stress'")
        if (self.derivation == "count") != bool(self.counts):
            raise ValueError("found counts and derivation at odds; expected counts for 'count' and for no other")
        return self

    def weights(self, drivers: Sequence[str]) -> tuple[float, ...]:
        """Derive the weights of some drivers, in their order; they sum to 1."""
        match self.derivation:
            case "equal":
                points = [1] * len(drivers)
            case "count":
                counted = {c.driver: NAMED_AS_CAUSE * len(c.named) + DESCRIBED * len(c.described) for c in self.counts}
                points = [counted.get(driver, 0) for driver in drivers]
            case "stress":
                points = [self._stress_points(driver) for driver in drivers]
        total = sum(points)
        if total == 0:
            raise ValueError(f"the reading {self.id} gives no driver any point")
        return tuple(point / total for point in points)

    def _stress_points(self, driver: str) -> int:
        if driver in self.stresses:
            return STRESSED
        if driver in self.touches:
            return TOUCHED
        return REJECTED if driver in self.rejects else LEFT_OUT
