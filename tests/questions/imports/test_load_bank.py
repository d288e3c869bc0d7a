"""Bank files become a role again and again: created, updated, kept, unchanged, retired."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from questions import limits
from questions.bank.reading import read_bank
from questions.errors import SlugTaken
from questions.imports.bank_services import QuestionFate, LoadedBank, load_bank
from questions.models import Area, JobTitle, Question, QuestionVersion, Role
from questions.versions.writing import create_version
from questions.workshop.services import retire_question
from tests.builders import build_question, build_turn
from tests.factories import InterviewFactory, RoleFactory
from tests.questions.bank.sample import QUESTION, ROLE, write_bank
from tests.questions.imports.drafts import criterion_draft, version_draft

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 12, tzinfo=UTC)
# Two areas at two levels, three drafts each, and one question from a file.
ALL = 13
OF_AN_AREA = 6


def load(folder: Path, *, role: str = ROLE, questions: dict[str, str] | None = None) -> LoadedBank:
    return load_bank(bank=read_bank(write_bank(folder, role=role, questions=questions)), now=NOW)


def changed(counts: Mapping[QuestionFate, int]) -> dict[str, int]:
    return {fate.value: count for fate, count in counts.items() if fate is not QuestionFate.UNCHANGED}


def expert() -> Question:
    return Question.objects.get(key="cold-oven")


def edit_on_the_site(question: Question) -> QuestionVersion:
    draft = version_draft(question.role, criteria=[criterion_draft(anchors={})])
    return create_version(question=question, draft=draft)


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


def test_areas_and_job_titles_keep_their_rows(tmp_path: Path) -> None:
    load(tmp_path)
    before = [*Area.objects.values_list("pk", flat=True), *JobTitle.objects.values_list("pk", flat=True)]

    load(tmp_path, role=ROLE.replace("name: Running Ovens", "name: Running Hot Ovens"))

    after = [*Area.objects.values_list("pk", flat=True), *JobTitle.objects.values_list("pk", flat=True)]
    assert after == before
    assert Area.objects.get(key="ovens").name == "Running Hot Ovens"


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


def without_dough() -> str:
    """The sample's role without its second area."""
    start, end = ROLE.index("  - key: dough"), ROLE.index("titles:")
    return (ROLE[:start] + ROLE[end:]).replace("{ovens: 3, dough: 0}", "{ovens: 3}")
