from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from questions.models import Question
from tests.questions.workshop.forms import edit_path, new_path, send, shown, whole_question
from tests.support.builders import build_interview, build_question, build_role
from tests.support.statements import counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def question() -> Question:
    return build_question(build_role().areas.all()[0])


def test_the_form_shows_what_is_stored(author_client: Client, question: Question) -> None:
    sent = shown(author_client.get(edit_path(question)))

    version = question.versions.get()
    assert sent["headline"] == version.headline
    assert sent["criteria-1-name"] == "Safety"
    assert sent["criteria-1-gate"] == "on"
    assert sent["criteria-3-anchor_lead"] == "Communication as Lead."
    assert sent["probes-1-text"] == "Probe 2: and if the neighbour is wrong?"


def test_an_edit_of_a_published_version_is_a_draft_of_the_next(
    author_client: Client, question: Question
) -> None:
    published = question.current_version

    response = send(author_client, edit_path(question), headline="Reads 60 cm high")

    draft = question.versions.get(number=2)
    question.refresh_from_db()
    assert response.url == edit_path(question)
    assert (draft.headline, draft.is_frozen) == ("Reads 60 cm high", False)
    assert question.current_version == published


def test_a_retired_question_says_so_and_that_publishing_keeps_it_retired(
    author_client: Client, question: Question
) -> None:
    sentence = "Retired: no new interview asks it, and publishing does not bring it back."
    before = author_client.get(edit_path(question)).content.decode()
    author_client.post(f"{edit_path(question)}retire/")

    page = author_client.get(edit_path(question)).content.decode()

    assert (sentence in before, sentence in page) == (False, True)


def test_a_second_edit_rewrites_the_same_draft(author_client: Client, question: Question) -> None:
    send(author_client, edit_path(question), headline="First try")

    send(author_client, edit_path(question), headline="Second try")

    assert list(question.versions.values_list("number", "headline"))[1:] == [(2, "Second try")]


def test_an_old_turn_keeps_its_wording_and_rubric(author_client: Client, author: User) -> None:
    turn = build_interview(author, turns=1).turns.get()
    headline = turn.version.headline

    send(
        author_client,
        edit_path(turn.version.question),
        headline="Other",
        criteria_0_anchor_mid="Other",
        then="publish",
    )

    turn.refresh_from_db()
    rubric = turn.version.rubric.get(position=0)
    assert (turn.version.number, turn.version.headline) == (1, headline)
    assert rubric.anchors.get(level__key="mid").text == "Diagnosis as Mid."
    assert turn.version.question.current_version.number == 2


def test_saving_what_is_stored_already_writes_no_version(author_client: Client, question: Question) -> None:
    response = send(author_client, edit_path(question))

    assert response.status_code == 302
    assert question.versions.count() == 1


def test_anchors_nobody_touched_keep_their_source(author_client: Client, question: Question) -> None:
    rubric = question.versions.get().rubric.get(position=0)
    rubric.anchors.update(source="brief")

    send(author_client, edit_path(question), criteria_0_anchor_mid="Names two causes.")

    anchors = question.versions.get(number=2).rubric.get(position=0).anchors
    assert dict(anchors.values_list("level__key", "source")) == {
        "junior": "brief",
        "mid": "author",
        "senior": "brief",
        "lead": "brief",
    }


def test_another_weight_makes_the_edit_structural(author_client: Client, question: Question) -> None:
    send(author_client, edit_path(question), criteria_0_weight="3")

    page = author_client.get(edit_path(question)).content.decode()
    assert "This edit is structural (“Diagnosis” weighs 3 instead of 1): interviews on version 1" in page


def test_another_dimension_is_another_criterion(author_client: Client, question: Question) -> None:
    send(author_client, edit_path(question), criteria_0_dimension="ownership", points_0_text="")

    keys = question.versions.get(number=2).rubric.values_list("criterion__key", "criterion__dimension")
    assert keys[0] == ("diagnosis-2", "ownership")
    assert question.criteria.get(key="diagnosis").dimension == "diagnosis"


def test_area_level_and_kind_stand_once_results_may_rest_on_them(
    author_client: Client, question: Question
) -> None:
    send(author_client, edit_path(question), headline="Moved?", area="area-2", level="lead", kind="decide")

    question.refresh_from_db()
    assert (question.area.key, question.level.key, question.kind) == ("area-0", "senior", "design")


def test_a_question_that_was_never_published_may_still_move(author_client: Client) -> None:
    role = build_role()
    send(author_client, new_path(role), **whole_question(role))
    question = Question.objects.get()

    send(author_client, edit_path(question), area="area-2", level="lead", kind="decide")

    question.refresh_from_db()
    assert (question.area.key, question.level.key, question.kind) == ("area-2", "lead", "decide")
    assert question.versions.count() == 1


def test_a_private_draft_that_became_incomplete_is_asked_no_longer(owner_client: Client, owner: User) -> None:
    role = build_role(owner=owner, visibility="private")
    send(owner_client, new_path(role), **whole_question(role))
    question = Question.objects.askable().get()

    send(owner_client, edit_path(question), criteria_0_anchor_lead="")

    assert not Question.objects.askable().exists()
    assert question.versions.count() == 1


def test_a_retired_private_draft_that_became_incomplete_is_not_asked_when_it_is_brought_back(
    owner_client: Client, owner: User
) -> None:
    role = build_role(owner=owner, visibility="private")
    send(owner_client, new_path(role), **whole_question(role))
    question = Question.objects.get()
    owner_client.post(f"{edit_path(question)}retire/")
    send(owner_client, edit_path(question), criteria_0_anchor_lead="")

    page = owner_client.post(f"{edit_path(question)}bring-back/", follow=True).content.decode()
    asked_while_incomplete = Question.objects.askable().exists()
    send(owner_client, edit_path(question), criteria_0_anchor_lead="Leads.")

    assert "It will be asked once you publish it." in page
    assert (asked_while_incomplete, Question.objects.askable().exists()) == (False, True)


def test_what_the_form_does_not_show_survives_an_edit(author_client: Client, question: Question) -> None:
    facts = [{"text": "Tides", "source": "Almanac", "date": "2026-11-01"}]
    question.versions.update(facts=facts, file_sha256="a" * 64)

    send(author_client, edit_path(question), headline="Other")

    draft = question.versions.get(number=2)
    assert (draft.facts, draft.file_sha256) == (facts, "")


def test_a_stranger_gets_404(stranger_client: Client, question: Question) -> None:
    assert stranger_client.get(edit_path(question)).status_code == 404
    assert stranger_client.post(edit_path(question), {}).status_code == 404


def test_another_persons_private_role_is_404_even_for_authors(
    author_client: Client, stranger: object
) -> None:
    question = build_question(build_role(owner=stranger, visibility="private").areas.all()[0])

    assert author_client.get(edit_path(question)).status_code == 404


def test_somebody_anonymous_is_sent_to_sign_in(client: Client, question: Question) -> None:
    response = client.get(edit_path(question))

    assert response.url == f"/accounts/login/?next={edit_path(question)}"


def test_other_verbs_are_refused(author_client: Client, question: Question) -> None:
    assert author_client.put(edit_path(question)).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_takes_the_same_statements_however_much_is_in_it(author_client: Client, count: int) -> None:
    question = build_question(build_role(areas=count).areas.all()[0], probes=count)
    for number in range(count - 1):
        send(author_client, edit_path(question), headline=f"Try {number}")

    with counted() as statements:
        author_client.get(edit_path(question))

    assert statements.count == 12, str(statements)
