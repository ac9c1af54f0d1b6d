"""CSV that a spreadsheet opens and does not run."""

from __future__ import annotations

import csv
import io

import pytest

from factors import Analysis, Case, score
from factors.briefing import board_table, item_table


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), strict=True))


def test_a_board_holds_ranks_scores_and_contributions(aleppo: Case) -> None:
    result = score(aleppo, Analysis.default(aleppo), "outcomes")
    rows = rows_of(board_table(aleppo, result))
    header, first = rows[0], rows[2]
    assert header[:3] == ["rank", "item", "score"]
    assert header[3:] == [driver.name for driver in aleppo.drivers]
    assert first[0] == "1"
    assert sum(map(float, first[3:])) == pytest.approx(float(first[2]), abs=1e-4)
    assert ["digest", result.digest] in rows


def test_an_item_holds_weight_rating_and_contribution_of_each_driver(aleppo: Case) -> None:
    result = score(aleppo, Analysis.default(aleppo), "questions")
    rows = rows_of(item_table(aleppo, result, "why-now"))
    assert len(rows[1:18]) == len(aleppo.drivers)
    for row in rows[1:18]:
        assert float(row[2]) * float(row[4]) == pytest.approx(float(row[6]), abs=1e-5)
    assert float(rows[18][6]) == pytest.approx(result.scores["why-now"], abs=1e-5)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_text_that_looks_like_a_formula_stays_text_and_numbers_stay_numbers(aleppo: Case, name: str) -> None:
    board = aleppo.board("outcomes")
    item = board.items[0].changed(name=name)
    hostile = aleppo.changed(
        boards=tuple(b.changed(items=(item, *b.items[1:])) if b.id == "outcomes" else b for b in aleppo.boards)
    )
    rows = rows_of(board_table(hostile, score(hostile, Analysis.default(hostile), "outcomes")))
    names = [row[1] for row in rows if len(row) > 3]
    assert f"'{name}" in names
    assert name not in names
    assert all(float(row[2]) == float(row[2].lstrip("'")) for row in rows[2:16])
