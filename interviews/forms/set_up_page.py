"""What the set-up page shows: the form and the plan it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from accounts.models import User
from interviews.forms.set_up import MINUTES_WANTED, SetUpForm
from interviews.models import Interview
from interviews.planning import PlanningError, shares
from interviews.services.planning import DrawnPlan, draw_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """An area's weight control and its share of the interview in per cent."""

    field: forms.BoundField
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    form: SetUpForm
    areas: list[AreaRow]
    plan: DrawnPlan | None
    problem: str  # why there is no plan, as a sentence

    @property
    def minutes(self) -> int:
        return self.plan.parts.total if self.plan else 0

    @property
    def is_mock(self) -> bool:
        return bool(self.form.data["mode"] != Interview.Mode.PRACTICE)


def set_up_page(*, owner: User, form: SetUpForm) -> SetUp:
    """The plan of a valid form, or the sentence why there is none."""
    plan, problem = None, ""
    if form.is_valid():
        try:
            plan = draw_plan(owner=owner, wishes=form.wishes())
        except PlanningError as error:
            problem = str(error)
    else:
        problem = MINUTES_WANTED if "own_minutes" in form.errors else "Something needs a change."
    return SetUp(form=form, areas=_rows(form, _weights(form)), plan=plan, problem=problem)


def _weights(form: SetUpForm) -> Mapping[str, int]:
    return {field.name: int(form.cleaned_data.get(field.name) or 0) for field in form.weight_fields}


def _rows(form: SetUpForm, weights: Mapping[str, int]) -> list[AreaRow]:
    parts = shares(weights)
    return [AreaRow(field=field, share=parts[field.name]) for field in form.weight_fields]
