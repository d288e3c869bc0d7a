"""The real brief that the product starts from; its sentences are named by their first words and length."""

import time
import tracemalloc

import pytest

from questions.brief.document import Brief
from questions.brief.parse import parse_brief

from .test_spans import uncovered


@pytest.fixture
def brief(shared_brief) -> Brief:
    return parse_brief(shared_brief)


def opening(sentence):
    return " ".join(sentence.split()[:4]), len(sentence)


def test_its_eight_areas_have_the_examples_that_it_gives_and_no_more(brief):
    levels = [[example.level for example in area.examples] for area in brief.areas]

    assert levels == [
        ["Senior"],
        ["Junior", "Lead"],
        ["Mid", "Senior"],
        ["Junior", "Senior"],
        ["Mid"],
        ["Junior", "Senior"],
        ["Mid"],
        ["Senior", "Junior"],
    ]


def test_every_area_says_what_the_work_is_and_what_is_assessed(brief):
    assert [area.summary.count(".") for area in brief.areas] == [2, 2, 2, 2, 2, 1, 2, 2]
    assert [opening(area.assessed) for area in brief.areas] == [
        ("ability to design systems", 59),
        ("ability to configure environments", 80),
        ("experience with GPU/TPU management", 87),
        ("ability to design data", 94),
        ("ability to identify performance", 77),
        ("experience with implementing redundancy", 63),
        ("ability to communicate effectively", 101),
        ("experience with deployment pipelines", 95),
    ]


def test_examples_stand_without_their_lead_in_and_read_as_phrases(brief):
    examples = [example for area in brief.areas for example in area.examples]
    by_start = {example.text.split()[0]: example.phrase for example in examples}

    assert len(examples) == 13
    assert by_start["implement"] == "Implementing a basic data lake."
    assert by_start["scaling"].startswith("Scaling TPU clusters for a ")
    assert all(example.phrase.split()[0].endswith("ing") for example in examples)


def test_its_titles_stand_on_the_ladder(brief):
    assert (brief.title, brief.levels) == ("AI Infrastructure Engineer", ("Junior", "Mid", "Senior", "Lead"))
    assert [title.level for title in brief.titles] == [
        *("Mid", "Senior", "Lead", "Junior", "Senior"),
        *("Mid", "Senior", "Lead", "Mid"),
    ]
    assert (brief.titles[6].name, brief.titles[6].focus) == ("GPU Cluster Engineer", "Hardware Optimization")


def test_its_pay_has_four_bands_and_the_differing_range_of_the_header(brief):
    bands = [(band.level, band.low, band.high, band.open_ended) for band in brief.salaries]

    assert {band.currency for band in brief.salaries} == {"USD"}
    assert bands == [
        ("Junior", 107_000, 127_000, False),
        ("Mid", 127_000, 163_000, False),
        ("Senior", 163_000, 200_000, False),
        ("Lead", 200_000, 250_000, True),
        (None, 107_000, 200_000, True),
    ]


def test_the_rest_of_the_role_is_there(brief):
    assert (len(brief.skills), len(brief.steps), len(brief.faqs)) == (7, 5, 5)
    assert brief.certifications == ("AWS Solutions Architect", "GCP Professional", "Kubernetes (CKA/CKAD)")
    assert opening(brief.summary) == ("AI Infrastructure Engineers build", 891)
    assert opening(brief.education) == ("Bachelor’s or Master’s in", 201)
    assert opening(brief.demand) == ("AI Infrastructure Engineers are", 470)
    assert opening(brief.career_path) == ("The career path for", 536)
    assert opening(brief.faqs[4].answer) == ("Career switchers need relevant", 160)


def test_every_character_has_one_use_and_twelve_sentences_have_none(brief, shared_brief):
    assert uncovered(shared_brief, brief.spans) == []
    assert [opening(sentence) for sentence in brief.unused] == [
        # The digest on top repeats what the sections say; only its pay range is news.
        ("Proficiency in cloud platforms", 140),
        ("Core responsibilities include designing", 149),
        ("Demand is strong across", 125),
        ("Career growth often involves", 119),
        ("Close collaboration with data", 120),
        # Pointers to other pages, remarks on pay, and the closing words.
        ("For a deeper understanding", 136),
        ("Top-paying regions include California", 51),
        ("Factors influencing pay include", 71),
        ("For a deeper compensation", 99),
        ("AI Infrastructure Engineering is", 130),
        ("With strong demand, competitive", 175),
        ("As you consider your", 122),
    ]


def test_it_parses_within_a_second_and_a_hundred_megabytes(shared_brief, capsys):
    tracemalloc.start()
    started = time.perf_counter()
    parse_brief(shared_brief)
    seconds = time.perf_counter() - started
    peak = tracemalloc.get_traced_memory()[1] / 1_000_000
    tracemalloc.stop()

    with capsys.disabled():
        print(f"\nreal brief parsed in {seconds * 1000:.0f} ms, {peak:.1f} MB at the peak")
    assert seconds < 1
    assert peak < 100
