"""How weights move when one of them is set."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from factors.elicit import redistribute
from factors.errors import WeightError

EXACT = 1e-12


@st.composite
def weighings(draw: st.DrawFn) -> tuple[NDArray[np.float64], int, float, set[int]]:
    """Shares that sum to 1 (some may be 0), an index, a new share, and locks on others."""
    count = draw(st.integers(2, 20))
    points = draw(st.lists(st.integers(0, 1000), min_size=count, max_size=count).filter(any))
    weights = np.array(points, dtype=float) / sum(points)
    index = draw(st.integers(0, count - 1))
    locked = draw(st.sets(st.integers(0, count - 1))) - {index}
    return weights, index, draw(st.floats(-0.5, 1.5)), locked


@given(weighings())
def test_the_sum_stays_one_and_no_share_is_negative(case: tuple[NDArray[np.float64], int, float, set[int]]) -> None:
    weights, index, share, locked = case
    moved = redistribute(weights, index, share, locked)
    assert math.fsum(moved) == pytest.approx(1, abs=EXACT)
    assert (moved >= 0).all()


@given(weighings())
def test_locked_shares_do_not_move(case: tuple[NDArray[np.float64], int, float, set[int]]) -> None:
    weights, index, share, locked = case
    moved = redistribute(weights, index, share, locked)
    assert all(moved[i] == weights[i] for i in locked)


@given(weighings())
def test_the_ratios_of_the_other_unlocked_shares_hold(case: tuple[NDArray[np.float64], int, float, set[int]]) -> None:
    weights, index, share, locked = case
    moved = redistribute(weights, index, share, locked)
    others = [i for i in range(len(weights)) if i != index and i not in locked]
    for i in others:
        for j in others:
            assert moved[i] * weights[j] == pytest.approx(moved[j] * weights[i], abs=EXACT)


@given(weighings())
def test_setting_a_weight_to_its_own_value_changes_nothing(
    case: tuple[NDArray[np.float64], int, float, set[int]],
) -> None:
    weights, index, _, locked = case
    assert (redistribute(weights, index, float(weights[index]), locked) == weights).all()


@given(weighings())
def test_a_share_within_what_the_locks_leave_is_reached_exactly(
    case: tuple[NDArray[np.float64], int, float, set[int]],
) -> None:
    weights, index, share, locked = case
    free = 1 - math.fsum(weights[list(locked)])
    others = [i for i in range(len(weights)) if i != index and i not in locked]
    assume(0 <= share <= free and weights[others].sum() > 0)
    assert redistribute(weights, index, share, locked)[index] == share


def test_a_share_is_clamped_to_what_the_locks_leave() -> None:
    assert redistribute([0.25, 0.25, 0.5], 0, 0.9, {2}).tolist() == [0.5, 0.0, 0.5]
    assert redistribute([0.25, 0.25, 0.5], 0, -1, {2}).tolist() == [0.0, 0.5, 0.5]


def test_zero_others_stay_zero_and_the_set_one_takes_all_that_the_locks_leave() -> None:
    assert redistribute([0.75, 0.0, 0.25], 0, 0.1, {2}).tolist() == [0.75, 0.0, 0.25]
    assert redistribute([1.0, 0.0], 0, 0.5).tolist() == [1.0, 0.0]


@pytest.mark.parametrize(
    ("weights", "index", "share", "locked", "message"),
    [
        ([0.0, 0.0], 0, 0.5, (), "all weights at zero"),
        ([0.5, 0.6], 0, 0.5, (), "sum to 1.1"),
        ([-0.5, 1.5], 0, 0.5, (), "none below 0"),
        ([math.nan, 1.0], 0, 0.5, (), "finite"),
        ([0.5, 0.5], 0, math.inf, (), "finite"),
        ([0.5, 0.5], 0, math.nan, (), "finite"),
        ([0.5, 0.5], 2, 0.5, (), "expected 0 to 1"),
        ([0.5, 0.5], 0, 0.6, (0,), "unlocked first"),
        ([], 0, 0.5, (), "at least one"),
    ],
)
def test_what_is_no_weighing_is_refused_in_words(
    weights: list[float], index: int, share: float, locked: tuple[int, ...], message: str
) -> None:
    with pytest.raises(WeightError, match=message):
        redistribute(weights, index, share, locked)
