"""Closed lists of words, written as prose."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())
