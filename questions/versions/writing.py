"""The one place that writes a question's versions, makes them askable and freezes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Now

from accounts.models import User
from questions.errors import IncompleteRubric
from questions.models import Question, QuestionVersion
from questions.versions.rubric_writing import write_rubrics
from questions.versions.version_drafts import Draft, VersionDraft


def create_version(*, question: Question, draft: VersionDraft, author: User | None = None) -> QuestionVersion:
    """Store a draft as the question's latest version: a frozen one gets a successor, others are rewritten."""
    return create_versions(drafts=[(question, draft)], author=author)[0]


@transaction.atomic
def create_versions(*, drafts: Sequence[Draft], author: User | None = None) -> list[QuestionVersion]:
    """create_version for many questions, each once, in a fixed number of statements."""
    latest = _latest_versions([question for question, _ in drafts])
    versions = [_row(latest.get(question.pk), question, draft, author) for question, draft in drafts]
    QuestionVersion.objects.bulk_create([version for version in versions if version._state.adding])
    for rewritten in latest.values():
        if not rewritten.is_frozen:
            rewritten.save()
    write_rubrics([(version, draft) for version, (_, draft) in zip(versions, drafts, strict=True)])
    return versions


def publish_version(version: QuestionVersion, *, now: datetime) -> None:
    """Freeze the version and make it the one that is asked, unless the question is retired.

    Raises IncompleteRubric.
    """
    publish_versions([version], now=now)


@transaction.atomic
def publish_versions(versions: Sequence[QuestionVersion], *, now: datetime) -> None:
    """publish_version for many; none is published when one is incomplete."""
    make_askable(versions)
    for version in versions:
        version.published_at = version.published_at or now
    QuestionVersion.objects.filter(pk__in=_keys(versions), published_at=None).update(published_at=now)


@transaction.atomic
def make_askable(versions: Sequence[QuestionVersion]) -> None:
    """Let interviews ask these versions without publishing them, as in a private role."""
    _refuse_incomplete(versions)
    questions = []
    for version in versions:
        version.question.current_version = version
        questions.append(version.question)
    Question.objects.bulk_update(questions, ["current_version"])


@transaction.atomic
def mark_asked(versions: Iterable[QuestionVersion]) -> None:
    """Freeze the versions of an interview that starts, by the database's clock. Raises IncompleteRubric.

    The first time is kept.
    """
    asked = list(versions)
    QuestionVersion.objects.filter(pk__in=_keys(asked), first_asked_at=None).update(first_asked_at=Now())
    _refuse_incomplete(asked)  # after the write, because an edit that was under way is stored by now


def _keys(versions: Iterable[QuestionVersion]) -> list[int]:
    return [version.pk for version in versions]


def _latest_versions(questions: Sequence[Question]) -> dict[int, QuestionVersion]:
    """The latest versions by question, locked, so that a second writer sees what the first one wrote."""
    found = QuestionVersion.objects.filter(question__in=questions).select_for_update().order_by("number")
    return {version.question_id: version for version in found}


def _row(
    latest: QuestionVersion | None, question: Question, draft: VersionDraft, author: User | None
) -> QuestionVersion:
    """The latest version unless it is frozen, else its successor, with the draft's words."""
    version = latest
    if version is None or version.is_frozen:
        version = QuestionVersion(number=version.number + 1 if version else 1)
    version.question = question
    version.author = author
    draft.fill(version)
    return version


def _refuse_incomplete(versions: Sequence[QuestionVersion]) -> None:
    """Raise IncompleteRubric unless each version has criteria, each with an anchor for every level."""
    complete = QuestionVersion.objects.filter(pk__in=_keys(versions)).prefetch_related(
        "rubric__anchors", "ladder__levels"
    )
    for version in complete:
        rubric = version.rubric.all()
        if not rubric:
            raise IncompleteRubric(f"“{version.headline}” has no criteria yet, so no answer could be graded.")
        for level in version.ladder.levels.all():
            for wording in rubric:
                if level.pk not in {anchor.level_id for anchor in wording.anchors.all()}:
                    raise IncompleteRubric(
                        f"“{version.headline}” needs an anchor for {level.name} in “{wording.name}”."
                    )
