"""Weigh what drives a political event, and trace every number to the sentence it came from."""

from factors.library import case_ids, load_case
from factors.model import Analysis, Case
from factors.scoring import score

__version__ = "0.1.0"

__all__ = ["Analysis", "Case", "__version__", "case_ids", "load_case", "score"]
