"""The floor's tables and rows; prints who may do what as JSON."""

from __future__ import annotations

import json
from datetime import timedelta

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from benchmarks.cost.inside.sessions import session_of
from benchmarks.floor.models import Reply, Sitting

STORED, OWN = 1000, 50
QUESTION = "Describe a time you had to decide with incomplete information. What was the outcome?"


def main(times: str) -> None:
    """A thousand sittings that are over, of people with fifty each, and so many to be handed in."""
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        people = [User(username=f"person{number}", password="!") for number in range(STORED // OWN + 1)]  # noqa: S106 - nobody signs in with it
        reader, writer, *_ = User.objects.bulk_create(people)
        Sitting.objects.bulk_create(
            _done(owner, days=days) for owner in people if owner is not writer for days in range(1, OWN + 1)
        )
        open_ones = Sitting.objects.bulk_create(_open(writer) for _ in range(int(times) + 1))
        Reply.objects.bulk_create(
            Reply(sitting=sitting, position=position, question=QUESTION, saved_at=sitting.started_at)
            for sitting in open_ones
            for position in range(1, 7)
        )
        first, *others = [sitting.pk for sitting in open_ones]
        cast = {"reader": session_of(reader), "writer": session_of(writer), "sitting": first}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(json.dumps({**cast, "hand_in": others}))


def _done(owner: User, *, days: int) -> Sitting:
    ended = timezone.now() - timedelta(days=days)
    return Sitting(
        owner=owner,
        title="Mock interview",
        state="done",
        started_at=ended - timedelta(hours=1),
        deadline_at=ended,
        closed_at=ended,
        score=50.0,
    )


def _open(owner: User) -> Sitting:
    now = timezone.now()
    return Sitting(owner=owner, title="Mock interview", started_at=now, deadline_at=now + timedelta(days=30))
