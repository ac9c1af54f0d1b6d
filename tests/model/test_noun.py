"""What every noun refuses: other fields, other kinds of value, numbers that are none, and silent repair."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from factors.library import load_case
from factors.model import Driver, Figure, Item, Place, Scale, Theme
from factors.model.noun import RESERVED_NAMES

GOOD = Path(__file__).parent.parent / "data" / "good"
THEME = Theme(id="supply", name="Supply", description="What the bakery works with.")
FIGURE = Figure(what="price of a sack", qualifier="about", value=31.5, unit="crowns")
PLACE = Place(
    id="bakery",
    name="The bakery",
    lat=50.1,
    lon=8.6,
    route=None,
    order=None,
    leg_km=None,
    cum_km=None,
    credit="Invented",
)


def test_a_noun_never_changes() -> None:
    with pytest.raises(ValidationError, match="Instance is frozen"):
        THEME.name = "Other"  # type: ignore[misc]


def test_changed_returns_a_copy_and_leaves_the_first() -> None:
    other = THEME.changed(name="Other")
    assert (other.id, other.name, other.description) == ("supply", "Other", "What the bakery works with.")
    assert THEME.name == "Supply"


def test_changed_validates_the_whole_again() -> None:
    with pytest.raises(ValidationError, match="expected an id of lower-case letters"):
        THEME.changed(id="../../x")
    with pytest.raises(ValidationError, match="expected the low end below the high"):
        Scale(low=0, high=10, words=()).changed(high=0)


def test_changed_refuses_a_field_that_is_not_there() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        THEME.changed(colour="red")


def test_a_noun_refuses_a_field_that_is_not_there_and_misses_one_that_is() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Theme.model_validate({**THEME.model_dump(), "colour": "red"})
    with pytest.raises(ValidationError, match="Field required"):
        Theme.model_validate({"id": "supply", "name": "Supply"})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), True, "0.3", " 0.3 ", None])
def test_a_number_is_a_finite_number_and_nothing_that_could_be_made_one(value: Any) -> None:
    with pytest.raises(ValidationError):
        FIGURE.changed(value=value)


def test_a_whole_number_beyond_all_floats_is_said_so() -> None:
    with pytest.raises(
        ValidationError, match="found a whole number beyond all floats; expected a number of at most 15"
    ):
        FIGURE.changed(value=10**400)


@pytest.mark.parametrize("value", [31, 31.0, -0.5, 0])
def test_a_number_may_be_whole_and_is_kept_as_a_float(value: float) -> None:
    changed = FIGURE.changed(value=value).value
    assert changed == value
    assert isinstance(changed, float)


@pytest.mark.parametrize("value", [1.0, 1.5, True, "1", float("nan")])
def test_a_whole_number_is_no_float_no_flag_and_no_text(value: Any) -> None:
    assert PLACE.changed(order=1).order == 1
    with pytest.raises(ValidationError):
        PLACE.changed(order=value)


@pytest.mark.parametrize(("text", "number"), [("31.5", 31.5), ("-5", -5), ("+0.25", 0.25), ("0", 0), ("9" * 15, 1e15)])
def test_a_number_from_a_file_is_read_from_its_text(text: str, number: float) -> None:
    plain = FIGURE.model_dump() | {"value": text}
    assert Figure.model_validate(plain, context={"from_text": True}).value == pytest.approx(number, rel=1e-14)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1e3",
        "1e999",
        "nan",
        "inf",
        "-inf",
        "0x10",
        "1_000",
        "1,5",
        " 1",
        "1\n",
        "01",
        ".5",
        "5.",
        "--1",
        "٣",
        "9" * 16,
    ],
)
def test_a_number_from_a_file_has_one_form(text: str) -> None:
    plain = FIGURE.model_dump() | {"value": text}
    with pytest.raises(ValidationError, match="expected a number of at most 15 digits"):
        Figure.model_validate(plain, context={"from_text": True})


def test_a_list_is_no_tuple_and_an_item_is_no_mapping_of_another_kind() -> None:
    plain = {"id": "road", "name": "Road", "theme": "supply", "layer": "beyond", "description": "A", "mechanism": "B"}
    assert Driver.model_validate({**plain, "claims": ("a",)}).claims == ("a",)
    with pytest.raises(ValidationError, match="Input should be a valid tuple"):
        Driver.model_validate({**plain, "claims": ["a"]})


NO_IDS = (
    "",
    "-",
    "a-",
    "-a",
    "a--b",
    "A",
    "a_b",
    "a b",
    "a.b",
    "../../x",
    "a/b",
    "a\\b",
    "CON",
    "b\u0430kery",
    "a\n",
    "a" * 61,
)


@pytest.mark.parametrize("found", [*NO_IDS, *sorted(RESERVED_NAMES)])
def test_an_id_is_plain_and_never_a_path_or_a_device(found: str) -> None:
    with pytest.raises(ValidationError, match="expected an id of lower-case letters"):
        THEME.changed(id=found)


@pytest.mark.parametrize("found", ["a", "007", "a-b-c", "console", "com10", "con-1", "a" * 60])
def test_an_id_may_be_any_plain_word(found: str) -> None:
    assert THEME.changed(id=found).id == found


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u200b", "\u200d", "\ufeff", "\x00", "\x1b", "\t", "\r", "\ue000", "\u2028"]
)
def test_hidden_characters_are_refused_and_named(hidden: str) -> None:
    with pytest.raises(ValidationError, match=rf"found hidden characters \(U\+{ord(hidden):04X} "):
        THEME.changed(name=f"Sup{hidden}ply")


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(ValidationError):
        THEME.changed(name="Sup\ud800ply")


@pytest.mark.parametrize("name", ["Aleppo حلب", "Žižkov", "two\nlines", "−5 × 3", "🥖"])
def test_text_of_any_script_is_kept(name: str) -> None:
    assert THEME.changed(name=name).name == name


def test_decomposed_text_is_refused_and_shown_composed() -> None:
    with pytest.raises(ValidationError, match="found text in a decomposed form; expected NFC, 'café'"):
        THEME.changed(name="cafe\u0301")


@pytest.mark.parametrize("blank", ["", " ", "\n \n", "\u00a0"])
def test_blank_text_is_refused(blank: str) -> None:
    with pytest.raises(ValidationError, match="found nothing but blanks; expected text"):
        THEME.changed(name=blank)


def test_text_ends_at_8000_characters() -> None:
    assert len(THEME.changed(name="x" * 8000).name) == 8000
    with pytest.raises(ValidationError, match="at most 8000 characters"):
        THEME.changed(name="x" * 8001)


def test_nouns_are_equal_by_kind_and_fields() -> None:
    assert Theme(**THEME.model_dump()) == THEME
    assert hash(Theme(**THEME.model_dump())) == hash(THEME)
    assert THEME.changed(name="Other") != THEME
    assert Item(**THEME.model_dump()) != THEME


def test_what_a_case_has_worked_out_does_not_count_when_it_is_compared() -> None:
    case = load_case(GOOD / "data" / "small")
    board = case.boards[0].changed()
    assert board.arrays[1].shape == (2, 3)
    assert board == case.boards[0]
    assert case.changed() == load_case(GOOD / "data" / "small")
    assert board.changed(name="Other") != case.boards[0]
