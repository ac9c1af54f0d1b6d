"""Boards and their scales: shapes, order, words, and what an unknown id is told."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from factors.errors import UnknownId
from factors.model import Basis, Board, Item, Rating, Scale

SCALE = Scale(low=-1, high=1, words=("against", "no bearing", "for"))
BASIS = Basis(item="stays", driver="oven", claims=("oven-mended",), rationale="It lasts.", range_reason=None)


def board(**fields: Any) -> Board:
    plain: dict[str, Any] = {
        "id": "outcomes",
        "name": "Outcomes",
        "question": "What follows?",
        "finding": "{first} leads",
        "scale": SCALE,
        "items": (
            Item(id="stays", name="It stays", description="A year on."),
            Item(id="second", name="A second", description="Within a year."),
        ),
        "drivers": ("flour", "oven", "road"),
        "low": ((-1, 0, 0), (-1, -1, 0)),
        "best": ((-0.5, 0.5, 1), (-1, 0, 0)),
        "high": ((0, 1, 1), (0, 1, 1)),
        "bases": (BASIS,),
    }
    return Board.model_validate(plain | fields)


def test_a_rating_stands_at_its_item_and_driver_with_what_it_rests_on() -> None:
    assert board().rating("stays", "oven") == Rating(
        item="stays",
        driver="oven",
        low=0,
        best=0.5,
        high=1,
        claims=("oven-mended",),
        rationale="It lasts.",
        range_reason=None,
    )
    bare = board().rating("second", "flour")
    assert (bare.low, bare.best, bare.high, bare.claims, bare.rationale) == (-1, -1, 0, (), None)


def test_an_unknown_item_or_driver_is_told_the_known_ones() -> None:
    with pytest.raises(UnknownId, match="unknown item 'third'; expected one of: second, stays"):
        board().item("third")
    with pytest.raises(UnknownId, match="unknown item 'third'"):
        board().rating("third", "oven")
    with pytest.raises(UnknownId, match="unknown driver 'rain'; expected one of: flour, oven, road"):
        board().rating("stays", "rain")


@pytest.mark.parametrize("name", ["low", "best", "high"])
@pytest.mark.parametrize("matrix", [((0, 0, 0),), ((0, 0, 0), (0, 0)), ((0, 0), (0, 0)), ()])
def test_ratings_of_another_shape_are_refused(name: str, matrix: Any) -> None:
    with pytest.raises(ValidationError, match=f"found {name} ratings of another shape; expected 2 items x 3 drivers"):
        board(**{name: matrix})


def test_a_board_without_items_or_without_drivers_is_refused() -> None:
    with pytest.raises(ValidationError, match="found a board of 0 items and 3 drivers; expected at least one of each"):
        board(items=(), low=(), best=(), high=(), bases=())
    with pytest.raises(ValidationError, match="found a board of 2 items and 0 drivers; expected at least one of each"):
        board(drivers=(), low=((), ()), best=((), ()), high=((), ()), bases=())


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [
        (0.5, 0, 1, "0.5, 0, 1"),
        (-1, 0, -0.5, "-1, 0, -0.5"),
        (-1.5, 0, 1, "-1.5, 0, 1"),
        (0, 1, 1.5, "0, 1, 1.5"),
    ],
)
def test_a_rating_out_of_order_or_off_the_scale_is_refused(low: float, best: float, high: float, said: str) -> None:
    message = f"found {said} for second x road; expected low <= best <= high within -1 to 1"
    with pytest.raises(ValidationError, match=message):
        board(
            low=((-1, 0, 0), (-1, -1, low)),
            best=((-0.5, 0.5, 1), (-1, 0, best)),
            high=((0, 1, 1), (0, 1, high)),
        )


def test_a_rating_may_be_a_point_and_may_stand_at_either_end() -> None:
    ends = ((-1, 1, 0), (-1, 1, 0))
    assert board(low=ends, best=ends, high=ends).best == ends


def test_the_arrays_are_read_only() -> None:
    for array in board().arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1


@pytest.mark.parametrize(("low", "high", "neutral"), [(-5, 5, 0), (0, 10, 0), (1, 9, 1), (-9, -1, -9), (-1, 0, 0)])
def test_the_neutral_point_is_zero_where_there_is_one_else_the_low_end(low: int, high: int, neutral: int) -> None:
    assert Scale(low=low, high=high, words=()).neutral == neutral


@pytest.mark.parametrize(
    ("value", "word"),
    [(-1, "against"), (-0.6, "against"), (-0.4, "no bearing"), (0.4, "no bearing"), (0.5, "for"), (1, "for")],
)
def test_the_word_of_a_value_is_that_of_the_nearest_whole_step(value: float, word: str) -> None:
    assert SCALE.word(value) == word
    assert Scale(low=-1, high=1, words=()).word(value) == ""


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_a_scale_has_a_word_for_each_whole_step_or_none_at_all(count: int) -> None:
    words = ("against", "no bearing", "for", "wholly for")[:count]
    if count in {0, 3}:
        assert SCALE.changed(words=words).words == words
    else:
        with pytest.raises(ValidationError, match=f"found {count} scale words; expected 3, one for each whole step"):
            SCALE.changed(words=words)


def test_a_scale_of_no_length_is_refused() -> None:
    with pytest.raises(ValidationError, match="found a scale from 1 to 1; expected the low end below the high"):
        Scale(low=1, high=1, words=())
