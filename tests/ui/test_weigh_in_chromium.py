"""The Weigh page in a real browser: what the hand does, and what follows from it."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from factors import Analysis, Case, score

pytestmark = pytest.mark.browser
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LEADER, SECOND = 0, 1


def digest(page: Page) -> str:
    return page.locator(".digest").inner_text()


def drawn(page: Page, chart: str = "board-outcomes") -> Locator:
    """The plot of a chart, once it shows the analysis that the page's digest names."""
    return page.locator(f".st-key-{chart} .plot[data-drawn='{digest(page)}']")


def ranking(page: Page, case: Case, board: str = "outcomes") -> list[str]:
    """The ids of the items in the order in which the page draws them."""
    drawn(page, f"board-{board}").wait_for()
    written = page.locator(f".st-key-board-{board} .yaxislayer-above .ytick text")
    names = {item.name: item.id for item in case.board(board).items}
    found = [re.sub(r"\s*\d+=?$", "", text.replace("\u00a0", " ")).strip() for text in written.all_text_contents()]
    return [names[name] for name in found]


def computed(case: Case, analysis: Analysis, board: str = "outcomes") -> list[str]:
    result = score(case, analysis, board)
    return [result.board.item_ids[i] for i in result.order]


def type_weight(page: Page, name: str, percent: str) -> None:
    before = digest(page)
    box = page.get_by_label(f"Weight of {name} in percent")
    box.fill(percent)
    box.press("Enter")
    expect(page.locator(".digest")).not_to_have_text(before)


def click_mark(page: Page, chart: str, number: int) -> None:
    """Click a bar of a chart as a mouse does: move there, then press."""
    plot = drawn(page, chart)
    plot.wait_for()
    mark = plot.locator(".barlayer .trace").first.locator(".point > path").nth(number)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 2, y)
    page.mouse.move(x, y)
    expect(plot.locator(".hoverlayer .hovertext").first).to_be_attached()
    page.mouse.click(x, y)


def test_moving_a_weight_changes_the_ranks_as_the_library_computes_them(page: Page, aleppo: Case) -> None:
    start = Analysis.default(aleppo)
    assert ranking(page, aleppo) == computed(aleppo, start)
    type_weight(page, "Russia tied down in Ukraine", "50")
    moved = start.reweight({"ukraine-war": 0.5})
    assert digest(page) == moved.digest
    assert ranking(page, aleppo) == computed(aleppo, moved) != computed(aleppo, start)
    expect(page.locator(".st-key-board-outcomes .annotation-text", has_text="▲").first).to_be_visible()


def test_the_range_moves_by_keys_and_by_mouse(page: Page, aleppo: Case) -> None:
    before = digest(page)
    handle = page.get_by_role("slider", name="Weight of Weakness of the army")
    handle.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".digest")).not_to_have_text(before)
    share = Analysis.default(aleppo).weights["army-collapse"]
    expect(page.get_by_label("Weight of Weakness of the army in percent")).to_have_value(f"{100 * share + 1:.1f}")
    between = digest(page)
    box = handle.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    expect(page.locator(".digest")).not_to_have_text(between)
    assert float(page.get_by_label("Weight of Weakness of the army in percent").input_value()) > 20


def test_keys_go_past_the_right_end_of_the_range(page: Page) -> None:
    type_weight(page, "Iran overstretched", "40")
    before = digest(page)
    page.get_by_role("slider", name="Weight of Iran overstretched").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".digest")).not_to_have_text(before)
    expect(page.get_by_label("Weight of Iran overstretched in percent")).to_have_value("45.0")
    expect(page.get_by_text("full bar: 50 %")).to_be_visible()


def test_a_locked_weight_stays_and_cannot_be_moved(page: Page, aleppo: Case) -> None:
    share = f"{100 * Analysis.default(aleppo).weights['trump-election']:.1f}"
    page.get_by_role("button", name="Lock Trump's election").click()
    expect(page.get_by_role("button", name="Lock Trump's election")).to_have_attribute("aria-pressed", "true")
    type_weight(page, "Hezbollah's weakness", "60")
    expect(page.get_by_label("Weight of Trump's election in percent")).to_have_value(share)
    expect(page.get_by_label("Weight of Trump's election in percent")).to_be_disabled()


def test_a_weight_that_the_locks_do_not_leave_room_for_is_clamped_with_a_notice(page: Page) -> None:
    page.get_by_role("button", name="Lock Trump's election").click()
    expect(page.get_by_role("button", name="Lock Trump's election")).to_have_attribute("aria-pressed", "true")
    type_weight(page, "Unrest in Georgia", "100")
    expect(page.get_by_role("status").filter(has_text="Unrest in Georgia stands at")).to_be_visible()


def test_the_box_always_shows_what_stands(page: Page) -> None:
    box = page.get_by_label("Weight of Iran overstretched in percent")
    type_weight(page, "Iran overstretched", "33,3")
    expect(box).to_have_value("33.3")
    for nonsense in ("", "much", "1e1", "=2"):
        box.fill(nonsense)
        box.press("Enter")
        expect(box).to_have_value("33.3")
    type_weight(page, "Iran overstretched", "500")
    expect(box).to_have_value("100.0")
    expect(page.get_by_role("status").filter(has_text="a whole has 100 %")).to_be_visible()
    box.fill("20")
    box.press("Enter")
    expect(page.get_by_role("status").filter(has_text="every other weight that could move is at 0")).to_be_visible()
    expect(box).to_have_value("100.0")
    page.get_by_role("button", name="Undo").click()
    expect(box).to_have_value("33.3")
    type_weight(page, "Iran overstretched", "-5")
    expect(box).to_have_value("0.0")
    expect(page.get_by_role("status").filter(has_text="never below 0")).to_be_visible()


def test_undo_redo_and_reset(page: Page) -> None:
    start = digest(page)
    type_weight(page, "Iran overstretched", "30")
    moved = digest(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".digest")).to_have_text(start)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    page.get_by_role("button", name="Redo").click()
    expect(page.locator(".digest")).to_have_text(moved)
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".digest")).to_have_text(start)


def test_a_reading_brings_its_weights_and_its_ranking(page: Page, aleppo: Case) -> None:
    reading = aleppo.reading("fidan-2024-12-02")
    page.get_by_role("combobox", name="Reading to start from").focus()
    page.keyboard.type(f"Official: {reading.name}")
    page.keyboard.press("Enter")
    expect(page.locator(".digest")).to_have_text(Analysis.of_reading(aleppo, reading.id).digest)
    share = Analysis.of_reading(aleppo, reading.id).weights["assad-refusals"]
    expect(page.get_by_label("Weight of Assad's refusals in percent")).to_have_value(f"{100 * share:.1f}")
    assert ranking(page, aleppo) == computed(aleppo, Analysis.of_reading(aleppo, reading.id))


def test_a_bar_leads_to_ratings_claims_and_the_sentence(page: Page, aleppo: Case) -> None:
    result = score(aleppo, Analysis.default(aleppo), "outcomes")
    second = result.board.item_ids[result.order[SECOND]]
    click_mark(page, "board-outcomes", SECOND)
    heading = page.locator(".st-key-reasons-area .evidence h3")
    expect(heading).to_contain_text(f"on {result.board.item(second).name}")
    sizes = [abs(part) for part in result.parts[result.order[SECOND]]]
    third = sorted(range(len(sizes)), key=lambda j: -sizes[j])[2]
    name = result.board.item(second).name
    page.locator(f".st-key-waterfall-outcomes .plot[data-title^='What makes {name} ']").wait_for()
    click_mark(page, "waterfall-outcomes", 2)
    expect(heading).to_have_text(f"{aleppo.drivers[third].name} on {result.board.item(second).name}")
    rating = result.board.rating(second, aleppo.drivers[third].id)
    panel = page.locator(".st-key-reasons-area div.evidence")
    expect(panel).to_contain_text(rating.rationale or "no rationale")
    for claim, source in aleppo.supports_of(rating.claims):
        expect(panel).to_contain_text(claim.statement)
        if source.id == "article":
            expect(panel).to_contain_text(f"sentence {claim.locator}")


def test_every_cell_can_be_chosen_without_a_mouse(page: Page) -> None:
    page.get_by_role("combobox", name="Driver").focus()
    page.keyboard.type("Southern front")
    page.keyboard.press("Enter")
    expect(page.locator(".evidence h3")).to_contain_text("Southern front on ")


def test_the_evidence_of_a_driver_opens_from_its_weight(page: Page, aleppo: Case) -> None:
    page.get_by_role("button", name="Evidence for Turkish leverage").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Turkish leverage")).to_be_visible()
    for claim, _ in aleppo.supports_of(aleppo.driver("turkish-leverage").claims):
        expect(dialog).to_contain_text(claim.statement)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_charts_are_saved_as_png_svg_and_csv(page: Page, aleppo: Case, tmp_path: Path) -> None:
    result = score(aleppo, Analysis.default(aleppo), "outcomes")
    for format_name in ("PNG", "SVG", "CSV"):
        button = page.locator(".st-key-board-outcomes").get_by_role("button", name=f"as {format_name}")
        with page.expect_download() as download:
            button.click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        assert path.name == f"aleppo-2024-outcomes-{result.digest.replace(' ', '')}.{format_name.lower()}"
    (png, svg, table) = (next(tmp_path.glob(f"*.{ending}")).read_bytes() for ending in ("png", "svg", "csv"))
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 2 * 850
    picture = svg.decode("utf-8").replace("\u00a0", " ")
    for text in (result.digest, "A score is not a probability", "as of 6 Dec 2024", f"{len(aleppo.claims)} claims"):
        assert text in picture
    rows = list(csv.reader(table.decode("utf-8-sig").splitlines()))
    assert rows[2][1] == result.board.items[result.order[LEADER]].name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844), (1920, 1080)], ids=["desk", "phone", "projector"])
def test_no_finding_by_axe_and_nothing_wider_than_the_screen(
    browser: Browser, dashboard: str, scheme: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(dashboard)
    page.locator(".st-key-map-outcomes .plot[data-drawn]").wait_for()
    found = Axe().run(page, options={"runOnly": AXE_TAGS, "resultTypes": ["violations"]}).response["violations"]
    assert [(entry["impact"], entry["id"], entry["nodes"][0]["target"]) for entry in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    context.close()


def test_a_phone_shows_the_first_five_above_the_weights_and_all_on_request(browser: Browser, dashboard: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(dashboard)
    board = page.locator(".st-key-board-outcomes .scroller")
    page.locator(".st-key-board-outcomes .plot[data-drawn]").wait_for()
    weights = page.locator(".st-key-weights .root")
    above, below = board.bounding_box(), weights.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    folded = above["height"]
    page.get_by_role("button", name="Show all 14").tap()
    expect(page.get_by_role("button", name="Show the first 5")).to_be_visible()
    unfolded = board.bounding_box()
    assert unfolded
    assert unfolded["height"] > 2 * folded
    context.close()


def test_no_request_leaves_for_another_host(browser: Browser, dashboard: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.goto(dashboard)
    for board in ("actors", "questions"):
        page.get_by_role("radio", name=board.capitalize()).click()
        page.locator(f".st-key-map-{board} .plot[data-drawn]").wait_for()
    page.get_by_role("button", name="Evidence for Turkish leverage").click()
    page.get_by_role("dialog").wait_for()
    own = dashboard.removeprefix("http://")
    foreign = [
        url for url in asked if not re.match(rf"(http|ws)://{re.escape(own)}/|data:|blob:http://{re.escape(own)}", url)
    ]
    assert len(asked) > 20
    assert foreign == []
    context.close()
