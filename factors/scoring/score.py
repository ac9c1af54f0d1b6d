"""Case and analysis to result."""

from __future__ import annotations

from factors.model.analysis import Analysis
from factors.model.case import Case
from factors.scoring.additive import contributions
from factors.scoring.knockout import claims_off, ratings_left, weights_left
from factors.scoring.result import Result


def score(case: Case, analysis: Analysis, board: str) -> Result:
    """Score one board of a case under an analysis.

    Args:
        case: the case.
        analysis: made for exactly this case; it names the method.
        board: the id of a board.

    Returns:
        A Result: a pure function of case, analysis and board.

    Raises:
        CaseMismatch: where the analysis was made for another case or another version of it.
        UnknownId: for a board or a knocked-out id that the case does not have.
        WeightError: where no weight is left after the knock-outs.
    """
    analysis.require(case)
    chosen = case.board(board)
    weights = weights_left(analysis)
    low, best, high = ratings_left(case, chosen, claims_off(case, analysis))
    parts = contributions(best, weights)
    return Result(analysis=analysis, board=chosen, weights=weights, low=low, best=best, high=high, parts=parts)
