"""The parts of a role's guide besides its areas: lists in the brief's order."""

from __future__ import annotations

from django.db import models

from questions import limits
from questions.models.role import Level, Role


class RoleFact(models.Model):
    """A line of the role guide, in the brief's order."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="%(class)s_set")
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["role", "position"]


class Skill(RoleFact):
    class Kind(models.TextChoices):
        SKILL = "skill", "Skill"
        CERTIFICATION = "certification", "Certification"

    kind = models.CharField(max_length=15, choices=Kind, default=Kind.SKILL)
    text = models.TextField()

    def __str__(self) -> str:
        return self.text


class PathStep(RoleFact):
    """A step towards the role, such as what to learn first."""

    text = models.TextField()

    def __str__(self) -> str:
        return self.text


class CareerStage(RoleFact):
    """A post on the career path, lowest first."""

    title = models.CharField(max_length=limits.NAME)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title


class PayBand(RoleFact):
    """Yearly pay of a level in whole units of the currency; without a level it is the role's whole range."""

    level = models.ForeignKey(Level, models.PROTECT, null=True, blank=True, related_name="+")
    low = models.PositiveIntegerField()
    high = models.PositiveIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3)
    open_ended = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.low}-{self.high or ''} {self.currency}"


class CommonQuestion(RoleFact):
    """A question people ask about the role, with its answer."""

    question = models.TextField()
    answer = models.TextField()

    def __str__(self) -> str:
        return self.question
