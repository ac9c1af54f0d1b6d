"""What can go wrong, said so that a person can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one place of one file: what was found there and what was expected."""

    file: str
    line: int | None
    place: str
    found: str
    expected: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        at = f" {self.place}:" if self.place else ""
        return f"{where}:{at} found {self.found}; expected {self.expected}"


class FactorsError(Exception):
    """Any error that the product raises on purpose; its text is fit to be shown to a user."""


class InputProblems(FactorsError):
    """A case, a ledger or a weights file does not hold what it should.

    Attributes:
        problems: every Problem that was found, in order of file and line.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.file, p.line or 0, p.place, p.found)))
        count = len(self.problems)
        head = "1 problem" if count == 1 else f"{count} problems"
        super().__init__("\n".join([head, *map(str, self.problems)]))


class UnknownId(FactorsError):
    """An id that names nothing in the case, or no case at all."""

    def __init__(self, kind: str, found: str, known: Iterable[str]) -> None:
        choices = sorted(known)
        listed = ", ".join(choices[:20]) + (f" and {len(choices) - 20} more" if len(choices) > 20 else "")
        super().__init__(f"unknown {kind} {found!r}; expected one of: {listed or 'none there'}")


class WeightError(FactorsError):
    """Weights that cannot be weights, or a change of weights that the locks forbid."""


class CaseMismatch(FactorsError):
    """An analysis made for another case, or for another version of this one."""
