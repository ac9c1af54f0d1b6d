"""The wheel on its own: installed beside nothing of the checkout, it checks and serves its case."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from factors import load_case
from tests.conftest import ROOT, serve

pytestmark = pytest.mark.browser
TRACKER = "http://198.51.100.7"
HOSTILE = {
    "Russia tied down in Ukraine": f"![picture]({TRACKER}/a.png) [link](javascript:alert(1)) :red[red]",
    "Unrest in Georgia": f"<img src='{TRACKER}/b.png' onerror='document.title=1'><script>document.title=2</script>",
    "Fall of Homs": f"<a href='{TRACKER}/c'>Homs</a> {TRACKER}/d www.example.com",
    "Actors": f"{TRACKER}/e www.example.com me@example.com ![p]({TRACKER}/f) [x](javascript:alert(1)) *b*",
    "Turkish primacy": "</script><script>document.title=3</script> $x^2$ `code` **bold**",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built wheel installed in it, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target)]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    return target


def test_the_installed_wheel_checks_its_own_case_from_any_folder(site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "factors.cli", "check"]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert load_case("aleppo-2024").hash[:8] in done.stdout
    where = [sys.executable, "-c", "import factors; print(factors.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.startswith(str(site))


@pytest.fixture(scope="module")
def hostile(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the installed dashboard on a case whose names try to be more than text."""
    case = site / "factors" / "bundle" / "data" / "aleppo-2024"
    for name in ("case.yaml", "drivers.yaml", "outcomes.yaml"):
        text = (case / name).read_text(encoding="utf-8")
        for plain, markup in HOSTILE.items():
            quoted = markup.replace("'", "''")
            text = text.replace(f"name: {plain}\n", f"name: '{quoted}'\n")
        (case / name).write_text(text, encoding="utf-8")
    yield from serve(tmp_path_factory.mktemp("elsewhere"), python_path=site)


def test_a_broken_case_shows_its_problems_and_no_traceback(
    site: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = tmp_path_factory.mktemp("broken") / "site"
    shutil.copytree(site, copy)
    drivers = copy / "factors" / "bundle" / "data" / "aleppo-2024" / "drivers.yaml"
    text = drivers.read_text(encoding="utf-8")
    drivers.write_text(text.replace("theme: patrons", "theme: <b>sponsors</b>", 1), encoding="utf-8")
    for address in serve(copy.parent, python_path=copy):
        page = browser.new_page()
        page.goto(address)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("drivers.yaml:3: ukraine-war.theme: found '<b>sponsors</b>'")
        assert "Traceback" not in page.inner_text("body")
        page.close()


def test_the_installed_wheel_serves_hostile_names_as_plain_text(hostile: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(hostile)
    page.locator(".st-key-map-outcomes .plot[data-drawn]").wait_for()
    for name in ("Russia tied down in Ukraine", "Unrest in Georgia"):
        expect(page.locator(".st-key-weights").get_by_text(HOSTILE[name], exact=True)).to_be_visible()
    homs = HOSTILE["Fall of Homs"]
    expect(page.locator(".st-key-board-outcomes").get_by_role("heading", level=2)).to_contain_text(homs)
    board = page.locator(".st-key-board-outcomes .plot")
    assert homs[:20] in "".join(board.locator(".ytick text").all_text_contents())
    shown = page.get_by_role("radiogroup").inner_text().replace("\N{WORD JOINER}", "")
    assert HOSTILE["Actors"] in shown
    page.get_by_role("combobox", name="Driver").focus()
    page.keyboard.type("picture")
    page.keyboard.press("Enter")
    expect(page.locator("div.evidence h3")).to_contain_text(HOSTILE["Russia tied down in Ukraine"])
    evidence = page.get_by_role("button", name="Evidence for <img")
    evidence.click()
    expect(page.get_by_role("dialog")).to_contain_text(HOSTILE["Unrest in Georgia"])
    live = page.locator("main a, [role=dialog] a, .plot a, main img, [role=dialog] img")
    assert live.evaluate_all("found => found.map(element => element.outerHTML)") == []
    assert page.title() == "Factor weighting"
    assert not [url for url in asked if "198.51.100.7" in url or "example.com" in url]
    context.close()
