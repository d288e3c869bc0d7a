from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import Question, Role
from tests.questions.workshop.forms import edit_path, new_path, send, whole_question
from tests.support import factories
from tests.support.builders import build_role

pytestmark = pytest.mark.django_db


def test_a_new_question_starts_with_three_criteria_and_no_complaints(author_client: Client) -> None:
    response = author_client.get(new_path(build_role()))

    editor = response.context["editor"]
    assert len(editor.lists["criteria"].forms) == 3
    assert editor.remarks == {}


def test_saving_stores_a_draft_that_nobody_can_be_asked(author_client: Client, author: User) -> None:
    role = build_role()

    response = send(author_client, new_path(role), **whole_question(role))

    question = Question.objects.get()
    version = question.versions.get()
    assert response.url == f"/author/questions/{question.public_id}/"
    assert (question.key, question.origin, question.current_version) == ("the-gauge-froze", "site", None)
    assert (question.area.key, question.level.key, question.kind) == ("area-0", "senior", "operate")
    assert (version.number, version.author, version.is_frozen, version.is_reviewed) == (
        1,
        author,
        False,
        False,
    )


def test_the_rubric_is_stored_with_an_anchor_per_level(author_client: Client) -> None:
    role = build_role()

    send(author_client, new_path(role), **whole_question(role), criteria_1_gate="on", criteria_2_weight="2")

    rubric = Question.objects.get().versions.get().rubric.all()
    assert [(row.criterion.key, row.weight, row.gate) for row in rubric] == [
        ("diagnosis", 1, False),
        ("safety-first", 1, True),
        ("design", 2, False),
    ]
    assert [anchor.text for anchor in rubric[1].anchors.all()] == [
        f"Names 1 things of {name}." for name in ("Junior", "Mid", "Senior", "Lead")
    ]


def test_a_criterion_may_be_named_after_a_metric(author_client: Client) -> None:
    """The key made of "p99_latency" has an underscore, and comes back with the form."""
    role = build_role()
    send(author_client, new_path(role), **whole_question(role) | {"criteria_0_name": "Reads p99_latency"})
    question = Question.objects.get()

    response = send(author_client, edit_path(question), headline="The gauge froze again")

    assert response.status_code == 302
    assert question.versions.get().headline == "The gauge froze again"


def test_publishing_at_once_makes_it_askable_and_reviewed(author_client: Client) -> None:
    role = build_role()

    send(author_client, new_path(role), **whole_question(role), then="publish")

    question = Question.objects.askable().get()
    assert question.current_version.is_reviewed
    assert question.current_version.published_at is not None


def test_a_draft_in_a_private_role_can_be_practised_at_once(owner_client: Client, owner: User) -> None:
    role = build_role(owner=owner, visibility=Role.Visibility.PRIVATE)

    send(owner_client, new_path(role), **whole_question(role))

    question = Question.objects.get()
    assert question.current_version == question.versions.get()
    assert not question.current_version.is_frozen


def test_a_second_question_of_the_same_name_gets_its_own_key(author_client: Client) -> None:
    role = build_role()
    send(author_client, new_path(role), **whole_question(role))

    send(author_client, new_path(role), **whole_question(role))

    assert sorted(role.questions.values_list("key", flat=True)) == ["the-gauge-froze", "the-gauge-froze-2"]


def test_an_area_of_another_role_is_refused(author_client: Client) -> None:
    role = build_role()
    other = factories.AreaFactory(role=build_role(), key="elsewhere")

    response = send(author_client, new_path(role), **whole_question(role) | {"area": other.key})

    assert "Select a valid choice." in response.content.decode()
    assert Question.objects.count() == 0


def test_what_is_missing_is_named_and_what_was_typed_stays(author_client: Client) -> None:
    role = build_role()

    response = send(
        author_client, new_path(role), **whole_question(role) | {"ask": "", "criteria_1_name": " "}
    )

    editor = response.context["editor"]
    assert editor.wording.errors == {"ask": ["Write something here."]}
    assert editor.lists["criteria"].errors[1] == {"name": ["Write something here."]}
    assert editor.focus == "ask"
    assert Question.objects.count() == 0


def test_who_may_not_write_gets_404(stranger_client: Client) -> None:
    role = build_role()

    assert stranger_client.get(new_path(role)).status_code == 404
    assert stranger_client.post(new_path(role), whole_question(role)).status_code == 404
    assert Question.objects.count() == 0


def test_somebody_anonymous_is_sent_to_sign_in(client: Client) -> None:
    role = build_role()

    assert client.get(new_path(role)).url == f"/accounts/login/?next={new_path(role)}"


def test_other_verbs_are_refused(author_client: Client) -> None:
    assert author_client.delete(new_path(build_role())).status_code == 405


def test_the_areas_of_another_role_are_not_offered(author_client: Client) -> None:
    role = build_role()
    factories.AreaFactory(role=build_role(), name="Of the other role")

    editor = author_client.get(new_path(role)).context["editor"]

    offered = [name for _, name in editor.place.fields["area"].choices]
    assert offered == [area.name for area in role.areas.all()]
