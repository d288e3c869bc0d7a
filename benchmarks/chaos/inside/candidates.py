"""`python -m benchmarks.chaos.inside.candidates COUNT`: set running mocks up and print who sits in them.

Runs in the environment of the site. Everything goes through the site's own services, in one transaction, so
that the rows are those of a real interview; only the sign-in is made without a password.
"""

from __future__ import annotations

import json
import sys
import uuid

import django
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.crypto import get_random_string

MINUTES = 120


def main(count: int) -> None:
    """Print a JSON object per candidate."""
    django.setup()
    from accounts.models import User  # noqa: PLC0415 - after django.setup()

    first = User.objects.count()
    with transaction.atomic():
        seated = [_seat(number) for number in range(first, first + count)]
    print("\n".join(map(json.dumps, seated)))


def _seat(number: int) -> dict[str, str]:
    # After django.setup(): the models need the settings.
    from accounts.models import User  # noqa: PLC0415 - after django.setup()
    from interviews.lifecycle import transitions  # noqa: PLC0415 - after django.setup()
    from interviews.planning.queries import PlanRequest  # noqa: PLC0415 - after django.setup()
    from interviews.planning.services import create_interview  # noqa: PLC0415 - after django.setup()
    from questions.models import Role  # noqa: PLC0415 - after django.setup()

    user = User.objects.create_user(f"candidate{number}@example.test", display_name=f"Candidate {number}")
    role = Role.objects.published().get()
    wanted = PlanRequest(
        role=role,
        bar=role.ladder.levels.order_by("rank")[1],
        minutes=MINUTES,
        weights={area.key: 1 for area in role.areas.all()},
        seed=number,
        with_parts=False,
    )
    interview = create_interview(owner=user, wanted=wanted)
    seat = uuid.uuid4()
    transitions.start(interview=interview, seat=seat)
    client = Client()
    client.force_login(user)
    return {
        "path": reverse("interviews:save_box", args=[interview.public_id, 1, 0]),
        "session_cookie": settings.SESSION_COOKIE_NAME,
        "session": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "csrf": get_random_string(32),
        "seat": str(seat),
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))
