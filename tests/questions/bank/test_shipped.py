"""The shipped bank is read by the same rules as banks of authors."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions import banks
from questions.bank.reading import Bank, read_bank
from questions.bank.schema import RoleFile

BANKS = Path(banks.__file__).parent
EXAMPLES = {
    "scalable-infrastructure": ["senior"],
    "computing-environments": ["junior", "lead"],
    "gpu-clusters": ["mid", "senior"],
    "data-storage": ["junior", "senior"],
    "performance": ["mid"],
    "reliability": ["junior", "senior"],
    "data-scientists": ["mid"],
    "deployment": ["junior", "senior"],
}


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read_bank(BANKS / "ai-infrastructure-engineer")


@pytest.fixture
def role(bank: Bank) -> RoleFile:
    return bank.role


def test_every_folder_of_banks_is_a_bank() -> None:
    folders = sorted(path for path in BANKS.iterdir() if path.is_dir() and path.name != "__pycache__")

    assert [read_bank(folder).role.slug for folder in folders] == ["ai-infrastructure-engineer"]


def test_the_shipped_role_has_examples_for_the_levels_of_its_brief_only(role: RoleFile) -> None:
    assert {area.key: list(area.examples) for area in role.areas} == EXAMPLES


def test_the_shipped_titles_stand_on_the_levels_of_its_brief(role: RoleFile) -> None:
    levels = [(title.name, title.level) for title in role.titles]

    assert levels == [
        ("AI Infrastructure Engineer", "mid"),
        ("ML Infrastructure Engineer", "senior"),
        ("ML Platform Engineer", "lead"),
        ("AI Systems Engineer", "junior"),
        ("MLOps Infrastructure Engineer", "senior"),
        ("Cloud ML Engineer", "mid"),
        ("GPU Cluster Engineer", "senior"),
        ("Data Platform Engineer", "lead"),
        ("Edge Infrastructure Engineer", "mid"),
    ]


def test_no_two_shipped_titles_ask_for_the_same_mixture(role: RoleFile) -> None:
    mixtures = {tuple(title.weights.values()) for title in role.titles}

    assert len(mixtures) == len(role.titles)


def test_the_shipped_pay_climbs_the_ladder_and_keeps_the_differing_overall_range(role: RoleFile) -> None:
    pay = [(band.level, band.low, band.high, band.open_ended) for band in role.pay]

    assert pay == [
        ("junior", 107_000, 127_000, False),
        ("mid", 127_000, 163_000, False),
        ("senior", 163_000, 200_000, False),
        ("lead", 200_000, 250_000, True),
        (None, 107_000, 200_000, True),
    ]


def test_the_level_examples_are_ing_phrases_as_the_guide_shows_them(role: RoleFile) -> None:
    phrases = [phrase for area in role.areas for phrase in (area.assessed, *area.examples.values())]

    assert [phrase for phrase in phrases if not phrase.split()[0].endswith("ing")] == []
    assert [phrase for phrase in phrases if not phrase.endswith(".")] == []


@pytest.mark.parametrize(("part", "count"), [("steps", 5), ("faqs", 5), ("skills", 7), ("certifications", 3)])
def test_the_shipped_role_keeps_every_item_of_its_brief(role: RoleFile, part: str, count: int) -> None:
    assert len(getattr(role, part)) == count


def test_every_area_has_one_expert_question_and_they_spread_over_levels_and_kinds(bank: Bank) -> None:
    spread = {(it.area, it.level, it.entry.kind.value) for it in bank.questions if it.entry.reviewed}

    assert spread == {
        ("scalable-infrastructure", "senior", "estimate"),
        ("computing-environments", "junior", "diagnose"),
        ("gpu-clusters", "senior", "operate"),
        ("data-storage", "senior", "estimate"),
        ("performance", "mid", "diagnose"),
        ("reliability", "lead", "design"),
        ("data-scientists", "mid", "decide"),
        ("deployment", "senior", "experience"),
    }


MINUTES = {"junior": range(5, 9), "mid": range(8, 13), "senior": range(12, 21), "lead": range(15, 26)}


@pytest.mark.parametrize(
    ("part", "fewest", "most"), [("model_answer", 6, 12), ("probes", 3, 5), ("red_flags", 2, 4)]
)
def test_expert_questions_have_as_many_parts_as_a_reader_can_use(
    bank: Bank, part: str, fewest: int, most: int
) -> None:
    counts = {it.entry.key: len(getattr(it.entry, part)) for it in bank.questions if it.entry.reviewed}

    assert {key: count for key, count in counts.items() if not fewest <= count <= most} == {}


def test_expert_questions_fit_the_clock_of_their_level(bank: Bank) -> None:
    reviewed = [it for it in bank.questions if it.entry.reviewed]

    assert [it.entry.key for it in reviewed if it.entry.minutes not in MINUTES[it.level]] == []


def test_every_criterion_of_an_expert_question_is_met_by_its_model_answer(bank: Bank) -> None:
    unmet = {
        (it.entry.key, criterion.key)
        for it in bank.questions
        for criterion in it.entry.criteria
        if criterion.key not in {point.criterion for point in it.entry.model_answer}
    }

    assert unmet == set()


def test_no_expert_anchor_addresses_the_reader(bank: Bank) -> None:
    anchors = [
        anchor
        for it in bank.questions
        for criterion in it.entry.criteria
        for anchor in criterion.anchors.values()
    ]

    assert [anchor for anchor in anchors if " your " in f" {anchor.lower()} "] == []


def test_every_expert_question_rests_on_dated_facts(bank: Bank) -> None:
    assert [it.entry.key for it in bank.questions if it.entry.reviewed and not it.entry.facts] == []
