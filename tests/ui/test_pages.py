"""Every page, run without a browser: no exception, and what its charts hold."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from factors import Analysis, Case, score
from factors.ui.server import MAIN_SCRIPT

PAGES = sorted(path.name for path in (Path(MAIN_SCRIPT).parent / "pages").glob("*.py"))
SECONDS = 60


@pytest.fixture
def app() -> AppTest:
    started = AppTest.from_file(str(MAIN_SCRIPT), default_timeout=SECONDS).run()
    assert not started.exception
    return started


def written(app: AppTest) -> str:
    """All that the page writes as HTML."""
    return "\n".join(str(element.proto.body) for element in app.get("html") if isinstance(element, Element))


def panel(app: AppTest) -> Any:
    """The data that the weight panel was given."""
    found = [
        json.loads(element.proto.json)
        for element in app.get("bidi_component")
        if isinstance(element, Element) and element.proto.component_name.endswith(".weights")
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_runs_without_an_exception(name: str) -> None:
    app = AppTest.from_file(str(MAIN_SCRIPT), default_timeout=SECONDS)
    app.run()
    app.switch_page(f"pages/{name}").run()
    assert not app.exception
    assert not app.error
    assert "This cannot be shown" not in written(app)


def test_the_page_opens_on_the_default_reading(app: AppTest, aleppo: Case) -> None:
    result = score(aleppo, Analysis.default(aleppo), "outcomes")
    assert result.digest in written(app)
    assert app.selectbox(key="reading").value == "article"
    assert app.selectbox(key="item").value == result.board.item_ids[result.order[0]]
    assert app.button(key="undo").disabled
    assert app.button(key="redo").disabled


def test_a_reading_is_chosen_undone_and_redone(app: AppTest, aleppo: Case) -> None:
    start, equal = Analysis.default(aleppo).digest, Analysis.of_reading(aleppo, "equal").digest

    def shown(digest: str) -> bool:
        return digest in written(app)

    app.selectbox(key="reading").set_value("equal").run()
    assert shown(equal)
    app.button(key="undo").click().run()
    assert shown(start)
    assert app.selectbox(key="reading").value == "article"
    app.button(key="redo").click().run()
    assert shown(equal)
    app.button(key="reset").click().run()
    assert shown(equal)


@pytest.mark.parametrize("board", ["outcomes", "actors", "questions"])
def test_each_board_leads_to_the_rating_of_its_chosen_cell(app: AppTest, aleppo: Case, board: str) -> None:
    app.segmented_control(key="board").set_value(board).run()
    item = aleppo.board(board).items[1]
    app.selectbox(key="item").set_value(item.id).run()
    app.selectbox(key="driver").set_value("turkish-leverage").run()
    assert not app.exception
    rating = aleppo.board(board).rating(item.id, "turkish-leverage")
    assert escape(f"Turkish leverage on {item.name}") in written(app)
    assert escape(rating.rationale or "no rationale") in written(app)


def test_the_panel_gets_the_shares_and_locks_of_the_analysis(app: AppTest, aleppo: Case) -> None:
    drivers = [driver for theme in panel(app)["themes"] for driver in theme["drivers"]]
    assert {driver["id"]: driver["share"] for driver in drivers} == dict(Analysis.default(aleppo).weights)
    assert not any(driver["locked"] for driver in drivers)
