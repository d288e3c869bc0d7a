"""A grading is a record: one person's judgement of one turn in one pass. Nothing overwrites it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from database.clock import MomentField
from interviews.models.turn import Turn
from interviews.rules.rubric import NOT_YET_NAME
from questions.models import Level, QuestionVersion, RubricCriterion


class Grading(models.Model):
    class Pass(models.TextChoices):
        BLIND = "blind", "Blind pass"
        FINAL = "final", "Second pass"

    turn = models.ForeignKey(Turn, models.CASCADE, related_name="gradings")
    grader = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="gradings")
    pass_kind = models.CharField(max_length=6, choices=Pass)
    committed_at = MomentField(null=True)  # None: a draft, saved as it is made
    draft = models.JSONField(default=dict, blank=True)  # the form as it was left, until committed
    revision = models.PositiveIntegerField(default=0, db_default=0)  # how often the draft has changed
    # What its marks came to; None in a committed grading means "not yet".
    level_reached = models.ForeignKey(Level, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["turn", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["turn", "grader", "pass_kind"], name="one_grading_per_person_and_pass"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pass_kind} grading"


class Mark(models.Model):
    """The level given for one criterion; no level is "not yet", no row is unmarked."""

    grading = models.ForeignKey(Grading, models.CASCADE, related_name="marks")
    rubric_criterion = models.ForeignKey(RubricCriterion, models.RESTRICT, related_name="marks")
    level = models.ForeignKey(Level, models.PROTECT, null=True, related_name="+")
    evidence = models.JSONField(default=list, blank=True)  # quotes from the answer
    reason = models.TextField(blank=True)  # of a revision: what changed the grader's mind

    class Meta:
        ordering = ["grading", "rubric_criterion__position"]
        constraints = [
            models.UniqueConstraint(fields=["grading", "rubric_criterion"], name="one_mark_per_criterion")
        ]

    def __str__(self) -> str:
        return self.level.name if self.level else NOT_YET_NAME


class ModelAnswerReveal(models.Model):
    """Somebody was shown a model answer; a pass made after it is not blind."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="model_answer_reveals")
    version = models.ForeignKey(QuestionVersion, models.CASCADE, related_name="reveals")
    revealed_at = MomentField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "version"], name="a_first_reveal_is_recorded_once")
        ]

    def __str__(self) -> str:
        return f"Revealed to {self.user_id}"
