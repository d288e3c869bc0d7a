"""The form that sets an interview up: a job title is a preset, everything else a change to it."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django import forms
from django.http import QueryDict

from interviews.models import Interview
from interviews.planning import draw
from interviews.planning.plan_forms import SentPlan
from interviews.planning.queries import (
    PlanRequest,
    new_seed,
    questions_of,
)
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

    def __init__(self, role: Role, data: QueryDict) -> None:
        self.role = role
        self.sent_plan = SentPlan.of(data)
        self.areas: list[Area] = list(role.areas.current())
        self.levels = list(role.ladder.levels.all())
        self.titles = {
            title.key: title
            for title in role.job_titles.select_related("level").prefetch_related("weights__area")
        }
        super().__init__(self._with_preset(data.dict()), label_suffix="")
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

    @property
    def choices_made(self) -> str:
        """Tells the choices of a valid form from others: a plan that was drawn for other ones is old."""
        cleaned = self.cleaned_data
        minutes = cleaned["minutes"] or cleaned["own_minutes"]
        chosen = [cleaned[name] for name in ("title", "mode", "level", "around")]
        weights = [(area.key, cleaned[_weight(area)]) for area in self.areas]
        return sha256(repr([self.role.pk, minutes, chosen, weights]).encode()).hexdigest()[:16]

    @property
    def plan_is_old(self) -> bool:
        """Whether the plan that was sent was drawn for other choices than those sent with it."""
        return self.sent_plan.choices not in ("", self.choices_made)

    def plan_request(self) -> PlanRequest:
        """What a valid form asks for: the plan that it shows, unless that is old or to be redrawn."""
        cleaned, sent = self.cleaned_data, self.sent_plan
        is_drawn_anew = self.plan_is_old or sent.do == "redraw"
        return PlanRequest(
            role=self.role,
            job_title=self.titles.get(cleaned["title"]),
            bar=next(level for level in self.levels if level.key == cleaned["level"]),
            mode=cleaned["mode"],
            with_parts=cleaned["around"] == "parts",
            minutes=cleaned["minutes"] or cleaned["own_minutes"],
            weights={area.key: cleaned[_weight(area)] for area in self.areas},
            seed=cleaned["seed"],
            shown=() if is_drawn_anew else sent.questions,
            pinned=sent.pinned,
        )

    def _with_preset(self, sent: dict[str, Any]) -> dict[str, Any]:
        """A newly chosen title sets level and weights; everything else that was sent stays."""
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
        linked = self._linked() if self.sent_plan.is_link else {}
        return {**defaults, **preset, **linked, **sent, **(preset if is_new_choice else {})}

    def _linked(self) -> dict[str, Any]:
        """A practice of the questions of a link, at their level and for as long as their authors allow."""
        questions = questions_of(self.role, self.sent_plan.questions)
        if not questions:
            return {}
        minutes = sum(question.current_version.minutes for question in questions if question.current_version)
        return {
            "mode": Interview.Mode.PRACTICE.value,
            "level": questions[0].level.key,
            "minutes": 0,
            "own_minutes": min(max(minutes, draw.SHORTEST_MINUTES), draw.LONGEST_MINUTES),
        }

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
