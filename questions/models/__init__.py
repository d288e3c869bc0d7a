"""What may be asked, and what good looks like at each level."""

from questions.models.guide import CareerStage, CommonQuestion, PathStep, PayBand, Skill
from questions.models.question import (
    Anchor,
    Criterion,
    Probe,
    Question,
    QuestionVersion,
    RubricCriterion,
)
from questions.models.role import (
    Area,
    AreaWeight,
    JobTitle,
    Ladder,
    Level,
    LevelExample,
    Role,
)
from questions.models.source import BriefSource, Span

__all__ = [
    "Anchor",
    "Area",
    "AreaWeight",
    "BriefSource",
    "CareerStage",
    "CommonQuestion",
    "Criterion",
    "JobTitle",
    "Ladder",
    "Level",
    "LevelExample",
    "PathStep",
    "PayBand",
    "Probe",
    "Question",
    "QuestionVersion",
    "Role",
    "RubricCriterion",
    "Skill",
    "Span",
]
