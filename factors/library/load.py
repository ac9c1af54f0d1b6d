"""A case from its folder: read every file, report every problem at once, or return the Case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from factors.errors import InputProblems, Problem
from factors.library.case_file import PLACE_COLUMNS, RATING_COLUMNS, BoardHead, CaseHead, RatingRow
from factors.library.crosscheck import (
    Ledger,
    Table,
    check_claims_exist,
    check_ids_once,
    check_namespaces,
    check_ratings,
    check_readings,
    check_reference,
    check_themes_used,
)
from factors.library.csv_file import read_csv
from factors.library.document import ANY_ID, Document, shown_name, validated
from factors.library.home import case_folder, seeds_folder
from factors.library.ledger import read_source, records
from factors.library.yaml_file import read_yaml
from factors.model.board import Basis, Board, Item
from factors.model.case import MOST_DRIVERS, MOST_ITEMS, Case, SourcedClaims
from factors.model.driver import Driver
from factors.model.event import Event, Place
from factors.model.noun import ID_PATTERN, Noun
from factors.model.reading import READING_KINDS, Reading

_Noun = TypeVar("_Noun", bound=Noun)


@dataclass
class _Parts:
    """The files of a case, read one by one; whatever is wrong with them gathers in `problems`."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)

    def table(self, name: str, model: type[_Noun], most: int, least: int = 0) -> Table[_Noun]:
        """Read a YAML list of records that each have an id."""
        document = read_yaml(self.folder / name, self.problems)
        if document is None:
            return Table.empty(name)
        table = self._table(document, records(document, self.problems).locations, model)
        if table.attempted > most:
            self.problems.append(document.problem((), f"{table.attempted} records", f"at most {most}"))
        if document.data == () and least:
            self.problems.append(document.problem((), "no records", f"at least {least}"))
        check_ids_once(table, self.problems)
        return table

    def rows(self, name: str, columns: Sequence[str], model: type[_Noun]) -> Table[_Noun]:
        """Read a CSV table."""
        document = read_csv(self.folder / name, columns, self.problems)
        if document is None:
            return Table.empty(name)
        return self._table(document, range(len(document.data)), model)

    def _table(self, document: Document, locations: Sequence[int], model: type[_Noun]) -> Table[_Noun]:
        made = [(n, validated(model, document, (n,), self.problems)) for n in locations]
        return Table(document, tuple(((n,), record) for n, record in made if record is not None), len(made))


def load_case(case: str | Path) -> Case:
    """Read a case: one that comes with the product by its id, any other by the Path of its folder.

    Raises:
        UnknownId: where there is no such case.
        InputProblems: where its files or the ledger do not hold what they should; all of it at once.
    """
    parts = _Parts(case_folder(case))
    loaded = _assemble(parts)
    if parts.problems or loaded is None:
        raise InputProblems(parts.problems)
    return loaded


def _assemble(parts: _Parts) -> Case | None:
    problems = parts.problems
    head_document = read_yaml(parts.folder / "case.yaml", problems)
    head = validated(CaseHead, head_document, (), problems) if head_document else None
    if head_document is None or head is None:
        return None
    if head.id != parts.folder.resolve().name:
        problems.append(
            head_document.problem(("id",), repr(head.id), f"{parts.folder.resolve().name!r}, its folder's name")
        )
    themes = _part(head_document, "themes", head.themes)
    check_ids_once(themes, problems)
    check_ids_once(_part(head_document, "boards", head.boards), problems)

    ledger = _ledger(parts, head, head_document)
    drivers = parts.table("drivers.yaml", Driver, MOST_DRIVERS, least=1)
    items = {board.id: parts.table(f"{board.id}.yaml", Item, MOST_ITEMS, least=1) for board in head.boards}
    ratings = parts.rows("ratings.csv", RATING_COLUMNS, RatingRow)
    readings = _readings(parts, head, head_document)
    places = parts.rows("places.csv", PLACE_COLUMNS, Place)
    check_ids_once(places, problems)
    timeline = parts.table("timeline.yaml", Event, MOST_ITEMS)

    check_reference(drivers, "theme", [driver.theme for driver in drivers.values], themes.ids, "a theme", problems)
    check_themes_used(themes, drivers, problems)
    check_claims_exist(drivers, ledger, problems)
    check_claims_exist(timeline, ledger, problems)
    check_namespaces(drivers, ledger, problems)
    known = places.document.named
    check_reference(timeline, "place", [event.place for event in timeline.values], known, "a place", problems)
    check_readings(readings, drivers.document.named, ledger, problems)
    check_ratings(ratings, head, items, drivers, ledger, problems)
    if problems:
        return None
    try:
        boards = tuple(_board(board, items[board.id].values, drivers.ids, ratings.values) for board in head.boards)
        return Case(
            id=head.id, title=head.title, question=head.question, summary=head.summary, as_of=head.as_of,
            default_reading=head.default_reading, themes=head.themes, drivers=drivers.values, boards=boards,
            readings=tuple(sorted((one for table in readings for one in table.values), key=_reading_order)),
            ledger=ledger.entries, timeline=timeline.values, places=places.values,
        )  # fmt: skip
    except ValidationError as error:
        said = "; ".join(wrong["msg"] for wrong in error.errors(include_url=False))
        problems.append(Problem(shown_name(parts.folder), None, "", said, "a case that hangs together"))
        return None


def _part(document: Document, name: str, found: Sequence[_Noun]) -> Table[_Noun]:
    """Return the records of one field of a document as a table."""
    return Table(document, tuple(((name, n), record) for n, record in enumerate(found)), len(found))


def _ledger(parts: _Parts, head: CaseHead, document: Document) -> Ledger:
    """Read the sources that a case draws on; an id that is no folder, or one claim id in two sources, is a Problem."""
    seeds = seeds_folder(parts.folder)
    found: list[SourcedClaims] = []
    files: list[Document | None] = []
    for n, source_id in enumerate(head.sources):
        if source_id in head.sources[:n]:
            parts.problems.append(document.problem(("sources", n), f"{source_id!r} twice", "each source once"))
            continue
        if not (seeds / source_id / "source.yaml").is_file():
            parts.problems.append(document.problem(("sources", n), repr(source_id), f"a folder of {shown_name(seeds)}"))
            files.append(None)
            continue
        read = read_source(seeds / source_id, parts.problems)
        files.append(read.claims)
        if read.entry:
            found.append(read.entry)
    _claims_once([file for file in files if file], parts.problems)
    named = [file.named if file else ANY_ID for file in files]
    claims = ANY_ID if any(ids is ANY_ID for ids in named) else frozenset[str]().union(*named)
    return Ledger(tuple(found), head.sources, claims)


def _claims_once(files: Sequence[Document], problems: list[Problem]) -> None:
    first: dict[str, tuple[Document, int]] = {}
    for file in files:
        for n, found in file.ids:
            other, at = first.setdefault(found, (file, n))
            if other is not file:
                twice = f"the id {found!r} twice (first in {other.name}:{other.line((at,))})"
                problems.append(file.problem((n, "id"), twice, "an id that is unique in the ledger"))


def _readings(parts: _Parts, head: CaseHead, head_document: Document) -> tuple[Table[Reading], ...]:
    """Read readings/*.yaml, one reading a file, named by its id; one of them is the default."""
    paths = sorted((parts.folder / "readings").glob("*.yaml"))
    if head.default_reading not in {path.stem for path in paths}:
        wanted = repr(head.default_reading)
        parts.problems.append(head_document.problem(("default_reading",), wanted, "the id of a reading"))
    tables = []
    for path in paths:
        document = read_yaml(path, parts.problems)
        reading = validated(Reading, document, (), parts.problems) if document else None
        if document is None or reading is None:
            continue
        if reading.id != path.stem or not ID_PATTERN.fullmatch(path.stem):
            parts.problems.append(document.problem(("id",), repr(reading.id), f"{path.stem!r}, the name of its file"))
        tables.append(Table(document, (((), reading),), 1))
    return tuple(tables)


def _reading_order(reading: Reading) -> tuple[int, str, str]:
    """Put the article's reading and equal weights first, then officials, then analysts, each by date."""
    when = reading.when.start.isoformat() if reading.when else ""
    return READING_KINDS.index(reading.kind), when, reading.id


def _board(head: BoardHead, items: tuple[Item, ...], drivers: tuple[str, ...], rows: tuple[RatingRow, ...]) -> Board:
    cells = {(row.item, row.driver): row for row in rows if row.board == head.id}
    ordered = [[cells[item.id, driver] for driver in drivers] for item in items]
    return Board(
        id=head.id, name=head.name, question=head.question, finding=head.finding, scale=head.scale,
        items=items, drivers=drivers,
        low=tuple(tuple(cell.low for cell in row) for row in ordered),
        best=tuple(tuple(cell.best for cell in row) for row in ordered),
        high=tuple(tuple(cell.high for cell in row) for row in ordered),
        bases=tuple(
            Basis(item=cell.item, driver=cell.driver, claims=tuple(cell.claims.split()), rationale=cell.rationale,
                  range_reason=cell.range_reason)
            for row in ordered for cell in row
        ),
    )  # fmt: skip
