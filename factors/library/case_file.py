"""What the head of a case, case.yaml, holds, and the columns of its tables."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from factors.model.board import Finding, Scale
from factors.model.driver import Theme
from factors.model.noun import Day, Id, Noun, Number, Text

RATING_COLUMNS = ("board", "item", "driver", "low", "best", "high", "claims", "rationale", "range_reason")
PLACE_COLUMNS = ("id", "name", "lat", "lon", "route", "order", "leg_km", "cum_km", "credit")


class BoardHead(Noun):
    """A board without its items, which stand in <id>.yaml, and its ratings, which stand in ratings.csv."""

    id: Id
    name: Text
    question: Text
    finding: Finding
    scale: Scale


class CaseHead(Noun):
    """The fields of case.yaml."""

    id: Id
    title: Text
    question: Text
    as_of: Day
    summary: Text
    default_reading: Id
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]
    boards: Annotated[tuple[BoardHead, ...], Field(min_length=1)]
    sources: tuple[Id, ...]


class RatingRow(Noun):
    """One row of ratings.csv; `claims` are ids with blanks between them."""

    board: Id
    item: Id
    driver: Id
    low: Number
    best: Number
    high: Number
    claims: Text
    rationale: Text
    range_reason: Text | None
