"""The commands, as a person runs them: in a process of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factors import Analysis, Case, score


def run(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factors.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


def scored(*arguments: str) -> dict[str, Any]:
    done = run("score", "aleppo-2024", "--board", "outcomes", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def test_check_finds_the_built_in_case_good_from_any_folder(tmp_path: Path) -> None:
    done = run("check", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "aleppo-2024: good: 17 drivers, 3 boards with 476 ratings" in done.stdout


def test_check_prints_the_problems_of_a_bad_case_and_exits_with_one(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "case.yaml").write_text("id: broken\nid: twice\n", encoding="utf-8")
    done = run("check", "./broken", "--json", folder=tmp_path)
    assert done.returncode == 1
    (entry,) = json.loads(done.stdout)
    assert entry["problems"][0]["line"] == 2
    assert "twice (first on line 1)" in entry["problems"][0]["found"]
    plain = run("check", "./broken", folder=tmp_path)
    assert plain.returncode == 1
    assert "broken/case.yaml:2" in plain.stderr
    assert "Traceback" not in plain.stderr


def test_score_prints_what_the_library_computes(aleppo: Case) -> None:
    printed = scored()
    result = score(aleppo, Analysis.default(aleppo), "outcomes")
    assert printed["digest"] == result.digest
    assert {item["id"]: item["rank"] for item in printed["items"]} == result.ranks.to_dict()
    for item in printed["items"]:
        assert sum(item["contributions"].values()) == pytest.approx(item["score"], abs=1e-7)
    assert sum(printed["weights"].values()) == pytest.approx(1, abs=1e-7)


def test_score_prints_the_same_bytes_on_every_run() -> None:
    arguments = ("score", "aleppo-2024", "--board", "actors", "--json", "--set", "ukraine-war=0.3")
    assert run(*arguments).stdout == run(*arguments).stdout != ""


def test_set_lock_reading_and_knock_out_change_the_result(aleppo: Case) -> None:
    moved = scored("--set", "ukraine-war=0.3", "--lock", "trump-election")
    assert moved["weights"]["ukraine-war"] == pytest.approx(0.3)
    assert moved["weights"]["trump-election"] == pytest.approx(Analysis.default(aleppo).weights["trump-election"])
    assert scored("--reading", "equal")["weights"]["georgia-unrest"] == pytest.approx(1 / 17)
    out = scored("--knock-out", "hezbollah-recuperating-in-lebanon")
    assert out["knock_outs"] == ["hezbollah-recuperating-in-lebanon"]
    assert len({moved["digest"], out["digest"], scored()["digest"]}) == 3


def test_weights_come_from_a_file(aleppo: Case, tmp_path: Path) -> None:
    file = tmp_path / "weights.yaml"
    lines = [
        f"{driver}: {'0.5' if driver in ('ukraine-war', 'army-collapse') else '0'}" for driver in aleppo.driver_ids
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert scored("--weights", str(file))["weights"]["army-collapse"] == 0.5
    file.write_text("ukraine-war: 0.5\nweather: 0,5\n", encoding="utf-8")
    done = run("score", "aleppo-2024", "--board", "outcomes", "--weights", str(file))
    assert done.returncode == 1
    assert f"{file}:2: weather: found the driver 'weather'; expected a driver of the case" in done.stderr
    assert "no share for 'army-collapse'" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("score", "aleppo-2024"), 2, "--board"),
        (("score", "aleppo-2024", "--board", "outcomes", "--set", "ukraine-war"), 2, "expected DRIVER=SHARE"),
        (("score", "aleppo-2024", "--board", "outcomes", "--set", "ukraine-war=much"), 2, "expected DRIVER=SHARE"),
        (("score", "aleppo-2024", "--board", "outcomes", "--reading", "equal", "--weights", "x"), 2, "give one"),
        (("score", "aleppo-2024", "--board", "weather"), 1, "unknown board 'weather'"),
        (("score", "../../etc", "--board", "outcomes"), 1, "unknown case folder"),
        (("score", "CON", "--board", "outcomes"), 1, "unknown case 'CON'"),
        (("score", "aleppo-2024", "--board", "outcomes", "--set", "ukraine-war=nan"), 2, "from 0 to 1"),
        (("score", "aleppo-2024", "--board", "outcomes", "--set", "ukraine-war=40"), 2, "from 0 to 1"),
        (("score", "aleppo-2024", "--board", "outcomes", "--set", "weather=0.1"), 1, "unknown driver 'weather'"),
        (("score", "aleppo-2024", "--board", "outcomes", "--knock-out", "rumour"), 1, "'rumour'"),
        (("score", "aleppo-2024", "--board", "outcomes", "--reading", "rumour"), 1, "unknown reading"),
        (("no-such-command",), 2, "No such command"),
    ],
)
def test_bad_input_gets_its_exit_code_and_a_message_without_a_traceback(
    arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_every_command_and_option_stands_in_the_readme() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    for command in ("check", "score", "regrade", "serve"):
        assert f"factors {command}" in readme
        for word in run(command, "--help").stdout.split():
            option = word.rstrip(",.")
            if option.startswith("--") and option not in ("--help", "--json"):
                assert option in readme, f"{option} of factors {command}"
