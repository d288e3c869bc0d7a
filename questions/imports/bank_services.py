"""Loading bank files into a published role; loading again leaves alone what has not changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from questions.bank.reading import Bank
from questions.errors import SlugTaken
from questions.imports.bank_drafts import areas_for_drafting, expert_drafts, role_draft
from questions.imports.role_writing import drop_areas, write_role_facts
from questions.imports.rule_drafts import drafts_for
from questions.models import Area, Question, QuestionVersion, Role
from questions.versions.question_drafts import QuestionDraft
from questions.versions.question_writing import write_questions
from questions.versions.writing import publish_versions


class QuestionFate(StrEnum):
    """What loading did to a question; `kept` was edited on the site, and the edit wins over the file."""

    CREATED = "created"
    UPDATED = "updated"
    KEPT = "kept"
    UNCHANGED = "unchanged"
    RETIRED = "retired"


@dataclass(frozen=True)
class LoadedBank:
    role: Role
    questions: Mapping[QuestionFate, int]


def is_loaded(sha256: str) -> bool:
    """Whether a role was last loaded from the files with this hash."""
    return Role.objects.filter(origin=Role.Origin.FILE, file_sha256=sha256).exists()


@transaction.atomic
def load_bank(*, bank: Bank, now: datetime) -> LoadedBank:
    """Make or update the role and the questions of a bank and publish them; raises SlugTaken."""
    role = _role(bank)
    write_role_facts(role=role, draft=role_draft(bank.role))
    _follow_the_ladder(role)
    drafts = [
        *expert_drafts(role=role, bank=bank),
        *drafts_for(role=role, areas=areas_for_drafting(bank.role)),
    ]
    known = {question.key: question for question in role.questions.prefetch_related("versions")}
    fates = {draft.key: _fate(role, draft, known.get(draft.key)) for draft in drafts}
    written = [draft for draft in drafts if fates[draft.key] in {QuestionFate.CREATED, QuestionFate.UPDATED}]
    publish_versions(write_questions(role=role, drafts=written, known=known), now=now)
    gone = [question for key, question in known.items() if key not in fates]
    areas = role.areas.exclude(key__in=[area.key for area in bank.role.areas])
    retired = _retire(gone, areas)
    drop_areas(areas)
    return LoadedBank(role, Counter([*fates.values(), *retired]))


def _role(bank: Bank) -> Role:
    """The role that an earlier version of these files made, or a new one."""
    slug = bank.role.slug
    role = Role.objects.filter(origin=Role.Origin.FILE, slug=slug).first()
    if role is None and Role.objects.published().filter(slug=slug).exists():
        raise SlugTaken(f"A role made from a brief is published as {slug} already; that address is not free.")
    role = role or Role(slug=slug, origin=Role.Origin.FILE, visibility=Role.Visibility.PUBLISHED)
    role.file_sha256 = bank.sha256
    return role


def _follow_the_ladder(role: Role) -> None:
    """Put each question on the level of the role's ladder with its key, whatever ladder its versions use."""
    for level in role.ladder.levels.all():
        role.questions.filter(level__key=level.key).exclude(level=level).update(level=level)


def _fate(role: Role, draft: QuestionDraft, known: Question | None) -> QuestionFate:
    if known is None:
        return QuestionFate.CREATED
    if _is_edited_on_the_site(known):
        return QuestionFate.KEPT
    latest = _latest(known)
    is_same = latest.file_sha256 == draft.version.file_sha256 and latest.ladder_id == role.ladder_id
    return QuestionFate.UNCHANGED if is_same and not known.is_dropped else QuestionFate.UPDATED


def _is_edited_on_the_site(question: Question) -> bool:
    return not _latest(question).file_sha256


def _latest(question: Question) -> QuestionVersion:
    return max(question.versions.all(), key=lambda version: version.number)


def _retire(gone: Sequence[Question], areas: Collection[Area]) -> list[QuestionFate]:
    """Retire questions that the files no longer have, unless somebody wrote or edited them on the site.

    In an area that is gone, those are retired too.
    """
    dropped = {area.pk for area in areas}
    retired = [
        question.pk
        for question in gone
        if not question.is_retired and (question.area_id in dropped or not _is_edited_on_the_site(question))
    ]
    Question.objects.filter(pk__in=retired).update(is_retired=True, is_dropped=True)
    return [QuestionFate.RETIRED] * len(retired)
