"""The drafted questions of one role do not read alike."""

import pytest

from questions.bank.phrasing import judging_words
from questions.brief.document import ParsedArea, ParsedExample
from questions.brief.drafting import ask_wording
from questions.brief.drafting.rules import draft_questions
from questions.brief.scenes.tables import JUDGEMENT, SITUATIONS
from questions.vocabulary import Kind

LEVELS = ("Junior", "Mid", "Senior", "Lead")
KINDS = (Kind.DESIGN, Kind.EXPERIENCE, Kind.JUDGEMENT)
WARDS = ("Admissions", "Medication", "Wounds", "Nutrition", "Handover", "Night Rounds", "Discharge", "Falls")
EIGHT = [ParsedArea(name, assessed=f"ability to plan {name.lower()}") for name in WARDS]


def at(level, areas=EIGHT):
    return [draft for draft in draft_questions("Ward Nurse", LEVELS, areas) if draft.level == level]


def repeated(texts):
    return sorted({text for text in texts if texts.count(text) > 1})


@pytest.mark.parametrize("level", LEVELS)
def test_no_two_questions_of_eight_areas_have_the_same_headline_at_a_level(level):
    headlines = [draft.headline for draft in at(level)]

    assert (len(headlines), repeated(headlines)) == (24, [])


@pytest.mark.parametrize("level", LEVELS)
def test_no_two_questions_of_eight_areas_have_the_same_situation_at_a_level(level):
    situations = [draft.situation for draft in at(level)]

    assert (len(situations), repeated(situations)) == (24, [])


def test_two_examples_of_a_level_take_no_scene_from_the_next_area():
    twice = ParsedArea(
        "Rounds",
        assessed="ability to plan rounds",
        examples=(ParsedExample("Mid", "plan a round"), ParsedExample("Mid", "change a round")),
    )
    drafts = at("Mid", [twice, *EIGHT[:6]])

    assert len(drafts) == 24
    assert repeated([draft.situation for draft in drafts]) == []


def test_no_level_has_a_scene_of_another():
    drafts = draft_questions("Ward Nurse", LEVELS, EIGHT)

    assert repeated([draft.situation for draft in drafts]) == []


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_area_of_eight_is_probed_by_another_pair(level, kind):
    pairs = {frozenset(probe.text for probe in draft.probes) for draft in at(level) if draft.kind is kind}

    assert [len(pair) for pair in pairs] == [2] * 8


@pytest.mark.parametrize("kind", KINDS)
def test_the_outlines_of_three_neighbours_share_only_the_last_point_of_the_level(kind):
    drafts = [draft for draft in at("Mid", EIGHT[:3]) if draft.kind is kind]
    points = [point.text for draft in drafts for point in draft.model_answer]

    assert repeated(points) == [drafts[0].model_answer[-1].text]


def test_a_dilemma_asks_its_own_question_and_then_names_what_is_assessed():
    judgement = next(draft for draft in at("Senior") if draft.kind is Kind.JUDGEMENT)

    assert (judgement.headline, judgement.ask) == (
        "Stopping a plan that is half done",
        "Do you stop it, and what do you say to the six? The work in hand is about planning admissions.",
    )


@pytest.mark.parametrize("step", range(4))
def test_the_headlines_of_an_area_are_as_many_as_the_asks_they_go_with(step):
    headlines = ask_wording.AREA_HEADLINES

    assert len(headlines[Kind.DESIGN][step]) == len(ask_wording.DESIGN_AREA[step])
    assert len(headlines[Kind.EXPERIENCE][step]) == len(ask_wording.EXPERIENCE_AREA[step])


def test_scenes_are_whole_sentences_that_judge_nobody():
    dilemmas = [dilemma for step in JUDGEMENT for dilemma in step]
    situations = [text for steps in SITUATIONS.values() for step in steps for text in step]
    situations += [dilemma.situation for dilemma in dilemmas]

    assert [text for text in situations if not (text[0].isupper() and text.endswith("."))] == []
    assert [dilemma.ask for dilemma in dilemmas if not dilemma.ask.endswith("?")] == []
    assert [text for text in situations if judging_words(text)] == []
