"""Bank files become a role again and again: created, updated, kept, unchanged, retired."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions import limits
from questions.errors import SlugTaken
from questions.imports.bank_services import QuestionFate
from questions.models import Question, QuestionVersion, Role
from questions.workshop.services import retire_question
from tests.questions.bank.sample import QUESTION, ROLE
from tests.questions.imports.loading import ALL, NOW, changed, edit_on_the_site, expert, load
from tests.support.builders import build_question
from tests.support.factories import RoleFactory

pytestmark = pytest.mark.django_db


def test_the_first_load_publishes_the_role_and_every_question(tmp_path: Path) -> None:
    loaded = load(tmp_path)

    assert changed(loaded.questions) == {"created": ALL}
    assert (loaded.role.is_published, loaded.role.owner, loaded.role.origin) == (True, None, Role.Origin.FILE)
    assert Question.objects.published().count() == ALL


def test_a_question_of_a_file_is_reviewed_and_says_what_the_file_says(tmp_path: Path) -> None:
    load(tmp_path)

    version = expert().current_version
    assert version is not None
    assert (version.is_reviewed, version.minutes, version.published_at) == (True, 10, NOW)
    assert version.model_answer == [{"text": "Count the places.", "criterion": "order"}]
    assert version.facts[0]["date"] == "2026-11-23"
    anchor = version.rubric.get().anchors.get(level__key="apprentice")
    assert anchor.text.startswith("Moves the loaves")


def test_drafted_questions_are_not_reviewed(tmp_path: Path) -> None:
    load(tmp_path)

    drafted = Question.objects.filter(origin=Question.Origin.DRAFT)
    assert drafted.count() == ALL - 1
    assert drafted.filter(current_version__is_reviewed=True).count() == 0


def test_loading_again_changes_nothing(tmp_path: Path) -> None:
    load(tmp_path)
    versions = list(QuestionVersion.objects.values())

    loaded = load(tmp_path)

    assert loaded.questions == {QuestionFate.UNCHANGED: ALL}
    assert list(QuestionVersion.objects.values()) == versions


def test_a_changed_file_makes_the_next_version(tmp_path: Path) -> None:
    load(tmp_path)

    loaded = load(tmp_path, questions={"ovens/baker.yaml": QUESTION.replace("minutes: 10", "minutes: 12")})

    assert changed(loaded.questions) == {"updated": 1}
    assert [(it.number, it.minutes) for it in expert().versions.all()] == [(1, 10), (2, 12)]
    assert expert().current_version == expert().versions.get(number=2)


def test_a_question_edited_on_the_site_is_kept(tmp_path: Path) -> None:
    load(tmp_path)
    edited = edit_on_the_site(expert())

    loaded = load(tmp_path, questions={"ovens/baker.yaml": QUESTION.replace("minutes: 10", "minutes: 12")})

    assert changed(loaded.questions) == {"kept": 1}
    assert expert().versions.last() == edited


def test_a_question_that_is_gone_is_retired_and_returns_with_its_file(tmp_path: Path) -> None:
    load(tmp_path)
    (tmp_path / "ovens" / "baker.yaml").unlink()

    gone = load(tmp_path, questions={})
    was_retired = expert().is_retired
    back = load(tmp_path)

    assert (changed(gone.questions), was_retired) == ({"retired": 1}, True)
    assert (changed(back.questions), expert().is_retired) == ({"updated": 1}, False)


def test_what_an_author_retired_stays_so_with_its_new_version(tmp_path: Path) -> None:
    load(tmp_path)
    retire_question(question=expert())

    same = load(tmp_path)
    other = load(tmp_path, questions={"ovens/baker.yaml": QUESTION.replace("minutes: 10", "minutes: 12")})

    assert (changed(same.questions), changed(other.questions)) == ({}, {"updated": 1})
    assert (expert().is_retired, expert().versions.count()) == (True, 2)


def test_an_edited_question_that_is_gone_is_left_alone(tmp_path: Path) -> None:
    load(tmp_path)
    edit_on_the_site(expert())
    (tmp_path / "ovens" / "baker.yaml").unlink()

    loaded = load(tmp_path, questions={})

    assert changed(loaded.questions) == {}
    assert expert().is_retired is False


def test_another_role_at_the_same_address_is_not_touched(tmp_path: Path) -> None:
    RoleFactory(slug="night-baker", origin=Role.Origin.BRIEF)

    with pytest.raises(SlugTaken, match="published as night-baker already"):
        load(tmp_path)

    assert (Role.objects.count(), Question.objects.count()) == (1, 0)


def test_the_longest_that_a_file_may_say_is_stored(tmp_path: Path) -> None:
    role = ROLE.replace("title: Night Baker", f"title: {'o' * limits.NAME}")
    role = role.replace("name: Apprentice", f"name: {'o' * limits.LEVEL}")
    role = role.replace("name: Running Ovens", f"name: {'o' * limits.NAME}")
    role = role.replace("region: Town", f"region: {'o' * limits.PAY_REGION}")
    question = QUESTION.replace("name: Order of work", f"name: {'o' * limits.CRITERION}")

    loaded = load(tmp_path, role=role, questions={"ovens/baker.yaml": question})

    for row in (loaded.role, *loaded.role.areas.all(), *loaded.role.ladder.levels.all()):
        row.clean_fields()
    expert().versions.get().rubric.get().clean_fields()


def test_a_question_written_on_the_site_is_left_alone(tmp_path: Path) -> None:
    area = load(tmp_path).role.areas.get(key="ovens")
    written = build_question(area, at="Baker")
    Question.objects.filter(pk=written.pk).update(origin=Question.Origin.SITE)

    loaded = load(tmp_path)

    written.refresh_from_db()
    assert (changed(loaded.questions), written.is_retired) == ({}, False)
