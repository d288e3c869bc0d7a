from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertInHTML

from accounts.models import User
from interviews.models import Interview
from interviews.models.interview import State
from questions.models import Anchor, AreaWeight, Role
from tests.support.builders import build_interview, build_question, build_role, level
from tests.support.factories import AreaFactory, JobTitleFactory

SET_UP = reverse("interviews:set_up")
SENIOR_CHOSEN = '<input type="radio" name="level" value="senior" id="id_level_2" required checked>'


@pytest.fixture
def role(db: None) -> Role:
    """Three areas with two senior questions each, and a job title that leaves the third area out."""
    role = build_role(areas=3)
    title = JobTitleFactory(role=role, key="gauges", name="Gauge Engineer", level=level(role, "Senior"))
    for area, weight in zip(role.areas.all(), [3, 1, 0], strict=True):
        AreaWeight.objects.create(job_title=title, area=area, weight=weight)
        build_question(area)
        build_question(area)
    return role


def wishes(role: Role, **changes: object) -> dict[str, object]:
    weights = {f"weight-{area.key}": 1 for area in role.areas.all()}
    return {
        "role": role.public_id,
        "mode": "mock",
        "level": "senior",
        "minutes": 45,
        "seed": 1,
        **weights,
        **changes,
    }


def test_the_page_is_ready_to_start_on_arrival(owner_client: Client, role: Role) -> None:
    page = owner_client.get(SET_UP, {"role": role.public_id, "title": "gauges"}).content.decode()

    assert "3 questions, 45 min" in page
    assertInHTML(SENIOR_CHOSEN, page)
    assert "75 %" in page


def test_the_wording_is_not_shown_before_the_clock_runs(owner_client: Client, role: Role) -> None:
    headlines = [question.current_version.headline for question in role.questions.all()]

    page = owner_client.get(SET_UP, {"role": role.public_id}).content.decode()

    assert [headline for headline in headlines if headline in page] == []


def test_starting_opens_the_room(owner_client: Client, role: Role) -> None:
    response = owner_client.post(SET_UP, wishes(role, do="start"), follow=True)

    interview = Interview.objects.get()
    assert (interview.state, interview.turns.questions().count(), interview.seed) == (State.RUNNING, 3, 1)
    assert "How this interview goes" in response.content.decode()


def test_starting_a_practice_opens_its_first_question(owner_client: Client, role: Role) -> None:
    response = owner_client.post(SET_UP, wishes(role, mode="practice", do="start"), follow=True)

    assert "Question 1 of 3" in response.content.decode()


PARTS = ["Opening 2 min 1 Area", "12 min Your questions 5 min Closing 2 min"]


@pytest.mark.parametrize(
    ("changes", "parts"),
    [({}, PARTS), ({"around": "nothing"}, []), ({"mode": "practice"}, [])],
)
def test_the_plan_shows_what_stands_around_the_questions_of_a_mock(
    owner_client: Client, role: Role, changes: dict[str, str], parts: list[str]
) -> None:
    page = owner_client.get(SET_UP, wishes(role, **changes)).content.decode()

    html = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert [part for part in PARTS if part in html] == parts
    assert "3 questions, 45 min" in html


def test_a_kept_mock_shows_its_parts(owner_client: Client, role: Role) -> None:
    response = owner_client.post(SET_UP, wishes(role, do="keep"), follow=True)

    page = response.content.decode()
    assert '<li class="part"><span class="what">Opening</span><span>2 min</span></li>' in page
    assert '<li class="part"><span class="what">Closing</span><span>2 min</span></li>' in page


def test_keeping_for_later_starts_no_clock(owner_client: Client, role: Role) -> None:
    response = owner_client.post(SET_UP, wishes(role, do="keep"), follow=True)

    assert Interview.objects.get().state == State.PLANNED
    page = response.content.decode()
    assert "Kept for later" in page
    assert "Delete this plan" in page


def test_own_minutes_are_taken(owner_client: Client, role: Role) -> None:
    owner_client.post(SET_UP, wishes(role, minutes=0, own_minutes=20, do="keep"))

    assert Interview.objects.get().minutes == 20


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"minutes": 0, "own_minutes": ""}, "Say how many minutes: 5 to 180."),
        ({"minutes": 0, "own_minutes": 4}, "Say how many minutes: 5 to 180."),
        ({"minutes": 0, "own_minutes": "ten"}, "Say how many minutes: 5 to 180."),
        ({"level": "wizard"}, "One of the choices is not on offer for this role."),
        ({"around": "a wall"}, "One of the choices is not on offer for this role."),
        ({"mode": "exam"}, "One of the choices is not on offer for this role."),
        ({"weight-area-0": 0, "weight-area-1": 0, "weight-area-2": 0}, "Choose at least one area"),
    ],
)
def test_wrong_wishes_are_shown_again_with_a_sentence(
    owner_client: Client, changes: dict[str, object], sentence: str
) -> None:
    role = build_role(areas=0)
    for position in range(3):
        build_question(AreaFactory(role=role, position=position))

    response = owner_client.post(SET_UP, wishes(role, **changes))

    assert sentence in response.content.decode()
    assert not Interview.objects.exists()


def test_own_minutes_begin_with_a_figure_so_that_choosing_them_shows_a_plan(
    owner_client: Client, role: Role
) -> None:
    page = owner_client.get(SET_UP, {"role": role.public_id, "minutes": 0}).content.decode()

    assert "3 questions, 45 min" in page


def test_a_new_title_brings_its_level_and_weights(owner_client: Client, role: Role) -> None:
    sent = wishes(role, level="junior", title="gauges", preset="")

    page = owner_client.get(SET_UP, sent).content.decode()

    assertInHTML(SENIOR_CHOSEN, page)


def test_a_change_after_the_title_stands(owner_client: Client, role: Role) -> None:
    sent = wishes(role, title="gauges", preset="gauges", minutes=15)

    page = owner_client.get(SET_UP, sent).content.decode()

    assert "1 question, 15 min" in page


def test_htmx_gets_the_plan_alone(owner_client: Client, role: Role) -> None:
    headers = {"HX-Request": "true", "HX-Target": "plan"}

    page = owner_client.get(SET_UP, wishes(role), headers=headers).content.decode()

    assert page.lstrip().startswith('<aside id="plan"')


def test_a_running_mock_is_named_and_nothing_is_planned(
    owner_client: Client, owner: User, role: Role
) -> None:
    now = 4_000_000_000_000  # far ahead: the real clock runs in this test
    running = build_interview(owner, state=State.RUNNING, started_at=now)

    response = owner_client.post(SET_UP, wishes(role))

    assert response.status_code == 409
    assert f'href="{running.get_absolute_url()}"' in response.content.decode()
    assert Interview.objects.count() == 1


def test_a_rubric_that_is_emptied_while_one_starts_is_named_and_nothing_is_planned(
    owner_client: Client, role: Role
) -> None:
    Anchor.objects.filter(level__name="Mid").delete()

    response = owner_client.post(SET_UP, wishes(role))

    assert response.status_code == 409
    assert "Mend its rubric before you start" in response.content.decode()
    assert not Interview.objects.exists()


def test_a_private_role_of_somebody_else_is_not_found(owner_client: Client, stranger: User) -> None:
    private = build_role(owner=stranger, visibility=Role.Visibility.PRIVATE)

    assert owner_client.get(SET_UP, {"role": private.public_id}).status_code == 404


def test_without_a_role_the_page_says_how_one_is_made(owner_client: Client) -> None:
    assert "There is no role to practise yet" in owner_client.get(SET_UP).content.decode()


def test_an_anonymous_visitor_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(SET_UP).url == f"{reverse('account_login')}?next={SET_UP}"


def test_no_other_verb_is_taken(owner_client: Client) -> None:
    assert owner_client.delete(SET_UP).status_code == 405


def test_an_area_that_the_role_no_longer_has_is_not_offered(owner_client: Client, role: Role) -> None:
    AreaFactory(role=role, name="Sunken Gauges", key="sunken", is_retired=True)

    page = owner_client.get(SET_UP, {"role": role.public_id}).content.decode()

    assert role.areas.current().last().name in page
    assert "Sunken Gauges" not in page


def test_no_key_of_a_form_stays_in_an_address(owner_client: Client, role: Role) -> None:
    """A button without script asks for the plan with all that its form holds."""
    asked = wishes(role, csrfmiddlewaretoken="key", drawn_for="7:signed")

    answer = owner_client.get(SET_UP, asked)

    assert answer.status_code == 302
    assert ("csrf" in answer["Location"], "drawn_for" in answer["Location"]) == (False, False)
    assert f"role={role.public_id}" in answer["Location"]
    assert owner_client.get(answer["Location"]).status_code == 200
