"""What a session remembers, and the only names under which it does."""

from __future__ import annotations

from typing import Any

import streamlit as st

from factors.charts.words import percent
from factors.errors import FactorsError
from factors.library import case_ids, load_case
from factors.model import Analysis, Case
from factors.scoring import Result

_HISTORY, _POSITION, _BOARD = "kept-history", "kept-position", "kept-board"
_ITEM, _DRIVER, _NOTICE, _ASKED = "kept-item", "kept-driver", "kept-notice", "kept-asked"
_TURN = "kept-turn"
LONGEST_HISTORY = 500
SHOWN = 1e-6


@st.cache_resource(max_entries=8, show_spinner=False)
def read_case(case: str) -> Case:
    """Return a case that comes with the product, read once for all sessions."""
    return load_case(case)


def current_case() -> Case:
    """Return the case of this session; raises InputProblems where its files are broken."""
    return read_case(case_ids()[0])


class State:
    """The state of one session on one case: its analyses, step by step, and what is chosen to look at."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._kept: Any = st.session_state
        if _HISTORY not in self._kept:
            self._kept[_HISTORY] = (Analysis.default(case),)
            self._kept[_POSITION] = 0
            self._kept[_BOARD] = case.boards[0].id

    @property
    def analysis(self) -> Analysis:
        """The analysis that is on the page now."""
        now: Analysis = self._kept[_HISTORY][self._kept[_POSITION]]
        return now

    def commit(self, analysis: Analysis) -> None:
        """Make an analysis the present one; one step of history, unless nothing changed."""
        if analysis == self.analysis:
            return
        steps = (*self._kept[_HISTORY][: self._kept[_POSITION] + 1], analysis)[-LONGEST_HISTORY:]
        self._kept[_HISTORY] = steps
        self._kept[_POSITION] = len(steps) - 1

    @property
    def can_undo(self) -> bool:
        """Say whether there is a step back."""
        return bool(self._kept[_POSITION] > 0)

    @property
    def can_redo(self) -> bool:
        """Say whether there is a step forward."""
        return bool(self._kept[_POSITION] < len(self._kept[_HISTORY]) - 1)

    def undo(self) -> None:
        """Go one step back, if there is one."""
        self._kept[_POSITION] -= self.can_undo

    def redo(self) -> None:
        """Go one step forward, if there is one."""
        self._kept[_POSITION] += self.can_redo

    def reset(self) -> None:
        """Go back to the weights of the chosen reading, with nothing locked."""
        self.choose_reading(self.analysis.reading)

    def choose_reading(self, reading: str) -> None:
        """Take over the weights of a reading; locks go, for it sets every weight."""
        fresh = Analysis.of_reading(self.case, reading)
        self.commit(fresh.knock_out(*self.analysis.knock_outs))

    @property
    def turn(self) -> int:
        """How often the hand set a weight; a panel that is sent it shows what stands, even where nothing moved."""
        return int(self._kept.get(_TURN, 0))

    def set_share(self, driver: str, share: float) -> None:
        """Set one share and keep a notice where it could not become what was asked for."""
        self._kept[_TURN] = self.turn + 1
        try:
            moved = self.analysis.reweight({driver: share})
        except FactorsError as error:
            self._kept[_NOTICE] = str(error)
            return
        self.commit(moved)
        stands = moved.weights[driver]
        if abs(stands - share) > SHOWN:
            self._kept[_NOTICE] = f"{self.case.driver(driver).name} stands at {percent(stands)}: {_why(stands, share)}"

    def lock(self, driver: str, locked: bool) -> None:
        """Lock or unlock a driver."""
        self.commit(self.analysis.lock(driver, locked))

    def take_notice(self) -> str | None:
        """Return the notice of the last change once, then forget it."""
        notice: str | None = self._kept.pop(_NOTICE, None)
        return notice

    @property
    def board(self) -> str:
        """The board on the page."""
        return str(self._kept[_BOARD])

    def choose_board(self, board: str) -> None:
        """Show another board; the chosen item and driver go with the one before."""
        if board != self.board:
            self._kept[_BOARD] = board
            self._kept.pop(_ITEM, None)
            self._kept.pop(_DRIVER, None)

    def pick(self, item: str, driver: str | None = None) -> None:
        """Choose an item of the board, and a driver of it if one is given."""
        if item not in self.case.board(self.board).item_ids:
            return
        if item != self._kept.get(_ITEM):
            self._kept.pop(_DRIVER, None)
        self._kept[_ITEM] = item
        if driver in self.case.driver_ids:
            self._kept[_DRIVER] = driver

    def picked(self, result: Result) -> tuple[str, str]:
        """Return the chosen item and driver; where none was chosen, the leader and what weighs most on it."""
        item = str(self._kept.get(_ITEM) or result.board.item_ids[result.order[0]])
        return item, str(self._kept.get(_DRIVER) or result.heaviest(item))

    def ask_evidence(self, driver: str) -> None:
        """Ask for the evidence of a driver to be shown once."""
        self._kept[_ASKED] = driver

    def take_asked(self) -> str | None:
        """Return the driver whose evidence was asked for once, then forget it."""
        asked: str | None = self._kept.pop(_ASKED, None)
        return asked


def _why(stands: float, asked: float) -> str:
    """Say why a weight stands elsewhere than where it was asked to."""
    if asked < stands:
        if asked < 0:
            return "a weight is never below 0."
        return "every other weight that could move is at 0. Raise another one, or undo."
    return "a whole has 100 %." if asked > 1 else "the locked weights leave no more."
