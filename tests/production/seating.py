"""A candidate at the first question of a running mock of the production site, with the browser's cookies."""

from __future__ import annotations

import json

from tests.production.site import Site

_PROGRAM = """
import json, uuid
import django

django.setup()
from django.test import Client
from accounts.models import User
from interviews.planning.queries import PlanRequest
from interviews.planning.services import create_interview
from interviews.lifecycle.transitions import start
from questions.models import Role

user = User.objects.create_user("dana@example.test", "correct-horse-battery-41")
role = Role.objects.get(slug="ai-infrastructure-engineer")
wanted = PlanRequest(
    role=role,
    bar=role.ladder.levels.get(key="senior"),
    minutes=45,
    weights={area.key: 1 for area in role.areas.all()},
    seed=1,
    with_parts=False,
)
interview = create_interview(owner=user, wanted=wanted)
seat = str(uuid.uuid4())
start(interview=interview, seat=uuid.UUID(seat))
client = Client()
client.force_login(user)
cookies = {"sessionid": client.cookies["sessionid"].value, "seat": seat}
print(json.dumps([interview.get_absolute_url(), cookies]))
"""


def seat_somebody(site: Site) -> tuple[str, dict[str, str]]:
    """The path of a running mock, and the cookies of its candidate."""
    done = site.run("-c", _PROGRAM)
    assert done.returncode == 0, done.stderr
    path, cookies = json.loads(done.stdout)
    return path, cookies
