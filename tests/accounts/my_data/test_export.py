"""One ZIP with everything of a person, and nothing that they may not read."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import User
from accounts.my_data import services
from database.models import Session
from interviews.grading.services import open_turn_for_grading, save_draft
from interviews.models import Answer, AnswerRevision, Extension, Interview, Share
from interviews.models.interview import State
from interviews.sharing.services import create_share, token_of
from questions.models import Question, QuestionVersion, Role
from tests.access.answers import files_of
from tests.address_rows import with_second_step
from tests.builders import build_interview, build_question, build_role, build_turn
from tests.factories import NOON, PASSWORD
from tests.graded import ANSWER, QUOTE, build_answered, build_graded
from tests.questions.briefs import brief_text, imported_role
from tests.statements import counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("set_clock")]

ADDRESS = "/account/data/download/"
BEGUN, CLOSED = "2026-09-21T14:13:20.000Z", "2026-09-21T14:58:20.000Z"
OLDER = "I would ask the harbour master."
MODEL = "Ask first who reads the gauge."


def exported(client: Client) -> dict[str, str]:
    return files_of(client.post(ADDRESS))


def data_of(client: Client) -> dict[str, Any]:
    return dict(json.loads(exported(client)["data.json"]))


def all_text(client: Client) -> str:
    return "\n".join(exported(client).values())


def with_model_answer(interview: Interview) -> Interview:
    asked = QuestionVersion.objects.filter(turns__interview=interview)
    asked.update(model_answer=[{"text": MODEL, "criterion": "diagnosis"}])
    return interview


@pytest.fixture
def graded(owner: User) -> Interview:
    """Graded, with an older text, a link and granted time."""
    interview = with_model_answer(build_graded(owner, ranks=(2,)))
    interview.title = "Senior Gauge Engineer"
    interview.save()
    box = Answer.objects.get(turn__interview=interview, position=0)
    AnswerRevision.objects.create(
        answer=box, operation=uuid.UUID(int=1), revision=2, size=31, at=NOON, text=OLDER
    )
    create_share(interview=interview, days=7)
    Extension.objects.create(interview=interview, minutes=5, reason="The alarm rang.", at=NOON)
    return interview


def test_the_file_is_a_zip_that_no_cache_keeps(owner_client: Client, graded: Interview) -> None:
    response = owner_client.post(ADDRESS)

    assert response["Content-Type"] == "application/zip"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"].startswith('attachment; filename="rehearse-20')
    assert list(files_of(response)) == [
        "data.json",
        "account.md",
        "interviews/2026-09-21-senior-gauge-engineer.md",
    ]


def test_an_interview_is_told_whole(owner_client: Client, graded: Interview) -> None:
    turn = graded.turns.select_related("version__question").get()

    [interview] = data_of(owner_client)["interviews"]

    [link] = interview.pop("share_links")
    [asked] = interview.pop("turns")
    [box] = asked.pop("answers")
    assert interview == {
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
    assert {key: value for key, value in asked.items() if key not in {"gradings", "rubric"}} == {
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
            "id": str(turn.asked_version.question.public_id),
            "version": 1,
            "level": "Senior",
            "headline": turn.asked_version.headline,
            "situation": turn.asked_version.situation,
            "ask": turn.asked_version.ask,
        },
        "model_answer": {
            "model_answer": [{"text": MODEL, "letter": "A"}],
            "what_would_change": "",
            "red_flags": [],
        },
    }
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


def test_a_private_role_is_told_with_its_brief_and_its_questions(owner: User, owner_client: Client) -> None:
    role = imported_role(owner)

    files = exported(owner_client)

    [told] = json.loads(files["data.json"])["roles"]
    stored = Question.objects.filter(role=role).count()
    assert (told["title"], told["visibility"], told["brief"]["text"]) == (role.title, "private", brief_text())
    assert [area["name"] for area in told["areas"]] == list(role.areas.values_list("name", flat=True))
    assert len(told["questions"]) == stored > 0
    assert [len(version["rubric"]) > 0 for it in told["questions"] for version in it["versions"]] == [
        True
    ] * stored
    assert "## The brief" in files["roles/harbour-traffic-planner.md"]


def test_what_was_written_in_a_role_of_the_site_is_told_apart(author: User, author_client: Client) -> None:
    site = build_role(areas=1)
    question = build_question(site.areas.get(), headline="The lock is stuck")
    build_question(site.areas.get(), headline="Somebody else wrote this")
    question.versions.update(author=author)

    files = exported(author_client)

    [version] = json.loads(files["data.json"])["versions_in_other_roles"]
    assert (version["role"], version["headline"], len(version["rubric"])) == (
        site.title,
        "The lock is stuck",
        4,
    )
    assert [name for name in files if name.startswith("questions/")] == ["questions/the-lock-is-stuck.md"]


def test_the_account_is_told_without_a_secret(owner: User, client: Client) -> None:
    client.post("/accounts/login/", {"login": owner.email, "password": PASSWORD})
    EmailAddress.objects.create(user=owner, email="dana.at.home@example.test")
    with_second_step(owner)
    create_share(interview=build_graded(owner, ranks=(2,)), days=7)
    owner.refresh_from_db()

    text = all_text(client)

    secrets = [
        owner.password,
        *[
            row.data[key]
            for row in Authenticator.objects.all()
            for key in ("secret", "seed")
            if key in row.data
        ],
        *Session.objects.values_list("session_key", flat=True),
        *[token_of(share) for share in Share.objects.all()],
        *[str(share.public_id) for share in Share.objects.all()],
    ]
    assert [secret for secret in secrets if secret in text] == []
    assert len(secrets) >= 6
    assert [
        words for words in ("dana.at.home@example.test", "totp", "recovery_codes") if words not in text
    ] == []


def test_nothing_of_a_strangers_is_in_it(owner: User, stranger: User, stranger_client: Client) -> None:
    """The stranger practises the owner's published role, and has rows that resemble the owner's."""
    role = build_role(owner=owner, title="Shared by both")
    for person, word in ((owner, "zq-own"), (stranger, "zq-strange")):
        interview = build_graded(person, ranks=(2,), role=role, text=f"{QUOTE} {word}")
        box = Answer.objects.filter(turn__interview=interview).first()
        AnswerRevision.objects.create(
            answer=box, operation=uuid.uuid4(), revision=1, size=4, at=NOON, text=f"{word} kept"
        )
        Extension.objects.create(interview=interview, minutes=5, reason=f"{word} alarm", at=NOON)
        private = imported_role(person)
        Role.objects.filter(pk=private.pk).update(title=f"{word} role")
        EmailAddress.objects.create(user=person, email=f"{word}@example.test")

    text = all_text(stranger_client)

    assert [it for it in ("zq-own", "dana@example.test", "Dana K.") if it in text] == []
    assert text.count("zq-strange kept") == text.count("zq-strange alarm") == 2
    assert [it["title"] for it in data_of(stranger_client)["roles"]] == ["zq-strange role"]


def test_time_that_was_granted_to_somebody_does_not_name_them(
    owner: User, stranger: User, stranger_client: Client
) -> None:
    mock = build_interview(owner, title="Not to be named")
    Extension.objects.create(interview=mock, granted_by=stranger, minutes=5, reason="Alarm", at=NOON)

    told = data_of(stranger_client)

    assert told["time_granted_to_others"] == [{"minutes": 5, "reason": "Alarm", "at": BEGUN}]
    assert "Not to be named" not in json.dumps(told)


def test_a_question_that_was_not_opened_stays_closed(owner: User, owner_client: Client) -> None:
    running = build_interview(owner, turns=2, state=State.RUNNING)
    opened, waiting = (turn.asked_version.headline for turn in running.turns.all())
    planned = build_interview(owner, turns=1).turns.get().asked_version.headline

    text = all_text(owner_client)

    assert [words in text for words in (opened, waiting, planned)] == [True, False, False]


def test_a_mock_that_nobody_came_back_to_is_told_as_closed(owner: User, owner_client: Client) -> None:
    left = build_interview(owner, turns=2, state=State.RUNNING, started_at=NOON - 100 * 60_000)
    Answer.objects.filter(turn__interview=left, turn__position=1, position=0).update(text="Written in time.")

    [interview] = data_of(owner_client)["interviews"]

    assert (interview["state"], interview["closed_at"]) == ("grading", interview["deadline_at"])
    assert [turn["outcome"] for turn in interview["turns"]] == ["answered", "not_reached"]
    assert [turn["question"] is None for turn in interview["turns"]] == [False, True]


def test_a_model_answer_that_was_not_shown_stays_closed(owner: User, owner_client: Client) -> None:
    with_model_answer(build_answered(owner, turns=1))

    assert MODEL not in all_text(owner_client)


def test_a_model_answer_closes_while_its_question_is_asked_again(
    owner: User, owner_client: Client, graded: Interview
) -> None:
    before = all_text(owner_client)
    running = build_interview(owner, turns=1, state=State.RUNNING)
    build_turn(running, graded.turns.get().asked_version.question, position=2)

    assert (MODEL in before, MODEL in all_text(owner_client)) == (True, False)


def test_the_rubric_of_ones_own_question_closes_while_it_is_asked(owner: User, owner_client: Client) -> None:
    role = build_role(owner=owner, visibility=Role.Visibility.PRIVATE, areas=1)
    running = with_model_answer(build_interview(owner, role=role, turns=1, state=State.RUNNING))
    other = build_question(role.areas.get())

    files = exported(owner_client)

    [told] = json.loads(files["data.json"])["roles"]
    asked = str(running.turns.get().asked_version.question.public_id)
    assert {it["id"]: it["versions"][0]["rubric"] is None for it in told["questions"]} == {
        asked: True,
        str(other.public_id): False,
    }
    assert (MODEL in "".join(files.values()), "an interview that you are in asks this" in str(files)) == (
        False,
        True,
    )


def test_a_role_that_was_deleted_is_not_told(owner: User, owner_client: Client) -> None:
    build_role(owner=owner, visibility=Role.Visibility.DELETED)

    assert data_of(owner_client)["roles"] == []


@pytest.mark.parametrize("interviews", [1, 3])
def test_the_number_of_statements_does_not_grow(owner: User, owner_client: Client, interviews: int) -> None:
    imported_role(owner)
    for _ in range(interviews):
        create_share(interview=build_graded(owner), days=7)

    with counted() as statements:
        exported(owner_client)

    assert (statements.count, statements.writes) == (40, 0), str(statements)


def test_a_large_export_waits_on_the_disk(
    owner: User, owner_client: Client, graded: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "IN_MEMORY", 64)

    assert [it["title"] for it in data_of(owner_client)["interviews"]] == ["Senior Gauge Engineer"]


def test_the_page_tells_what_there_is(owner_client: Client, graded: Interview) -> None:
    page = owner_client.get("/account/data/").content.decode()

    assert f'action="{ADDRESS}"' in page
    assert [words for words in ("Interviews: 1", "Gradings: 2", "Settings") if words not in page] == []
    assert "Private roles" not in page


def test_the_settings_lead_there(owner_client: Client) -> None:
    page = owner_client.get("/account/").content.decode()

    assert ('href="/account/data/"' in page, 'href="/account/delete/"' in page) == (True, True)


@pytest.mark.parametrize("path", ["/account/data/", ADDRESS])
def test_a_visitor_signs_in_first(client: Client, path: str) -> None:
    assert client.post(path)["Location"] == f"/accounts/login/?next={path}"


@pytest.mark.parametrize(("verb", "path"), [("post", "/account/data/"), ("get", ADDRESS), ("put", ADDRESS)])
def test_another_verb_is_refused(owner_client: Client, verb: str, path: str) -> None:
    assert getattr(owner_client, verb)(path).status_code == 405
