"""Figures and results to files that leave the program."""

from factors.briefing.table import board_table, item_table

__all__ = ["board_table", "item_table"]
