"""When something happened or was published, with the precision that its source gives."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from factors.model.noun import Day, Noun

Precision = Literal["day", "about", "month", "year", "span", "between"]


class Moment(Noun):
    """A date as well as it is known.

    `span` lasted from start to end; `between` fell somewhere from start to end; `month` and `year` give their first
    day as start; `about` is give or take some days. `time` is local, hours and minutes.
    """

    start: Day
    end: Day | None
    precision: Precision
    time: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] | None = None

    @model_validator(mode="after")
    def _end_belongs(self) -> Self:
        if (self.end is not None) != (self.precision in {"span", "between"}):
            raise ValueError(
                f"found precision {self.precision} with end {self.end or 'null'}; "
                "expected an end for span and between, and null for the others"
            )
        if self.end is not None and self.end < self.start:
            raise ValueError(f"found an end {self.end} before the start {self.start}; expected the reverse")
        return self

    def begun_by(self, day: date) -> bool:
        """Say whether it lay, at its earliest, on or before a day."""
        return self.start <= day

    def __str__(self) -> str:
        at = f", {self.time}" if self.time else ""
        match self.precision:
            case "year":
                return f"{self.start.year}"
            case "month":
                return f"{self.start:%B %Y}"
            case "about":
                return f"about {_long(self.start)}{at}"
            case "span" | "between":
                word = "to" if self.precision == "span" else "or later, by"
                return f"{_long(self.start)} {word} {_long(self.end or self.start)}{at}"
            case _:
                return f"{_long(self.start)}{at}"


def _long(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
