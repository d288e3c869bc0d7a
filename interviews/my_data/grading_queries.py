"""A rubric, the passes made by it and the model answer, as they stand in data.json."""

from __future__ import annotations

from typing import Any

from accounts.my_data.moments import iso
from database.clock import as_datetime
from interviews.rules.rubric import PassRecord, Rubric
from questions.models import QuestionVersion


def rubric_data(rubric: Rubric) -> list[dict[str, Any]]:
    """Each criterion with its anchors from "not yet" up."""
    return [
        {
            "letter": row.letter,
            "name": row.name,
            "weight": row.weight,
            "gate": row.gate,
            "anchors": [{"level": anchor.level, "text": anchor.text} for anchor in row.anchors],
        }
        for row in rubric.rows
    ]


def grading_data(kind: str, record: PassRecord, rubric: Rubric) -> dict[str, Any]:
    """One pass: its marks in the rubric's order or, while it is a draft, the fields of the form."""
    return {
        "pass": kind,
        "committed_at": iso(as_datetime(record.committed_at)),
        "draft": None if record.is_committed else record.draft,
        "marks": [
            {
                "letter": row.letter,
                "criterion": row.name,
                "level": row.at(mark.rank).level,
                "evidence": list(mark.evidence),
                "reason": mark.reason,
            }
            for row in rubric.rows
            if (mark := record.marks.get(row.id))
        ],
    }


def model_answer_data(version: QuestionVersion, rubric: Rubric) -> dict[str, Any]:
    """The points, each with the letter of its criterion, and what the page shows beside them."""
    return {
        "model_answer": [
            {"text": point["text"], "letter": rubric.letter_of(point.get("criterion", ""))}
            for point in version.model_answer
        ],
        "what_would_change": version.what_would_change,
        "red_flags": version.red_flags,
    }
