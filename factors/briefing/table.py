"""The numbers of a chart as CSV: what a spreadsheet opens, and nothing that it would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from factors.model.case import Case
from factors.scoring import Result

# Spreadsheets take a cell that begins with one of these for a formula; an apostrophe in front keeps it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
DECIMALS = 6

Cell = str | int | float


def board_table(case: Case, result: Result) -> str:
    """Return a board as CSV: a row an item in order of rank, with score and the contribution of each driver."""
    header: list[Cell] = ["rank", "item", "score", *(driver.name for driver in case.drivers)]
    rows: list[list[Cell]] = [["", "weight", "", *map(float, result.weights)]]
    for i in result.order:
        rows.append(
            [int(result.places[i]), result.board.items[i].name, float(result.totals[i]), *map(float, result.parts[i])]
        )
    return _text([header, *rows, *_origin(case, result)])


def item_table(case: Case, result: Result, item: str) -> str:
    """Return one item as CSV: a row a driver with its weight, rating (low, best, high) and contribution."""
    index = result.board.item_ids.index(result.board.item(item).id)
    rows: list[list[Cell]] = [["driver", "theme", "weight", "low", "best", "high", "contribution"]]
    for j, driver in enumerate(case.drivers):
        ratings = (float(array[index, j]) for array in (result.low, result.best, result.high))
        part = float(result.parts[index, j])
        rows.append([driver.name, case.theme(driver.theme).name, float(result.weights[j]), *ratings, part])
    rows.append([f"score of {result.board.items[index].name}", "", "", "", "", "", float(result.totals[index])])
    return _text([*rows, *_origin(case, result)])


def _origin(case: Case, result: Result) -> Iterable[list[Cell]]:
    yield []
    yield ["case", case.title]
    yield ["as of", str(case.as_of or "")]
    yield ["board", result.board.name]
    yield ["reading", case.reading(result.analysis.reading).name]
    yield ["switched off", " ".join(result.analysis.knock_outs)]
    yield ["digest", result.digest]


def _text(rows: Iterable[Sequence[Cell]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([[_cell(cell) for cell in row] for row in rows])
    return out.getvalue()


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return round(cell, DECIMALS) + 0.0
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
