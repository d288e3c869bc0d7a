"""The report: the result in words, its caveats, and the next step up."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from database.units import MINUTE
from interviews.lifecycle.transitions import settle
from interviews.models import Interview
from interviews.models.interview import State
from interviews.report.page import Report
from interviews.rules.scoring import Outcome
from questions.models import Anchor, PayBand
from questions.vocabulary import AnchorSource
from tests.support.builders import build_interview, build_parts, level
from tests.support.factories import NOON
from tests.support.graded import QUOTE, build_answered, build_graded, grade_turn, set_outcome
from tests.support.running import Clock
from tests.support.statements import counted

pytestmark = pytest.mark.usefixtures("set_clock")


def shown(client: Client, interview: Interview) -> Report:
    response: Any = client.get(interview.get_absolute_url())
    report: Report = response.context["report"]
    return report


def text(client: Client, interview: Interview) -> str:
    return " ".join(client.get(interview.get_absolute_url()).content.decode().split())


def test_the_result_is_said_in_words(owner_client: Client, owner: User) -> None:
    html = text(owner_client, build_graded(owner, ranks=(2, 2, 3)))

    assert "<h1>You answered at Mid. The bar was Senior.</h1>" in html
    assert "One of three areas reached the bar; one more would have made it Senior." in html


@pytest.mark.parametrize(
    ("ranks", "headline"),
    [
        ((3, 3, 2), "You answered at Senior, the bar."),
        ((4, 4, 4), "You answered at Lead. The bar was Senior."),
        ((0, 0, 3), "You are not yet at Junior. The bar was Senior."),
    ],
)
def test_the_headline_follows_the_marks(
    owner_client: Client, owner: User, ranks: tuple[int, ...], headline: str
) -> None:
    assert shown(owner_client, build_graded(owner, ranks=ranks)).result.headline == headline


def test_time_that_was_granted_is_said(owner_client: Client, owner: User, author: User) -> None:
    interview = build_graded(owner)
    assert "Granted on the way" not in text(owner_client, interview)
    for minutes in (3, 7):
        interview.extensions.create(granted_by=author, minutes=minutes, reason="A fire alarm.", at=NOON)

    assert "<dt>Granted on the way</dt><dd>10 more minutes</dd>" in text(owner_client, interview)


def test_the_grid_shows_each_area_with_its_time(owner_client: Client, owner: User) -> None:
    interview = build_graded(owner, ranks=(2, 4))
    interview.turns.filter(position=1).update(started_at=NOON, ended_at=NOON + 16 * MINUTE + 20_000)

    rows = shown(owner_client, interview).result.areas

    assert [(row.name, row.note, row.verdict) for row in rows] == [
        ("Area 0", "16:20 of 15 min", "One below the bar"),
        ("Area 1", "0:00 of 15 min", "One above the bar"),
    ]


def test_the_time_of_an_area_leaves_pauses_out(owner_client: Client, owner: User) -> None:
    interview = build_graded(owner, ranks=(2,))
    interview.turns.update(started_at=NOON, ended_at=NOON + 70 * MINUTE, paused_for=60 * MINUTE)

    rows = shown(owner_client, interview).result.areas

    assert [row.note for row in rows] == ["10:00 of 15 min"]


def test_a_step_up_quotes_the_answer_beside_both_anchors(owner_client: Client, owner: User) -> None:
    step = shown(owner_client, build_graded(owner, ranks=(2,))).steps.ups[0]

    assert (step.marked.row.name, step.marked.quote) == ("Safety", QUOTE)
    assert (step.marked.anchor.text, step.above.text) == ("Safety as Mid.", "Safety as Senior.")


def test_above_the_bar_the_next_step_is_the_next_level(owner_client: Client, owner: User) -> None:
    step = shown(owner_client, build_graded(owner, ranks=(3,))).steps.ups[0]

    assert step.above.level == "Lead"


def test_at_the_top_no_step_is_left(owner_client: Client, owner: User) -> None:
    steps = shown(owner_client, build_graded(owner, ranks=(4, 4))).steps

    assert (steps.ups, [marked.mark.rank for marked in steps.strongest]) == ([], [4, 4])


def test_drafted_descriptions_are_said_beside_the_figure(owner_client: Client, owner: User) -> None:
    interview = build_graded(owner, ranks=(2,))
    Anchor.objects.filter(rubric_criterion__version__turns__interview=interview, level__rank=2).update(
        source=AnchorSource.DRAFT
    )

    assert "4 of 4 marks rest on drafted descriptions" in text(owner_client, interview)


def test_what_was_not_reached_is_left_out_and_said(owner_client: Client, owner: User) -> None:
    interview = build_answered(owner, turns=3)
    set_outcome(interview.turns.get(position=3), Outcome.NOT_REACHED)
    grade_turn(interview, 1, 3)
    grade_turn(interview, 2, 3)

    html = text(owner_client, interview)

    assert "You answered at Senior, the bar." in html
    assert "Not reached and left out: 1 of 3 planned." in html


def test_late_words_are_said(owner_client: Client, owner: User) -> None:
    interview = build_graded(owner, ranks=(2, 2))
    interview.turns.get(position=2).answers.filter(position=0).update(late_by=12_000, text_at_deadline="I")

    assert "Answer 2 has words that came after the bell." in text(owner_client, interview)


def test_one_answer_is_said_to_be_one_answer(owner_client: Client, owner: User) -> None:
    assert "Each area rests on one answer." in text(owner_client, build_graded(owner, ranks=(2, 2)))


def test_an_interview_without_answers_reports_that_nothing_was_graded(
    owner_client: Client, owner: User
) -> None:
    interview = build_interview(owner, turns=2, state=State.GRADING)
    for turn in interview.turns.all():
        set_outcome(turn, Outcome.EMPTY)

    html = text(owner_client, interview)

    assert "You are not yet at Junior. The bar was Senior." in html
    assert ("nobody, nothing to grade" in html, "Share for review" in html) == (True, False)


def test_time_is_the_same_before_and_after_the_closing_is_written(
    owner_client: Client, owner: User, set_clock: Clock
) -> None:
    interview = build_interview(owner, turns=2, state=State.RUNNING)
    set_clock(NOON + 50 * MINUTE)

    derived = shown(owner_client, interview)
    written = shown(owner_client, settle(interview))

    assert [[row.note for row in report.result.areas] for report in (derived, written)] == [
        ["45:00 of 15 min", "0:00 of 15 min"]
    ] * 2


@pytest.mark.parametrize(("at", "begun"), [("opening", 0), ("own_questions", 1)])
def test_the_way_to_the_receipts_leads_to_what_was_begun_first(
    owner_client: Client, owner: User, at: str, begun: int
) -> None:
    interview = build_interview(owner, state=State.RUNNING, started_at=NOON - 60 * MINUTE)
    interview.turns.update(started_at=None)
    build_parts(interview, at=at)

    receipts = reverse("interviews:receipts", args=[interview.public_id, begun])

    assert f'<a href="{receipts}">see when</a>' in text(owner_client, interview)
    assert owner_client.get(receipts).status_code == 200


def test_pay_of_the_level_reached_stands_against_the_bar(owner_client: Client, owner: User) -> None:
    interview = build_graded(owner, ranks=(2,))
    for position, (name, low) in enumerate([("Mid", 60_000), ("Senior", 80_000), ("Lead", 99_000)]):
        PayBand.objects.create(
            role=interview.role,
            position=position,
            level=level(interview.role, name),
            low=low,
            high=low + 9_000,
            currency="EUR",
        )

    pay = shown(owner_client, interview).pay

    assert pay is not None
    assert [(row.level, row.state, row.value) for row in pay.chart.rows] == [
        ("Senior", "bar", "€80K–€89K"),
        ("Mid", "reached", "€60K–€69K"),
    ]


def test_without_pay_in_the_brief_there_is_no_chart(owner_client: Client, owner: User) -> None:
    assert shown(owner_client, build_graded(owner, ranks=(2,))).pay is None


def test_the_report_stays_as_it_was_when_the_question_is_edited(owner_client: Client, owner: User) -> None:
    interview = build_graded(owner, ranks=(2, 2, 3))
    before = shown(owner_client, interview)
    for turn in interview.turns.select_related("version__question"):
        turn.version.question.is_retired = True
        turn.version.question.current_version = None
        turn.version.question.save()

    after = shown(owner_client, interview)

    assert (after.result.headline, after.steps) == (before.result.headline, before.steps)


def test_a_stranger_does_not_find_it(stranger_client: Client, owner: User) -> None:
    assert stranger_client.get(build_graded(owner).get_absolute_url()).status_code == 404


@pytest.mark.parametrize("turns", [1, 3])
def test_the_report_takes_the_same_statements_for_any_number_of_turns(
    owner_client: Client, owner: User, turns: int
) -> None:
    interview = build_graded(owner, ranks=(2,) * turns)

    with counted() as statements:
        owner_client.get(interview.get_absolute_url())

    assert (statements.count, statements.writes) == (12, 0), statements


def test_the_report_leads_to_its_answers(owner_client: Client, owner: User) -> None:
    interview = build_graded(owner)

    assert reverse("interviews:read_answers", args=[interview.public_id]) in text(owner_client, interview)
