"""What the files of a case say of each other, held together: every reference, every cell, every range."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Self, TypeVar

from factors.errors import Problem
from factors.library.case_file import BoardHead, CaseHead, RatingRow
from factors.library.document import Document, Location
from factors.model.board import Item
from factors.model.case import SourcedClaims
from factors.model.driver import Driver, Theme
from factors.model.event import Event
from factors.model.grading import Support, rating_range
from factors.model.noun import Noun
from factors.model.reading import Reading

_Noun = TypeVar("_Noun", bound=Noun)
Problems = list[Problem]
MOST_MISSING_SHOWN = 20
# A sum such as 2.3 - 1 is not the double nearest to 1.3, so ends of a range are held to each other with this much play.
PLAY = 1e-9
CLAIM_EXPECTED = "the id of a claim of a source of the case"


@dataclass(frozen=True)
class Table(Generic[_Noun]):
    """The records of one file that are valid, each with its location; `attempted` counts the others too."""

    document: Document
    records: tuple[tuple[Location, _Noun], ...]
    attempted: int

    @classmethod
    def empty(cls, name: str) -> Self:
        """Return the table of a file that could not be read."""
        return cls(Document(name, None, {}, whole=False), (), 0)

    @property
    def values(self) -> tuple[_Noun, ...]:
        """The valid records."""
        return tuple(record for _, record in self.records)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the valid records."""
        return tuple(getattr(record, "id") for record in self.values)  # noqa: B009 - not every noun has an id

    @property
    def whole(self) -> bool:
        """Say whether every record of the file was valid."""
        return self.document.whole and self.attempted > 0 and len(self.records) == self.attempted


@dataclass(frozen=True)
class Ledger:
    """The sources of a case.

    `entries` are those without a problem; `sources` names all of them, and `claims` every claim that stands in their
    files, so that one problem in a source does not come back as many claims that are not there.
    """

    entries: tuple[SourcedClaims, ...]
    sources: tuple[str, ...]
    claims: Container[str]

    @cached_property
    def supports(self) -> Mapping[str, Support]:
        """Each claim of the entries with its source, by the claim's id, but for an id that stands in two of them."""
        made = [(claim, entry.source) for entry in self.entries for claim in entry.claims]
        times = Counter(claim.id for claim, _ in made)
        return {claim.id: (claim, source) for claim, source in made if times[claim.id] == 1}


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
    table: Table[Any], name: str, found: Sequence[str | None], known: Container[str], what: str, problems: Problems
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


def check_claims_exist(table: Table[Driver] | Table[Event], ledger: Ledger, problems: Problems) -> None:
    """Refuse claims that no source of the case makes, and one that a record lists twice."""
    for location, record in table.records:
        for n, claim in enumerate(record.claims):
            at = (*location, "claims", n)
            if claim not in ledger.claims:
                problems.append(table.document.problem(at, repr(claim), CLAIM_EXPECTED))
            if claim in record.claims[:n]:
                problems.append(table.document.problem(at, f"{claim!r} twice", "each claim once"))


def check_namespaces(drivers: Table[Driver], ledger: Ledger, problems: Problems) -> None:
    """Refuse one id for two kinds of thing that can be switched off."""
    for location, driver in drivers.records:
        if driver.id in ledger.supports or driver.id in ledger.sources:
            found = f"{driver.id!r}, which is a claim or a source too"
            problems.append(drivers.document.problem((*location, "id"), found, "an id of its own"))


def check_readings(
    tables: Sequence[Table[Reading]], drivers: Container[str], ledger: Ledger, problems: Problems
) -> None:
    """Hold each reading's drivers, source, claims and counted sentences against the case."""
    sources = {entry.source.id: entry.source for entry in ledger.entries}
    for table in tables:
        for _, reading in table.records:
            document = table.document
            for location, driver in _drivers_named(reading):
                if driver not in drivers:
                    problems.append(document.problem(location, repr(driver), "a driver of the case"))
            if reading.source is not None and reading.source not in ledger.sources:
                problems.append(document.problem(("source",), repr(reading.source), "a source of the case"))
                continue
            for n, claim in enumerate(reading.claims):
                elsewhere = claim in ledger.supports and ledger.supports[claim][1].id != reading.source
                if elsewhere or claim not in ledger.claims:
                    problems.append(document.problem(("claims", n), repr(claim), "a claim of the reading's source"))
            if reading.source is None or reading.source in sources:
                known = sources[reading.source].locators() if reading.source else ()
                _check_sentences(document, reading, known, problems)


def _drivers_named(reading: Reading) -> Iterator[tuple[Location, str]]:
    for name in ("stresses", "touches", "rejects"):
        for n, driver in enumerate(getattr(reading, name)):
            yield (name, n), driver
    for n, count in enumerate(reading.counts):
        yield ("counts", n, "driver"), count.driver


def _check_sentences(document: Document, reading: Reading, known: Sequence[str], problems: Problems) -> None:
    for n, count in enumerate(reading.counts):
        for name in ("named", "described"):
            for m, locator in enumerate(getattr(count, name)):
                if locator not in known:
                    location = ("counts", n, name, m)
                    problems.append(document.problem(location, repr(locator), "a sentence of the reading's source"))


def check_ratings(
    ratings: Table[RatingRow],
    head: CaseHead,
    items: Mapping[str, Table[Item]],
    drivers: Table[Driver],
    ledger: Ledger,
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
        for name, found, table in (("item", row.item, items[row.board]), ("driver", row.driver, drivers)):
            if found not in table.document.named:
                problems.append(
                    ratings.document.problem((*location, name), repr(found), f"a known {name} of {row.board}")
                )
        if cell in seen:
            found = f"the cell {' x '.join(cell)} twice (first on line {ratings.document.line(seen[cell])})"
            problems.append(ratings.document.problem(location, found, "each cell once"))
        seen.setdefault(cell, location)
        _check_rating(ratings.document, location, row, boards[row.board], head, ledger, problems)
    if ratings.whole:
        wanted = [(b, i, d) for b, table in items.items() for i in table.ids for d in drivers.ids]
        missing = [cell for cell in wanted if cell not in seen]
        for cell in missing[:MOST_MISSING_SHOWN]:
            problems.append(ratings.document.problem((), f"no row for {' x '.join(cell)}", "a row for every cell"))
        if len(missing) > MOST_MISSING_SHOWN:
            further = len(missing) - MOST_MISSING_SHOWN
            more = f"no row for {further} further cell{'s' if further > 1 else ''}"
            problems.append(ratings.document.problem((), more, "a row for every cell"))


def _check_rating(
    document: Document,
    location: Location,
    row: RatingRow,
    board: BoardHead,
    head: CaseHead,
    ledger: Ledger,
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
    _check_support(row, board, head, ledger, report)


def _check_support(
    row: RatingRow, board: BoardHead, head: CaseHead, ledger: Ledger, report: Callable[[str, str], None]
) -> None:
    """Hold the claims of a rating against the ledger, and its range against the grading rule."""
    claims = row.claims.split()
    if len(set(claims)) != len(claims):
        report("a claim twice", "each claim once")
    for unknown in (claim for claim in claims if claim not in ledger.claims):
        report(f"the claim {unknown!r}", CLAIM_EXPECTED)
    support = [ledger.supports[claim] for claim in claims if claim in ledger.supports]
    late = [(claim, source) for claim, source in support if not source.published.begun_by(head.as_of)]
    for claim, source in late:
        expected = f"claims published by {head.as_of}, the as-of date"
        report(f"the claim {claim.id!r}, published {source.published.start}", expected)
    if len(support) == len(claims) and not late and row.range_reason is None:
        low, high = ends(row.best, support, board, head)
        if max(abs(row.low - low), abs(row.high - high)) > PLAY:
            reach = _reach(row.best, support, board, head)
            expected = f"{low:.10g} to {high:.10g} by the grading rule (range {reach}), or a range_reason"
            report(f"the range {row.low:.10g} to {row.high:.10g}", expected)


def ends(best: float, support: Sequence[Support], board: BoardHead, head: CaseHead) -> tuple[float, float]:
    """Return the low and high end that the grading rule gives a rating, cut off at the ends of its scale."""
    reach = _reach(best, support, board, head)
    return max(board.scale.low, best - reach), min(board.scale.high, best + reach)


def _reach(best: float, support: Sequence[Support], board: BoardHead, head: CaseHead) -> int:
    return rating_range(support, head.as_of, at_neutral=best == board.scale.neutral)
