"""What the app refuses, each with a sentence that the person can read."""

from __future__ import annotations


class QuestionError(Exception):
    """Base of what a service of this app refuses; str() is the sentence to show."""


class IncompleteRubric(QuestionError):
    """A version cannot be asked or published: a criterion or an anchor is missing."""
