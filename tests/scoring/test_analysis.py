"""What an analysis holds, how it is changed, and when its digest changes."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from factors import Analysis, Case, score
from factors.errors import UnknownId, WeightError


def test_the_example_of_the_public_face_runs(aleppo: Case) -> None:
    analysis = Analysis.default(aleppo).reweight({"ukraine-war": 0.30}, locked={"trump-election"})
    result = score(aleppo, analysis, board="outcomes")
    assert analysis.weights["ukraine-war"] == pytest.approx(0.30)
    assert analysis.weights["trump-election"] == Analysis.default(aleppo).weights["trump-election"]
    assert analysis.locks == ("trump-election",)
    assert result.contributions.shape == (14, 17)
    assert [driver.theme for driver in aleppo.drivers][:1] == ["patrons"]
    assert {board.id: len(board.items) for board in aleppo.boards} == {"outcomes": 14, "actors": 11, "questions": 3}


def test_several_shares_are_set_together(aleppo: Case) -> None:
    moved = Analysis.default(aleppo).reweight({"ukraine-war": 0.3, "army-collapse": 0.2})
    assert moved.weights["ukraine-war"] == pytest.approx(0.3)
    assert moved.weights["army-collapse"] == pytest.approx(0.2)


def test_a_locked_share_cannot_be_set(aleppo: Case) -> None:
    with pytest.raises(WeightError, match="'ukraine-war', which is locked"):
        Analysis.default(aleppo).lock("ukraine-war").reweight({"ukraine-war": 0.5})


def test_unknown_drivers_are_named(aleppo: Case) -> None:
    with pytest.raises(UnknownId, match="driver 'weather'"):
        Analysis.default(aleppo).reweight({"weather": 0.5})
    with pytest.raises(ValidationError, match="lock on 'weather'"):
        Analysis.default(aleppo).lock("weather")


def test_weights_that_are_no_shares_are_refused(aleppo: Case) -> None:
    analysis = Analysis.default(aleppo)
    for shares in ((0.0,) * 17, (1.0,) * 17, (float("nan"), *analysis.shares[1:]), analysis.shares[1:]):
        with pytest.raises(ValidationError):
            analysis.changed(shares=shares)


def test_the_digest_changes_with_every_part_that_changes_a_number(aleppo: Case) -> None:
    start = Analysis.default(aleppo)
    others = [
        start.reweight({"ukraine-war": 0.3}),
        start.lock("ukraine-war"),
        start.knock_out("ukraine-war"),
        Analysis.of_reading(aleppo, "equal"),
        Analysis.default(aleppo.changed(title="Another title")),
    ]
    digests = {start.digest, *(other.digest for other in others)}
    assert len(digests) == 1 + len(others)
    assert start.digest == Analysis.default(aleppo).digest


def test_the_digest_does_not_see_rounding_noise(aleppo: Case) -> None:
    start = Analysis.default(aleppo)
    noisy = (start.shares[0] + 1e-13, *start.shares[1:])
    assert start.changed(shares=noisy).digest == start.digest
