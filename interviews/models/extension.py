"""Time that was granted while a mock was running."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from database.clock import MomentField
from interviews.models.interview import Interview

MOST_MINUTES = 240


class Extension(models.Model):
    """A record of who moved the bell of an interview, by how much and why. Never changed."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="extensions")
    # None: the account that granted it was deleted.
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    minutes = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)]
    )
    reason = models.CharField(max_length=300)
    at = MomentField()

    class Meta:
        ordering = ["interview", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=1), name="an_extension_moves_forwards")
        ]

    def __str__(self) -> str:
        return f"{self.minutes} more minutes"
