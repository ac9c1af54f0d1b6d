"""A source: a document that claims come from, with its reliability."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factors.model.moment import Moment
from factors.model.noun import Id, Noun, Text, Whole

MOST_PARAGRAPHS = MOST_SENTENCES = 1000
Paragraph = Annotated[str, Field(pattern=r"^p[1-9][0-9]*$")]
Sentences = Annotated[Whole, Field(ge=1, le=MOST_SENTENCES)]
Reliability = Literal["A", "B", "C", "D", "E", "F"]

RELIABILITY_WORDS: dict[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}


class SilentSentence(Noun):
    """A sentence of a source that carries no claim, and why."""

    locator: Annotated[str, Field(pattern=r"^p[1-9]\d*\.s[1-9]\d*$")]
    reason: Text


class Source(Noun):
    """A document with its Admiralty reliability (A to F) and what a reader should know of its limits.

    `origin` names whose voice it is: documents of one origin count as one source. `passages` gives the number of
    sentences in each paragraph of a document read whole, None for one of which only an excerpt was seen.
    """

    id: Id
    title: Text | None
    author: Text | None
    publisher: Text | None
    published: Moment
    kind: Literal["article", "official", "press", "analysis", "reference"]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    url: Text | None
    seen_as: Literal["original", "copy", "summary"]
    origin: Id
    reliability: Reliability
    reliability_reason: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None
    limits: Text
    passages: Annotated[dict[Paragraph, Sentences], Field(max_length=MOST_PARAGRAPHS)] | None
    without_claim: tuple[SilentSentence, ...]

    def locators(self) -> tuple[str, ...]:
        """List the locator of every sentence of a document that was read whole."""
        return tuple(f"{p}.s{n}" for p, count in (self.passages or {}).items() for n in range(1, count + 1))
