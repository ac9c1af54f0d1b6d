"""Ratings, claims and sources as inert HTML: every text of a case is escaped before it goes in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

from factors.charts.words import percent, scaled
from factors.model import Board, Case, Claim, Driver, Reading, Source
from factors.model.claim import CREDIBILITY_WORDS, Check
from factors.model.grading import Support
from factors.model.reading import DERIVATION_WORDS
from factors.model.source import RELIABILITY_WORDS
from factors.scoring import Result

GRADES = (
    "A grade such as C3: the letter is for the source, from A (completely reliable) to E (unreliable); the number is "
    "for the statement, from 1 (confirmed by others) to 5 (improbable). F and 6 mean that nobody can tell."
)


def rating_html(case: Case, result: Result, item: str, driver: str) -> str:
    """Show one rating: its place on the scale, the rationale, and the claims with their sentences."""
    board, rating, weighed = result.board, result.board.rating(item, driver), case.driver(driver)
    i, j = board.item_ids.index(item), board.drivers.index(driver)
    part = scaled(result.parts[i, j], board.scale.low, 2)
    word = board.scale.word(result.best[i, j])
    reason = f"<p class='soft'>Range: {escape(rating.range_reason)}</p>" if rating.range_reason else ""
    return (
        f"<div class='evidence'><h3>{escape(weighed.name)} on {escape(board.item(item).name)}</h3>"
        f"<div class='rating'><b>{_number(board, result.best[i, j])}</b><span>{escape(word)}</span>"
        f"<span class='soft'>by its claims it may be {_number(board, result.low[i, j])} to "
        f"{_number(board, result.high[i, j])} · weight {percent(result.weights[j])} · adds {part}</span></div>"
        f"<p>{escape(rating.rationale or 'No rationale is given.')}</p>{reason}"
        f"<h4>The claims it rests on</h4>{claims_html(case, rating.claims)}</div>"
    )


def driver_html(case: Case, driver: Driver) -> str:
    """Show what a driver is, how it works, and every claim about it."""
    return (
        f"<div class='evidence'><h2>{escape(driver.name)}</h2>"
        f"<p>{escape(driver.description)}</p><p>{escape(driver.mechanism)}</p>"
        f"<h4>{len(driver.claims)} claims about it</h4>{claims_html(case, driver.claims)}</div>"
    )


def reading_name(case: Case, reading: Reading) -> str:
    """Return a reading's name for a menu: of what kind it is, and whether it was said after the as-of date."""
    kind = "" if reading.kind in ("article", "equal") else f"{reading.kind.capitalize()}: "
    return f"{kind}{reading.name}{' (later)' if _said_later(case, reading) else ''}"


def _said_later(case: Case, reading: Reading) -> bool:
    return reading.when is not None and case.as_of is not None and not reading.when.begun_by(case.as_of)


def reading_html(case: Case, reading: Reading) -> str:
    """Show whose reading it is, what it holds, and how its weights follow from that."""
    when = f", {escape(str(reading.when))}" if reading.when else ""
    later = _said_later(case, reading)
    outside = (
        f" It also stresses what has no driver here: {escape('; '.join(reading.outside))}." if reading.outside else ""
    )
    return (
        "<div class='evidence'><h2 class='minor'>About this reading</h2>"
        f"<p class='soft'><b>{escape(reading.who)}</b>{when}"
        f"{', said after the as-of date of this case' if later else ''}. {escape(reading.summary)}{outside}</p>"
        f"<p class='soft'>{escape(DERIVATION_WORDS[reading.derivation])}</p></div>"
    )


def claims_html(case: Case, claims: Iterable[str]) -> str:
    """List claims, each with who says so, its grades and the place in its source."""
    day = case.as_of or date.max
    listed = "".join(f"<li>{_claim(support, day)}</li>" for support in case.supports_of(claims))
    return (
        f"<ul>{listed}</ul><p class='soft'>{GRADES}</p>"
        if listed
        else "<p class='soft'>None: this case gives no claims.</p>"
    )


def _claim(support: Support, day: date) -> str:
    claim, source = support
    grade = claim.credibility_on(day)
    checks = "".join(_check(check, day) for check in claim.checks)
    return (
        f"{escape(claim.statement)}<br><span class='soft'>{_place(claim, source)} · {escape(claim.attribution)}, "
        f"{escape(claim.modality)} · {source.reliability}{grade}: source {RELIABILITY_WORDS[source.reliability]}, "
        f"statement {CREDIBILITY_WORDS[grade]}</span>{checks}"
    )


def _place(claim: Claim, source: Source) -> str:
    title = (
        f"“{source.title}”"
        if source.kind == "article" and source.title
        else f"{source.publisher or source.title or source.id}, {source.published}"
    )
    spot = f"sentence {claim.locator}" if claim.locator != "excerpt" else "seen as an excerpt"
    return f"{escape(title)}, <b>{spot}</b>"


def _check(check: Check, day: date) -> str:
    address = f" <code>{escape(check.address)}</code>" if check.address else ""
    return (
        f"<div class='check'>Check {check.id}, <b>{check.verdict}</b>. This claim: {escape(check.claim_says)}. "
        f"{escape(check.by)}: {escape(check.other_says)}. This {escape(_effect(check, day))}.{address}</div>"
    )


def _effect(check: Check, day: date) -> str:
    if check.kept:
        return f"does not lower the grade ({check.kept.rstrip('.')})"
    if not check.counts_on(day):
        return "does not lower the grade, for it was published later"
    return "does not lower the grade" if check.verdict == "holds" else "lowers the grade"


def _number(board: Board, value: float) -> str:
    text = scaled(value, board.scale.low, 1)
    return text.removesuffix(".0")
