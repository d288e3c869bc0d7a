from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from questions.models import Anchor, Question, Role
from tests.questions.workshop.forms import edit_path, send
from tests.support.builders import build_interview, build_question, build_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def question() -> Question:
    return build_question(build_role().areas.all()[0])


def publish_path(question: Question) -> str:
    return f"{edit_path(question)}publish/"


def test_publishing_replaces_what_is_asked_and_keeps_the_old_version(
    author_client: Client, question: Question
) -> None:
    old = question.versions.get()
    send(author_client, edit_path(question), headline="Better said")

    response = author_client.post(publish_path(question))

    question.refresh_from_db()
    assert response.url == f"{edit_path(question)}versions/"
    assert (question.current_version.number, question.current_version.headline) == (2, "Better said")
    old.refresh_from_db()
    assert old.headline != "Better said"


def test_a_published_version_is_never_written_again(author_client: Client, question: Question) -> None:
    before = question.versions.values().get(number=1)
    anchors = list(Anchor.objects.order_by("pk").values_list("pk", "text"))

    send(author_client, edit_path(question), ask="Else?", criteria_0_anchor_mid="Else.", then="publish")

    assert question.versions.values().get(number=1) == before
    assert list(Anchor.objects.order_by("pk").values_list("pk", "text"))[: len(anchors)] == anchors


def test_a_missing_anchor_is_named_and_the_work_is_kept(author_client: Client, question: Question) -> None:
    response = send(
        author_client, edit_path(question), headline="Kept", criteria_3_anchor_lead="", then="publish"
    )
    page = author_client.get(response.url)

    assert "needs an anchor for Lead in “Communication”" in page.content.decode()
    assert page.context["editor"].focus == "criteria-3-anchor_lead"
    assert question.versions.get(number=2).headline == "Kept"
    question.refresh_from_db()
    assert question.current_version.number == 1


def test_remarks_alone_do_not_stop_publishing(author_client: Client, question: Question) -> None:
    send(
        author_client,
        edit_path(question),
        criteria_0_anchor_mid="Gives a good, solid answer.",
        then="publish",
    )

    question.refresh_from_db()
    assert question.current_version.number == 2


def test_publishing_takes_over_drafted_anchors(author_client: Client, question: Question) -> None:
    Anchor.objects.filter(rubric_criterion__position=0).update(source="draft")
    Anchor.objects.filter(rubric_criterion__position=1).update(source="brief")
    send(author_client, edit_path(question), headline="Read and found good", then="publish")

    anchors = Anchor.objects.filter(rubric_criterion__version__number=2, level__key="mid")

    assert list(anchors.order_by("rubric_criterion__position").values_list("source", flat=True)) == [
        "author",
        "brief",
        "author",
        "author",
    ]


def test_the_form_says_how_many_anchors_publishing_would_vouch_for(
    author_client: Client, question: Question
) -> None:
    Anchor.objects.filter(level__key="lead").update(source="draft")

    page = author_client.get(edit_path(question)).content.decode()

    assert "4 anchors are drafted by rule." in page


def test_a_drafted_version_that_is_published_can_be_vouched_for(
    author_client: Client, author: User, question: Question
) -> None:
    question.versions.update(is_reviewed=False, file_sha256="drafted")
    Anchor.objects.filter(rubric_criterion__position=0).update(source="draft")
    drafted = list(question.versions.values())

    send(author_client, edit_path(question), then="publish")

    second = question.versions.get(number=2)
    question.refresh_from_db()
    assert (question.current_version, second.is_reviewed, second.author) == (second, True, author)
    assert Anchor.objects.filter(rubric_criterion__version=second, source="draft").count() == 0
    assert list(question.versions.filter(number=1).values()) == drafted


def test_a_private_version_that_was_asked_is_vouched_for_by_its_successor(
    owner_client: Client, owner: User
) -> None:
    role = build_role(owner=owner, visibility=Role.Visibility.PRIVATE)
    interview = build_interview(owner, role=role, turns=1)
    asked = interview.turns.get().version
    asked.question.versions.update(is_reviewed=False, published_at=None, first_asked_at=timezone.now())
    Anchor.objects.filter(rubric_criterion__version=asked).update(source="draft")

    owner_client.post(publish_path(asked.question))

    second = asked.question.versions.get(number=2)
    assert (second.is_reviewed, second.published_at is not None) == (True, True)
    assert Anchor.objects.filter(rubric_criterion__version=second, source="draft").count() == 0
    assert interview.turns.get().version == asked


def test_the_list_says_that_only_somebody_vouched_for_it(author_client: Client, question: Question) -> None:
    question.versions.update(is_reviewed=False)

    page = author_client.post(publish_path(question), follow=True).content.decode()

    assert "The same words, reviewed" in page


def test_publishing_leaves_a_retired_question_retired(author_client: Client, question: Question) -> None:
    author_client.post(f"{edit_path(question)}retire/")

    published = send(author_client, edit_path(question), headline="Better said", then="publish")

    page = author_client.get(published.url).content.decode()
    question.refresh_from_db()
    assert (question.is_retired, question.current_version.number) == (True, 2)
    assert "Version 2 is published. The question stays retired." in page


def test_there_may_be_nothing_to_publish(author_client: Client, question: Question) -> None:
    response = author_client.post(publish_path(question), follow=True)

    assert "Nothing is waiting to be published" in response.content.decode()
    assert question.versions.count() == 1


@pytest.fixture
def in_the_open(owner: User) -> Question:
    """A question of a published role whose owner is not an author any more."""
    return build_question(build_role(owner=owner).areas.all()[0])


def test_who_lost_the_permission_publishes_nothing_to_the_site(
    owner_client: Client, in_the_open: Question
) -> None:
    send(owner_client, edit_path(in_the_open), headline="Mine")

    response = owner_client.post(publish_path(in_the_open), follow=True)

    assert "publishing in it needs the author permission" in response.content.decode()
    assert list(in_the_open.versions.filter(published_at=None).values_list("headline")) == [("Mine",)]
    in_the_open.refresh_from_db()
    assert in_the_open.current_version.number == 1


@pytest.mark.parametrize("place", ["", "preview/"])
def test_who_lost_the_permission_is_offered_no_button(
    owner_client: Client, in_the_open: Question, place: str
) -> None:
    send(owner_client, edit_path(in_the_open), headline="Mine")

    assert "Publish " not in owner_client.get(edit_path(in_the_open) + place).content.decode()


def test_ones_own_private_role_needs_no_permission(owner_client: Client, owner: User) -> None:
    role = build_role(owner=owner, visibility=Role.Visibility.PRIVATE)
    question = build_question(role.areas.all()[0])

    send(owner_client, edit_path(question), headline="Mine", then="publish")

    question.refresh_from_db()
    assert question.current_version.headline == "Mine"


def test_a_stranger_gets_404(stranger_client: Client, question: Question) -> None:
    assert stranger_client.post(publish_path(question)).status_code == 404


def test_somebody_anonymous_is_sent_to_sign_in(client: Client, question: Question) -> None:
    response = client.post(publish_path(question))

    assert response.url == f"/accounts/login/?next={publish_path(question)}"


def test_reading_the_address_publishes_nothing(author_client: Client, question: Question) -> None:
    assert author_client.get(publish_path(question)).status_code == 405
