"""Load the sample bank, and read what became of its questions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from questions.bank.reading import read_bank
from questions.imports.bank_services import LoadedBank, QuestionFate, load_bank
from questions.models import Question, QuestionVersion
from questions.versions.writing import create_version
from tests.questions.bank.sample import ROLE, write_bank
from tests.questions.imports.drafts import criterion_draft, version_draft

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
# Two areas at two levels, three drafts each, and one question from a file.
ALL = 13
OF_AN_AREA = 6


def load(folder: Path, *, role: str = ROLE, questions: dict[str, str] | None = None) -> LoadedBank:
    return load_bank(bank=read_bank(write_bank(folder, role=role, questions=questions)), now=NOW)


def changed(counts: Mapping[QuestionFate, int]) -> dict[str, int]:
    return {fate.value: count for fate, count in counts.items() if fate is not QuestionFate.UNCHANGED}


def expert() -> Question:
    return Question.objects.get(key="cold-oven")


def edit_on_the_site(question: Question) -> QuestionVersion:
    draft = version_draft(question.role, criteria=[criterion_draft(anchors={})])
    return create_version(question=question, draft=draft)
