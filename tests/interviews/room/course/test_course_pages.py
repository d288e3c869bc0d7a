"""The pages of an interview's course: opening, own questions, closing, and the plan of a practice."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE
from interviews.models import Answer, Interview, Turn
from interviews.models.interview import State
from interviews.rules.scoring import Outcome
from interviews.sharing.services import create_share, token_of
from tests.builders import build_interview, build_parts
from tests.factories import NOON
from tests.graded import build_graded
from tests.running import SEAT, Clock
from tests.statements import counted


def mock(owner: User, kind: str, **fields: Any) -> Interview:
    """A mock that began at noon and is open at this part."""
    return build_parts(build_interview(owner, state=State.RUNNING, seat=SEAT, **fields), at=kind)


@pytest.fixture
def practice(owner: User, set_clock: Clock) -> Interview:
    return build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT)


def page(client: Client, interview: Interview) -> str:
    return " ".join(client.get(interview.get_absolute_url()).content.decode().split())


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def send(client: Client, interview: Interview, do: str, text: str | None = "", turn: int = 1) -> Any:
    box = {"text-0": text, "revision-0": 0, "operation-0": uuid.uuid4()} if text is not None else {}
    address = reverse("interviews:submit_turn", args=[interview.public_id])
    return client.post(address, {"turn": turn, "do": do, **box}, follow=True)


def write(interview: Interview, position: int, text: str) -> None:
    Answer.objects.filter(turn__interview=interview, turn__position=position, position=0).update(text=text)


@pytest.mark.usefixtures("set_clock")
@pytest.mark.parametrize("kind", ["opening", "question", "own_questions", "closing"])
def test_every_part_opens_in_five_statements_and_writes_nothing(
    seated: Client, owner: User, kind: str
) -> None:
    interview = mock(owner, kind)

    with counted() as statements:
        seated.get(interview.get_absolute_url())

    assert (statements.count, statements.writes) == (5, 0), statements


@pytest.mark.usefixtures("set_clock")
def test_the_opening_tells_how_the_interview_goes(seated: Client, owner: User) -> None:
    html = page(seated, mock(owner, "opening"))

    assert "<h1" in html
    assert "How this interview goes" in html
    assert "3 questions Each begins with time to think. Probes appear while you write. 45 min" in words(html)
    assert "Closing A last look at what you wrote, then you hand in. 3 min" in words(html)
    assert 'name="do" value="next">First question' in html


def test_an_introduction_is_saved_like_any_answer(seated: Client, owner: User, set_clock: Clock) -> None:
    interview = mock(owner, "opening")
    address = reverse("interviews:save_box", args=[interview.public_id, 0, 0])

    response = seated.post(address, {"operation": uuid.uuid4(), "revision": 0, "text": "I am Noor."})

    assert response.json()["revision"] == 1
    assert Answer.objects.get(turn__interview=interview, turn__position=0).text == "I am Noor."


def test_an_opening_whose_minutes_are_over_only_says_so(
    seated: Client, owner: User, set_clock: Clock
) -> None:
    interview = mock(owner, "opening")
    set_clock(NOON + 9 * MINUTE)

    html = page(seated, interview)

    assert "its minutes are used; the first question waits for you</span>" in html
    assert 'id="box-0"' in html


@pytest.mark.usefixtures("set_clock")
def test_going_on_from_the_opening_shows_the_first_question(seated: Client, owner: User) -> None:
    interview = mock(owner, "opening")

    response = send(seated, interview, "next", "I am Noor.", turn=0)

    assert "Question 1 of 3" in response.content.decode()


@pytest.mark.usefixtures("set_clock")
@pytest.mark.parametrize(
    ("bar", "hint"),
    [("Junior", "first two weeks"), ("Senior", "solve twice"), ("Lead", "hire was right")],
)
def test_own_questions_come_with_hints_for_the_level(
    seated: Client, owner: User, bar: str, hint: str
) -> None:
    html = page(seated, mock(owner, "own_questions", bar=bar))

    assert "What would you ask your interviewers?" in html
    assert f"At {bar} they ask" in html
    assert hint in html


@pytest.mark.usefixtures("set_clock")
def test_the_closing_lists_what_was_written(seated: Client, owner: User) -> None:
    interview = mock(owner, "closing")
    write(interview, 1, "I would look at the gauge first. " + "And then again. " * 10 + "The end.")
    interview.turns.filter(position=1).update(outcome=Outcome.ANSWERED)
    interview.turns.filter(position=2).update(outcome=Outcome.SKIPPED)
    write(interview, 4, "Which gauges fail?")

    html = page(seated, interview)

    headlines = [turn.version.headline for turn in interview.turns.questions()]
    assert f"{headlines[0]} I would look at the gauge first. And then again." in words(html)
    assert "The end." not in html
    assert f"39 words 2 {headlines[1]} Nothing was written. skipped" in words(html)
    assert f"3 {headlines[2]} Nothing was written. empty" in words(html)
    assert "Your questions to them Which gauges fail? 3 words" in words(html)
    assert "<textarea" not in html.replace('<textarea id="conflict', "")


@pytest.mark.usefixtures("set_clock")
def test_handing_in_at_the_closing_takes_eight_statements_at_most(seated: Client, owner: User) -> None:
    interview = mock(owner, "closing")
    address = reverse("interviews:submit_turn", args=[interview.public_id])

    with counted() as statements:
        seated.post(address, {"turn": 5, "do": "next"})

    interview.refresh_from_db()
    assert (interview.state, statements.count) == (State.GRADED, 7), statements


@pytest.mark.usefixtures("set_clock")
def test_a_mock_offers_no_way_back(seated: Client, owner: User) -> None:
    interview = mock(owner, "question")

    html = page(seated, interview)

    assert 'value="go-' not in html
    assert "Come back to this" not in html


@pytest.mark.usefixtures("set_clock")
def test_a_forged_way_back_in_a_mock_is_refused_with_a_sentence(seated: Client, owner: User) -> None:
    interview = mock(owner, "question")

    response = send(seated, interview, "go-2", "typed")

    assert "A mock goes one way" in response.content.decode()
    assert "Question 1 of 3" in response.content.decode()
    assert Answer.objects.get(turn__interview=interview, turn__position=1, position=0).text == "typed"


@pytest.mark.parametrize("forged", ["go-", "go-0", "go-99", "go--1", "go-1.5", "go-٣", "go-99999999999", "x"])
def test_a_forged_place_saves_and_stays(seated: Client, practice: Interview, forged: str) -> None:
    response = send(seated, practice, forged, "typed")

    assert "Question 1 of 3" in response.content.decode()
    assert Answer.objects.get(turn__interview=practice, turn__position=1, position=0).text == "typed"


def test_the_plan_of_a_practice_leads_to_every_other_question(seated: Client, practice: Interview) -> None:
    html = page(seated, practice)

    assert re.findall(r'form="room" name="do" value="(go-\d)"', html) == ["go-2", "go-3"]
    assert "Question 3 of 3" in send(seated, practice, "go-3").content.decode()


def test_another_browser_is_offered_no_way(owner_client: Client, practice: Interview) -> None:
    html = page(owner_client, practice)

    assert "This interview is open elsewhere" in html
    assert 'value="go-' not in html


def test_the_plan_says_what_became_of_a_question(seated: Client, practice: Interview) -> None:
    send(seated, practice, "skip")
    send(seated, practice, "next", "an answer", turn=2)

    html = words(page(seated, practice))

    areas = [turn.area.name for turn in practice.turns.order_by("position")]
    assert f"1 Go to question 1: {areas[0]} skipped 2 Go to question 2: {areas[1]} answered" in html


def test_a_flag_stands_in_the_plan_and_before_handing_in(seated: Client, practice: Interview) -> None:
    flagged = send(seated, practice, "flag").content.decode()
    assert 'value="unflag" aria-pressed="true"' in flagged
    assert "You flagged" not in flagged

    html = page(seated, practice) if send(seated, practice, "go-3") else ""

    assert html.count("Come back to this</small>") == 1
    assert "You flagged question 1 to come back to." in html
    assert 'form="room" name="do" value="go-1">Go to question 1</button>' in html


def test_the_last_question_of_a_practice_asks_before_it_hands_in_what_is_open(
    seated: Client, practice: Interview
) -> None:
    send(seated, practice, "go-3")

    html = page(seated, practice)

    assert 'id="next" type="button" popovertarget="hand-in">Finish and hand in' in html
    assert "1 of 3 questions was not reached." in html


def test_a_practice_with_nothing_open_hands_in_at_once(seated: Client, practice: Interview) -> None:
    for turn in (1, 2):
        send(seated, practice, "next", "an answer", turn=turn)

    html = page(seated, practice)

    assert 'id="next" name="do" value="next">Finish and hand in' in html
    assert "Nothing can be changed afterwards." in html


def test_a_practice_of_one_question_has_nowhere_to_go(seated: Client, owner: User, set_clock: Clock) -> None:
    practice = build_interview(owner, state=State.RUNNING, mode="practice", seat=SEAT, turns=1)

    html = page(seated, practice)

    assert "Come back to this" not in html
    assert 'value="skip"' not in html
    assert 'id="next" name="do" value="next">Finish and hand in' in html


def test_the_time_away_leaves_a_question_its_minutes(
    seated: Client, practice: Interview, set_clock: Clock
) -> None:
    set_clock(NOON + 4 * MINUTE)
    send(seated, practice, "go-2")
    set_clock(NOON + 60 * MINUTE)

    html = send(seated, practice, "go-1", None, turn=2).content.decode()

    assert "about 11 of 15 min left for it</span>" in html


def test_the_line_tells_thinking_time_and_carries_what_it_will_say(
    seated: Client, owner: User, set_clock: Clock
) -> None:
    html = seated.get(mock(owner, "question").get_absolute_url()).content.decode()

    line = re.search(r'<span id="pace" data-lines="([^"]*)">([^<]*)</span>', html)
    assert line is not None
    assert line[2] == "about 2 min to think, then write"
    assert line[1].split("\n")[:3] == [
        "0 about 2 min to think, then write",
        "30000 about 1 min to think, then write",
        "90000 about 14 of 15 min left for it",
    ]


def test_a_pause_stops_the_line(seated: Client, practice: Interview, set_clock: Clock) -> None:
    seated.post(reverse("interviews:pause_interview", args=[practice.public_id]))

    html = page(seated, practice)

    assert 'data-lines="0 about 2 min to think, then write">' in html


def test_near_the_end_the_line_says_what_is_left_of_the_plan(
    seated: Client, owner: User, set_clock: Clock
) -> None:
    interview = mock(owner, "question")
    interview.turns.questions().update(budget=10 * MINUTE)
    set_clock(NOON + 31 * MINUTE)

    html = page(seated, interview)

    assert "2 more questions and about 6 min left before your own questions</span>" in html


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
