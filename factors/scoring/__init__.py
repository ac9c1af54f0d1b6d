"""Case and analysis to result: contributions, scores, ranks; one aggregation method a file."""

from factors.scoring.result import Result
from factors.scoring.score import score

__all__ = ["Result", "score"]
