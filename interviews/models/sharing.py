"""Who else may read an interview, and until when."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from interviews.models.interview import Interview


class ShareQuerySet(models.QuerySet["Share"]):
    def open(self) -> Self:
        """Neither revoked nor expired, by the database's clock: web nodes' may differ."""
        return self.filter(revoked_at=None, expires_at__gt=Now())


class Share(models.Model):
    """A read-only link to one interview. The token is signed, not stored."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="shares")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")), name="a_share_outlives_its_creation"
            )
        ]

    def __str__(self) -> str:
        return f"Share until {self.expires_at:%Y-%m-%d}"
