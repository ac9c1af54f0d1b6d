"""The time from a committed weight to the redrawn boards, in a real Chromium, against an empty round trip.

A commit is the Enter key in a weight's number box; it ends when the ranked bars, the waterfall and the map all show the
new digest and the browser has painted. The floor is a change that redraws nothing: choosing a driver in the menu and
its rating appearing, one round trip through the same server. Run it with `make bench` or
`python -m benchmarks.redraw`.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.conftest import CHROMIUM_FLAGS, serve

ROUNDS = 20
LONGEST = 20_000  # milliseconds after which a commit counts as lost
COMMIT = """
async ([percent, longest]) => {
  const roots = (node) => [...node.querySelectorAll("*")].flatMap(
    (element) => element.shadowRoot ? [element.shadowRoot, ...roots(element.shadowRoot)] : [])
  const all = (selector) => roots(document).flatMap((root) => [...root.querySelectorAll(selector)])
  const [box] = all("input[aria-label='Weight of Russia tied down in Ukraine in percent']")
  const before = document.querySelector(".digest").textContent
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const start = performance.now()
  box.value = percent
  box.dispatchEvent(new Event("change"))
  for (;;) {
    await frame()
    const now = document.querySelector(".digest").textContent
    if (now !== before && all(".plot").every((plot) => plot.dataset.drawn === now)) break
    if (performance.now() - start > longest) throw new Error("the charts were not redrawn")
  }
  await frame()
  return performance.now() - start
}
"""


def commit(page: Page, percent: float) -> float:
    """Set a weight and return the milliseconds until every chart is redrawn."""
    return float(page.evaluate(COMMIT, [str(percent), LONGEST]))


def choose(page: Page, driver: str) -> float:
    """Choose a driver by the menu and return the milliseconds until its rating stands on the page."""
    menu = page.get_by_role("combobox", name="Driver")
    menu.focus()
    page.keyboard.type(driver)
    start = page.evaluate("performance.now()")
    page.keyboard.press("Enter")
    page.locator("div.evidence h3", has_text=driver).wait_for()
    return float(page.evaluate("performance.now()")) - float(start)


def main() -> None:
    """Measure both in turn, in one session."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for address in serve(Path(folder)):
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(CHROMIUM_FLAGS))
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address)
            page.locator(".st-key-map-outcomes .plot[data-drawn]").wait_for()
            commit(page, 11)
            commits, choices = [], []
            for n in range(ROUNDS):
                commits.append(commit(page, 12 + n))
                choices.append(choose(page, ("Southern front", "Turkish leverage")[n % 2]))
            browser.close()
    middle, floor = statistics.median(commits), statistics.median(choices)
    high = sorted(commits)[int(0.95 * ROUNDS)]
    print(f"commit of a weight to three redrawn charts: median {middle:.0f} ms, p95 {high:.0f} ms ({ROUNDS} rounds)")
    print(f"a round trip that redraws no chart: median {floor:.0f} ms; ratio {middle / floor:.1f}")


if __name__ == "__main__":
    main()
