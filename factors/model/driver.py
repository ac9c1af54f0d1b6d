"""Drivers, the factors that get a weight, and the themes that group them."""

from __future__ import annotations

from typing import Literal

from factors.model.noun import Id, Noun, Text


class Theme(Noun):
    """A group of drivers; the only thing on a page that has a colour of its own."""

    id: Id
    name: Text
    description: Text


class Driver(Noun):
    """A factor that may have moved events (in MCDA a criterion): what it is and through what mechanism it works."""

    id: Id
    name: Text
    theme: Id
    layer: Literal["article", "beyond"]
    description: Text
    mechanism: Text
    claims: tuple[Id, ...]
