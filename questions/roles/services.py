"""Publishing a role to the site, and deleting one's own."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import RestrictedError

from questions import limits
from questions.errors import NotAnAuthor
from questions.keys import free_key
from questions.models import Question, QuestionVersion, Role
from questions.versions.writing import publish_versions

# /roles/new/ is a page.
RESERVED = ("new",)


@transaction.atomic
def publish_role(*, role: Role, now: datetime) -> None:
    """Open a role and its askable questions to everybody; the address gets a number if it is taken.

    Retired questions are not published with it. Raises NotAnAuthor unless the role is the site's or its
    owner may publish.
    """
    if role.owner and not role.owner.is_author:
        raise NotAnAuthor(
            f"{role.owner.email} may not publish roles yet; `manage.py grant_author {role.owner.email}` "
            "gives the permission."
        )
    if role.is_published:
        return
    # The slug is shortened to make room for the number.
    stem = role.slug[: limits.ROLE_KEY - len("-99999")]
    taken = Role.objects.published().filter(slug__startswith=stem).values_list("slug", flat=True)
    role.slug = free_key(role.slug, taken={*RESERVED, *taken}, limit=limits.ROLE_KEY)
    role.visibility = Role.Visibility.PUBLISHED
    role.save(update_fields=["slug", "visibility"])
    questions = Question.objects.filter(role=role)
    questions.filter(is_retired=True, current_version__published_at=None).update(current_version=None)
    publish_versions(
        list(
            QuestionVersion.objects.filter(
                pk__in=questions.askable().values("current_version")
            ).select_related("question")
        ),
        now=now,
    )


@transaction.atomic
def delete_role(*, role: Role) -> None:
    """Delete a role with its brief and its questions.

    What an interview uses stays for that interview only: the role is then hidden from everybody, and
    its brief and the questions that no interview uses are deleted. Without interviews, a later call deletes
    the rest.
    """
    source = role.source
    try:
        with transaction.atomic():
            role.delete()
    except RestrictedError:
        role.visibility = Role.Visibility.DELETED
        role.save(update_fields=["visibility"])
        role.questions.unheld().delete()
    if source:
        source.delete()
