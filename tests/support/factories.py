"""Rows for tests: plain defaults, one row each, no hidden webs. builders.py puts them together."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from accounts.models import User
from interviews.models import Answer, Interview, Turn
from questions.models import (
    Anchor,
    Area,
    Criterion,
    JobTitle,
    Ladder,
    Level,
    Probe,
    Question,
    QuestionVersion,
    Role,
    RubricCriterion,
)
from questions.vocabulary import AnchorSource, Dimension, Kind

PASSWORD = "correct-horse-battery-41"
NOON = 1_790_000_000_000  # an ordinary moment in 2026, milliseconds


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.test")
    password = factory.django.Password(PASSWORD)


class LadderFactory(DjangoModelFactory[Ladder]):
    class Meta:
        model = Ladder


class LevelFactory(DjangoModelFactory[Level]):
    class Meta:
        model = Level

    ladder = factory.SubFactory(LadderFactory)
    rank = factory.Sequence(lambda n: n + 1)
    key = factory.LazyAttribute(lambda level: level.name.lower())
    name = factory.LazyAttribute(lambda level: f"Level {level.rank}")


class RoleFactory(DjangoModelFactory[Role]):
    class Meta:
        model = Role

    ladder = factory.SubFactory(LadderFactory)
    title = factory.Sequence(lambda n: f"Tide Table Engineer {n}")
    slug = factory.LazyAttribute(lambda role: role.title.lower().replace(" ", "-"))
    summary = "Keeps the tide tables right and served."
    visibility = Role.Visibility.PUBLISHED
    origin = Role.Origin.FILE


class AreaFactory(DjangoModelFactory[Area]):
    class Meta:
        model = Area

    role = factory.SubFactory(RoleFactory)
    position = factory.Sequence(lambda n: n)
    key = factory.LazyAttribute(lambda area: f"area-{area.position}")
    name = factory.LazyAttribute(lambda area: f"Area {area.position}")
    summary = "Designing tide gauges that survive a storm."
    assessed = "Designing gauges that balance accuracy and cost."


class JobTitleFactory(DjangoModelFactory[JobTitle]):
    class Meta:
        model = JobTitle

    role = factory.SubFactory(RoleFactory)
    position = factory.Sequence(lambda n: n)
    key = factory.LazyAttribute(lambda title: f"title-{title.position}")
    name = factory.LazyAttribute(lambda title: f"Gauge Engineer {title.position}")
    focus = "Gauges"


class QuestionFactory(DjangoModelFactory[Question]):
    class Meta:
        model = Question

    area = factory.SubFactory(AreaFactory)
    role = factory.SelfAttribute("area.role")
    key = factory.Sequence(lambda n: f"question-{n}")
    kind = Kind.DESIGN
    origin = Question.Origin.FILE


class QuestionVersionFactory(DjangoModelFactory[QuestionVersion]):
    class Meta:
        model = QuestionVersion

    question = factory.SubFactory(QuestionFactory)
    number = 1
    ladder = factory.SelfAttribute("question.role.ladder")
    headline = factory.Sequence(lambda n: f"Gauge {n} reads 40 cm high")
    situation = "A gauge at the harbour mouth reads 40 cm above its neighbour since Tuesday."
    ask = "How do you find the cause, and what do you publish meanwhile?"
    minutes = 15
    not_yet = "Changes the reading by hand."
    is_reviewed = True


class CriterionFactory(DjangoModelFactory[Criterion]):
    class Meta:
        model = Criterion

    question = factory.SubFactory(QuestionFactory)
    key = factory.Sequence(lambda n: f"criterion-{n}")
    dimension = Dimension.DIAGNOSIS


class RubricCriterionFactory(DjangoModelFactory[RubricCriterion]):
    class Meta:
        model = RubricCriterion

    version = factory.SubFactory(QuestionVersionFactory)
    criterion = factory.SubFactory(CriterionFactory)
    name = factory.LazyAttribute(lambda rubric: rubric.criterion.key.replace("-", " ").capitalize())
    position = factory.Sequence(lambda n: n)


class AnchorFactory(DjangoModelFactory[Anchor]):
    class Meta:
        model = Anchor

    rubric_criterion = factory.SubFactory(RubricCriterionFactory)
    level = factory.SubFactory(LevelFactory)
    text = factory.LazyAttribute(lambda anchor: f"{anchor.rubric_criterion.name} as {anchor.level.name}.")
    source = AnchorSource.AUTHOR


class ProbeFactory(DjangoModelFactory[Probe]):
    class Meta:
        model = Probe

    version = factory.SubFactory(QuestionVersionFactory)
    position = 1
    text = factory.LazyAttribute(lambda probe: f"Probe {probe.position}: and if the neighbour is wrong?")


class InterviewFactory(DjangoModelFactory[Interview]):
    class Meta:
        model = Interview

    owner = factory.SubFactory(UserFactory)
    role = factory.SubFactory(RoleFactory)
    ladder = factory.SelfAttribute("role.ladder")
    title = factory.SelfAttribute("role.title")
    mode = Interview.Mode.MOCK
    minutes = 45
    seed = 1
    created_at = NOON


class TurnFactory(DjangoModelFactory[Turn]):
    class Meta:
        model = Turn

    interview = factory.SubFactory(InterviewFactory)
    version = factory.SubFactory(QuestionVersionFactory)
    area = factory.SelfAttribute("version.question.area")
    position = 1
    budget = 15 * 60_000


class PartFactory(DjangoModelFactory[Turn]):
    """A part of a mock that asks no question."""

    class Meta:
        model = Turn

    interview = factory.SubFactory(InterviewFactory)
    kind = Turn.Kind.OPENING
    position = 0
    budget = 5 * 60_000


class AnswerFactory(DjangoModelFactory[Answer]):
    class Meta:
        model = Answer

    turn = factory.SubFactory(TurnFactory)
    position = 0
