"""How weights follow from what a reading says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from factors.model import Reading
from factors.model.reading import Count

DRIVERS = ("flour", "oven", "road", "rain")


def reading(derivation: Any, **fields: Any) -> Reading:
    plain: dict[str, Any] = {
        "id": "baker",
        "name": "The baker",
        "who": "The baker of the village",
        "kind": "analyst",
        "when": None,
        "source": None,
        "claims": (),
        "summary": "The oven is what it is about.",
        "derivation": derivation,
        "stresses": (),
        "touches": (),
        "rejects": (),
        "outside": (),
        "counts": (),
    }
    return Reading.model_validate(plain | fields)


def count(driver: str, named: int, described: int) -> Count:
    return Count(
        driver=driver,
        named=tuple(f"p1.s{n}" for n in range(1, named + 1)),
        described=tuple(f"p2.s{n}" for n in range(1, described + 1)),
    )


def test_equal_gives_every_driver_the_same_weight() -> None:
    assert reading("equal").weights(DRIVERS) == (0.25, 0.25, 0.25, 0.25)


def test_stress_gives_8_points_to_the_stressed_3_to_the_touched_1_to_the_left_out_and_none_to_the_rejected() -> None:
    said = reading("stress", stresses=("oven",), touches=("road",), rejects=("rain",))
    assert said.weights(DRIVERS) == (1 / 12, 8 / 12, 3 / 12, 0)


def test_stress_gives_each_stressed_driver_the_same() -> None:
    assert reading("stress", stresses=("oven", "road")).weights(DRIVERS) == (1 / 18, 8 / 18, 8 / 18, 1 / 18)


def test_count_gives_2_points_for_a_sentence_that_names_a_cause_and_1_for_one_that_describes() -> None:
    said = reading("count", counts=(count("flour", 1, 1), count("oven", 0, 2), count("road", 3, 0)))
    assert said.weights(DRIVERS) == (3 / 11, 2 / 11, 6 / 11, 0)


def test_weights_stand_in_the_order_of_the_drivers() -> None:
    said = reading("stress", stresses=("oven",), touches=("road",), rejects=("rain",))
    assert said.weights(tuple(reversed(DRIVERS))) == tuple(reversed(said.weights(DRIVERS)))


def test_a_count_that_leaves_no_point_to_the_drivers_at_hand_is_refused() -> None:
    with pytest.raises(ValueError, match="gives no driver any point"):
        reading("count", counts=(count("snow", 1, 0),)).weights(DRIVERS)


@given(st.integers(1, 60), st.randoms(use_true_random=False))
def test_the_weights_of_every_derivation_sum_to_one_and_none_is_negative(size: int, random: Any) -> None:
    drivers = tuple(f"driver-{n}" for n in range(size))
    parts: dict[str, list[str]] = {"stresses": [drivers[0]], "touches": [], "rejects": [], "silent": []}
    for driver in drivers[1:]:
        parts[random.choice(list(parts))].append(driver)
    del parts["silent"]
    counts = tuple(count(driver, random.randint(0, 4), random.randint(1, 4)) for driver in drivers)
    for said in (
        reading("equal"),
        reading("stress", **{name: tuple(ids) for name, ids in parts.items()}),
        reading("count", counts=counts),
    ):
        weights = said.weights(drivers)
        assert sum(weights) == pytest.approx(1, abs=1e-12)
        assert min(weights) >= 0


@pytest.mark.parametrize(
    ("derivation", "fields", "message"),
    [
        ("stress", {}, "found no stressed driver"),
        ("stress", {"touches": ("oven",)}, "found no stressed driver"),
        ("stress", {"stresses": ("oven", "oven")}, "found a driver named twice"),
        ("stress", {"stresses": ("oven",), "rejects": ("oven",)}, "found a driver named twice"),
        ("stress", {"stresses": ("oven",), "counts": (count("oven", 1, 0),)}, "counts and derivation at odds"),
        ("equal", {"stresses": ("oven",)}, "expected none but for the derivation 'stress'"),
        ("equal", {"rejects": ("oven",)}, "expected none but for the derivation 'stress'"),
        ("equal", {"counts": (count("oven", 1, 0),)}, "counts and derivation at odds"),
        ("count", {}, "counts and derivation at odds"),
        ("count", {"counts": (count("oven", 1, 0), count("oven", 2, 0))}, "found a driver named twice"),
    ],
)
def test_a_reading_that_contradicts_itself_is_refused(derivation: str, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        reading(derivation, **fields)


def test_a_count_without_a_sentence_and_one_with_a_sentence_twice_are_refused() -> None:
    with pytest.raises(ValidationError, match="found no sentence counted for 'oven'"):
        count("oven", 0, 0)
    for named, described in ((("p1.s1", "p1.s1"), ()), ((), ("p1.s1", "p1.s1")), (("p1.s1",), ("p1.s1",))):
        with pytest.raises(ValidationError, match="found a sentence counted twice for 'oven'"):
            Count(driver="oven", named=named, described=described)
