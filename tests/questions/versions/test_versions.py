"""Versions: written from a draft, numbered, rewritten until they are frozen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from questions.errors import IncompleteRubric
from questions.models import Criterion, Question, QuestionVersion
from questions.versions.version_drafts import AnchorDraft
from questions.versions.writing import (
    create_version,
    create_versions,
    make_askable,
    mark_asked,
    publish_version,
)
from questions.vocabulary import Dimension
from tests.questions.imports.drafts import LEVEL_KEYS, criterion_draft, version_draft
from tests.support.builders import build_role, level
from tests.support.factories import QuestionFactory
from tests.support.statements import counted

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def question() -> Question:
    role = build_role(areas=1)
    return QuestionFactory(area=role.areas.get(), level=level(role, "Senior"))


def write(question: Question, **fields: Any) -> QuestionVersion:
    return create_version(question=question, draft=version_draft(question.role, **fields))


def published(question: Question, **fields: Any) -> QuestionVersion:
    version = write(question, **fields)
    publish_version(version, now=NOW)
    return version


def test_a_draft_is_stored_with_its_whole_rubric(question: Question) -> None:
    version = write(question)

    assert (version.number, version.headline) == (1, "A gauge reads 40 cm high")
    assert [(it.name, it.weight, it.gate) for it in version.rubric.all()] == [
        ("Diagnosis", 1, False),
        ("Safety", 2, True),
    ]
    anchors = version.rubric.all()[1].anchors.all()
    assert [anchor.text for anchor in anchors] == [f"safety as {key}" for key in LEVEL_KEYS]
    assert [probe.text for probe in version.probes.all()] == ["And if its neighbour is wrong?"]


def test_a_version_nobody_depends_on_is_rewritten(question: Question) -> None:
    first = write(question)

    second = write(question, headline="Another headline", criteria=[criterion_draft("design")], probes=[])

    assert (second.pk, second.number) == (first.pk, 1)
    stored = question.versions.get()
    assert stored.headline == "Another headline"
    assert [it.name for it in stored.rubric.all()] == ["Design"]
    assert stored.probes.count() == 0


def test_a_published_version_gets_a_successor_and_keeps_its_words(question: Question) -> None:
    first = published(question)

    second = write(question, headline="Another headline")

    first.refresh_from_db()
    question.refresh_from_db()
    assert (first.headline, first.rubric.count(), second.number) == ("A gauge reads 40 cm high", 2, 2)
    assert question.current_version == first


def test_an_asked_version_gets_a_successor(question: Question) -> None:
    first = write(question)
    mark_asked([first])

    assert write(question).number == 2


def test_the_first_time_asked_is_kept(question: Question) -> None:
    version = write(question)

    QuestionVersion.objects.filter(pk=version.pk).update(first_asked_at=NOW)

    mark_asked([version])

    version.refresh_from_db()
    assert version.first_asked_at == NOW


def test_a_criterion_keeps_its_identity_across_versions(question: Question) -> None:
    first = published(question)

    second = write(question)

    assert [it.criterion for it in second.rubric.all()] == [it.criterion for it in first.rubric.all()]


def test_another_dimension_makes_another_criterion(question: Question) -> None:
    first = published(question, criteria=[criterion_draft("diagnosis")])

    write(question, criteria=[criterion_draft("diagnosis", dimension=Dimension.DESIGN)])

    assert first.rubric.get().criterion.dimension == Dimension.DIAGNOSIS
    assert dict(Criterion.objects.values_list("key", "dimension")) == {
        "diagnosis": "diagnosis",
        "diagnosis-2": "design",
    }


def test_publishing_sets_the_time_and_the_version_that_is_asked(question: Question) -> None:
    version = published(question)

    question.refresh_from_db()
    version.refresh_from_db()
    assert (question.current_version, version.published_at) == (version, NOW)


def test_publishing_again_keeps_the_first_time(question: Question) -> None:
    version = published(question)

    publish_version(version, now=LATER)

    version.refresh_from_db()
    assert version.published_at == NOW


def test_an_askable_version_is_not_frozen(question: Question) -> None:
    version = write(question)

    make_askable([version])

    question.refresh_from_db()
    assert question.current_version == version
    assert question.current_version.is_frozen is False


def test_publishing_refuses_a_missing_anchor(question: Question) -> None:
    anchors = {
        "junior": AnchorDraft("a"),
        "mid": AnchorDraft("b"),
        "lead": AnchorDraft(""),
        "senior": AnchorDraft("c"),
    }
    version = write(question, criteria=[criterion_draft(anchors=anchors)])

    with pytest.raises(IncompleteRubric, match="reads 40 cm high” needs an anchor for Lead in “Diagnosis”"):
        publish_version(version, now=NOW)

    version.refresh_from_db()
    question.refresh_from_db()
    assert (version.published_at, question.current_version) == (None, None)


def test_publishing_refuses_a_version_without_criteria(question: Question) -> None:
    version = write(question, criteria=[])

    with pytest.raises(IncompleteRubric, match="has no criteria yet"):
        publish_version(version, now=NOW)


def test_an_overlong_headline_stores_nothing(question: Question) -> None:
    with pytest.raises(ValidationError, match="at most 90 characters"):
        write(question, headline="x" * 91)

    assert question.versions.count() == 0


def test_many_versions_take_as_many_statements_as_three(question: Question) -> None:
    def statements(count: int) -> int:
        questions = [QuestionFactory(area=question.area, level=question.level) for _ in range(count)]
        drafts = [(it, version_draft(question.role)) for it in questions]
        with counted() as executed:
            create_versions(drafts=drafts)
        return executed.count

    assert statements(3) == statements(12)
