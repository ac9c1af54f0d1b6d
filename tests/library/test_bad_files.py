"""Every rule of the model and the library, each broken by a folder of tests/data/bad (see tests/data/README.md)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factors.errors import InputProblems
from factors.library import load_case

BAD = Path(__file__).parent.parent / "data" / "bad"
FOLDERS = sorted(path for path in BAD.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_bad_file_is_refused_with_the_place_what_was_found_and_what_was_expected(folder: Path, small: Path) -> None:
    shutil.copytree(folder, Path.cwd(), dirs_exist_ok=True)
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    only = expected[0] == "only"
    wanted = expected[1:] if only else expected

    with pytest.raises(InputProblems) as raised:
        load_case(small)

    head, *said = str(raised.value).splitlines()
    assert wanted
    assert [line for line in wanted if not any(line in problem for problem in said)] == []
    if only:
        assert [problem for problem in said if not any(line in problem for line in wanted)] == []
        assert head == ("1 problem" if len(wanted) == 1 else f"{len(wanted)} problems")


def test_every_bad_folder_differs_from_the_good_case() -> None:
    stored = [path for path in BAD.rglob("*") if path.is_file() and path.name != "expected.txt"]
    same = []
    for path in stored:
        good = BAD.parent / "good" / Path(*path.relative_to(BAD).parts[1:])
        same += [path] if good.exists() and good.read_bytes() == path.read_bytes() else []
    assert same == []
    assert {path.relative_to(BAD).parts[0] for path in stored} == {folder.name for folder in FOLDERS}
