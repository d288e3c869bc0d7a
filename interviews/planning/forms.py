"""The form that sets an interview up: a job title is a preset, everything else a change to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from accounts.models import User
from interviews.models import Interview
from interviews.planning import draw
from interviews.planning.draw import PlanningError, shares
from interviews.planning.queries import DrawnPlan, PlanRequest, draw_plan, new_seed
from questions import limits
from questions.form_fields import offer
from questions.models import Area, JobTitle, Role

MINUTES = [(15, "15"), (30, "30"), (45, "45"), (60, "60"), (90, "90")]
USUAL_MINUTES = 45
MINUTES_WANTED = f"Say how many minutes: {draw.SHORTEST_MINUTES} to {draw.LONGEST_MINUTES}."
AROUND = [("parts", "Opening and closing"), ("nothing", "Questions only")]
WEIGHTS = [(0, "Off"), *((weight, str(weight)) for weight in range(1, limits.AREA_WEIGHT + 1))]


class SetUpForm(forms.Form):
    """Always bound: what was not sent comes from the preset of the chosen job title."""

    title = forms.ChoiceField(label="Job title", required=False)
    preset = forms.CharField(required=False, widget=forms.HiddenInput)
    seed = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    mode = forms.ChoiceField(choices=Interview.Mode.choices, widget=forms.RadioSelect)
    level = forms.ChoiceField(label="Level: the bar to reach", widget=forms.RadioSelect)
    minutes = forms.TypedChoiceField(
        label="Minutes", choices=[*MINUTES, (0, "Own")], coerce=int, widget=forms.RadioSelect
    )
    around = forms.ChoiceField(
        label="Around the questions of a mock", choices=AROUND, widget=forms.RadioSelect
    )
    own_minutes = forms.IntegerField(
        label="Own minutes",
        required=False,
        min_value=draw.SHORTEST_MINUTES,
        max_value=draw.LONGEST_MINUTES,
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], MINUTES_WANTED),
    )

    def __init__(self, role: Role, data: Mapping[str, Any]) -> None:
        self.role = role
        self.areas: list[Area] = list(role.areas.current())
        self.levels = list(role.ladder.levels.all())
        self.titles = {
            title.key: title
            for title in role.job_titles.select_related("level").prefetch_related("weights__area")
        }
        super().__init__(self._with_preset(data), label_suffix="")
        offer(self, "title", [("", f"{role.title}, any level"), *self._title_choices()])
        offer(self, "level", [(level.key, level.name) for level in self.levels])
        for area in self.areas:
            self.fields[_weight(area)] = forms.TypedChoiceField(
                label=area.name, choices=WEIGHTS, coerce=int, widget=forms.RadioSelect
            )

    @property
    def weight_fields(self) -> list[forms.BoundField]:
        return [self[_weight(area)] for area in self.areas]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("minutes") == 0 and not cleaned.get("own_minutes"):
            self.add_error("own_minutes", MINUTES_WANTED)
        return cleaned

    def plan_request(self) -> PlanRequest:
        """What a valid form asks for."""
        cleaned = self.cleaned_data
        return PlanRequest(
            role=self.role,
            job_title=self.titles.get(cleaned["title"]),
            bar=next(level for level in self.levels if level.key == cleaned["level"]),
            mode=cleaned["mode"],
            with_parts=cleaned["around"] == "parts",
            minutes=cleaned["minutes"] or cleaned["own_minutes"],
            weights={area.key: cleaned[_weight(area)] for area in self.areas},
            seed=cleaned["seed"],
        )

    def _with_preset(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """A newly chosen title sets level and weights; everything else that was sent stays."""
        sent = {name: data[name] for name in data}
        title = self.titles.get(sent.get("title", ""))
        is_new_choice = sent.get("preset", "") != (title.key if title else "")
        preset = self._preset(title)
        minutes = {"minutes": USUAL_MINUTES, "own_minutes": USUAL_MINUTES}
        defaults = {
            "mode": Interview.Mode.MOCK.value,
            **minutes,
            "around": AROUND[0][0],
            "seed": new_seed(),
        }
        if sent.get("do") == "redraw":
            sent["seed"] = new_seed()
        return {**defaults, **preset, **sent, **(preset if is_new_choice else {})}

    def _preset(self, title: JobTitle | None) -> dict[str, Any]:
        level = title.level if title else self.levels[len(self.levels) // 2 - 1]
        weights = {weight.area.key: weight.weight for weight in title.weights.all()} if title else {}
        return {
            "preset": title.key if title else "",
            "level": level.key,
            **{_weight(area): weights.get(area.key, 0 if weights else 1) for area in self.areas},
        }

    def _title_choices(self) -> list[tuple[str, str]]:
        return [
            (title.key, " · ".join(filter(None, [title.name, title.level.name, title.focus])))
            for title in self.titles.values()
        ]


def _weight(area: Area) -> str:
    return f"weight-{area.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShare:
    """An area's weight control and its share of the interview in per cent."""

    field: forms.BoundField
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    form: SetUpForm
    areas: list[AreaShare]
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
            plan = draw_plan(owner=owner, wanted=form.plan_request())
        except PlanningError as error:
            problem = str(error)
    else:
        problem = MINUTES_WANTED if "own_minutes" in form.errors else "Something needs a change."
    return SetUp(form=form, areas=_rows(form, _weights(form)), plan=plan, problem=problem)


def _weights(form: SetUpForm) -> Mapping[str, int]:
    return {field.name: int(form.cleaned_data.get(field.name) or 0) for field in form.weight_fields}


def _rows(form: SetUpForm, weights: Mapping[str, int]) -> list[AreaShare]:
    per_cent = shares(weights)
    return [AreaShare(field=field, share=per_cent[field.name]) for field in form.weight_fields]
