"""An interview: one sitting of one person, made of turns."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse

from database import clock
from database.clock import MomentField
from interviews.rules.deadline import Verdict, verdict
from interviews.rules.outcomes import time_used
from interviews.rules.rubric import NOT_YET_NAME
from interviews.rules.scoring import NOT_YET
from questions.models import JobTitle, Ladder, Level, Role


class State(models.TextChoices):
    PLANNED = "planned", "Planned"
    RUNNING = "running", "Running"
    GRADING = "grading", "Waiting for grading"
    GRADED = "graded", "Graded"


_CLOSED = (State.GRADING, State.GRADED)


class Levelled(models.Model):
    """The columns of a row that reaches a level once it is graded."""

    # Derived, and written with the final pass that completes it; None in a graded row means "not yet".
    level_reached = models.ForeignKey(Level, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def rank_reached(self) -> int:
        return self.level_reached.rank if self.level_reached else NOT_YET

    @property
    def level_name(self) -> str:
        return self.level_reached.name if self.level_reached else NOT_YET_NAME


class InterviewQuerySet(models.QuerySet["Interview"]):
    def as_of_now(self) -> Self:
        """Add `now` and `state_now`: a running interview past its grace reads as closed."""
        now = clock.db_now()
        return self.annotate(
            now=now,
            state_now=Case(
                When(state=State.RUNNING, closes_at__lt=now, then=Value(State.GRADING.value)),
                default=F("state"),
                output_field=models.CharField(),
            ),
        )

    def running(self) -> Self:
        """Started, not handed in, and not past the grace by the database's clock."""
        return self.filter(Q(closes_at=None) | Q(closes_at__gte=clock.db_now()), state=State.RUNNING)

    def overdue(self) -> Self:
        """Past the grace, but nobody has written the closing yet."""
        return self.filter(state=State.RUNNING, closes_at__lt=clock.db_now())

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class Interview(Levelled):
    class Mode(models.TextChoices):
        MOCK = "mock", "Mock"
        PRACTICE = "practice", "Practice"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="interviews")
    role = models.ForeignKey(Role, models.RESTRICT, related_name="interviews")
    job_title = models.ForeignKey(JobTitle, models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=120)  # the job title or role, as it was called then
    area_names = models.JSONField(default=list)  # as the list shows them, in the order of the turns
    ladder = models.ForeignKey(Ladder, models.PROTECT, related_name="+")
    bar = models.ForeignKey(Level, models.PROTECT, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode)
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    minutes = models.PositiveSmallIntegerField()
    seed = models.BigIntegerField()  # together with the weights: how the questions were drawn
    weights = models.JSONField(default=dict)  # area key -> weight, as it was asked for

    created_at = MomentField()
    started_at = MomentField(null=True)
    deadline_at = MomentField(null=True)
    closes_at = MomentField(null=True)  # deadline and grace; nothing is accepted later
    closed_at = MomentField(null=True)
    graded_at = MomentField(null=True)  # set by the last final pass; without any answer, by the closing
    paused_at = MomentField(null=True)
    paused_for = models.BigIntegerField(default=0)  # milliseconds spent in ended pauses
    seat = models.UUIDField(null=True)  # the window that may write
    current_turn = models.PositiveSmallIntegerField(default=1)  # 0 where an opening comes first
    planned_turns = models.PositiveSmallIntegerField(default=0)  # questions alone; written with the plan
    answered_turns = models.PositiveSmallIntegerField(default=0)  # written with the level

    # Read with the row by `as_of_now`.
    now: int
    state_now: str

    objects = InterviewQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-created_at", "-id"], name="own_newest_first"),
            models.Index(fields=["closes_at"], condition=Q(state="running"), name="running_by_closing"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["owner"],
                condition=Q(state="running", mode="mock"),
                name="one_running_mock_per_person",
            ),
            models.CheckConstraint(
                condition=Q(state="planned") | Q(started_at__isnull=False), name="started_means_a_start_time"
            ),
            models.CheckConstraint(
                condition=~Q(mode="mock")
                | Q(state="planned")
                | Q(deadline_at__isnull=False, closes_at__isnull=False, paused_at=None),
                name="a_mock_has_a_deadline_and_no_pause",
            ),
            models.CheckConstraint(
                condition=~Q(mode="practice") | Q(deadline_at=None, closes_at=None),
                name="practice_has_no_deadline",
            ),
            models.CheckConstraint(
                condition=Q(closes_at=None) | Q(closes_at__gte=F("deadline_at")),
                name="the_grace_follows_the_deadline",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["grading", "graded"]) | Q(closed_at__isnull=False),
                name="closed_means_a_closing_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("interviews:interview", args=[self.public_id])

    @property
    def is_mock(self) -> bool:
        return self.mode == self.Mode.MOCK

    @property
    def is_closed(self) -> bool:
        return self.state in _CLOSED

    @property
    def reads_as_closed(self) -> bool:
        """Closed, or past its grace with the closing not written yet; needs `as_of_now`."""
        return self.state_now in _CLOSED

    @property
    def ended_by_bell(self) -> bool:
        """Whether a mock that reads as closed was handed in by its clock."""
        return self.is_mock and self.closed_at in (None, self.deadline_at)

    @property
    def time_used(self) -> int:
        """Milliseconds from start to closing without pauses; for an interview that reads as closed."""
        started = self.started_at or 0
        until = self.closed_at or self.deadline_at or started
        return time_used(started_at=started, until=until, paused_for=self.paused_for)

    def verdict(self, now: int) -> Verdict:
        """What the clock says of a text that arrives at `now`."""
        return verdict(now=now, deadline_at=self.deadline_at, closes_at=self.closes_at)
