"""What questions hold of a person: roles, the briefs they came from, and the versions they wrote."""

from __future__ import annotations

from typing import Final

from accounts.belongings import Belonging, Fate, Holder
from accounts.models import User
from questions.models import BriefSource, QuestionVersion, Role
from questions.my_data.queries import questions_data
from questions.my_data.written import questions_pages
from questions.roles.services import delete_role


def leave(person: User) -> None:
    """Published roles become the site's, because others rely on them; the rest is deleted with its briefs.

    What somebody else's interview uses stays for that interview only, hidden and without an owner.
    """
    Role.objects.published().filter(owner=person).update(owner=None)
    for role in person.roles.all():
        delete_role(role=role)
    person.roles.update(owner=None)


QUESTIONS: Final = Holder(
    app="questions",
    belongings=(
        Belonging(
            field="questions.Role.owner",
            name="Private roles",
            exported="The guide, the areas, and every question with its rubric and its versions.",
            fate=Fate.GOES,
            note="With all of their questions. An interview of somebody else keeps what it asked.",
            count=lambda person: Role.objects.private().filter(owner=person).count(),
        ),
        Belonging(
            field="questions.BriefSource.owner",
            name="Briefs",
            exported="The text as it was read.",
            fate=Fate.GOES,
            note="The text of each, also of a role that is published.",
            count=lambda person: BriefSource.objects.filter(owner=person).count(),
        ),
        Belonging(
            field="questions.Role.owner",
            name="Published roles",
            exported="The same as of private roles.",
            fate=Fate.STAYS,
            note="They become the site’s, because others practise with them.",
            count=lambda person: Role.objects.published().filter(owner=person).count(),
        ),
        Belonging(
            field="questions.QuestionVersion.author",
            name="Versions of questions",
            exported="Those in your own roles with the role, those in other roles each for itself.",
            fate=Fate.STAYS,
            note="In roles that stay, without your name: interviews were graded by them.",
            count=lambda person: _versions_that_stay(person),
        ),
    ),
    read=questions_data,
    pages=questions_pages,
    leave=leave,
)


def _versions_that_stay(person: User) -> int:
    written = QuestionVersion.objects.filter(author=person)
    return written.exclude(question__role__in=Role.objects.private().filter(owner=person)).count()
