"""Choosing the questions of a plan: draw another in one place, swap, pin, or come with a question."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from interviews.models import Interview
from interviews.models.interview import State
from questions.models import Question, Role
from tests.support.builders import build_interview, build_question, build_role

SET_UP = reverse("interviews:set_up")


@pytest.fixture
def role(db: None) -> Role:
    """Three areas, each with three questions of a senior and two kinds."""
    role = build_role(areas=3)
    for area in role.areas.all():
        for kind in ("design", "design", "operate"):
            Question.objects.filter(pk=build_question(area).pk).update(kind=kind)
    return role


class Plan:
    """The plan on a page, and what its form would send."""

    def __init__(self, page: Any, role: Role, **choices: object) -> None:
        self.page = page
        self.html = page.content.decode()
        self.sent = {
            "role": role.public_id,
            "mode": "mock",
            "level": "senior",
            "minutes": 45,
            "around": "parts",
            **{f"weight-{area.key}": 1 for area in role.areas.all()},
            "seed": self._value("seed"),
            "plan_for": self._value("plan_for"),
            "question": re.findall(r'name="question" value="([^"]+)"', self.html),
            **choices,
        }

    @property
    def questions(self) -> list[str]:
        return list(self.sent["question"])

    def _value(self, name: str) -> str:
        [value] = re.findall(rf'name="{name}" value="([^"]*)"', self.html)
        return str(value)


def plan_of(client: Client, role: Role, **sent: object) -> Plan:
    """The plan after these changes to the one that was shown; without `plan` the first one."""
    before = sent.pop("plan", None)
    assert before is None or isinstance(before, Plan)
    data = {**(before.sent if before else Plan(client.get(SET_UP, {"seed": 1}), role).sent), **sent}
    return Plan(client.get(SET_UP, data), role, **{key: data[key] for key in ("minutes",)})


@pytest.fixture
def plan(owner_client: Client, role: Role) -> Plan:
    return plan_of(owner_client, role)


def asked(interview: Interview) -> list[str]:
    turns = interview.turns.questions().order_by("position")
    return [str(id) for id in turns.values_list("version__question__public_id", flat=True)]


def kind_of(question: str) -> str:
    return Question.objects.get(public_id=question).kind


def area_of(question: str) -> str:
    return Question.objects.get(public_id=question).area.key


def test_starting_asks_the_questions_that_were_shown(owner_client: Client, plan: Plan) -> None:
    owner_client.post(SET_UP, {**plan.sent, "question": plan.questions[::-1], "do": "start"})

    assert asked(Interview.objects.get()) == plan.questions[::-1]


def test_another_question_takes_one_place_and_leaves_the_others(
    owner_client: Client, role: Role, plan: Plan
) -> None:
    after = plan_of(owner_client, role, plan=plan, do="another:2")

    first, changed, last = after.questions
    assert [first, last] == [plan.questions[0], plan.questions[2]]
    assert changed != plan.questions[1]
    assert area_of(changed) == area_of(plan.questions[1])


def test_another_and_another_goes_round_the_area(owner_client: Client, role: Role, plan: Plan) -> None:
    seen = [plan.questions[1]]
    for _ in range(3):
        plan = plan_of(owner_client, role, plan=plan, do="another:2")
        seen.append(plan.questions[1])

    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]


def test_a_question_is_swapped_for_one_of_another_area_and_kind(
    owner_client: Client, role: Role, plan: Plan
) -> None:
    elsewhere = area_of(plan.questions[0])

    after = plan_of(owner_client, role, plan=plan, do="swap:3", **{"area-3": elsewhere, "kind-3": "design"})

    *others, swapped = after.questions
    assert others == plan.questions[:2]
    assert (area_of(swapped), kind_of(swapped)) == (elsewhere, "design")


def test_where_there_is_no_other_the_plan_stays_and_says_so(
    owner_client: Client, role: Role, plan: Plan
) -> None:
    after = plan_of(owner_client, role, plan=plan, do="swap:1", **{"kind-1": "estimate"})

    assert after.questions == plan.questions
    assert "There is no other question of that area and kind at this level." in after.html


def test_a_pinned_question_stays_when_others_are_drawn(owner_client: Client, role: Role, plan: Plan) -> None:
    pinned = plan.questions[2]
    drawn = [plan_of(owner_client, role, plan=plan, do="redraw", pinned=pinned).questions for _ in range(8)]

    assert all(pinned in questions for questions in drawn)
    assert len({tuple(questions) for questions in drawn}) > 1


def test_a_pinned_question_stays_in_a_shorter_interview(owner_client: Client, role: Role, plan: Plan) -> None:
    shorter = plan_of(owner_client, role, plan=plan, pinned=plan.questions[2], minutes=15)

    assert shorter.questions == [plan.questions[2]]


def test_the_plan_of_other_choices_is_shown_before_it_starts(owner_client: Client, plan: Plan) -> None:
    response = owner_client.post(SET_UP, {**plan.sent, "minutes": 30, "do": "start"})

    assert response.status_code == 409
    assert "Your choices had changed after the plan was drawn." in response.content.decode()
    assert not Interview.objects.exists()


def test_a_question_that_was_retired_meanwhile_is_told(owner_client: Client, plan: Plan) -> None:
    Question.objects.filter(public_id=plan.questions[0]).update(is_retired=True)

    response = owner_client.post(SET_UP, {**plan.sent, "do": "start"})

    assert response.status_code == 409
    assert "A question of the plan can no longer be asked." in response.content.decode()
    assert not Interview.objects.exists()


def test_a_link_brings_one_question_to_practise(owner_client: Client, owner: User, role: Role) -> None:
    question = role.questions.all()[4]

    page = owner_client.get(SET_UP, {"role": role.public_id, "question": question.public_id})
    sent = {**Plan(page, role).sent, "mode": "practice", "minutes": 0, "own_minutes": 15}
    owner_client.post(SET_UP, {**sent, "do": "start"})

    practice = Interview.objects.get()
    assert (practice.mode, practice.state, practice.minutes) == ("practice", State.RUNNING, 15)
    assert asked(practice) == [str(question.public_id)]


def test_the_page_of_a_question_leads_to_answering_it(client: Client, role: Role) -> None:
    question = role.questions.all()[4]

    page = client.get(question.get_absolute_url()).content.decode()

    assert f"?role={role.public_id}&amp;question={question.public_id}" in page


@pytest.mark.parametrize(
    "changes",
    [
        {"question": ["no id"]},
        {"question": ["\0"]},
        {"question": [str(uuid.uuid4())]},
        {"do": "another:0"},
        {"do": "another:99"},
        {"do": "another:-1"},
        {"do": "another:1\0"},
        {"do": "swap:1", "area-1": "nowhere"},
        {"do": "swap:1", "kind-1": "\0"},
        {"pinned": ["no id", str(uuid.uuid4())]},
        {"plan_for": "\0"},
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_no_page_sends_is_no_error(
    owner_client: Client, plan: Plan, method: str, changes: dict[str, Any]
) -> None:
    response = getattr(owner_client, method)(SET_UP, {**plan.sent, **changes})

    assert response.status_code in (200, 302, 409)


def test_a_question_of_another_role_is_not_asked(owner_client: Client, stranger: User, plan: Plan) -> None:
    foreign = build_question(build_role(owner=stranger, visibility=Role.Visibility.PRIVATE).areas.all()[0])

    response = owner_client.post(SET_UP, {**plan.sent, "question": [foreign.public_id], "do": "start"})

    assert response.status_code == 409
    assert not Interview.objects.exists()


def test_more_questions_than_fit_are_refused(owner_client: Client, role: Role, plan: Plan) -> None:
    short = plan_of(owner_client, role, plan=plan, minutes=15)
    every = [question.public_id for question in role.questions.all()]

    response = owner_client.post(SET_UP, {**short.sent, "question": every, "do": "start"})

    assert "9 questions do not fit into 13 minutes." in response.content.decode()
    assert not Interview.objects.exists()


def test_a_running_mock_is_named_before_another_is_started(
    owner_client: Client, owner: User, role: Role, plan: Plan
) -> None:
    assert "already running" not in plan.html
    now = 4_000_000_000_000  # far ahead: the real clock runs in this test
    running = build_interview(owner, state=State.RUNNING, started_at=now)

    page = owner_client.get(SET_UP).content.decode()

    assert "A mock of yours is already running." in page
    assert f'href="{running.get_absolute_url()}"' in page


def test_enter_in_a_box_changes_nothing_about_the_plan(plan: Plan) -> None:
    """It presses the first button of the form."""
    form = plan.html.partition('id="set-up"')[2]
    first = form.partition("<button")[2].partition(">")[0]

    assert 'formmethod="get"' in first
    assert "name=" not in first
