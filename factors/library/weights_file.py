"""Weights from a file: driver ids, each with its share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factors.errors import InputProblems, Problem
from factors.library.document import shown_value
from factors.library.yaml_file import read_yaml
from factors.model.noun import DECIMAL
from factors.model.weights import SUM_TOLERANCE


def read_weights(path: Path, drivers: Sequence[str]) -> dict[str, float]:
    """Read a YAML mapping of every driver to its share, such as `ukraine-war: 0.25`; the shares sum to 1.

    Raises:
        InputProblems: for a driver that is unknown or missing, a share that is no number, below 0 or above 1, and
            for shares that are all zero or sum to something else than 1.
    """
    problems: list[Problem] = []
    document = read_yaml(path, problems)
    if document is None:
        raise InputProblems(problems)
    if not isinstance(document.data, dict):
        raise InputProblems([document.problem((), "no mapping", "a line for each driver, such as 'ukraine-war: 0.25'")])
    shares: dict[str, float] = {}
    for driver, text in document.data.items():
        if driver not in drivers:
            problems.append(document.problem((driver,), f"the driver {driver[:60]!r}", "a driver of the case"))
        elif not _is_share(text):
            problems.append(document.problem((driver,), shown_value(text), "a share from 0 to 1, written with a point"))
        else:
            shares[driver] = float(text)
    missing = [driver for driver in drivers if driver not in document.data]
    expected = "a share for every driver; 0 where it has none"
    problems += [document.problem((), f"no share for {driver!r}", expected) for driver in missing]
    total = sum(shares.values())
    if not problems and total == 0:
        problems.append(document.problem((), "all weights at zero", "at least one above 0"))
    elif not problems and abs(total - 1) > SUM_TOLERANCE:
        problems.append(document.problem((), f"shares that sum to {total:.9g}", "shares that sum to 1"))
    if problems:
        raise InputProblems(problems)
    return shares


def _is_share(text: object) -> bool:
    return isinstance(text, str) and DECIMAL.fullmatch(text) is not None and 0 <= float(text) <= 1
