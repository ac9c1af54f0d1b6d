"""How the grades of claims become the range of a rating (data/README.md, "How grades become low and high")."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factors.model import Check, Claim, Moment, Source
from factors.model.grading import Support, doubt, rating_range

AS_OF = date(2024, 6, 30)
# The two tables of data/README.md.
OF_CREDIBILITY = {1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 3}
OF_RELIABILITY = {"A": 0, "B": 0, "C": 0, "D": 1, "E": 2, "F": 1}


def support(credibility: int, reliability: Any = "B", origin: str = "mill", checks: tuple[Check, ...] = ()) -> Support:
    source = Source(
        id=origin,
        title=None,
        author=None,
        publisher=None,
        published=Moment(start=AS_OF, end=None, precision="day"),
        kind="press",
        language="en",
        url=None,
        seen_as="original",
        origin=origin,
        reliability=reliability,
        reliability_reason="Invented.",
        sha256=None,
        limits="Invented.",
        passages=None,
        without_claim=(),
    )
    claim = Claim(
        id=f"{origin}-{credibility}",
        locator="excerpt",
        statement="Flour is dear.",
        attribution="the author",
        modality="fact",
        credibility=credibility,
        event=None,
        figures=(),
        checks=checks,
    )
    return claim, source


@pytest.mark.parametrize(("credibility", "first"), OF_CREDIBILITY.items())
@pytest.mark.parametrize(("reliability", "second"), OF_RELIABILITY.items())
def test_doubt_is_that_of_the_claim_plus_that_of_the_source(
    credibility: int, first: int, reliability: str, second: int
) -> None:
    claim, source = support(credibility, reliability)
    assert doubt(claim, source, AS_OF) == first + second


@pytest.mark.parametrize(
    ("credibility", "reliability", "expected"),
    [
        (1, "A", 1),
        (1, "D", 1),
        (2, "B", 1),
        (3, "C", 2),
        (4, "B", 3),
        (6, "B", 3),
        (5, "A", 4),
        (4, "E", 5),
        (5, "D", 5),
        (5, "E", 5),
        (6, "F", 4),
    ],
)
def test_the_range_of_one_claim_is_its_doubt_but_never_less_than_1_nor_more_than_5(
    credibility: int, reliability: str, expected: int
) -> None:
    assert rating_range([support(credibility, reliability)], AS_OF) == expected


def test_the_claim_of_least_doubt_sets_the_range() -> None:
    assert rating_range([support(5, "E"), support(3, "C"), support(4)], AS_OF) == 2


def test_two_origins_make_the_range_one_step_narrower() -> None:
    assert rating_range([support(4, origin="mill"), support(4, origin="paper")], AS_OF) == 2
    assert rating_range([support(4, origin="mill"), support(5, "E", origin="paper")], AS_OF) == 2


def test_three_origins_make_it_no_narrower_than_two() -> None:
    assert rating_range([support(4, origin=origin) for origin in ("mill", "paper", "smith")], AS_OF) == 2


def test_ten_claims_of_one_origin_count_as_one() -> None:
    assert rating_range([support(4, reliability) for reliability in "ABCABCABCA"], AS_OF) == 3


def test_two_origins_never_make_the_range_less_than_1() -> None:
    assert rating_range([support(1, origin="mill"), support(1, origin="paper")], AS_OF) == 1


def test_the_widest_is_cut_off_after_the_step_for_two_origins() -> None:
    # A doubt of 6 less one is 5; cutting 6 to 5 first would give 4.
    assert rating_range([support(5, "E", origin="mill"), support(5, "E", origin="paper")], AS_OF) == 5


def test_a_check_widens_the_range_from_its_day_on() -> None:
    check = Check(
        id="D1",
        claim_says="dear",
        other_says="cheap",
        by="the paper",
        published=AS_OF,
        address=None,
        method=None,
        verdict="unsupported",
        kept=None,
    )
    checked = support(2, checks=(check,))
    assert rating_range([checked], date(2024, 6, 29)) == 1
    assert rating_range([checked], AS_OF) == 3


def test_a_range_without_claims_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one claim"):
        rating_range([], AS_OF)


def test_a_rating_at_the_neutral_point_reaches_one_step_whatever_its_claims() -> None:
    assert rating_range([support(5, "E")], AS_OF, at_neutral=True) == 1


def test_a_claim_that_only_passes_on_another_voice_counts_as_that_voice() -> None:
    paper = support(4, origin="paper")
    mill, source = support(4, origin="mill")
    assert rating_range([paper, (mill, source)], AS_OF) == 2
    assert rating_range([paper, (mill.changed(origin="paper"), source)], AS_OF) == 3
