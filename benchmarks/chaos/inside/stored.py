"""`python -m benchmarks.chaos.inside.stored`: print what the database has of each candidate's first answer.

Runs in the environment of the site. The first line tells whether the file is whole and how many lines of a
history are kept at least; each further line is an answer.
"""

from __future__ import annotations

import hashlib
import json

import django
from django.db import connection
from django.urls import reverse


def main() -> None:
    django.setup()
    from interviews.lifecycle.closing import KEPT_LOG_LINES  # noqa: PLC0415 - after django.setup()
    from interviews.models import Answer  # noqa: PLC0415 - after django.setup()

    print(json.dumps({"integrity": _integrity(), "kept_lines": KEPT_LOG_LINES}))
    answers = Answer.objects.filter(turn__position=1, position=0)
    for answer in answers.select_related("turn__interview").prefetch_related("revisions"):
        history = answer.revisions.all()
        stored = {
            "path": reverse("interviews:save_box", args=[answer.turn.interview.public_id, 1, 0]),
            "revision": answer.revision,
            "digest": hashlib.sha256(answer.text.encode()).hexdigest(),
            "history": [(str(line.operation), line.revision, line.kind) for line in history],
        }
        print(json.dumps(stored))


def _integrity() -> str:
    """SQLite's verdict on its whole file; PostgreSQL has no such question."""
    if connection.vendor != "sqlite":
        return "ok"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return "; ".join(row[0] for row in cursor.fetchall())


if __name__ == "__main__":
    main()
