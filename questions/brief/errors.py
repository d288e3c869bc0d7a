"""The refusal of a brief."""

from __future__ import annotations


class BriefError(ValueError):
    """A brief that cannot become a role; its message is one sentence for the person who brought it."""
