"""Refusals of this app, each with a sentence for the person."""

from __future__ import annotations


class QuestionError(Exception):
    """Base of the refusals of this app's services; str() is the sentence to show."""


class IncompleteRubric(QuestionError):
    """A version cannot be asked or published: a criterion or an anchor is missing."""


class NotAnAuthor(QuestionError):
    """Publishing needs the author permission."""


class SlugTaken(QuestionError):
    """Another published role already has the address of the bank's role."""


class EditConflict(QuestionError):
    """Somebody saved the question after the form was loaded."""


class NothingToPublish(QuestionError):
    """The latest version is published already."""
