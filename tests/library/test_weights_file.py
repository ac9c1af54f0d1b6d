"""Weights from a file: every driver with its share, or all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factors.errors import InputProblems
from factors.library import read_weights

DRIVERS = ("flour-price", "oven-repair", "new-road")
GOOD = "flour-price: 0.5\noven-repair: 0.3\nnew-road: 0.2\n"
SHARE = "expected a share from 0 to 1, written with a point"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(text: str) -> dict[str, float]:
    path = Path("weights.yaml")
    path.write_text(text, encoding="utf-8")
    return read_weights(path, DRIVERS)


def problems_of(text: str) -> list[str]:
    with pytest.raises(InputProblems) as raised:
        read(text)
    return [str(problem) for problem in raised.value.problems]


def test_shares_are_read_as_written() -> None:
    assert read(GOOD) == {"flour-price": 0.5, "oven-repair": 0.3, "new-road": 0.2}


def test_the_order_of_the_lines_does_not_matter_and_zero_and_one_are_shares() -> None:
    assert read("new-road: 1\nflour-price: 0\noven-repair: 0.0\n") == {
        "flour-price": 0,
        "oven-repair": 0,
        "new-road": 1,
    }


def test_shares_of_thirds_written_to_fifteen_places_sum_to_one() -> None:
    third = "0.333333333333333"
    assert sum(read(f"flour-price: {third}\noven-repair: {third}\nnew-road: {third}\n").values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("share", "found"),
    [
        ("-0.1", "'-0.1'"),
        ("1.1", "'1.1'"),
        ("50%", "'50%'"),
        ("0,5", "'0,5'"),
        ("True", "'True'"),
        ("12:30:45", "'12:30:45'"),
        ('" 0.5 "', "' 0.5 '"),
        ("5e-1", "'5e-1'"),
        ("1e999", "'1e999'"),
        (".nan", "'.nan'"),
        ("nan", "'nan'"),
        (".inf", "'.inf'"),
        ("9" * 5000, f"'{'9' * 60}'"),
        ("null", "nothing"),
        ("", "nothing"),
        ("[0.5]", "a list of 1"),
    ],
)
def test_a_share_that_is_no_number_from_0_to_1_is_refused(share: str, found: str) -> None:
    (problem,) = problems_of(GOOD.replace("0.5", share, 1))
    assert problem == f"weights.yaml:1: flour-price: found {found}; {SHARE}"


def test_an_unknown_and_a_missing_driver_are_reported_together() -> None:
    assert problems_of(GOOD.replace("new-road", "old-road")) == [
        "weights.yaml:1: found no share for 'new-road'; expected a share for every driver; 0 where it has none",
        "weights.yaml:3: old-road: found the driver 'old-road'; expected a driver of the case",
    ]


def test_every_wrong_share_is_reported_and_their_sum_is_not() -> None:
    assert [problem.partition(":")[2].partition(";")[0] for problem in problems_of(GOOD.replace("0.", "0,"))] == [
        "1: flour-price: found '0,5'",
        "2: oven-repair: found '0,3'",
        "3: new-road: found '0,2'",
    ]


def test_shares_that_sum_to_something_else_are_refused() -> None:
    assert problems_of(GOOD.replace("0.2", "0.21")) == [
        "weights.yaml:1: found shares that sum to 1.01; expected shares that sum to 1"
    ]


def test_shares_that_are_all_zero_are_refused() -> None:
    assert problems_of("flour-price: 0\noven-repair: 0\nnew-road: 0\n") == [
        "weights.yaml:1: found all weights at zero; expected at least one above 0"
    ]


def test_a_driver_named_twice_is_refused() -> None:
    assert problems_of(GOOD + "flour-price: 0.5\n") == [
        "weights.yaml:4: found the key 'flour-price' twice (first on line 1); expected each key once"
    ]


@pytest.mark.parametrize("text", ["- 0.5\n- 0.3\n- 0.2\n", "0.5\n"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    expected = "expected a line for each driver, such as 'ukraine-war: 0.25'"
    assert problems_of(text) == [f"weights.yaml:1: found no mapping; {expected}"]


def test_an_empty_file_is_refused() -> None:
    (problem,) = problems_of("")
    assert problem.startswith("weights.yaml: found no mapping")


@pytest.mark.parametrize("text", ["flour-price: [0.5\n", "flour-price: &a 0.5\n", "flour-price: !!float 0.5\n"])
def test_what_yaml_may_not_hold_is_refused_here_too(text: str) -> None:
    assert len(problems_of(text)) == 1


def test_a_file_that_is_not_there_or_does_not_open_is_said_so() -> None:
    with pytest.raises(InputProblems, match=r"nowhere.yaml: found no such file; expected a file of that name"):
        read_weights(Path("nowhere.yaml"), DRIVERS)
    with pytest.raises(
        InputProblems, match=r"found a file that does not open \(.*\); expected a file that can be read"
    ):
        read_weights(Path("x" * 300), DRIVERS)


def test_a_driver_of_the_file_that_is_very_long_is_shown_short() -> None:
    (problem,) = problems_of(GOOD + f"{'x' * 500}: 0\n")
    assert problem == f"weights.yaml:4: {'x' * 60}: found the driver '{'x' * 60}'; expected a driver of the case"
