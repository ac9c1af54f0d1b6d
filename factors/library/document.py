"""A file as it was read: its data, and the line on which each part of it stands."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from factors.errors import Problem
from factors.model.noun import ID_PATTERN, Noun

Location = tuple[str | int, ...]
LARGEST_FILE = 5_000_000

# pydantic's words for what it expected, where they are a programmer's.
_EXPECTED = {
    "dict_type": "a record with fields",
    "float_type": "a number",
    "int_type": "a whole number",
    "model_type": "a record with fields",
    "string_type": "text",
    "tuple_type": "a list",
    "too_short": "at least one",
}

_Noun = TypeVar("_Noun", bound=Noun)


class _AnyId(frozenset[str]):
    """The ids of a file that could not be read whole: any may stand in it, so that none is called missing."""

    def __contains__(self, wanted: object) -> bool:
        return True


ANY_ID = _AnyId()


@dataclass(frozen=True)
class Document:
    """Plain data (mappings, tuples, text, None) with the line of each location in it.

    `whole` is False where some of the file could not be read.
    """

    name: str
    data: Any
    lines: Mapping[Location, int]
    whole: bool = True

    @property
    def ids(self) -> tuple[tuple[int, str], ...]:
        """The id of each record of a list with its position, those of records with problems too."""
        records = enumerate(self.data if isinstance(self.data, tuple) else ())
        found = [(n, record.get("id")) for n, record in records if isinstance(record, dict)]
        return tuple((n, one) for n, one in found if isinstance(one, str))

    @cached_property
    def named(self) -> frozenset[str]:
        """Every id that stands in a list of records; anything, where the file could not be read whole."""
        return frozenset(found for _, found in self.ids) if self.whole and isinstance(self.data, tuple) else ANY_ID

    def line(self, location: Location) -> int | None:
        """Return the line of a location, or of the nearest part around it."""
        for end in range(len(location), -1, -1):
            if location[:end] in self.lines:
                return self.lines[location[:end]]
        return None

    def place(self, location: Location) -> str:
        """Say where a location is, with ids instead of positions where records have them."""
        words: list[str] = []
        here = self.data
        for step in location:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                here = None
            if isinstance(step, str):
                words.append(step[:60] if step.isprintable() else ascii(step[:60]))
            else:
                named = str(here.get("id")) if isinstance(here, dict) else ""
                words.append(named[:60] if ID_PATTERN.fullmatch(named) else f"[{step + 1}]")
        return ".".join(words).replace(".[", "[")

    def problem(self, location: Location, found: str, expected: str) -> Problem:
        """Make a Problem at a location."""
        return Problem(self.name, self.line(location), self.place(location), found, expected)


def shown_name(path: Path) -> str:
    """Return a path as it is shown to a person: from the current folder where it lies below it."""
    absolute = path.resolve()
    here = Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else os.fspath(absolute)


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """Read a UTF-8 text file; adds a Problem and returns None where that is not what it is."""
    name = shown_name(path)
    try:
        if not path.is_file():
            problems.append(Problem(name, None, "", "no such file", "a file of that name"))
            return None
        size = path.stat().st_size
        if size > LARGEST_FILE:
            problems.append(Problem(name, None, "", f"a file of {size:,} bytes", f"at most {LARGEST_FILE:,} bytes"))
            return None
        raw = path.read_bytes()
    except OSError as error:
        found = f"a file that does not open ({error.strerror})"
        problems.append(Problem(name, None, "", found, "a file that can be read"))
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{raw[error.start]:02X}, which is not UTF-8 (a file saved as Windows-1252 or Latin-1?)"
        problems.append(Problem(name, line, "", found, "text saved as UTF-8"))
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(Problem(name, line, "", "a NUL character", "printable text"))
        return None
    return text


def validated(model: type[_Noun], document: Document, location: Location, problems: list[Problem]) -> _Noun | None:
    """Turn the part of a document at a location into a noun; adds a Problem for everything wrong with it."""
    data = document.data
    for step in location:
        data = data[step]
    try:
        return model.model_validate(data, context={"from_text": True})
    except ValidationError as error:
        for wrong in error.errors(include_url=False):
            inner = tuple(step for step in wrong["loc"] if not (isinstance(step, str) and step.startswith("function-")))
            found, expected = _said(wrong["type"], wrong["msg"], wrong["input"], inner, model)
            problems.append(document.problem((*location, *inner), found, expected))
        return None


def _said(kind: str, message: str, value: Any, location: Location, model: type[Noun]) -> tuple[str, str]:
    """Put one of pydantic's errors as what was found and what was expected."""
    if kind == "value_error":
        found, _, expected = message.removeprefix("Value error, ").removeprefix("found ").partition("; expected ")
        return found, expected or "a valid value"
    if kind == "missing":
        return f"no field {location[-1]!r}", f"the field {location[-1]!r}"
    if kind == "extra_forbidden":
        known = ", ".join(model.model_fields) if len(location) == 1 else "the fields the format has"
        return f"the unknown field {str(location[-1])[:60]!r}", known
    wanted = message.removeprefix("Input should be ").removeprefix("String should have ")
    wanted = wanted.removeprefix("Dictionary should have ").partition(" after validation")[0]
    wanted = wanted.replace("String should match pattern", "text that matches")
    if kind in {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}:
        wanted = f"a number {wanted}"
    return shown_value(value), _EXPECTED.get(kind, wanted)


def shown_value(value: Any) -> str:
    """Return a value of a file as it is shown to a person: text in quotes and cut short, anything else in words."""
    if value is None:
        return "nothing"
    if isinstance(value, tuple):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return "a record with fields"
    return repr(value[:60] if isinstance(value, str) else value)[:80]
