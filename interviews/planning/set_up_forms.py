"""The set-up as its page shows it: the form, the share of each area, and the plan or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django import forms

from accounts.models import User
from interviews.models import Interview
from interviews.planning.draw import PlanningError, shares
from interviews.planning.forms import MINUTES_WANTED, SetUpForm
from interviews.planning.queries import (
    DrawnPlan,
    PlannedTurn,
    PlanRequest,
    QuestionGone,
    draw_plan,
    with_another,
)
from questions.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShare:
    """An area's weight control and its share of the interview in per cent."""

    field: forms.BoundField
    share: int


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A question of the plan with what can be changed about it."""

    turn: PlannedTurn
    is_pinned: bool
    is_changed: bool  # just now, so that its controls stay open


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    form: SetUpForm
    areas: list[AreaShare]
    plan: DrawnPlan | None
    problem: str = ""  # why there is no plan, as a sentence
    notice: str = ""  # what the person should know about the plan
    choices_made: str = ""
    running: Interview | None = None  # a mock, which has to be handed in before another can start

    @property
    def minutes(self) -> int:
        return self.plan.parts.total if self.plan else 0

    @property
    def is_mock(self) -> bool:
        return bool(self.form.data["mode"] != Interview.Mode.PRACTICE)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return Kind.choices()

    @property
    def rows(self) -> list[PlanRow]:
        sent = self.form.sent_plan
        return [
            PlanRow(turn, turn.question.public_id in sent.pinned, place == sent.place)
            for place, turn in enumerate(self.plan.turns if self.plan else ())
        ]


OLD_PLAN: Final = "Your choices had changed after the plan was drawn. This is the plan for them."
GONE: Final = "A question of the plan can no longer be asked. This is another plan."


def set_up_page(*, owner: User, form: SetUpForm) -> SetUp:
    """The plan of a valid form, or the sentence why there is none."""
    is_valid = form.is_valid()
    areas = _rows(form, _weights(form))
    if not is_valid:
        problem = MINUTES_WANTED if "own_minutes" in form.errors else "Something needs a change."
        return SetUp(form=form, areas=areas, plan=None, problem=problem)
    wanted, notice = _changed(owner, form)
    try:
        plan = draw_plan(owner=owner, wanted=wanted)
    except QuestionGone:
        plan, notice = draw_plan(owner=owner, wanted=replace(wanted, shown=())), GONE
    except PlanningError as error:
        return SetUp(form=form, areas=areas, plan=None, problem=str(error))
    return SetUp(
        form=form,
        areas=areas,
        plan=plan,
        notice=OLD_PLAN if form.plan_is_old and form.sent_plan.do else notice,
        choices_made=form.choices_made,
        running=_running_mock(owner) if wanted.mode == Interview.Mode.MOCK else None,
    )


def _running_mock(owner: User) -> Interview | None:
    return owner.interviews.running().filter(mode=Interview.Mode.MOCK).first()


def _changed(owner: User, form: SetUpForm) -> tuple[PlanRequest, str]:
    """The request with the question in it changed that was to be changed, or the sentence why it is not."""
    wanted, sent = form.plan_request(), form.sent_plan
    if sent.place is None or not wanted.shown:
        return wanted, ""
    try:
        changed = with_another(owner=owner, wanted=wanted, place=sent.place, area=sent.area, kind=sent.kind)
    except QuestionGone:
        return wanted, ""
    except PlanningError as error:
        return wanted, str(error)
    return changed, ""


def _weights(form: SetUpForm) -> Mapping[str, int]:
    return {field.name: int(form.cleaned_data.get(field.name) or 0) for field in form.weight_fields}


def _rows(form: SetUpForm, weights: Mapping[str, int]) -> list[AreaShare]:
    per_cent = shares(weights)
    return [AreaShare(field=field, share=per_cent[field.name]) for field in form.weight_fields]
