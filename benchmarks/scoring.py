"""The cost of scoring as drivers and items grow, against the floor of one bare matrix product in the same run.

Run it with `make bench` or `python -m benchmarks.scoring`.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from factors import Analysis, Case, load_case, score

ROUNDS = 25
SIZES = ((100, 100), (1000, 1000))


def milliseconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def compare(name: str, case: Case, board: str) -> None:
    """Print the medians of scoring and ranking a board, of the bare product, and their ratio; rounds interleaved."""
    analysis = Analysis.default(case)
    ratings = case.board(board).arrays[1]
    weights = np.array(analysis.shares)
    score(case, analysis, board)  # the arrays and the hash of a case are made once

    def scored() -> object:
        return score(case, analysis, board).places

    def bare() -> object:
        return np.argsort(-(ratings @ weights))

    ours, floor = [], []
    for _ in range(ROUNDS):
        ours.append(milliseconds(scored))
        floor.append(milliseconds(bare))
    print(
        f"{name:>16}: scored and ranked {statistics.median(ours):8.3f} ms, bare product and sort "
        f"{statistics.median(floor):7.3f} ms, ratio {statistics.median(ours) / statistics.median(floor):6.1f}"
    )


def main() -> None:
    """Score the built-in case and random tables of growing size."""
    print(f"scoring, median of {ROUNDS} interleaved rounds")
    aleppo = load_case("aleppo-2024")
    compare("17 x 28 (3 boards)", aleppo, "outcomes")
    random = np.random.default_rng(2024)
    for items, drivers in SIZES:
        table = pd.DataFrame(
            random.uniform(-5, 5, (items, drivers)),
            index=[f"i{n}" for n in range(items)],
            columns=[f"d{n}" for n in range(drivers)],
        )
        start = time.perf_counter()
        case = Case.from_matrix(table, (-5, 5))
        built = time.perf_counter() - start
        compare(f"{drivers} x {items}", case, "matrix")
        print(f"{'':>16}  (building that case from a table took {built:.2f} s)")
    print(f"loading and checking the built-in case: {milliseconds(lambda: load_case('aleppo-2024')):.0f} ms")


if __name__ == "__main__":
    main()
