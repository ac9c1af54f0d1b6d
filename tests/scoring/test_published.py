"""The additive method against published tables, and against the trap that others fall into."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from factors import Analysis, Case, score
from factors.scoring import Result


def run(table: pd.DataFrame, scale: tuple[float, float], weights: dict[str, float]) -> Result:
    case = Case.from_matrix(table, scale)
    return score(case, Analysis.default(case).with_shares(weights), "matrix")


def test_weighted_sum_model_worked_example_ends_in_a_tie_for_first() -> None:
    """The worked example of the weighted sum model: E. Triantaphyllou, "Multi-criteria decision making" (2000)."""
    table = pd.DataFrame(
        [[25, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]],
        index=["A1", "A2", "A3"],
        columns=["C1", "C2", "C3", "C4"],
    )
    result = run(table, (0, 40), {"c1": 0.2, "c2": 0.15, "c3": 0.4, "c4": 0.25})
    assert result.scores.to_dict() == pytest.approx({"a1": 21.5, "a2": 22.0, "a3": 22.0}, abs=1e-9)
    assert result.ranks.to_dict() == {"a1": 3, "a2": 1, "a3": 1}
    assert result.ties == (("a2", "a3"),)


BELTON_GEAR = pd.DataFrame(
    [[1, 9, 8], [9, 1, 9], [1, 1, 1]], index=["A", "B", "C"], columns=["x", "y", "z"], dtype=float
)
WITH_COPY = pd.concat([BELTON_GEAR, BELTON_GEAR.loc[["B"]].rename(index={"B": "D"})])
EQUAL = {"x": 1 / 3, "y": 1 / 3, "z": 1 / 3}


def test_belton_and_gear_1983_columns_scaled_to_sum_one_reverse_ranks() -> None:
    """V. Belton and T. Gear, "On a short-coming of Saaty's method of analytic hierarchies", Omega 11 (1983)."""
    before = run(BELTON_GEAR / BELTON_GEAR.sum(), (0, 1), EQUAL).scores
    assert before.round(3).to_dict() == {"a": 0.451, "b": 0.470, "c": 0.079}
    after = run(WITH_COPY / WITH_COPY.sum(), (0, 1), EQUAL).scores
    assert after.round(3).to_dict() == {"a": 0.365, "b": 0.289, "c": 0.057, "d": 0.289}


def test_belton_and_gear_1983_columns_scaled_by_their_maximum_keep_b_first() -> None:
    assert run(BELTON_GEAR / BELTON_GEAR.max(), (0, 1), EQUAL).ranks["b"] == 1
    assert run(WITH_COPY / WITH_COPY.max(), (0, 1), EQUAL).ranks["b"] == 1


def test_belton_and_gear_1983_anchored_scale_never_reverses() -> None:
    before = run(BELTON_GEAR, (0, 10), EQUAL)
    after = run(WITH_COPY, (0, 10), EQUAL)
    assert before.ranks.to_dict() == {"a": 2, "b": 1, "c": 3}
    assert after.ranks.to_dict() == {"a": 3, "b": 1, "c": 4, "d": 1}
    assert np.array_equal(before.totals, after.totals[:3])
