"""The only reader and writer of seeds/ and data/: returns a Case, or all its Problems at once."""

from factors.library.home import case_ids, home
from factors.library.load import load_case
from factors.library.regrade import regrade
from factors.library.weights_file import read_weights

__all__ = ["case_ids", "home", "load_case", "read_weights", "regrade"]
