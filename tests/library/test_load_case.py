"""A case from its folder: what is kept as written, what is said of what is wrong, and what is never opened."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from factors.errors import InputProblems, UnknownId
from factors.library import case_ids, load_case
from factors.model import Analysis

Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(small: Path) -> Edit:
    """Replace a text that stands once in a file of the case or its ledger."""

    def replaced(file: str, old: str, new: str) -> None:
        path = small.parent.parent / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8", newline="")

    return replaced


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(InputProblems) as raised:
        load_case(folder)
    return [str(problem) for problem in raised.value.problems]


def test_the_good_case_loads_with_all_its_parts(small: Path) -> None:
    case = load_case(small)
    assert case.id == "small"
    assert case.driver_ids == ("flour-price", "oven-repair", "new-road")
    assert [theme.id for theme in case.themes] == ["supply", "village"]
    assert [(board.id, board.item_ids, board.scale.low, board.scale.high) for board in case.boards] == [
        ("outcomes", ("bakery-stays", "second-bakery"), -5, 5),
        ("questions", ("why-queues", "why-prices"), 0, 10),
    ]
    assert case.board("outcomes").best == ((-2, 2, 3), (-3, 0, 1))
    assert case.board("outcomes").low == ((-4, 1, 2), (-5, -2, 0))
    assert case.board("outcomes").high == ((0, 3, 4), (0, 2, 2))
    assert [reading.id for reading in case.readings] == ["letter", "equal", "baker"]
    assert [source.id for source in case.sources] == ["mill-letter", "village-paper", "market-report"]
    assert [event.id for event in case.timeline] == ["oven-fails", "road-opens"]
    rating = case.board("outcomes").rating("second-bakery", "oven-repair")
    assert (rating.claims, rating.range_reason) == (
        ("oven-mended",),
        "The claim tells of a repair and not of a rival.",
    )
    assert case.board("outcomes").rating("bakery-stays", "oven-repair").claims == (
        "oven-cold-for-a-week",
        "oven-mended",
    )
    assert Analysis.default(case).shares == (1 / 3, 1 / 3, 1 / 3)


def test_the_same_files_give_the_same_hash_and_other_files_another(small: Path, edit: Edit) -> None:
    first = load_case(small).hash
    assert load_case(small).hash == first
    edit("data/small/drivers.yaml", "A road brings guests.", "A road takes guests away.")
    assert load_case(small).hash != first


def test_na_007_and_no_stay_text(small: Path) -> None:
    case = load_case(small)
    assert (case.places[1].id, case.places[1].name) == ("007", "NA")
    assert case.timeline[1].place == "007"
    assert case.source("mill-letter").publisher == "NO"
    assert case.support("road-opened")[0].event is not None
    assert str(case.support("road-opened")[0].event) == "1 Jun 2024, 09:30"


def test_an_empty_cell_is_nothing_and_a_quoted_null_is_text(small: Path, edit: Edit) -> None:
    edit("seeds/village-paper/source.yaml", "author: null", 'author: "null"')
    case = load_case(small)
    assert case.source("village-paper").author == "null"
    assert case.source("market-report").author is None
    assert (case.places[0].route, case.places[0].order, case.places[0].cum_km) == (None, None, None)


def test_a_byte_order_mark_and_windows_line_ends_are_read(small: Path) -> None:
    before = load_case(small)
    for path in [*Path().rglob("*.yaml"), *Path().rglob("*.csv")]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_case(small) == before


def test_lines_are_counted_across_cells_of_several_lines(small: Path, edit: Edit) -> None:
    edit("data/small/ratings.csv", "The road is there.", '"The road\nis there,\nwe saw it."')
    edit("data/small/ratings.csv", "-5,-3,0", "-5,-3,zero")
    expected = "[4].high: found 'zero'; expected a number of at most 15 digits"
    assert problems_of(small) == [f"data/small/ratings.csv:7: {expected}"]


def test_lines_are_counted_across_folded_texts_and_comments(small: Path, edit: Edit) -> None:
    folded = "mechanism: >-\n    Dear flour\n    makes dear bread.\n  # a comment"
    edit("data/small/drivers.yaml", "mechanism: Dear flour makes dear bread.", folded)
    edit("data/small/drivers.yaml", "layer: beyond", "layer: far beyond")
    expected = "new-road.layer: found 'far beyond'; expected 'article' or 'beyond'"
    assert problems_of(small) == [f"data/small/drivers.yaml:24: {expected}"]


def test_problems_of_several_files_are_reported_at_once(small: Path, edit: Edit) -> None:
    edit("data/small/case.yaml", "default_reading: equal", "default_reading: miller")
    edit("data/small/drivers.yaml", "layer: beyond", "layer: far")
    edit("data/small/drivers.yaml", "name: The repair of the oven", "nom: The repair of the oven")
    edit("data/small/places.csv", "50.1,", "fifty,")
    edit("data/small/ratings.csv", "The road is there.", "The road,is there.")
    edit("data/small/readings/baker.yaml", "  - new-road", "  - old-road")
    edit("data/small/timeline.yaml", "place: bakery", "place: brewery")
    edit("seeds/mill-letter/claims.yaml", "value: 31.5", "value: much")
    edit("seeds/village-paper/source.yaml", "reliability: B", "reliability: G")
    assert [problem.partition(" found")[0] for problem in problems_of(small)] == [
        "data/small/case.yaml:6: default_reading:",
        "data/small/drivers.yaml:10: oven-repair.name:",
        "data/small/drivers.yaml:11: oven-repair.nom:",
        "data/small/drivers.yaml:21: new-road.layer:",
        "data/small/places.csv:2: bakery.lat:",
        "data/small/ratings.csv:4:",
        "data/small/readings/baker.yaml:17: touches[1]:",
        "data/small/timeline.yaml:8: oven-fails.place:",
        "seeds/mill-letter/claims.yaml:14: flour-cost-doubled.figures[1].value:",
        "seeds/village-paper/source.yaml:14: reliability:",
    ]


@pytest.mark.parametrize(
    "file",
    [
        "data/small/drivers.yaml",
        "data/small/outcomes.yaml",
        "data/small/ratings.csv",
        "data/small/places.csv",
        "data/small/timeline.yaml",
        "seeds/village-paper/claims.yaml",
    ],
)
def test_a_missing_file_is_one_problem_and_not_one_for_each_thing_in_it(file: str, small: Path) -> None:
    Path(file).unlink()
    assert problems_of(small) == [f"{file}: found no such file; expected a file of that name"]


@pytest.mark.parametrize("name", ["../../x", "CON", "data/small", "small/../small", "x" * 300, "", ".", "a\0b"])
def test_text_is_an_id_and_never_a_path(name: str, small: Path) -> None:
    assert (small / "case.yaml").is_file()
    with pytest.raises(UnknownId) as raised:
        load_case(name)
    assert str(raised.value) == f"unknown case {name!r}; expected one of: {', '.join(case_ids())}"


@pytest.mark.parametrize("name", ["nowhere", "x" * 300, "data/small/case.yaml", "a\0b"])
def test_a_path_without_a_case_is_said_so(name: str, small: Path) -> None:
    assert (small / "case.yaml").is_file()
    with pytest.raises(UnknownId, match="unknown case folder"):
        load_case(Path(name))


def test_an_address_is_never_opened(small: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("an address was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    secret = Path("secret.txt").resolve()
    secret.write_text("the recipe", encoding="utf-8")
    edit("seeds/village-paper/source.yaml", "url: null", f"url: {secret.as_uri()}")
    edit("data/small/timeline.yaml", "https://paper.example/road", "http://127.0.0.1:9/road")
    edit(
        "data/small/drivers.yaml", "The road to the next village.", "See http://127.0.0.1:9/road and ![x](http://x.y/z)"
    )
    case = load_case(small)
    assert case.source("village-paper").url == secret.as_uri()
    assert case.timeline[1].references[0].address == "http://127.0.0.1:9/road"
    assert case.driver("new-road").description == "See http://127.0.0.1:9/road and ![x](http://x.y/z)"
    assert "the recipe" not in case.model_dump_json()


def test_a_merge_key_bomb_is_refused_at_its_first_anchor(small: Path) -> None:
    # Expanded, it would hold 9 to the power of 30 mappings: no machine would come back from it.
    levels = ["a0: &a0 {x: x}", *(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 31))]
    (small / "case.yaml").write_text("\n".join(levels), encoding="utf-8")
    expected = "a0: found the anchor &a0; expected no anchors; aliases are refused"
    assert problems_of(small) == [f"data/small/case.yaml:1: {expected}"]


def test_a_rating_with_decimals_is_held_to_the_rule_without_rounding_noise(small: Path, edit: Edit) -> None:
    assert 2.3 - 1 != 1.3
    edit("data/small/ratings.csv", "bakery-stays,oven-repair,1,2,3", "bakery-stays,oven-repair,1.3,2.3,3.3")
    assert load_case(small).board("outcomes").best[0][1] == 2.3
    edit("data/small/ratings.csv", "1.3,2.3,3.3", "1.3001,2.3,3.3")
    expected = "found the range 1.3001 to 3.3; expected 1.3 to 3.3 by the grading rule (range 1), or a range_reason"
    assert problems_of(small) == [f"data/small/ratings.csv:3: outcomes/bakery-stays/oven-repair: {expected}"]
