"""The questions that are drafted for an area: complete, at their level, and as they were read aloud."""

from itertools import pairwise

import pytest

from questions import limits
from questions.brief.document import ParsedArea, ParsedExample
from questions.brief.drafting.rules import draft_questions, step_of
from questions.brief.parse import parse_brief
from questions.vocabulary import AnchorSource, Dimension, Kind

from .drafted_text import GOLDEN, drafted, drafted_text

LEVELS = ("Junior", "Mid", "Senior", "Lead")
LAMPS = ParsedArea(
    "Keeping the Lamps",
    assessed="ability to trim a wick and explain the flame",
    examples=(
        ParsedExample("Mid", "cleaning and trimming two lamps"),
        ParsedExample("Lead", "oil for nine towers"),
    ),
)


@pytest.fixture
def brief(own_brief):
    return parse_brief(own_brief)


def of(area, level, kind):
    (found,) = [
        it for it in draft_questions("Keeper", LEVELS, [area]) if (it.level, it.kind) == (level, kind)
    ]
    return found


def test_the_drafted_questions_are_those_that_were_read_aloud(brief):
    # After a deliberate change of wording, run drafted_text.py as it says, then read the difference.
    assert drafted_text(brief) == GOLDEN.read_text("utf-8")


def test_every_area_and_level_has_two_askable_questions_or_more(brief):
    cells = [(draft.area, draft.level) for draft in drafted(brief)]

    assert {cells.count((area.name, level)) for area in brief.areas for level in LEVELS} == {3}


def test_an_area_of_which_nothing_is_assessed_still_has_two():
    drafts = draft_questions("Keeper", LEVELS, [ParsedArea("Fog Signals")])

    assert [(it.level, it.kind) for it in drafts] == [
        (level, kind) for level in LEVELS for kind in (Kind.DESIGN, Kind.EXPERIENCE)
    ]


def test_keys_are_unique_and_short_even_for_areas_alike():
    long_name = "Setting Up Computing Environments for Very Many Different Machine Learning Workloads"
    drafts = draft_questions(
        "Keeper", LEVELS, [ParsedArea(long_name), ParsedArea(long_name), ParsedArea("灯台")]
    )
    keys = [draft.key for draft in drafts]

    assert len(set(keys)) == len(keys) == 24
    assert max(map(len, keys)) <= limits.KEY
    assert (keys[0], keys[8]) == (
        "setting-up-computing-environments-for-very-junior-design",
        "setting-up-computing-environments-for-very-junior-design-2",
    )


def test_a_key_does_not_change_when_an_area_is_put_in_front(brief):
    before = {draft.key for draft in drafted(brief)}
    after = {draft.key for draft in draft_questions(brief.title, LEVELS, [LAMPS, *brief.areas])}

    assert before < after


def test_a_level_example_becomes_how_would_you_and_tell_me_about_a_time():
    design, experience = of(LAMPS, "Mid", Kind.DESIGN), of(LAMPS, "Mid", Kind.EXPERIENCE)

    assert design.ask.startswith("How would you clean and trim two lamps")
    assert experience.ask.startswith("Tell me about a time when it fell to you to clean and trim two lamps.")
    assert (design.headline, design.minutes) == ("Clean and trim two lamps", 10)


def test_what_they_do_with_their_own_is_asked_of_you():
    area = ParsedArea("Lamps", examples=(ParsedExample("Mid", "trimming their own lamps"),))

    assert of(area, "Mid", Kind.DESIGN).headline == "Trim your own lamps"
    assert "trim your own lamps" in of(area, "Mid", Kind.EXPERIENCE).ask


def test_an_example_that_is_a_thing_is_approached():
    design, experience = of(LAMPS, "Lead", Kind.DESIGN), of(LAMPS, "Lead", Kind.EXPERIENCE)

    assert design.ask.startswith("How would you go about oil for nine towers?")
    assert experience.ask.startswith("Tell me about a time when your work was about oil for nine towers.")


def test_judgement_is_drawn_from_what_is_assessed():
    judgement = of(LAMPS, "Junior", Kind.JUDGEMENT)

    assert "trimming a wick and explaining the flame" in judgement.ask
    assert judgement.criteria[0].name == "Trimming a wick and explaining the flame"


def test_anchors_come_from_the_brief_where_it_has_an_example_and_are_drafts_elsewhere():
    assessed = of(LAMPS, "Junior", Kind.DESIGN).criteria[0]

    assert [(anchor.level, anchor.source) for anchor in assessed.anchors] == [
        ("Junior", AnchorSource.DRAFT),
        ("Mid", AnchorSource.BRIEF),
        ("Senior", AnchorSource.DRAFT),
        ("Lead", AnchorSource.BRIEF),
    ]
    assert assessed.anchors[1].text == (
        "Covers cleaning and trimming two lamps, or work of that kind and size."
    )


def test_every_rubric_is_complete(brief):
    for draft in drafted(brief):
        assert len({criterion.key for criterion in draft.criteria}) == 4
        assert sum(criterion.is_gate for criterion in draft.criteria) <= 1
        assert [len(criterion.name) <= 80 for criterion in draft.criteria] == [True] * 4
        for criterion in draft.criteria:
            assert tuple(anchor.level for anchor in criterion.anchors) == LEVELS
            assert len({anchor.text for anchor in criterion.anchors}) == 4


def test_every_model_answer_point_serves_a_criterion_and_every_criterion_is_served(brief):
    for draft in drafted(brief):
        assert len(draft.model_answer) == 6
        assert {it.criterion for it in draft.model_answer} == {it.key for it in draft.criteria}


def test_wording_never_praises_and_is_in_whole_sentences(brief):
    texts = [anchor.text for draft in drafted(brief) for it in draft.criteria for anchor in it.anchors]
    texts += [draft.not_yet for draft in drafted(brief)]

    assert [text for text in texts if not text[0].isupper() or not text.endswith(".")] == []
    assert {"good", "deep", "solid", "strong", "better"} & set(" ".join(texts).lower().split()) == set()


def test_no_slot_is_left_open_and_no_headline_is_too_long(brief):
    for draft in drafted(brief):
        prose = [draft.headline, draft.situation, draft.ask, *(point.text for point in draft.model_answer)]
        assert not any(sign in text for text in prose for sign in "{}")
        assert 10 <= len(draft.headline) <= 90
        assert len({probe.text for probe in draft.probes}) == 2


def test_neighbours_do_not_read_like_a_mail_merge(brief):
    drafts = [draft for draft in drafted(brief) if draft.level == "Senior"]
    by_area = [[it for it in drafts if it.area == area.name] for area in brief.areas]

    for left, right in pairwise(by_area):
        assert {it.situation for it in left} & {it.situation for it in right} == set()
        assert [it.ask for it in left] != [it.ask for it in right]


def test_a_draft_remembers_which_words_of_the_brief_it_came_from(brief, own_brief):
    origins = {
        (draft.level, draft.kind): [own_brief[span.start : span.end] for span in draft.spans]
        for draft in drafted(brief)[:9]
    }

    area = brief.areas[0]
    assert origins["Junior", Kind.DESIGN] == [area.name]
    assert origins["Junior", Kind.JUDGEMENT] == [area.assessed]
    assert origins["Senior", Kind.EXPERIENCE] == [area.examples[0].text]
    assert of(LAMPS, "Mid", Kind.DESIGN).spans is None


@pytest.mark.parametrize(
    ("level", "levels", "step"),
    [
        ("Senior", LEVELS, 2),
        ("Senior", ("Junior", "Senior"), 2),
        ("Novice", ("Novice", "Expert"), 0),
        ("Expert", ("Novice", "Expert"), 3),
        ("Only", ("Only",), 0),
    ],
)
def test_a_level_stands_on_the_step_of_its_name_or_its_place(level, levels, step):
    assert step_of(level, levels) == step


def test_several_examples_of_one_level_are_all_asked():
    twice = ParsedArea(
        "Lamps", examples=(ParsedExample("Mid", "trim a lamp"), ParsedExample("Mid", "fill a lamp"))
    )
    drafts = [it for it in draft_questions("Keeper", LEVELS, [twice]) if it.level == "Mid"]

    assert [it.key for it in drafts] == [
        *("lamps-mid-design", "lamps-mid-experience"),
        *("lamps-mid-design-2", "lamps-mid-experience-2"),
    ]
    assert [it.headline for it in drafts][::2] == ["Trim a lamp", "Fill a lamp"]


@pytest.mark.parametrize(
    ("assessed", "dimension"),
    [
        ("ability to calculate a margin and explain it", Dimension.ESTIMATE),
        ("clear speech under pressure", Dimension.COMMUNICATION),
        ("experience with tanks and their ability to troubleshoot leaks", Dimension.DIAGNOSIS),
        ("experience with failover", Dimension.SAFETY),
        ("ability to build a plan", Dimension.DESIGN),
    ],
)
def test_the_assessed_criterion_has_the_dimension_that_its_words_name_first(assessed, dimension):
    criterion = of(ParsedArea("Tanks", assessed=assessed), "Mid", Kind.DESIGN).criteria[0]

    assert (criterion.dimension, criterion.weight) == (dimension, 2)


def test_product_names_keep_their_capital_inside_a_sentence():
    area = ParsedArea("Running Kubernetes and GPU Clusters", summary="People run Kubernetes for ML teams.")

    assert of(area, "Mid", Kind.DESIGN).ask.startswith("How would you run Kubernetes and GPU clusters ")


def test_the_real_brief_is_drafted_whole(shared_brief):
    brief = parse_brief(shared_brief)
    drafts = drafted(brief)

    assert len(drafts) == 8 * 4 * 3
    assert len({draft.key for draft in drafts}) == 96
    assert drafts[6].ask.startswith("You are to design a multi-cloud architecture that optimizes ")
