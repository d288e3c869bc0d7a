"""Every text that the site holds of a person is in their export, or a reason is given here."""

from __future__ import annotations

from typing import Final

import pytest
from django.test import Client

from accounts.models import User
from interviews.models import Grading, Interview
from questions.models import Role
from tests.access.answers import files_of
from tests.access.secrets.belonging import Belongings, subject_model
from tests.access.secrets.columns import planted_columns
from tests.access.secrets.planting import plant_secrets
from tests.access.secrets.secret import secret, secrets_in
from tests.questions.briefs import imported_role
from tests.support.graded import build_answered, build_graded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("set_clock")]

LEFT_OUT: Final = {"answer.replaced": "a save moves it into the history, which is exported"}


def texts_of(person: User, belongings: Belongings) -> set[str]:
    """The columns of text of the person's rows, each by the secret in it, without the row's number."""
    own = {
        User: {person.pk},
        Role: set(Role.objects.filter(owner=person).values_list("pk", flat=True)),
        Interview: set(Interview.objects.filter(owner=person).values_list("pk", flat=True)),
    }
    return {
        _column(secret(f"draft {column}" if whose.is_draft else str(column), whose.subject))
        for model, columns in planted_columns().items()
        for whose in belongings.of(model).values()
        if whose.subject in own[subject_model(model)]
        for column in columns
        if str(column) not in LEFT_OUT
    }


def _column(planted: str) -> str:
    return planted.rpartition("-")[0]


def test_every_text_is_exported(owner_client: Client, owner: User, author: User) -> None:
    imported_role(owner)
    build_graded(owner, ranks=(2,))
    begun = build_answered(owner, turns=1)
    Grading.objects.create(turn=begun.turns.get(), grader=owner, pass_kind=Grading.Pass.BLIND)
    belongings = plant_secrets()

    exported = "\n".join(files_of(owner_client.post("/account/data/download/")).values())

    missing = texts_of(owner, belongings) - set(map(_column, secrets_in(exported)))
    assert not missing, (
        f"Not in the export: {sorted(missing)}. Name the column in my_data/queries.py of its app, or say in"
        " LEFT_OUT in this file why it stays out."
    )
