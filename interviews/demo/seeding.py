"""Making the demo: three accounts, and six weeks of the candidate's interviews."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services import grant_author
from database.clock import from_datetime
from database.units import MINUTE
from interviews.demo.answers import Speaker
from interviews.demo.backdating import Timeline
from interviews.demo.grading import grade_interview
from interviews.demo.history import HISTORY, PLANNED, Sitting
from interviews.demo.sitting import Candidate
from interviews.models import Interview
from interviews.sharing.services import USUAL_DAYS, create_share
from questions.models import Role

PASSWORD: Final = "a-demo-is-no-secret"  # noqa: S105 - printed, and only made where DEBUG is on
CANDIDATE: Final = "candidate@demo.example"
CAST: Final = {
    CANDIDATE: "Dana Kestrel",
    "author@demo.example": "Alex Moorfield",
    "reviewer@demo.example": "Robin Vale",
}
ROLE: Final = "ai-infrastructure-engineer"


def is_seeded() -> bool:
    return User.objects.filter(email=CANDIDATE).exists()


@transaction.atomic
def seed() -> list[Interview]:
    """The candidate's interviews, the newest last. Raises Role.DoesNotExist without the shipped bank."""
    role = Role.objects.published().select_related("ladder").get(slug=ROLE)
    people = {email: _join(email, name) for email, name in CAST.items()}
    grant_author(user=people["author@demo.example"], granted=True)
    timeline = Timeline()
    with timeline.entered():
        candidate = Candidate(people[CANDIDATE], role, Speaker(), timeline)
        interviews = [_live_through(candidate, wanted, seed) for seed, wanted in enumerate(HISTORY, 1)]
        timeline.go_to(_moment(PLANNED))
        return [*interviews, candidate.plan(PLANNED, seed=len(HISTORY) + 1)]


def _join(email: str, name: str) -> User:
    joined = timezone.now() - timedelta(days=HISTORY[0].days_ago + 1)
    return User.objects.create_user(email, PASSWORD, display_name=name, date_joined=joined)


def _live_through(candidate: Candidate, wanted: Sitting, seed: int) -> Interview:
    """One interview, from its plan to its grading."""
    timeline = candidate.timeline
    timeline.go_to(_moment(wanted))
    interview = candidate.plan(wanted, seed=seed)
    timeline.wait(2 * MINUTE)
    candidate.sit(interview, wanted.ranks)
    timeline.wait(20 * MINUTE)
    if wanted.is_graded:
        grade_interview(owner=candidate.user, interview=interview, ranks=wanted.ranks)
    interview.refresh_from_db()
    if wanted.is_shared:
        create_share(interview=interview, days=USUAL_DAYS)
    return interview


def _moment(wanted: Sitting) -> int:
    """The hour of that day in milliseconds; never in the future."""
    now = timezone.now()
    day = now.replace(hour=0, minute=7, second=0, microsecond=0) - timedelta(days=wanted.days_ago)
    return from_datetime(min(day + timedelta(hours=wanted.hour), now - timedelta(minutes=5)))
