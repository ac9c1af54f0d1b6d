"""Dated events and the places they happened at."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factors.model.moment import Moment
from factors.model.noun import Day, Id, Noun, Number, Text, Whole


class Reference(Noun):
    """Where an event is reported, and as what that page was seen."""

    publisher: Text
    published: Day | None
    seen_as: Literal["original", "copy", "summary", "state-run"]
    address: Text | None


class Version(Noun):
    """One of several accounts of a disputed event."""

    says: Text
    by: Text
    address: Text | None


class Dispute(Noun):
    """What about an event is disputed, and who says what."""

    what: Text
    versions: tuple[Version, ...]


class Event(Noun):
    """A dated event with its references, the claims about it and its dispute, if any."""

    id: Id
    title: Text
    description: Text
    when: Moment
    place: Id | None
    claims: tuple[Id, ...]
    references: Annotated[tuple[Reference, ...], Field(min_length=1)]
    disputed: Dispute | None


class Place(Noun):
    """A place in degrees (WGS 84), with its position on a route: `order`, and great-circle `leg_km` and `cum_km`."""

    id: Id
    name: Text
    lat: Annotated[Number, Field(ge=-90, le=90)]
    lon: Annotated[Number, Field(ge=-180, le=180)]
    route: Text | None
    order: Whole | None
    leg_km: Annotated[Number, Field(ge=0)] | None
    cum_km: Annotated[Number, Field(ge=0)] | None
    credit: Text
