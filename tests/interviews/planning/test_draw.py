"""How an interview is planned, by example."""

from __future__ import annotations

import pytest

from interviews.planning.draw import Pick, PlanningError, plan, shares
from interviews.planning.picking import AskableQuestion
from interviews.rules.outcomes import probe_points

SENIOR = 3
WEIGHTS = {"clusters": 3, "performance": 2, "reliability": 2, "design": 1, "environments": 1}


def question(id: str, area: str = "clusters", **changes) -> AskableQuestion:
    facts = {"rank": SENIOR, "minutes": 15, "reviewed": True, "kind": "design"} | changes
    return AskableQuestion(id=id, area=area, **facts)


def bank(areas=WEIGHTS, count: int = 3) -> list[AskableQuestion]:
    return [question(f"{area}-{n}", area) for area in areas for n in range(count)]


def draw(candidates, **wanted):
    defaults = {"weights": {"clusters": 1}, "rank": SENIOR, "minutes": 45, "seed": 7, "seen": {}}
    return plan(candidates, **(defaults | wanted))


def ids(candidates, **wanted) -> list[str]:
    return [pick.id for pick in draw(candidates, **wanted).picks]


def budgets(candidates, **wanted) -> list[int]:
    return [pick.budget_minutes for pick in draw(candidates, **wanted).picks]


def test_a_senior_interview_of_45_minutes_starts_with_the_heaviest_areas():
    picks = draw(bank(), weights=WEIGHTS).picks

    assert picks[0].area == "clusters"
    assert {pick.area for pick in picks} == {"clusters", "performance", "reliability"}
    assert [pick.budget_minutes for pick in picks] == [15, 15, 15]


def test_the_seed_breaks_ties_between_areas_and_questions():
    plans = {tuple(ids(bank(), weights=WEIGHTS, seed=seed)) for seed in range(20)}

    assert {order[1].split("-")[0] for order in plans} == {"performance", "reliability"}
    assert {order[0] for order in plans} == {"clusters-0", "clusters-1", "clusters-2"}


def test_a_long_interview_goes_round_the_areas():
    candidates = bank(["a", "b"], count=5)

    areas = [pick.area for pick in draw(candidates, weights={"a": 2, "b": 1}, minutes=90).picks]

    assert areas == ["a", "b", "a", "b", "a", "a"]


def test_what_an_area_cannot_fill_goes_to_the_others():
    candidates = [question("only", "small"), *bank(["large"])]

    areas = [pick.area for pick in draw(candidates, weights={"small": 3, "large": 1}, minutes=60).picks]

    assert areas == ["small", "large", "large", "large"]


def test_an_unseen_question_comes_before_a_reviewed_one_seen_before():
    candidates = [question("seen"), question("unseen", reviewed=False)]

    assert ids(candidates, minutes=15, seen={"seen": 0}) == ["unseen"]


def test_of_seen_questions_the_one_asked_longest_ago_comes_first():
    candidates = [question("yesterday"), question("last_year"), question("today")]

    seen = {"yesterday": 364, "last_year": 1, "today": 365}
    assert ids(candidates, minutes=30, seen=seen) == ["last_year", "yesterday"]


def test_a_reviewed_question_comes_before_a_drafted_one():
    candidates = [question("drafted", reviewed=False), question("reviewed", reviewed=True)]

    assert [ids(candidates, minutes=15, seed=seed) for seed in range(8)] == [["reviewed"]] * 8


@pytest.mark.parametrize("seed", range(8))
def test_kinds_vary(seed):
    kinds = {"d1": "design", "d2": "design", "e1": "estimate", "o1": "operate"}
    candidates = [question(id, kind=kind) for id, kind in kinds.items()]

    picked = [kinds[id] for id in ids(candidates, minutes=45, seed=seed)]

    assert sorted(picked) == ["design", "estimate", "operate"]


@pytest.mark.parametrize(("ranks", "chosen"), [([3, 2, 4], 3), ([1, 2, 4], 2), ([4, 1], 4), ([1], 1)])
def test_another_level_is_asked_only_where_the_area_has_none(ranks, chosen):
    candidates = [question(f"rank-{rank}", rank=rank) for rank in ranks]

    assert draw(candidates).picks == (Pick(f"rank-{chosen}", "clusters", 45),)


@pytest.mark.parametrize(
    ("own", "minutes", "given"),
    [
        ([15, 15], 30, [15, 15]),
        ([16, 16], 30, [15, 15]),  # a tenth too long is squeezed
        ([12, 12], 20, [20]),  # a fifth too long is not
        ([20, 20], 30, [15, 15]),  # but from half an hour there are two
        ([8, 26], 30, [7, 23]),
        ([24, 24, 24], 45, [15, 15, 15]),  # and three from three quarters of an hour
        ([25, 10, 26], 45, [7, 19, 19]),
        ([24, 24, 26], 45, [22, 23]),  # as long as each has three fifths of its minutes
        ([60, 60], 30, [30]),
        ([12, 12, 12], 45, [15, 15, 15]),  # too few questions fill the time
        ([20], 5, [5]),
        ([5, 5, 5], 16, [5, 5, 6]),
        ([2, 2, 2], 6, [3, 3]),  # nobody answers in less than three minutes
    ],
)
def test_budgets_scale_the_questions_own_minutes_to_the_interview(own, minutes, given):
    candidates = [question(f"q{n}", minutes=size) for n, size in enumerate(own)]

    assert sorted(budgets(candidates, minutes=minutes)) == given


def test_questions_that_fill_the_interview_keep_their_own_minutes():
    candidates = [question("long", minutes=20), question("short", minutes=10)]

    picks = draw(candidates, minutes=30).picks

    assert {pick.id: pick.budget_minutes for pick in picks} == {"long": 20, "short": 10}


def test_a_chosen_area_without_questions_is_named_and_has_no_share():
    result = draw(bank(["clusters"]), weights={"clusters": 1, "empty": 3, "off": 0})

    assert result.without_questions == {"empty"}
    assert result.shares == {"clusters": 100}


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"weights": {}}, "Choose at least one area: all of them are off."),
        ({"weights": {"clusters": 0}}, "Choose at least one area: all of them are off."),
        ({"weights": {"empty": 1}}, "There is no question yet in the areas you chose. Choose another area."),
        ({"weights": {"clusters": 4}}, "The weight of an area goes from 0 (off) to 3."),
        ({"minutes": 4}, "Choose between 5 and 180 minutes."),
        ({"minutes": 181}, "Choose between 5 and 180 minutes."),
    ],
)
def test_impossible_wishes_are_refused_in_words(wanted, words):
    with pytest.raises(PlanningError) as refusal:
        draw(bank(), **wanted)

    assert str(refusal.value) == words


def test_shares_are_whole_per_cent_that_make_100():
    assert shares(WEIGHTS | {"storage": 0}) == {
        "clusters": 34,
        "performance": 22,
        "reliability": 22,
        "design": 11,
        "environments": 11,
        "storage": 0,
    }


def test_shares_of_nothing_are_nothing():
    assert shares({"clusters": 0}) == {"clusters": 0}


@pytest.mark.parametrize(
    ("count", "points"),
    [(0, []), (1, [450_000]), (2, [450_000, 675_000]), (3, [450_000, 600_000, 750_000])],
)
def test_probes_are_spread_from_half_of_the_budget(count, points):
    assert probe_points(900_000, count) == points


def test_the_same_seed_draws_the_same_plan_in_every_release():
    """Stored plans name their seed; a change of this order would redraw them."""
    assert ids(bank(), weights=WEIGHTS, seed=2026) == ["clusters-2", "performance-2", "reliability-2"]
