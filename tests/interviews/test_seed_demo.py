"""manage.py seed_demo: people with a history whose figures are really derived."""

from __future__ import annotations

import sqlite3
import subprocess
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from pytest_django import Settings

from accounts.models import User
from interviews.demo import answers, seeding
from interviews.demo.history import HISTORY
from interviews.models import Answer, AnswerRevision, Interview, Mark, Share
from interviews.rules.evidence import marked
from interviews.rules.scoring import Outcome
from questions.bank.reading import read_bank
from questions.management.commands.load_bank import SHIPPED
from questions.models import Role
from tests.production.site import ROOT, Site, environment


@pytest.fixture
def seeded(db: None, settings: Settings) -> User:
    """The demo's candidate."""
    settings.DEBUG = True
    call_command("seed_demo")
    return User.objects.get(email=seeding.CANDIDATE)


def test_the_candidate_has_a_history_of_many_states(seeded: User) -> None:
    interviews = list(seeded.interviews.order_by("created_at"))

    assert Counter(interview.state for interview in interviews) == {"graded": 13, "grading": 1, "planned": 1}
    assert Counter(interview.mode for interview in interviews) == {"mock": 10, "practice": 5}
    weeks = (interviews[-1].created_at - interviews[0].created_at) / (7 * 24 * 3_600_000)
    assert 5.5 < weeks < 6.5
    assert Share.objects.open().filter(interview__owner=seeded).count() == 1


@pytest.mark.full
def test_everything_happens_within_its_interview(seeded: User) -> None:
    sat = seeded.interviews.exclude(started_at=None)
    revisions = AnswerRevision.objects.filter(answer__turn__interview__owner=seeded)

    late = Answer.objects.filter(turn__interview__owner=seeded, late_by__gt=0)
    assert (sat.count(), late.count()) == (len(HISTORY), 0)
    assert all(sitting.started_at < sitting.closed_at for sitting in sat)
    assert all(
        revision.answer.turn.started_at < revision.at <= revision.answer.turn.ended_at
        for revision in revisions.select_related("answer__turn")
    )


@pytest.mark.full
def test_every_quote_stands_in_its_answer(seeded: User) -> None:
    marks = Mark.objects.filter(grading__grader=seeded).select_related("grading__turn")
    texts = dict(Answer.objects.filter(position=0).values_list("turn", "text"))

    lost = [
        quote
        for mark in marks
        for quote in mark.evidence
        if not any(piece.letters for piece in marked(texts[mark.grading.turn_id], [("A", quote)]))
    ]

    assert (marks.count() > 200, lost) == (True, [])


@pytest.mark.full
def test_answered_turns_of_graded_interviews_have_both_passes(seeded: User) -> None:
    graded = seeded.interviews.filter(state="graded")

    passes = (
        graded.filter(turns__outcome=Outcome.ANSWERED).values_list("turns").annotate(Count("turns__gradings"))
    )

    assert {count for _, count in passes} == {2}


def test_seeding_again_changes_nothing_and_says_so(seeded: User, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    call_command("seed_demo")

    said = capsys.readouterr().out
    assert "unchanged\nThe demo is here already; nothing was changed.\n  candidate@demo.example" in said
    assert said.endswith(f"Sign in with the password {seeding.PASSWORD}\n")
    assert (User.objects.count(), Interview.objects.count()) == (3, len(HISTORY) + 1)


def test_the_demo_leaves_the_database_of_production_alone(tmp_path: Path) -> None:
    site = Site(folder=tmp_path, variables=environment(tmp_path))

    refused = site.run("manage.py", "seed_demo")

    assert (refused.returncode, "development only" in refused.stderr) == (1, True)
    with closing(sqlite3.connect(tmp_path / "site.sqlite3")) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_make_demo_does_nothing_before_the_command_that_refuses() -> None:
    ask = ["make", "--dry-run", "--no-print-directory", "--assume-old=.venv/.run", "demo"]
    steps = subprocess.run(ask, capture_output=True, text=True, cwd=ROOT)

    assert steps.stdout.splitlines() == [".venv/bin/python manage.py seed_demo"]


def test_the_demo_needs_the_shipped_role(db: None, settings: Settings) -> None:
    settings.DEBUG = True
    call_command("load_bank")
    Role.objects.update(visibility=Role.Visibility.PRIVATE)

    with pytest.raises(CommandError, match="needs the shipped role"):
        call_command("seed_demo")

    assert not User.objects.filter(email=seeding.CANDIDATE).exists()


def test_the_candidate_has_something_to_say_in_every_area() -> None:
    role = read_bank(SHIPPED / seeding.ROLE).role

    told = answers.texts()

    assert set(told["areas"]) == {area.key for area in role.areas}
    assert {len(story) for stories in told["areas"].values() for story in stories} == {5}
    assert {len(answer) for answer in told["questions"].values()} == {5}
