"""Refusals of an interview, each with a sentence for the person."""

from __future__ import annotations

from typing import ClassVar


class InterviewError(Exception):
    """An act that the interview's state does not allow. Text that came with it is kept all the same."""

    message: ClassVar[str] = "This is not possible now."

    def __str__(self) -> str:
        return self.message


class NotWritable(InterviewError):
    """The interview or its box takes no text, or not this one; `code` tells the page's script why.

    `is_final`: sending the text again cannot help, so the server keeps it apart.
    """

    code: ClassVar[str]
    is_final: ClassVar[bool] = False


class AnotherMockRuns(InterviewError):
    message = "You already have a mock running. Hand it in or discard it before you start another."


class NotPlanned(InterviewError):
    message = "This interview has already been started."


class NotGradable(InterviewError):
    """The rubric of a planned question was emptied since: no answer to it could be graded."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.reason} Mend its rubric before you start, or set up another interview."


class NotRunning(NotWritable):
    """Handed in, closed by the clock, or not started yet."""

    code = "closed"
    is_final = True
    message = "This interview is not running: it takes no more answers."


class StillRunning(InterviewError):
    message = "This interview is still running. Hand it in first, or discard it."


class TurnIsOver(NotWritable):
    """One way: the question has been left."""

    code = "closed"
    is_final = True
    message = "You have already left this question. Its answer stays as it was."


class TooLate(NotWritable):
    """The grace is over. The text was kept apart."""

    code = "closed"
    is_final = True
    message = "This text came too late to count. It is kept apart, and you can read and copy it."


class SeatTaken(NotWritable):
    code = "seat"
    message = "This interview is open in another browser. Continue here to write in this one."


class Paused(NotWritable):
    code = "paused"
    message = "This practice is paused. Resume it to go on writing."


class OneWay(InterviewError):
    message = "A mock goes one way: what you have left can be opened again in its closing alone."


class NeverPaused(InterviewError):
    message = "A mock cannot be paused."


class NoDeadline(InterviewError):
    message = "A practice has no deadline, so there is nothing to extend."


class OwnExtension(InterviewError):
    message = "Somebody else has to grant extra time: nobody extends their own interview."


class Stale(NotWritable):
    """Another window saved a newer text of this answer; both are kept."""

    code = "stale"
    message = "This answer was changed in another window meanwhile. Both texts are kept; choose one."

    def __init__(self, *, text: str, revision: int, box: int) -> None:
        super().__init__()
        self.text, self.revision, self.box = text, revision, box


class JustShown(InterviewError):
    """The turn was shown for less than a second; a key that is held has come along."""

    message = "You had only just come to this question, so nothing was handed in. Your text is saved."


class IncompleteMarks(InterviewError):
    """A criterion has no mark, or one that its rubric does not know."""

    message = "Every criterion needs a mark before the grading can be committed."


class NotHandedIn(InterviewError):
    message = "This interview has not been handed in yet; grading starts after that."


class NotGraded(InterviewError):
    message = "This interview is not graded yet; there is no report before that."
