"""The plans that people really get: every job title and level of the shipped role, with many seeds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command

from interviews.planning import draw
from interviews.planning.course import split
from interviews.planning.queries import askable_questions
from questions.models import Role

pytestmark = [pytest.mark.full, pytest.mark.django_db]
SEEDS = 500


def wishes(role: Role) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the set-up sends for each job title, at each level of the ladder."""
    for title in role.job_titles.prefetch_related("weights__area"):
        weights = {weight.area.key: weight.weight for weight in title.weights.all()}
        for level in role.ladder.levels.all():
            yield f"{title.name}, {level.name}", {"weights": weights, "rank": level.rank}


@pytest.mark.parametrize(("minutes", "least"), [(30, 2), (45, 3)])
def test_a_plan_has_several_questions(minutes: int, least: int) -> None:
    call_command("load_bank", verbosity=0)
    role = Role.objects.published().get()
    candidates = askable_questions(role)
    beside = split(minutes).beside_questions

    plans = {
        name: [
            len(draw.plan(candidates, **wish, minutes=minutes, beside=beside, seed=seed, seen={}).picks)
            for seed in range(SEEDS)
        ]
        for name, wish in wishes(role)
    }

    assert len(plans) >= 4
    assert {name: sum(it < least for it in got) for name, got in plans.items() if min(got) < least} == {}
