"""What an export tells of an interview, as data and as a page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from interviews.grading.services import open_turn_for_grading, save_draft
from interviews.models import Answer, Interview
from interviews.models.interview import State
from tests.accounts.my_data.exports import BEGUN, CLOSED, MODEL, OLDER, all_text, data_of, exported
from tests.support.builders import build_interview
from tests.support.factories import NOON
from tests.support.graded import ANSWER, QUOTE, build_answered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("set_clock")]


def test_an_interview_is_told_whole(owner_client: Client, graded: Interview) -> None:
    [interview] = data_of(owner_client)["interviews"]

    [link] = interview.pop("share_links")
    [asked] = interview.pop("turns")
    [box] = asked.pop("answers")
    assert interview == interview_of(graded)
    assert {key: value for key, value in asked.items() if key not in {"gradings", "rubric"}} == turn_of(
        graded
    )
    assert box == {
        "box": 0,
        "probe": None,
        "text": ANSWER,
        "saves": 0,
        "saved_at": None,
        "shown_at": None,
        "late_by_milliseconds": 0,
        "text_at_deadline": None,
        "history": [{"kind": "saved", "revision": 2, "characters": 31, "at": BEGUN, "text": OLDER}],
    }
    assert sorted(link) == ["created_at", "expires_at", "revoked_at"]


def interview_of(graded: Interview) -> dict[str, Any]:
    return {
        "id": str(graded.public_id),
        "title": "Senior Gauge Engineer",
        "role_id": str(graded.role.public_id),
        "job_title": None,
        "areas": ["Area 0"],
        "area_weights": {},
        "mode": "mock",
        "state": "graded",
        "bar": "Senior",
        "level_reached": "Mid",
        "minutes": 45,
        "created_at": BEGUN,
        "started_at": BEGUN,
        "deadline_at": CLOSED,
        "closed_at": CLOSED,
        "graded_at": BEGUN,
        "paused_for_milliseconds": 0,
        "more": {},
        "extra_time": [{"minutes": 5, "reason": "The alarm rang.", "at": BEGUN, "by": None}],
    }


def turn_of(graded: Interview) -> dict[str, Any]:
    asked = graded.turns.select_related("version__question").get().asked_version
    return {
        "position": 1,
        "kind": "question",
        "area": "Area 0",
        "outcome": "answered",
        "level_reached": "Mid",
        "budget_milliseconds": 15 * 60_000,
        "started_at": BEGUN,
        "ended_at": CLOSED,
        "graded_at": BEGUN,
        "is_flagged": False,
        "question": {
            "id": str(asked.question.public_id),
            "version": 1,
            "level": "Senior",
            "headline": asked.headline,
            "situation": asked.situation,
            "ask": asked.ask,
        },
        "model_answer": {
            "model_answer": [{"text": MODEL, "letter": "A"}],
            "what_would_change": "",
            "red_flags": [],
        },
    }


def test_both_passes_are_told_with_the_rubric(owner_client: Client, graded: Interview) -> None:
    asked = data_of(owner_client)["interviews"][0]["turns"][0]

    assert [(it["pass"], it["committed_at"], it["draft"]) for it in asked["gradings"]] == [
        ("blind", BEGUN, None),
        ("final", BEGUN, None),
    ]
    assert asked["gradings"][0]["marks"][0] == {
        "letter": "A",
        "criterion": "Diagnosis",
        "level": "Mid",
        "evidence": [QUOTE],
        "reason": "",
    }
    assert asked["rubric"][1] == {
        "letter": "B",
        "name": "Safety",
        "weight": 1,
        "gate": True,
        "anchors": [
            {"level": "Not yet", "text": "Nothing of this is in the answer yet."},
            *[{"level": name, "text": f"Safety as {name}."} for name in ("Junior", "Mid", "Senior", "Lead")],
        ],
    }


def test_a_draft_of_a_grading_is_told_as_it_was_left(owner_client: Client, owner: User) -> None:
    interview = build_answered(owner, turns=1)
    gradable = open_turn_for_grading(owner=owner, interview=interview.public_id, position=1)
    save_draft(gradable=gradable, grader=owner, pass_kind="blind", form={"A-evidence": [QUOTE]})

    asked = data_of(owner_client)["interviews"][0]["turns"][0]

    assert asked["gradings"] == [
        {"pass": "blind", "committed_at": None, "draft": {"A-evidence": [QUOTE]}, "marks": []}
    ]
    assert (asked["rubric"], asked["model_answer"]) == (None, None)


def test_the_page_of_an_interview_reads_well(owner_client: Client, graded: Interview) -> None:
    headline = graded.turns.get().asked_version.headline

    page = exported(owner_client)["interviews/2026-09-21-senior-gauge-engineer.md"]

    assert page.splitlines()[:13] == [
        "# Senior Gauge Engineer",
        "",
        "- **Mode:** mock",
        "- **State:** graded",
        "- **Bar:** Senior",
        "- **Level reached:** Mid",
        "- **Minutes:** 45",
        "- **Planned:** 21 September 2026, 14:13 UTC",
        "- **Began:** 21 September 2026, 14:13 UTC",
        "- **Closed:** 21 September 2026, 14:58 UTC",
        "- **Graded:** 21 September 2026, 14:13 UTC",
        "",
        "## Time granted",
    ]
    in_order = [
        f"## Question 1: {headline}",
        "### Answer",
        "> I compare the gauge",
        OLDER,
        "### First pass",
        "**A. Diagnosis:** Mid",
        f"> {QUOTE}",
        "### Second pass",
        "### Rubric",
        "- Senior: Safety as Senior.",
        "### Model answer",
        MODEL,
    ]
    found = [page.find(words) for words in in_order]
    assert (-1 in found, found) == (False, sorted(found))


def test_times_on_the_pages_are_the_persons_own(owner: User, owner_client: Client, graded: Interview) -> None:
    owner.time_zone = "Asia/Tokyo"
    owner.save()

    assert "- **Began:** 21 September 2026, 23:13 JST" in all_text(owner_client)


def test_a_mock_that_nobody_came_back_to_is_told_as_closed(owner: User, owner_client: Client) -> None:
    left = build_interview(owner, turns=2, state=State.RUNNING, started_at=NOON - 100 * 60_000)
    Answer.objects.filter(turn__interview=left, turn__position=1, position=0).update(text="Written in time.")

    [interview] = data_of(owner_client)["interviews"]

    assert (interview["state"], interview["closed_at"]) == ("grading", interview["deadline_at"])
    assert [turn["outcome"] for turn in interview["turns"]] == ["answered", "not_reached"]
    assert [turn["question"] is None for turn in interview["turns"]] == [False, True]
