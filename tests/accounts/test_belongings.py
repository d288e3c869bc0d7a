"""Every key to a person is covered: what the export gives, and what deleting the account does with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.db import models
from django.test.utils import isolate_apps

from accounts.belongings import Belonging, Holder, holders
from accounts.models import User

OURS = ("accounts", "questions", "interviews")


def keys_to_a_person(registry: Apps) -> Iterator[models.Field]:
    """Every foreign key and one-to-one to the user model, those of many-to-many tables included."""
    for model in registry.get_models(include_auto_created=True):
        for field in model._meta.get_fields(include_hidden=True):
            if isinstance(field, models.ForeignKey) and field.remote_field.model is User:
                yield field


def belongings(found: Iterable[Holder]) -> list[Belonging]:
    return [belonging for holder in found for belonging in holder.belongings]


def unspoken_of(registry: Apps, found: Iterable[Holder]) -> list[str]:
    """A sentence for each key that no belonging covers."""
    covered = {belonging.field for belonging in belongings(found)}
    return [
        f"{field} points to a person: say in {_home(field)}/belongings.py what it is, what the export gives "
        "of it, and what becomes of it when the account is deleted."
        for field in keys_to_a_person(registry)
        if str(field) not in covered
    ]


def _home(field: models.Field) -> str:
    label = field.model._meta.app_label
    return label if label in OURS else "accounts"


def test_every_key_to_a_person_is_covered() -> None:
    assert "\n".join(unspoken_of(apps, holders())) == ""


@isolate_apps("interviews", "allauth.account")
def test_a_new_key_is_found_and_told_where_to_go() -> None:
    class Review(models.Model):  # noqa: DJ008
        reviewer = models.ForeignKey(User, models.CASCADE, related_name="+")

        class Meta:
            app_label = "interviews"

    class Phone(models.Model):  # noqa: DJ008
        person = models.OneToOneField(User, models.CASCADE, related_name="+")

        class Meta:
            app_label = "account"

    assert unspoken_of(Review._meta.apps, holders()) == [
        "interviews.Review.reviewer points to a person: say in interviews/belongings.py what it is, what the "
        "export gives of it, and what becomes of it when the account is deleted.",
        "account.Phone.person points to a person: say in accounts/belongings.py what it is, what the export "
        "gives of it, and what becomes of it when the account is deleted.",
    ]


def test_an_app_that_says_nothing_is_found() -> None:
    silent = [holder for holder in holders() if holder.app != "interviews"]

    assert {line.partition(" ")[0] for line in unspoken_of(apps, silent)} == {
        "interviews.Extension.granted_by",
        "interviews.Grading.grader",
        "interviews.Interview.owner",
        "interviews.ModelAnswerReveal.user",
    }


@pytest.mark.parametrize("field", [belonging.field for belonging in belongings(holders())])
def test_a_belonging_names_a_field_that_exists(field: str) -> None:
    model, _, name = field.rpartition(".")

    assert str(apps.get_model(model)._meta.get_field(name)) == field


def test_every_app_holds_its_own_keys_and_stands_after_those_it_uses() -> None:
    assert [holder.app for holder in holders()] == list(OURS)
    assert [
        belonging.field
        for holder in holders()
        for belonging in holder.belongings
        if belonging.field.partition(".")[0] in set(OURS) - {holder.app}
    ] == []


def test_no_two_apps_write_the_same_key_of_the_export(owner: User) -> None:
    written = Counter(key for holder in holders() for key in holder.read(owner, frozenset()))

    assert [key for key, times in written.items() if times > 1] == []


def test_everything_is_said_in_sentences() -> None:
    said = [text for belonging in belongings(holders()) for text in (belonging.exported, belonging.note)]

    assert [text for text in said if not (text[:1].isupper() and text.endswith("."))] == []
