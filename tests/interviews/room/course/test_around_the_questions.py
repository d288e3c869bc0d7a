"""What was said around the questions: read, shared, and neither graded nor counted."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.models import Interview, Turn
from interviews.rules.scoring import Outcome
from interviews.sharing.services import create_share, token_of
from tests.interviews.room.course.pages import words, write
from tests.support.builders import build_parts
from tests.support.factories import NOON
from tests.support.graded import build_graded


def around(owner: User) -> Interview:
    """A graded mock with words in its opening and its own questions."""
    interview = build_parts(build_graded(owner, ranks=(2,)), at=Turn.Kind.CLOSING)
    interview.turns.filter(position=1).update(outcome=Outcome.ANSWERED)
    write(interview, 0, "I am Noor.")
    write(interview, 2, "Which gauges fail?")
    return interview


def test_the_answers_show_what_was_said_around_the_questions(owner_client: Client, owner: User) -> None:
    address = reverse("interviews:read_answers", args=[around(owner).public_id])

    html = words(owner_client.get(address).content.decode())

    assert "Your introduction" in html
    assert "I am Noor." in html
    assert "Your questions to them" in html
    assert "Which gauges fail?" in html
    assert "Question 1 of 1" in html


def test_who_has_the_link_reads_it_too(client: Client, owner: User) -> None:
    address = reverse(
        "interviews:shared_answers", args=[token_of(create_share(interview=around(owner), days=7))]
    )

    html = words(client.get(address).content.decode())

    assert "Questions to the interviewers" in html
    assert "Which gauges fail?" in html
    assert "Your questions to them" not in html


def test_empty_parts_are_not_shown(owner_client: Client, owner: User) -> None:
    interview = build_parts(build_graded(owner, ranks=(2,)), at=Turn.Kind.CLOSING)

    html = owner_client.get(reverse("interviews:read_answers", args=[interview.public_id])).content.decode()

    assert "Your introduction" not in html
    assert "Your questions to them" not in html


def test_what_was_said_around_the_questions_has_its_receipts(owner_client: Client, owner: User) -> None:
    interview = around(owner)
    receipts = [reverse("interviews:receipts", args=[interview.public_id, n]) for n in (0, 2, 3)]
    interview.turns.update(started_at=NOON)

    opening, own_questions, closing = [owner_client.get(address) for address in receipts]

    assert "I am Noor.</textarea>" in opening.content.decode()
    assert "Which gauges fail?</textarea>" in own_questions.content.decode()
    assert '<p class="lede">Your questions</p>' in own_questions.content.decode()
    assert closing.status_code == 404


@pytest.mark.parametrize("position", [0, 2, 3])
def test_another_part_is_neither_graded_nor_answered_again(
    owner_client: Client, owner: User, position: int
) -> None:
    interview = around(owner)

    for name in ("grade_turn", "confirm_turn", "answer_again"):
        address = reverse(f"interviews:{name}", args=[interview.public_id, position])
        assert owner_client.post(address).status_code == 404


def test_the_report_counts_questions_alone(owner_client: Client, owner: User) -> None:
    interview = around(owner)

    report = owner_client.get(interview.get_absolute_url()).context["report"]

    assert (report.result.reached.planned, report.caveats.not_reached) == (1, 0)
    assert [row.name for row in report.result.areas] == interview.area_names
