"""What the app refuses, each with a sentence that the person can read."""

from __future__ import annotations


class QuestionError(Exception):
    """Base of what a service of this app refuses; str() is the sentence to show."""


class IncompleteRubric(QuestionError):
    """A version cannot be asked or published: a criterion or an anchor is missing."""


class NotAnAuthor(QuestionError):
    """Publishing needs the author permission."""


class SlugTaken(QuestionError):
    """Another published role has the address that a bank's role would get."""


class EditConflict(QuestionError):
    """Somebody saved the question after the form was loaded."""


class NothingToPublish(QuestionError):
    """The latest version is published already."""
