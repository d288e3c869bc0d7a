"""A bank whose role has changed: another ladder, areas and job titles that are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.imports.bank_services import QuestionFate
from questions.models import Area, JobTitle, Question
from tests.questions.bank.sample import QUESTION, ROLE
from tests.questions.imports.loading import OF_AN_AREA, edit_on_the_site, expert, load
from tests.support.builders import build_question, build_turn
from tests.support.factories import InterviewFactory

pytestmark = pytest.mark.django_db


def test_areas_and_job_titles_keep_their_rows(tmp_path: Path) -> None:
    load(tmp_path)
    before = [*Area.objects.values_list("pk", flat=True), *JobTitle.objects.values_list("pk", flat=True)]

    load(tmp_path, role=ROLE.replace("name: Running Ovens", "name: Running Hot Ovens"))

    after = [*Area.objects.values_list("pk", flat=True), *JobTitle.objects.values_list("pk", flat=True)]
    assert after == before
    assert Area.objects.get(key="ovens").name == "Running Hot Ovens"


def test_a_changed_ladder_makes_a_new_one_and_new_versions(tmp_path: Path) -> None:
    old = load(tmp_path).role.ladder

    loaded = load(tmp_path, role=ROLE.replace("name: Apprentice", "name: Learner"))

    assert (loaded.role.ladder == old, [level.name for level in old.levels.all()]) == (
        False,
        ["Apprentice", "Baker"],
    )
    assert [level.name for level in loaded.role.ladder.levels.all()] == ["Learner", "Baker"]
    assert loaded.questions[QuestionFate.UNCHANGED] == 0
    assert expert().versions.get(number=1).ladder == old
    assert set(Question.objects.askable().values_list("current_version__ladder", flat=True)) == {
        loaded.role.ladder.pk
    }


def test_a_kept_question_on_an_old_ladder_is_not_asked(tmp_path: Path) -> None:
    load(tmp_path)
    edit_on_the_site(expert())

    load(tmp_path, role=ROLE.replace("name: Apprentice", "name: Learner"))

    assert list(Question.objects.askable().filter(key="cold-oven")) == []


def test_a_kept_question_stands_at_its_level_of_the_new_ladder(tmp_path: Path) -> None:
    load(tmp_path)
    edit_on_the_site(expert())

    role = load(tmp_path, role=ROLE.replace("name: Apprentice", "name: Learner")).role

    assert expert().level == role.ladder.levels.get(key="baker")


def test_an_area_that_is_gone_goes_with_its_questions(tmp_path: Path) -> None:
    load(tmp_path)

    loaded = load(tmp_path, role=without_dough())

    assert [area.key for area in loaded.role.areas.all()] == ["ovens"]
    assert Question.objects.filter(area__key="dough").count() == 0
    assert loaded.questions[QuestionFate.RETIRED] == OF_AN_AREA


@pytest.mark.parametrize("is_edit", [True, False], ids=["edited", "written"])
def test_an_area_with_a_question_of_the_site_is_kept_out_of_sight(tmp_path: Path, *, is_edit: bool) -> None:
    area = load(tmp_path).role.areas.get(key="dough")
    question = area.questions.all()[0] if is_edit else build_question(area, at="Baker")
    edited = edit_on_the_site(question)

    loaded = load(tmp_path, role=without_dough())

    question.refresh_from_db()
    assert (question.area, question.is_retired, question.versions.last()) == (area, True, edited)
    assert [it.key for it in loaded.role.areas.current()] == ["ovens"]
    assert loaded.questions[QuestionFate.RETIRED] == OF_AN_AREA + (not is_edit)


def test_a_question_moves_out_of_an_area_that_is_gone(tmp_path: Path) -> None:
    load(tmp_path, questions={"dough/baker.yaml": QUESTION})
    moved = expert()
    (tmp_path / "dough" / "baker.yaml").unlink()

    load(tmp_path, role=without_dough())

    assert (expert(), expert().area.key) == (moved, "ovens")


def test_an_area_that_was_asked_is_kept_out_of_sight(tmp_path: Path) -> None:
    role = load(tmp_path).role
    area = role.areas.get(key="dough")
    interview = InterviewFactory(role=role, bar=role.ladder.levels.get(key="baker"))
    question = area.questions.filter(level__key="baker").first()
    assert question is not None
    turn = build_turn(interview, question, position=1)

    load(tmp_path, role=without_dough())

    turn.refresh_from_db()
    assert (turn.area, turn.version) == (area, question.current_version)
    assert [it.key for it in role.areas.current()] == ["ovens"]
    assert Question.objects.askable().filter(area=area).count() == 0


def test_a_job_title_that_is_gone_is_deleted(tmp_path: Path) -> None:
    load(tmp_path)

    load(
        tmp_path,
        role=ROLE.replace("key: night-baker, name: Night Baker", "key: dawn-baker, name: Dawn Baker"),
    )

    assert [title.key for title in JobTitle.objects.all()] == ["dawn-baker"]


def without_dough() -> str:
    """The sample's role without its second area."""
    start, end = ROLE.index("  - key: dough"), ROLE.index("titles:")
    return (ROLE[:start] + ROLE[end:]).replace("{ovens: 3, dough: 0}", "{ovens: 3}")
