"""The nouns of the product: frozen records, one file a noun."""

from factors.model.analysis import Analysis
from factors.model.board import Basis, Board, Item, Rating, Scale
from factors.model.case import Case, SourcedClaims
from factors.model.claim import Check, Claim, Figure
from factors.model.driver import Driver, Theme
from factors.model.event import Event, Place
from factors.model.moment import Moment
from factors.model.reading import Reading
from factors.model.source import Source

__all__ = [
    "Analysis",
    "Basis",
    "Board",
    "Case",
    "Check",
    "Claim",
    "Driver",
    "Event",
    "Figure",
    "Item",
    "Moment",
    "Place",
    "Rating",
    "Reading",
    "Scale",
    "Source",
    "SourcedClaims",
    "Theme",
]
