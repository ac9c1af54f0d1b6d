"""How large a case may be: what is too large is refused with a number, and nothing is read without an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from factors.errors import InputProblems
from factors.library import load_case
from factors.model import Analysis

HEADER = "board,item,driver,low,best,high,claims,rationale,range_reason"
CELLS = (
    ("outcomes", ("bakery-stays", "second-bakery"), "2,3,4"),
    ("questions", ("why-queues", "why-prices"), "6,7,8"),
)


def with_drivers(small: Path, count: int) -> None:
    """Give the case other drivers, as many as asked for, with a rating in every cell."""
    themes = ["supply", "village"]
    ids = [f"driver-{n}" for n in range(count)]
    records = [
        f"- id: {driver}\n  name: Driver {n}\n  theme: {themes[n % 2]}\n  layer: beyond\n  description: One of many.\n"
        "  mechanism: It bears on all.\n  claims: [road-opened]\n"
        for n, driver in enumerate(ids)
    ]
    rows = [
        f"{board},{item},{driver},{numbers},road-opened,It bears on all.,"
        for board, items, numbers in CELLS
        for item in items
        for driver in ids
    ]
    (small / "drivers.yaml").write_text("".join(records), encoding="utf-8")
    (small / "ratings.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    for reading in ("baker", "letter"):
        (small / "readings" / f"{reading}.yaml").unlink()


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(InputProblems) as raised:
        load_case(folder)
    return [str(problem) for problem in raised.value.problems]


def test_1000_drivers_load(small: Path) -> None:
    with_drivers(small, 1000)
    case = load_case(small)
    assert len(case.drivers) == 1000
    assert [board.arrays[1].shape for board in case.boards] == [(2, 1000), (2, 1000)]
    assert sum(Analysis.default(case).shares) == pytest.approx(1, abs=1e-12)


def test_1001_drivers_are_refused(small: Path) -> None:
    with_drivers(small, 1001)
    assert problems_of(small) == ["data/small/drivers.yaml:1: found 1001 records; expected at most 1000"]


def test_5001_items_are_refused(small: Path) -> None:
    records = (f"- id: item-{n}\n  name: Item {n}\n  description: One of many.\n" for n in range(5001))
    (small / "outcomes.yaml").write_text("".join(records), encoding="utf-8")
    assert "data/small/outcomes.yaml:1: found 5001 records; expected at most 5000" in problems_of(small)


def test_of_many_missing_cells_the_first_20_are_listed_and_the_others_counted(small: Path) -> None:
    with_drivers(small, 30)
    path = small / "ratings.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-21]), encoding="utf-8")
    problems = problems_of(small)
    assert len(problems) == 21
    expected = "expected a row for every cell"
    assert f"data/small/ratings.csv:1: found no row for questions x why-prices x driver-9; {expected}" in problems
    assert f"data/small/ratings.csv:1: found no row for 1 further cell; {expected}" in problems
    path.write_text("".join(lines[:-20]), encoding="utf-8")
    assert [problem for problem in problems_of(small) if "further" in problem] == []


def test_20001_records_are_refused_before_they_are_looked_at(small: Path) -> None:
    (small / "timeline.yaml").write_text("- x\n" * 20_001, encoding="utf-8")
    assert problems_of(small) == ["data/small/timeline.yaml:1: found 20001 records; expected at most 20000"]
    (small / "timeline.yaml").write_text("- x\n" * 20_000, encoding="utf-8")
    assert len(problems_of(small)) == 20_000


def test_a_file_of_five_megabytes_is_read_and_one_byte_more_is_refused(small: Path) -> None:
    path = small / "timeline.yaml"
    text = path.read_bytes()
    path.write_bytes(text + b"#" * (5_000_000 - len(text)))
    assert len(load_case(small).timeline) == 2
    path.write_bytes(text + b"#" * (5_000_001 - len(text)))
    expected = "found a file of 5,000,001 bytes; expected at most 5,000,000 bytes"
    assert problems_of(small) == [f"data/small/timeline.yaml: {expected}"]


def test_a_cell_that_is_longer_than_csv_allows_is_refused(small: Path) -> None:
    path = small / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("The bakery", "x" * 140_000), encoding="utf-8")
    (problem,) = problems_of(small)
    assert problem.startswith("data/small/places.csv:2: found broken CSV (field larger than field limit")


def test_20_levels_are_read_and_one_more_is_refused(small: Path) -> None:
    path = small / "timeline.yaml"
    path.write_text("[" * 20 + "x" + "]" * 20, encoding="utf-8")
    assert problems_of(small) == ["data/small/timeline.yaml:1: [1]: found a list of 1; expected a record with fields"]
    path.write_text("[" * 21 + "x" + "]" * 21, encoding="utf-8")
    expected = "found nesting deeper than 20; expected at most 20 levels"
    assert problems_of(small) == [f"data/small/timeline.yaml:1: [1][1][1]: {expected}"]


def test_a_text_of_8000_characters_is_read(small: Path) -> None:
    path = small / "drivers.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("The price of flour", "x" * 8000), encoding="utf-8")
    assert load_case(small).driver("flour-price").name == "x" * 8000


def test_a_source_of_1000_paragraphs_is_read_and_one_more_is_refused(small: Path) -> None:
    path = Path("seeds/mill-letter/source.yaml")
    text = path.read_text(encoding="utf-8")

    def with_paragraphs(count: int) -> str:
        passages = "".join(f"  p{n}: 1\n" for n in range(3, count + 1))
        silent = "".join(f"  - locator: p{n}.s1\n    reason: Invented.\n" for n in range(3, count + 1))
        return text.replace("  p2: 2\n", f"  p2: 2\n{passages}") + silent

    path.write_text(with_paragraphs(1000), encoding="utf-8")
    assert len(load_case(small).source("mill-letter").locators()) == 1003
    path.write_text(with_paragraphs(1001), encoding="utf-8")
    expected = "found a record with fields; expected at most 1000 items"
    assert problems_of(small) == [f"seeds/mill-letter/source.yaml:18: passages: {expected}"]
