"""How the grades of claims become the range of a rating; data/README.md states the rule in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factors.model.claim import Claim
from factors.model.source import Source

DOUBT_OF_CREDIBILITY = {1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 3}
DOUBT_OF_RELIABILITY = {"A": 0, "B": 0, "C": 0, "D": 1, "E": 2, "F": 1}
NARROWEST, WIDEST = 1, 5

Support = tuple[Claim, Source]


def doubt(claim: Claim, source: Source, as_of: date) -> int:
    """Return the doubt of one claim, in whole steps of a scale (0 to 6)."""
    return DOUBT_OF_CREDIBILITY[claim.credibility_on(as_of)] + DOUBT_OF_RELIABILITY[source.reliability]


def rating_range(support: Sequence[Support], as_of: date, at_neutral: bool = False) -> int:
    """Return how many steps of the scale a rating reaches to each side of its best value (1 to 5).

    A rating at the neutral point of its scale says that there is no path, which no claim states; it always reaches 1.

    The best-graded claim sets the range; claims of two or more origins make it one step narrower, because ten claims
    of one origin count as one source.
    """
    if not support:
        raise ValueError("a range needs at least one claim")
    if at_neutral:
        return NARROWEST
    smallest = min(doubt(claim, source, as_of) for claim, source in support)
    independent = len({claim.origin or source.origin for claim, source in support}) > 1
    return max(NARROWEST, min(WIDEST, smallest - independent))
