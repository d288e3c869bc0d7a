"""The source of a role: the brief's text, and what each part of it became."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from questions import limits


class BriefSource(models.Model):
    """The exact text a role was made from. One person imports the same text once."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="brief_sources"
    )
    name = models.CharField(max_length=limits.LINE)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "sha256"], name="one_import_of_a_text_per_person"),
            models.UniqueConstraint(
                fields=["sha256"], condition=models.Q(owner=None), name="one_import_of_a_text_by_the_site"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Span(models.Model):
    """Characters [start, end) of a source and what they became; spans tile the source."""

    source = models.ForeignKey(BriefSource, models.CASCADE, related_name="spans")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    use = models.CharField(max_length=20)

    class Meta:
        ordering = ["source", "start"]
        constraints = [
            models.UniqueConstraint(fields=["source", "start"], name="spans_do_not_start_together"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="a_span_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.use} [{self.start}, {self.end})"
