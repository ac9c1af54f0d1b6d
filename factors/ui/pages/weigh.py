"""The main page: weights on the left, the board they lead to on the right, and what it rests on below."""

from html import escape

import streamlit as st

from factors.briefing import board_table, item_table
from factors.charts import contribution_map, ranked_bars, waterfall
from factors.charts.frame import as_of
from factors.model import Analysis, Case
from factors.scoring import Result, score
from factors.ui.components.chart import show_chart
from factors.ui.components.weights import weight_panel
from factors.ui.evidence import driver_html, rating_html, reading_html, reading_name
from factors.ui.state import State, current_case
from factors.ui.words import label


def header(case: Case, state: State) -> None:
    """Draw the question, its date, the digest of what is on the page, and the steps back and forth."""
    with st.container(key="head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.html(
            f"<h1>{escape(case.question)}</h1><span class='asof'>{escape(as_of(case).removeprefix(', '))}</span>"
            "<span class='label'>digest</span>"
            "<span class='digest' title='Stands for exactly these weights on exactly this version of the case'>"
            f"{state.analysis.digest}</span>",
            width="content",
        )
        with st.container(key="steps", horizontal=True, width="content", gap="small"):
            st.button("Undo", key="undo", on_click=state.undo, disabled=not state.can_undo)
            st.button("Redo", key="redo", on_click=state.redo, disabled=not state.can_redo)


@st.dialog("Evidence", width="large")
def evidence(case: Case, driver: str) -> None:
    """Show what a driver is and the claims about it."""
    st.html(driver_html(case, case.driver(driver)))


def weights(case: Case, state: State) -> None:
    """Draw the choice of reading and the weight panel."""
    names = {reading.id: reading_name(case, reading) for reading in case.readings}
    st.session_state["reading"] = state.analysis.reading
    with st.container(key="start", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Reading to start from", list(names), format_func=names.__getitem__, key="reading",
            on_change=lambda: state.choose_reading(st.session_state["reading"]),
        )  # fmt: skip
        st.button(
            "Reset", key="reset", on_click=state.reset, help="Back to the weights of this reading, nothing locked"
        )
    weight_panel(
        case,
        state.analysis,
        state.turn,
        key="weights",
        on_set=state.set_share,
        on_lock=state.lock,
        on_evidence=state.ask_evidence,
    )
    if notice := state.take_notice():
        st.html(f"<p role='status'>{escape(notice)}</p>")
    st.html(reading_html(case, case.reading(state.analysis.reading)))
    if asked := state.take_asked():
        evidence(case, asked)


def board(case: Case, state: State) -> Result:
    """Draw the chosen board as ranked bars and return its result."""
    names = {board.id: label(board.name) for board in case.boards}
    st.session_state["board"] = state.board
    st.segmented_control(
        "Board", list(names), format_func=names.__getitem__, key="board", label_visibility="collapsed", required=True,
        on_change=lambda: state.choose_board(st.session_state["board"]),
    )  # fmt: skip
    result = score(case, state.analysis, state.board)
    reference = score(case, Analysis.of_reading(case, state.analysis.reading), state.board)
    show_chart(
        ranked_bars(case, result, reference), key=f"board-{state.board}", table=board_table(case, result),
        file_name=file_name(result), on_pick=lambda item, _: state.pick(item), fold=5,
    )  # fmt: skip
    return result


def file_name(result: Result) -> str:
    """Return what saved files of a result are called."""
    return f"{result.analysis.case}-{result.board.id}-{result.digest.replace(' ', '')}"


def reasons(case: Case, state: State, result: Result) -> None:
    """Draw what makes the chosen item, the rating of the chosen cell, and the map of all contributions."""
    item, driver = state.picked(result)
    left, right = st.columns(2, gap="large")
    with left:
        show_chart(
            waterfall(case, result, item), key=f"waterfall-{state.board}", table=item_table(case, result, item),
            file_name=f"{file_name(result)}-{item}", on_pick=state.pick, heading=3,
        )  # fmt: skip
    with right:
        choice(case, state, result, item, driver)
    show_chart(
        contribution_map(case, result), key=f"map-{state.board}", table=board_table(case, result),
        file_name=f"{file_name(result)}-map", on_pick=state.pick, narrowest=860, heading=3,
    )  # fmt: skip


def choice(case: Case, state: State, result: Result, item: str, driver: str) -> None:
    """Draw the rating of the chosen cell, with menus that choose it without a mouse."""
    items = {entry.id: entry.name for entry in result.board.items}
    drivers = {entry.id: entry.name for entry in case.drivers}
    st.session_state["item"], st.session_state["driver"] = item, driver
    one, other = st.columns(2)
    one.selectbox(
        "Item", list(items), format_func=items.__getitem__, key="item",
        on_change=lambda: state.pick(st.session_state["item"]),
    )  # fmt: skip
    other.selectbox(
        "Driver", list(drivers), format_func=drivers.__getitem__, key="driver",
        on_change=lambda: state.pick(st.session_state["item"], st.session_state["driver"]),
    )  # fmt: skip
    st.html(rating_html(case, result, item, driver))


state = State(current_case())
header(state.case, state)
with st.container(key="page"):
    with st.container(key="weights-area"):
        weights(state.case, state)
    with st.container(key="board-area"):
        shown = board(state.case, state)
    with st.container(key="reasons-area"):
        reasons(state.case, state, shown)
