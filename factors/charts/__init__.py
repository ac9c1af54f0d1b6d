"""Results to plotly figures: pure functions, one file a chart, one theme."""

from factors.charts.contribution_map import contribution_map
from factors.charts.ranked_bars import ranked_bars
from factors.charts.waterfall import waterfall

__all__ = ["contribution_map", "ranked_bars", "waterfall"]
