"""What the files of a case say of each other, held together: every reference, every cell, every range."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from factors.errors import Problem
from factors.library.case_file import BoardHead, CaseHead, RatingRow
from factors.library.document import Document, Location
from factors.model.case import SourcedClaims
from factors.model.driver import Driver, Theme
from factors.model.event import Event
from factors.model.grading import Support, rating_range
from factors.model.noun import Noun
from factors.model.reading import Reading

_Noun = TypeVar("_Noun", bound=Noun)
Problems = list[Problem]
Supports = Mapping[str, Support]
MOST_MISSING_SHOWN = 20


@dataclass(frozen=True)
class Table(Generic[_Noun]):
    """The records of one file that are valid, each with its location; `attempted` counts the others too."""

    document: Document
    located: tuple[tuple[Any, _Noun], ...]
    attempted: int

    @classmethod
    def empty(cls, name: str) -> Self:
        """Return the table of a file that could not be read."""
        return cls(Document(name, (), {}), (), 0)

    @property
    def records(self) -> tuple[tuple[Location, _Noun], ...]:
        """Each valid record with the location it came from."""
        return tuple((at if isinstance(at, tuple) else (at,), record) for at, record in self.located)

    @property
    def values(self) -> tuple[_Noun, ...]:
        """The valid records."""
        return tuple(record for _, record in self.located)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the valid records."""
        return tuple(getattr(record, "id") for record in self.values)  # noqa: B009 - not every noun has an id

    @property
    def whole(self) -> bool:
        """Say whether every record of the file was valid."""
        return self.attempted > 0 and len(self.located) == self.attempted


def check_ids_once(table: Table[Any], problems: Problems) -> None:
    """Refuse an id that stands twice in a file; both places are named."""
    first: dict[str, Location] = {}
    for location, record in table.records:
        if record.id in first:
            line = table.document.line(first[record.id])
            found = f"the id {record.id!r} twice (first on line {line})"
            problems.append(table.document.problem((*location, "id"), found, "each id once"))
        first.setdefault(record.id, location)


def check_reference(
    table: Table[Any], name: str, found: Sequence[str | None], known: Collection[str], what: str, problems: Problems
) -> None:
    """Refuse a field that names a record which is not there."""
    for (location, _), wanted in zip(table.records, found, strict=True):
        if wanted is not None and wanted not in known:
            problems.append(table.document.problem((*location, name), repr(wanted), f"{what} of the case"))


def check_themes_used(themes: Table[Theme], drivers: Table[Driver], problems: Problems) -> None:
    """Refuse a theme without drivers."""
    used = {driver.theme for driver in drivers.values}
    for location, theme in themes.records:
        if drivers.whole and theme.id not in used:
            problems.append(themes.document.problem(location, f"no driver of {theme.id!r}", "a driver for each theme"))


def check_claims_exist(table: Table[Driver] | Table[Event], supports: Supports, problems: Problems) -> None:
    """Refuse claims that no source of the case makes."""
    for location, record in table.records:
        for n, claim in enumerate(record.claims):
            if claim not in supports:
                expected = "the id of a claim of a source of the case"
                problems.append(table.document.problem((*location, "claims", n), repr(claim), expected))


def check_namespaces(drivers: Table[Driver], sources: Sequence[str], supports: Supports, problems: Problems) -> None:
    """Refuse one id for two kinds of thing that can be switched off."""
    for location, driver in drivers.records:
        if driver.id in supports or driver.id in sources:
            found = f"{driver.id!r}, which is a claim or a source too"
            problems.append(drivers.document.problem((*location, "id"), found, "an id of its own"))


def check_readings(
    tables: Sequence[Table[Reading]],
    drivers: Collection[str],
    ledger: Sequence[SourcedClaims],
    supports: Supports,
    problems: Problems,
) -> None:
    """Hold each reading's drivers, source, claims and counted sentences against the case."""
    sources = {entry.source.id: entry.source for entry in ledger}
    for table in tables:
        for _, reading in table.records:
            document = table.document
            for driver in reading.drivers_named():
                if driver not in drivers:
                    problems.append(document.problem((), f"the driver {driver!r}", "a driver of the case"))
            if reading.source is not None and reading.source not in sources:
                problems.append(document.problem(("source",), repr(reading.source), "a source of the case"))
                continue
            for n, claim in enumerate(reading.claims):
                if claim not in supports or supports[claim][1].id != reading.source:
                    problems.append(document.problem(("claims", n), repr(claim), "a claim of the reading's source"))
            known = sources[reading.source].locators() if reading.source else ()
            for n, count in enumerate(reading.counts):
                for locator in (*count.named, *count.described):
                    if locator not in known:
                        expected = "a sentence of the reading's source"
                        problems.append(document.problem(("counts", n), f"the sentence {locator!r}", expected))
                if set(count.named) & set(count.described):
                    found = f"a sentence counted twice for {count.driver!r}"
                    problems.append(document.problem(("counts", n), found, "each sentence named or described"))


def check_ratings(
    ratings: Table[RatingRow],
    head: CaseHead,
    items: Mapping[str, Sequence[str]],
    drivers: Sequence[str],
    supports: Supports,
    problems: Problems,
) -> None:
    """Hold every rating against its board, its claims and the grading rule, and look for cells that are missing."""
    boards = {board.id: board for board in head.boards}
    seen: dict[tuple[str, str, str], Location] = {}
    for location, row in ratings.records:
        cell = (row.board, row.item, row.driver)
        if row.board not in boards:
            problems.append(ratings.document.problem((*location, "board"), repr(row.board), "a board of the case"))
            continue
        for name, found, known in (("item", row.item, items[row.board]), ("driver", row.driver, drivers)):
            if found not in known:
                problems.append(
                    ratings.document.problem((*location, name), repr(found), f"a known {name} of {row.board}")
                )
        if cell in seen:
            found = f"the cell {' x '.join(cell)} twice (first on line {ratings.document.line(seen[cell])})"
            problems.append(ratings.document.problem(location, found, "each cell once"))
        seen.setdefault(cell, location)
        _check_rating(ratings.document, location, row, boards[row.board], head, supports, problems)
    if ratings.whole:
        wanted = [(b, i, d) for b, rows in items.items() for i in rows for d in drivers]
        missing = [cell for cell in wanted if cell not in seen]
        for cell in missing[:MOST_MISSING_SHOWN]:
            problems.append(ratings.document.problem((), f"no row for {' x '.join(cell)}", "a row for every cell"))
        if len(missing) > MOST_MISSING_SHOWN:
            more = f"no row for {len(missing) - MOST_MISSING_SHOWN} further cells"
            problems.append(ratings.document.problem((), more, "a row for every cell"))


def _check_rating(
    document: Document,
    location: Location,
    row: RatingRow,
    board: BoardHead,
    head: CaseHead,
    supports: Supports,
    problems: Problems,
) -> None:
    place = f"{row.board}/{row.item}/{row.driver}"

    def report(found: str, expected: str) -> None:
        problems.append(Problem(document.name, document.line(location), place, found, expected))

    scale = board.scale
    if not row.low <= row.best <= row.high:
        report(f"{row.low:g}, {row.best:g}, {row.high:g}", "low <= best <= high")
    for name, value in (("low", row.low), ("best", row.best), ("high", row.high)):
        if not scale.low <= value <= scale.high:
            report(f"{name} {value:g}", f"a number on the scale, {scale.low:g} to {scale.high:g}")
    claims = row.claims.split()
    if len(set(claims)) != len(claims):
        report("a claim twice", "each claim once")
    unknown = [claim for claim in claims if claim not in supports]
    for claim in unknown:
        report(f"the claim {claim!r}", "the id of a claim of a source of the case")
    late = [claim for claim in claims if claim in supports and not supports[claim][1].published.begun_by(head.as_of)]
    for claim in late:
        published = supports[claim][1].published.start
        report(f"the claim {claim!r}, published {published}", f"claims published by {head.as_of}, the as-of date")
    if not unknown and not late and row.range_reason is None:
        reach = rating_range([supports[claim] for claim in claims], head.as_of)
        low, high = max(scale.low, row.best - reach), min(scale.high, row.best + reach)
        if (row.low, row.high) != (low, high):
            expected = f"{low:g} to {high:g} by the grading rule (range {reach}), or a range_reason"
            report(f"the range {row.low:g} to {row.high:g}", expected)
