"""All drafted questions of the shipped role as prose, to be read aloud before they are committed.

After a deliberate change of wording or of role.yaml:
    DJANGO_SETTINGS_MODULE=tests.settings python -m tests.questions.bank.shipped_drafts
A change of the drafting rules also raises DRAFTING_VERSION in questions/bank/reading.py, so that sites
which loaded the bank before draft anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import django

from questions.brief.drafting.drafted import DraftQuestion
from questions.brief.drafting.rules import draft_questions
from tests.questions.brief.drafting.drafted_text import questions_text

if TYPE_CHECKING:
    from questions.bank.schema import RoleFile

ROOT = Path(__file__).parents[3]
SLUG = "ai-infrastructure-engineer"
GOLDEN = ROOT / "tests" / "golden" / f"{SLUG}-drafts.md"


def shipped_questions() -> list[DraftQuestion]:
    # Imported late, because the script below has to set Django up first.
    from questions.imports.bank_drafts import areas_for_drafting  # noqa: PLC0415

    role = shipped_role()
    levels = [level.name for level in role.ladder]
    return draft_questions(role.title, levels, list(areas_for_drafting(role).values()))


def shipped_drafts() -> str:
    return questions_text(shipped_role().title, shipped_questions())


def shipped_role() -> RoleFile:
    from questions.bank.reading import read_role  # noqa: PLC0415 - late for the same reason

    return read_role(ROOT / "questions" / "banks" / SLUG)


if __name__ == "__main__":
    django.setup()
    GOLDEN.write_text(shipped_drafts(), "utf-8")
