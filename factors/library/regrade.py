"""Ranges written anew by the grading rule, for whoever edits ratings or grades."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from factors.errors import InputProblems, Problem
from factors.library.case_file import RATING_COLUMNS, CaseHead, RatingRow
from factors.library.csv_file import read_csv
from factors.library.document import validated
from factors.library.home import case_folder, seeds_folder
from factors.library.ledger import read_source
from factors.library.yaml_file import read_yaml
from factors.model.grading import Support, rating_range


def regrade(case: str | Path) -> int:
    """Write low and high of every rating by the grading rule, but where a row gives a range_reason.

    Returns the number of rows that changed. Nothing is written where a file that this needs has a problem.

    Raises:
        UnknownId: where there is no such case.
        InputProblems: where the head, the sources or the rows cannot be read, or a row names an unknown claim.
    """
    folder = case_folder(case)
    problems: list[Problem] = []
    document = read_yaml(folder / "case.yaml", problems)
    head = validated(CaseHead, document, (), problems) if document else None
    table = read_csv(folder / "ratings.csv", RATING_COLUMNS, problems)
    if head is None or table is None:
        raise InputProblems(problems)
    entries = [read_source(seeds_folder(folder) / source, problems) for source in head.sources]
    supports: dict[str, Support] = {c.id: (c, entry.source) for entry in entries if entry for c in entry.claims}
    scales = {board.id: board.scale for board in head.boards}
    rows = [validated(RatingRow, table, (n,), problems) for n in range(len(table.data))]
    changed = 0
    lines: list[dict[str, str | None]] = []
    for n, (row, cells) in enumerate(zip(rows, table.data, strict=True)):
        if row is None:
            continue
        unknown = [claim for claim in row.claims.split() if claim not in supports]
        if unknown or row.board not in scales:
            found = unknown[0] if unknown else row.board
            problems.append(table.problem((n,), repr(found), "a claim and a board of the case"))
            continue
        if row.range_reason is None:
            reach = rating_range([supports[claim] for claim in row.claims.split()], head.as_of)
            scale = scales[row.board]
            low, high = max(scale.low, row.best - reach), min(scale.high, row.best + reach)
            changed += (low, high) != (row.low, row.high)
            cells = cells | {"low": f"{low:g}", "high": f"{high:g}"}
        lines.append(cells)
    if problems:
        raise InputProblems(problems)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, RATING_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    (folder / "ratings.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    return changed
