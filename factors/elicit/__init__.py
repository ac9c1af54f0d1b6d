"""Judgements to weights."""

from factors.model.weights import redistribute

__all__ = ["redistribute"]
