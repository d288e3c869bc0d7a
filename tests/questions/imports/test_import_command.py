"""manage.py import_brief: what it reports, stores and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from questions.models import BriefSource, Question, Role
from tests.questions.briefs import OWN_BRIEF, OWN_BRIEF_JSON, SHARED_BRIEF
from tests.support.factories import RoleFactory

pytestmark = pytest.mark.django_db

FOUND = (
    "Harbour Traffic Planner: 6 areas, 9 level examples, 5 job titles, 3 skills, 3 certifications, 4 steps, "
    "5 pay ranges, 3 questions and answers, 7 sentences unused."
)


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    call_command("import_brief", *map(str, arguments))
    return capsys.readouterr().out


def test_it_reports_in_counts_what_was_made(capsys: pytest.CaptureFixture[str]) -> None:
    output = run(capsys, OWN_BRIEF)

    role = Role.objects.get()
    made = f"Made the private role /roles/mine/{role.public_id}/ with 72 drafted questions."
    assert output == f"{FOUND}\n{made}\n"


def test_running_twice_changes_nothing_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, OWN_BRIEF)
    before = list(Question.objects.values())

    output = run(capsys, OWN_BRIEF)

    role = Role.objects.get()
    assert output.splitlines()[1] == (
        f"This text was imported before as the private role /roles/mine/{role.public_id}/; nothing changed."
    )
    assert list(Question.objects.values()) == before


def test_publishing_opens_the_role_and_freezes_its_questions(capsys: pytest.CaptureFixture[str]) -> None:
    output = run(capsys, OWN_BRIEF, "--publish")

    assert output.splitlines()[1] == (
        "Made the published role /roles/harbour-traffic-planner/ with 72 drafted questions."
    )
    assert Question.objects.published().exclude(current_version__published_at=None).count() == 72


def test_publishing_later_opens_the_role_that_was_imported_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(capsys, OWN_BRIEF)

    output = run(capsys, OWN_BRIEF, "--publish")

    assert output.splitlines()[1] == (
        "This text was imported before; its role is published now at /roles/harbour-traffic-planner/."
    )
    assert Role.objects.get().is_published is True


def test_a_taken_address_gets_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    RoleFactory(slug="harbour-traffic-planner")

    run(capsys, OWN_BRIEF, "--publish")

    assert Role.objects.get(origin=Role.Origin.BRIEF).slug == "harbour-traffic-planner-2"


def test_an_owner_gets_the_role(capsys: pytest.CaptureFixture[str], owner: User) -> None:
    run(capsys, OWN_BRIEF, "--owner", "Dana@example.test")

    assert Role.objects.get().owner == owner


def test_an_owner_who_is_no_author_cannot_publish(owner: User) -> None:
    with pytest.raises(
        CommandError, match=r"`manage.py grant_author dana@example.test` gives the permission"
    ):
        call_command("import_brief", str(OWN_BRIEF), "--owner", owner.email, "--publish")

    assert (Role.objects.count(), BriefSource.objects.count()) == (0, 0)


def test_an_owner_who_is_an_author_can_publish(author: User) -> None:
    call_command("import_brief", str(OWN_BRIEF), "--owner", author.email, "--publish")

    assert Role.objects.published().get().owner == author


def test_an_unknown_owner_is_refused(db: None) -> None:
    with pytest.raises(CommandError, match=r"No account has the address nobody@example.test"):
        call_command("import_brief", str(OWN_BRIEF), "--owner", "nobody@example.test")

    assert BriefSource.objects.count() == 0


def test_json_is_the_parsed_brief_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    output = run(capsys, OWN_BRIEF, "--json", "--dry-run")

    assert json.loads(output) == json.loads(OWN_BRIEF_JSON.read_text(encoding="utf-8"))
    assert Role.objects.count() == 0


def test_json_without_dry_run_stores_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    output = run(capsys, OWN_BRIEF, "--json")

    assert json.loads(output)["title"] == Role.objects.get().title == "Harbour Traffic Planner"


def test_a_dry_run_reports_and_stores_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    output = run(capsys, OWN_BRIEF, "--dry-run", "--publish")

    assert output == f"{FOUND}\n"
    assert (Role.objects.count(), BriefSource.objects.count()) == (0, 0)


def test_the_real_brief_yields_the_whole_role(capsys: pytest.CaptureFixture[str]) -> None:
    if not SHARED_BRIEF.exists():
        pytest.skip("the real briefs live outside the repository, in ../shared")

    read = json.loads(run(capsys, SHARED_BRIEF, "--json"))

    role = Role.objects.get()
    assert list(read) == [
        *("title", "summary", "levels", "areas", "titles", "skills", "certifications", "education"),
        *("steps", "salaries", "career_path", "demand", "faqs", "unused"),
    ]
    assert (role.title, role.areas.count(), role.job_titles.count()) == ("AI Infrastructure Engineer", 8, 9)
    assert (role.pathstep_set.count(), role.commonquestion_set.count()) == (5, 5)
    assert [(band.level_id is None, band.open_ended) for band in role.payband_set.all()] == [
        *[(False, False)] * 3,
        (False, True),
        (True, True),
    ]
    assert role.questions.count() >= 64


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", r"The brief is empty: looked for text"),
        (b" \n\t\n", r"The brief is empty: looked for text"),
        (bytes(range(256)), r"could not be read as text: looked for UTF-8"),
        (b"Responsibilities\n\x00\n1. Designing", r"looks like a binary file"),
        (
            b"Dear team,\nlunch is at noon.\n",
            r"No responsibility area was found. Areas are looked for",
        ),
    ],
    ids=["empty", "blank", "binary", "nul", "no area"],
)
def test_what_is_no_brief_is_refused_in_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "brief.txt"
    file.write_bytes(content)

    with pytest.raises(CommandError, match=sentence) as refusal:
        call_command("import_brief", str(file))

    assert refusal.value.returncode == 1
    assert (Role.objects.count(), BriefSource.objects.count()) == (0, 0)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nothing.txt cannot be read: No such file or directory\."):
        call_command("import_brief", str(tmp_path / "nothing.txt"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"cannot be read: Is a directory\."):
        call_command("import_brief", str(tmp_path))
