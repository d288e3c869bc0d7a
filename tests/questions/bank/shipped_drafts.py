"""All drafted questions of the shipped role as prose, to be read aloud before they are committed.

After a deliberate change of wording or of role.yaml:
    DJANGO_SETTINGS_MODULE=tests.settings python -m tests.questions.bank.shipped_drafts
A change of the drafting rules also raises DRAFTING_VERSION in questions/bank/reading.py, so that sites
which loaded the bank before draft anew.
"""

from __future__ import annotations

from pathlib import Path

import django

ROOT = Path(__file__).parents[3]
SLUG = "ai-infrastructure-engineer"
GOLDEN = ROOT / "tests" / "golden" / f"{SLUG}-drafts.md"


def shipped_drafts() -> str:
    # Imported late, because the script below has to set Django up first.
    from questions.bank.reading import read_role  # noqa: PLC0415
    from questions.brief.drafting import draft_questions  # noqa: PLC0415
    from questions.services.role_from_bank import areas_for_drafting  # noqa: PLC0415
    from tests.questions.brief.drafted_text import questions_text  # noqa: PLC0415

    role = read_role(ROOT / "questions" / "banks" / SLUG)
    levels = [level.name for level in role.ladder]
    areas = list(areas_for_drafting(role).values())
    return questions_text(role.title, draft_questions(role.title, levels, areas))


if __name__ == "__main__":
    django.setup()
    GOLDEN.write_text(shipped_drafts(), "utf-8")
