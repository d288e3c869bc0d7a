"""Examples of levels, and what is assessed, inside one sentence of a brief."""

import pytest

from questions.brief.sections.assessed import find_assessed
from questions.brief.sections.examples import find_examples


def examples(sentence):
    return [
        (found.level, sentence[found.start : found.end])
        for found in find_examples(sentence, 0, len(sentence))
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "For instance, a senior planner might demonstrate experience in redesigning a plan.",
            [("Senior", "redesigning a plan")],
        ),
        (
            "A junior cook might describe plating, while a lead cook could discuss running a pass.",
            [("Junior", "plating"), ("Lead", "running a pass")],
        ),
        (
            "A practical example could involve a mid-level nurse using a chart; a senior nurse may audit it.",
            [("Mid", "using a chart"), ("Senior", "audit it")],
        ),
        ("A junior clerk might file a basic report.", [("Junior", "file a basic report")]),
        ("A senior harbour training officer could focus on drills.", [("Senior", "drills")]),
        (
            "An entry-level baker can knead and a lead baker will plan.",
            [("Junior", "knead"), ("Lead", "plan")],
        ),
        ("Planners lead the way and senior people nod.", []),
        ("A senior planner might describe.", []),
        ("Nobody is named here.", []),
    ],
)
def test_an_example_is_what_somebody_of_a_level_would_describe(sentence, expected):
    assert examples(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("During interviews, candidates are assessed on their ability to cook.", "ability to cook"),
        ("Interviewers often assess candidates on experience with knives.", "experience with knives"),
        ("Interview evaluations focus on the candidate’s ability to plate.", "ability to plate"),
        ("Interview evaluations focus on the candidate's ability to plate!", "ability to plate"),
        ("Interviewers look for calm.", "calm"),
        ("Cooks assess the fish.", None),
        ("Interviewers look for .", None),
    ],
)
def test_the_assessed_phrase_stands_without_its_lead_in(sentence, expected):
    found = find_assessed(sentence, 0, len(sentence))

    assert (sentence[slice(*found)] if found else None) == expected
