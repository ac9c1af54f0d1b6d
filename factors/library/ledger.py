"""Sources and their claims, from the folders of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factors.errors import Problem
from factors.library.document import Document, shown_value, validated
from factors.library.yaml_file import read_yaml
from factors.model.case import SourcedClaims
from factors.model.claim import Claim
from factors.model.source import Source

LARGEST_LIST = 20_000


@dataclass(frozen=True)
class Records:
    """The mappings of a YAML list, each with the location it came from."""

    document: Document
    locations: tuple[int, ...]


def records(document: Document, problems: list[Problem]) -> Records:
    """Find the records of a file that should hold a list of mappings; anything else is a Problem."""
    if not isinstance(document.data, tuple):
        problems.append(document.problem((), "no list", "a list of records, each beginning with '- id:'"))
        return Records(document, ())
    if len(document.data) > LARGEST_LIST:
        problems.append(document.problem((), f"{len(document.data)} records", f"at most {LARGEST_LIST}"))
        return Records(document, ())
    for n, record in enumerate(document.data):
        if not isinstance(record, dict):
            problems.append(document.problem((n,), shown_value(record), "a record with fields"))
    return Records(document, tuple(n for n, record in enumerate(document.data) if isinstance(record, dict)))


@dataclass(frozen=True)
class ReadSource:
    """A source as it was read: None where anything is wrong with it, and in any case the file of its claims."""

    entry: SourcedClaims | None
    claims: Document | None


def read_source(folder: Path, problems: list[Problem]) -> ReadSource:
    """Read one source with its claims; adds a Problem for everything wrong in its two files."""
    before = len(problems)
    head = read_yaml(folder / "source.yaml", problems)
    body = read_yaml(folder / "claims.yaml", problems)
    source = _source(head, folder.name, problems) if head else None
    claims: list[Claim] = []
    if body:
        for n in records(body, problems).locations:
            claim = validated(Claim, body, (n,), problems)
            if claim:
                claims.append(claim)
        _ids_once(body, problems)
    if source and head and body and len(problems) == before:
        _sentences_accounted_for(source, claims, head, body, problems)
    if source is None or len(problems) > before:
        return ReadSource(None, body)
    return ReadSource(SourcedClaims(source=source, claims=tuple(claims)), body)


def _source(head: Document, folder: str, problems: list[Problem]) -> Source | None:
    if not isinstance(head.data, dict):
        problems.append(head.problem((), "no fields", "the fields of a source"))
        return None
    source = validated(Source, head, (), problems)
    if source and source.id != folder:
        problems.append(head.problem(("id",), repr(source.id), f"{folder!r}, the name of its folder"))
    return source


def _ids_once(document: Document, problems: list[Problem]) -> None:
    seen: dict[str, int] = {}
    for n, found in document.ids:
        if found in seen:
            first = document.line((seen[found],))
            problems.append(
                document.problem((n, "id"), f"the id {found!r} twice (first on line {first})", "each id once")
            )
        else:
            seen[found] = n


def _sentences_accounted_for(
    source: Source, claims: list[Claim], head: Document, body: Document, problems: list[Problem]
) -> None:
    """Hold the locators of a document read whole against its sentences: each has a claim or a reason for none."""
    sentences = set(source.locators())
    silent = {entry.locator for entry in source.without_claim}
    cited = {claim.locator for claim in claims}
    for n, claim in enumerate(claims):
        if source.passages is None and claim.locator != "excerpt":
            problems.append(
                body.problem((n, "locator"), repr(claim.locator), "'excerpt', for the source has no passages")
            )
        elif source.passages is not None and claim.locator not in sentences:
            problems.append(
                body.problem((n, "locator"), repr(claim.locator), "a sentence within the source's passages")
            )
    for n, entry in enumerate(source.without_claim):
        if entry.locator not in sentences or entry.locator in cited:
            expected = "a sentence of the source that no claim cites"
            problems.append(head.problem(("without_claim", n, "locator"), repr(entry.locator), expected))
    for locator in sorted(sentences - silent - cited):
        problems.append(head.problem(("passages",), f"no claim for {locator}", "a claim, or a reason in without_claim"))
