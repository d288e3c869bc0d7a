"""What the database holds of interviews, in the words of tests/reliability/state_machine/rules.py.

Plain SQL: it is asked after every one of thousands of requests, and owes nothing to the site's queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

Facts = dict[str, Any]

_INTERVIEWS: Final = """
    SELECT id, started_at, deadline_at, closes_at, seat, paused_at, paused_for,
        current_turn, state, closed_at, mode
    FROM interviews_interview WHERE id IN %s"""
_TURNS: Final = """
    SELECT interview_id, position, outcome FROM interviews_turn WHERE outcome <> '' AND interview_id IN %s"""
_ANSWERS: Final = """
    SELECT a.id, t.interview_id, t.position, a.position, a.text, a.revision, a.late_by, a.text_at_deadline
    FROM interviews_answer a JOIN interviews_turn t ON t.id = a.turn_id WHERE t.interview_id IN %s"""
_HISTORY: Final = """
    SELECT r.answer_id, r.kind, r.operation, r.revision, r.text FROM interviews_answerrevision r
    JOIN interviews_answer a ON a.id = r.answer_id JOIN interviews_turn t ON t.id = a.turn_id
    WHERE t.interview_id IN %s"""


def stored(keys: Sequence[int]) -> dict[int, Facts]:
    """The rows of each of these interviews that still exists."""
    found = {key: _facts(*columns) for key, *columns in _rows(_INTERVIEWS, keys)}
    for key, turn, outcome in _rows(_TURNS, keys):
        found[key]["outcomes"][turn] = outcome
    places = {}
    for answer, key, turn, box, text, revision, late_by, at_deadline in _rows(_ANSWERS, keys):
        place = (turn, box)
        places[answer] = (found[key], place)
        found[key]["texts"][place] = text
        found[key]["revisions"][place] = revision
        found[key]["late"][place] = (late_by, at_deadline)
    for answer, kind, operation, revision, text in _rows(_HISTORY, keys):
        facts, place = places[answer]
        if kind == "saved":
            facts["applied"][place, UUID(str(operation))] = revision
        if text is not None:
            facts["kept"].add((place, text))
    return found


def _facts(
    started_at: int, deadline_at: int, closes_at: int, seat: Any, paused_at: int, paused_for: int, *rest: Any
) -> Facts:
    current, state, closed_at, mode = rest
    return {
        **{name: {} for name in ("texts", "revisions", "applied", "late", "outcomes")},
        "kept": set(),
        "clock": (started_at, deadline_at, closes_at),
        "seat": None if seat is None else str(UUID(str(seat))),
        "pause": (paused_at, paused_for),
        "current": current,
        "state": state,
        "closed_at": closed_at,
        "is_mock": mode == "mock",
    }


def _rows(sql: str, keys: Sequence[int]) -> list[tuple[Any, ...]]:
    places = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("IN %s", f"IN ({places})"), [*keys])
        return cursor.fetchall()
