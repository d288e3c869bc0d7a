"""A brief becomes a role with everything it says, once."""

from __future__ import annotations

import pytest

from accounts.models import User
from questions.brief.parse import parse_brief
from questions.imports.services import import_brief
from questions.models import Area, BriefSource, LevelExample, Question, Role, Span
from tests.questions.briefs import brief_text, imported_role
from tests.support.statements import counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def role(owner: User) -> Role:
    return imported_role(owner)


def test_the_role_is_private_to_who_brought_the_brief(role: Role, owner: User) -> None:
    assert (role.title, role.slug, role.owner, role.is_published, role.origin) == (
        "Harbour Traffic Planner",
        "harbour-traffic-planner",
        owner,
        False,
        Role.Origin.BRIEF,
    )


def test_the_text_is_kept_with_spans_that_tile_it(role: Role) -> None:
    source = role.source
    assert source is not None
    spans = list(source.spans.all())

    text = brief_text()
    told = "".join(text[span.start : span.end] for span in spans)
    assert source.text == text
    assert "".join(told.split()) == "".join(text.split())
    assert sum(span.use == "unused" for span in spans) == 7


def test_level_examples_are_told_in_ing_form_with_their_span(role: Role) -> None:
    example = LevelExample.objects.get(area__role=role, text__startswith="Comparing gauge readings")

    assert (example.level.name, example.area.name) == ("Mid", "Managing Tidal Windows")
    assert example.span is not None
    assert role.source is not None
    assert role.source.text[example.span.start : example.span.end].startswith("compare gauge readings")


def test_every_area_knows_where_its_name_stands(role: Role) -> None:
    names = {area.name: area.span for area in role.areas.all()}

    assert role.source is not None
    assert {name: role.source.text[span.start : span.end] for name, span in names.items() if span} == {
        name: name for name in names
    }


def test_a_gap_of_the_brief_stays_a_gap(role: Role) -> None:
    area = role.areas.get(name="Keeping Radio Discipline")

    assert area.examples.count() == 0


def test_job_titles_weigh_every_area_alike(role: Role) -> None:
    weights = {title.name: {it.weight for it in title.weights.all()} for title in role.job_titles.all()}

    assert len(weights) == 5
    assert set(map(frozenset, weights.values())) == {frozenset({1})}


def test_the_lists_of_the_guide_keep_their_order(role: Role) -> None:
    brief = parse_brief(brief_text())

    assert [step.text for step in role.pathstep_set.all()] == list(brief.steps)
    assert [skill.text for skill in role.skill_set.all()] == [*brief.skills, *brief.certifications]
    assert [faq.question for faq in role.commonquestion_set.all()] == [faq.question for faq in brief.faqs]
    assert (role.education, role.career_path, role.demand) == (
        brief.education,
        brief.career_path,
        brief.demand,
    )


def test_pay_bands_point_at_levels_and_one_at_none(role: Role) -> None:
    brief = parse_brief(brief_text())
    bands = [(band.level and band.level.name, band.low, band.high) for band in role.payband_set.all()]

    assert bands == [(band.level, band.low, band.high) for band in brief.salaries]
    assert bands[-1][0] is None


def test_every_area_and_level_can_be_practised_at_once(role: Role) -> None:
    askable = Question.objects.askable().filter(role=role)
    counts = {
        (area.key, level.key): askable.filter(area=area, level=level).count()
        for area in role.areas.all()
        for level in role.ladder.levels.all()
    }

    assert len(counts) == 24
    assert min(counts.values()) >= 2


def test_drafted_questions_are_drafts_that_nobody_published(role: Role) -> None:
    versions = {question.current_version for question in role.questions.select_related("current_version")}

    assert set(role.questions.values_list("origin", flat=True)) == {Question.Origin.DRAFT}
    assert {(it.is_reviewed, it.is_frozen) for it in versions if it} == {(False, False)}


def test_a_drafted_question_names_the_sentence_it_comes_from(role: Role) -> None:
    example = LevelExample.objects.get(area__role=role, text__startswith="Restarting a port")
    question = role.questions.get(area=example.area, level=example.level, kind="design")

    assert question.current_version is not None
    assert list(question.current_version.spans.all()) == [example.span]


def test_the_same_text_again_changes_nothing(role: Role, owner: User) -> None:
    text = brief_text()

    with counted() as executed:
        again = import_brief(text=text, brief=parse_brief(text), name="Another name", owner=owner)

    assert (again.role, again.is_new) == (role, False)
    assert executed.writes == 0


def test_another_person_gets_a_role_of_their_own(role: Role, stranger: User) -> None:
    other = imported_role(stranger)

    assert (other == role, other.owner) == (False, stranger)


def test_the_site_imports_a_text_once(db: None) -> None:
    assert imported_role(None) == imported_role(None)


def test_words_too_long_for_a_column_are_cut(owner: User) -> None:
    text = brief_text().replace("Daily Timetable", "Daily " + "Timetable, " * 20 + "and Berths")

    title = imported_role(owner, text=text).job_titles.get(name="Harbour Traffic Planner")

    assert (len(title.focus), title.focus[-1]) == (200, "…")


def test_areas_with_one_name_get_keys_and_questions_of_their_own(owner: User) -> None:
    text = brief_text().replace("Handling Disruption", "Managing Tidal Windows")

    role = imported_role(owner, text=text)

    areas = role.areas.filter(name="Managing Tidal Windows")
    assert [area.key for area in areas] == ["managing-tidal-windows", "managing-tidal-windows-2"]
    assert [area.questions.count() for area in areas] == [12, 12]


def test_a_failure_on_the_way_stores_nothing(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(versions: object) -> None:
        raise RuntimeError("the lights went out")

    monkeypatch.setattr("questions.imports.services.make_askable", fail)

    with pytest.raises(RuntimeError):
        imported_role(owner)

    assert [model.objects.count() for model in (BriefSource, Span, Role, Area, Question)] == [0] * 5
