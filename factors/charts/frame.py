"""What stands around a plot: the finding, what is shown, where it comes from, and the same as alternative text."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import plotly.graph_objects as go

from factors.charts.theme import INK, SOFT, WEB_WIDTH
from factors.charts.words import plain, scaled, wrapped
from factors.model.board import FIRST
from factors.model.case import Case
from factors.scoring import Result

MOST_TITLE_WORDS = 10
NO_BREAK = "\N{NO-BREAK SPACE}"
SCORE, SCORE_MARK = "score, all segments together", "┃"
CLOSE = 0.1
# In pixels; widths are in characters of the widest fallback font, so that no line runs out of the picture.
TITLE_LINE, TEXT_LINE, EDGE = 28, 18, 10
TITLE_WIDTH, TEXT_WIDTH, NOTE_WIDTH = 62, 112, 128


@dataclass(frozen=True)
class Frame:
    """The texts of one chart. A page shows them as text beside the plot; a saved picture holds them inside."""

    title: str
    subtitle: str
    source: str
    method: str
    digest: str
    alt: str

    @property
    def notes(self) -> tuple[str, str]:
        """The lines below the plot."""
        return self.source, f"{self.method} Digest{NO_BREAK}{self.digest.replace(' ', NO_BREAK)}"


def active_title(*candidates: str) -> str:
    """Return the first candidate of at most ten words; where all are longer, the last one cut after ten."""
    for candidate in candidates:
        if len(candidate.split()) <= MOST_TITLE_WORDS:
            return candidate
    return " ".join(candidates[-1].split()[:MOST_TITLE_WORDS]) + "…"


def finding(result: Result) -> str:
    """State who leads a board, in at most ten words."""
    names = [result.board.items[i].name for i in result.order]
    tied = int((result.places == 1).sum())
    if tied > 1:
        return active_title(
            *([f"{names[0]} and {names[1]} tie for first"] if tied == 2 else []), f"{tied} tie for first"
        )
    leads = result.board.finding.replace(FIRST, names[0])
    if len(names) == 1:
        return active_title(leads)
    gap = result.totals[result.order[0]] - result.totals[result.order[1]]
    return active_title(f"{leads}, {'just ' if gap < CLOSE else ''}ahead of {names[1]}", leads)


def scale_words(result: Result) -> str:
    """Say what the two ends of a board's scale mean."""
    scale = result.board.scale
    ends = [f"{scaled(end, scale.low, 0)}" for end in (scale.low, scale.high)]
    if not scale.words:
        return f"scale {ends[0]} to {ends[1]}"
    return f"{ends[0]} ({scale.words[0].split(':')[0]}) to {ends[1]} ({scale.words[-1].split(':')[0]})"


def source_line(case: Case) -> str:
    """Name what a case rests on."""
    if not case.sources:
        return f"Source: {case.title}."
    articles = [source for source in case.sources if source.kind == "article"]
    named = (
        f"“{articles[0].title}” and {len(case.sources) - 1} other sources"
        if articles
        else f"{len(case.sources)} sources"
    )
    return f"Source: {named}, {len(case.claims)} claims; ratings are the case authors' judgements."


def method_line(case: Case, result: Result) -> str:
    """Name the method, where the weights come from, and what is switched off."""
    reading = case.reading(result.analysis.reading)
    same = reading.weights(case.driver_ids) == result.analysis.shares
    off = result.analysis.knock_outs
    switched = f" Switched off: {', '.join(off)}." if off else ""
    return (
        f"Score = sum of weight × rating; weights: {reading.name}{'' if same else ', changed'}.{switched} "
        "A score is not a probability."
    )


def as_of(case: Case) -> str:
    """Say for which day a case is rated."""
    return f", as of {case.as_of.day} {case.as_of:%b %Y}" if case.as_of else ""


@dataclass(frozen=True)
class Rows:
    """How a plot is built: `count` rows of `height` pixels below `top`, and a key of (text, colour) above them.

    `narrow_labels` are the labels of the rows for a narrow screen, broken into shorter lines.
    """

    count: int
    height: int
    top: int
    key: tuple[tuple[str, str], ...] = ()
    key_height: int = 0
    narrow_labels: tuple[str, ...] = ()


def framed(figure: go.Figure, frame: Frame, rows: Rows, width: int = WEB_WIDTH) -> go.Figure:
    """Put a frame around a figure, whose margins grow by the room it takes.

    `layout.meta` keeps the texts, the rows and the key, for a page that draws them outside the plot; `width` is that of
    the saved picture in pixels.
    """
    title, subtitle = wrapped(frame.title, TITLE_WIDTH), wrapped(frame.subtitle, TEXT_WIDTH)
    notes = "<br>".join(wrapped(note, NOTE_WIDTH) for note in frame.notes)
    marks = ((SCORE_MARK if text == SCORE else "■", text, color) for text, color in rows.key)
    key = "     ".join(f"<span style='color:{color}'>{mark}</span> {plain(text)}" for mark, text, color in marks)
    title_height = TITLE_LINE * (title.count("<br>") + 1)
    above = title_height + TEXT_LINE * (subtitle.count("<br>") + 1) + 2 * EDGE
    below = TEXT_LINE * (notes.count("<br>") + 1) + EDGE
    inner, margin = figure.layout.height, figure.layout.margin
    height = inner + above + below
    left = EDGE - margin.l
    # Heights count from the lower edge of the picture; paper coordinates from the lower edge of the plot.
    floor, ceiling = below + margin.b, below + inner - margin.t
    _write(figure, title, 22, INK, left, 1, "top", height - EDGE - ceiling)
    _write(figure, subtitle, 14, SOFT, left, 1, "top", height - EDGE - title_height - ceiling)
    _write(figure, key, 13, INK, left, 1, "top", below + inner - EDGE / 2 - ceiling)
    _write(figure, notes, 12, SOFT, left, 0, "bottom", EDGE - floor)
    figure.update_layout(
        width=width,
        height=height,
        margin={"l": margin.l, "r": margin.r, "t": margin.t + above, "b": margin.b + below},
        meta={
            **asdict(frame),
            "notes": list(frame.notes),
            "above": above,
            "below": below,
            "rows": rows.count,
            "row_height": rows.height,
            "top": rows.top,
            "key": [list(pair) for pair in rows.key],
            "key_height": rows.key_height,
            "narrow_labels": list(rows.narrow_labels),
        },
    )
    return figure


def _write(
    figure: go.Figure, text: str, size: int, color: str, left: float, end: int, anchor: str, shift: float
) -> None:
    """Write a text of the frame `shift` pixels from an end (0 lower, 1 upper) of the plot, unless it is empty."""
    if not text:
        return
    figure.add_annotation(
        name="frame",
        text=text,
        showarrow=False,
        align="left",
        font={"size": size, "color": color},
        xref="paper",
        x=0,
        xanchor="left",
        xshift=left,
        yref="paper",
        y=end,
        yanchor=anchor,
        yshift=shift,
    )
