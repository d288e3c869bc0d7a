"""An answer, box by box, and the history that each box keeps."""

from __future__ import annotations

from typing import Self

from django.db import models

from database import clock
from database.clock import MomentField
from interviews.models.turn import Turn
from questions.models import Probe

ANSWER_LENGTH = 100_000


class AnswerQuerySet(models.QuerySet["Answer"]):
    def as_of_now(self) -> Self:
        """Add `now`, the database's clock."""
        return self.annotate(now=clock.db_now())


class Answer(models.Model):
    """An answer box: the turn's main one (position 0) or a probe's (its position)."""

    turn = models.ForeignKey(Turn, models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField(default=0)
    probe = models.ForeignKey(Probe, models.RESTRICT, null=True, related_name="+")
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)  # counts accepted saves
    saved_at = MomentField(null=True)
    kept_at = MomentField(null=True)  # when an older text last went into the history; 0: the next one does
    # The text that the last save replaced, if the history has to keep it; the save itself moves it there.
    replaced = models.TextField(null=True)  # noqa: DJ001 - None: nothing to keep; "" is a text
    late_by = models.BigIntegerField(default=0)  # milliseconds after the deadline, of the last save
    text_at_deadline = models.TextField(null=True)  # noqa: DJ001 - None: never saved late
    shown_at = MomentField(null=True)  # of a probe: when it was asked

    now: int  # read with the row by `as_of_now`

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["turn", "position"]
        constraints = [models.UniqueConstraint(fields=["turn", "position"], name="one_answer_per_box")]

    def __str__(self) -> str:
        return f"Answer {self.position}"


class AnswerRevision(models.Model):
    """One operation on an answer, never changed: accepted saves and texts that could not be accepted."""

    class Kind(models.TextChoices):
        SAVED = "saved", "Saved"
        CONFLICT = "conflict", "Kept beside a newer text"
        REFUSED = "refused", "Arrived too late to count"

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="revisions")
    operation = models.UUIDField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.SAVED)
    revision = models.PositiveIntegerField()  # the answer's after a save; the stale base of a conflict
    size = models.PositiveIntegerField()  # characters sent
    at = MomentField()
    # The older text that a save replaced, or the text that was not accepted; None: not kept.
    text = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["answer", "at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "operation"], name="an_operation_is_applied_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} as revision {self.revision}"
