"""Ranges written anew by the grading rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from factors.errors import InputProblems, UnknownId
from factors.library import load_case, regrade


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(InputProblems) as raised:
        regrade(folder)
    return [str(problem) for problem in raised.value.problems]


def test_ranges_by_the_rule_stay_byte_for_byte(small: Path) -> None:
    before = (small / "ratings.csv").read_bytes()
    assert regrade(small) == 0
    assert (small / "ratings.csv").read_bytes() == before


def test_ranges_off_the_rule_are_written_anew_and_nothing_else(small: Path) -> None:
    before = (small / "ratings.csv").read_bytes()
    replace(small / "ratings.csv", "flour-price,-4,-2,0,", "flour-price,-2,-2,-2,")
    replace(small / "ratings.csv", "oven-repair,1,2,3,", "oven-repair,-5,2,5,")
    assert regrade(small) == 2
    assert (small / "ratings.csv").read_bytes() == before


def test_a_row_with_a_reason_for_its_range_is_left_alone(small: Path) -> None:
    replace(small / "ratings.csv", "oven-repair,-2,0,2,", "oven-repair,-3,0,1,")
    assert regrade(small) == 0
    assert load_case(small).board("outcomes").low[1][1] == -3


def test_a_range_ends_where_the_scale_ends(small: Path) -> None:
    replace(small / "ratings.csv", "flour-price,7,9,10,", "flour-price,8,10,10,")
    replace(small / "ratings.csv", "new-road,2,3,4,", "new-road,4,5,5,")
    replace(small / "ratings.csv", "flour-price,-5,-3,0,", "flour-price,-5,-5,-2,")
    assert regrade(small) == 0
    load_case(small)


def test_a_new_grade_of_a_claim_widens_the_ratings_that_rest_on_it(small: Path) -> None:
    replace(Path("seeds/mill-letter/source.yaml"), "reliability: D", "reliability: E")
    with pytest.raises(InputProblems):
        load_case(small)
    # Three rows rest on the letter alone; a fourth is neutral, a fifth has a better claim of the paper.
    assert regrade(small) == 3
    case = load_case(small)
    assert (case.board("outcomes").low[0][0], case.board("outcomes").high[0][0]) == (-5, 1)
    assert (case.board("questions").low[1][0], case.board("questions").high[1][0]) == (6, 10)


def test_decimals_are_written_so_that_the_case_loads_again(small: Path) -> None:
    replace(small / "ratings.csv", "oven-repair,1,2,3,", "oven-repair,1,2.3,3,")
    replace(small / "ratings.csv", "new-road,2,3,4,", "new-road,2,1.1234567,4,")
    replace(small / "ratings.csv", "new-road,0,1,2,road-brings", "new-road,0,1.00001,2,road-brings")
    assert regrade(small) == 3
    text = (small / "ratings.csv").read_text(encoding="utf-8")
    assert "oven-repair,1.3,2.3,3.3," in text
    assert "new-road,0.1234567,1.1234567,2.1234567," in text
    assert "new-road,0.00001,1.00001,2.00001," in text
    assert regrade(small) == 0
    load_case(small)


def test_an_unknown_claim_and_an_unknown_board_are_reported_and_nothing_is_written(small: Path) -> None:
    path = small / "ratings.csv"
    replace(path, "flour-price,-4,-2,0,", "flour-price,-2,-2,-2,")
    replace(path, "bakery-stays,new-road,2,3,4,road-opened", "bakery-stays,new-road,2,3,4,road-closed")
    replace(path, "questions,why-prices,new-road", "actors,why-prices,new-road")
    before = path.read_bytes()
    assert problems_of(small) == [
        "data/small/ratings.csv:4: [3].claims: found 'road-closed'; expected the id of a claim of a source of the case",
        "data/small/ratings.csv:13: [12].board: found 'actors'; expected a board of the case",
    ]
    assert path.read_bytes() == before


def test_a_broken_row_or_source_is_reported_and_nothing_is_written(small: Path) -> None:
    path = small / "ratings.csv"
    replace(path, "flour-price,-4,-2,0,", "flour-price,-2,-2,-2,")
    replace(path, "oven-repair,1,2,3,", "oven-repair,one,2,3,")
    replace(path, "The road is there.,", "The road is there.")
    replace(Path("seeds/village-paper/source.yaml"), "kind: press", "kind: gossip")
    before = path.read_bytes()
    assert [problem.partition(" found")[0] for problem in problems_of(small)] == [
        "data/small/ratings.csv:3: [2].low:",
        "data/small/ratings.csv:4:",
        "seeds/village-paper/source.yaml:9: kind:",
    ]
    assert path.read_bytes() == before


def test_a_broken_head_and_a_broken_table_are_reported_together(small: Path) -> None:
    replace(small / "case.yaml", "as_of: 2024-06-30", "as_of: midsummer")
    replace(small / "ratings.csv", "low,best,high", "low,best,low")
    assert [problem.partition(" found")[0] for problem in problems_of(small)] == [
        "data/small/case.yaml:4: as_of:",
        "data/small/ratings.csv:1: header:",
    ]


def test_text_is_an_id_and_never_a_path(small: Path) -> None:
    with pytest.raises(UnknownId):
        regrade(str(small))
