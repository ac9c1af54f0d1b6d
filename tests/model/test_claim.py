"""What checks do to the credibility of a claim (seeds/README.md, "What a check does to credibility")."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from factors.model import Check, Claim
from factors.model.claim import CREDIBILITY_WORDS, VERDICT_COST

AS_OF = date(2024, 6, 30)
DAY = timedelta(days=1)
# The table of seeds/README.md.
COST = {"holds": 0, "loose": 1, "unconfirmed": 1, "unsupported": 2, "overtaken": 2, "wrong": 3}


def check(verdict: Any, published: date | None = AS_OF, kept: str | None = None) -> Check:
    return Check(
        id="D1",
        claim_says="a week",
        other_says="nine days",
        by="the smith's book",
        published=published,
        address=None,
        method=None,
        verdict=verdict,
        kept=kept,
    )


def claim(credibility: int, *checks: Check) -> Claim:
    return Claim(
        id="oven-mended",
        locator="excerpt",
        statement="The oven was mended within a week.",
        attribution="the paper",
        modality="reported",
        credibility=credibility,
        event=None,
        figures=(),
        checks=checks,
    )


def test_the_verdicts_cost_what_the_readme_says() -> None:
    assert COST == VERDICT_COST


@pytest.mark.parametrize("credibility", [1, 2, 3, 4, 5])
@pytest.mark.parametrize(("verdict", "cost"), COST.items())
def test_a_verdict_lowers_by_its_cost_but_never_past_5(credibility: int, verdict: str, cost: int) -> None:
    assert claim(credibility, check(verdict)).credibility_on(AS_OF) == min(credibility + cost, 5)


def test_wrong_takes_a_1_to_4_and_a_3_to_5() -> None:
    assert claim(1, check("wrong")).credibility_on(AS_OF) == 4
    assert claim(3, check("wrong")).credibility_on(AS_OF) == 5


@pytest.mark.parametrize("verdict", COST)
def test_a_6_stays_6(verdict: str) -> None:
    assert claim(6, check(verdict)).credibility_on(AS_OF) == 6


def test_a_claim_without_checks_keeps_its_grade() -> None:
    assert [claim(grade).credibility_on(AS_OF) for grade in CREDIBILITY_WORDS] == [1, 2, 3, 4, 5, 6]


def test_the_worst_verdict_counts_and_the_others_add_nothing() -> None:
    checks = check("loose"), check("unsupported"), check("unconfirmed"), check("holds")
    assert claim(1, *checks).credibility_on(AS_OF) == 3
    assert claim(1, *reversed(checks)).credibility_on(AS_OF) == 3


def test_a_check_counts_from_the_day_on_which_its_source_was_published() -> None:
    late = claim(2, check("wrong", published=AS_OF + DAY))
    assert late.credibility_on(AS_OF) == 2
    assert late.credibility_on(AS_OF + DAY) == 5


def test_a_later_check_hides_no_earlier_one() -> None:
    both = claim(2, check("wrong", published=AS_OF + DAY), check("loose", published=AS_OF - DAY))
    assert both.credibility_on(AS_OF) == 3


def test_a_check_against_a_map_or_a_calculation_always_counts() -> None:
    assert claim(2, check("unsupported", published=None)).credibility_on(date.min) == 4


def test_a_check_with_kept_lowers_nothing_whenever_it_was_published() -> None:
    kept = claim(2, check("wrong", kept="The book was written later."), check("wrong", published=None, kept="A guess."))
    assert kept.credibility_on(AS_OF) == 2
    assert claim(2, *kept.checks, check("loose")).credibility_on(AS_OF) == 3


@pytest.mark.parametrize("credibility", [0, 7, -1])
def test_a_grade_is_1_to_6(credibility: int) -> None:
    with pytest.raises(ValidationError, match=r"Input should be (greater|less) than or equal to"):
        claim(credibility)


@pytest.mark.parametrize("locator", ["p0.s1", "p1.s0", "p1", "s1", "p1.s1 ", "Excerpt", "p1.s1.s2"])
def test_a_locator_is_a_sentence_or_an_excerpt(locator: str) -> None:
    with pytest.raises(ValidationError, match="String should match pattern"):
        claim(2).changed(locator=locator)


@pytest.mark.parametrize("number", ["D", "12", "d1", "D1ab", "D-1"])
def test_a_check_has_a_letter_and_a_number(number: str) -> None:
    with pytest.raises(ValidationError, match="String should match pattern"):
        check("holds").changed(id=number)
