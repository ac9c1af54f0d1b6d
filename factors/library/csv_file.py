"""CSV read strictly: every cell is text, every row has the header's length."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from factors.errors import Problem
from factors.library.document import Document, Location, read_text, shown_name


def read_csv(path: Path, header: Sequence[str], problems: list[Problem]) -> Document | None:
    """Read one CSV file (RFC 4180, UTF-8, commas) as a tuple of mappings from column to text, None for an empty cell.

    `NA` and `007` stay text. A Problem is added for another header, a column named twice, a row of another length and
    broken quoting; rows that are wrong are left out of the document.
    """
    text = read_text(path, problems)
    if text is None:
        return None
    name = shown_name(path)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    rows: list[dict[str, str | None]] = []
    lines: dict[Location, int] = {(): 1}
    whole = True
    line = 1
    try:
        names = next(reader, [])
        if names != list(header):
            twice = sorted({column for column in names if names.count(column) > 1})
            found = f"the column {twice[0]!r} twice" if twice else f"the header {','.join(names)[:120]!r}"
            problems.append(Problem(name, 1, "header", found, f"the header {','.join(header)!r}"))
            return None
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(names):
                problems.append(Problem(name, line, "", f"a row of {len(cells)} fields", f"{len(names)} fields"))
                whole = False
            else:
                lines[(len(rows),)] = line
                rows.append({column: cell or None for column, cell in zip(names, cells, strict=True)})
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(name, line, "", f"broken CSV ({error})", "CSV as in RFC 4180"))
        return None
    return Document(name, tuple(rows), lines, whole)
