"""Each case is one line: the change, and the remark it brings."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from questions import banks
from questions.bank.lint import lint_question
from questions.bank.reading import read_bank
from questions.bank.schema import CriterionEntry, QuestionEntry
from questions.vocabulary import Dimension, Kind

LEVELS = {"apprentice": "Apprentice", "baker": "Baker", "master": "Master"}
ANCHORS = {
    "apprentice": "Moves the loaves to the other ovens and calls the master.",
    "baker": "Counts oven places against proving time and slows the dough that waits.",
    "master": "Sets a rule for which shop gets bread first and tells the shops beforehand.",
}


def criterion(**changes: Any) -> CriterionEntry:
    fields = {"key": "order", "name": "Order", "dimension": Dimension.OPERATION, "weight": 1}
    return CriterionEntry.model_construct(**{**fields, "anchors": ANCHORS, **changes})


def question(**changes: Any) -> QuestionEntry:
    criteria = [criterion(key=key) for key in ("order", "heat", "people")]
    fields = {"headline": "One oven stays cold", "situation": "It is 02:10 and 120 loaves wait."}
    fields |= {"ask": "What do you do?", "kind": Kind.OPERATE, "minutes": 10, "criteria": criteria}
    return QuestionEntry.model_construct(**{**fields, **changes})


def with_anchor(level: str, text: str) -> QuestionEntry:
    changed = criterion(key="heat", anchors={**ANCHORS, level: text})
    return question(criteria=[criterion(), changed, criterion(key="people")])


def remarks(asked: QuestionEntry) -> list[tuple[tuple[str, ...], str, str]]:
    found = lint_question(asked, levels=LEVELS)
    return [(remark.where, remark.severity, f"{remark.fact} {remark.advice}") for remark in found]


def test_a_question_that_follows_the_rules_gets_no_remark() -> None:
    assert remarks(question()) == []


def test_the_shipped_expert_questions_get_no_remark() -> None:
    bank = read_bank(Path(banks.__file__).parent / "ai-infrastructure-engineer")
    levels = {level.key: level.name for level in bank.role.ladder}

    found = {
        it.entry.key: lint_question(it.entry, levels=levels) for it in bank.questions if it.entry.reviewed
    }

    assert len(found) >= 8
    assert {key: list_ for key, list_ in found.items() if list_} == {}


@pytest.mark.parametrize(
    ("changes", "remark"),
    [
        ({"headline": "o" * 97}, (("headline",), "stop", "97 of 90 characters. Take out 7 or more.")),
        ({"situation": "An oven is cold."}, (("situation",), "warn", "No number in it. Give the scale, the symptom or the goal as a figure.")),
        ({"ask": "What is it, why is it so, and how do you mend it?"}, (("ask",), "warn", "Three asks in one. Fine from 15 minutes; for 10, split it.")),
        ({"ask": "What is it, and why?", "minutes": 8}, (("ask",), "warn", "Two asks in one. Fine from 10 minutes; for 8, split it.")),
        ({"criteria": [criterion(), criterion(key="heat")]}, (("criteria",), "warn", "2 criteria. Name 3 to 5 behaviours that can differ from each other.")),
        ({"criteria": [criterion()]}, (("criteria",), "warn", "One criterion. Name 3 to 5 behaviours that can differ from each other.")),
        ({"criteria": [criterion(key=key) for key in "abcdef"]}, (("criteria",), "warn", "6 criteria. Join those that always move together: 5 are what a grader can keep apart.")),
        ({"criteria": [criterion(), criterion(key="heat"), criterion(key="people", weight=2)]}, (("weight", "people"), "warn", "Weight 2 without a reason. Weigh alike, or say why this one counts more.")),
        ({"criteria": [criterion(), criterion(key="heat"), criterion(key="gas", dimension=Dimension.SAFETY)]}, (("gate", "gas"), "warn", "Safety without a gate. Make it a gate, so that no answer is graded above its safety.")),
    ],
)  # fmt: skip
def test_each_broken_rule_gets_its_one_remark(changes: dict[str, Any], remark: tuple[Any, ...]) -> None:
    assert remarks(question(**changes)) == [remark]


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": "o" * 90},
        {"situation": "Your own bakery.", "kind": Kind.EXPERIENCE},
        {"ask": "What is it, why is it so, and how do you mend it?", "minutes": 15},
        {"criteria": [criterion(key=key) for key in "abcde"]},
        {"criteria": [criterion(key=key, weight=2) for key in "abc"]},
        {"criteria": [criterion(), criterion(key="heat"), criterion(key="gas", weight=2, weight_reason="Gas kills.")]},
        {"criteria": [criterion(), criterion(key="heat"), criterion(key="gas", dimension=Dimension.SAFETY, gate=True)]},
    ],
)  # fmt: skip
def test_what_only_comes_near_a_rule_gets_no_remark(changes: dict[str, Any]) -> None:
    assert remarks(question(**changes)) == []


@pytest.mark.parametrize(
    ("level", "text", "severity", "remark"),
    [
        ("master", "", "stop", "Missing. Every level needs an anchor before publishing."),
        ("baker", "  ", "stop", "Missing. Every level needs an anchor before publishing."),
        ("baker", "Gives a good, well thought out order.", "warn", "“good”, “well thought out” judge. Say what the answer contains."),
        ("baker", "Has a solid order.", "warn", "“solid” judges. Say what the answer contains."),
        ("baker", "Moves more loaves to the other ovens and calls the master.", "warn", "Differs from Apprentice only by “more”. Try the swap test: say what is new in kind."),
        ("baker", "Moves the loaves to the other oven and calls the master.", "warn", "Nearly the same as Apprentice. Say what this level adds."),
        ("master", ANCHORS["apprentice"], "warn", "Nearly the same as Apprentice. Say what this level adds."),
        ("baker", "Gives a clearer order and corrects it when wrong.", "warn", "“clearer” only compares with another anchor. Try the swap test: say what the answer contains."),
    ],
)  # fmt: skip
def test_an_anchor_is_remarked_on_at_its_place(level: str, text: str, severity: str, remark: str) -> None:
    assert remarks(with_anchor(level, text)) == [(("anchors", "heat", level), severity, remark)]


def test_a_level_that_the_rubric_does_not_know_at_all_is_missing() -> None:
    without = {level: text for level, text in ANCHORS.items() if level != "master"}
    asked = question(criteria=[criterion(anchors=without), criterion(key="heat"), criterion(key="people")])

    assert [where for where, _, _ in remarks(asked)] == [("anchors", "order", "master")]


def test_an_anchor_is_compared_with_the_nearest_one_that_is_written() -> None:
    anchors = {**ANCHORS, "baker": "", "master": "Moves more loaves to the other ovens and calls the master."}
    asked = question(criteria=[criterion(anchors=anchors), criterion(key="heat"), criterion(key="people")])

    assert [text for _, severity, text in remarks(asked) if severity == "warn"] == [
        "Differs from Apprentice only by “more”. Try the swap test: say what is new in kind."
    ]
