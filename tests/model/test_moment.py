"""Dates as well as they are known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from factors.model import Moment

FIRST, LAST = date(2024, 12, 6), date(2024, 12, 9)


@pytest.mark.parametrize("precision", ["span", "between"])
def test_span_and_between_need_an_end(precision: Any) -> None:
    assert Moment(start=FIRST, end=LAST, precision=precision).end == LAST
    with pytest.raises(ValidationError, match=f"found precision {precision} with end null; expected an end"):
        Moment(start=FIRST, end=None, precision=precision)


@pytest.mark.parametrize("precision", ["day", "about", "month", "year"])
def test_the_other_precisions_have_no_end(precision: Any) -> None:
    assert Moment(start=FIRST, end=None, precision=precision).end is None
    with pytest.raises(ValidationError, match=f"found precision {precision} with end 2024-12-09; expected an end"):
        Moment(start=FIRST, end=LAST, precision=precision)


def test_an_end_before_the_start_is_refused_and_one_on_the_same_day_is_not() -> None:
    assert Moment(start=FIRST, end=FIRST, precision="span").end == FIRST
    with pytest.raises(ValidationError, match="found an end 2024-12-06 before the start 2024-12-09"):
        Moment(start=LAST, end=FIRST, precision="span")


@pytest.mark.parametrize("text", ["2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10"])
def test_a_day_that_does_not_exist_is_refused(text: Any) -> None:
    with pytest.raises(ValidationError, match="expected a day that exists"):
        Moment(start=text, end=None, precision="day")


@pytest.mark.parametrize("text", ["20241206", "2024-12-06T10:00", "6.12.2024", "2024-W49-5", "today", " 2024-12-06"])
def test_a_date_has_one_form(text: Any) -> None:
    with pytest.raises(ValidationError, match="expected a date such as 2024-12-06"):
        Moment(start=text, end=None, precision="day")


@pytest.mark.parametrize("time", ["24:00", "9:30", "12:60", "12:30:45", "12.30", "1٢:30"])
def test_a_time_is_hours_and_minutes(time: str) -> None:
    with pytest.raises(ValidationError, match="String should match pattern"):
        Moment(start=FIRST, end=None, precision="day", time=time)


@pytest.mark.parametrize("time", ["00:00", "09:30", "23:59"])
def test_a_time_may_be_any_of_the_day(time: str) -> None:
    assert str(Moment(start=FIRST, end=None, precision="day", time=time)) == f"6 Dec 2024, {time}"


@pytest.mark.parametrize(
    ("precision", "end", "said"),
    [
        ("day", None, "6 Dec 2024"),
        ("about", None, "about 6 Dec 2024"),
        ("month", None, "December 2024"),
        ("year", None, "2024"),
        ("span", LAST, "6 Dec 2024 to 9 Dec 2024"),
        ("between", LAST, "6 Dec 2024 or later, by 9 Dec 2024"),
    ],
)
def test_a_moment_says_no_more_than_is_known(precision: Any, end: date | None, said: str) -> None:
    assert str(Moment(start=FIRST, end=end, precision=precision)) == said


def test_begun_by_counts_the_day_itself() -> None:
    moment = Moment(start=FIRST, end=LAST, precision="between")
    assert moment.begun_by(FIRST)
    assert moment.begun_by(LAST)
    assert not moment.begun_by(date(2024, 12, 5))
