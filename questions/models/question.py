"""A question has an identity; its wording and rubric are a version, immutable once asked or published."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from questions import limits
from questions.letters import letter
from questions.models.role import Area, Ladder, Level, Role
from questions.models.source import Span
from questions.vocabulary import AnchorSource, Dimension, Kind

if TYPE_CHECKING:
    from accounts.models import User


class QuestionQuerySet(models.QuerySet["Question"]):
    def askable(self) -> Self:
        """Questions with a version that an interview may ask now, on the role's current ladder."""
        in_use = self.filter(is_retired=False, area__is_retired=False)
        return in_use.filter(current_version__ladder=F("role__ladder"))

    def published(self) -> Self:
        """Askable questions of published roles: what anybody may read."""
        return self.askable().filter(role__visibility=Role.Visibility.PUBLISHED)

    def editable_by(self, user: User) -> Self:
        """Questions of one's own roles; for authors also those of the site."""
        return self.filter(role__in=Role.objects.editable_by(user))

    def with_place(self) -> Self:
        """With role, area and level in the same statement."""
        return self.select_related("role__ladder", "area", "level")

    def unheld(self) -> Self:
        """Questions that can be deleted: no row of another app points at one of their versions."""
        rows = self
        for holder in QuestionVersion.holders():
            rows = rows.exclude(**{f"versions__{holder}__isnull": False})
        return rows


class Question(models.Model):
    class Origin(models.TextChoices):
        FILE = "file", "Bank file"
        DRAFT = "draft", "Drafted from the brief"
        SITE = "site", "Written on the site"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    role = models.ForeignKey(Role, models.CASCADE, related_name="questions")
    area = models.ForeignKey(Area, models.CASCADE, related_name="questions")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    key = models.SlugField(max_length=limits.QUESTION_KEY)
    kind = models.CharField(max_length=12, choices=Kind.choices())
    origin = models.CharField(max_length=5, choices=Origin)
    # The version an interview would ask now; None while nothing is published.
    current_version = models.ForeignKey(
        "QuestionVersion", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_retired = models.BooleanField(default=False)
    # Retired because the bank's files dropped it: it returns with them. One that a person retired does not.
    is_dropped = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["role", "area__position", "level__rank", "key"]
        constraints = [models.UniqueConstraint(fields=["role", "key"], name="one_question_per_key")]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        return reverse("questions:question", args=[self.public_id])


class QuestionVersion(models.Model):
    question = models.ForeignKey(Question, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    ladder = models.ForeignKey(Ladder, models.PROTECT, related_name="+")
    headline = models.CharField(max_length=limits.HEADLINE)
    situation = models.TextField(blank=True)
    ask = models.TextField()
    minutes = models.PositiveSmallIntegerField()
    not_yet = models.TextField(blank=True)  # what an answer below the lowest level looks like
    model_answer = models.JSONField(default=list, blank=True)  # [{"text", "criterion": key or ""}]
    what_would_change = models.TextField(blank=True)
    red_flags = models.JSONField(default=list, blank=True)  # [{"action", "reason"}]
    facts = models.JSONField(default=list, blank=True)  # [{"text", "source", "date"}]
    # False: drafted by rule, and nobody has reviewed it yet.
    is_reviewed = models.BooleanField(default=False)
    file_sha256 = models.CharField(max_length=64, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    spans = models.ManyToManyField(Span, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    # When the wording was last saved: the edit form sends it, to notice that somebody else saved meanwhile.
    saved_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True)
    first_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["question", "number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="one_version_per_number"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="a_question_takes_a_minute"),
        ]

    def __str__(self) -> str:
        return f"{self.headline} (version {self.number})"

    @classmethod
    def holders(cls) -> list[str]:
        """The lookups to rows of other apps that keep a version from being deleted, because it was asked."""
        relations = cls._meta.related_objects
        return [relation.name for relation in relations if relation.on_delete is models.RESTRICT]

    @property
    def is_frozen(self) -> bool:
        """Asked or published: an edit makes the next version."""
        return self.published_at is not None or self.first_asked_at is not None

    @property
    def marker(self) -> str:
        """Identifies this wording, so that a later save can tell whether it is still the latest."""
        return f"{self.number}.{self.saved_at.isoformat()}"


class Criterion(models.Model):
    """The identity of a criterion across the versions of its question."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="criteria")
    key = models.SlugField(max_length=limits.KEY)
    dimension = models.CharField(max_length=15, choices=Dimension.choices())

    class Meta:
        verbose_name_plural = "criteria"
        constraints = [models.UniqueConstraint(fields=["question", "key"], name="one_criterion_per_key")]

    def __str__(self) -> str:
        return self.key


class RubricCriterion(models.Model):
    """A criterion as one version words it."""

    version = models.ForeignKey(QuestionVersion, models.CASCADE, related_name="rubric")
    criterion = models.ForeignKey(Criterion, models.RESTRICT, related_name="wordings")
    name = models.CharField(max_length=limits.CRITERION)
    weight = models.PositiveSmallIntegerField(default=1)
    # A gate caps the level of the whole answer: no answer is above its mark here.
    gate = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "rubric criteria"
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "criterion"], name="a_version_uses_a_criterion_once"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="weights_are_positive"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def letter(self) -> str:
        """A, B, C … as the pages name it."""
        return letter(self.position)


class Anchor(models.Model):
    """What an answer of this level contains, for one criterion."""

    rubric_criterion = models.ForeignKey(RubricCriterion, models.CASCADE, related_name="anchors")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    text = models.TextField()
    source = models.CharField(max_length=6, choices=AnchorSource.choices())

    class Meta:
        ordering = ["rubric_criterion", "level__rank"]
        constraints = [
            models.UniqueConstraint(fields=["rubric_criterion", "level"], name="one_anchor_per_level")
        ]

    def __str__(self) -> str:
        return self.text


class Probe(models.Model):
    """A follow-up question with its own answer box."""

    version = models.ForeignKey(QuestionVersion, models.CASCADE, related_name="probes")
    position = models.PositiveSmallIntegerField()  # 1 is asked first
    text = models.TextField()
    good_reply = models.TextField(blank=True)  # what a good reply adds

    class Meta:
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="probes_have_an_order")]

    def __str__(self) -> str:
        return self.text
