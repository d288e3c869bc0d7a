"""Writing the facts of a role guide. Areas and job titles keep their rows, since interviews point at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import RestrictedError

from questions.imports.ladder_writing import ladder_for
from questions.imports.role_drafts import RoleDraft
from questions.models import (
    Area,
    AreaWeight,
    CareerStage,
    CommonQuestion,
    JobTitle,
    Level,
    LevelExample,
    PathStep,
    PayBand,
    Role,
    Skill,
)

Levels = Mapping[str, Level]


@transaction.atomic
def write_role_facts(*, role: Role, draft: RoleDraft) -> None:
    """Make a new or stored role say what the draft says; a role whose levels change gets a new ladder."""
    _fill(role, draft)
    role.clean_fields(exclude=["ladder", "owner", "source"])
    role.save()
    levels = {level.key: level for level in role.ladder.levels.all()}
    areas = _write_areas(role, draft)
    _write_examples(draft, areas, levels)
    titles = _write_titles(role, draft, levels)
    _write_weights(draft, titles, areas)
    _write_lists(role, draft)
    _write_pay(role, draft, levels)


def _fill(role: Role, draft: RoleDraft) -> None:
    current = role.ladder if role.ladder_id else None
    role.ladder = ladder_for(levels=draft.levels, current=current)
    for name in (
        "title",
        "summary",
        "education",
        "career_path",
        "demand",
        "pay_region",
        "pay_note",
        "source_title",
        "source_read_on",
    ):
        setattr(role, name, getattr(draft, name))


def _write_areas(role: Role, draft: RoleDraft) -> dict[str, Area]:
    for position, area in enumerate(draft.areas):
        facts = {
            "name": area.name,
            "summary": area.summary,
            "assessed": area.assessed,
            "span": area.span,
            "position": position,
            "is_retired": False,
        }
        role.areas.update_or_create(key=area.key, defaults=facts)
    return {area.key: area for area in role.areas.all()}


def _write_examples(draft: RoleDraft, areas: Mapping[str, Area], levels: Levels) -> None:
    LevelExample.objects.filter(area__in=areas.values()).delete()
    LevelExample.objects.bulk_create(
        LevelExample(area=areas[area.key], level=levels[it.level], text=it.text, span=it.span)
        for area in draft.areas
        for it in area.examples
    )


def _write_titles(role: Role, draft: RoleDraft, levels: Levels) -> dict[str, JobTitle]:
    role.job_titles.exclude(key__in=[title.key for title in draft.titles]).delete()
    for position, title in enumerate(draft.titles):
        facts = {
            "name": title.name,
            "level": levels[title.level],
            "focus": title.focus,
            "position": position,
        }
        role.job_titles.update_or_create(key=title.key, defaults=facts)
    return {title.key: title for title in role.job_titles.all()}


def _write_weights(draft: RoleDraft, titles: Mapping[str, JobTitle], areas: Mapping[str, Area]) -> None:
    AreaWeight.objects.filter(job_title__in=titles.values()).delete()
    AreaWeight.objects.bulk_create(
        AreaWeight(job_title=titles[title.key], area=areas[area], weight=weight)
        for title in draft.titles
        for area, weight in title.weights.items()
    )


def _write_lists(role: Role, draft: RoleDraft) -> None:
    skills = [(Skill.Kind.SKILL, text) for text in draft.skills]
    skills += [(Skill.Kind.CERTIFICATION, text) for text in draft.certifications]
    role.skill_set.all().delete()
    Skill.objects.bulk_create(
        Skill(role=role, position=position, kind=kind, text=text)
        for position, (kind, text) in enumerate(skills)
    )
    role.pathstep_set.all().delete()
    PathStep.objects.bulk_create(
        PathStep(role=role, position=position, text=text) for position, text in enumerate(draft.steps)
    )
    role.careerstage_set.all().delete()
    CareerStage.objects.bulk_create(
        CareerStage(role=role, position=position, title=title, note=note)
        for position, (title, note) in enumerate(draft.stages)
    )
    role.commonquestion_set.all().delete()
    CommonQuestion.objects.bulk_create(
        CommonQuestion(role=role, position=position, question=question, answer=answer)
        for position, (question, answer) in enumerate(draft.faqs)
    )


def _write_pay(role: Role, draft: RoleDraft, levels: Levels) -> None:
    role.payband_set.all().delete()
    PayBand.objects.bulk_create(
        PayBand(
            role=role,
            position=position,
            level=levels[band.level] if band.level else None,
            low=band.low,
            high=band.high,
            currency=band.currency,
            open_ended=band.open_ended,
        )
        for position, band in enumerate(draft.pay)
    )


@transaction.atomic
def drop_areas(gone: Iterable[Area]) -> None:
    """Delete areas with their questions; hide one with a question that was asked, or written on the site."""
    for area in gone:
        if area.questions.filter(versions__file_sha256="").exists() or not _is_deleted(area):
            Area.objects.filter(pk=area.pk).update(is_retired=True)
            area.questions.filter(is_retired=False).update(is_retired=True, is_dropped=True)


def _is_deleted(area: Area) -> bool:
    """Try to delete it; False if an interview uses it."""
    try:
        with transaction.atomic():
            area.delete()
    except RestrictedError:
        return False
    return True
