"""Phrases turned into what somebody does, is doing or looks for."""

import pytest

from questions.brief.words.clauses import base_phrase, gerund_phrase, sought_phrase
from questions.brief.words.gerund_table import PAIRS
from questions.brief.words.gerunds import base_of, gerund_of, is_gerund

LISTED = [tuple(pair.split()) for pair in PAIRS.replace("\n", " ").split(";")]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("designing a multi-cloud setup that cuts cost", "design a multi-cloud setup that cuts cost"),
        ("identifying and resolving leaks", "identify and resolve leaks"),
        ("finding, sorting and fixing leaks", "find, sort and fix leaks"),
        ("designing schedules and applying rules", "design schedules and apply rules"),
        ("writing SLOs and paging policies", "write SLOs and paging policies"),
        ("tuning scaling policies and caching layers", "tune scaling policies and caching layers"),
        ("setting limits and monitoring the queue", "set limits and monitor the queue"),
        ("using tools to find and repair leaks", "use tools to find and repair leaks"),
        ("explaining what is dying to publish", "explain what is dying to publish"),
        ("implement a basic store", "implement a basic store"),
        ("GPU utilization for training jobs", None),
        ("experience with pilot rosters", None),
        ("design reviews", "design reviews"),
        ("support for tenants", None),
        ("", None),
    ],
)
def test_a_clause_follows_would_you_or_is_a_thing(clause, expected):
    assert base_phrase(clause) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("implement a basic store", "Implementing a basic store."),
        ("identify and resolve leaks", "Identifying and resolving leaks."),
        ("find leaks and explain the cause", "Finding leaks and explaining the cause."),
        ("use gauges to find and mend leaks", "Using gauges to find and mend leaks."),
        ("scaling two clusters", "Scaling two clusters."),
        ("two rival companies", "Two rival companies."),
        ("", ""),
    ],
)
def test_a_guide_shows_an_example_in_ing_form(clause, expected):
    assert gerund_phrase(clause) == expected


@pytest.mark.parametrize(
    ("assessed", "expected"),
    [
        ("ability to build a plan and explain the margin", "Building a plan and explaining the margin."),
        (
            "experience with rosters and their ability to settle clashes",
            "Experience with rosters and settling clashes.",
        ),
        ("clear speech under pressure", "Clear speech under pressure."),
        ("", ""),
    ],
)
def test_a_guide_shows_what_is_sought_without_the_word_ability(assessed, expected):
    assert sought_phrase(assessed) == expected


@pytest.mark.parametrize(
    ("base", "gerund"),
    [
        ("renegotiate", "renegotiating"),
        ("reorder", "reordering"),
        ("cross-check", "cross-checking"),
        ("snip", "snipping"),
        ("vie", "vying"),
        ("model", "modeling"),
        ("decarbonise", "decarbonising"),
        ("reprioritize", "reprioritizing"),
        ("restock", "restocking"),
    ],
)
def test_verbs_outside_the_table_follow_the_rules(base, gerund):
    assert (gerund_of(base), base_of(gerund)) == (gerund, base)


def test_the_table_is_read_back_in_both_directions():
    assert [(base, gerund) for base, gerund in LISTED if base_of(gerund) != base] == []
    assert {gerund_of(base) for base, _ in LISTED} <= {gerund for _, gerund in LISTED}


def test_both_spellings_of_a_doubled_consonant_are_read():
    assert [base_of(gerund) for gerund in ("modeling", "modelling")] == ["model", "model"]


@pytest.mark.parametrize("word", ["engineering", "string", "during", "evening", "plan", "ing"])
def test_what_only_ends_in_ing_is_no_work(word):
    assert not is_gerund(word)
