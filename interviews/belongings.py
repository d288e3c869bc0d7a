"""When a person leaves the site for good."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from accounts.services import end_sessions
from questions.models import Role
from questions.roles.services import delete_role


@dataclass(frozen=True, slots=True)
class Belongings:
    """What an account holds: published roles stay with the site, the rest goes with the person."""

    interviews: int
    published_roles: int
    private_roles: int


def belongings(user: User) -> Belongings:
    return Belongings(
        interviews=user.interviews.count(),
        published_roles=Role.objects.published().filter(owner=user).count(),
        private_roles=Role.objects.private().filter(owner=user).count(),
    )


@transaction.atomic
def delete_account(*, user: User) -> None:
    """Delete a person and all that is theirs: answers, gradings, links, briefs, private roles, sessions.

    Roles that they published become the site's, because others rely on them.
    """
    end_sessions(user=user)
    user.interviews.all().delete()
    Role.objects.published().filter(owner=user).update(owner=None)
    for role in user.roles.all():
        delete_role(role=role)
    user.roles.update(owner=None)  # hidden, for somebody else's interview
    user.delete()
