"""Scores, contributions, ranks and knock-outs."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from factors import Analysis, Case, score
from factors.errors import CaseMismatch, UnknownId, WeightError
from factors.model.grading import rating_range
from factors.scoring.ranks import ranks


def table(values: np.ndarray) -> pd.DataFrame:
    rows, columns = values.shape
    return pd.DataFrame(values, index=[f"i{n}" for n in range(rows)], columns=[f"d{n}" for n in range(columns)])


boards = hnp.arrays(
    float, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.floats(-5, 5, allow_subnormal=False)
)


@given(boards)
def test_contributions_add_up_to_scores(values: np.ndarray) -> None:
    case = Case.from_matrix(table(values), (-5, 5))
    result = score(case, Analysis.default(case), "matrix")
    assert result.contributions.sum(axis=1).to_numpy() == pytest.approx(result.scores.to_numpy(), abs=1e-12)
    assert list(result.contributions.columns) == list(case.driver_ids)


@given(boards)
def test_scores_stay_on_the_scale(values: np.ndarray) -> None:
    case = Case.from_matrix(table(values), (-5, 5))
    totals = score(case, Analysis.default(case), "matrix").totals
    assert (totals >= values.min() - 1e-9).all()
    assert (totals <= values.max() + 1e-9).all()


@given(boards)
def test_the_order_of_items_changes_no_score(values: np.ndarray) -> None:
    plain = table(values)
    shuffled = plain.sample(frac=1, random_state=1)
    one, other = (Case.from_matrix(t, (-5, 5)) for t in (plain, shuffled))
    first = score(one, Analysis.default(one), "matrix").scores
    second = score(other, Analysis.default(other), "matrix").scores
    assert first.to_dict() == second.to_dict()


def test_ranks_share_the_better_place_within_a_billionth() -> None:
    assert ranks(np.array([2.0, 1.0, 2.0 - 5e-10, 0.5])).tolist() == [1, 3, 1, 4]
    assert ranks(np.array([2.0, 2.0 - 2e-9])).tolist() == [1, 2]


def test_a_chain_of_near_ties_ends_at_a_billionth_from_its_leader() -> None:
    assert ranks(np.array([1.0, 1.0 - 0.8e-9, 1.0 - 1.6e-9])).tolist() == [1, 1, 3]


def test_the_same_input_gives_the_same_bytes(aleppo: Case) -> None:
    def printed() -> str:
        return json.dumps(score(aleppo, Analysis.default(aleppo), "outcomes").as_dict())

    assert printed() == printed()


def test_rank_follows_weight(aleppo: Case) -> None:
    """With all weight on one driver, an item's score is its rating."""
    analysis = Analysis.default(aleppo).reweight({"hezbollah-weakness": 1.0})
    result = score(aleppo, analysis, "outcomes")
    for item in result.board.item_ids:
        assert result.scores[item] == pytest.approx(result.board.rating(item, "hezbollah-weakness").best)


def test_an_analysis_of_another_case_or_version_is_refused(aleppo: Case) -> None:
    small = Case.from_matrix(table(np.array([[1.0]])), (0, 5))
    with pytest.raises(CaseMismatch, match="aleppo-2024"):
        score(small, Analysis.default(aleppo), "matrix")
    with pytest.raises(CaseMismatch, match="version"):
        score(aleppo.changed(summary="Another summary."), Analysis.default(aleppo), "outcomes")


def test_unknown_board_and_knock_out_are_refused(aleppo: Case) -> None:
    analysis = Analysis.default(aleppo)
    with pytest.raises(UnknownId, match="board 'weather'"):
        score(aleppo, analysis, "weather")
    with pytest.raises(UnknownId, match="claim, source or driver 'rumour'"):
        score(aleppo, analysis.knock_out("rumour"), "outcomes")


def test_a_driver_that_is_off_gives_its_share_to_the_others_in_their_ratios(aleppo: Case) -> None:
    analysis = Analysis.default(aleppo)
    result = score(aleppo, analysis.knock_out("ukraine-war"), "outcomes")
    left = dict(zip(aleppo.driver_ids, result.weights.tolist(), strict=True))
    assert left["ukraine-war"] == 0
    assert sum(left.values()) == pytest.approx(1)
    before = analysis.weights
    assert left["trump-election"] / left["us-posture"] == pytest.approx(before["trump-election"] / before["us-posture"])


def test_switching_off_all_drivers_with_weight_is_refused(aleppo: Case) -> None:
    analysis = Analysis.default(aleppo).reweight({"ukraine-war": 1.0}).knock_out("ukraine-war")
    with pytest.raises(WeightError, match="switched off"):
        score(aleppo, analysis, "outcomes")


def test_a_rating_that_loses_all_its_claims_goes_to_neutral_with_the_full_scale(aleppo: Case) -> None:
    board = aleppo.board("outcomes")
    basis = next(b for b in board.bases if board.rating(b.item, b.driver).best not in (0, board.scale.neutral))
    result = score(aleppo, Analysis.default(aleppo).knock_out(*basis.claims), "outcomes")
    at = board.item_ids.index(basis.item), board.drivers.index(basis.driver)
    assert (result.low[at], result.best[at], result.high[at]) == (-5, 0, 5)


def test_a_rating_that_loses_some_claims_widens_by_the_grading_rule(aleppo: Case) -> None:
    day = aleppo.as_of or date.max
    for board in aleppo.boards:
        for basis in board.bases:
            for claim in basis.claims:
                left = [c for c in basis.claims if c != claim]
                if not left:
                    continue
                wider = rating_range(aleppo.supports_of(left), day) - rating_range(
                    aleppo.supports_of(basis.claims), day
                )
                rating = board.rating(basis.item, basis.driver)
                if wider > 0 and rating.low - wider >= board.scale.low and rating.high + wider <= board.scale.high:
                    result = score(aleppo, Analysis.default(aleppo).knock_out(claim), board.id)
                    at = board.item_ids.index(basis.item), board.drivers.index(basis.driver)
                    assert result.low[at] == rating.low - wider
                    assert result.best[at] == rating.best
                    assert result.high[at] == rating.high + wider
                    return
    pytest.fail("no rating of the case widens when a claim goes")


def test_a_source_that_is_off_takes_all_its_claims_along(aleppo: Case) -> None:
    claims = [claim.id for entry in aleppo.ledger for claim in entry.claims if entry.source.id == "article"]
    analysis = Analysis.default(aleppo)
    by_source = score(aleppo, analysis.knock_out("article"), "questions")
    by_claims = score(aleppo, analysis.knock_out(*claims), "questions")
    assert np.array_equal(by_source.low, by_claims.low)
    assert not np.array_equal(by_source.low, score(aleppo, analysis, "questions").low)


def test_a_shared_rank_says_so() -> None:
    case = Case.from_matrix(table(np.array([[2.0], [3.0], [3.0], [1.0]])), (0, 5))
    result = score(case, Analysis.default(case), "matrix")
    assert [result.place(row) for row in range(4)] == ["3", "1=", "1=", "4"]
