"""Refusals of grading, each with a sentence for the person."""

from __future__ import annotations

from interviews.errors import InterviewError


class NothingToGrade(InterviewError):
    message = "There is no answer to grade here. An unanswered question counts as not yet."


class BlindPassFirst(InterviewError):
    message = "Commit the blind pass first; the second pass compares with it."


class AlreadyCommitted(InterviewError):
    message = "This pass was committed before and stays as it was."


class NotSaid(InterviewError):
    message = "Evidence is quoted from the answer; one of the quotes does not stand in it."


class BeingAsked(InterviewError):
    """A running interview of the person asks the same question, so its model answer stays hidden."""

    message = (
        "This question is part of an interview you have running. Its model answer stays closed until you have"
        " handed that one in; your marks are kept as a draft."
    )
