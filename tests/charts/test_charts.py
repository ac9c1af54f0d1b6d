"""Charts as specifications: what they say, whose numbers they hold, and that text in them is inert."""

from __future__ import annotations

import json
from collections.abc import Callable

import plotly.graph_objects as go
import pytest

from factors import Analysis, Case, score
from factors.charts import contribution_map, ranked_bars, waterfall
from factors.charts.frame import active_title, finding
from factors.charts.theme import DARK_OF, DARK_PAPER, INK, LETTER_ON, PALETTE, PAPER, SOFT, theme_letters
from factors.charts.words import signed
from factors.scoring import Result

Draw = Callable[[Case, Result], go.Figure]
CHARTS: dict[str, Draw] = {
    "ranked bars": lambda case, result: ranked_bars(case, result, result),
    "contribution map": contribution_map,
    "waterfall": lambda case, result: waterfall(case, result, result.board.item_ids[0]),
}


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""

    def luminance(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
@pytest.mark.parametrize("board", ["outcomes", "actors", "questions"])
def test_every_chart_carries_its_frame_inside_the_picture(aleppo: Case, draw: Draw, board: str) -> None:
    result = score(aleppo, Analysis.default(aleppo), board)
    figure = draw(aleppo, result)
    meta = figure.layout.meta
    written = " ".join(note.text for note in figure.layout.annotations if note.name == "frame").replace("<br>", " ")
    assert len(meta["title"].split()) <= 10
    assert result.digest.replace(" ", "\N{NO-BREAK SPACE}") in written
    assert "as of 6 Dec 2024" in written
    assert "A score is not a probability" in written
    assert f"{len(aleppo.sources) - 1} other sources" in written
    assert " where " in meta["alt"]
    assert "Source" not in meta["alt"]


def test_segments_add_up_to_the_score_and_the_mark_stands_on_it(aleppo: Case) -> None:
    result = score(aleppo, Analysis.default(aleppo), "outcomes")
    figure = ranked_bars(aleppo, result, result)
    *segments, marks = figure.data
    for row, i in enumerate(result.order):
        assert sum(trace.x[row] for trace in segments) == pytest.approx(result.totals[i])
        assert marks.x[row] == pytest.approx(result.totals[i])
        assert marks.customdata[row][0] == result.board.item_ids[i]


def test_a_change_of_rank_against_the_reference_shows_on_the_bar(aleppo: Case) -> None:
    start = Analysis.default(aleppo)
    before = score(aleppo, start, "outcomes")
    after = score(aleppo, start.reweight({"ukraine-war": 0.6}), "outcomes")
    notes = [n.text for n in ranked_bars(aleppo, after, before).layout.annotations if n.name != "frame"]
    for note, i in zip(notes, after.order, strict=True):
        step = int(before.places[i]) - int(after.places[i])
        assert (f"▲{step}" in note) if step > 0 else (f"▼{-step}" in note) if step < 0 else "▲" not in note
    assert any("▲" in note for note in notes)


def test_the_waterfall_ends_at_the_score(aleppo: Case) -> None:
    result = score(aleppo, Analysis.default(aleppo), "outcomes")
    (trace,) = waterfall(aleppo, result, "homs-falls").data
    *steps, total = trace.x
    assert sum(steps) == pytest.approx(total) == pytest.approx(result.scores["homs-falls"])
    for n, step in enumerate(steps[:-1]):
        assert trace.base[n + 1] == pytest.approx(trace.base[n] + step)


def test_the_map_holds_every_contribution(aleppo: Case) -> None:
    result = score(aleppo, Analysis.default(aleppo), "actors")
    (trace,) = contribution_map(aleppo, result).data
    for column, i in enumerate(result.order):
        for row, driver in enumerate(result.board.drivers):
            assert trace.z[row][column] == result.parts[i, row]
            assert tuple(trace.customdata[row][column]) == (result.board.item_ids[i], driver)


def test_the_title_names_leader_runner_up_and_ties(aleppo: Case) -> None:
    result = score(aleppo, Analysis.default(aleppo), "outcomes")
    first, second = (result.board.items[i].name for i in result.order[:2])
    title = finding(result)
    assert title.startswith(first)
    assert second in title or len(f"{title}, ahead of {second}".split()) > 10


HOSTILE = "<a href='http://198.51.100.7/x'>link</a><img src=x onerror=alert(1)>![p](http://198.51.100.7/y)"


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_markup_in_names_is_escaped_wherever_plotly_would_read_it(aleppo: Case, draw: Draw) -> None:
    board = aleppo.board("outcomes")
    items = tuple(item.changed(name=HOSTILE) for item in board.items)
    hostile = aleppo.changed(
        title=HOSTILE,
        drivers=tuple(driver.changed(name=HOSTILE) for driver in aleppo.drivers),
        themes=tuple(theme.changed(name=f"{n}{HOSTILE}") for n, theme in enumerate(aleppo.themes)),
        readings=tuple(reading.changed(name=HOSTILE) for reading in aleppo.readings),
        boards=tuple(b.changed(items=items, name=HOSTILE) if b.id == "outcomes" else b for b in aleppo.boards),
    )
    figure = draw(hostile, score(hostile, Analysis.default(hostile), "outcomes"))
    plotted = figure.to_plotly_json()
    del plotted["layout"]["meta"]  # read as text only, never by plotly
    text = json.dumps(plotted, default=str)
    assert "<a" not in text
    assert "<img" not in text
    assert "&lt;" in text


def test_colours_keep_their_contrast_on_light_and_dark_pages() -> None:
    for color in PALETTE:
        assert contrast(color, PAPER) >= 3
        assert contrast(DARK_OF[color], DARK_PAPER) >= 3
        letter = LETTER_ON.get(color, PAPER)
        assert contrast(color, letter) >= 4.5
        assert contrast(DARK_OF[color], DARK_OF.get(letter, letter)) >= 4.5
    for text in (INK, SOFT):
        assert contrast(text, PAPER) >= 4.5
        assert contrast(DARK_OF[text], DARK_PAPER) >= 4.5


def test_numbers_on_the_map_can_be_read_on_every_cell_colour() -> None:
    from factors.charts.theme import DIVERGING

    for color in DIVERGING:
        assert contrast(color, INK) >= 4.5
        assert contrast(DARK_OF[color], DARK_OF[INK]) >= 4.5


def test_letters_tell_the_themes_apart(aleppo: Case) -> None:
    letters = theme_letters(aleppo.themes)
    assert sorted(letters.values()) == ["B", "D", "P", "R", "W"]
    twins = (aleppo.themes[0].changed(name="North"), aleppo.themes[1].changed(name="Norway"))
    assert sorted(theme_letters(twins).values()) == ["Nort", "Norw"]


def test_numbers_are_written_with_a_true_minus_and_no_signed_zero() -> None:
    assert [signed(v) for v in (1.24, -1.26, 0.04, -0.04)] == ["+1.2", "\N{MINUS SIGN}1.3", "0.0", "0.0"]


def test_a_title_has_at_most_ten_words() -> None:
    assert active_title("one two three") == "one two three"
    assert active_title("word " * 11, "short enough") == "short enough"
    assert active_title("word " * 11) == "word " * 9 + "word…"
