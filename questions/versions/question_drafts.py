"""Questions before they are stored, from the drafting rules or from bank files, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from questions.models import Question
from questions.versions.version_drafts import VersionDraft
from questions.vocabulary import Kind


@dataclass(frozen=True)
class QuestionDraft:
    """`area` and `level` are keys of the role's areas and ladder."""

    key: str
    area: str
    level: str
    kind: Kind
    origin: Question.Origin
    version: VersionDraft
