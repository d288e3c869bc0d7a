"""A person's sittings, their grading and who else may read them."""

from interviews.models.answer import Answer, AnswerRevision
from interviews.models.extension import Extension
from interviews.models.grading import Grading, Mark, ModelAnswerReveal
from interviews.models.interview import Interview
from interviews.models.sharing import Share
from interviews.models.turn import Turn

__all__ = [
    "Answer",
    "AnswerRevision",
    "Extension",
    "Grading",
    "Interview",
    "Mark",
    "ModelAnswerReveal",
    "Share",
    "Turn",
]
