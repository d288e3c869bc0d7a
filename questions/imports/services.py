"""Making a role of a brief, with its text, its facts and its drafted questions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from questions import limits
from questions.brief.document import Brief
from questions.imports.brief_drafts import Tiles, area_keys, role_draft, role_slug
from questions.imports.role_writing import write_role_facts
from questions.imports.rule_drafts import drafts_for
from questions.models import BriefSource, Role, Span
from questions.versions.question_writing import write_questions
from questions.versions.writing import make_askable


@dataclass(frozen=True)
class ImportedBrief:
    """The role of a brief; `is_new` is False if this person imported this text before."""

    role: Role
    is_new: bool


@transaction.atomic
def import_brief(*, text: str, brief: Brief, name: str, owner: User | None) -> ImportedBrief:
    """Make a private role of a brief and the text it was parsed from; the same text again changes nothing."""
    source, is_new = BriefSource.objects.get_or_create(
        owner=owner,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        defaults={"name": name[: limits.LINE], "text": text},
    )
    role = _role_of(source, brief) if is_new else Role.objects.get(source=source)
    return ImportedBrief(role, is_new)


def _role_of(source: BriefSource, brief: Brief) -> Role:
    tiles = _store_spans(source, brief)
    draft = role_draft(brief, source_title=source.name, read_on=timezone.localdate(), tiles=tiles)
    role = Role(slug=role_slug(draft.title), owner=source.owner, origin=Role.Origin.BRIEF, source=source)
    write_role_facts(role=role, draft=draft)
    areas = dict(zip(area_keys(brief), brief.areas, strict=True))
    make_askable(write_questions(role=role, drafts=drafts_for(role=role, areas=areas, tiles=tiles)))
    return role


def _store_spans(source: BriefSource, brief: Brief) -> Tiles:
    spans = [Span(source=source, start=it.start, end=it.end, use=it.use) for it in brief.spans]
    return Tiles(Span.objects.bulk_create(spans))
