"""Where the cases and the ledger lie: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

from factors.errors import UnknownId
from factors.model.noun import ID_PATTERN

_PACKAGE = Path(__file__).resolve().parents[1]


def home() -> Path:
    """Return the folder that holds app.py, seeds/ and data/."""
    installed = _PACKAGE / "bundle"
    return installed if installed.is_dir() else _PACKAGE.parent


def case_ids() -> tuple[str, ...]:
    """List the ids of the cases that come with the product."""
    found = (home() / "data").glob("*/case.yaml")
    return tuple(sorted(path.parent.name for path in found if ID_PATTERN.fullmatch(path.parent.name)))


def case_folder(case: str | Path) -> Path:
    """Return the folder of a case: text is looked up as an id and never taken for a path, a Path is used as it is.

    Raises:
        UnknownId: where no such case is there.
    """
    if isinstance(case, Path):
        try:
            found = (case / "case.yaml").is_file()
        except OSError:  # such as a name that is too long for the disk
            found = False
        if not found:
            raise UnknownId("case folder", str(case), [])
        return case
    if case not in case_ids():
        raise UnknownId("case", case, case_ids())
    return home() / "data" / case


def seeds_folder(folder: Path) -> Path:
    """Return the ledger of a case: seeds/ two levels up from the case's folder, else the one of the product."""
    beside = folder.resolve().parent.parent / "seeds"
    return beside if beside.is_dir() else home() / "seeds"
