"""Ranges written anew by the grading rule, for whoever edits ratings or grades."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from factors.errors import InputProblems, Problem
from factors.library.case_file import RATING_COLUMNS, CaseHead, RatingRow
from factors.library.crosscheck import CLAIM_EXPECTED, PLAY, ends
from factors.library.csv_file import read_csv
from factors.library.document import validated
from factors.library.home import case_folder, seeds_folder
from factors.library.ledger import read_source
from factors.library.yaml_file import read_yaml
from factors.model.grading import Support


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
    read = [read_source(seeds_folder(folder) / source, problems) for source in head.sources]
    supports: dict[str, Support] = {c.id: (c, one.entry.source) for one in read if one.entry for c in one.entry.claims}
    rows = [(cells, validated(RatingRow, table, (n,), problems)) for n, cells in enumerate(table.data)]
    if problems:
        raise InputProblems(problems)
    boards = {board.id: board for board in head.boards}
    changed = 0
    lines: list[dict[str, str | None]] = []
    for n, (cells, row) in enumerate(rows):
        if row is None or row.range_reason is not None:
            lines.append(cells)
            continue
        unknown = [claim for claim in row.claims.split() if claim not in supports]
        problems += [table.problem((n, "claims"), repr(claim), CLAIM_EXPECTED) for claim in unknown]
        if row.board not in boards:
            problems.append(table.problem((n, "board"), repr(row.board), "a board of the case"))
        elif not unknown:
            support = [supports[claim] for claim in row.claims.split()]
            low, high = ends(row.best, support, boards[row.board], head)
            if max(abs(row.low - low), abs(row.high - high)) > PLAY:
                changed += 1
                cells = cells | {"low": _written(low), "high": _written(high)}
            lines.append(cells)
    if problems:
        raise InputProblems(problems)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, RATING_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    (folder / "ratings.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    return changed


def _written(value: float) -> str:
    """Write a number as the files of a case hold it: no exponent, no trailing zeros, no minus zero."""
    return f"{round(value, 9) + 0.0:.9f}".rstrip("0").rstrip(".")
