"""What interviews hold of a person: sittings with all that was written, gradings, and time they granted."""

from __future__ import annotations

from typing import Final

from accounts.belongings import Belonging, Fate, Holder
from accounts.models import User
from interviews.models import Extension, Grading, ModelAnswerReveal
from interviews.my_data.queries import being_asked, interviews_data
from interviews.my_data.written import interviews_pages


def leave(person: User) -> None:
    """Runs before their roles are deleted: a role that an interview still uses would only be hidden."""
    person.interviews.all().delete()


INTERVIEWS: Final = Holder(
    app="interviews",
    belongings=(
        Belonging(
            field="interviews.Interview.owner",
            name="Interviews",
            exported="Questions, answers with every kept text, marks, granted time, and when links end.",
            fate=Fate.GOES,
            note="With your answers, every kept text, and the links that you shared.",
            count=lambda person: person.interviews.count(),
        ),
        Belonging(
            field="interviews.Grading.grader",
            name="Gradings",
            exported="Both passes and drafts, with marks, quotes and reasons, beside the answer they judge.",
            fate=Fate.GOES,
            note="Both passes, with marks, quotes and reasons.",
            count=lambda person: Grading.objects.filter(grader=person).count(),
        ),
        Belonging(
            field="interviews.ModelAnswerReveal.user",
            name="Records of model answers shown to you",
            exported="Of which question, and when.",
            fate=Fate.GOES,
            note="A pass that was made after one was not blind.",
            count=lambda person: ModelAnswerReveal.objects.filter(user=person).count(),
        ),
        Belonging(
            field="interviews.Extension.granted_by",
            name="Grants of time in somebody else’s mock",
            exported="How much, why and when, without whose mock it was.",
            fate=Fate.STAYS,
            note="The deadline that you moved stays where it is, without your name.",
            count=lambda person: Extension.objects.filter(granted_by=person).count(),
        ),
    ),
    read=interviews_data,
    pages=interviews_pages,
    leave=leave,
    closed=being_asked,
)
