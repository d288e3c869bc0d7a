"""A turn: a part of an interview, most of them one question that is asked."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from database.clock import MomentField
from interviews.models.interview import Interview, Levelled
from interviews.rules.scoring import Outcome
from questions.models import Area, QuestionVersion


class TurnQuerySet(models.QuerySet["Turn"]):
    def questions(self) -> Self:
        """The turns that ask a question of the bank: what is graded, counted and listed."""
        return self.filter(kind=Turn.Kind.QUESTION)

    def with_area_names(self) -> Self:
        """Add `area_name`; None in the parts around the questions."""
        return self.annotate(area_name=F("area__name"))


class Turn(Levelled):
    """A part of an interview: a question or, in a mock, one of the parts around the questions."""

    class Kind(models.TextChoices):
        OPENING = "opening", "Opening"
        QUESTION = "question", "Question"
        OWN_QUESTIONS = "own_questions", "Your questions"
        CLOSING = "closing", "Closing"

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="turns")
    position = models.PositiveSmallIntegerField()  # 1 is the first question, 0 an opening before it
    kind = models.CharField(max_length=13, choices=Kind, default=Kind.QUESTION)
    version = models.ForeignKey(QuestionVersion, models.RESTRICT, null=True, related_name="turns")
    area = models.ForeignKey(Area, models.RESTRICT, null=True, related_name="turns")
    budget = models.BigIntegerField()  # milliseconds; advice, only the deadline refuses
    started_at = MomentField(null=True)
    ended_at = MomentField(null=True)
    paused_for = models.BigIntegerField(default=0)  # milliseconds of pauses, and away from it
    is_flagged = models.BooleanField(default=False)  # "come back to this", in a practice
    outcome = models.CharField(max_length=11, choices=Outcome.choices(), blank=True)
    graded_at = MomentField(null=True)

    area_name: str | None  # read with the row by `with_area_names`

    objects = TurnQuerySet.as_manager()

    class Meta:
        ordering = ["interview", "position"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "position"], name="one_turn_per_position"),
            models.CheckConstraint(
                condition=Q(kind="question", version__isnull=False, area__isnull=False)
                | (~Q(kind="question") & Q(version=None, area=None)),
                name="a_question_has_a_version_and_an_area_and_nothing_else_has",
            ),
            models.CheckConstraint(
                condition=Q(kind="question") | Q(outcome=""), name="only_a_question_has_an_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"Turn {self.position}"

    @property
    def is_question(self) -> bool:
        return self.kind == self.Kind.QUESTION

    @property
    def asked_version(self) -> QuestionVersion:
        """The version that a question's turn asks. Raises ValueError for every other part."""
        if self.version is None:
            raise ValueError(f"{self.kind} asks no question of the bank")
        return self.version

    @property
    def asked_area(self) -> Area:
        """The area of a question's turn. Raises ValueError for every other part."""
        if self.area is None:
            raise ValueError(f"{self.kind} belongs to no area")
        return self.area
