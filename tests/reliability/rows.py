"""What the database holds of interviews, in the words of tests/reliability/rules.py."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from interviews.models import Answer, AnswerRevision, Interview, Turn

Facts = dict[str, Any]


def stored(keys: Iterable[int]) -> dict[int, Facts]:
    """Of each interview that is still there: four statements in all."""
    own = list(keys)
    found = {interview.pk: _facts(interview) for interview in Interview.objects.filter(pk__in=own)}
    for turn in Turn.objects.filter(interview__in=own).exclude(outcome=""):
        found[turn.interview_id]["outcomes"][turn.position] = turn.outcome
    places = {}
    for answer in Answer.objects.filter(turn__interview__in=own).select_related("turn"):
        facts, place = found[answer.turn.interview_id], (answer.turn.position, answer.position)
        places[answer.pk] = (facts, place)
        facts["texts"][place] = answer.text
        facts["revisions"][place] = answer.revision
        facts["late"][place] = (answer.late_by, answer.text_at_deadline)
    for line in AnswerRevision.objects.filter(answer__in=places):
        facts, place = places[line.answer_id]
        if line.kind == AnswerRevision.Kind.SAVED:
            facts["applied"][place, line.operation] = line.revision
        if line.text is not None:
            facts["kept"].add((place, line.text))
    return found


def _facts(interview: Interview) -> Facts:
    empty: Facts = {"texts": {}, "revisions": {}, "applied": {}, "late": {}, "outcomes": {}}
    return {
        **empty,
        "kept": set(),
        "clock": (interview.started_at, interview.deadline_at, interview.closes_at),
        "seat": interview.seat and str(interview.seat),
        "pause": (interview.paused_at, interview.paused_for),
        "current": interview.current_turn,
        "state": interview.state,
        "closed_at": interview.closed_at,
    }
