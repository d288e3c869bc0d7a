"""A person's interviews with every text, mark and link, as their own pages show them.

What those pages do not show is left out: the wording of a question that was not opened, a probe that was not
asked, a rubric before the blind pass, and a model answer that was not shown or whose question is being asked
now. Rows are found through their owner and grouped here: one statement for each kind of row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, Final
from uuid import UUID

from accounts.models import User
from accounts.my_data.moments import iso
from accounts.my_data.queries import further_texts
from database.clock import as_datetime
from interviews.models import Extension, Interview, ModelAnswerReveal, Share, Turn
from interviews.models.interview import State
from interviews.my_data.turn_queries import turns_by_interview

_NAMED: Final = frozenset({"title", "mode", "state"})

Rows = Mapping[int, Sequence[dict[str, Any]]]


def being_asked(person: User) -> Iterable[UUID]:
    """The questions of the person's running interviews: their model answers stay hidden meanwhile."""
    running = Interview.objects.running().filter(owner=person)
    asked = Turn.objects.questions().filter(interview__in=running)
    return asked.values_list("version__question__public_id", flat=True)


def interviews_data(person: User, closed: Set[UUID]) -> dict[str, Any]:
    """The part of data.json about interviews, in a fixed number of statements."""
    own = Interview.objects.filter(owner=person).as_of_now().order_by("created_at", "pk")
    interviews = {row.pk: row for row in own.select_related("role", "job_title", "bar", "level_reached")}
    turns = turns_by_interview(person, interviews, closed)
    granted, shares = _granted(person), _shares(person)
    return {
        "interviews": [
            {
                **_interview(row),
                "turns": turns.get(row.pk, []),
                "extra_time": granted.get(row.pk, []),
                "share_links": shares.get(row.pk, []),
            }
            for row in interviews.values()
        ],
        "model_answers_shown": _reveals(person),
        "time_granted_to_others": _granted_to_others(person),
    }


def _interview(interview: Interview) -> dict[str, Any]:
    is_graded = interview.state_now == State.GRADED
    return {
        "id": str(interview.public_id),
        "title": interview.title,
        "role_id": str(interview.role.public_id),
        "job_title": interview.job_title.name if interview.job_title else None,
        "areas": interview.area_names,
        "area_weights": interview.weights,
        "mode": interview.mode,
        "state": interview.state_now,
        "bar": interview.bar.name,
        "level_reached": interview.level_name if is_graded else None,
        "minutes": interview.minutes,
        "created_at": _moment(interview.created_at),
        "started_at": _moment(interview.started_at),
        "deadline_at": _moment(interview.deadline_at),
        "closed_at": _moment(interview.closed_at or _deadline_if_over(interview)),
        "graded_at": _moment(interview.graded_at),
        "paused_for_milliseconds": interview.paused_for,
        "more": further_texts(interview, named=_NAMED),
    }


def _deadline_if_over(interview: Interview) -> int | None:
    return interview.deadline_at if interview.reads_as_closed else None


def _granted(person: User) -> Rows:
    """Time granted in the person's mocks, and by whom, as their own pages show it."""
    rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in Extension.objects.filter(interview__owner=person).select_related("granted_by"):
        by = str(row.granted_by) if row.granted_by else None
        rows[row.interview_id].append({**_extension(row), "by": by})
    return rows


def _granted_to_others(person: User) -> list[dict[str, Any]]:
    """Time that the person granted; it does not say in whose interview."""
    granted = Extension.objects.filter(granted_by=person).exclude(interview__owner=person)
    return [_extension(row) for row in granted.order_by("pk")]


def _extension(row: Extension) -> dict[str, Any]:
    return {"minutes": row.minutes, "reason": row.reason, "at": _moment(row.at)}


def _shares(person: User) -> Rows:
    """When each link was made and ends. The link itself is left out, because anybody who has it can read."""
    rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for share in Share.objects.filter(interview__owner=person).order_by("created_at", "pk"):
        rows[share.interview_id].append(
            {
                "created_at": iso(share.created_at),
                "expires_at": iso(share.expires_at),
                "revoked_at": iso(share.revoked_at),
            }
        )
    return rows


def _reveals(person: User) -> list[dict[str, Any]]:
    shown = ModelAnswerReveal.objects.filter(user=person).order_by("pk")
    columns = ("version__question__public_id", "version__number", "revealed_at")
    return [
        {"question": str(question), "version": number, "at": _moment(at)}
        for question, number, at in shown.values_list(*columns)
    ]


def _moment(at: int | None) -> str | None:
    return iso(as_datetime(at))
