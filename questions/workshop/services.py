"""What an author does to a question: write it, publish it, retire it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from questions import limits
from questions.errors import EditConflict, IncompleteRubric, NotAnAuthor, NothingToPublish
from questions.keys import free_key
from questions.models import Area, Level, Question, QuestionVersion, Role
from questions.versions.reading import stored_draft, with_rubric
from questions.versions.version_drafts import AnchorDraft, CriterionDraft, VersionDraft
from questions.versions.writing import create_version, make_askable, publish_version
from questions.vocabulary import AnchorSource, Kind


@dataclass(frozen=True)
class BankPosition:
    """Where a question stands in the bank of its role."""

    area: Area
    level: Level
    kind: Kind


@transaction.atomic
def create_question(*, role: Role, place: BankPosition, draft: VersionDraft, author: User) -> Question:
    """A new question with its first version, unpublished."""
    question = Question(
        role=role,
        area=place.area,
        level=place.level,
        kind=place.kind,
        key=_free_key(role, draft.headline),
        origin=Question.Origin.SITE,
    )
    question.full_clean()
    question.save()
    _let_the_owner_practise(create_version(question=question, draft=draft, author=author))
    return question


@transaction.atomic
def save_draft(
    *, question: Question, place: BankPosition | None, draft: VersionDraft, author: User, loaded: str
) -> QuestionVersion:
    """Store an edit of the wording that `loaded` marks; raises EditConflict if another one was saved since.

    `place` moves the question while none of its versions is frozen, because results depend on its place.
    """
    latest = _latest(question)
    if latest and latest.marker != loaded:
        raise EditConflict(_conflict(latest, author))
    if place is not None:
        _move(question, place)
    version = create_version(question=question, draft=draft, author=author)
    _let_the_owner_practise(version)
    return version


@transaction.atomic
def publish_draft(*, question: Question, actor: User, now: datetime, seen: str = "") -> QuestionVersion:
    """Publish the latest version as reviewed; raises NotAnAuthor, NothingToPublish, IncompleteRubric.

    `seen` marks the wording that the person read; raises EditConflict if another one was saved since.

    A version that was asked or published before it was reviewed stays as it is for those interviews; its
    successor has the same words and is reviewed.
    """
    if not question.role.lets_publish(actor):
        raise NotAnAuthor(
            f"{question.role.title} is open to everybody, so publishing in it needs the author permission; "
            f"`manage.py grant_author {actor.email}` gives it. Drafts are kept."
        )
    latest = _latest(question)
    if latest and seen and latest.marker != seen:
        raise EditConflict(f"{_conflict(latest, actor)} Nothing is published: read that version first.")
    stands = latest is not None and stored_draft(latest).is_vouched_for
    if latest is None or (stands and latest.published_at):
        raise NothingToPublish("Nothing is waiting to be published: the latest version is.")
    if not (stands and latest.is_frozen):
        author = latest.author or actor
        latest = create_version(question=question, draft=_stood_behind(latest), author=author)
    publish_version(latest, now=now)
    return latest


def retire_question(*, question: Question) -> None:
    """Take the question out of every new interview for good; those that asked it keep it."""
    question.is_retired, question.is_dropped = True, False
    question.save(update_fields=["is_retired", "is_dropped"])


def bring_back_question(*, question: Question) -> None:
    """Let interviews ask a retired question again, as soon as a version of it may be asked."""
    question.is_retired = question.is_dropped = False
    question.save(update_fields=["is_retired", "is_dropped"])


def _latest(question: Question) -> QuestionVersion | None:
    """The newest version, while nobody else can write one."""
    Question.objects.select_for_update().get(pk=question.pk)
    return with_rubric(question.versions.order_by("-number")).first()


def _conflict(latest: QuestionVersion, author: User) -> str:
    if latest.author == author:
        return f"You saved version {latest.number} in another window after this one was opened."
    return f"{latest.author or 'Somebody'} saved version {latest.number} after this page was opened."


def _move(question: Question, place: BankPosition) -> None:
    if place == BankPosition(question.area, question.level, Kind(question.kind)):
        return
    # Locked: an interview that starts now freezes its versions after the move, or before this is read.
    if any(version.is_frozen for version in question.versions.select_for_update()):
        raise EditConflict("The question came into use after this page was opened, so it stays where it is.")
    question.area, question.level, question.kind = place.area, place.level, place.kind
    question.save(update_fields=["area", "level", "kind"])


def _let_the_owner_practise(version: QuestionVersion) -> None:
    """In a private role, let interviews ask a complete draft at once, and no longer an incomplete one.

    This includes a retired question, because it may be brought back.
    """
    question = version.question
    if question.role.is_published:
        return
    try:
        make_askable([version])
    except IncompleteRubric:
        if question.current_version_id == version.pk:
            question.current_version = None
            question.save(update_fields=["current_version"])


def _stood_behind(version: QuestionVersion) -> VersionDraft:
    """The version as reviewed: drafted anchors become the author's, and it no longer belongs to a file."""
    draft = stored_draft(version)
    criteria = tuple(map(_taken_over, draft.criteria))
    return replace(draft, is_reviewed=True, criteria=criteria, file_sha256="")


def _taken_over(criterion: CriterionDraft) -> CriterionDraft:
    anchors = {
        key: AnchorDraft(anchor.text) if anchor.source is AnchorSource.DRAFT else anchor
        for key, anchor in criterion.anchors.items()
    }
    return replace(criterion, anchors=anchors)


def _free_key(role: Role, headline: str) -> str:
    taken = set(role.questions.values_list("key", flat=True))
    return free_key(slugify(headline) or "question", taken=taken, limit=limits.QUESTION_KEY)
