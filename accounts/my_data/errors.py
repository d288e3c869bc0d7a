"""Refusals of a deletion, each with a sentence for the person."""

from __future__ import annotations


class StillNeeded(Exception):
    """The account holds something that has to be given up first; the sentence says what and how."""
