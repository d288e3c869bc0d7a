"""Somebody who sits in an interview of a real site, over HTTP: saves, and remembers what was acknowledged."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import psycopg

from tests.production.site import Site

TOKEN = "c" * 32
# Run inside the site: `count` people who are each at the first question of a mock of 45 minutes.
_SIT = """
import json, sys, uuid
import django
django.setup()
from django.test import Client
from accounts.models import User
from interviews.lifecycle import transitions
from interviews.planning.queries import PlanRequest
from interviews.planning.services import create_interview
from questions.models import Role

role = Role.objects.get()
made = []
for number in range(int(sys.argv[1])):
    user = User.objects.create_user(f"sitter-{uuid.uuid4().hex}@example.test", display_name="Robin Q.")
    client, seat = Client(), uuid.uuid4()
    client.force_login(user)
    wanted = PlanRequest(
        role=role,
        bar=role.ladder.levels.order_by("-rank")[1],
        minutes=45,
        weights={area.key: 1 for area in role.areas.all()},
        seed=7,
        with_parts=False,
    )
    interview = transitions.start(interview=create_interview(owner=user, wanted=wanted), seat=seat)
    made.append([client.cookies["sessionid"].value, str(seat), str(interview.public_id)])
print(json.dumps(made))
"""
_FIRST_ANSWER = """
    SELECT answer.text FROM interviews_answer answer
    JOIN interviews_turn turn ON turn.id = answer.turn_id
    JOIN interviews_interview interview ON interview.id = turn.interview_id
    WHERE interview.public_id = ? AND turn.position = 1 AND answer.position = 0
"""


@dataclass(frozen=True)
class Reply:
    """`status` is 0 where no answer came at all."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    text: str = ""

    @property
    def json(self) -> dict[str, Any]:
        return dict(json.loads(self.text))


@dataclass
class Candidate:
    session: str
    seat: str
    interview: str
    revision: int = 0
    acknowledged: str = ""  # the newest text that the site said it has

    def save(self, site: Site, text: str, *, operation: uuid.UUID | None = None) -> Reply:
        """Save the main answer of the first question, as the page's script does."""
        data = {"operation": str(operation or uuid.uuid4()), "revision": self.revision, "text": text}
        reply = self.send(site, f"/interviews/{self.interview}/turns/1/boxes/0/", data)
        if reply.status == 200:
            self.revision, self.acknowledged = reply.json["revision"], text
        return reply

    def get(self, site: Site, path: str) -> Reply:
        return self.send(site, path, None)

    def room(self, site: Site) -> Reply:
        return self.get(site, f"/interviews/{self.interview}/")

    def send(self, site: Site, path: str, data: dict[str, Any] | None) -> Reply:
        address = urlsplit(site.url)
        connection = HTTPConnection(address.hostname or "", address.port, timeout=60)
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}; seat={self.seat}",
            "X-CSRFToken": TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json" if data else "text/html",
        }
        try:
            body = urlencode(data) if data is not None else None
            connection.request("POST" if data is not None else "GET", path, body=body, headers=headers)
            answer = connection.getresponse()
            return Reply(answer.status, dict(answer.getheaders()), answer.read().decode())
        except OSError:
            return Reply(0)
        finally:
            connection.close()


def seat_candidates(site: Site, count: int = 1) -> list[Candidate]:
    """People in running interviews of this site, which need not be served yet."""
    done = site.run("-c", _SIT, str(count))
    assert done.returncode == 0, done.stderr
    return [Candidate(*made) for made in json.loads(done.stdout)]


def stored(file: Path, candidates: Iterable[Candidate]) -> list[str]:
    """What the file has of each candidate's first answer; the file is whole."""
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [
            database.execute(_FIRST_ANSWER, [one.interview.replace("-", "")]).fetchone()[0]
            for one in candidates
        ]


def texts_of(site: Site, candidates: Iterable[Candidate]) -> list[str]:
    """What the site's database has of each candidate's first answer, whichever database it is."""
    url = site.variables["DATABASE_URL"]
    if url.startswith("sqlite"):
        return stored(Path(url.removeprefix("sqlite:///")), candidates)
    with psycopg.connect(url) as database:
        query = _FIRST_ANSWER.replace("?", "%s")
        return [str(database.execute(query, [one.interview]).fetchone()[0]) for one in candidates]
