"""The same work without a browser: `factors check`, `score`, `regrade`, `serve`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from factors.errors import FactorsError, InputProblems
from factors.library import case_ids, home, load_case, read_weights
from factors.library import regrade as regrade_case
from factors.model import Analysis, Case
from factors.model.noun import DECIMAL
from factors.scoring import Result, score

PROBLEMS_IN_INPUT = 1


def _case_argument(text: str) -> str | Path:
    """Take an argument with a path separator or a leading dot for a folder, anything else for an id."""
    return Path(text) if os.sep in text or text.startswith(".") else text


def _fail(error: FactorsError) -> NoReturn:
    click.echo(str(error), err=True)
    sys.exit(PROBLEMS_IN_INPUT)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factor-weighting")
def main() -> None:
    """Weigh what drives a political event, and trace every number to the sentence it came from."""


@main.command()
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
def check(cases: Sequence[str], as_json: bool) -> None:
    """Check cases and their ledger; without a name, every case that comes with the product.

    CASE is an id such as aleppo-2024, or the path of a folder (with a / in it). All problems are printed at once, each
    with file and line, what was found and what was expected.
    """
    report = []
    failed = False
    for name in cases or case_ids():
        try:
            case = load_case(_case_argument(name))
        except FactorsError as error:
            failed = True
            problems = [vars(p) for p in error.problems] if isinstance(error, InputProblems) else []
            report.append({"case": name, "ok": False, "message": str(error), "problems": problems})
        else:
            report.append({"case": name, "ok": True, "message": _summary(case), "problems": []})
    if as_json:
        click.echo(json.dumps(report, indent=2, ensure_ascii=False))
    else:
        for entry in report:
            click.echo(f"{entry['case']}: {entry['message']}", err=not entry["ok"])
    if failed:
        sys.exit(PROBLEMS_IN_INPUT)


def _summary(case: Case) -> str:
    cells = sum(len(board.items) * len(board.drivers) for board in case.boards)
    checks = sum(len(claim.checks) for claim in case.claims)
    return (
        f"good: {len(case.drivers)} drivers, {len(case.boards)} boards with {cells} ratings, "
        f"{len(case.readings)} readings, "
        f"{len(case.sources)} sources with {len(case.claims)} claims and {checks} checks, {len(case.timeline)} events; "
        f"version {case.hash[:8]}"
    )


@main.command("score")
@click.argument("case_name", metavar="CASE")
@click.option("--board", required=True, help="Id of the board to score, such as outcomes.")
@click.option("--reading", help="Start from the weights of this reading instead of the default one.")
@click.option(
    "--weights", "weights_file", type=click.Path(path_type=Path), help="Start from the shares in a YAML file."
)
@click.option(
    "--set", "settings", multiple=True, metavar="DRIVER=SHARE", help="Set one share, 0 to 1; the others give way."
)
@click.option("--lock", "locks", multiple=True, metavar="DRIVER", help="Hold this driver's share while others are set.")
@click.option("--knock-out", "outs", multiple=True, metavar="ID", help="Take a claim, a source or a driver away.")
@click.option("--json", "as_json", is_flag=True, help="Print scores, ranks, contributions, weights and digest as JSON.")
def score_command(
    case_name: str,
    board: str,
    reading: str | None,
    weights_file: Path | None,
    settings: Sequence[str],
    locks: Sequence[str],
    outs: Sequence[str],
    as_json: bool,
) -> None:
    """Score one board of a case.

    The order of work: reading or weights file, then locks, then each --set in turn, then the knock-outs.
    """
    if reading and weights_file:
        raise click.UsageError("--reading and --weights both give the weights to start from; give one of them")
    shares = _shares(settings)
    try:
        case = load_case(_case_argument(case_name))
        analysis = Analysis.of_reading(case, reading or case.default_reading)
        if weights_file:
            analysis = analysis.with_shares(read_weights(weights_file, case.driver_ids))
        analysis = analysis.reweight(shares, locked=locks).knock_out(*outs)
        result = score(case, analysis, board)
        whole = score(case, analysis.changed(knock_outs=()), board)
    except FactorsError as error:
        _fail(error)
    click.echo(json.dumps(result.as_dict(), indent=2) if as_json else _table(result, whole))


def _shares(settings: Sequence[str]) -> dict[str, float]:
    shares = {}
    for setting in settings:
        driver, equals, share = setting.partition("=")
        if not equals or not DECIMAL.fullmatch(share) or not 0 <= float(share) <= 1:
            expected = "DRIVER=SHARE with a share from 0 to 1, such as ukraine-war=0.3"
            raise click.UsageError(f"found --set {setting!r}; expected {expected}")
        shares[driver] = float(share)
    return shares


def _table(result: Result, whole: Result) -> str:
    """Write a ranking; with knock-outs also what they changed against the `whole`."""
    lines = [f"{result.board.name}, {result.method} score; digest {result.digest}"]
    for i in result.order:
        was = f"  (was {whole.place(i)})" if whole.places[i] != result.places[i] else ""
        lines.append(f"{result.place(i):>4}  {result.totals[i]:>+7.3f}  {result.board.items[i].name}{was}")
    if result.analysis.knock_outs:
        moved = int((result.best != whole.best).sum())
        wider = int(((result.low != whole.low) | (result.high != whole.high)).sum()) - moved
        lines.append(
            f"switched off: {', '.join(result.analysis.knock_outs)}; {moved} ratings of this board lost all that they "
            f"rest on, {wider} more became less certain, {int((result.places != whole.places).sum())} ranks changed"
        )
    for group in result.ties:
        lines.append(f"tied: {', '.join(result.board.item(item).name for item in group)}")
    return "\n".join(lines)


@main.command()
@click.argument("case_name", metavar="CASE")
def regrade(case_name: str) -> None:
    """Write low and high of every rating anew by the grading rule, but where a row gives a range_reason."""
    try:
        changed = regrade_case(_case_argument(case_name))
    except FactorsError as error:
        _fail(error)
    click.echo(f"{changed} rows changed")


@main.command()
@click.option("--port", default=8501, show_default=True, help="Port to listen on.")
@click.option("--address", default="localhost", show_default=True, help="Address to listen on.")
@click.option("--trust", "hosts", multiple=True, metavar="HOST", help="Answer requests for this host name too.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def serve(port: int, address: str, hosts: Sequence[str], no_browser: bool) -> None:
    """Open the dashboard.

    It listens on this machine only, unless --address says otherwise; then name the host that others will type in
    --trust.
    """
    command = [
        sys.executable, "-m", "streamlit", "run", str(home() / "app.py"),
        f"--server.port={port}", f"--server.address={address}", f"--server.headless={str(no_browser).lower()}",
    ]  # fmt: skip
    trusted = ["localhost", "127.0.0.1", "[::1]", *hosts]
    command += [argument for host in trusted for argument in ("--server.allowedHosts", host)]
    # The server takes the place of this process, so that whoever stops the one stops the other.
    os.execv(sys.executable, command)  # noqa: S606 - arguments of our own making, no shell


if __name__ == "__main__":
    main()
