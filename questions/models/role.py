"""A role: its ladder, its areas with what each level would describe, and what the guide tells."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from questions import limits
from questions.models.source import BriefSource, Span

if TYPE_CHECKING:
    from accounts.models import User


class Ladder(models.Model):
    """Ordered levels. Immutable: renaming or inserting a level makes a new ladder."""

    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Ladder {self.pk}"


class Level(models.Model):
    ladder = models.ForeignKey(Ladder, models.CASCADE, related_name="levels")
    key = models.SlugField(max_length=limits.LEVEL_KEY)
    rank = models.PositiveSmallIntegerField()  # 1 is the lowest
    name = models.CharField(max_length=limits.LEVEL)

    class Meta:
        ordering = ["ladder", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["ladder", "rank"], name="one_level_per_rank"),
            models.UniqueConstraint(fields=["ladder", "key"], name="one_level_per_key"),
            models.CheckConstraint(condition=Q(rank__gte=1), name="ranks_start_at_one"),
        ]

    def __str__(self) -> str:
        return self.name


class RoleQuerySet(models.QuerySet["Role"]):
    def published(self) -> Self:
        return self.filter(visibility=Role.Visibility.PUBLISHED)

    def private(self) -> Self:
        return self.filter(visibility=Role.Visibility.PRIVATE)

    def deleted(self) -> Self:
        """Deleted roles, which are kept only for the interviews that use them."""
        return self.filter(visibility=Role.Visibility.DELETED)

    def readable_by(self, user: User) -> Self:
        """Published roles, one's own, and for authors those that belong to the site."""
        return self.filter(Q(visibility=Role.Visibility.PUBLISHED) | _editable_by(user))

    def editable_by(self, user: User) -> Self:
        """One's own roles; for authors also those that belong to the site."""
        return self.filter(_editable_by(user))


def _editable_by(user: User) -> Q:
    theirs = Q(owner=user) | Q(owner=None) if user.is_author else Q(owner=user)
    return theirs & ~Q(visibility=Role.Visibility.DELETED)


class Role(models.Model):
    class Visibility(models.TextChoices):
        PRIVATE = "private", "Private"
        PUBLISHED = "published", "Published"
        DELETED = "deleted", "Deleted"  # hidden, kept for an interview that uses it

    class Origin(models.TextChoices):
        FILE = "file", "Bank file"
        BRIEF = "brief", "Imported brief"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=limits.ROLE_KEY)
    title = models.CharField(max_length=limits.NAME)
    summary = models.TextField(blank=True)
    ladder = models.ForeignKey(Ladder, models.PROTECT, related_name="roles")
    # None: the role belongs to the site.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="roles"
    )
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PRIVATE)
    origin = models.CharField(max_length=10, choices=Origin)
    source = models.OneToOneField(BriefSource, models.SET_NULL, null=True, blank=True, related_name="role")
    source_title = models.CharField(max_length=limits.LINE, blank=True)
    source_read_on = models.DateField(null=True, blank=True)
    education = models.TextField(blank=True)
    career_path = models.TextField(blank=True)
    demand = models.TextField(blank=True)
    pay_region = models.CharField(max_length=limits.PAY_REGION, blank=True)
    pay_note = models.TextField(blank=True)
    # Of the bank files the role was last loaded from; empty for roles from a brief.
    file_sha256 = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"], condition=Q(visibility="published"), name="one_published_role_per_slug"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        if self.is_published:
            return reverse("questions:role_guide", args=[self.slug])
        return reverse("questions:private_role_guide", args=[self.public_id])

    @property
    def is_published(self) -> bool:
        return self.visibility == self.Visibility.PUBLISHED

    def is_editable_by(self, user: User) -> bool:
        """The rule of RoleQuerySet.editable_by for a loaded role."""
        if self.visibility == self.Visibility.DELETED:
            return False
        return self.owner_id == user.pk if self.owner_id else user.is_author

    def lets_publish(self, user: User) -> bool:
        """Whether an editor may publish questions here; those of a published role go to everybody."""
        return user.is_author or not self.is_published


class AreaQuerySet(models.QuerySet["Area"]):
    def current(self) -> Self:
        """Areas that the role still has: the guide shows them and an interview may choose them."""
        return self.filter(is_retired=False)


class Area(models.Model):
    role = models.ForeignKey(Role, models.CASCADE, related_name="areas")
    key = models.SlugField(max_length=limits.ROLE_KEY)
    name = models.CharField(max_length=limits.NAME)
    position = models.PositiveSmallIntegerField()
    summary = models.TextField(blank=True)  # what the work is
    assessed = models.TextField(blank=True)  # what interviewers look for
    span = models.ForeignKey(Span, models.SET_NULL, null=True, blank=True, related_name="+")
    # Gone from the role, but kept for the interviews that asked about it.
    is_retired = models.BooleanField(default=False)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["role", "position"]
        constraints = [models.UniqueConstraint(fields=["role", "key"], name="one_area_per_key")]

    def __str__(self) -> str:
        return self.name


class LevelExample(models.Model):
    """What the brief says someone of this level would describe; a level without one has no row."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="examples")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    text = models.TextField()
    span = models.ForeignKey(Span, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["area", "level__rank", "pk"]

    def __str__(self) -> str:
        return self.text


class JobTitle(models.Model):
    """A title variation: a preset of level, focus and weights for an interview."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="job_titles")
    key = models.SlugField(max_length=limits.ROLE_KEY)
    name = models.CharField(max_length=limits.NAME)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    focus = models.CharField(max_length=limits.LINE, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["role", "position"]
        constraints = [models.UniqueConstraint(fields=["role", "key"], name="one_job_title_per_key")]

    def __str__(self) -> str:
        return self.name


class AreaWeight(models.Model):
    """How much an area counts for a job title: 0 leaves it out."""

    job_title = models.ForeignKey(JobTitle, models.CASCADE, related_name="weights")
    area = models.ForeignKey(Area, models.CASCADE, related_name="+")
    weight = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job_title", "area"], name="one_weight_per_area"),
            models.CheckConstraint(condition=Q(weight__lte=limits.AREA_WEIGHT), name="a_weight_is_0_to_3"),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.weight}"
