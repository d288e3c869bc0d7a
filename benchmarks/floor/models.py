"""A sitting and its answers, with the columns that the five operations read and write."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Sitting(models.Model):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    title = models.CharField(max_length=100)
    state = models.CharField(max_length=8, default="open")
    started_at = models.DateTimeField()
    deadline_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    score = models.FloatField(null=True)

    objects: ClassVar[models.Manager[Sitting]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "-started_at"], name="floor_own_newest_first")]

    def __str__(self) -> str:
        return self.title


class Reply(models.Model):
    sitting = models.ForeignKey(Sitting, models.CASCADE, db_index=False)
    position = models.PositiveSmallIntegerField()
    question = models.TextField()
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    marks = models.JSONField(null=True)
    note = models.TextField(default="", blank=True)

    objects: ClassVar[models.Manager[Reply]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "position"], name="floor_one_reply")]

    def __str__(self) -> str:
        return f"Reply {self.position}"
