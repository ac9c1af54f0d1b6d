"""A claim: one statement of a source in our own words, and the checks it was held against."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from factors.model.moment import Moment
from factors.model.noun import Day, Id, Noun, Number, Text, Whole

Verdict = Literal["holds", "loose", "unconfirmed", "unsupported", "overtaken", "wrong"]

# How many grades of credibility the worst verdict costs (seeds/README.md states the rule in words).
VERDICT_COST: dict[Verdict, int] = {
    "holds": 0,
    "loose": 1,
    "unconfirmed": 1,
    "unsupported": 2,
    "overtaken": 2,
    "wrong": 3,
}
LOWEST_AFTER_CHECKS = 5
CANNOT_BE_JUDGED = 6

CREDIBILITY_WORDS: dict[int, str] = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "credibility cannot be judged",
}


class Figure(Noun):
    """A number that a claim gives, with its unit."""

    what: Text
    qualifier: Literal["exactly", "about", "nearly", "over", "at-least", "under"]
    value: Number
    unit: Text


class Check(Noun):
    """A claim held against another source: both figures or wordings, where the other stands, and the verdict.

    `published` is the day of the other source, None for a map, a calculation or a search that found nothing.
    `kept` gives the reason where the credibility stays in spite of the verdict.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z][0-9]+[a-z]?$")]
    claim_says: Text
    other_says: Text
    by: Text
    published: Day | None
    address: Text | None
    method: Text | None
    verdict: Verdict
    kept: Text | None

    def counts_on(self, day: date) -> bool:
        """Say whether the check was to be had on a day and lowers anything."""
        return self.kept is None and (self.published is None or self.published <= day)


class Claim(Noun):
    """One statement, with its place in the source, who says so, how, and how far it can be believed (1 to 6).

    `origin` names whose voice it is where the source only passes it on; otherwise it is the source's.
    """

    id: Id
    locator: Annotated[str, Field(pattern=r"^(p[1-9]\d*\.s[1-9]\d*|excerpt)$")]
    statement: Text
    attribution: Text
    modality: Literal["fact", "reported", "judgement", "forecast", "conditional"]
    credibility: Annotated[Whole, Field(ge=1, le=6)]
    event: Moment | None
    figures: tuple[Figure, ...]
    checks: tuple[Check, ...]
    origin: Id | None = None

    def credibility_on(self, day: date) -> int:
        """Return the credibility after the checks that were to be had on a day.

        The worst verdict counts, by VERDICT_COST, never past 5 (improbable); 6 (cannot be judged) stays 6.
        """
        if self.credibility == CANNOT_BE_JUDGED:
            return CANNOT_BE_JUDGED
        cost = max((VERDICT_COST[check.verdict] for check in self.checks if check.counts_on(day)), default=0)
        return max(self.credibility, min(self.credibility + cost, LOWEST_AFTER_CHECKS))
